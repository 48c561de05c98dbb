"""One window for each data directory: a second start brings the first window to the front.

The kernel holds the lock and lets go of it with the process, however that ends. What the file says
only names the holder, and stands in for the lock on a disk that knows none.
"""

import errno
import json
import os
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, Signal

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - Wayland's; Qt takes it from there, once
_WAIT_MS = 1500
_PATIENCE = 5.0
_PAUSE = 0.1
_ANSWER = b"raised\n"
_LONGEST_HOLDER = 512
_LONGEST_REQUEST = 1 << 16


class NoAnswerError(Exception):
    """Another process has the data directory, or may have it, and brings no window to the front.

    Attributes:
        computer: the other computer that it runs on; empty for this one, and where it isn't known.
        is_certain: whether the kernel says so; otherwise only the file does, as the disk knows no
            locks.
    """

    def __init__(self, computer: str = "", *, is_certain: bool = True) -> None:
        super().__init__(computer)
        self.computer = computer
        self.is_certain = is_certain


class SingleInstance(QObject):
    """Holds the data directory for this process.

    Signals:
        raised: the program was started a second time.
        opened: what that start is to open, as of `Options.opened`; it is in `requested`.

    Attributes:
        requested: what other starts are to open and nobody has taken yet.
    """

    raised = Signal()
    opened = Signal()

    def __init__(self, folder: Path, opened: Sequence[str] = ()) -> None:
        super().__init__()
        self.requested: list[str] = []
        self._opened = opened
        # However the folder is written, it is one.
        digest = QCryptographicHash.hash(
            str(folder.resolve()).encode("utf-8", "surrogateescape"),
            QCryptographicHash.Algorithm.Sha256,
        )
        self._name = f"voicedesk-{digest.toHex().toStdString()[:20]}"
        self._path = folder / "running.lock"
        self._file: FileIO | None = None
        self._server: QLocalServer | None = None

    def acquire(self, *, anyway: bool = False) -> bool:
        """Take the directory; where another process has it, raise that one's window instead.

        A directory that can't be written to is taken by nobody: nothing will be changed there.

        Args:
            anyway: the person knows better than what is to be seen of another process.

        Raises:
            NoAnswerError: another process has it, or may have it, and doesn't answer.
            OSError: what is to be the lock is something else, such as a folder.
        """
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}:
                raise
            return anyway or not self._call()
        file = os.fdopen(descriptor, "r+b", buffering=0)
        deadline = time.monotonic() + _PATIENCE
        while True:
            locked = _lock(file)
            file.seek(0)
            holder = file.read(_LONGEST_HOLDER).decode(errors="replace").splitlines()
            if locked or (locked is None and (anyway or not holder)):
                self._file = file
                _write(file, f"{os.getpid()}\nvoicedesk\n{socket.gethostname()}\n")
                return True
            if anyway or self._call():
                file.close()
                return anyway
            if locked is None or time.monotonic() > deadline:
                file.close()
                computer = holder[2] if len(holder) > 2 else ""
                if computer == socket.gethostname():
                    computer = ""
                raise NoAnswerError(computer, is_certain=locked is False)
            time.sleep(_PAUSE)

    def listen(self) -> None:
        """Answer further starts from now on."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the first paint

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)
        if not self._server.listen(self._name):
            # Nobody answers there: it is left from a crash.
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
        file, self._file = self._file, None
        if file is not None:
            _write(file, "")
            file.close()

    def _call(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - rarely needed

        caller = QLocalSocket()
        caller.connectToServer(self._name)
        if not caller.waitForConnected(_WAIT_MS):
            return False
        # Whoever starts a program gives it leave to come to the front: it is this one's to pass on.
        said = [*self._opened, {ACTIVATION_TOKEN: os.environ.get(ACTIVATION_TOKEN, "")}]
        caller.write(json.dumps(said).encode() + b"\n")
        caller.waitForBytesWritten(_WAIT_MS)
        # The system connects also to a process that stands still: only its answer tells.
        answered = caller.bytesAvailable() > 0 or caller.waitForReadyRead(_WAIT_MS)
        caller.abort()
        return answered

    def _called(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.readyRead.connect(partial(self._heard, connection))
            connection.disconnected.connect(connection.deleteLater)
            self._heard(connection)
            connection.write(_ANSWER)
            connection.flush()
            self.raised.emit()

    def _heard(self, connection: "QLocalSocket") -> None:
        """Of this user's own processes alone; an older version says nothing."""
        if connection.canReadLine():
            line = connection.readLine(_LONGEST_REQUEST).toStdString()
            with suppress(ValueError):
                said = json.loads(line)
                self.requested += [one for one in said if isinstance(one, str)]
                self.opened.emit()
                match said:
                    case [*_, {"XDG_ACTIVATION_TOKEN": str(token)}] if token:
                        os.environ[ACTIVATION_TOKEN] = token
                        self.raised.emit()


def _write(file: FileIO, holder: str) -> None:
    with suppress(OSError):  # a full disk: the lock holds without
        file.truncate(0)
        file.seek(0)
        file.write(holder.encode())


if sys.platform == "win32":
    _LOCKED_BYTE = 1 << 20  # nobody reads what another has locked, and the holder is to be read

    def _lock(file: FileIO) -> bool | None:
        """Lock the file; whether that could be done, None where the disk knows no locks."""
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return False if error.errno in {errno.EACCES, errno.EDEADLK} else None
        return True

else:

    def _lock(file: FileIO) -> bool | None:
        """Lock the file; whether that could be done, None where the disk knows no locks."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return False if error.errno in {errno.EWOULDBLOCK, errno.EACCES} else None
        return True
