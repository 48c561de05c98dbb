"""The one place that starts, tracks and ends what runs beside the window."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class OperationKind(StrEnum):
    """What was being done, so that an error can be told in the person's words."""

    REFRESH = "refresh"
    CREATE = "create"
    CHECK_SAMPLE = "check sample"
    TRAIN = "train"
    RENAME = "rename"
    DELETE = "delete"
    PLAY = "play"
    TEST_ACCOUNT = "test account"
    OPEN_ACCOUNT = "open account"
    SAVE_ACCOUNT = "save account"
    REMOVE_TOKEN = "remove token"  # noqa: S105 - what is done, not a token
    RENAME_ACCOUNT = "rename account"
    REMOVE_ACCOUNT = "remove account"
    SAVE_SETTINGS = "save settings"
    FOLLOW = "follow"
    KEEP_OFFLINE = "keep offline"
    CHANGE_MARKS = "change marks"
    CHANGE_TAG = "change tag"
    BACK_UP = "back up"
    RESTORE = "restore"
    SAVE_DEMO = "save demo"
    EXPORT = "export"
    TRAIN_MANY = "train many"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the program tries for the person.

    Attributes:
        doing: what it is.
        subject: the name of the voice or account it is done to.
        retry: does it again, where trying again makes sense.
        caught: sees the error first; True means that it has told the person itself.
    """

    kind: OperationKind
    subject: str = ""
    retry: Callable[[], None] | None = None
    caught: Callable[[Exception], bool] | None = None


_log = logging.getLogger(__name__)


MakeCoroutine = Callable[[], Coroutine[object, object, None]]


class TaskRunner(QObject):
    """Starts coroutines by key. Keys read like `voices.refresh` or `voices.train:<id>`.

    A read replaces the one before it under the same key; a write is refused while the same one
    runs. Whatever a coroutine raises reaches `report`, and nothing else does.

    Signals:
        busy_changed: work under this key began or ended.
    """

    busy_changed = Signal(str)

    def __init__(self, report: Callable[[Operation, Exception], None]) -> None:
        super().__init__()
        self._report = report
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._writes: set[str] = set()
        self._ending: list[tuple[str, ...]] = []
        self._closing = False

    def read(self, key: str, operation: Operation, make: MakeCoroutine) -> None:
        """Start `make()`, ending whatever ran under `key`; not where that is being ended."""
        if self._closing or self._is_ending(key):
            return
        before = self._tasks.get(key)
        if before is not None:
            before.cancel()
        self._start(key, operation, make)

    def write(self, key: str, operation: Operation, make: MakeCoroutine) -> bool:
        """Start `make()` unless the same write is running; returns whether it was started.

        Where its prefix is being ended, only what still runs may start another, as its last step.
        """
        if self._closing or key in self._tasks:
            return False
        if self._is_ending(key) and not self._is_step_of_work():
            return False
        self._writes.add(key)
        self._start(key, operation, make)
        return True

    @property
    def busy(self) -> AbstractSet[str]:
        """The keys of all that runs."""
        return self._tasks.keys()

    def is_busy(self, key: str) -> bool:
        return key in self._tasks

    def end(self, key: str) -> None:
        task = self._tasks.get(key)
        if task is not None:
            task.cancel()

    async def finished(self, key: str) -> None:
        """Wait until nothing runs under `key`; whoever stops waiting doesn't end it."""
        while (task := self._tasks.get(key)) is not None:
            await asyncio.wait([task])

    async def end_all(self, key_prefixes: tuple[str, ...], grace: float = 2.0) -> None:
        """Cancel the reads under these prefixes, and give the writes `grace` seconds to finish.

        The grace is one for all, also for writes that a write starts meanwhile. After it, another
        half second at the most goes by until what was cancelled has ended.
        """
        until = time.monotonic() + grace
        self._ending.append(key_prefixes)
        try:
            for key, task in self._under(key_prefixes).items():
                if key not in self._writes:
                    task.cancel()
            while writes := self._writes_under(key_prefixes):
                left = until - time.monotonic()
                if left <= 0:
                    break
                await asyncio.wait(writes, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            for task in self._writes_under(key_prefixes):
                task.cancel()
            if rest := self._under(key_prefixes):
                await asyncio.wait(rest.values(), timeout=0.5)
        finally:
            self._ending.remove(key_prefixes)

    async def close(self, grace: float = 1.2) -> None:
        """Refuse new work and end all that runs; see `end_all`."""
        self._closing = True
        await self.end_all(("",), grace)

    def _under(self, key_prefixes: tuple[str, ...]) -> dict[str, asyncio.Task[None]]:
        return {key: task for key, task in self._tasks.items() if key.startswith(key_prefixes)}

    def _writes_under(self, key_prefixes: tuple[str, ...]) -> list[asyncio.Task[None]]:
        return [task for key, task in self._under(key_prefixes).items() if key in self._writes]

    def _is_ending(self, key: str) -> bool:
        return any(key.startswith(prefixes) for prefixes in self._ending)

    def _is_step_of_work(self) -> bool:
        task = asyncio.current_task()
        return task is not None and not task.cancelling() and task in self._tasks.values()

    def _start(self, key: str, operation: Operation, make: MakeCoroutine) -> None:
        task = asyncio.get_running_loop().create_task(self._run(operation, make), name=key)
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))
        self.busy_changed.emit(key)

    async def _run(self, operation: Operation, make: MakeCoroutine) -> None:
        try:
            await make()
        except Exception as error:  # noqa: BLE001 - the one place where errors become messages
            if operation.caught is None or not operation.caught(error):
                self._report(operation, error)

    def _ended(self, key: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
            self._writes.discard(key)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("reporting failed", exc_info=error)
        if not self._closing:
            self.busy_changed.emit(key)
