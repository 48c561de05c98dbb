"""A recording from a file: opened, trimmed, heard as it is sent, uploaded and trained from."""

import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.app.conftest import RunningProgram, Start
from tests.sandbox_process import control
from voicedesk.app.child_processes import SANDBOX_TOKEN
from voicedesk.ui.training.recording_card import RecordingCard

pytestmark = pytest.mark.no_qt_log
RATE = 24_000


def write_recording(path: Path, seconds: float = 14) -> Path:
    at = np.arange(int(seconds * RATE)) / RATE
    speech = (at > 1.5) & (at < seconds - 1.5) & (np.sin(2 * np.pi * 1.3 * at) > -0.5)
    sound = 9000 * np.sin(2 * np.pi * (180 + 40 * np.sin(at)) * at) * speech
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(sound.astype("<i2").tobytes())
    return path


@pytest.fixture
def program(start: Start) -> RunningProgram:
    made = start(sandbox=True)
    made.settle()
    return made


def card(program: RunningProgram) -> RecordingCard:
    return program.parts.training.form.card


def open_recording(program: RunningProgram, path: Path) -> None:
    program.parts.training.open_files([path])
    program.wait(lambda: card(program).report is not None)


def test_a_file_is_trimmed_and_trained_from(program: RunningProgram, tmp_path: Path) -> None:
    path = write_recording(tmp_path / "My voice.wav")
    open_recording(program, path)
    form, shown = program.parts.training.form, card(program)
    assert shown.title.text() == "My voice.wav"
    assert (shown.cut.since, shown.cut.to) == (0, 14)
    shown.trim.click()
    assert 1 < shown.cut.since < 1.6
    assert 12.3 < shown.cut.to < 13.2
    program.wait(lambda: shown.report is not None)
    form.name.field.setText("From a file")
    form.consent.speaker.field.setText("Ann Lee")
    form.consent.agreed.click()
    form.keep.box.setChecked(True)
    assert form.start.isEnabled(), form.note.text()
    cut = shown.cut
    form.start.click()
    program.wait(lambda: not program.window.desk.form_is_open)
    session = program.parts.training._session
    assert session is not None
    training = session.voices.trainings[0]
    assert training.voice_name == "From a file"
    assert training.origin is not None
    assert (training.origin.since, training.origin.to) == (cut.since, cut.to)
    assert "/storage/" in training.audio_url
    trained = {"id": training.voice_id, "state": "Success", "demo": "zh-1.mp3"}
    control(session.account.address, SANDBOX_TOKEN, "voices", {"voices": [trained]})
    program.wait(lambda: session.voices.by_id[training.voice_id].is_ready)
    program.wait(lambda: session.uploads.left == 0)
    assert shown.used.text() == ""
    program.window.commands.new.trigger()
    open_recording(program, path)
    assert "From a file" in shown.used.text(), "the same recording for another voice is noticed"
    program.parts.training.train_again(training)
    program.wait(lambda: shown.report is not None)
    assert shown.title.text() == "From a file"
    assert shown.subtitle.text().endswith(", 0:01–0:12 of the original")
    assert shown.wave.duration == pytest.approx(1000 * cut.seconds, abs=1)
    assert not form.start.accessibleDescription(), "it was agreed to this very recording"
    shown.wave.show_range(0, 8000)
    assert "agree" in form.start.accessibleDescription(), "and not to another cut"
    form.close_button.click()
    program.window.voices.table.select(training.voice_id)
    program.window.commands.train.trigger()
    program.wait(lambda: shown.report is not None)
    assert (shown.title.text(), shown.cut.to) == ("From a file", 8), "the draft has it, too"


def test_the_range_is_moved_by_keys_and_at_least_a_second_stays(
    program: RunningProgram, tmp_path: Path
) -> None:
    open_recording(program, write_recording(tmp_path / "a.wav", 5))
    start, end = card(program).wave.start, card(program).wave.end
    start.setFocus()
    program.qtbot.keyClick(start, Qt.Key.Key_Right)
    assert card(program).cut.since == 0.1
    program.qtbot.keyClick(start, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert card(program).cut.since == 1.1
    program.qtbot.keyClick(start, Qt.Key.Key_End)
    assert card(program).cut.since == 4.0
    program.qtbot.keyClick(end, Qt.Key.Key_Home)
    assert card(program).cut.to == 5.0
    assert (start.accessibleName(), end.accessibleName()) == ("Trim start", "Trim end")
    assert min(start.width(), end.width()) >= 24


def test_what_is_no_audio_says_so_and_can_be_removed(
    program: RunningProgram, tmp_path: Path
) -> None:
    path = tmp_path / "letter.wav"
    path.write_text("Dear voice, this is no sound at all. " * 50)
    program.parts.training.open_files([path])
    program.wait(lambda: card(program).error is not None)
    form = program.parts.training.form
    assert not form.start.isEnabled()
    card(program).remove.click()
    assert card(program).isHidden()
    assert form.local is None


def test_the_file_and_its_range_are_there_again(program: RunningProgram, tmp_path: Path) -> None:
    open_recording(program, write_recording(tmp_path / "again.wav"))
    card(program).wave.show_range(2000, 9000)
    program.window.commands.new.trigger()
    program.parts.training.form.close_button.click()
    program.window.commands.new.trigger()
    program.wait(lambda: card(program).has_recording)
    assert (card(program).cut.since, card(program).cut.to) == (2, 9)
    QApplication.processEvents()
