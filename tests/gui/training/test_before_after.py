"""After a training: the recording that was sent beside the demos, and what stood out in it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.gui.bench import LINK, Bench, sound
from tests.unit.services.scripted_samples import MEASURES, refused
from tests.unit.services.scripted_service import facts
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.errors import RefusedError, SampleProblem
from voicedesk.domain.voice import Voice
from voicedesk.library.demo_rows import SAMPLE
from voicedesk.ui.common.recording import RecordingPart
from voicedesk.ui.deletion.dialogs import DeleteDialog, DeleteManyDialog
from voicedesk.ui.trainings.page import TrainingsPage

# A message from one of Qt's sound threads would wait for the interpreter, which waits for them.
pytestmark = pytest.mark.no_qt_log

RECORDING = "https://media.example.com/me.wav"
POOR = replace(MEASURES, seconds=3, noise_distance=9, clipped=9, clipped_spans=((1.0, 2.0),))


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.samples.recording = sound(6)
    bench.begin(Voice("r", "Ready", "Success", "en", f"{LINK}r.mp3"))
    bench.select("r")
    return bench


def fill(desk: Bench, *, keep: bool = True) -> None:
    desk.window.panel.train.click()
    desk.form.link.field.setText(RECORDING)
    desk.wait(lambda: desk.form.keep.isVisible() or desk.form.sample.is_doubted)
    desk.form.keep.box.setChecked(keep)
    if desk.form.consent.agreed.isVisible():
        desk.form.consent.agreed.setChecked(True)


def train(desk: Bench, *, keep: bool = True, state: str = "Success") -> None:
    fill(desk, keep=keep)
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    desk.idle()
    desk.service.set("r", state)
    desk.source.links[f"{LINK}r.mp3"] = sound(2)
    desk.run(desk.voices_service.refresh())


def recording(desk: Bench, line: int = 0) -> RecordingPart:
    return desk.window.panel.history.lines[line].recording


def slots(desk: Bench) -> list[str]:
    looks = desk.compare._slots.all
    return ["" if one is None or one.demo is None else str(one.demo.generation) for one in looks]


# Kept, where the person agrees


def test_keeping_the_recording_is_off_until_it_is_asked_for_and_then_remembered(
    desk: Bench,
) -> None:
    desk.window.panel.train.click()
    assert desk.form.keep.isHidden(), "there is nothing to keep yet"
    desk.form.link.field.setText(RECORDING)
    desk.wait(desk.form.keep.isVisible)
    assert not desk.form.keep.box.isChecked()
    desk.form.keep.box.setChecked(True)
    assert desk.preferences.now.keep_samples
    desk.form.cancel.click()
    fill(desk)
    assert desk.form.keep.box.isChecked()


def test_what_couldnt_be_listened_to_isnt_offered_to_be_kept(desk: Bench) -> None:
    desk.samples.problems[RECORDING] = refused(SampleProblem.TIMED_OUT)
    desk.window.panel.train.click()
    desk.form.link.field.setText(RECORDING)
    desk.wait(lambda: desk.form.sample.is_doubted)
    assert desk.form.keep.isHidden()


def test_the_recording_is_kept_with_the_training_and_outlives_the_form(desk: Bench) -> None:
    train(desk)
    assert desk.session is not None
    sample = desk.session.demos.samples.get(desk.voices_service.trainings[0])
    assert sample is not None
    assert sample.path.read_bytes() == desk.samples.recording
    assert desk.samples.dropped, "the form's own"
    assert recording(desk).isVisible()


def test_without_the_persons_consent_nothing_is_kept(desk: Bench) -> None:
    train(desk, keep=False)
    assert desk.session is not None
    assert desk.session.demos.use.samples == 0
    assert recording(desk).isHidden()


def test_a_recording_that_couldnt_be_kept_is_told_of(desk: Bench) -> None:
    fill(desk)
    for path in desk.samples.folder.glob("sample-*"):
        path.unlink()
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert len(desk.service.times("train")) == 1
    facts_said = [message.fact for message in desk.window.messages.messages]
    assert any("couldn’t be kept" in said for said in facts_said)


def test_of_a_refused_training_the_form_still_has_its_recording(desk: Bench) -> None:
    fill(desk)
    desk.service.fail("train", RefusedError(facts()))
    desk.form.start.click()
    desk.wait(lambda: desk.service.times("train"))
    desk.idle()
    assert desk.window.desk.form_is_open
    assert desk.session is not None
    assert desk.session.demos.use.samples == 0
    desk.form.sample.play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)


# Heard and compared


def test_the_history_plays_and_pauses_the_recording(desk: Bench) -> None:
    train(desk)
    part = recording(desk)
    assert part.play.accessibleName().startswith("Play the recording: Training on ")
    part.play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    loaded = desk.playing.demos.loaded
    assert loaded is not None
    assert loaded.generation == SAMPLE
    assert part.play.accessibleName().startswith("Pause the recording: ")
    part.play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PAUSED)


def test_compare_holds_the_recording_the_new_demo_and_the_earlier_one(desk: Bench) -> None:
    assert desk.session is not None
    desk.run(desk.session.demos.fetch("r"))
    train(desk)
    recording(desk).compare.click()
    desk.wait(lambda: desk.compare.is_on)
    assert slots(desk) == [str(SAMPLE), "1", "0", ""]
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    heard = desk.playing.demos.loaded
    assert heard is not None
    assert heard.generation == SAMPLE
    first = desk.window.player.compare.slots[0]
    assert "recording" in first.accessibleName() or "recording" in first.toolTip()


def test_a_new_demo_that_isnt_here_yet_is_fetched_to_be_compared(desk: Bench) -> None:
    assert desk.session is not None
    desk.preferences.change(keep_new_demos=False)
    train(desk)
    assert "r" not in desk.session.demos.cached
    recording(desk).compare.click()
    desk.wait(lambda: desk.compare.is_on)
    assert slots(desk) == [str(SAMPLE), "1", "", ""]


def test_while_it_trains_the_recording_is_compared_with_the_demo_from_before(desk: Bench) -> None:
    assert desk.session is not None
    desk.run(desk.session.demos.fetch("r"))
    train(desk, state="Training")
    recording(desk).compare.click()
    desk.wait(lambda: desk.compare.is_on)
    assert slots(desk) == [str(SAMPLE), "0", "", ""]


def test_with_nothing_to_compare_it_with_compare_isnt_offered(desk: Bench) -> None:
    train(desk, state="Failed")
    assert recording(desk).play.isVisible()
    assert recording(desk).compare.isHidden()


def test_clearing_takes_the_recording_out_of_compare(desk: Bench) -> None:
    assert desk.session is not None
    train(desk)
    recording(desk).compare.click()
    desk.wait(lambda: desk.compare.is_on)
    desk.playing.demos.close()
    desk.compare._slots.clear()
    desk.compare._fill(0, desk.session.demos.all_for("r")[-1])
    desk.playing.demos.unload()
    desk.session.demos.set_in_use(())
    desk.run(desk.session.demos.clear())
    assert slots(desk) == ["", "", "", ""]
    said = [message.fact for message in desk.window.messages.messages]
    assert any("The recording of" in fact and "no longer kept" in fact for fact in said)
    assert recording(desk).isHidden()


def test_the_page_of_trainings_plays_and_compares_it_too(desk: Bench) -> None:
    assert desk.session is not None
    desk.run(desk.session.demos.fetch("r"))
    train(desk)
    desk.trainings.show_trainings()
    page = desk.window.desk.page
    assert isinstance(page, TrainingsPage)
    part = page.pane.facts
    assert part.play.isVisible()
    part.play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    assert part.play.accessibleName() == "Pause the recording"
    part.compare.click()
    desk.wait(lambda: desk.compare.is_on)
    assert slots(desk) == [str(SAMPLE), "1", "0", ""]


def test_a_recording_that_doesnt_play_stays_as_there_may_be_no_other(desk: Bench) -> None:
    assert desk.session is not None
    train(desk)
    sample = desk.session.demos.samples.get(desk.voices_service.trainings[0])
    assert sample is not None
    sample.path.write_bytes(b"no sound at all")
    recording(desk).play.click()
    desk.wait(lambda: any("can’t be played" in one.fact for one in desk.window.messages.messages))
    desk.idle()
    assert any("The recording of" in one.fact for one in desk.window.messages.messages)
    assert desk.session.demos.use.samples == 1


def test_one_that_is_gone_is_no_longer_offered(desk: Bench) -> None:
    train(desk)
    assert desk.session is not None
    sample = desk.session.demos.samples.get(desk.voices_service.trainings[0])
    assert sample is not None
    sample.path.unlink()
    recording(desk).play.click()
    desk.wait(lambda: recording(desk).isHidden())
    assert desk.session.demos.use.samples == 0


def test_the_question_before_deleting_tells_that_recordings_go_too(desk: Bench) -> None:
    train(desk)
    desk.window.commands.delete.trigger()
    dialog = desk.window.findChild(DeleteDialog)
    assert dialog is not None
    assert "1 recording(s) sent for training, kept on this computer" in dialog.sentence.text()
    dialog.keep.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.service.voices["s"] = Voice("s", "Other", "Success")
    desk.run(desk.voices_service.refresh())
    desk.window.voices.table.selectAll()
    desk.window.commands.delete.trigger()
    many = desk.window.findChild(DeleteManyDialog)
    assert many is not None
    assert "1 recording(s) sent for training, kept on this computer" in many.sentence.text()
    many.keep.click()


# What there is to look at


def test_a_failed_training_tells_what_stood_out_in_that_recording(desk: Bench) -> None:
    desk.samples.measures = POOR
    train(desk, keep=False, state="Failed")
    message = next(one for one in desk.window.messages.messages if "failed" in one.fact)
    assert message.consequence.startswith("The service gave no reason. Length: 3.0 s, bad. 10 to")
    assert "Signal to noise: 9 dB, bad. There’s a lot of noise" in message.consequence
    assert "1 more finding" in message.consequence
    card = desk.window.panel.card
    assert card.sentence.text() == "This stood out in the recording that was sent:"
    assert [line.name.text() for line in card.flaws.lines] == [
        "Length",
        "Signal to noise",
        "Peaks",
    ]
    assert card.flaws.lines[0].status.text() == "Bad"
    assert card.flaws.lines[2].advice.text().startswith("In places it’s too loud")
    desk.trainings.show_trainings()
    page = desk.window.desk.page
    assert isinstance(page, TrainingsPage)
    assert page.pane.facts.check.text() == "3 finding(s)"
    names = [line.accessibleName() for line in page.pane.facts.flaws.lines]
    assert [name.partition(":")[0] for name in names] == ["Length", "Signal to noise", "Peaks"]


def test_a_failed_training_of_a_good_recording_says_that_nothing_was_found(desk: Bench) -> None:
    train(desk, keep=False, state="Failed")
    message = next(one for one in desk.window.messages.messages if "failed" in one.fact)
    assert "Nothing was found wrong with the recording from here." in message.consequence
    assert "Nothing was found wrong" in desk.window.panel.card.sentence.text()
    assert desk.window.panel.card.flaws.isHidden()


def test_of_a_recording_nobody_listened_to_nothing_is_claimed(desk: Bench) -> None:
    desk.samples.problems[RECORDING] = refused(SampleProblem.TIMED_OUT)
    fill(desk)
    desk.form.sample.anyway.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    desk.idle()
    desk.service.set("r", "Failed")
    desk.run(desk.voices_service.refresh())
    message = next(one for one in desk.window.messages.messages if "failed" in one.fact)
    assert message.consequence == "The service gave no reason. Try another recording."
    assert desk.window.panel.card.sentence.text().startswith("Try another recording")


def test_once_trained_again_what_stood_out_is_no_longer_told(desk: Bench) -> None:
    desk.samples.measures = POOR
    train(desk, keep=False, state="Failed")
    desk.samples.measures = MEASURES
    train(desk, keep=False)
    assert desk.window.panel.card.flaws.isHidden()


def test_a_failure_that_isnt_that_trainings_own_isnt_put_on_its_recording(desk: Bench) -> None:
    desk.samples.measures = POOR
    train(desk, keep=False)
    desk.service.set("r", "Failed")
    desk.run(desk.voices_service.refresh())
    assert desk.window.panel.card.isVisible()
    assert desk.window.panel.card.flaws.isHidden()
