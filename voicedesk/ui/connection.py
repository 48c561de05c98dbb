"""Whether the service answers, and how old what is shown is.

`ConnectionPresenter` says so in the sidebar and in a message while the service can't be reached or
refuses the token. `ResumePresenter` asks the service at once when the computer wakes up
(`ResumeWatch`) or the network returns (`NetworkWatch`), instead of up to five minutes later.
"""

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    EmptyListingError,
    NetworkSetupError,
    ServiceError,
)
from voicedesk.services.polling import Connection
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.texts import date_text, joined
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import empty_listing_text, error_text
from voicedesk.ui.messages.messages import OFFLINE_KEY, Message, MessageKind, MessageTone
from voicedesk.ui.tasks import OperationKind

_TICK_MS = 15_000
_REFUSED_KEY = "token refused"
_UNREAD_KEY = "voices unread"
_LIST_KEY = "list not understood"
_MOST_DETAILS = 50


class ConnectionPresenter(AccountPart):
    """The account's state in the sidebar, the status at its foot, and the messages about both."""

    def __init__(self, window: MainWindow, open_account: Callable[[], None]) -> None:
        super().__init__(window)
        self._open_account = open_account
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show)

    def attach(self) -> None:
        if self._session is not None:
            self._changed(self._session.voices.connection)
            self._list_failed(self._session.voices.list_error)
            self._show_unread()

    def listens(self, session: AccountSession) -> Listening:
        voices = session.voices
        return [
            (voices.connection_changed, self._changed),
            (voices.listed, self._listed),
            (voices.list_error_changed, self._list_failed),
        ]

    def opened(self, session: AccountSession) -> None:
        self._changed(session.voices.connection)
        self._tick.start()

    def closed(self) -> None:
        self._tick.stop()
        self._window.messages.withdraw(OFFLINE_KEY)
        for key in (_REFUSED_KEY, _UNREAD_KEY, _LIST_KEY):
            self._window.messages.withdraw(key)
        self._window.sidebar.account.show_connection(self.tr("Not connected"), "text3")

    def _changed(self, connection: Connection) -> None:
        messages = self._window.messages
        if connection is Connection.OFFLINE:
            messages.show(self._offline())
        else:
            messages.withdraw(OFFLINE_KEY)
        if connection is Connection.REFUSED:
            messages.show(self._refused())
        else:
            messages.withdraw(_REFUSED_KEY)
        self._show()

    def _listed(self, _at: float) -> None:
        for kind in (OperationKind.REFRESH, OperationKind.FOLLOW):
            self._window.messages.withdraw(f"{kind}:")
        self._show_unread()
        self._show()

    def _list_failed(self, error: ServiceError | None) -> None:
        """Say that what answers can't be understood; what can't be reached is said elsewhere."""
        if isinstance(error, EmptyListingError):
            self._window.messages.show(self._empty(error))
        elif isinstance(error, AnswerNotUnderstoodError):
            self._window.messages.show(self._not_understood(error))
        elif error is None:
            self._window.messages.withdraw(_LIST_KEY)
        self._show()

    def _show_unread(self) -> None:
        unread = self._session.voices.unread if self._session is not None else ()
        if not unread:
            self._window.messages.withdraw(_UNREAD_KEY)
            return
        self._window.messages.show(
            Message(
                _UNREAD_KEY,
                MessageTone.WARN,
                QCoreApplication.translate(
                    "ConnectionPresenter", "%n voice(s) couldn’t be read.", "", len(unread)
                ),
                self.tr("The service sent them in a format VoiceDesk doesn’t recognise."),
                details="\n".join(unread[:_MOST_DETAILS]),
                kind=MessageKind.CONDITION,
                icon="warn",
            )
        )

    def _not_understood(self, error: AnswerNotUnderstoodError) -> Message:
        when = self._when()
        return Message(
            _LIST_KEY,
            MessageTone.WARN,
            self.tr("Can’t read the list of voices."),
            joined(
                self.tr("Showing the list from {when}.").format(when=when) if when else "",
                self.tr("If it keeps happening, check the service address."),
            ),
            self.tr("Retry"),
            self._retry,
            details=error.detail,
            kind=MessageKind.CONDITION,
            icon="warn",
        )

    def _empty(self, error: EmptyListingError) -> Message:
        return Message(
            _LIST_KEY,
            MessageTone.WARN,
            self.tr("The service no longer lists any voices."),
            joined(
                empty_listing_text(error.known),
                self.tr("If you deleted them on another device, show the empty list."),
            ),
            self.tr("Show empty list"),
            self._accept_empty,
            kind=MessageKind.CONDITION,
            icon="warn",
        )

    def _accept_empty(self) -> None:
        if self._session is not None:
            self._session.voices.accept_empty()

    def _offline(self) -> Message:
        when = self._when()
        fault = self._session.voices.connection_fault if self._session else None
        return Message(
            OFFLINE_KEY,
            MessageTone.WARN,
            self.tr("Can’t reach the service."),
            joined(
                error_text(fault)
                if isinstance(fault, NetworkSetupError)
                else self.tr("Showing the list from {when}.").format(when=when)
                if when
                else "",
                self.tr("You can’t create, train or change voices while offline."),
            ),
            self.tr("Retry"),
            self._retry,
            kind=MessageKind.CONDITION,
            icon="cloud-off",
        )

    def _refused(self) -> Message:
        return Message(
            _REFUSED_KEY,
            MessageTone.BAD,
            self.tr("Your token isn’t valid."),
            self.tr(
                "The service doesn’t accept it, or none is saved. You can still play "
                "demos on this computer."
            ),
            self.tr("Open account"),
            self._open_account,
            kind=MessageKind.CONDITION,
            icon="key",
        )

    def _retry(self) -> None:
        if self._session is not None:
            self._session.voices.refresh_soon()

    def _show(self) -> None:
        if self._session is None:
            return
        connecting, refused = self.tr("Connecting…"), self.tr("No valid token")
        voices = self._session.voices
        state, ink, icon, status = {
            Connection.UNKNOWN: (connecting, "text3", "cloud", connecting),
            Connection.ONLINE: (self.tr("Connected"), "ready", "cloud-check", self._synced()),
            Connection.OFFLINE: (self.tr("Offline"), "text3", "cloud-off", self._offline_since()),
            Connection.REFUSED: (refused, "failed", "key", refused),
        }[voices.connection]
        if voices.connection is Connection.ONLINE and voices.list_error is not None:
            icon, status = "warn", self._as_of()
            if type(voices.list_error) is AnswerNotUnderstoodError:
                state, ink = self.tr("Unreadable list"), "training"
        self._window.sidebar.account.show_connection(state, ink)
        self._window.sidebar.show_status(icon, status)

    def _as_of(self) -> str:
        when = self._when()
        return self.tr("List from {when}").format(when=when) if when else self.tr("No list yet")

    def _synced(self) -> str:
        at = self._session.voices.listed_at if self._session else None
        if self._session is not None and (unread := len(self._session.voices.unread)):
            return QCoreApplication.translate("ConnectionPresenter", "%n unreadable", "", unread)
        minutes = int(max(0.0, time.time() - at) // 60) if at is not None else 0
        if minutes < 1:
            return self.tr("Synced just now")
        if minutes < 60:
            return QCoreApplication.translate(
                "ConnectionPresenter", "Synced %n min ago", "", minutes
            )
        return self.tr("Synced {when}").format(when=self._when())

    def _offline_since(self) -> str:
        if when := self._when():
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
        self._timer = QTimer(self, interval=_PAUSE_MS)
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
    """Says `returned` when the system has a network again or another one, if it tells of that."""

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
        if reachability is _Reachability.Unknown:
            return
        reaches = reachability in _REACHES
        before, self._reaches = self._reaches, reaches
        if reaches and (not before or reachability is _Reachability.Online):
            self.returned.emit()


_AT_LEISURE_MS = 1_500
"""What the system offers takes some 20 ms to load: not while an account opens."""


class ResumePresenter(AccountPart):
    """Refreshes the voices after a sleep and when the network returns."""

    def __init__(self, window: MainWindow, wake: ResumeWatch, network: NetworkWatch) -> None:
        super().__init__(window)
        self._wake = wake
        self._network = network
        wake.setParent(self)
        network.setParent(self)
        wake.woke.connect(self._look)
        network.returned.connect(self._look)

    def opened(self, _session: AccountSession) -> None:
        self._wake.start()
        QTimer.singleShot(_AT_LEISURE_MS, self._network, self._network.start)

    def closed(self) -> None:
        self._wake.stop()

    def _look(self) -> None:
        session = self._session
        # A token that is refused will be again: who insists may be locked out.
        if session is not None and session.voices.connection is not Connection.REFUSED:
            session.voices.refresh_soon()
