"""One window for each data directory: a second start brings the first window to the front."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_WAIT_MS = 1500
_PATIENCE = 5.0
_ANSWER = b"raised\n"


class NoAnswerError(Exception):
    """Another process has the data directory and can't bring its window to the front."""


class SingleInstance(QObject):
    """Holds the data directory for this process.

    Signals:
        raised: the program was started a second time.
    """

    raised = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # However the folder is written, it is one.
        digest = QCryptographicHash.hash(
            str(folder.resolve()).encode("utf-8", "surrogateescape"),
            QCryptographicHash.Algorithm.Sha256,
        )
        self._name = f"voicedesk-{digest.toHex().toStdString()[:20]}"
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Take the directory; where another process has it, raise that one's window instead.

        A lock that is nobody's, such as on a disk without locks, counts as taken by this process:
        better two windows than none.

        Raises:
            NoAnswerError: the other process doesn't answer.
        """
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if self._call():
                return False
            if self._lock.tryLock(200):
                return True
        raise NoAnswerError

    def listen(self) -> None:
        """Answer further starts from now on."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the first paint

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)
        if not self._server.listen(self._name):
            # Nobody answers there, as this process holds the lock: it is left from a crash.
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _call(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - rarely needed

        caller = QLocalSocket()
        caller.connectToServer(self._name)
        if not caller.waitForConnected(_WAIT_MS):
            return False
        # The system connects also to a process that stands still: only its answer tells.
        answered = caller.waitForReadyRead(_WAIT_MS)
        caller.abort()
        return answered

    def _called(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            connection.write(_ANSWER)
            connection.flush()
            self.raised.emit()
