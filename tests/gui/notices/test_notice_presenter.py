"""How the end of a training is told to whoever has another window in front."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.consents import CONSENT
from tests.gui.app_window import LINK, AppWindow
from voicedesk.domain.voice import Voice
from voicedesk.ui.trainings.page import TrainingsPage

pytestmark = pytest.mark.no_qt_log


class Away:
    """The window while the person looks elsewhere."""

    def __init__(self, app: AppWindow) -> None:
        self.app = app
        self.outlet, self.notices = app.notifications, app.parts.notifications
        app.clocks.is_watched = False
        app.clocks.steady = 0.0
        app.begin(
            Voice("a", "Anna <b>", "Init"), Voice("b", "Ben", "Init"), Voice("c", "Carla", "Init")
        )

    def end_trainings(self, *, failed: str = "", **ids: str) -> None:
        """Train these voices, and have the trainings end in one listing."""
        for voice_id in ids or {"a": ""}:
            self.app.run(
                self.app.voices_service.train(
                    voice_id, audio_url="https://x/a.wav", name="Name", consent=CONSENT
                )
            )
        self.app.run(self.app.voices_service.refresh())
        for voice_id in ids or {"a": ""}:
            state = "Failed" if voice_id in failed else "Success"
            name = {"a": "Anna <b>", "b": "Ben"}.get(voice_id, "Carla")
            self.app.service.set(voice_id, state, name=name, demo_url=LINK + voice_id)
        self.app.run(self.app.voices_service.refresh())
        QApplication.processEvents()
        self.app.idle()


@pytest.fixture
def away(app: AppWindow) -> Away:
    return Away(app)


def test_a_ready_voice_is_told_with_play_and_the_window_is_marked(away: Away) -> None:
    away.end_trainings()
    (told,) = away.outlet.shown
    assert told.summary == "Anna <b> is ready.", "as it is: escaping is the desktop's line's"
    assert told.body.startswith("Training took")
    assert told.actions == (("play", "Play"),)
    assert not told.urgent
    assert away.notices.mark.count == 1
    assert away.app.window.windowTitle() == "VoiceDesk (1)"
    assert away.app.chimes == 0, "a sound is made where it is wanted alone"


def test_whoever_has_the_window_in_front_is_told_there_alone(away: Away) -> None:
    away.app.clocks.is_watched = True
    away.end_trainings()
    assert away.outlet.shown == []
    assert away.notices.mark.count == 0
    assert away.app.window.messages.has("ended:a")


@pytest.mark.parametrize("key", ["play", ""])
@pytest.mark.parametrize("place", ["voices", "trainings"])
def test_play_brings_window_and_voice_and_plays_it(away: Away, key: str, place: str) -> None:
    away.end_trainings()
    app = away.app
    if place == "trainings":
        app.trainings.show_trainings()
    app.window.showMinimized()
    played: list[str] = []
    away.notices._listen = played.append
    away.outlet.acted.emit(away.outlet.shown[0].tag, key)
    assert not app.window.isMinimized()
    assert app.window.shows_voices
    assert played == ["a"]


def test_a_failed_one_is_urgent_and_leads_to_what_was_sent(away: Away) -> None:
    away.end_trainings(failed="a")
    (told,) = away.outlet.shown
    assert told.summary == "Training Anna <b> failed."
    assert told.body == "The service gave no reason. Try another recording."
    assert told.urgent
    away.outlet.acted.emit(told.tag, "show")
    page = away.app.window.desk.page
    assert isinstance(page, TrainingsPage)
    assert page.pane.pill.text() == "Failed"
    assert page.pane.facts.link.text() == "https://x/a.wav"


def test_many_that_end_together_are_told_as_one(away: Away) -> None:
    away.end_trainings(failed="c", a="", b="", c="")
    (told,) = away.outlet.shown
    assert told.summary == "3 trainings finished."
    assert told.body == "2 ready. 1 failed."
    assert away.app.window.windowTitle() == "VoiceDesk (3)"
    away.outlet.acted.emit(told.tag, "")
    assert isinstance(away.app.window.desk.page, TrainingsPage)


def test_those_that_end_soon_after_one_another_take_each_others_place(away: Away) -> None:
    away.app.preferences.change(notify_sound=True)
    away.end_trainings()
    away.app.clocks.steady = 30
    away.end_trainings(b="")
    away.app.clocks.steady = 60
    away.end_trainings(c="")
    first, second, third = away.outlet.shown
    assert first.summary == "Anna <b> is ready."
    assert first.tag in away.outlet.withdrawn
    assert (second.summary, third.summary) == ("2 trainings finished.", "3 trainings finished.")
    assert second.tag == third.tag
    assert away.app.chimes == 1
    away.app.clocks.steady = 600
    away.end_trainings()
    assert away.outlet.shown[-1].summary == "Anna <b> is ready."


def test_what_was_looked_at_is_not_told_again(away: Away) -> None:
    away.end_trainings()
    QApplication.sendEvent(away.app.window, QEvent(QEvent.Type.WindowActivate))
    away.end_trainings(b="")
    assert away.outlet.shown[-1].summary == "Ben is ready."


def test_what_is_switched_off_is_not_told_and_a_sound_comes_where_requested(away: Away) -> None:
    away.app.preferences.change(notify=False, notify_sound=True)
    away.end_trainings()
    assert away.outlet.shown == []
    assert away.app.chimes == 1
    assert away.notices.mark.count == 1, "the mark disturbs nobody"


def test_the_mark_goes_once_somebody_looks(away: Away) -> None:
    away.end_trainings()
    QApplication.sendEvent(away.app.window, QEvent(QEvent.Type.WindowActivate))
    assert away.notices.mark.count == 0
    assert away.app.window.windowTitle() == "VoiceDesk"


def test_what_was_told_goes_with_its_account(away: Away) -> None:
    away.end_trainings()
    told = away.outlet.shown[0]
    away.notices.close()
    assert away.outlet.withdrawn == [told.tag]
    played: list[str] = []
    away.notices._listen = played.append
    away.outlet.acted.emit(told.tag, "play")
    assert played == []
