"""Tells how trainings end to whoever has another window in front.

`NotificationPresenter` gathers those that end together, counts them in the window's title and has
the desktop show them: over its notification service (`NotificationOutlet`), else by the tray.
Pressing a notification plays the voice or shows the training.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from voicedesk.desktop import Notification, NotificationBus
from voicedesk.domain.text import clean
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.services.session import AccountSession
from voicedesk.services.trainings import LONGEST_TRAINING
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.texts import minutes_text
from voicedesk.ui.findings import failed_text
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.trainings.presenter import TrainingsPresenter

_log = logging.getLogger(__name__)

translate = QCoreApplication.translate

PLAY, SHOW, LIST = "play", "show", "list"
"""The keys of actions: play the voice, show the training, show them all."""
_SEVERAL = "trainings"
_TOGETHER = 60.0
"""Seconds within which those that end are told as one, whose first makes the sound."""
_TITLE = "VoiceDesk"
_ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - Qt takes it from there, once


class NotificationOutlet(QObject):
    """Shows notifications, and hears what is pressed on them.

    Args:
        icon: the program's picture, and its file's address.
        has_bus: whether this is a system whose desktops have the service.

    Signals:
        acted: an action was pressed: the notification's tag and the action's key.
    """

    acted = Signal(str, str)
    _pressed = Signal(str, str, str)

    def __init__(
        self,
        icon: QIcon,
        address: str,
        parent: QObject,
        *,
        has_bus: bool = sys.platform.startswith(("linux", "freebsd")),
    ) -> None:
        super().__init__(parent)
        self._bus = NotificationBus(self._hear, address) if has_bus else None
        self._tray = TrayNotifications(icon, self)
        self._tray.pressed.connect(self.acted)
        self._pressed.connect(self._act)

    async def show(self, notification: Notification) -> None:
        if self._bus is None or not await self._bus.show(notification):
            self._tray.show(notification)

    def withdraw(self, tag: str) -> None:
        if self._bus is not None:
            self._bus.withdraw(tag)
        self._tray.withdraw(tag)

    def close(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._tray.withdraw()

    def _hear(self, tag: str, key: str, token: str) -> None:
        """On the bus's thread: the signal carries it to this one."""
        with suppress(RuntimeError):  # the program ends meanwhile
            self._pressed.emit(tag, key, token)

    def _act(self, tag: str, key: str, token: str) -> None:
        if token:
            os.environ[_ACTIVATION_TOKEN] = token
        self.acted.emit(tag, "" if key == "default" else key)


class TrayNotifications(QObject):
    """Shows one at a time; the tray's icon is there as long as it is.

    Signals:
        pressed: the notification was: its tag, and the key of its first action.
    """

    pressed = Signal(str, str)

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._shown: Notification | None = None

    def show(self, notification: Notification) -> bool:
        """Whether there is a tray that shows it."""
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.messageClicked.connect(self._press)
            self._tray.activated.connect(lambda _reason: self._press())
        self._shown = notification
        self._tray.setToolTip("VoiceDesk")
        self._tray.show()
        self._tray.showMessage(notification.summary, notification.body, self._icon)
        return True

    def withdraw(self, tag: str = "") -> None:
        """Hide it, if it is this one; empty for whichever."""
        if self._shown is not None and tag in {"", self._shown.tag}:
            self._shown = None
            if self._tray is not None:
                self._tray.hide()

    def _press(self) -> None:
        shown = self._shown
        self.withdraw()
        if shown is not None:
            self.pressed.emit(shown.tag, shown.actions[0][0] if shown.actions else "")


class WindowMark(QObject):
    """Counts what hasn't been seen: in the title, at the program's icon, and by a blinking one.

    What of it is seen depends on the desktop; the title is everywhere.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.count = 0
        window.installEventFilter(self)

    def add(self, number: int) -> None:
        self._show(self.count + number)
        QApplication.alert(self._window)

    def clear(self) -> None:
        if self.count:
            self._show(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.clear()
        return super().eventFilter(watched, event)

    def _show(self, count: int) -> None:
        self.count = count
        self._window.setWindowTitle(f"{_TITLE} ({count})" if count else _TITLE)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(count)


class NotificationPresenter(AccountPart):
    """Where the window is in front, its own messages tell it; else desktop, title and sound do.

    Args:
        listen: selects a voice and plays it.
        chime: makes a sound.
        is_watched: whether the person has the program in front.
    """

    def __init__(
        self,
        window: MainWindow,
        trainings: TrainingsPresenter,
        outlet: NotificationOutlet,
        preferences: Preferences,
        tasks: TaskRunner,
        listen: Callable[[str], None],
        chime: Callable[[], None],
        is_watched: Callable[[], bool] = lambda: QApplication.activeWindow() is not None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._trainings = trainings
        self._outlet = outlet
        self._preferences = preferences
        self._tasks = tasks
        self._listen = listen
        self._chime = chime
        self._is_watched = is_watched
        self._monotonic = monotonic
        self._ended: list[Training] = []
        self._recent: list[Training] = []
        self._told_at = monotonic()
        self._told: dict[str, Training | None] = {}
        self.mark = WindowMark(window)
        self._gathering = QTimer(self, singleShot=True, interval=0)
        self._gathering.timeout.connect(self._tell_all)
        outlet.setParent(self)
        outlet.acted.connect(self._act)

    def listens(self, session: AccountSession) -> Listening:
        return [(session.voices.training_ended, self._training_ended)]

    def closed(self) -> None:
        self._gathering.stop()
        self._ended.clear()
        self._recent.clear()
        for tag in self._told:
            self._outlet.withdraw(tag)
        self._told.clear()
        self.mark.clear()

    # Inside

    def _training_ended(self, training: Training) -> None:
        self._ended.append(training)
        self._gathering.start()  # one listing may end many

    def _tell_all(self) -> None:
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

        operation = Operation(OperationKind.FOLLOW, caught=_is_no_news)
        self._tasks.read(TaskKey("notify", notification.tag), operation, show)

    def _act(self, tag: str, key: str) -> None:
        if tag not in self._told:
            return  # of an account that is closed
        training = self._told[tag]
        self._window.bring_to_front()
        if training is None:
            self._trainings.show_trainings()
        elif key == PLAY or (not key and training.status is TrainingStatus.READY):
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


def end_notification(training: Training, name: str, tag: str) -> Notification:
    name = clean(name)
    if training.status is TrainingStatus.READY:
        summary = translate("NoticeTexts", "{name} is ready.").format(name=name)
        actions = ((PLAY, translate("NoticeTexts", "Play")),)
        return Notification(tag, summary, _took_text(training), actions)
    summary = translate("NoticeTexts", "Training {name} failed.").format(name=name)
    actions = ((SHOW, translate("NoticeTexts", "Show")),)
    return Notification(tag, summary, failed_text(training), actions, urgent=True)


def summary_notification(trainings: Sequence[Training], tag: str) -> Notification:
    ready = sum(training.status is TrainingStatus.READY for training in trainings)
    failed = len(trainings) - ready
    summary = translate("NoticeTexts", "%n trainings finished.", "", len(trainings))
    bodies = []
    if ready:
        bodies.append(translate("NoticeTexts", "%n ready.", "", ready))
    if failed:
        bodies.append(translate("NoticeTexts", "%n failed.", "", failed))
    actions = ((LIST, translate("NoticeTexts", "Show")),)
    return Notification(tag, summary, " ".join(bodies), actions, urgent=failed > 0)


def _took_text(training: Training) -> str:
    if not training.is_ours or training.ended_at is None:
        return ""
    took = training.ended_at - training.sent_at
    if not 0 <= took <= LONGEST_TRAINING:
        return ""
    return translate("NoticeTexts", "Training took {time}.").format(time=minutes_text(took))
