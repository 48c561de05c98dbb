"""A voice's history: earlier demos are heard, and compared with the present one."""

import pytest

from tests.consents import CONSENT
from tests.gui.bench import LINK, Bench, sound
from tests.unit.services.scripted_service import facts
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.errors import DemoProblem, RefusedError
from voicedesk.domain.text import clean
from voicedesk.domain.training import TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.ui.voices.history import HistoryLine

pytestmark = pytest.mark.no_qt_log

A, B = "voice-a", "voice-b"


@pytest.fixture
def desk(bench: Bench) -> Bench:
    voices = [Voice(one, one.upper(), "Success", demo_url=f"{LINK}{one}.wav") for one in (A, B)]
    bench.preferences.change(keep_new_demos=False)
    bench.begin(*voices)
    for voice in voices:
        bench.source.links[voice.demo_url] = sound(6)
    bench.select(A)
    return bench


def fetch(desk: Bench) -> None:
    desk.run(desk.session.demos.fetch(A))  # type: ignore[union-attr]


def train(desk: Bench, status: TrainingStatus = TrainingStatus.READY, *, fetched: bool) -> None:
    """Train the voice to that outcome, and fetch its new demo or leave that."""
    voices, name, link = (
        desk.voices_service,
        A.upper(),
        f"{LINK}{A}-{len(desk.voices_service.trainings)}.wav",
    )
    training = voices.train(A, audio_url="https://a.test/1.mp3", name=name, consent=CONSENT)
    if status is TrainingStatus.NOT_BEGUN:
        desk.service.fail("train", RefusedError(facts()))
        with pytest.raises(RefusedError):
            desk.run(training)
        return
    desk.run(training)
    state = "Success" if status is TrainingStatus.READY else "Failed"
    desk.source.links[link] = sound(5)
    desk.service.voices[A] = Voice(A, name, state, demo_url=link)
    desk.run(voices.refresh())
    assert voices.trainings[0].status is status
    if fetched:
        fetch(desk)


def lines(desk: Bench) -> list[HistoryLine]:
    return [line for line in desk.window.panel.history.lines if line.isVisible()]


def told(desk: Bench) -> list[tuple[str, bool, bool, bool]]:
    """The first words of each line, and whether it is current, heard and compared."""
    return [
        (
            line.fact.text().partition(" on ")[0],
            line.current.isVisible(),
            line.play.isVisible(),
            line.compare.isVisible(),
        )
        for line in lines(desk)
    ]


def plays(desk: Bench, generation: int) -> bool:
    loaded = desk.playing.demos.loaded
    is_sounding = desk.player.phase is PlayerPhase.PLAYING
    return is_sounding and loaded is not None and loaded.generation == generation


def test_nothing_is_shown_of_a_voice_of_which_nothing_became(desk: Bench) -> None:
    assert not desk.window.panel.history.isVisible()
    fetch(desk)
    assert not desk.window.panel.history.isVisible()


def test_the_demo_from_before_is_heard_and_the_present_one_after_it(desk: Bench) -> None:
    fetch(desk)
    train(desk, fetched=True)
    assert told(desk) == [("Training", True, False, False), ("Demo from before", False, True, True)]
    before = lines(desk)[1]
    before.play.click()
    desk.wait(lambda: plays(desk, 0))
    assert before.play.text().startswith("Pause")
    assert desk.window.player.note.text() == "An earlier demo"
    assert desk.window.voices.table.look.playing_id == "", "the row shows the present one"
    assert desk.window.panel.wave.slider.value() == 0
    desk.wait(lambda: desk.player.position > 200)
    before.play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PAUSED)
    desk.window.player.play.click()
    desk.wait(lambda: plays(desk, 0))
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, 1))
    assert desk.window.voices.table.look.playing_id == A


def test_it_goes_on_as_an_earlier_one_when_the_voice_is_trained_again(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, 0))
    train(desk, fetched=True)
    assert plays(desk, 0)
    assert desk.window.player.note.text() == "An earlier demo"


def test_compare_puts_both_side_by_side_and_hears_the_earlier_one(desk: Bench) -> None:
    fetch(desk)
    train(desk, fetched=True)
    desk.playing.toggle(A)
    desk.wait(lambda: desk.player.position > 500)
    lines(desk)[1].compare.click()
    desk.wait(lambda: plays(desk, 0))
    assert desk.player.position > 400, "at the same position"
    fillings = [one.demo.generation for _, one in desk.compare._slots if one.demo]
    assert fillings == [1, 0]
    assert desk.window.facts.compared == {A: 1}


def test_compare_fetches_the_present_one_first(desk: Bench) -> None:
    fetch(desk)
    train(desk, fetched=False)
    assert told(desk) == [
        ("Training", False, False, False),
        ("Demo from before", False, True, True),
    ]
    lines(desk)[1].compare.click()
    desk.wait(lambda: plays(desk, 0))
    assert desk.window.facts.compared == {A: 1}
    assert told(desk)[0] == ("Training", True, False, False)


def test_without_the_present_one_there_is_nothing_to_compare_with(desk: Bench) -> None:
    fetch(desk)
    train(desk, fetched=False)
    desk.source.problems[f"{LINK}{A}-0.wav"] = DemoProblem.NOT_FOUND
    lines(desk)[1].compare.click()
    desk.wait(lambda: desk.window.messages.has(f"play:{A.upper()}"))
    assert not desk.compare.is_on


def test_a_training_that_never_began_leaves_the_present_demo_where_it_was(desk: Bench) -> None:
    train(desk, fetched=True)
    train(desk, TrainingStatus.NOT_BEGUN, fetched=False)
    assert told(desk) == [("Training", False, False, False), ("Training", True, False, False)]
    assert lines(desk)[0].words.text() == "refused by the service"


def test_what_is_heard_of_the_past_counts_as_heard(desk: Bench) -> None:
    fetch(desk)
    train(desk, fetched=True)
    lines(desk)[1].play.click()
    desk.wait(lambda: plays(desk, 0))
    demos = desk.session.demos  # type: ignore[union-attr]
    assert demos.earlier(A)[0].heard_at > 0
    assert demos.cached[A].heard_at == 0


def test_a_long_history_is_shown_as_far_as_one_wants(desk: Bench) -> None:
    for _ in range(8):
        train(desk, TrainingStatus.FAILED, fetched=False)
    history = desk.window.panel.history
    assert len(lines(desk)) == 6
    assert history.more.text() == "Show 2 more"
    history.more.click()
    assert len(lines(desk)) == 8
    assert not history.more.isVisible()
    desk.select(B)
    desk.select(A)
    assert len(lines(desk)) == 6


def test_each_training_tells_who_agreed_when_and_to_what(desk: Bench) -> None:
    train(desk, fetched=True)
    shown = [line for line in lines(desk) if line.consent.isVisible()]
    (line,) = shown
    said = clean(line.consent.text())
    assert said.startswith(f"{CONSENT.speaker} agreed on ")
    assert said.endswith(f", as {CONSENT.confirmed_by} confirmed")
    assert line.consent.accessibleDescription() == CONSENT.wording
    assert line.consent.toolTip() == CONSENT.wording
