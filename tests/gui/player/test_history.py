"""A voice's history: earlier demos are heard, and compared with the present one."""

import pytest

from tests.consents import CONSENT
from tests.gui.app_window import LINK, AppWindow, sound
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
def app(app: AppWindow) -> AppWindow:
    voices = [Voice(one, one.upper(), "Success", demo_url=f"{LINK}{one}.wav") for one in (A, B)]
    app.preferences.change(keep_new_demos=False)
    app.begin(*voices)
    for voice in voices:
        app.source.links[voice.demo_url] = sound(6)
    app.select(A)
    return app


def fetch(app: AppWindow) -> None:
    app.run(app.session.demos.fetch(A))


def train(app: AppWindow, status: TrainingStatus = TrainingStatus.READY, *, fetched: bool) -> None:
    """Train the voice to that outcome, and fetch its new demo or leave that."""
    voices, name, link = (
        app.voices_service,
        A.upper(),
        f"{LINK}{A}-{len(app.voices_service.trainings)}.wav",
    )
    training = voices.train(A, audio_url="https://a.test/1.mp3", name=name, consent=CONSENT)
    if status is TrainingStatus.NOT_BEGUN:
        app.service.fail("train", RefusedError(facts()))
        with pytest.raises(RefusedError):
            app.run(training)
        return
    app.run(training)
    state = "Success" if status is TrainingStatus.READY else "Failed"
    app.source.links[link] = sound(5)
    app.service.voices[A] = Voice(A, name, state, demo_url=link)
    app.run(voices.refresh())
    assert voices.trainings[0].status is status
    if fetched:
        fetch(app)


def lines(app: AppWindow) -> list[HistoryLine]:
    return [line for line in app.window.panel.history.lines if line.isVisible()]


def told(app: AppWindow) -> list[tuple[str, bool, bool, bool]]:
    """The first words of each line, and whether it is current, heard and compared."""
    return [
        (
            line.fact.text().partition(" on ")[0],
            line.current.isVisible(),
            line.play.isVisible(),
            line.compare.isVisible(),
        )
        for line in lines(app)
    ]


def plays(app: AppWindow, generation: int) -> bool:
    loaded = app.playing.demos.loaded
    is_sounding = app.player.phase is PlayerPhase.PLAYING
    return is_sounding and loaded is not None and loaded.generation == generation


def test_nothing_is_shown_of_a_voice_of_which_nothing_became(app: AppWindow) -> None:
    assert not app.window.panel.history.isVisible()
    fetch(app)
    assert not app.window.panel.history.isVisible()


def test_the_demo_from_before_is_heard_and_the_present_one_after_it(app: AppWindow) -> None:
    fetch(app)
    train(app, fetched=True)
    assert told(app) == [("Training", True, False, False), ("Earlier demo", False, True, True)]
    before = lines(app)[1]
    before.play.click()
    app.wait(lambda: plays(app, 0))
    assert before.play.text().startswith("Pause")
    assert app.window.player.note.text() == "An earlier demo"
    assert app.window.voices.table.look.playing_id == "", "the row shows the present one"
    assert app.window.panel.wave.slider.value() == 0
    app.wait(lambda: app.player.position > 200)
    before.play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PAUSED)
    app.window.player.play.click()
    app.wait(lambda: plays(app, 0))
    app.playing.toggle(A)
    app.wait(lambda: plays(app, 1))
    assert app.window.voices.table.look.playing_id == A


def test_it_goes_on_as_an_earlier_one_when_the_voice_is_trained_again(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, 0))
    train(app, fetched=True)
    assert plays(app, 0)
    assert app.window.player.note.text() == "An earlier demo"


def test_compare_puts_both_side_by_side_and_hears_the_earlier_one(app: AppWindow) -> None:
    fetch(app)
    train(app, fetched=True)
    app.playing.toggle(A)
    app.wait(lambda: app.player.position > 500)
    lines(app)[1].compare.click()
    app.wait(lambda: plays(app, 0))
    assert app.player.position > 400, "at the same position"
    fillings = [one.demo.generation for _, one in app.compare._slots if one.demo]
    assert fillings == [1, 0]
    assert app.window.facts.compared == {A: 1}


def test_compare_fetches_the_present_one_first(app: AppWindow) -> None:
    fetch(app)
    train(app, fetched=False)
    assert told(app) == [
        ("Training", False, False, False),
        ("Earlier demo", False, True, True),
    ]
    lines(app)[1].compare.click()
    app.wait(lambda: plays(app, 0))
    assert app.window.facts.compared == {A: 1}
    assert told(app)[0] == ("Training", True, False, False)


def test_without_the_present_one_there_is_nothing_to_compare_with(app: AppWindow) -> None:
    fetch(app)
    train(app, fetched=False)
    app.source.problems[f"{LINK}{A}-0.wav"] = DemoProblem.NOT_FOUND
    lines(app)[1].compare.click()
    app.wait(lambda: app.window.messages.has(f"play:{A.upper()}"))
    assert not app.compare.is_on


def test_a_training_that_never_began_leaves_the_present_demo_where_it_was(app: AppWindow) -> None:
    train(app, fetched=True)
    train(app, TrainingStatus.NOT_BEGUN, fetched=False)
    assert told(app) == [("Training", False, False, False), ("Training", True, False, False)]
    assert lines(app)[0].words.text() == "refused by the service"


def test_what_is_heard_of_the_past_counts_as_heard(app: AppWindow) -> None:
    fetch(app)
    train(app, fetched=True)
    lines(app)[1].play.click()
    app.wait(lambda: plays(app, 0))
    demos = app.session.demos
    assert demos.earlier(A)[0].heard_at > 0
    assert demos.cached[A].heard_at == 0


def test_a_long_history_is_shown_as_far_as_one_wants(app: AppWindow) -> None:
    for _ in range(8):
        train(app, TrainingStatus.FAILED, fetched=False)
    history = app.window.panel.history
    assert len(lines(app)) == 6
    assert history.more.text() == "Show 2 more"
    history.more.click()
    assert len(lines(app)) == 8
    assert not history.more.isVisible()
    app.select(B)
    app.select(A)
    assert len(lines(app)) == 6


def test_each_training_tells_who_agreed_when_and_to_what(app: AppWindow) -> None:
    train(app, fetched=True)
    shown = [line for line in lines(app) if line.consent.isVisible()]
    (line,) = shown
    said = clean(line.consent.text())
    assert said.startswith(f"Consent: {CONSENT.speaker}, ")
    assert said.endswith(f"(confirmed by {CONSENT.confirmed_by})")
    assert line.consent.accessibleDescription() == CONSENT.wording
    assert line.consent.toolTip() == CONSENT.wording
