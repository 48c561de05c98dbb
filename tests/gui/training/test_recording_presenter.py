"""Recordings on this computer in the form: chosen, dropped, trimmed, uploaded, sent again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton, QWidget

from tests.gui.app_window import LINK, AppWindow, sound
from tests.sandbox_process import StartSandbox
from voicedesk.domain.storage import StorageProvider, StorageSettings, sandbox_storage
from voicedesk.domain.voice import Voice
from voicedesk.storage.signing import SANDBOX_KEYS
from voicedesk.ui.settings.recording_storage import StorageDialog

pytestmark = pytest.mark.no_qt_log
STORAGE = StorageSettings(StorageProvider.OTHER, "https://s3.example", "here", "voices")
RECORDING = "https://media.example.com/me.wav"


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.samples.recording = sound(6)
    app.begin(Voice("r", "Ready", "Success", "en", f"{LINK}r.mp3"))
    app.select("r")
    return app


def test_what_was_kept_of_a_link_is_trained_from_again_where_it_can_be_sent(app: AppWindow) -> None:
    assert app.session is not None
    app.window.panel.train.click()
    app.form.link.field.setText(RECORDING)
    app.wait(app.form.keep.isVisible)
    app.form.keep.box.setChecked(True)
    app.form.consent.agreed.setChecked(True)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    app.service.set("r", "Success")
    app.run(app.voices_service.refresh())
    training = app.voices_service.trainings[0]
    app.training.train_again(training)
    assert app.form.link.field.text() == RECORDING, "without storage a file can't be sent"
    app.form.close_button.click()
    app.session.uploads.settings = STORAGE
    app.training.train_again(training)
    app.wait(lambda: app.form.card.has_recording)
    assert app.form.link.field.text() == ""
    assert app.form.card.title.text() == "Ready"
    assert app.form.card.subtitle.text().startswith("sent ")


def test_the_folder_of_the_last_recording_is_remembered(app: AppWindow, tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    path = folder / "me.wav"
    path.write_bytes(sound(2))
    app.window.panel.train.click()
    app.form.choose.click()
    app.window.findChild(QFileDialog).fileSelected.emit(str(path))
    app.wait(lambda: app.form.card.has_recording)
    app.window.findChild(QFileDialog).reject()
    app.wait(lambda: app.saved and app.saved[-1].recordings_folder == str(folder))
    app.wait(lambda: app.window.findChild(QFileDialog) is None)
    app.form.choose.click()
    dialog = app.window.findChild(QFileDialog)
    assert dialog.directory().path() == str(folder)
    dialog.reject()


# What is needed for it


def use(app: AppWindow, path: Path, seconds: float = 12) -> None:
    """Open a recording of this computer in the voice's form."""
    path.write_bytes(sound(seconds))
    app.training.open_files([path], "r")
    app.wait(lambda: app.form.card.report is not None)


def test_without_storage_the_form_offers_both_ways_on(app: AppWindow, tmp_path: Path) -> None:
    use(app, tmp_path / "me.wav")
    app.form.consent.agreed.setChecked(True)
    assert app.form.no_storage.isHidden(), "nobody asked for anything yet"
    app.form.start.click()
    assert app.form.no_storage.isVisible()
    assert app.form.no_storage.set_up.hasFocus()
    app.find(QPushButton, "Set up storage").click()
    app.wait(lambda: app.window.findChildren(StorageDialog))
    app.window.findChild(StorageDialog).reject()
    assert app.form.card.has_recording
    app.find(QPushButton, "Paste a link").click()
    assert app.form.link.field.hasFocus()
    assert app.form.local is None
    assert app.form.no_storage.isHidden()
    assert not app.service.times("train")


def test_another_recording_and_another_part_of_it_are_agreed_to_anew(
    app: AppWindow, tmp_path: Path
) -> None:
    use(app, tmp_path / "one.wav")
    form, agreed = app.form, app.form.consent.agreed
    agreed.setChecked(True)
    form.card.wave.show_range(0, 8000)
    assert not agreed.isChecked()
    agreed.setChecked(True)
    form.card.even.click()
    assert not agreed.isChecked()
    agreed.setChecked(True)
    use(app, tmp_path / "two.wav")
    assert not agreed.isChecked()
    assert not form.start.isEnabled()


def test_an_upload_that_is_cancelled_leaves_the_form_as_it_was_and_nothing_behind(
    app: AppWindow, start_sandbox: StartSandbox, tmp_path: Path
) -> None:
    sandbox = start_sandbox("--state", str(tmp_path / "state"), "--fault", "storage:hang:1")
    assert app.session is not None
    app.run(app.storage_keys.keep("work", SANDBOX_KEYS.text))
    app.session.uploads.settings = sandbox_storage(sandbox.url)
    use(app, tmp_path / "me.wav")
    form, card = app.form, app.form.card
    card.wave.show_range(0, 10_000)
    app.wait(lambda: card.report is not None)
    form.consent.agreed.setChecked(True)
    form.start.click()
    app.wait(card.cancel.isVisible)
    app.wait(lambda: sandbox.log()["seen"].get("storage"))  # it waits for the answer
    assert not card.wave.isEnabled()
    card.cancel.click()
    app.wait(form.start.isEnabled)
    assert (card.title.text(), card.cut.to) == ("me.wav", 10)
    assert form.consent.agreed.isChecked()
    assert not app.service.times("train")
    app.wait(lambda: app.session is not None and not app.session.uploads.left)
    assert not [*(tmp_path / "state.storage").glob("*")]


def test_what_the_person_keeps_stays_in_the_storage(
    app: AppWindow, start_sandbox: StartSandbox, tmp_path: Path
) -> None:
    sandbox = start_sandbox("--state", str(tmp_path / "state"))
    assert app.session is not None
    app.run(app.storage_keys.keep("work", SANDBOX_KEYS.text))
    app.session.uploads.settings = sandbox_storage(sandbox.url)
    app.training.show_storage()
    use(app, tmp_path / "me.wav")
    keep = app.find(QCheckBox, "Keep it there after training")
    assert not keep.isChecked()
    keep.click()
    assert app.form.storage.words.text().endswith("stays there.")
    app.form.consent.agreed.setChecked(True)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    assert app.session.uploads.left == 0
    app.run(app.session.uploads.clear())
    assert len([*(tmp_path / "state.storage").glob("*")]) == 1


# Files that are dropped


def drop(app: AppWindow, paths: list[Path], widget: QWidget, at: QPoint) -> None:
    """Drop files on a place in a widget, as the desktop tells the window of it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(widget.mapTo(app.window, at))
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    modifiers = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(place, action, data, button, modifiers)
    QApplication.sendEvent(app.window.windowHandle(), event)
    assert event.isAccepted()


def test_a_file_is_dropped_on_the_window_the_form_and_a_voice(
    app: AppWindow, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.wav", tmp_path / "two.wav"
    for path in (one, two):
        path.write_bytes(sound(12))
    table = app.window.voices.table
    below = QPoint(20, table.viewport().height() - 5)
    drop(app, [one], table.viewport(), below)
    assert app.form.is_new
    app.wait(lambda: app.form.card.report is not None)
    assert app.form.card.title.text() == "one.wav"
    drop(app, [two], app.form.name.field, QPoint(5, 5))
    app.wait(lambda: app.form.card.title.text() == "two.wav")
    assert app.form.name.field.text() == "", "no address is typed"
    drop(app, [one], table.viewport(), table.visualRect(table.model().index(0, 0)).center())
    assert app.form.voice_id == "r"
    app.wait(lambda: app.form.card.title.text() == "one.wav")
    app.wait(lambda: app.form.card.report is not None)


# The card's keys and handles


def test_the_card_is_worked_by_keys_and_its_handles_by_the_pointer(
    app: AppWindow, tmp_path: Path
) -> None:
    use(app, tmp_path / "me.wav")
    card, played = app.form.card, []
    card.play.clicked.connect(lambda: played.append(1))
    card.wave.start.setFocus()
    app.qtbot.keyClick(card.wave.start, Qt.Key.Key_Space)
    assert played
    app.wait(lambda: app.playing.view.sounding is not None)
    app.qtbot.keyClick(card.wave.start, Qt.Key.Key_Space)
    app.wait(lambda: app.playing.view.sounding is None)
    handle = card.wave.end
    grabbed = handle.rect().center()
    app.qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=grabbed)
    app.qtbot.mouseMove(handle, grabbed - QPoint(card.wave.width() // 2, 0))
    app.qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert 5 < card.cut.to < 7
    assert card.kept.text().startswith(f"{card.cut.seconds:.1f} s of 12")
    app.wait(lambda: card.report is not None)


def test_of_a_long_recording_a_minute_is_chosen_to_begin_with(
    app: AppWindow, tmp_path: Path
) -> None:
    use(app, tmp_path / "long.wav", 605)
    card = app.form.card
    assert card.beginning.isVisible()
    assert card.cut.seconds == 60
    assert card.wave.duration == 600_000
    use(app, tmp_path / "short.wav")
    assert card.beginning.isHidden()
    assert card.cut.seconds == 12
