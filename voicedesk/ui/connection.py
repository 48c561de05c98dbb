"""Shows whether the service answers, and how old what is shown is."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from voicedesk.domain.errors import LibraryError
from voicedesk.library import Opening
from voicedesk.services.polling import Connection
from voicedesk.services.session import AccountSession
from voicedesk.ui.common.texts import date_text
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import OFFLINE_KEY, Message, MessageTone
from voicedesk.ui.sentences import joined
from voicedesk.ui.tasks import OperationKind

_TICK_MS = 15_000
_REFUSED_KEY = "token refused"


class ConnectionPresenter(QObject):
    """The account's state, the status at the foot of the sidebar, the offline strip."""

    def __init__(self, window: MainWindow, open_account: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._open_account = open_account
        self._session: AccountSession | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show)
        window.installEventFilter(self)

    def open(self, session: AccountSession) -> None:
        self._session = session
        session.voices.connection_changed.connect(self._changed)
        session.voices.listed.connect(self._listed)
        self._show()
        self._tick.start()

    def close(self) -> None:
        session, self._session = self._session, None
        self._tick.stop()
        self._window.messages.withdraw(OFFLINE_KEY)
        self._window.messages.withdraw(_REFUSED_KEY)
        self._window.sidebar.show_connection(self.tr("Not open"), "text3")
        if session is not None:
            session.voices.connection_changed.disconnect(self._changed)
            session.voices.listed.disconnect(self._listed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)

    def _changed(self, connection: Connection) -> None:
        messages = self._window.messages
        if connection is not Connection.OFFLINE:
            messages.withdraw(OFFLINE_KEY)
        if connection is not Connection.REFUSED:
            messages.withdraw(_REFUSED_KEY)
        if connection is Connection.OFFLINE:
            messages.show(self._offline())
        elif connection is Connection.REFUSED:
            messages.show(self._refused())
        self._show()

    def _listed(self, _at: float) -> None:
        for kind in (OperationKind.REFRESH, OperationKind.FOLLOW):
            self._window.messages.withdraw(f"{kind}:")
        self._show()

    def _offline(self) -> Message:
        return Message(
            OFFLINE_KEY,
            MessageTone.WARN,
            self.tr("Can’t reach the service."),
            joined(
                self._age(),
                self.tr("You can’t make, train or change voices until it is back."),
            ),
            self.tr("Retry"),
            self._look,
            sticky=True,
            icon="cloud-off",
            anew=self._offline,
        )

    def _refused(self) -> Message:
        return Message(
            _REFUSED_KEY,
            MessageTone.BAD,
            self.tr("A valid token is needed."),
            self.tr("The service doesn’t accept the token, or none is kept. Demos still play."),
            self.tr("Open account"),
            self._open_account,
            sticky=True,
            icon="key",
            anew=self._refused,
        )

    def _look(self) -> None:
        if self._session is not None:
            self._session.voices.refresh_soon()

    def _show(self) -> None:
        if self._session is None:
            return
        connection = self._session.voices.connection
        words, dot = {
            Connection.UNKNOWN: (self.tr("Connecting…"), "text3"),
            Connection.ONLINE: (self.tr("Connected"), "ready"),
            Connection.OFFLINE: (self.tr("Offline"), "text3"),
            Connection.REFUSED: (self.tr("No valid token"), "failed"),
        }[connection]
        self._window.sidebar.show_connection(words, dot)
        if connection is Connection.OFFLINE:
            self._window.sidebar.show_status("cloud-off", self._age_short())
        elif connection is Connection.REFUSED:
            self._window.sidebar.show_status("key", self.tr("No valid token"))
        elif connection is Connection.ONLINE:
            self._window.sidebar.show_status("cloud-check", self._synced())
        else:
            self._window.sidebar.show_status("cloud", self.tr("Connecting…"))

    def _synced(self) -> str:
        at = self._session.voices.listed_at if self._session else None
        minutes = int(max(0.0, time.time() - at) // 60) if at is not None else 0
        if minutes < 1:
            return self.tr("Synced just now")
        if minutes < 60:
            return QCoreApplication.translate(
                "ConnectionPresenter", "Synced %n min ago", "", minutes
            )
        return self.tr("Synced {when}").format(when=self._when())

    def _age(self) -> str:
        when = self._when()
        return self.tr("Showing the list from {when}.").format(when=when) if when else ""

    def _age_short(self) -> str:
        when = self._when()
        if when:
            return self.tr("Offline · as of {when}").format(when=when)
        return self.tr("Offline · no list yet")

    def _when(self) -> str:
        at = self._session.voices.listed_at if self._session else None
        if at is None:
            return ""
        moment = datetime.fromtimestamp(at)  # noqa: DTZ006 - shown in the person's own time
        if moment.date() == datetime.now().date():  # noqa: DTZ005
            return f"{moment:%H:%M}"
        return date_text(at)


_KEY = "library"


def library_notice(opening: Opening) -> Message | None:
    """The message for a library that isn't as it should be; None for an ordinary one."""
    if opening.set_aside is not None:
        return _damaged(opening.set_aside)
    return _newer() if opening.read_only else None


def settings_notice(set_aside: Path) -> Message:
    """The message for a settings file that could not be read."""
    translate = QCoreApplication.translate
    return Message(
        "settings",
        MessageTone.WARN,
        translate("LibraryNotice", "The settings could not be read."),
        translate(
            "LibraryNotice", "VoiceDesk started with the defaults; the old ones are kept as {file}."
        ).format(file=set_aside.name),
        details=str(set_aside),
        of_account=False,
        anew=lambda: settings_notice(set_aside),
    )


def settings_failure_notice(error: LibraryError) -> Message:
    """The message for a settings file that can neither be read nor moved out of the way."""
    translate = QCoreApplication.translate
    return Message(
        "settings",
        MessageTone.WARN,
        translate("LibraryNotice", "The settings could not be read."),
        translate(
            "LibraryNotice", "VoiceDesk started with the defaults, and can’t keep changes to them."
        ),
        details=error.detail,
        of_account=False,
        anew=lambda: settings_failure_notice(error),
    )


def failure_notice(error: LibraryError) -> Message:
    """The message for a library that can't be written any more."""
    translate = QCoreApplication.translate
    return Message(
        "library failed",
        MessageTone.BAD,
        translate("LibraryNotice", "Changes can’t be kept on this computer."),
        translate(
            "LibraryNotice", "Your voices at the service are safe. Check that the disk isn’t full."
        ),
        details=error.detail,
        anew=lambda: failure_notice(error),
    )


def _damaged(set_aside: Path) -> Message:
    translate = QCoreApplication.translate
    return Message(
        _KEY,
        MessageTone.WARN,
        translate("LibraryNotice", "The library on this computer was damaged."),
        translate("LibraryNotice", "A new one was started; the old one is kept as {file}.").format(
            file=set_aside.name
        ),
        details=str(set_aside),
        anew=lambda: _damaged(set_aside),
    )


def _newer() -> Message:
    translate = QCoreApplication.translate
    return Message(
        _KEY,
        MessageTone.WARN,
        translate("LibraryNotice", "A newer VoiceDesk has used this library."),
        translate("LibraryNotice", "Nothing is kept on this computer until you update VoiceDesk."),
        anew=_newer,
    )


_PAUSE_MS = 2_000
_LATE = 10.0
"""Seconds that a busy program doesn't lose, and that no clock is put right by."""


class ResumeWatch(QObject):
    """Looks at the clocks every other second, wherever the window is.

    During a sleep the wall clock runs on; whether the monotonic one does depends on the system. So
    either the two have drifted apart, or the look comes far too late.

    Signals:
        woke: the computer slept a moment ago.
    """

    woke = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock, self._monotonic = clock, monotonic
        self._looked = (clock(), monotonic())
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self._looked = (self._clock(), self._monotonic())
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        wall, steady = self._clock(), self._monotonic()
        passed, ran = wall - self._looked[0], steady - self._looked[1]
        self._looked = (wall, steady)
        if passed - ran > _LATE or ran > _PAUSE_MS / 1000 + _LATE:
            self.woke.emit()


_Reachability = QNetworkInformation.Reachability
_REACHES = {_Reachability.Local, _Reachability.Site, _Reachability.Online}


class NetworkWatch(QObject):
    """Follows what the system says of its network; says nothing where the system doesn't.

    Signals:
        returned: there is a network again, or another one.
    """

    returned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reaches = False
        self._source: QNetworkInformation | None = None

    def start(self) -> None:
        """Begin to follow; what the system offers for it is loaded at the first time."""
        if self._source is None and QNetworkInformation.loadBackendByFeatures(
            QNetworkInformation.Feature.Reachability
        ):
            self._source = QNetworkInformation.instance()
            if self._source is not None:
                self._reaches = self._source.reachability() in _REACHES
                self._source.reachabilityChanged.connect(self.hear)

    def hear(self, reachability: QNetworkInformation.Reachability) -> None:
        """Take what the system says now."""
        if reachability is _Reachability.Unknown:
            return
        reaches = reachability in _REACHES
        before, self._reaches = self._reaches, reaches
        if reaches and (not before or reachability is _Reachability.Online):
            self.returned.emit()


_AT_LEISURE_MS = 1_500
"""What the system offers takes some 20 ms to load: not while an account opens."""


class ResumePresenter(QObject):
    """What ended meanwhile is told then, and not up to five minutes later."""

    def __init__(self, parent: QObject, wake: ResumeWatch, network: NetworkWatch) -> None:
        super().__init__(parent)
        self._wake = wake
        self._network = network
        self._session: AccountSession | None = None
        wake.setParent(self)
        network.setParent(self)
        wake.woke.connect(self._look)
        network.returned.connect(self._look)

    def open(self, session: AccountSession) -> None:
        self._session = session
        self._wake.start()
        QTimer.singleShot(_AT_LEISURE_MS, self._network, self._network.start)

    def close(self) -> None:
        self._session = None
        self._wake.stop()

    def _look(self) -> None:
        session = self._session
        # A token that is refused will be again: who insists may be locked out.
        if session is not None and session.voices.connection is not Connection.REFUSED:
            session.voices.refresh_soon()
