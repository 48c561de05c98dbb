"""Looking at the recording before it is sent: by itself, once more before sending, on purpose."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.child_processes import Stopwatch
from tests.gui.app_window import AppWindow, sound
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
def app(app: AppWindow) -> AppWindow:
    app.samples.recording = sound(6)
    app.begin(Voice("r", "Ready", "Success"), Voice("i", "Empty", "Init", language="zh"))
    app.select("r")
    app.window.panel.train.click()
    return app


def part(app: AppWindow) -> SamplePart:
    return app.form.sample


def enter(app: AppWindow, link: str = RECORDING) -> None:
    app.form.link.field.setText(link)
    app.form.consent.agreed.setChecked(True)


def found(app: AppWindow, link: str = RECORDING) -> None:
    enter(app, link)
    app.wait(lambda: part(app).report is not None)


def sent(app: AppWindow) -> int:
    return len(app.service.times("train"))


def row_text(app: AppWindow) -> list[str]:
    return [row.accessibleName() for row in part(app).rows]


# By itself


def test_a_link_is_looked_at_once_it_rests(app: AppWindow) -> None:
    assert part(app).isHidden()
    for length in range(len("https://media.example.com/"), len(RECORDING) + 1):
        enter(app, RECORDING[:length])
    assert app.samples.opened == [], "not while it is typed"
    app.wait(lambda: app.samples.opened)
    app.wait(lambda: part(app).rows)
    assert app.samples.opened == [RECORDING]
    assert part(app).isVisible()
    assert part(app).words() == "The recording looks good."
    assert row_text(app)[:2] == ["Length: 32 s, good.", "Format: 48 kHz, mono, good."]
    assert part(app).length.text() == "0:32"
    assert app.form.start.isEnabled()
    assert sent(app) == 0


def test_what_is_not_good_says_what_to_do_and_blocks_nothing(app: AppWindow) -> None:
    app.samples.measures = replace(
        MEASURES, seconds=3, noise_distance=9, clipped=9, clipped_spans=((1.0, 2.0),)
    )
    found(app)
    words = row_text(app)
    assert words[0].startswith("Length: 3.0 s, problem. Too short to train a voice.")
    assert words[3].startswith("Peaks: −2.5 dBFS, 9 clipped, needs attention. Some peaks")
    assert words[5].startswith("Signal-to-noise: 9 dB, problem. There’s a lot of background noise")
    row = part(app).rows[0]
    assert not row.isVisible()
    assert part(app).outcome.words.text() == "Too short, Loud background noise and more"
    part(app).outcome.details.click()
    assert (row.status.text(), row.status.isVisible()) == ("Problem", True), "not by colour alone"
    assert part(app).wave.spans == ((1.0, 2.0),)
    assert app.form.start.isEnabled()
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert sent(app) == 1


def test_while_it_is_looked_at_the_form_says_so(app: AppWindow) -> None:
    app.samples.gate.clear()
    enter(app)
    app.wait(app.samples.arrived.is_set)
    assert part(app).outcome.words.text() == "Checking the recording…"
    QApplication.processEvents()
    height = part(app).height()
    assert app.form.start.isEnabled()
    app.samples.gate.set()
    app.wait(lambda: part(app).rows)
    assert part(app).outcome.words.text() == "Good recording, 32 s"
    QApplication.processEvents()
    assert part(app).height() == height, "nothing jumps"


def test_another_link_takes_its_place(app: AppWindow) -> None:
    app.samples.gate.clear()
    enter(app)
    app.wait(app.samples.arrived.is_set)
    enter(app, OTHER)
    assert part(app).isHidden()
    app.samples.gate.set()
    app.wait(lambda: part(app).rows)
    assert part(app).report is not None
    assert part(app).report.link == OTHER
    enter(app, "")
    assert part(app).isHidden()
    app.wait(lambda: len(app.samples.dropped) == 1)


def test_spaces_around_are_the_same_link(app: AppWindow) -> None:
    found(app)
    enter(app, f"  {RECORDING} ")
    assert part(app).rows
    app.idle()
    assert app.samples.opened == [RECORDING]


# What the service is sure to refuse


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<title>Shared \xe2\x80\xae with you</title>", "This is a web page, not a recording."),
        (b"{}", "The file at this link isn’t audio."),
        (b"", "The file at this link is empty."),
    ],
)
def test_what_is_no_recording_is_not_sent(app: AppWindow, content: bytes, words: str) -> None:
    app.samples.links[RECORDING] = content
    found(app)
    assert part(app).fact.text() == words
    assert part(app).anyway.isHidden()
    assert not app.form.start.isEnabled()
    assert app.form.start.accessibleDescription() == app.form.note.text() == words
    if content.startswith(b"<title"):
        assert "Shared  with you" in part(app).page.text(), "without what turns text round"
        assert "\u202e" not in part(app).page.text()
    app.qtbot.keyClick(app.form.name.field, Qt.Key.Key_Return)
    app.idle()
    assert sent(app) == 0


def test_nothing_there_is_found_before_sending_too(app: AppWindow) -> None:
    app.samples.problems[RECORDING] = refused(SampleProblem.NOTHING_THERE, 404)
    enter(app)
    app.form.start.click()
    app.wait(lambda: part(app).report is not None)
    app.idle()
    assert sent(app) == 0
    assert app.form.note.text() == "There’s nothing at this link (HTTP 404)."
    del app.samples.problems[RECORDING]
    part(app).again.click()
    app.wait(lambda: part(app).rows)
    assert app.form.start.isEnabled()


# Out of reach


@pytest.fixture
def unreachable(app: AppWindow) -> AppWindow:
    app.samples.problems[RECORDING] = refused(SampleProblem.REFUSED, 403)
    return app


def test_what_cannot_be_reached_is_sent_on_purpose_alone(unreachable: AppWindow) -> None:
    app = unreachable
    enter(app)
    app.form.start.click()
    app.wait(part(app).anyway.isVisible)
    app.idle()
    assert sent(app) == 0
    assert app.form.isVisible()
    assert part(app).anyway.hasFocus(), "the one thing left to do"
    assert "HTTP 403" in part(app).fact.text()
    part(app).anyway.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert sent(app) == 1
    assert app.samples.opened == [RECORDING], "it isn't looked at again"


def test_the_purpose_waits_for_what_is_missing(unreachable: AppWindow) -> None:
    app = unreachable
    app.form.name.field.clear()
    found(app)
    part(app).anyway.click()
    assert part(app).advice.text() == "The recording will be sent unchecked."
    assert part(app).anyway.isHidden()
    assert sent(app) == 0
    app.form.name.field.setText("Narrator")
    app.form.consent.agreed.setChecked(True)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert sent(app) == 1


def test_a_purpose_is_for_one_link(unreachable: AppWindow) -> None:
    app = unreachable
    app.samples.problems[OTHER] = refused(SampleProblem.NO_CONNECTION)
    app.form.name.field.clear()
    found(app)
    part(app).anyway.click()
    enter(app, OTHER)
    app.form.name.field.setText("Narrator")
    app.form.consent.agreed.setChecked(True)
    app.form.start.click()
    app.wait(part(app).anyway.isVisible)
    app.idle()
    assert sent(app) == 0


def test_a_purpose_ends_with_what_was_typed(unreachable: AppWindow) -> None:
    app = unreachable
    app.form.name.field.clear()
    found(app)
    part(app).anyway.click()
    enter(app, "")
    enter(app)
    app.form.name.field.setText("Narrator")
    app.form.consent.agreed.setChecked(True)
    app.form.start.click()
    app.wait(part(app).anyway.isVisible)
    app.idle()
    assert sent(app) == 0


def test_what_was_out_of_reach_is_tried_again_before_sending(unreachable: AppWindow) -> None:
    app = unreachable
    found(app)
    app.samples.problems.clear()
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert sent(app) == 1
    assert app.samples.opened == [RECORDING] * 2


@pytest.mark.parametrize("problem", [SampleProblem.TOO_LARGE, SampleProblem.TOO_SLOW])
def test_audio_that_could_not_be_measured_is_sent(app: AppWindow, problem: SampleProblem) -> None:
    app.samples.problems[RECORDING] = refused(problem)
    found(app)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert sent(app) == 1
    assert app.samples.opened == [RECORDING]


# Before sending


def test_start_looks_first_and_sends_then(app: AppWindow) -> None:
    app.samples.gate.clear()
    enter(app)
    app.form.start.click()
    app.wait(app.samples.arrived.is_set)
    assert app.form.start.text() == "Checking…"
    assert sent(app) == 0
    app.samples.gate.set()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert sent(app) == 1
    assert app.samples.opened == [RECORDING]


def test_an_impatient_enter_cancels_nothing(app: AppWindow) -> None:
    app.samples.gate.clear()
    enter(app)
    app.form.link.field.setFocus()
    for _ in range(3):
        app.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    app.wait(app.samples.arrived.is_set)
    app.samples.gate.set()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert sent(app) == 1


@pytest.mark.parametrize("how", ["cancel", "account", "end"])
def test_leaving_while_it_is_looked_at_sends_nothing(app: AppWindow, how: str) -> None:
    app.samples.gate.clear()
    enter(app)
    app.form.start.click()
    app.wait(app.samples.arrived.is_set)
    watch = Stopwatch()
    app.batch.rest()  # as before each account goes
    if how == "cancel":
        app.form.close_button.click()
        app.idle()
    elif how == "account":
        app.run(app.tasks.end_account(5.0))
    else:
        app.run(app.tasks.close(5.0))
    assert watch.seconds < 2, "there is no answer to wait for"
    app.samples.gate.set()
    app.idle()
    QApplication.processEvents()
    assert sent(app) == 0


def test_a_form_that_goes_on_to_another_voice_sends_nothing_for_the_first(app: AppWindow) -> None:
    app.samples.gate.clear()
    enter(app)
    app.form.start.click()
    app.wait(app.samples.arrived.is_set)
    app.select("i")
    app.window.commands.train.trigger()
    assert app.form.voice_id == "i"
    app.samples.gate.set()
    app.idle()
    assert sent(app) == 0


def test_a_new_voice_is_made_after_the_look_alone(app: AppWindow) -> None:
    app.form.close_button.click()
    app.window.voices.new.click()
    app.form.name.field.setText("Narrator")
    app.samples.problems[RECORDING] = refused(SampleProblem.NOTHING_THERE, 404)
    enter(app)
    app.form.start.click()
    app.wait(lambda: part(app).report is not None)
    app.idle()
    assert len(app.service.times("create")) == 0
    app.samples.problems.clear()
    part(app).again.click()
    app.wait(lambda: part(app).rows)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert len(app.service.times("create")) == 1
    assert sent(app) == 1


def test_an_error_of_the_service_leaves_what_was_found(app: AppWindow) -> None:
    app.service.fail("train", RefusedError(facts()))
    found(app)
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:Ready"))
    app.idle()
    assert part(app).rows
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert app.samples.opened == [RECORDING]
    app.wait(lambda: len(app.samples.dropped) == 1)


def test_an_unforeseen_error_is_told_and_sends_nothing(app: AppWindow) -> None:
    app.samples.problems[RECORDING] = ZeroDivisionError()
    enter(app)
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("check sample:"))
    app.idle()
    assert sent(app) == 0
    assert part(app).isHidden()


# Hearing it


def test_it_is_heard_in_the_same_player(app: AppWindow) -> None:
    app.samples.measures = replace(MEASURES, seconds=6)
    found(app)
    assert part(app).play.accessibleName() == "Play the recording"
    part(app).play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING and app.player.position > 50)
    assert part(app).play.accessibleName() == "Pause the recording"
    assert app.window.player.note.text() == "The recording to train with"
    app.wait(lambda: part(app).wave.value() > 50)
    part(app).play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PAUSED)
    part(app).wave.setValue(4000)
    app.wait(lambda: app.player.position >= 4000)


def test_a_place_can_be_heard_at_once(app: AppWindow) -> None:
    app.samples.measures = replace(MEASURES, seconds=6, clipped=9, clipped_spans=((3.0, 4.0),))
    found(app)
    row = part(app).rows[3]
    assert row.hear.text() == "Play from 0:03"
    row.hear.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING and app.player.position >= 3000)


def test_tab_goes_from_the_waveform_to_its_places_and_on_to_the_name(app: AppWindow) -> None:
    app.samples.measures = replace(MEASURES, clipped=9, clipped_spans=((3.0, 4.0),))
    found(app)
    app.form.use_sample.setVisible(False)
    app.form.link.field.setFocus()
    details = part(app).outcome.details
    for expected in (part(app).play, part(app).wave, details):
        app.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()
    app.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert app.form.name.field.hasFocus()


@pytest.mark.parametrize("how", ["close", "other link"])
def test_it_falls_silent_when_it_goes(app: AppWindow, how: str) -> None:
    app.samples.measures = replace(MEASURES, seconds=6)
    found(app)
    part(app).play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    if how == "close":
        app.form.close_button.click()
    else:
        enter(app, OTHER)
    app.wait(lambda: app.player.phase is PlayerPhase.EMPTY)
    assert app.playing.demos.loaded is None


# Words


@pytest.mark.parametrize("problem", list(SampleProblem))
def test_every_problem_has_text(app: AppWindow, problem: SampleProblem) -> None:
    app.samples.problems[RECORDING] = SampleError(problem, status=418, detail="\u202ehost")
    found(app)
    assert part(app).fact.text()
    assert "{" not in part(app).words()
    assert "\u202e" not in part(app).words()
    assert part(app).again.isVisible()
