"""A backup of the whole program's account, taken in on another computer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.gui.app.conftest import RunningProgram
from tests.sandbox_process import Sandbox
from voicedesk.ui.kit.dialogs import QuestionDialog

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]


def choose(program: RunningProgram, path: Path) -> None:
    """Type a path into the file dialog that is open, and take it."""
    program.wait(lambda: program.window.findChild(QFileDialog) is not None)
    dialog = program.window.findChild(QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(QDir.toNativeSeparators(str(path)))
    dialog.accept()
    program.wait(lambda: program.window.findChild(QFileDialog) is None)


def back_up(program: RunningProgram, archive: Path) -> None:
    program.window.commands.backup.trigger()
    choose(program, archive)
    program.wait(lambda: "saved" in program.message("backup").fact)


def _facts(program: RunningProgram) -> list[str]:
    return [one.fact for one in program.window.messages.messages]


def test_what_one_computer_kept_is_on_another_and_newer_marks_there_stay(
    sandbox: Sandbox, start_on: StartOn, tmp_path: Path
) -> None:
    archive = tmp_path / "backup.zip"
    here = start_on(sandbox)
    here.settle()
    first, second = [voice.id for voice in here.window.model.all() if voice.is_ready][:2]
    here.parts.annotations.add_tag([first, second], "news")
    here.wait(lambda: here.window.model.facts.annotations.keys() >= {first, second})
    back_up(here, archive)
    here.finish()

    there = start_on(sandbox, data_dir=tmp_path / "another computer")
    there.settle()
    there.parts.annotations.add_tag([second], "newer")
    there.wait(lambda: second in there.window.model.facts.annotations)
    before = there.accounts.opened
    there.window.commands.restore.trigger()
    choose(there, archive)
    there.wait(lambda: there.window.findChild(QuestionDialog) is not None)
    there.window.findChild(QuestionDialog).act.click()
    there.wait(lambda: "restored" in there.message("backup").fact)
    there.wait(lambda: there.accounts.opened not in (None, before))
    there.settle()
    annotations = there.window.model.facts.annotations
    assert annotations[first].tags == ("news",)
    assert annotations[second].tags == ("newer",)
    assert "newer" in there.message("backup").consequence


def test_a_damaged_backup_changes_nothing_and_the_account_stays_open(
    sandbox: Sandbox, start_on: StartOn, tmp_path: Path
) -> None:
    archive = tmp_path / "backup.zip"
    program = start_on(sandbox)
    program.settle()
    voice_id = program.select_ready()
    program.parts.annotations.add_tag([voice_id], "news")
    program.wait(lambda: voice_id in program.window.model.facts.annotations)
    back_up(program, archive)
    whole = archive.read_bytes()
    program.window.commands.restore.trigger()
    choose(program, archive)
    program.wait(lambda: program.window.findChild(QuestionDialog) is not None)
    archive.write_bytes(whole[: len(whole) // 2])
    program.window.findChild(QuestionDialog).act.click()
    program.wait(lambda: _facts(program)[:1] == ["Couldn’t restore from “\u2068backup.zip\u2069”."])
    program.settle()
    assert program.window.model.facts.annotations[voice_id].tags == ("news",)
