"""Shows whether the service answers, and how old what is shown is."""

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from voicedesk.services.account_session import AccountSession
from voicedesk.services.connection import Connection
from voicedesk.ui.attempt import Doing
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.messages.message_board import OFFLINE_KEY
from voicedesk.ui.sentences import joined
from voicedesk.ui.voices.voice_words import date_words

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
        """Show another account's connection."""
        self._session = session
        session.book.connection_changed.connect(self._changed)
        session.book.listed.connect(self._listed)
        self._show()
        self._tick.start()

    def close(self) -> None:
        """Let go of the account."""
        session, self._session = self._session, None
        self._tick.stop()
        self._window.board.withdraw(OFFLINE_KEY)
        self._window.board.withdraw(_REFUSED_KEY)
        self._window.sidebar.show_connection(self.tr("Not open"), "text3")
        if session is not None:
            session.book.connection_changed.disconnect(self._changed)
            session.book.listed.disconnect(self._listed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)

    def _changed(self, connection: Connection) -> None:
        board = self._window.board
        if connection is not Connection.OFFLINE:
            board.withdraw(OFFLINE_KEY)
        if connection is not Connection.REFUSED:
            board.withdraw(_REFUSED_KEY)
        if connection is Connection.OFFLINE:
            board.show(self._offline())
        elif connection is Connection.REFUSED:
            board.show(self._refused())
        self._show()

    def _listed(self, _at: float) -> None:
        for doing in (Doing.REFRESH, Doing.FOLLOW):
            self._window.board.withdraw(f"{doing}:")
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
            self._session.book.look_soon()

    def _show(self) -> None:
        if self._session is None:
            return
        connection = self._session.book.connection
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
        at = self._session.book.listed_at if self._session else None
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
        at = self._session.book.listed_at if self._session else None
        if at is None:
            return ""
        moment = datetime.fromtimestamp(at)  # noqa: DTZ006 - shown in the person's own time
        if moment.date() == datetime.now().date():  # noqa: DTZ005
            return f"{moment:%H:%M}"
        return date_words(at)
