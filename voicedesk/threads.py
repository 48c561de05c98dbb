"""A task that a thread carries out and a coroutine waits for."""

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

from voicedesk.domain.errors import LibraryError

_Result = TypeVar("_Result")


class ThreadTask(Generic[_Result]):
    """Give it to a thread, which calls it once; `await` its `result` on the event loop.

    It is carried out whether or not anyone still waits, also when the loop has ended.
    """

    def __init__(self, task: Callable[[], _Result]) -> None:
        from concurrent.futures import Future  # noqa: PLC0415  (too slow for start-up)

        self._task = task
        self._done: Future[_Result] = Future()
        self._done.set_running_or_notify_cancel()  # from here on, nobody can cancel it

    def __call__(self) -> None:
        """Carry it out. What it raises belongs to whoever waits."""
        try:
            result = self._task()
        except BaseException as error:  # noqa: BLE001
            self._done.set_exception(error)
            del self  # the error's traceback holds this frame
        else:
            self._done.set_result(result)

    async def result(self) -> _Result:
        """What the task returns or raises. Cancelling the wait doesn't cancel the task."""
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        return await asyncio.wrap_future(self._done)


class Deadline:
    """Counts down from `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until then; 0 once it has passed."""
        return max(0.0, self._at - time.monotonic())


class Worker:
    """One daemon thread, begun with its first task.

    A task that was given is carried out, whether or not anyone still waits for it. The thread
    doesn't keep the program from ending; `stop` waits for what is left.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._guard = threading.Lock()
        self._stopped = False

    def post(self, task: Callable[[], None]) -> None:
        """Have `task` carried out after all that was given before. It must not raise.

        Raises:
            LibraryError: the worker has been stopped.
        """
        with self._guard:
            if self._stopped:
                detail = f"closed: {self._name}"
                raise LibraryError(detail)
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._carry_out, name=f"voicedesk {self._name}", daemon=True
                )
                self._thread.start()
            self._tasks.put(task)

    async def run(self, task: Callable[[], _Result]) -> _Result:
        """What `task` returns or raises. Cancelling the wait doesn't cancel the task.

        Raises:
            LibraryError: the worker has been stopped.
        """
        awaited = ThreadTask(task)
        self.post(awaited)
        return await awaited.result()

    def stop(self, seconds: float) -> bool:
        """Take no more tasks and wait for those given, `seconds` at most. Whether all were done."""
        with self._guard:
            self._stopped = True
            thread = self._thread
            self._tasks.put(None)
        if thread is None:
            return True
        thread.join(seconds)
        return not thread.is_alive()

    def _carry_out(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
