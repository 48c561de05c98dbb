"""The one place that starts, tracks and ends what runs beside the window."""

import asyncio
import logging
from collections.abc import Callable, Coroutine

from PySide6.QtCore import QObject, Signal

from voicedesk.ui.attempt import Attempt

_log = logging.getLogger(__name__)


MakeCoroutine = Callable[[], Coroutine[object, object, None]]


class Work(QObject):
    """Starts coroutines by key. Keys read like `voices.refresh` or `voices.train:<id>`.

    A read replaces the one before it under the same key; a write is refused while the same one
    runs. Whatever a coroutine raises reaches `report`, and nothing else does.

    Signals:
        busy_changed: work under this key began or ended.
    """

    busy_changed = Signal(str)

    def __init__(self, report: Callable[[Attempt, Exception], None]) -> None:
        super().__init__()
        self._report = report
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._writes: set[str] = set()
        self._closing = False

    def read(self, key: str, attempt: Attempt, make: MakeCoroutine) -> None:
        """Start `make()`, ending whatever ran under `key`."""
        if self._closing:
            return
        before = self._tasks.get(key)
        if before is not None:
            before.cancel()
        self._start(key, attempt, make)

    def write(self, key: str, attempt: Attempt, make: MakeCoroutine) -> bool:
        """Start `make()` unless the same write is running; returns whether it was started."""
        if self._closing or key in self._tasks:
            return False
        self._writes.add(key)
        self._start(key, attempt, make)
        return True

    def is_busy(self, key: str) -> bool:
        """Whether anything runs under `key`."""
        return key in self._tasks

    def end(self, key: str) -> None:
        """Cancel what runs under `key`."""
        task = self._tasks.get(key)
        if task is not None:
            task.cancel()

    async def finished(self, key: str) -> None:
        """Wait until nothing runs under `key`; whoever stops waiting doesn't end it."""
        while (task := self._tasks.get(key)) is not None:
            await asyncio.wait([task])

    async def end_all(self, key_prefixes: tuple[str, ...], grace: float = 2.0) -> None:
        """Cancel the reads under these prefixes, and give the writes `grace` seconds to finish."""
        chosen = {key: task for key, task in self._tasks.items() if key.startswith(key_prefixes)}
        writes = [task for key, task in chosen.items() if key in self._writes]
        for key, task in chosen.items():
            if key not in self._writes:
                task.cancel()
        if writes:
            _, late = await asyncio.wait(writes, timeout=grace)
            for task in late:
                task.cancel()
        if chosen:
            await asyncio.wait(chosen.values(), timeout=0.5)

    async def close(self, grace: float = 1.2) -> None:
        """Refuse new work and end all that runs; see `end_all`."""
        self._closing = True
        await self.end_all(("",), grace)

    def _start(self, key: str, attempt: Attempt, make: MakeCoroutine) -> None:
        task = asyncio.get_running_loop().create_task(self._run(attempt, make), name=key)
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))
        self.busy_changed.emit(key)

    async def _run(self, attempt: Attempt, make: MakeCoroutine) -> None:
        try:
            await make()
        except Exception as error:  # noqa: BLE001 - the one place where errors become messages
            if attempt.caught is None or not attempt.caught(error):
                self._report(attempt, error)

    def _ended(self, key: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
            self._writes.discard(key)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("reporting failed", exc_info=error)
        if not self._closing:
            self.busy_changed.emit(key)
