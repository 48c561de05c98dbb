"""A thread that carries out, in order, what must not block the event loop."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from voicedesk.domain.errors import LibraryError
from voicedesk.threads import ThreadTask

_Result = TypeVar("_Result")


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
