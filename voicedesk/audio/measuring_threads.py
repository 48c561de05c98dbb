"""Threads that stay, for measuring one recording after another."""

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Final, TypeVar

from voicedesk.threads import ThreadTask

_Result = TypeVar("_Result")

MEASURING_THREADS: Final = max(1, min(2, (os.cpu_count() or 1) - 1))
"""One processor is the window's."""


class MeasuringThreads:
    """Daemon threads, begun with their first tasks; the program's end waits for none.

    A thread of its own for each recording would take longer to begin than the recording to
    measure.
    """

    def __init__(self) -> None:
        self._tasks: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._begun = 0

    async def run(self, task: Callable[[], _Result]) -> _Result:
        """What `task` returns or raises. Cancelling the wait doesn't cancel the task."""
        awaited = ThreadTask(task)
        self._tasks.put(awaited)
        if self._begun < MEASURING_THREADS:
            self._begun += 1
            threading.Thread(target=self._work, name="voicedesk measuring", daemon=True).start()
        return await awaited.result()

    def _work(self) -> None:
        while True:
            self._tasks.get()()
