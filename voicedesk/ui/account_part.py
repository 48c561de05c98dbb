"""The bases of what joins the window's widgets to services, and of what works for an account."""

from collections.abc import Callable, Iterable

from psygnal import SignalInstance
from PySide6.QtCore import QObject

from voicedesk.services.session import AccountSession
from voicedesk.ui.main_window import MainWindow

Listening = Iterable[tuple[SignalInstance, Callable[..., object]]]


class WindowPart(QObject):
    """Shows something in the window, and carries out what is asked for there.

    The window's widgets are made again when the language changes. The part stays, with all that it
    has under way; only `attach` is called again.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def attach(self) -> None:
        """Connect to the widgets that the window has now, and show in them how things stand."""


class AccountPart(WindowPart):
    """A part that works for whichever account is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session: AccountSession | None = None
        self._connected: Listening = ()

    def listens(self, session: AccountSession) -> Listening:
        """The signals to hear while the account is open, each with what hears it."""
        del session
        return ()

    def opened(self, session: AccountSession) -> None:
        """An account was opened."""

    def closed(self) -> None:
        """The account was closed, or none was open."""

    def open(self, session: AccountSession) -> None:
        self._session = session
        self._connected = tuple(self.listens(session))
        for signal, slot in self._connected:
            signal.connect(slot)
        self.opened(session)

    def close(self) -> None:
        self._session = None
        for signal, slot in self._connected:
            signal.disconnect(slot)
        self._connected = ()
        self.closed()
