"""Tells how trainings end to whoever has another window in front."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from voicedesk.desktop import Notification
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.services.account_session import AccountSession
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.notices.notice_outlet import NoticeOutlet
from voicedesk.ui.notices.notice_words import (
    PLAY,
    end_notification,
    summary_notification,
)
from voicedesk.ui.notices.window_mark import WindowMark
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.trainings.trainings_presenter import TrainingsPresenter
from voicedesk.ui.work import Work

_log = logging.getLogger(__name__)

_SEVERAL = "trainings"
_TOGETHER = 60.0
"""Seconds within which those that end are told as one, whose first makes the sound."""


class NoticePresenter(QObject):
    """Where the window is in front, its own messages tell it; else desktop, mark and sound do.

    Args:
        listen: selects a voice and plays it.
        chime: makes a sound.
        is_watched: whether the person has the program in front.
    """

    def __init__(
        self,
        window: MainWindow,
        trainings: TrainingsPresenter,
        outlet: NoticeOutlet,
        preferences: Preferences,
        work: Work,
        listen: Callable[[str], None],
        chime: Callable[[], None],
        is_watched: Callable[[], bool] = lambda: QApplication.activeWindow() is not None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._trainings = trainings
        self._outlet = outlet
        self._preferences = preferences
        self._work = work
        self._listen = listen
        self._chime = chime
        self._is_watched = is_watched
        self._monotonic = monotonic
        self._session: AccountSession | None = None
        self._ended: list[Training] = []
        self._recent: list[Training] = []
        self._told_at = monotonic()
        self._told: dict[str, Training | None] = {}
        self.mark = WindowMark(window)
        self._gathering = QTimer(self, singleShot=True, interval=0)
        self._gathering.timeout.connect(self._tell)
        outlet.setParent(self)
        outlet.acted.connect(self._act)

    def open(self, session: AccountSession) -> None:
        """Tell of another account's trainings."""
        self._session = session
        session.book.training_ended.connect(self._hear)

    def close(self) -> None:
        """Let go of the account, and of what was told of it."""
        session, self._session = self._session, None
        if session is not None:
            session.book.training_ended.disconnect(self._hear)
        self._gathering.stop()
        self._ended.clear()
        self._recent.clear()
        for tag in self._told:
            self._outlet.withdraw(tag)
        self._told.clear()
        self.mark.clear()

    # Inside

    def _hear(self, training: Training) -> None:
        self._ended.append(training)
        self._gathering.start()  # one listing may end many

    def _tell(self) -> None:
        ended, self._ended = self._ended, []
        if not ended:
            return
        if self._is_watched():
            self._recent.clear()
            return
        now = self._monotonic()
        together = self.mark.count > 0 and now - self._told_at < _TOGETHER
        self._told_at = now
        self._recent = [*(self._recent if together else []), *ended]
        self.mark.add(len(ended))
        settings = self._preferences.now
        if settings.notify_sound and not together:
            self._chime()
        if settings.notify:
            self._notify()

    def _notify(self) -> None:
        if len(self._recent) > 1:
            for training in self._recent:
                self._outlet.withdraw(_tag(training))
            self._told[_SEVERAL] = None
            self._show(summary_notification(self._recent, _SEVERAL))
            return
        training = self._recent[0]
        voice = self._window.model.voice(training.voice_id)
        tag = _tag(training)
        self._told[tag] = training
        name = voice.name if voice is not None else training.voice_name
        self._show(end_notification(training, name, tag))

    def _show(self, notification: Notification) -> None:
        async def show() -> None:
            await self._outlet.show(notification)

        attempt = Attempt(Doing.FOLLOW, caught=_is_no_news)
        self._work.read(f"voices.notice:{notification.tag}", attempt, show)

    def _act(self, tag: str, key: str) -> None:
        if tag not in self._told:
            return  # of an account that is closed
        training = self._told[tag]
        self._window.bring_to_front()
        if training is None:
            self._trainings.show_trainings()
        elif key == PLAY or (not key and training.outcome is TrainingOutcome.READY):
            self._window.desk.show_page(None)
            self._listen(training.voice_id)
        else:
            self._trainings.show_training(training)


def _tag(training: Training) -> str:
    return f"training:{training.voice_id}"


def _is_no_news(error: Exception) -> bool:
    """That something can't be told outside of the window isn't worth a message in it."""
    _log.warning("no notification", exc_info=error)
    return True
