"""The panel: what is known of a voice, what can be done, and why not where it can't."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.bench import LINK, Bench
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import (
    NoConnectionError,
    NotFoundError,
    RefusedError,
    TimedOutError,
    TokenRefusedError,
)
from voicedesk.domain.voice import Voice
from voicedesk.ui.deletion.dialogs import DeleteDialog

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.begin(
        Voice("ready-0123456789abcdef", "Ready", "Success", "zh", f"{LINK}r.wav", "free"),
        Voice("empty", "Empty", "Init"),
        Voice("busy", "Busy", "Training", "en"),
        Voice("bad", "Bad", "Failed"),
        Voice("odd", "<b>Odd</b>", "Paused"),
        Voice("paid", "Paid", "Success", tier="pro"),
    )
    bench.select("ready-0123456789abcdef")
    return bench


def test_everything_known_is_shown(desk: Bench) -> None:
    panel = desk.window.panel
    assert panel.name.text() == "Ready"
    assert panel.pill.text() == "Ready"
    assert panel.details.id.text() == "ready-01…cdef"
    assert panel.details.id.accessibleName() == "ready-0123456789abcdef"
    assert (panel.details.language.text(), panel.details.tier.text()) == ("Chinese", "Free")
    assert panel.details.offline.text() == "Not kept yet"


@pytest.mark.parametrize(
    ("voice_id", "train", "rename", "delete", "said"),
    [
        ("ready-0123456789abcdef", True, True, True, ""),
        ("empty", True, True, True, ""),
        ("busy", False, True, True, "training"),
        ("bad", True, True, True, ""),
        ("odd", True, True, True, ""),
        ("paid", True, True, False, "paid"),
    ],
)
def test_only_what_makes_sense_is_enabled_and_the_reason_stands_there(
    desk: Bench, voice_id: str, train: bool, rename: bool, delete: bool, said: str
) -> None:
    desk.select(voice_id)
    panel, commands = desk.window.panel, desk.window.commands
    assert (panel.train.isEnabled(), panel.rename.isEnabled(), panel.delete.isEnabled()) == (
        train,
        rename,
        delete,
    )
    assert (commands.train.isEnabled(), commands.delete.isEnabled()) == (train, delete)
    assert panel.reason.isVisible() == bool(said)
    assert said in panel.reason.text().lower()


def test_offline_nothing_can_be_changed_and_the_id_still_copied(desk: Bench, qtbot: QtBot) -> None:
    desk.service.fail("list", NoConnectionError(facts()))
    desk.voices.refresh()
    desk.wait(lambda: desk.window.facts.offline)
    panel = desk.window.panel
    assert not (panel.train.isEnabled())
    assert not (panel.rename.isEnabled())
    assert not (panel.delete.isEnabled())
    assert "offline" in panel.reason.text()
    assert panel.details.copy.isEnabled()
    qtbot.keyClick(desk.window.voices.table, Qt.Key.Key_Delete)
    assert desk.window.findChild(DeleteDialog) is None


@pytest.mark.parametrize(
    ("voice_id", "fact"),
    [
        ("empty", "Not trained yet"),
        ("bad", "The service gave no reason."),
        ("odd", "Unknown state"),
        ("paid", "No demo"),
    ],
)
def test_what_cannot_be_heard_says_why(desk: Bench, voice_id: str, fact: str) -> None:
    desk.select(voice_id)
    assert desk.window.panel.card.isVisible()
    assert desk.window.panel.card.fact.text() == fact
    assert not desk.window.panel.wave.isVisible()


# Renaming


def begin(desk: Bench) -> None:
    desk.window.panel.rename.click()
    assert desk.window.panel.rename_form.name.field.hasFocus()


def test_the_panel_renames(desk: Bench, qtbot: QtBot) -> None:
    begin(desk)
    form = desk.window.panel.rename_form
    qtbot.keyClicks(form.name.field, "Other")
    form.save.click()
    desk.wait(lambda: desk.window.panel.name.text() == "Other")
    desk.idle()
    assert not form.isVisible()
    assert len(desk.service.times("rename")) == 1


def test_a_name_that_cannot_be_sent_cannot_be_saved(desk: Bench, qtbot: QtBot) -> None:
    begin(desk)
    form = desk.window.panel.rename_form
    form.name.field.setText("x" * 21)
    assert not form.save.isEnabled()
    qtbot.keyClick(form.name.field, Qt.Key.Key_Return)
    assert form.isVisible()


def test_escape_leaves_the_name_and_the_keyboard_where_they_were(desk: Bench, qtbot: QtBot) -> None:
    begin(desk)
    form = desk.window.panel.rename_form
    qtbot.keyClicks(form.name.field, "Other")
    qtbot.keyClick(form.name.field, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert desk.window.panel.rename.hasFocus()
    assert desk.service.times("rename") == []


def test_a_name_being_typed_survives_a_refresh(desk: Bench, qtbot: QtBot) -> None:
    begin(desk)
    field = desk.window.panel.rename_form.name.field
    qtbot.keyClicks(field, "Half")
    desk.service.set("ready-0123456789abcdef", "Success", name="Elsewhere")
    desk.run(desk.voices_service.refresh())
    assert field.isVisible()
    assert field.text() == "Half"
    desk.select("empty")
    assert not field.isVisible(), "and isn't meant for another voice"


def test_the_same_name_is_not_sent(desk: Bench) -> None:
    begin(desk)
    desk.window.panel.rename_form.save.click()
    desk.idle()
    assert desk.service.times("rename") == []


def test_f2_while_a_form_is_open_does_not_rename_behind_it(desk: Bench) -> None:
    desk.window.panel.train.click()
    desk.training._form.link.field.setFocus()
    desk.window.commands.rename.trigger()
    desk.training._form.cancel.click()
    assert not desk.window.panel.rename_form.isVisible()


def test_a_refused_name_is_told(desk: Bench) -> None:
    desk.service.fail("rename", RefusedError(facts()))
    desk.voices.rename("empty", "Other")
    desk.wait(lambda: desk.window.messages.has("rename:Empty"))
    assert desk.window.model.voice("empty").name == "Empty"  # type: ignore[union-attr]


# Deleting


def ask(desk: Bench) -> DeleteDialog:
    desk.window.panel.delete.click()
    dialog = desk.window.findChild(DeleteDialog)
    assert dialog is not None
    return dialog


def test_the_question_names_the_voice_and_the_safe_answer_has_the_keyboard(
    desk: Bench, qtbot: QtBot
) -> None:
    desk.select("odd")
    dialog = ask(desk)
    assert "<b>Odd</b>" in dialog.title.text()
    assert "can’t be brought back" in dialog.sentence.text()
    assert dialog.keep.hasFocus()
    desk.window.panel.delete.click()
    desk.deletion.ask()
    assert len(desk.window.findChildren(DeleteDialog)) == 1
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Escape)
    desk.idle()
    assert desk.service.times("delete") == []


def test_deleting_takes_the_neighbour(desk: Bench) -> None:
    table, model = desk.window.voices.table, desk.window.model
    row = model.row_of("empty")
    after = model.voice_at(row + 1)
    desk.select("empty")
    ask(desk).act.click()
    desk.wait(lambda: model.voice("empty") is None)
    assert after is not None
    assert table.current_id == after.id
    assert desk.window.panel.voice_id == after.id


def test_gone_already_counts_as_deleted(desk: Bench) -> None:
    desk.service.fail("delete", NotFoundError(facts()))
    desk.select("empty")
    ask(desk).act.click()
    desk.wait(lambda: desk.window.model.voice("empty") is None)
    assert desk.window.messages.current is None


def test_trying_again_asks_about_the_same_voice(desk: Bench) -> None:
    desk.service.fail("delete", NoConnectionError(facts()))
    desk.select("empty")
    ask(desk).act.click()
    desk.wait(lambda: desk.window.messages.has("delete:Empty"))
    desk.run(desk.voices_service.refresh())
    desk.idle()
    desk.select("bad")
    message = next(one for one in desk.window.messages.messages if one.key == "delete:Empty")
    assert message.act is not None
    message.act()
    assert "Empty" in desk.window.findChild(DeleteDialog).title.text()  # type: ignore[union-attr]


def test_while_it_is_deleted_nothing_else_can_be_asked_of_it(desk: Bench) -> None:
    held = desk.service.hold("delete")
    desk.select("empty")
    ask(desk).act.click()
    desk.wait(held.arrived.is_set)
    assert not desk.window.panel.train.isEnabled()
    assert desk.window.panel.reason.isVisible()
    held.let_through.set()
    desk.idle()


def test_the_open_question_goes_with_the_account(desk: Bench) -> None:
    dialog = ask(desk)
    closed: list[bool] = []
    dialog.closed.connect(lambda: closed.append(True))
    desk.deletion.close()
    desk.voices.close()
    assert closed == [True]
    assert desk.window.model.total == 0
    assert desk.window.panel.voice_id == ""
    desk.voices.open(desk.session)  # type: ignore[arg-type]
    desk.deletion.open(desk.session)  # type: ignore[arg-type]


def test_filters_show_counts_and_what_there_is_to_do(desk: Bench) -> None:
    page, sidebar = desk.window.voices, desk.window.sidebar
    assert sidebar.places[""].accessibleDescription() == "6"
    assert sidebar.places["Success"].accessibleDescription() == "2"
    sidebar.places["Failed"].click()
    assert (page.title.text(), page.count.text()) == ("Failed", "1")
    page.search.setText("nothing like it")
    assert page.none_found.isVisible()
    assert "nothing like it" in page.none_found.fact.text()
    page.none_found.primary.setFocus()
    page.none_found.primary.click()
    assert page.table.isVisible()
    assert page.table.hasFocus(), "and not a button that is gone"
    page.search.setText("ready")
    page.none_found.secondary.click()
    assert sidebar.places[""].isChecked()
    assert page.count.text() == "1"


def test_a_name_that_is_refused_is_not_lost(desk: Bench, qtbot: QtBot) -> None:
    desk.service.fail("rename", RefusedError(facts()))
    begin(desk)
    form = desk.window.panel.rename_form
    qtbot.keyClicks(form.name.field, "Other")
    form.save.click()
    desk.wait(lambda: desk.window.messages.current is not None)
    desk.idle()
    assert form.isVisible()
    assert form.name.name == "Other"


def test_a_refused_token_is_not_called_offline(desk: Bench) -> None:
    desk.service.fail("list", TokenRefusedError(facts()))
    desk.voices.refresh()
    desk.wait(lambda: desk.window.facts.offline)
    assert "token" in desk.window.panel.reason.text()


def test_a_list_that_never_came_is_not_called_empty(bench: Bench) -> None:
    bench.service.fail("list", NoConnectionError(facts()))
    with pytest.raises(NoConnectionError):
        bench.begin()
    page = bench.window.voices
    assert page.unlisted.isVisible()
    page.unlisted.primary.click()
    bench.wait(page.none_yet.isVisible)


def test_a_lost_answer_to_a_rename_is_told_as_possible(desk: Bench) -> None:
    desk.service.fail("rename", TimedOutError(facts(may_have_taken_effect=True)), after_acting=True)
    desk.voices.rename("empty", "Other")
    desk.wait(lambda: desk.window.messages.has("rename:Empty"))
    message = next(one for one in desk.window.messages.messages if one.key == "rename:Empty")
    assert "may have been renamed" in message.fact
