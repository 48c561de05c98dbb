"""The recorder: its states, its keys, and the takes that it finds, judges, uses and deletes."""

import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QProgressBar, QPushButton

from tests.gui.app_window import AppWindow, sound
from voicedesk.audio.recorder import RecorderFault, TakeFile
from voicedesk.domain.recordings import LocalRecording
from voicedesk.domain.samples import FindingStatus
from voicedesk.ui.training.recorder_presenter import RecorderPresenter
from voicedesk.ui.training.recorder_view import RecorderState, RecorderView

pytestmark = pytest.mark.no_qt_log
RATE = 48_000


def write_take(folder: Path, number: int, seconds: float) -> Path:
    """A take as it is written, sample by sample."""
    path = folder / "takes" / f"take-{number}.wav"
    file = TakeFile(path, rate=RATE, channels=1)
    at = np.arange(int(seconds * RATE)) / RATE
    voice = np.sin(2 * np.pi * 180 * at) * (np.sin(2 * np.pi * 1.1 * at) > -0.4)
    file.append((voice * 9000).astype("<i2").tobytes())
    file.close()
    assert file.error is None
    return path


@pytest.fixture
def recorder(app: AppWindow, tmp_path: Path) -> RecorderPresenter:
    app.begin()
    assert app.session is not None
    app.training.open_new()
    made = app.training.recorder
    made._account_folder = lambda _name: tmp_path
    made.open_account(app.session)
    return made


def takes(recorder: RecorderPresenter) -> list[int]:
    return [line.take.number for line in recorder.view.lines]


def test_a_take_that_a_crash_left_is_found_and_judged(
    app: AppWindow, recorder: RecorderPresenter, tmp_path: Path
) -> None:
    write_take(tmp_path, 1, 12)
    write_take(tmp_path, 3, 2)
    app.form.choice.show_values("zh", "")
    recorder.open()
    app.wait(lambda: takes(recorder) == [3, 1])
    assert [round(line.take.seconds) for line in recorder.view.lines] == [2, 12]
    short, good = recorder.view.lines
    app.wait(lambda: bool(short.verdict.text()) and bool(good.verdict.text()))
    assert short.verdict.text() == "Too short"
    app.wait(lambda: recorder.view.text.text() != "")
    assert any("\u4e00" <= letter <= "\u9fff" for letter in recorder.view.text.text())
    first = recorder.view.text.text()
    recorder.view.another.click()
    assert recorder.view.text.text() != first


def test_a_take_is_used_and_the_recorder_left(
    app: AppWindow, recorder: RecorderPresenter, tmp_path: Path
) -> None:
    path = write_take(tmp_path, 2, 11)
    used: list[LocalRecording] = []
    recorder.taken.connect(used.append)
    recorder.open()
    app.wait(lambda: takes(recorder) == [2])
    recorder.view.lines[0].use.click()
    assert [(one.path, one.title, one.is_take) for one in used] == [(path, "Take 2", True)]
    assert not recorder.is_open


def test_what_was_just_recorded_is_used_by_one_button(
    app: AppWindow, recorder: RecorderPresenter, tmp_path: Path
) -> None:
    recorder.open()
    assert recorder.view.use.isHidden(), "there is nothing to use"
    for number in (1, 2):
        write_take(tmp_path, number, 11)
    recorder._look()
    app.wait(lambda: takes(recorder) == [2, 1])
    app.find(QPushButton, "Use recording").click()
    app.wait(lambda: app.form.card.has_recording)
    assert app.form.card.title.text() == "Take 2"


def test_another_take_is_chosen_from_a_menu(
    app: AppWindow, recorder: RecorderPresenter, tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        write_take(tmp_path, number, 10 + number)
    app.training.open_files([tmp_path / "takes" / "take-2.wav"])
    recorder._look()
    card = app.form.card
    app.wait(lambda: card.takes.isVisible() and card.has_recording)
    assert card.takes.text().startswith("3 take")
    card.takes.click()
    menu = app.window.findChild(QMenu, options=Qt.FindChildOption.FindChildrenRecursively)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert [one.split(" · ")[:2] for one in words[:3]] == [
        ["Take 3", "0:13"],
        ["Take 2", "0:12"],
        ["Take 1", "0:11"],
    ]
    assert [action.isChecked() for action in menu.actions()[:3]] == [False, True, False]
    menu.actions()[2].trigger()
    menu.close()
    app.wait(lambda: card.has_recording and card.title.text() == "Take 1")
    assert not recorder.is_open
    (tmp_path / "me.wav").write_bytes(sound(12))
    app.training.open_files([tmp_path / "me.wav"])
    assert card.takes.isHidden(), "that is none"
    app.wait(lambda: card.report is not None)


def test_the_recorder_is_made_when_it_is_first_needed_and_record_begins(app: AppWindow) -> None:
    app.begin()
    app.training.open_new()
    assert not app.form.findChildren(RecorderView)
    app.find(QPushButton, "Record").click()
    (view,) = app.form.findChildren(RecorderView)
    assert view.isVisible()
    assert view.notice.text().startswith("No microphone available."), "it began at once"
    assert view.device.hasFocus(), "not a field outside the recorder"
    assert app.find(QProgressBar, "Input level").value() == 0
    app.wait(lambda: view.text.text() != "")


def test_a_deleted_take_can_be_brought_back(
    app: AppWindow, recorder: RecorderPresenter, tmp_path: Path
) -> None:
    path = write_take(tmp_path, 1, 11)
    recorder.open()
    app.wait(lambda: takes(recorder) == [1])
    recorder.view.lines[0].delete.click()
    app.wait(lambda: takes(recorder) == [])
    assert not path.exists()
    app.window.commands.undo.trigger()
    app.wait(lambda: takes(recorder) == [1])
    with wave.open(str(path)) as file:
        assert file.getnframes() == 11 * RATE
    recorder.view.lines[0].delete.click()
    app.wait(lambda: takes(recorder) == [])
    recorder.close_account()
    assert app.session is not None
    recorder.open_account(app.session)
    recorder.open()
    app.wait(lambda: not any(tmp_path.joinpath("takes").iterdir()))


def test_takes_that_are_deleted_in_quick_succession_are_all_gone(
    app: AppWindow, recorder: RecorderPresenter, tmp_path: Path
) -> None:
    paths = [write_take(tmp_path, number, 11) for number in (1, 2, 3)]
    recorder.open()
    app.wait(lambda: takes(recorder) == [3, 2, 1])
    for line in recorder.view.lines[:2]:
        line.delete.click()
    app.wait(lambda: takes(recorder) == [1])
    assert [path.exists() for path in paths] == [True, False, False]


def test_without_a_microphone_it_says_so(recorder: RecorderPresenter, app: AppWindow) -> None:
    recorder.open()
    assert not recorder.view.main.isEnabled()
    assert recorder.view.device.accessibleName() == "Microphone: No microphone"
    recorder._toggle()
    assert recorder.view.notice.text().startswith("No microphone available.")
    assert recorder.view.state is RecorderState.READY
    assert not recorder.is_recording
    recorder._failed(RecorderFault.DISK)
    assert "Free some space" in recorder.view.notice.text()


def test_the_level_is_told_in_words_once_it_changed(recorder: RecorderPresenter) -> None:
    recorder.open()
    view = recorder.view
    told = []
    for level in (-60.0, -30.0, -12.0, -3.0):
        recorder._levels.clear()
        recorder._show_level(level)
        told.append(view.loudness)
    assert told == ["", "soft", "good", "loud"]
    assert view.notice.isHidden()
    for _ in range(25):
        recorder._show_level(-100.0)
    assert view.notice.text().startswith("No sound is coming")
    recorder._show_level(-20.0)
    assert view.notice.isHidden()


def test_space_pauses_while_it_records(app: AppWindow, recorder: RecorderPresenter) -> None:
    recorder.open()
    view, pressed = recorder.view, []
    view.paused.connect(lambda: pressed.append(1))
    view.setFocus()
    app.qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not pressed
    view.show_state(RecorderState.RECORDING)
    assert view.pause.isVisible()
    assert view.main.text() == "Stop recording"
    app.qtbot.keyClick(view, Qt.Key.Key_Space)
    assert pressed
    view.show_state(RecorderState.PAUSED)
    assert view.pause.text() == "Resume"
    view.show_state(RecorderState.READY)
    QApplication.processEvents()
    assert not view.pause.isVisible()


def test_a_verdict_has_a_word_beside_its_colour(
    app: AppWindow, recorder: RecorderPresenter, tmp_path: Path
) -> None:
    write_take(tmp_path, 1, 11)
    recorder.open()
    app.wait(lambda: takes(recorder) == [1])
    line = recorder.view.lines[0]
    line.show_verdict(FindingStatus.GOOD, "Good")
    assert line.verdict.text() == "Good"
    assert line.use.accessibleName() == "Use take 1"
    assert line.delete.accessibleName() == "Delete take 1"
