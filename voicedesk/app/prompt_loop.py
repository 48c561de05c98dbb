"""Asyncio on Qt's event loop, with less between one step of a coroutine and the next."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextvars import Context

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

_LONGEST_TURN = 0.004
"""Seconds after which painting and input get their turn, whatever is still due."""


class _Bell(QObject):
    """Rung on any thread, heard on the one that it was made on."""

    _rung = Signal()

    def __init__(self, heard: Callable[[], None]) -> None:
        super().__init__()
        self._heard = heard
        self._rung.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def ring(self) -> None:
        """Have it heard, in a turn of its own."""
        self._rung.emit()

    def silence(self) -> None:
        """Have it heard no more."""
        self._rung.disconnect(self._hear)

    def _hear(self) -> None:
        self._heard()


class PromptLoop(QEventLoop):  # type: ignore[misc]  # qasync has no types
    """Runs what is due at once together, as asyncio's own loops do.

    qasync gives each callback a timer of Qt's, which takes longer than most callbacks: of a
    download through httpx, two thirds of the time. It gives each callback from another thread an
    event of Qt's, too; here one rings for all that come before it is heard.
    """

    def __init__(self, application: QApplication) -> None:
        self._due: deque[asyncio.Handle] = deque()
        self._turn = QTimer()
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._run_due)
        self._is_woken = False
        self._from_threads: deque[asyncio.Handle] = deque()
        self._bell = _Bell(self._take_from_threads)
        self._is_rung = False
        super().__init__(application)

    def call_soon(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        """Register a callback for the next turn of the loop."""
        handle = asyncio.Handle(callback, args, self, context)
        self._due.append(handle)
        if not self._is_woken:
            self._is_woken = True
            self._turn.start()
        return handle

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        """Register a callback for the next turn of the loop, from any thread.

        Raises:
            RuntimeError: the loop is closed.
        """
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        self._from_threads.append(handle)
        if not self._is_rung:
            self._is_rung = True
            self._bell.ring()
        return handle

    def close(self) -> None:
        """Close the loop; what is still due isn't run."""
        self._turn.stop()
        self._bell.silence()
        self._due.clear()
        self._from_threads.clear()
        super().close()

    def _take_from_threads(self) -> None:
        self._is_rung = False  # before it is looked what there is: what comes now rings again
        while self._from_threads:
            self._due.append(self._from_threads.popleft())
        self._run_due()

    def _run_due(self) -> None:
        until = time.perf_counter() + _LONGEST_TURN
        try:
            for _ in range(len(self._due)):
                handle = self._due.popleft()
                if not handle.cancelled():
                    handle._run()  # noqa: SLF001 - asyncio's loops do so, too
                    if time.perf_counter() > until:
                        break
        finally:
            self._is_woken = bool(self._due)
            if self._is_woken:
                self._turn.start()
