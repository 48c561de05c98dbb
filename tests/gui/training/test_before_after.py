"""After a training: the recording that was sent beside the demos, and what stood out in it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.gui.app_window import LINK, AppWindow, sound
from tests.unit.services.scripted_samples import MEASURES, refused
from tests.unit.services.scripted_service import facts
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.errors import RefusedError, SampleProblem
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedRecording, CachedSound
from voicedesk.ui.deletion.dialogs import DeleteDialog
from voicedesk.ui.trainings.page import TrainingsPage
from voicedesk.ui.voices.history import RecordingPart

# A message from one of Qt's sound threads would wait for the interpreter, which waits for them.
pytestmark = pytest.mark.no_qt_log

RECORDING = "https://media.example.com/me.wav"
POOR = replace(MEASURES, seconds=3, noise_distance=9, clipped=9, clipped_spans=((1.0, 2.0),))


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.samples.recording = sound(6)
    app.begin(Voice("r", "Ready", "Success", "en", f"{LINK}r.mp3"))
    app.select("r")
    return app


def fill(app: AppWindow, *, keep: bool = True) -> None:
    app.window.panel.train.click()
    app.form.link.field.setText(RECORDING)
    app.wait(lambda: app.form.keep.isVisible() or app.form.sample.is_doubted)
    app.form.keep.box.setChecked(keep)
    if app.form.consent.agreed.isVisible():
        app.form.consent.agreed.setChecked(True)


def train(app: AppWindow, *, keep: bool = True, state: str = "Success") -> None:
    fill(app, keep=keep)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    app.service.set("r", state)
    app.source.links[f"{LINK}r.mp3"] = sound(2)
    app.run(app.voices_service.refresh())


def recording(app: AppWindow, line: int = 0) -> RecordingPart:
    return app.window.panel.history.lines[line].recording


def slots(app: AppWindow) -> list[str]:
    return [_kind(one.demo if one is not None else None) for one in app.compare._slots.all]


def _kind(sound: CachedSound | None) -> str:
    if sound is None:
        return ""
    return "recording" if isinstance(sound, CachedRecording) else str(sound.generation)


# Kept, where the person agrees


def test_keeping_the_recording_is_off_until_it_is_asked_for_and_then_remembered(
    app: AppWindow,
) -> None:
    app.window.panel.train.click()
    assert app.form.keep.isHidden(), "there is nothing to keep yet"
    app.form.link.field.setText(RECORDING)
    app.wait(app.form.keep.isVisible)
    assert not app.form.keep.box.isChecked()
    app.form.keep.box.setChecked(True)
    assert app.preferences.now.keep_samples
    app.form.close_button.click()
    fill(app)
    assert app.form.keep.box.isChecked()


def test_what_couldnt_be_listened_to_isnt_offered_to_be_kept(app: AppWindow) -> None:
    app.samples.problems[RECORDING] = refused(SampleProblem.TIMED_OUT)
    app.window.panel.train.click()
    app.form.link.field.setText(RECORDING)
    app.wait(lambda: app.form.sample.is_doubted)
    assert app.form.keep.isHidden()


def test_the_recording_is_kept_with_the_training_and_outlives_the_form(app: AppWindow) -> None:
    train(app)
    assert app.session is not None
    sample = app.session.demos.samples.get(app.voices_service.trainings[0])
    assert sample is not None
    assert sample.path.read_bytes() == app.samples.recording
    assert app.samples.dropped, "the form's own"
    assert recording(app).isVisible()


def test_without_the_persons_consent_nothing_is_kept(app: AppWindow) -> None:
    train(app, keep=False)
    assert app.session is not None
    assert app.session.demos.use.samples == 0
    assert recording(app).isHidden()


def test_a_recording_that_couldnt_be_kept_is_told_of(app: AppWindow) -> None:
    fill(app)
    for path in app.samples.folder.glob("sample-*"):
        path.unlink()
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert len(app.service.times("train")) == 1
    facts_said = [message.fact for message in app.window.messages.messages]
    assert any("Couldn’t save the recording" in said for said in facts_said)


def test_of_a_refused_training_the_form_still_has_its_recording(app: AppWindow) -> None:
    fill(app)
    app.service.fail("train", RefusedError(facts()))
    app.form.start.click()
    app.wait(lambda: app.service.times("train"))
    app.idle()
    assert app.window.desk.form_is_open
    assert app.session is not None
    assert app.session.demos.use.samples == 0
    app.form.sample.play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)


# Heard and compared


def test_the_history_plays_and_pauses_the_recording(app: AppWindow) -> None:
    train(app)
    part = recording(app)
    assert part.play.accessibleName().startswith("Play the recording: Training on ")
    part.play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    loaded = app.playing.demos.loaded
    assert loaded is not None
    assert isinstance(loaded, CachedRecording)
    assert part.play.accessibleName().startswith("Pause the recording: ")
    part.play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PAUSED)


def test_compare_holds_the_recording_the_new_demo_and_the_earlier_one(app: AppWindow) -> None:
    assert app.session is not None
    app.run(app.session.demos.fetch("r"))
    train(app)
    recording(app).compare.click()
    app.wait(lambda: app.compare.is_on)
    assert slots(app) == ["recording", "1", "0", ""]
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    heard = app.playing.demos.loaded
    assert isinstance(heard, CachedRecording)
    first = app.window.player.compare.slots[0]
    assert "recording" in first.accessibleName() or "recording" in first.toolTip()


def test_a_new_demo_that_isnt_here_yet_is_fetched_to_be_compared(app: AppWindow) -> None:
    assert app.session is not None
    app.preferences.change(keep_new_demos=False)
    train(app)
    assert "r" not in app.session.demos.cached
    recording(app).compare.click()
    app.wait(lambda: app.compare.is_on)
    assert slots(app) == ["recording", "1", "", ""]


def test_while_it_trains_the_recording_is_compared_with_the_demo_from_before(
    app: AppWindow,
) -> None:
    assert app.session is not None
    app.run(app.session.demos.fetch("r"))
    train(app, state="Training")
    recording(app).compare.click()
    app.wait(lambda: app.compare.is_on)
    assert slots(app) == ["recording", "0", "", ""]


def test_with_nothing_to_compare_it_with_compare_isnt_offered(app: AppWindow) -> None:
    train(app, state="Failed")
    assert recording(app).play.isVisible()
    assert recording(app).compare.isHidden()


def test_clearing_takes_the_recording_out_of_compare(app: AppWindow) -> None:
    assert app.session is not None
    train(app)
    recording(app).compare.click()
    app.wait(lambda: app.compare.is_on)
    app.playing.demos.close()
    app.compare._slots.clear()
    app.compare._fill(0, app.session.demos.all_for("r")[-1])
    app.playing.demos.unload()
    app.session.demos.set_in_use(())
    app.run(app.session.demos.clear())
    assert slots(app) == ["", "", "", ""]
    said = [message.fact for message in app.window.messages.messages]
    assert any("The recording of" in fact and "no longer on this computer" in fact for fact in said)
    assert recording(app).isHidden()


def test_the_page_of_trainings_plays_and_compares_it_too(app: AppWindow) -> None:
    assert app.session is not None
    app.run(app.session.demos.fetch("r"))
    train(app)
    app.trainings.show_trainings()
    page = app.window.desk.page
    assert isinstance(page, TrainingsPage)
    part = page.pane.facts
    assert part.play.isVisible()
    part.play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert part.play.accessibleName() == "Pause the recording"
    part.compare.click()
    app.wait(lambda: app.compare.is_on)
    assert slots(app) == ["recording", "1", "0", ""]


def test_a_recording_that_doesnt_play_stays_as_there_may_be_no_other(app: AppWindow) -> None:
    assert app.session is not None
    train(app)
    sample = app.session.demos.samples.get(app.voices_service.trainings[0])
    assert sample is not None
    sample.path.write_bytes(b"no sound at all")
    recording(app).play.click()
    app.wait(lambda: any("Can’t play" in one.fact for one in app.window.messages.messages))
    app.idle()
    assert any("the recording of" in one.fact for one in app.window.messages.messages)
    assert app.session.demos.use.samples == 1


def test_one_that_is_gone_is_no_longer_offered(app: AppWindow) -> None:
    train(app)
    assert app.session is not None
    sample = app.session.demos.samples.get(app.voices_service.trainings[0])
    assert sample is not None
    sample.path.unlink()
    recording(app).play.click()
    app.wait(lambda: recording(app).isHidden())
    assert app.session.demos.use.samples == 0


def test_the_question_before_deleting_tells_that_recordings_go_too(app: AppWindow) -> None:
    train(app)
    app.window.commands.delete.trigger()
    dialog = app.window.findChild(DeleteDialog)
    assert dialog is not None
    assert "1 saved training recording(s)" in dialog.sentence.text()
    dialog.keep.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.service.voices["s"] = Voice("s", "Other", "Success")
    app.run(app.voices_service.refresh())
    app.window.voices.table.selectAll()
    app.window.commands.delete.trigger()
    many = app.window.findChild(DeleteDialog)
    assert many is not None
    assert "1 saved training recording(s)" in many.sentence.text()
    many.keep.click()


# What there is to look at


def test_a_failed_training_tells_what_stood_out_in_that_recording(app: AppWindow) -> None:
    app.samples.measures = POOR
    train(app, keep=False, state="Failed")
    message = next(one for one in app.window.messages.messages if "failed" in one.fact)
    assert message.consequence.startswith(
        "The service gave no reason. Length: 3.0 s, problem. Too short"
    )
    assert (
        "Signal-to-noise: 9 dB, problem. There’s a lot of background noise" in message.consequence
    )
    assert "1 more issue" in message.consequence
    card = app.window.panel.card
    assert card.sentence.text() == "The service gave no reason."
    assert [line.name.text() for line in card.causes.lines] == [
        "Too short",
        "Loud background noise",
        "Clipped in places",
    ]
    assert card.causes.lines[0].accessibleName().startswith("Length: 3.0 s, problem.")
    assert card.causes.lines[2].accessibleName().endswith("Record with less gain if you can.")
    app.trainings.show_trainings()
    page = app.window.desk.page
    assert isinstance(page, TrainingsPage)
    assert page.pane.facts.check.text() == "3 issue(s)"
    names = [line.accessibleName() for line in page.pane.facts.flaws.lines]
    assert [name.partition(":")[0] for name in names] == ["Length", "Signal-to-noise", "Peaks"]


def test_a_failed_training_of_a_good_recording_says_that_nothing_was_found(app: AppWindow) -> None:
    train(app, keep=False, state="Failed")
    message = next(one for one in app.window.messages.messages if "failed" in one.fact)
    assert "We found no problem with the recording." in message.consequence
    assert "We found no problem" in app.window.panel.card.sentence.text()
    assert app.window.panel.card.causes.isHidden()


def test_of_a_recording_nobody_listened_to_nothing_is_claimed(app: AppWindow) -> None:
    app.samples.problems[RECORDING] = refused(SampleProblem.TIMED_OUT)
    fill(app)
    app.form.sample.anyway.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    app.service.set("r", "Failed")
    app.run(app.voices_service.refresh())
    message = next(one for one in app.window.messages.messages if "failed" in one.fact)
    assert message.consequence == "The service gave no reason. Try another recording."
    assert app.window.panel.card.sentence.text().endswith("music or background noise.")


def test_once_trained_again_what_stood_out_is_no_longer_told(app: AppWindow) -> None:
    app.samples.measures = POOR
    train(app, keep=False, state="Failed")
    app.samples.measures = MEASURES
    train(app, keep=False)
    assert app.window.panel.card.causes.isHidden()


def test_a_failure_that_isnt_that_trainings_own_isnt_put_on_its_recording(app: AppWindow) -> None:
    app.samples.measures = POOR
    train(app, keep=False)
    app.service.set("r", "Failed")
    app.run(app.voices_service.refresh())
    assert app.window.panel.card.isVisible()
    assert app.window.panel.card.causes.isHidden()
