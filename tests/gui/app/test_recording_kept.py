"""The recording that was sent, on the whole program over TCP: kept, counted, after a restart."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.gui.app.conftest import RunningProgram
from tests.gui.app.test_settings import StartOn, demos, open_storage
from tests.sandbox_process import Sandbox
from voicedesk.domain.samples import findings_of
from voicedesk.ui.kit.dialogs import QuestionDialog
from voicedesk.ui.training.form import TrainingForm

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def program(sandbox: Sandbox, start_on: StartOn) -> RunningProgram:
    made = start_on(sandbox)
    made.settle()
    return made


def fill(program: RunningProgram, link: str) -> TrainingForm:
    program.select_ready()
    program.window.panel.train.click()
    form: TrainingForm = program.parts.training.form
    form.link.field.setText(link)
    program.wait(form.keep.isVisible)
    if form.consent.agreed.isVisible():
        form.consent.agreed.setChecked(True)
    return form


def test_it_is_kept_counted_and_cleared(program: RunningProgram, sandbox: Sandbox) -> None:
    form = fill(program, f"{sandbox.url}/samples/en-reading.mp3")
    form.keep.box.setChecked(True)
    form.start.click()
    program.wait(lambda: not program.window.desk.form_is_open)
    training = program.voices.trainings[0]
    sample = demos(program).samples.get(training)
    assert sample is not None
    assert sample.path.stat().st_size == sample.size > 1000
    assert findings_of(training)
    storage = open_storage(program)
    assert storage.demos.text() == "0 demos, 1 recording"
    assert storage.clear.isEnabled()
    storage.clear.click()
    program.wait(lambda: program.window.findChild(QuestionDialog))
    dialog = program.window.findChild(QuestionDialog)
    assert dialog is not None
    dialog.act.click()
    program.wait(lambda: storage.demos.text() == "0 demos")
    program.wait(lambda: not sample.path.exists())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_choice_and_the_recording_are_there_after_a_restart(
    program: RunningProgram, sandbox: Sandbox, start_on: StartOn
) -> None:
    form = fill(program, f"{sandbox.url}/samples/en-reading.mp3")
    form.keep.box.setChecked(True)
    form.start.click()
    program.wait(lambda: not program.window.desk.form_is_open)
    voice_id = program.voices.trainings[0].voice_id
    program.finish()
    again = start_on(sandbox)
    again.settle()
    training = next(one for one in again.voices.trainings if one.voice_id == voice_id)
    sample = demos(again).samples.get(training)
    assert sample is not None
    assert sample.path.exists()
    assert findings_of(training)
    assert again.preferences.now.keep_samples
