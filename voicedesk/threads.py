"""What a thread does for a coroutine, and how its result comes back.

`in_thread` gives one blocking call a thread of its own; a `Worker` carries out calls in turn. Both
are made of `ThreadTask`. All threads are daemons: a disk or a password store that hangs doesn't
keep the program from ending. (Short calls on files go through `asyncio.to_thread`, whose executor
on the window's event loop is made of `ThreadTask`, too.)

The library needs this module before the first paint, so it loads asyncio and concurrent.futures
when the first task is made.
"""

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

from voicedesk.domain.errors import LibraryError

if TYPE_CHECKING:
    import asyncio

_Result = TypeVar("_Result")


class ThreadTask(Generic[_Result]):
    """A call for a thread to carry out, once, whether or not anyone still waits for its result.

    Attributes:
        future: the result, for other threads than the event loop's.
    """

    def __init__(self, task: Callable[[], _Result]) -> None:
        from concurrent.futures import Future  # noqa: PLC0415  (too slow for start-up)

        self._task = task
        self.future: Future[_Result] = Future()
        self.future.set_running_or_notify_cancel()  # from here on, nobody can cancel it

    def __call__(self) -> None:
        try:
            result = self._task()
        except BaseException as error:  # noqa: BLE001 - belongs to whoever waits
            self.future.set_exception(error)
            del self  # the error's traceback holds this frame
        else:
            self.future.set_result(result)

    def awaited(self) -> "asyncio.Future[_Result]":
        """The result on the running event loop. Cancelling it doesn't cancel the task."""
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        return asyncio.wrap_future(self.future)


def in_thread(task: Callable[[], _Result], name: str) -> "asyncio.Future[_Result]":
    """Carry out `task` on a thread of its own."""
    carried_out = ThreadTask(task)
    threading.Thread(target=carried_out, name=f"voicedesk {name}", daemon=True).start()
    awaited = carried_out.awaited()
    # Whoever gave up waiting isn't told of an error, and asyncio needn't complain of that.
    awaited.add_done_callback(lambda done: done.cancelled() or done.exception())
    return awaited


class Worker:
    """Carries out tasks in the order they are given, on one thread or a few.

    Threads begin with the first tasks. A task that was given is carried out, whether or not anyone
    still waits for it; `stop` waits for what is left.
    """

    def __init__(self, name: str, threads: int = 1) -> None:
        self._name = name
        self._most = threads
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._guard = threading.Lock()
        self._stopped = False

    def post(self, task: Callable[[], None]) -> None:
        """Have `task` carried out. It must not raise.

        Raises:
            LibraryError: the worker has been stopped.
        """
        with self._guard:
            if self._stopped:
                raise LibraryError(f"closed: {self._name}")
            self._tasks.put(task)
            if len(self._threads) < self._most:
                name = f"voicedesk {self._name}"
                thread = threading.Thread(target=self._carry_out, name=name, daemon=True)
                self._threads.append(thread)
                thread.start()

    async def run(self, task: Callable[[], _Result]) -> _Result:
        """What `task` returns or raises. Cancelling the wait doesn't cancel the task.

        Raises:
            LibraryError: the worker has been stopped.
        """
        carried_out = ThreadTask(task)
        self.post(carried_out)
        return await carried_out.awaited()

    def stop(self, seconds: float) -> bool:
        """Take no more tasks and wait for those given, `seconds` at most. Whether all were done."""
        with self._guard:
            self._stopped = True
            for _ in self._threads:
                self._tasks.put(None)
        deadline = Deadline(seconds)
        for thread in self._threads:
            thread.join(deadline.left)
        return not any(thread.is_alive() for thread in self._threads)

    def _carry_out(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()


class Deadline:
    """Counts down from `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until then; 0 once it has passed."""
        return max(0.0, self._at - time.monotonic())
