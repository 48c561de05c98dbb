"""Threads that stay, for measuring one recording after another."""

import asyncio
import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Final, TypeVar

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
        self._busy = 0

    async def run(self, task: Callable[[], _Result]) -> _Result:
        """What `task` returns or raises. Cancelling the wait doesn't cancel the task."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[_Result] = loop.create_future()

        def deliver(result: _Result | None, error: BaseException | None) -> None:
            self._busy -= 1
            if done.done():
                return
            if error is not None:
                done.set_exception(error)
            else:
                done.set_result(result)  # type: ignore[arg-type]  # None only where it is one

        def carry_out() -> None:
            result, failure = None, None
            try:
                result = task()
            except BaseException as error:  # noqa: BLE001  (belongs to whoever waits)
                failure = error
            try:
                loop.call_soon_threadsafe(deliver, result, failure)
            except RuntimeError:
                return  # the loop has ended; nobody waits

        self._busy += 1
        self._tasks.put(carry_out)
        if self._begun < min(self._busy, MEASURING_THREADS):
            self._begun += 1
            threading.Thread(target=self._work, name="voicedesk measuring", daemon=True).start()
        return await done

    def _work(self) -> None:
        while True:
            self._tasks.get()()
