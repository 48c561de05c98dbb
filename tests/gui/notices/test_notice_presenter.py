"""How the end of a training is told to whoever has another window in front."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from tests.consents import CONSENT
from tests.gui.app_window import LINK, AppWindow
from voicedesk.desktop import Notification
from voicedesk.domain.voice import Voice
from voicedesk.ui.notifications import NotificationOutlet, NotificationPresenter
from voicedesk.ui.trainings.page import TrainingsPage

pytestmark = pytest.mark.no_qt_log


class Outlet(NotificationOutlet):
    """Notes what it is to show."""

    def __init__(self, app: AppWindow) -> None:
        super().__init__(QIcon(), "", app.window, has_bus=False)
        self.shown: list[Notification] = []
        self.withdrawn: list[str] = []

    async def show(self, notification: Notification) -> None:
        self.shown.append(notification)

    def withdraw(self, tag: str) -> None:
        self.withdrawn.append(tag)


class Desk:
    def __init__(self, app: AppWindow) -> None:
        self.app = app
        self.outlet = Outlet(app)
        self.chimes = 0
        self.watched = False
        self.now = 0.0
        self.notices = NotificationPresenter(
            app.window,
            app.trainings,
            self.outlet,
            app.preferences,
            app.tasks,
            app.playing.listen,
            self._chime,
            lambda: self.watched,
            lambda: self.now,
        )
        app.begin(
            Voice("a", "Anna <b>", "Init"), Voice("b", "Ben", "Init"), Voice("c", "Carla", "Init")
        )
        assert app.session is not None
        self.notices.open(app.session)

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

    def _chime(self) -> None:
        self.chimes += 1


@pytest.fixture
def desk(app: AppWindow) -> Iterator[Desk]:
    made = Desk(app)
    yield made
    made.notices.close()


def test_a_ready_voice_is_told_with_play_and_the_window_is_marked(desk: Desk) -> None:
    desk.end_trainings()
    (told,) = desk.outlet.shown
    assert told.summary == "Anna <b> is ready.", "as it is: escaping is the desktop's line's"
    assert told.body.startswith("Training took")
    assert told.actions == (("play", "Play"),)
    assert not told.urgent
    assert desk.notices.mark.count == 1
    assert desk.app.window.windowTitle() == "VoiceDesk (1)"
    assert desk.chimes == 0, "a sound is made where it is wanted alone"


def test_whoever_has_the_window_in_front_is_told_there_alone(desk: Desk) -> None:
    desk.watched = True
    desk.end_trainings()
    assert desk.outlet.shown == []
    assert desk.notices.mark.count == 0
    assert desk.app.window.messages.has("ended:a")


@pytest.mark.parametrize("key", ["play", ""])
@pytest.mark.parametrize("place", ["voices", "trainings"])
def test_play_brings_window_and_voice_and_plays_it(desk: Desk, key: str, place: str) -> None:
    desk.end_trainings()
    app = desk.app
    if place == "trainings":
        app.trainings.show_trainings()
    app.window.showMinimized()
    played: list[str] = []
    desk.notices._listen = played.append
    desk.outlet.acted.emit(desk.outlet.shown[0].tag, key)
    assert not app.window.isMinimized()
    assert app.window.shows_voices
    assert played == ["a"]


def test_a_failed_one_is_urgent_and_leads_to_what_was_sent(desk: Desk) -> None:
    desk.end_trainings(failed="a")
    (told,) = desk.outlet.shown
    assert told.summary == "Training Anna <b> failed."
    assert told.body == "The service gave no reason. Try another recording."
    assert told.urgent
    desk.outlet.acted.emit(told.tag, "show")
    page = desk.app.window.desk.page
    assert isinstance(page, TrainingsPage)
    assert page.pane.pill.text() == "Failed"
    assert page.pane.facts.link.text() == "https://x/a.wav"


def test_many_that_end_together_are_told_as_one(desk: Desk) -> None:
    desk.end_trainings(failed="c", a="", b="", c="")
    (told,) = desk.outlet.shown
    assert told.summary == "3 trainings ended."
    assert told.body == "2 ready. 1 failed."
    assert desk.app.window.windowTitle() == "VoiceDesk (3)"
    desk.outlet.acted.emit(told.tag, "")
    assert isinstance(desk.app.window.desk.page, TrainingsPage)


def test_those_that_end_soon_after_one_another_take_each_others_place(desk: Desk) -> None:
    desk.app.preferences.change(notify_sound=True)
    desk.end_trainings()
    desk.now = 30
    desk.end_trainings(b="")
    desk.now = 60
    desk.end_trainings(c="")
    first, second, third = desk.outlet.shown
    assert first.summary == "Anna <b> is ready."
    assert first.tag in desk.outlet.withdrawn
    assert (second.summary, third.summary) == ("2 trainings ended.", "3 trainings ended.")
    assert second.tag == third.tag
    assert desk.chimes == 1
    desk.now = 600
    desk.end_trainings()
    assert desk.outlet.shown[-1].summary == "Anna <b> is ready."


def test_what_was_looked_at_is_not_told_again(desk: Desk) -> None:
    desk.end_trainings()
    QApplication.sendEvent(desk.app.window, QEvent(QEvent.Type.WindowActivate))
    desk.end_trainings(b="")
    assert desk.outlet.shown[-1].summary == "Ben is ready."


def test_what_is_switched_off_is_not_told_and_a_sound_comes_where_requested(desk: Desk) -> None:
    desk.app.preferences.change(notify=False, notify_sound=True)
    desk.end_trainings()
    assert desk.outlet.shown == []
    assert desk.chimes == 1
    assert desk.notices.mark.count == 1, "the mark disturbs nobody"


def test_the_mark_goes_once_somebody_looks(desk: Desk) -> None:
    desk.end_trainings()
    QApplication.sendEvent(desk.app.window, QEvent(QEvent.Type.WindowActivate))
    assert desk.notices.mark.count == 0
    assert desk.app.window.windowTitle() == "VoiceDesk"


def test_what_was_told_goes_with_its_account(desk: Desk) -> None:
    desk.end_trainings()
    told = desk.outlet.shown[0]
    desk.notices.close()
    assert desk.outlet.withdrawn == [told.tag]
    played: list[str] = []
    desk.notices._listen = played.append
    desk.outlet.acted.emit(told.tag, "play")
    assert played == []
    assert desk.app.session is not None
    desk.notices.open(desk.app.session)
