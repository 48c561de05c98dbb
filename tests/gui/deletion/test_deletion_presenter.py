"""Several deleted by one question that lists them, and each one's result afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.gui.bench import LINK, Bench
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import (
    CallFacts,
    NoConnectionError,
    RefusedError,
    ServiceBrokenError,
    TimedOutError,
)
from voicedesk.domain.voice import Voice
from voicedesk.ui.deletion.dialogs import DeleteManyDialog
from voicedesk.ui.kit.dialogs import Dialog

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def desk(bench: Bench) -> Bench:
    """Voices a to e, of which d is paid for; all are chosen."""
    bench.begin(
        *(
            Voice(name, f"Voice {name}", "Success", "en", LINK + name, "pro" * (name == "d"))
            for name in "abcde"
        )
    )
    bench.window.voices.table.selectAll()
    return bench


def ask(desk: Bench) -> DeleteManyDialog:
    desk.window.commands.delete.trigger()
    dialog = desk.window.findChild(DeleteManyDialog)
    assert dialog is not None
    return dialog


def words(dialog: DeleteManyDialog) -> list[str]:
    """What a screen reader reads of the rows."""
    rows = dialog.list.model()
    return [rows.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(rows.rowCount())]


def results(dialog: DeleteManyDialog) -> dict[str, str]:
    return {row.voice.id: row.word for row in dialog.list.rows}


def test_the_question_lists_them_and_says_which_stay(desk: Bench) -> None:
    assert desk.session is not None
    desk.run(desk.session.demos.fetch("a"))
    dialog = ask(desk)
    assert dialog.title.text() == "Delete 4 voice(s)?"
    assert "can’t be brought back" in dialog.sentence.text()
    assert "1 demo(s) kept on this computer" in dialog.sentence.text()
    assert words(dialog)[:4] == [f"Voice {name}, {name}" for name in "abce"]
    assert words(dialog)[4:] == ["Voice d, Paid voices can’t be deleted."]
    assert dialog.keep.hasFocus()
    assert dialog.title.text() in dialog.keep.accessibleDescription()
    assert dialog.omitted.isVisible()
    desk.window.commands.delete.trigger()
    assert len(desk.window.findChildren(Dialog)) == 1, "questions never pile up"
    QTest.keyClick(dialog.keep, Qt.Key.Key_Escape)
    desk.idle()
    assert desk.service.times("delete") == []


def test_once_all_are_gone_the_dialog_goes_and_the_line_says_so(desk: Bench) -> None:
    dialog = ask(desk)
    dialog.delete.click()
    desk.wait(lambda: desk.window.messages.has("deletion"))
    desk.idle()
    assert list(desk.voices_service.by_id) == ["d"]
    assert desk.window.findChild(DeleteManyDialog) is None
    message = desk.window.messages.current
    assert message is not None
    assert (message.fact, message.consequence) == ("4 voice(s) deleted.", "")


def test_each_outcome_is_shown_with_its_reason(desk: Bench) -> None:
    refusal = RefusedError(CallFacts("DELETE", "/", message="in <b>use</b>"))
    desk.service.fail("delete", refusal, TimedOutError(facts(may_have_taken_effect=True)))
    dialog = ask(desk)
    # After the refusal the voices are listed; after the doubt they can't be, nor at the end.
    desk.service.answer("list", list(desk.service.voices.values()))
    held = desk.service.hold("delete")
    dialog.delete.click()
    desk.wait(held.arrived.is_set)
    desk.service.fail("list", *[ServiceBrokenError(facts())] * 3)
    desk.wait(lambda: results(dialog)["c"] == "Deleting…")
    assert (results(dialog)["e"], dialog.stop.isVisible()) == ("Waiting", True)
    held.let_through.set()
    desk.wait(lambda: not desk.tasks.is_busy("voices.delete"))
    desk.idle()
    assert results(dialog)["a"] == "Not deleted"
    assert results(dialog)["c"] == results(dialog)["e"] == "Deleted"
    assert dialog.isVisible()
    assert not dialog.stop.isVisible()
    assert "in <b>use</b>" in words(dialog)[0]
    assert QAccessible.queryAccessibleInterface(dialog.list).childCount() == 5
    dialog.shut.click()
    assert not desk.window.messages.has("deletion"), "all of it was shown"


def test_what_isnt_known_is_said_to_be_so(desk: Bench) -> None:
    desk.service.fail("delete", TimedOutError(facts(may_have_taken_effect=True)))
    desk.service.fail("list", *[ServiceBrokenError(facts())] * 2)
    dialog = ask(desk)
    dialog.delete.click()
    desk.wait(lambda: dialog.list.rows[0].word == "Not known")
    desk.idle()
    assert "Refresh the voices" in words(dialog)[0]
    assert len(desk.service.times("delete")) == 4, "none is asked for twice"


def test_closed_meanwhile_it_goes_on_and_the_line_tells_and_shows(desk: Bench) -> None:
    desk.service.fail("delete", RefusedError(facts()))
    held = desk.service.hold("delete")
    dialog = ask(desk)
    dialog.delete.click()
    desk.wait(held.arrived.is_set)
    QTest.keyClick(dialog.shut, Qt.Key.Key_Escape)
    held.let_through.set()
    desk.wait(lambda: desk.window.messages.has("deletion"))
    message = desk.window.messages.current
    assert message is not None
    assert message.consequence == "1 not deleted."
    assert "Voice a, a, Not deleted" in message.details
    assert message.act is not None
    message.act()
    again = desk.window.findChild(DeleteManyDialog)
    assert again is not None
    assert results(again)["a"] == "Not deleted"
    again.shut.click()


def test_stopping_leaves_the_rest(desk: Bench) -> None:
    held = desk.service.hold("delete")
    dialog = ask(desk)
    dialog.delete.click()
    desk.wait(held.arrived.is_set)
    dialog.stop.click()
    held.let_through.set()
    desk.wait(lambda: results(dialog).get("e") == "Not tried")
    assert sorted(desk.voices_service.by_id) == ["b", "c", "d", "e"]
    assert len(desk.service.times("delete")) == 1


def test_a_voice_that_is_being_changed_is_left_alone(desk: Bench) -> None:
    held = desk.service.hold("rename")
    desk.voices.rename("b", "Other")
    desk.wait(held.arrived.is_set)
    dialog = ask(desk)
    assert "Voice b, This voice is being changed." in words(dialog)
    dialog.delete.click()
    desk.wait(lambda: desk.window.messages.has("deletion"))
    held.let_through.set()
    desk.idle()
    assert sorted(desk.voices_service.by_id) == ["b", "d"]


def test_nothing_else_can_be_done_to_one_while_it_is_deleted(desk: Bench) -> None:
    held = desk.service.hold("delete")
    dialog = ask(desk)
    dialog.delete.click()
    desk.wait(held.arrived.is_set)
    desk.voices.rename("a", "Other")
    assert desk.service.times("rename") == []
    held.let_through.set()
    desk.idle()


def test_offline_and_of_paid_ones_alone_it_cannot_be_asked(desk: Bench) -> None:
    bar = desk.window.voices.selection_bar
    desk.wait(lambda: bar.count.text() == "5 selected")
    assert bar.delete.isEnabled()
    desk.service.fail("list", *[NoConnectionError(facts())] * 3)
    desk.voices.refresh()
    desk.wait(lambda: not bar.delete.isEnabled())
    assert "offline" in bar.delete.accessibleDescription()
    assert not desk.window.commands.delete.isEnabled()


def test_the_question_goes_with_the_account(desk: Bench) -> None:
    dialog = ask(desk)
    desk.deletion.close()
    assert not dialog.isVisible()
    assert desk.session is not None
    desk.deletion.open(desk.session)
