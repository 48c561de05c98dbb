"""An event loop whose clock jumps to the next timer instead of waiting for it."""

import asyncio
import selectors

_LONGEST_WAIT = 20
"""Real seconds in which something outside of the loop (a thread, a process) has to happen."""


class _JumpingSelector(selectors.DefaultSelector):
    now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            events = super().select(_LONGEST_WAIT)
            if not events:
                raise AssertionError("nothing is left that could happen")
            return events
        events = super().select(0)
        if not events:
            self.now += timeout
        return events


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """Timers cost no time. While a thread is waited for, no timer may be pending."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now
