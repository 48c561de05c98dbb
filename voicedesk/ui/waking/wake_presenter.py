"""Has the service asked at once when the computer wakes or its network returns."""

from PySide6.QtCore import QObject, QTimer

from voicedesk.services.account_session import AccountSession
from voicedesk.services.connection import Connection
from voicedesk.ui.waking.network_watch import NetworkWatch
from voicedesk.ui.waking.wake_watch import WakeWatch

_AT_LEISURE_MS = 1_500
"""What the system offers takes some 20 ms to load: not while an account opens."""


class WakePresenter(QObject):
    """What ended meanwhile is told then, and not up to five minutes later."""

    def __init__(self, parent: QObject, wake: WakeWatch, network: NetworkWatch) -> None:
        super().__init__(parent)
        self._wake = wake
        self._network = network
        self._session: AccountSession | None = None
        wake.setParent(self)
        network.setParent(self)
        wake.woke.connect(self._look)
        network.returned.connect(self._look)

    def open(self, session: AccountSession) -> None:
        """Look after another account."""
        self._session = session
        self._wake.start()
        QTimer.singleShot(_AT_LEISURE_MS, self._network, self._network.start)

    def close(self) -> None:
        """Let go of the account."""
        self._session = None
        self._wake.stop()

    def _look(self) -> None:
        session = self._session
        # A token that is refused will be again: who insists may be locked out.
        if session is not None and session.book.connection is not Connection.REFUSED:
            session.book.look_soon()
