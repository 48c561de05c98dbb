"""Marks and filters on the whole program: from the first paint to the end."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.gui.app.conftest import RunningProgram
from tests.sandbox_process import Sandbox
from voicedesk.app.account_switch import OPENING
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.sidebar.sidebar import FAVOURITES
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]


def marked(program: RunningProgram) -> str:
    program.settle()
    voice_id = program.select_ready()
    annotations = program.parts.annotations
    annotations.set_favourite([voice_id], favourite=True)
    annotations.add_tag([voice_id], "news")
    return voice_id


def test_marks_and_filters_are_there_at_the_first_paint(
    sandbox: Sandbox, start_on: StartOn
) -> None:
    program = start_on(sandbox)
    voice_id = marked(program)
    program.wait(lambda: "news" in program.window.sidebar.tags.buttons)
    program.parts.filters.choose(VoiceFilter(state="Success", favourites=True, tags=("news",)))
    program.finish()
    again = start_on(sandbox)
    window, model = again.window, again.window.model
    assert again.accounts.opened is None, "nothing but the first paint so far"
    assert model.rowCount() == 1
    assert model.index(0, VoiceColumn.TAGS).data() == "news"
    described = Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.index(0, VoiceColumn.NAME).data(described) == "Favourite"
    assert window.sidebar.places[FAVOURITES].accessibleDescription() == "1"
    assert window.sidebar.places["Success"].isChecked()
    assert window.sidebar.tags.buttons["news"].isChecked()
    assert [chip.text() for chip in window.voices.filter_bar.chips] == [
        "Ready",
        "Favourites",
        "news",
    ]
    again.settle()
    assert model.row_of(voice_id) == 0
    assert model.rowCount() == 1


def test_a_note_being_typed_is_kept_at_the_end_and_with_the_account(
    sandbox: Sandbox, start_on: StartOn
) -> None:
    program = start_on(sandbox)
    program.settle()
    voice_id = program.select_ready()
    editor = program.window.panel.notes.editor
    editor.setFocus()
    program.qtbot.keyClicks(editor, "half a th")
    account = program.first.account
    program.accounts.open(account)
    program.wait(lambda: not program.tasks.is_busy(OPENING))
    program.settle()
    assert program.window.facts.marks_of(voice_id).note == "half a th"
    program.window.voices.table.select(voice_id)
    editor.setFocus()
    program.qtbot.keyClick(editor, Qt.Key.Key_End)
    program.qtbot.keyClicks(editor, "ought")
    program.run(program.end())  # the window is still open, as when a signal ends the program
    program.first.instance.release()
    program.finished = True
    program.window.hide()
    program.window.deleteLater()
    again = start_on(sandbox)
    assert again.window.facts.marks_of(voice_id).note == "half a thought"
    again.settle()
