"""Recordings on this computer in the form: which are opened, and where they are looked for."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.gui.app_window import LINK, AppWindow, sound
from voicedesk.domain.storage import StorageProvider, StorageSettings
from voicedesk.domain.voice import Voice

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
