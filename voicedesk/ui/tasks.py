"""The one place that starts, tracks and ends what runs beside the window."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import NamedTuple, Protocol, Self

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid


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
    SUPPORT_REPORT = "support report"
    GUIDE = "guide"
    RECORD = "record"
    TEST_STORAGE = "test storage"
    SAVE_STORAGE = "save storage"
    REMOVE_STORAGE = "remove storage"
    CLEAR_STORAGE = "clear storage"
    ASK_QUOTA = "ask quota"


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


class TaskKey(NamedTuple):
    """Which task it is: no two run under equal keys.

    Attributes:
        what: a name of its own for each kind of task.
        target: the id of what it is done to, where that may be done to several at once.
        of_account: it ends before the open account is closed.
    """

    what: str
    target: str = ""
    of_account: bool = True

    @classmethod
    def change(cls, voice_id: str) -> Self:
        """Whatever changes the voice at the service, so that only one thing does at a time."""
        return cls("change voice", voice_id)


_log = logging.getLogger(__name__)

SLOW_MS = 300
"""How long something may take before it is shown that it goes on."""

MakeCoroutine = Callable[[], Coroutine[object, object, None]]


class WaitingPlace(Protocol):
    """Where something was asked for, such as a button."""

    def show_waiting(self, *, waiting: bool) -> None: ...


class TaskRunner(QObject):
    """Starts coroutines by key.

    A read replaces the one before it under the same key; a write is refused while the same one
    runs, or waits for it (`write_in_turn`). Whatever a coroutine raises reaches `report`, and
    nothing else does.

    What goes on for longer than `SLOW_MS` is shown where it was asked for: by the places given to
    `show_waiting_on`, and by whoever hears `waiting_changed` and asks `waiting`.

    Signals:
        busy_changed: the task of this `TaskKey` began or ended.
        waiting_changed: the task of this `TaskKey` has gone on for `SLOW_MS`, or ended after that.
    """

    busy_changed = Signal(object)
    waiting_changed = Signal(object)

    def __init__(self, report: Callable[[Operation, Exception], None]) -> None:
        super().__init__()
        self._report = report
        self._tasks: dict[TaskKey, asyncio.Task[None]] = {}
        self._writes: set[TaskKey] = set()
        self._slow: dict[TaskKey, OperationKind] = {}
        self._places: dict[TaskKey, list[WaitingPlace]] = {}
        self._turns = count()
        self._account_endings = 0
        self._closing = False

    def read(self, key: TaskKey, operation: Operation, make: MakeCoroutine) -> None:
        """Start `make()`, ending whatever ran under `key`; not while its account ends."""
        if self._closing or self._is_ending(key):
            return
        self.end(key)
        self._start(key, operation, make)

    def write(self, key: TaskKey, operation: Operation, make: MakeCoroutine) -> bool:
        """Start `make()` unless the same write is running; returns whether it was started.

        While its account ends, only what still runs may start another, as its last step.
        """
        if self._closing or key in self._tasks:
            return False
        if self._is_ending(key) and not self._is_step_of_work():
            return False
        self._writes.add(key)
        self._start(key, operation, make)
        return True

    def write_in_turn(self, key: TaskKey, operation: Operation, make: MakeCoroutine) -> bool:
        """As `write`, but after what runs under `key`: for what mustn't be lost, as an undo."""

        async def wait() -> None:
            await self.finished(key)
            self.write_in_turn(key, operation, make)

        if self.write(key, operation, make):
            return True
        turn = TaskKey(f"after {key.what}", str(next(self._turns)), key.of_account)
        return key in self._tasks and self.write(turn, operation, wait)

    @property
    def busy(self) -> AbstractSet[TaskKey]:
        return self._tasks.keys()

    def is_busy(self, key: TaskKey) -> bool:
        return key in self._tasks

    def waiting(self, key: TaskKey) -> OperationKind | None:
        """What has been going on under `key` for so long that it is shown; else None."""
        return self._slow.get(key)

    def show_waiting_on(self, key: TaskKey, *places: WaitingPlace) -> None:
        """Have these show that what runs under `key` is waited for, as long as they exist."""
        others = [place for place in self._places.get(key, ()) if isValid(place)]
        self._places[key] = [*others, *places]
        for place in places:
            place.show_waiting(waiting=key in self._slow)

    def end(self, key: TaskKey) -> None:
        if (task := self._tasks.get(key)) is not None:
            task.cancel()

    async def finished(self, key: TaskKey) -> None:
        """Wait until nothing runs under `key`; whoever stops waiting doesn't end it."""
        while (task := self._tasks.get(key)) is not None:
            await asyncio.wait([task])

    async def end_account(self, grace: float = 2.0) -> None:
        """Cancel the reads of the open account, and give its writes `grace` seconds to finish.

        The grace is one for all, also for writes that a write starts meanwhile. After it, another
        half second at the most goes by until what was cancelled has ended.
        """
        self._account_endings += 1
        try:
            await self._end(grace)
        finally:
            self._account_endings -= 1

    async def close(self, grace: float = 1.2) -> None:
        """Refuse new tasks and end all that run, as `end_account` does."""
        self._closing = True
        await self._end(grace, lasting=True)

    async def _end(self, grace: float, *, lasting: bool = False) -> None:
        def running(*, writes: bool) -> list[asyncio.Task[None]]:
            return [
                task
                for key, task in self._tasks.items()
                if (key.of_account or lasting) and (key in self._writes) == writes
            ]

        until = time.monotonic() + grace
        for task in running(writes=False):
            task.cancel()
        while (writes := running(writes=True)) and (left := until - time.monotonic()) > 0:
            await asyncio.wait(writes, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        for task in writes:
            task.cancel()
        if rest := [*running(writes=False), *writes]:
            await asyncio.wait(rest, timeout=0.5)

    def _is_ending(self, key: TaskKey) -> bool:
        return key.of_account and self._account_endings > 0

    def _is_step_of_work(self) -> bool:
        task = asyncio.current_task()
        return task is not None and not task.cancelling() and task in self._tasks.values()

    def _start(self, key: TaskKey, operation: Operation, make: MakeCoroutine) -> None:
        task = asyncio.get_running_loop().create_task(self._run(operation, make), name=str(key))
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))
        QTimer.singleShot(SLOW_MS, self, lambda: self._show_slow(key, task, operation.kind))
        self.busy_changed.emit(key)

    def _show_slow(self, key: TaskKey, task: asyncio.Task[None], kind: OperationKind) -> None:
        if self._tasks.get(key) is task and key not in self._slow:
            self._slow[key] = kind
            self._show_waiting(key)

    def _show_waiting(self, key: TaskKey) -> None:
        for place in self._places.get(key, ()):
            if isValid(place):
                place.show_waiting(waiting=key in self._slow)
        self.waiting_changed.emit(key)

    async def _run(self, operation: Operation, make: MakeCoroutine) -> None:
        try:
            await make()
        except Exception as error:  # noqa: BLE001 - the one place where errors become messages
            if operation.caught is None or not operation.caught(error):
                self._report(operation, error)

    def _ended(self, key: TaskKey, task: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
            self._writes.discard(key)
            if self._slow.pop(key, None) is not None and not self._closing:
                self._show_waiting(key)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("reporting failed", exc_info=error)
        if not self._closing:
            self.busy_changed.emit(key)
