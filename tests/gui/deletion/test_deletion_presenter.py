"""Several deleted by one question that lists them, and each one's outcome afterwards."""

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
from voicedesk.ui.deletion.dialogs import DeleteManySheet
from voicedesk.ui.kit.dialogs import Sheet

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


def ask(desk: Bench) -> DeleteManySheet:
    desk.window.commands.delete.trigger()
    sheet = desk.window.findChild(DeleteManySheet)
    assert sheet is not None
    return sheet


def words(sheet: DeleteManySheet) -> list[str]:
    """What a screen reader reads of the rows."""
    rows = sheet.list.model()
    return [rows.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(rows.rowCount())]


def outcomes(sheet: DeleteManySheet) -> dict[str, str]:
    return {row.voice.id: row.word for row in sheet.list.rows}


def test_the_question_lists_them_and_says_which_stay(desk: Bench) -> None:
    assert desk.session is not None
    desk.run(desk.session.shelf.fetch("a"))
    sheet = ask(desk)
    assert sheet.title.text() == "Delete 4 voice(s)?"
    assert "can’t be brought back" in sheet.sentence.text()
    assert "1 demo(s) kept on this computer" in sheet.sentence.text()
    assert words(sheet)[:4] == [f"Voice {name}, {name}" for name in "abce"]
    assert words(sheet)[4:] == ["Voice d, Paid voices can’t be deleted."]
    assert sheet.keep.hasFocus()
    assert sheet.title.text() in sheet.keep.accessibleDescription()
    assert sheet.omitted.isVisible()
    desk.window.commands.delete.trigger()
    assert len(desk.window.findChildren(Sheet)) == 1, "questions never pile up"
    QTest.keyClick(sheet.keep, Qt.Key.Key_Escape)
    desk.idle()
    assert desk.service.times("delete") == []


def test_once_all_are_gone_the_sheet_goes_and_the_line_says_so(desk: Bench) -> None:
    sheet = ask(desk)
    sheet.delete.click()
    desk.wait(lambda: desk.window.board.has("deletion"))
    desk.idle()
    assert list(desk.book.voices) == ["d"]
    assert desk.window.findChild(DeleteManySheet) is None
    message = desk.window.board.current
    assert message is not None
    assert (message.fact, message.consequence) == ("4 voice(s) deleted.", "")


def test_each_outcome_is_shown_with_its_reason(desk: Bench) -> None:
    refusal = RefusedError(CallFacts("DELETE", "/", message="in <b>use</b>"))
    desk.service.fail("delete", refusal, TimedOutError(facts(may_have_taken_effect=True)))
    sheet = ask(desk)
    # After the refusal the voices are listed; after the doubt they can't be, nor at the end.
    desk.service.answer("list", list(desk.service.voices.values()))
    held = desk.service.hold("delete")
    sheet.delete.click()
    desk.wait(held.arrived.is_set)
    desk.service.fail("list", *[ServiceBrokenError(facts())] * 3)
    desk.wait(lambda: outcomes(sheet)["c"] == "Deleting…")
    assert (outcomes(sheet)["e"], sheet.stop.isVisible()) == ("Waiting", True)
    held.let_through.set()
    desk.wait(lambda: not desk.work.is_busy("voices.delete"))
    desk.idle()
    assert outcomes(sheet)["a"] == "Not deleted"
    assert outcomes(sheet)["c"] == outcomes(sheet)["e"] == "Deleted"
    assert sheet.isVisible()
    assert not sheet.stop.isVisible()
    assert "in <b>use</b>" in words(sheet)[0]
    assert QAccessible.queryAccessibleInterface(sheet.list).childCount() == 5
    sheet.shut.click()
    assert not desk.window.board.has("deletion"), "all of it was shown"


def test_what_isnt_known_is_said_to_be_so(desk: Bench) -> None:
    desk.service.fail("delete", TimedOutError(facts(may_have_taken_effect=True)))
    desk.service.fail("list", *[ServiceBrokenError(facts())] * 2)
    sheet = ask(desk)
    sheet.delete.click()
    desk.wait(lambda: sheet.list.rows[0].word == "Not known")
    desk.idle()
    assert "Refresh the voices" in words(sheet)[0]
    assert len(desk.service.times("delete")) == 4, "none is asked for twice"


def test_closed_meanwhile_it_goes_on_and_the_line_tells_and_shows(desk: Bench) -> None:
    desk.service.fail("delete", RefusedError(facts()))
    held = desk.service.hold("delete")
    sheet = ask(desk)
    sheet.delete.click()
    desk.wait(held.arrived.is_set)
    QTest.keyClick(sheet.shut, Qt.Key.Key_Escape)
    held.let_through.set()
    desk.wait(lambda: desk.window.board.has("deletion"))
    message = desk.window.board.current
    assert message is not None
    assert message.consequence == "1 not deleted."
    assert "Voice a, a, Not deleted" in message.details
    assert message.act is not None
    message.act()
    again = desk.window.findChild(DeleteManySheet)
    assert again is not None
    assert outcomes(again)["a"] == "Not deleted"
    again.shut.click()


def test_stopping_leaves_the_rest(desk: Bench) -> None:
    held = desk.service.hold("delete")
    sheet = ask(desk)
    sheet.delete.click()
    desk.wait(held.arrived.is_set)
    sheet.stop.click()
    held.let_through.set()
    desk.wait(lambda: outcomes(sheet).get("e") == "Not tried")
    assert sorted(desk.book.voices) == ["b", "c", "d", "e"]
    assert len(desk.service.times("delete")) == 1


def test_a_voice_that_is_being_changed_is_left_alone(desk: Bench) -> None:
    held = desk.service.hold("rename")
    desk.voices.rename("b", "Other")
    desk.wait(held.arrived.is_set)
    sheet = ask(desk)
    assert "Voice b, This voice is being changed." in words(sheet)
    sheet.delete.click()
    desk.wait(lambda: desk.window.board.has("deletion"))
    held.let_through.set()
    desk.idle()
    assert sorted(desk.book.voices) == ["b", "d"]


def test_nothing_else_can_be_done_to_one_while_it_is_deleted(desk: Bench) -> None:
    held = desk.service.hold("delete")
    sheet = ask(desk)
    sheet.delete.click()
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
    sheet = ask(desk)
    desk.deletion.close()
    assert not sheet.isVisible()
    assert desk.session is not None
    desk.deletion.open(desk.session)
