"""Looking at the recording before it is sent: by itself, once more before sending, on purpose."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.bench import Bench, sound
from tests.unit.services.scripted_samples import MEASURES, refused
from tests.unit.services.scripted_service import facts
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.errors import RefusedError, SampleError, SampleProblem
from voicedesk.domain.voice import Voice
from voicedesk.ui.training.sample_view import SamplePart

# A message from one of Qt's sound threads would wait for the interpreter, which waits for them.
pytestmark = pytest.mark.no_qt_log

RECORDING = "https://media.example.com/me.wav"
OTHER = "https://media.example.com/other.wav"


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.samples.recording = sound(6)
    bench.begin(Voice("r", "Ready", "Success"), Voice("i", "Empty", "Init", language="zh"))
    bench.select("r")
    bench.window.panel.train.click()
    bench.form.consent.agreed.setChecked(True)
    return bench


def part(desk: Bench) -> SamplePart:
    return desk.form.sample


def enter(desk: Bench, link: str = RECORDING) -> None:
    desk.form.link.field.setText(link)


def found(desk: Bench, link: str = RECORDING) -> None:
    enter(desk, link)
    desk.wait(lambda: part(desk)._report is not None)


def sent(desk: Bench) -> int:
    return len(desk.service.times("train"))


def row_text(desk: Bench) -> list[str]:
    return [row.accessibleName() for row in part(desk).rows]


# By itself


def test_a_link_is_looked_at_once_it_rests(desk: Bench) -> None:
    assert part(desk).isHidden()
    for length in range(len("https://media.example.com/"), len(RECORDING) + 1):
        enter(desk, RECORDING[:length])
    assert desk.samples.opened == [], "not while it is typed"
    desk.wait(lambda: desk.samples.opened)
    desk.wait(lambda: part(desk).rows)
    assert desk.samples.opened == [RECORDING]
    assert part(desk).isVisible()
    assert part(desk).words() == "The recording is good."
    assert row_text(desk)[:2] == ["Length: 32 s, good.", "Format: 48 kHz, mono, good."]
    assert part(desk).length.text() == "0:32"
    assert desk.form.start.isEnabled()
    assert sent(desk) == 0


def test_what_is_not_good_says_what_to_do_and_blocks_nothing(desk: Bench) -> None:
    desk.samples.measures = replace(
        MEASURES, seconds=3, noise_distance=9, clipped=9, clipped_spans=((1.0, 2.0),)
    )
    found(desk)
    words = row_text(desk)
    assert words[0].startswith("Length: 3.0 s, bad. 10 to 60 seconds are advised.")
    assert words[3].startswith("Peaks: −2.5 dBFS, 9 cut off, doubtful. In places")
    assert words[5].startswith("Signal to noise: 9 dB, bad. There’s a lot of noise")
    row = part(desk).rows[0]
    assert (row.status.text(), row.status.isVisible()) == ("Bad", True), "not by colour alone"
    assert part(desk).wave._spans == ((1.0, 2.0),)
    assert desk.form.start.isEnabled()
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert sent(desk) == 1


def test_while_it_is_looked_at_the_form_says_so(desk: Bench) -> None:
    desk.samples.gate.clear()
    enter(desk)
    desk.wait(desk.samples.arrived.is_set)
    assert part(desk).fact.text() == "Listening to the recording…"
    assert desk.form.start.isEnabled()
    desk.samples.gate.set()
    desk.wait(lambda: part(desk).rows)
    assert part(desk).fact.isHidden() or not part(desk)._notice.isVisible()


def test_another_link_takes_its_place(desk: Bench) -> None:
    desk.samples.gate.clear()
    enter(desk)
    desk.wait(desk.samples.arrived.is_set)
    enter(desk, OTHER)
    assert part(desk).isHidden()
    desk.samples.gate.set()
    desk.wait(lambda: part(desk).rows)
    assert part(desk)._report is not None
    assert part(desk)._report.link == OTHER
    enter(desk, "")
    assert part(desk).isHidden()
    desk.wait(lambda: len(desk.samples.dropped) == 1)


def test_spaces_around_are_the_same_link(desk: Bench) -> None:
    found(desk)
    enter(desk, f"  {RECORDING} ")
    assert part(desk).rows
    desk.idle()
    assert desk.samples.opened == [RECORDING]


# What the service is sure to refuse


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<title>Shared \xe2\x80\xae with you</title>", "This is a web page, not a recording."),
        (b"{}", "What’s at this address isn’t audio."),
        (b"", "The file at this address is empty."),
    ],
)
def test_what_is_no_recording_is_not_sent(desk: Bench, content: bytes, words: str) -> None:
    desk.samples.links[RECORDING] = content
    found(desk)
    assert part(desk).fact.text() == words
    assert part(desk).anyway.isHidden()
    assert not desk.form.start.isEnabled()
    assert desk.form.start.accessibleDescription() == desk.form.note.text() == words
    if content.startswith(b"<title"):
        assert "Shared  with you" in part(desk).page.text(), "without what turns text round"
        assert "\u202e" not in part(desk).page.text()
    desk.qtbot.keyClick(desk.form.name.field, Qt.Key.Key_Return)
    desk.idle()
    assert sent(desk) == 0


def test_nothing_there_is_found_before_sending_too(desk: Bench) -> None:
    desk.samples.problems[RECORDING] = refused(SampleProblem.NOTHING_THERE, 404)
    enter(desk)
    desk.form.start.click()
    desk.wait(lambda: part(desk)._report is not None)
    desk.idle()
    assert sent(desk) == 0
    assert desk.form.note.text() == "There’s nothing at this address (HTTP 404)."
    del desk.samples.problems[RECORDING]
    part(desk).again.click()
    desk.wait(lambda: part(desk).rows)
    assert desk.form.start.isEnabled()


# Out of reach


@pytest.fixture
def unreachable(desk: Bench) -> Bench:
    desk.samples.problems[RECORDING] = refused(SampleProblem.REFUSED, 403)
    return desk


def test_what_cannot_be_reached_is_sent_on_purpose_alone(unreachable: Bench) -> None:
    desk = unreachable
    enter(desk)
    desk.form.start.click()
    desk.wait(part(desk).anyway.isVisible)
    desk.idle()
    assert sent(desk) == 0
    assert desk.form.isVisible()
    assert part(desk).anyway.hasFocus(), "the one thing left to do"
    assert "HTTP 403" in part(desk).fact.text()
    part(desk).anyway.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert sent(desk) == 1
    assert desk.samples.opened == [RECORDING], "it isn't looked at again"


def test_the_purpose_waits_for_what_is_missing(unreachable: Bench) -> None:
    desk = unreachable
    desk.form.name.field.clear()
    found(desk)
    part(desk).anyway.click()
    assert part(desk).advice.text() == "It’ll be sent without having been checked."
    assert part(desk).anyway.isHidden()
    assert sent(desk) == 0
    desk.form.name.field.setText("Narrator")
    desk.form.consent.agreed.setChecked(True)
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert sent(desk) == 1


def test_a_purpose_is_for_one_link(unreachable: Bench) -> None:
    desk = unreachable
    desk.samples.problems[OTHER] = refused(SampleProblem.NO_CONNECTION)
    desk.form.name.field.clear()
    found(desk)
    part(desk).anyway.click()
    enter(desk, OTHER)
    desk.form.name.field.setText("Narrator")
    desk.form.consent.agreed.setChecked(True)
    desk.form.start.click()
    desk.wait(part(desk).anyway.isVisible)
    desk.idle()
    assert sent(desk) == 0


def test_a_purpose_ends_with_what_was_typed(unreachable: Bench) -> None:
    desk = unreachable
    desk.form.name.field.clear()
    found(desk)
    part(desk).anyway.click()
    enter(desk, "")
    enter(desk)
    desk.form.name.field.setText("Narrator")
    desk.form.consent.agreed.setChecked(True)
    desk.form.start.click()
    desk.wait(part(desk).anyway.isVisible)
    desk.idle()
    assert sent(desk) == 0


def test_what_was_out_of_reach_is_tried_again_before_sending(unreachable: Bench) -> None:
    desk = unreachable
    found(desk)
    desk.samples.problems.clear()
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert sent(desk) == 1
    assert desk.samples.opened == [RECORDING] * 2


@pytest.mark.parametrize("problem", [SampleProblem.TOO_LARGE, SampleProblem.TOO_SLOW])
def test_audio_that_could_not_be_measured_is_sent(desk: Bench, problem: SampleProblem) -> None:
    desk.samples.problems[RECORDING] = refused(problem)
    found(desk)
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert sent(desk) == 1
    assert desk.samples.opened == [RECORDING]


# Before sending


def test_start_looks_first_and_sends_then(desk: Bench) -> None:
    desk.samples.gate.clear()
    enter(desk)
    desk.form.start.click()
    desk.wait(desk.samples.arrived.is_set)
    assert desk.form.start.text() == "Checking…"
    assert sent(desk) == 0
    desk.samples.gate.set()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert sent(desk) == 1
    assert desk.samples.opened == [RECORDING]


def test_an_impatient_enter_cancels_nothing(desk: Bench) -> None:
    desk.samples.gate.clear()
    enter(desk)
    desk.form.link.field.setFocus()
    for _ in range(3):
        desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    desk.wait(desk.samples.arrived.is_set)
    desk.samples.gate.set()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert sent(desk) == 1


@pytest.mark.parametrize("how", ["cancel", "account", "end"])
def test_leaving_while_it_is_looked_at_sends_nothing(desk: Bench, how: str) -> None:
    desk.samples.gate.clear()
    enter(desk)
    desk.form.start.click()
    desk.wait(desk.samples.arrived.is_set)
    before = time.monotonic()
    desk.batch.rest()  # as before each account goes
    if how == "cancel":
        desk.form.cancel.click()
        desk.idle()
    elif how == "account":
        desk.run(desk.tasks.end_all(("voices.",), 5.0))
    else:
        desk.run(desk.tasks.close(5.0))
    assert time.monotonic() - before < 2, "there is no answer to wait for"
    desk.samples.gate.set()
    desk.idle()
    QApplication.processEvents()
    assert sent(desk) == 0


def test_a_form_that_goes_on_to_another_voice_sends_nothing_for_the_first(desk: Bench) -> None:
    desk.samples.gate.clear()
    enter(desk)
    desk.form.start.click()
    desk.wait(desk.samples.arrived.is_set)
    desk.select("i")
    desk.window.commands.train.trigger()
    assert desk.form.voice_id == "i"
    desk.samples.gate.set()
    desk.idle()
    assert sent(desk) == 0


def test_a_slot_of_another_language_is_made_after_the_look_alone(desk: Bench) -> None:
    desk.form.cancel.click()
    desk.window.voices.new.click()
    desk.wait(lambda: desk.window.desk.form_is_open)
    desk.idle()
    desk.form.name.field.setText("Narrator")
    desk.form.consent.agreed.setChecked(True)
    desk.form.choice.language_box.setCurrentIndex(2)
    desk.form.choice.more.click()
    desk.samples.problems[RECORDING] = refused(SampleProblem.NOTHING_THERE, 404)
    enter(desk)
    desk.form.start.click()
    desk.wait(lambda: part(desk)._report is not None)
    desk.idle()
    assert len(desk.service.times("create")) == 1
    desk.samples.problems.clear()
    part(desk).again.click()
    desk.wait(lambda: part(desk).rows)
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert len(desk.service.times("create")) == 2
    assert sent(desk) == 1


def test_an_error_of_the_service_leaves_what_was_found(desk: Bench) -> None:
    desk.service.fail("train", RefusedError(facts()))
    found(desk)
    desk.form.start.click()
    desk.wait(lambda: desk.window.messages.has("train:Ready"))
    desk.idle()
    assert part(desk).rows
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert desk.samples.opened == [RECORDING]
    desk.wait(lambda: len(desk.samples.dropped) == 1)


def test_an_unforeseen_error_is_told_and_sends_nothing(desk: Bench) -> None:
    desk.samples.problems[RECORDING] = ZeroDivisionError()  # type: ignore[assignment]
    enter(desk)
    desk.form.start.click()
    desk.wait(lambda: desk.window.messages.has("check sample:"))
    desk.idle()
    assert sent(desk) == 0
    assert part(desk).isHidden()


# Hearing it


def test_it_is_heard_in_the_same_player(desk: Bench) -> None:
    desk.samples.measures = replace(MEASURES, seconds=6)
    found(desk)
    assert part(desk).play.accessibleName() == "Play the recording"
    part(desk).play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING and desk.player.position > 50)
    assert part(desk).play.accessibleName() == "Pause the recording"
    assert desk.window.player.note.text() == "The recording to train from"
    desk.wait(lambda: part(desk).wave.value() > 50)
    part(desk).play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PAUSED)
    part(desk).wave.setValue(4000)
    desk.wait(lambda: desk.player.position >= 4000)


def test_a_place_can_be_heard_at_once(desk: Bench) -> None:
    desk.samples.measures = replace(MEASURES, seconds=6, clipped=9, clipped_spans=((3.0, 4.0),))
    found(desk)
    row = part(desk).rows[3]
    assert row.hear.text() == "Hear it at 0:03"
    row.hear.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING and desk.player.position >= 3000)


def test_tab_goes_from_the_waveform_to_its_places_and_on_to_the_name(desk: Bench) -> None:
    desk.samples.measures = replace(MEASURES, clipped=9, clipped_spans=((3.0, 4.0),))
    found(desk)
    desk.form.use_sample.setVisible(False)
    desk.form.link.field.setFocus()
    last = (part(desk).rows[3].hear, desk.form.keep.box)
    for expected in (part(desk).play, part(desk).wave, *last):
        desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert desk.form.name.field.hasFocus()


@pytest.mark.parametrize("how", ["close", "other link"])
def test_it_falls_silent_when_it_goes(desk: Bench, how: str) -> None:
    desk.samples.measures = replace(MEASURES, seconds=6)
    found(desk)
    part(desk).play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    if how == "close":
        desk.form.cancel.click()
    else:
        enter(desk, OTHER)
    desk.wait(lambda: desk.player.phase is PlayerPhase.EMPTY)
    assert desk.playing.demos.loaded is None


# Words


@pytest.mark.parametrize("problem", list(SampleProblem))
def test_every_problem_has_text(desk: Bench, problem: SampleProblem) -> None:
    desk.samples.problems[RECORDING] = SampleError(problem, status=418, detail="\u202ehost")
    found(desk)
    assert part(desk).fact.text()
    assert "{" not in part(desk).words()
    assert "\u202e" not in part(desk).words()
    assert part(desk).again.isVisible()
