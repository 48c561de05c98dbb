"""The panel: what is known of a voice, what can be done, and why not where it can't."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.app_window import LINK, AppWindow
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
def app(app: AppWindow) -> AppWindow:
    app.begin(
        Voice("ready-0123456789abcdef", "Ready", "Success", "zh", f"{LINK}r.wav", "free"),
        Voice("empty", "Empty", "Init"),
        Voice("busy", "Busy", "Training", "en"),
        Voice("bad", "Bad", "Failed"),
        Voice("odd", "<b>Odd</b>", "Paused"),
        Voice("paid", "Paid", "Success", tier="pro"),
    )
    app.select("ready-0123456789abcdef")
    return app


def test_everything_known_is_shown(app: AppWindow) -> None:
    panel = app.window.panel
    assert panel.name.text() == "Ready"
    assert panel.pill.text() == "Ready"
    assert panel.details.id.text() == "ready-01…cdef"
    assert panel.details.id.accessibleName() == "ready-0123456789abcdef"
    assert (panel.details.language.text(), panel.details.tier.text()) == ("Chinese", "Free")
    assert panel.details.offline.text() == "Not downloaded"


def test_when_it_was_trained_is_told_whole(app: AppWindow) -> None:
    trained = app.window.panel.trained
    trained.setText("Trained today, 23:59")
    app.wait(lambda: trained.width() >= trained.sizeHint().width())


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
    app: AppWindow, voice_id: str, train: bool, rename: bool, delete: bool, said: str
) -> None:
    app.select(voice_id)
    panel, commands = app.window.panel, app.window.commands
    assert (panel.train.isEnabled(), panel.rename.isEnabled(), panel.delete.isEnabled()) == (
        train,
        rename,
        delete,
    )
    assert (commands.train.isEnabled(), commands.delete.isEnabled()) == (train, delete)
    assert panel.reason.isVisible() == bool(said)
    assert said in panel.reason.text().lower()


def test_offline_nothing_can_be_changed_and_the_id_still_copied(
    app: AppWindow, qtbot: QtBot
) -> None:
    app.service.fail("list", NoConnectionError(facts()))
    app.voices.refresh()
    app.wait(lambda: app.window.facts.offline)
    panel = app.window.panel
    assert not (panel.train.isEnabled())
    assert not (panel.rename.isEnabled())
    assert not (panel.delete.isEnabled())
    assert "offline" in panel.reason.text()
    assert panel.details.copy.isEnabled()
    qtbot.keyClick(app.window.voices.table, Qt.Key.Key_Delete)
    assert app.window.findChild(DeleteDialog) is None


@pytest.mark.parametrize(
    ("voice_id", "fact"),
    [
        ("empty", "Not trained yet"),
        ("bad", "Training failed."),
        ("odd", "Unknown state"),
        ("paid", "No demo"),
    ],
)
def test_what_cannot_be_heard_says_why(app: AppWindow, voice_id: str, fact: str) -> None:
    app.select(voice_id)
    assert app.window.panel.card.isVisible()
    assert app.window.panel.card.fact.text() == fact
    assert not app.window.panel.wave.isVisible()


def test_the_time_of_a_training_is_told_whole(app: AppWindow) -> None:
    now = time.time()
    for at in (now, now - 40 * 86_400, now - 400 * 86_400):
        app.window.facts.trained_at["ready-0123456789abcdef"] = at
        app.voices.select("empty")
        app.voices.select("ready-0123456789abcdef")
        QApplication.processEvents()
        label = app.window.panel.trained
        assert label.text().startswith("Trained ")
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


# Renaming


def begin(app: AppWindow) -> None:
    app.window.panel.rename.click()
    assert app.window.panel.rename_form.name.field.hasFocus()


def test_the_panel_renames(app: AppWindow, qtbot: QtBot) -> None:
    begin(app)
    form = app.window.panel.rename_form
    qtbot.keyClicks(form.name.field, "Other")
    form.save.click()
    app.wait(lambda: app.window.panel.name.text() == "Other")
    app.idle()
    assert not form.isVisible()
    assert len(app.service.times("rename")) == 1


def test_a_name_that_cannot_be_sent_cannot_be_saved(app: AppWindow, qtbot: QtBot) -> None:
    begin(app)
    form = app.window.panel.rename_form
    form.name.field.setText("x" * 21)
    assert not form.save.isEnabled()
    qtbot.keyClick(form.name.field, Qt.Key.Key_Return)
    assert form.isVisible()


def test_escape_leaves_the_name_and_the_keyboard_where_they_were(
    app: AppWindow, qtbot: QtBot
) -> None:
    begin(app)
    form = app.window.panel.rename_form
    qtbot.keyClicks(form.name.field, "Other")
    qtbot.keyClick(form.name.field, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert app.window.panel.rename.hasFocus()
    assert app.service.times("rename") == []


def test_a_name_being_typed_survives_a_refresh(app: AppWindow, qtbot: QtBot) -> None:
    begin(app)
    field = app.window.panel.rename_form.name.field
    qtbot.keyClicks(field, "Half")
    app.service.set("ready-0123456789abcdef", "Success", name="Elsewhere")
    app.run(app.voices_service.refresh())
    assert field.isVisible()
    assert field.text() == "Half"
    app.select("empty")
    assert not field.isVisible(), "and isn't meant for another voice"


def test_the_same_name_is_not_sent(app: AppWindow) -> None:
    begin(app)
    app.window.panel.rename_form.save.click()
    app.idle()
    assert app.service.times("rename") == []


def test_f2_while_a_form_is_open_does_not_rename_behind_it(app: AppWindow) -> None:
    app.window.panel.train.click()
    app.training.form.link.field.setFocus()
    app.window.commands.rename.trigger()
    app.training.form.close_button.click()
    assert not app.window.panel.rename_form.isVisible()


def test_a_refused_name_is_told(app: AppWindow) -> None:
    app.service.fail("rename", RefusedError(facts()))
    app.voices.rename("empty", "Other")
    app.wait(lambda: app.window.messages.has("rename:Empty"))
    assert app.window.model.voice("empty").name == "Empty"


# Deleting


def ask(app: AppWindow) -> DeleteDialog:
    app.window.panel.delete.click()
    dialog = app.window.findChild(DeleteDialog)
    assert dialog is not None
    return dialog


def test_the_question_names_the_voice_and_the_safe_answer_has_the_keyboard(
    app: AppWindow, qtbot: QtBot
) -> None:
    app.select("odd")
    dialog = ask(app)
    assert "<b>Odd</b>" in dialog.title.text()
    assert "permanently deletes" in dialog.sentence.text()
    assert dialog.keep.hasFocus()
    app.window.panel.delete.click()
    app.deletion.ask()
    assert len(app.window.findChildren(DeleteDialog)) == 1
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Escape)
    app.idle()
    assert app.service.times("delete") == []


def test_deleting_takes_the_neighbour(app: AppWindow) -> None:
    table, model = app.window.voices.table, app.window.model
    row = model.row_of("empty")
    after = model.voice_at(row + 1)
    app.select("empty")
    ask(app).act.click()
    app.wait(lambda: model.voice("empty") is None)
    assert after is not None
    assert table.current_id == after.id
    assert app.window.panel.voice_id == after.id


def test_gone_already_counts_as_deleted(app: AppWindow) -> None:
    app.service.fail("delete", NotFoundError(facts()))
    app.select("empty")
    ask(app).act.click()
    app.wait(lambda: app.window.messages.current)
    assert app.window.model.voice("empty") is None
    message = app.window.messages.current
    assert message is not None
    assert message.fact == "\u2068Empty\u2069 deleted."


def test_trying_again_asks_about_the_same_voice(app: AppWindow) -> None:
    app.service.fail("delete", NoConnectionError(facts()))
    app.select("empty")
    ask(app).act.click()
    app.wait(lambda: app.window.messages.has("delete:Empty"))
    app.run(app.voices_service.refresh())
    app.idle()
    app.select("bad")
    message = next(one for one in app.window.messages.messages if one.key == "delete:Empty")
    assert message.act is not None
    message.act()
    assert "Empty" in app.window.findChild(DeleteDialog).title.text()


def test_while_it_is_deleted_nothing_else_can_be_asked_of_it(app: AppWindow) -> None:
    held = app.service.hold("delete")
    app.select("empty")
    ask(app).act.click()
    app.wait(held.arrived.is_set)
    assert not app.window.panel.train.isEnabled()
    assert app.window.panel.reason.isVisible()
    held.let_through.set()
    app.idle()


def test_the_open_question_goes_with_the_account(app: AppWindow) -> None:
    dialog = ask(app)
    closed: list[bool] = []
    dialog.finished.connect(lambda: closed.append(True))
    app.deletion.close()
    app.voices.close()
    assert closed == [True]
    assert app.window.model.total == 0
    assert app.window.panel.voice_id == ""
    app.voices.open(app.session)
    app.deletion.open(app.session)


def test_filters_show_counts_and_what_there_is_to_do(app: AppWindow) -> None:
    page, sidebar = app.window.voices, app.window.sidebar
    assert sidebar.places[""].accessibleDescription() == "6"
    assert sidebar.places["Success"].accessibleDescription() == "2"
    sidebar.places["Failed"].click()
    assert (page.title.text(), page.count.text()) == ("Failed", "1 of 6")
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
    assert page.count.text() == "1 of 6"


def test_a_name_that_is_refused_is_not_lost(app: AppWindow, qtbot: QtBot) -> None:
    app.service.fail("rename", RefusedError(facts()))
    begin(app)
    form = app.window.panel.rename_form
    qtbot.keyClicks(form.name.field, "Other")
    form.save.click()
    app.wait(lambda: app.window.messages.current is not None)
    app.idle()
    assert form.isVisible()
    assert form.name.text == "Other"


def test_a_refused_token_is_not_called_offline(app: AppWindow) -> None:
    app.service.fail("list", TokenRefusedError(facts()))
    app.voices.refresh()
    app.wait(lambda: app.window.facts.offline)
    assert "token" in app.window.panel.reason.text()


def test_a_lost_answer_to_a_rename_is_told_as_possible(app: AppWindow) -> None:
    app.service.fail("rename", TimedOutError(facts(may_have_taken_effect=True)), after_acting=True)
    app.voices.rename("empty", "Other")
    app.wait(lambda: app.window.messages.has("rename:Empty"))
    message = next(one for one in app.window.messages.messages if one.key == "rename:Empty")
    assert "may still have been renamed" in message.fact
