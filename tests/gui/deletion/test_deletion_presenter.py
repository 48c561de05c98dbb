"""Several deleted by one question that lists them, and each one's result afterwards."""

import asyncio
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.gui.app_window import LINK, AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import (
    CallFacts,
    NoConnectionError,
    RefusedError,
    ServiceBrokenError,
    TimedOutError,
)
from voicedesk.domain.voice import Voice
from voicedesk.ui.deletion.dialogs import DeleteDialog
from voicedesk.ui.deletion.presenter import DELETE
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    """Voices a to e, of which d is paid for; all are chosen."""
    app.begin(
        *(
            Voice(name, f"Voice {name}", "Success", "en", LINK + name, "pro" * (name == "d"))
            for name in "abcde"
        )
    )
    app.window.voices.table.selectAll()
    return app


def ask(app: AppWindow) -> DeleteDialog:
    app.window.commands.delete.trigger()
    dialog = app.window.findChild(DeleteDialog)
    assert dialog is not None
    return dialog


def words(dialog: DeleteDialog) -> list[str]:
    """What a screen reader reads of the rows."""
    rows = dialog.list.model()
    return [rows.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(rows.rowCount())]


def results(dialog: DeleteDialog) -> dict[str, str]:
    return {row.voice.id: row.word for row in dialog.list.rows}


def test_a_voice_that_is_changed_meanwhile_stays_and_that_is_said(app: AppWindow) -> None:
    gate = asyncio.Event()

    async def change() -> None:
        await gate.wait()

    app.select("a")
    dialog = ask(app)
    app.tasks.write(TaskKey.change("a"), Operation(OperationKind.RENAME), change)
    dialog.act.click()
    said = app.window.messages.current
    assert said is not None
    assert said.text == "\u2068Voice a\u2069 wasn’t deleted. VoiceDesk is changing this voice."
    gate.set()
    app.idle()
    assert not app.service.times("delete")


def test_the_question_lists_them_and_says_which_stay(app: AppWindow) -> None:
    assert app.session is not None
    app.run(app.session.demos.fetch("a"))
    dialog = ask(app)
    assert dialog.title.text() == "Delete 4 voice(s)?"
    assert "permanently deletes" in dialog.sentence.text()
    assert "1 downloaded demo(s)" in dialog.sentence.text()
    assert words(dialog)[:4] == [f"Voice {name}, {name}" for name in "abce"]
    assert words(dialog)[4:] == ["Voice d, Paid voices can’t be deleted."]
    assert dialog.keep.hasFocus()
    assert dialog.title.text() in dialog.keep.accessibleDescription()
    assert dialog.omitted.isVisible()
    app.window.commands.delete.trigger()
    assert len(app.window.findChildren(Dialog)) == 1, "questions never pile up"
    QTest.keyClick(dialog.keep, Qt.Key.Key_Escape)
    app.idle()
    assert app.service.times("delete") == []


def test_once_all_are_gone_the_dialog_goes_and_the_line_says_so(app: AppWindow) -> None:
    dialog = ask(app)
    dialog.act.click()
    app.wait(lambda: app.window.messages.has("deletion"))
    app.idle()
    assert list(app.voices_service.by_id) == ["d"]
    assert app.window.findChild(DeleteDialog) is None
    message = app.window.messages.current
    assert message is not None
    assert (message.fact, message.consequence) == ("4 voice(s) deleted.", "")


def test_each_outcome_is_shown_with_its_reason(app: AppWindow) -> None:
    refusal = RefusedError(CallFacts("DELETE", "/", message="in <b>use</b>"))
    app.service.fail("delete", refusal, TimedOutError(facts(may_have_taken_effect=True)))
    dialog = ask(app)
    # After the refusal the voices are listed; after the doubt they can't be, nor at the end.
    app.service.answer("list", list(app.service.voices.values()))
    held = app.service.hold("delete")
    dialog.act.click()
    app.wait(held.arrived.is_set)
    app.service.fail("list", *[ServiceBrokenError(facts())] * 3)
    app.wait(lambda: results(dialog)["c"] == "Deleting…")
    assert (results(dialog)["e"], dialog.stop.isVisible()) == ("Waiting", True)
    held.let_through.set()
    app.wait(lambda: not app.tasks.is_busy(DELETE))
    app.idle()
    assert results(dialog)["a"] == "Not deleted"
    assert results(dialog)["c"] == results(dialog)["e"] == "Deleted"
    assert dialog.isVisible()
    assert not dialog.stop.isVisible()
    assert "in <b>use</b>" in words(dialog)[0]
    assert QAccessible.queryAccessibleInterface(dialog.list).childCount() == 5
    dialog.keep.click()
    assert not app.window.messages.has("deletion"), "all of it was shown"


def test_what_isnt_known_is_said_to_be_so(app: AppWindow) -> None:
    app.service.fail("delete", TimedOutError(facts(may_have_taken_effect=True)))
    app.service.fail("list", *[ServiceBrokenError(facts())] * 2)
    dialog = ask(app)
    dialog.act.click()
    app.wait(lambda: dialog.list.rows[0].word == "Unknown")
    app.idle()
    assert "Refresh to check" in words(dialog)[0]
    assert len(app.service.times("delete")) == 4, "none is asked for twice"


def test_closed_meanwhile_it_goes_on_and_the_line_tells_and_shows(app: AppWindow) -> None:
    app.service.fail("delete", RefusedError(facts()))
    held = app.service.hold("delete")
    dialog = ask(app)
    dialog.act.click()
    app.wait(held.arrived.is_set)
    QTest.keyClick(dialog.keep, Qt.Key.Key_Escape)
    held.let_through.set()
    app.wait(lambda: app.window.messages.has("deletion"))
    message = app.window.messages.current
    assert message is not None
    assert message.consequence == "1 not deleted."
    assert "Voice a, a, Not deleted" in message.details
    assert message.act is not None
    message.act()
    again = app.window.findChild(DeleteDialog)
    assert again is not None
    assert results(again)["a"] == "Not deleted"
    again.keep.click()


def test_stopping_leaves_the_rest(app: AppWindow) -> None:
    held = app.service.hold("delete")
    dialog = ask(app)
    dialog.act.click()
    app.wait(held.arrived.is_set)
    dialog.stop.click()
    held.let_through.set()
    app.wait(lambda: results(dialog).get("e") == "Not tried")
    assert sorted(app.voices_service.by_id) == ["b", "c", "d", "e"]
    assert len(app.service.times("delete")) == 1


def test_a_voice_that_is_being_changed_is_left_alone(app: AppWindow) -> None:
    held = app.service.hold("rename")
    app.voices.rename("b", "Other")
    app.wait(held.arrived.is_set)
    dialog = ask(app)
    assert "Other, VoiceDesk is changing this voice." in words(dialog)
    dialog.act.click()
    app.wait(lambda: app.window.messages.has("deletion"))
    held.let_through.set()
    app.idle()
    assert sorted(app.voices_service.by_id) == ["b", "d"]


def test_nothing_else_can_be_done_to_one_while_it_is_deleted(app: AppWindow) -> None:
    held = app.service.hold("delete")
    dialog = ask(app)
    dialog.act.click()
    app.wait(held.arrived.is_set)
    app.voices.rename("a", "Other")
    assert app.service.times("rename") == []
    held.let_through.set()
    app.idle()


def test_offline_and_of_paid_ones_alone_it_cannot_be_asked(app: AppWindow) -> None:
    bar = app.window.voices.selection_bar
    app.wait(lambda: bar.count.text() == "5 selected")
    assert bar.delete.isEnabled()
    app.service.fail("list", *[NoConnectionError(facts())] * 3)
    app.voices.refresh()
    app.wait(lambda: not bar.delete.isEnabled())
    assert "offline" in bar.delete.accessibleDescription()
    assert not app.window.commands.delete.isEnabled()


def test_the_question_goes_with_the_account(app: AppWindow) -> None:
    dialog = ask(app)
    app.deletion.close()
    assert not dialog.isVisible()
    assert app.session is not None
    app.deletion.open(app.session)


def test_very_many_are_asked_about_and_begun_with_at_once(app: AppWindow) -> None:
    app.service.voices = {key: Voice(key, "夜航" * 10) for key in map(str, range(40_000))}
    app.run(app.voices_service.refresh())
    app.window.voices.table.selectAll()
    held = app.service.hold("delete")
    began = time.process_time()
    app.deletion.ask()
    dialog = app.window.findChild(DeleteDialog)
    assert dialog is not None
    dialog.act.click()
    assert time.process_time() - began < 1, "it grows with the number, not with its square"
    app.wait(held.arrived.is_set)
    dialog.stop.click()
    held.let_through.set()
    app.wait(lambda: dialog.list.row(0).word == "Not tried")
