"""An event loop whose clock jumps to the next timer instead of waiting for it.

It doesn't jump while a thread works for a coroutine, unless that takes long: the thread may itself
wait for what a timer does.
"""

import asyncio
import selectors
from collections.abc import Callable
from typing import Any

from voicedesk.threads import ThreadTask

_LONGEST_WAIT = 20
"""Real seconds in which something outside of the loop (a thread, a process) has to happen."""


_LONGEST_WORK = 2
"""Real seconds after which it jumps although a thread works."""


class _JumpingSelector(selectors.DefaultSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self.worked_for: set[asyncio.Future[Any]] = set()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            events = super().select(_LONGEST_WAIT)
            if not events:
                raise AssertionError("nothing is left that could happen")
            return events
        events = super().select(_LONGEST_WORK if self.worked_for and timeout > 0 else 0)
        if not events:
            self.now += timeout
        return events


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """Timers cost no time."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now

    def run_in_executor(
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        return self.wait_for_work(super().run_in_executor(executor, func, *args))

    def wait_for_work(self, work: asyncio.Future[Any]) -> asyncio.Future[Any]:
        self._jumping.worked_for.add(work)
        work.add_done_callback(self._jumping.worked_for.discard)
        return work


_awaited = ThreadTask.awaited


def _noted(task: ThreadTask[Any]) -> asyncio.Future[Any]:
    awaited, loop = _awaited(task), asyncio.get_running_loop()
    return loop.wait_for_work(awaited) if isinstance(loop, VirtualTimeLoop) else awaited


ThreadTask.awaited = _noted  # type: ignore[method-assign]
