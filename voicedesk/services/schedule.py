"""When the list is asked for next."""

import asyncio
import math
import time
from collections.abc import Callable

from voicedesk.domain.errors import RateLimitedError, ServiceError, TokenRefusedError
from voicedesk.services.pace import Pace


class Schedule:
    """Turns what happened into the moment of the next listing, and waits for it.

    Begins with a listing due at once. After a refused token it rests until asked: only the person
    can mend that, and a service may lock out who insists.
    """

    def __init__(self, pace: Pace, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._pace = pace
        self._monotonic = monotonic
        self._pause = pace.first
        self._retry = pace.retry_first
        self._due = monotonic()
        self._not_before = self._due
        self._moved = asyncio.Event()

    @property
    def due(self) -> float:
        """The next listing's moment on the monotonic clock; infinite while resting."""
        return max(self._due, self._not_before)

    def now(self) -> None:
        """Look at once (as soon as the service's own limit allows), then at the quick pace."""
        self._pause = self._pace.first
        self._retry = self._pace.retry_first
        self._move_to(self._monotonic())

    def training_began(self) -> None:
        """Look after the shortest pause, then ever slower."""
        self._pause = self._pace.first
        self._follow()

    def listed(self, *, following: bool) -> None:
        """A listing came: the next one follows trainings, or is unhurried."""
        self._retry = self._pace.retry_first
        self._not_before = 0.0
        if following:
            self._follow()
        else:
            self._pause = self._pace.first
            self._move_to(self._monotonic() + self._pace.idle)

    def failed(self, error: ServiceError) -> None:
        """A call failed: try again after a growing pause, or rest if the token was refused."""
        if isinstance(error, TokenRefusedError):
            self._move_to(math.inf)
            return
        moment = self._monotonic()
        if isinstance(error, RateLimitedError) and error.retry_after is not None:
            self._not_before = moment + error.retry_after
        self._move_to(moment + self._retry)
        self._retry = min(self._retry * self._pace.growth, self._pace.retry_longest)

    async def wait(self) -> None:
        """Return once a listing is due. Timers may fire early, so the clock is asked again."""
        while (left := self.due - self._monotonic()) > 0:
            self._moved.clear()
            try:
                async with asyncio.timeout(left if math.isfinite(left) else None):
                    await self._moved.wait()
            except TimeoutError:
                continue

    def _follow(self) -> None:
        self._move_to(self._monotonic() + self._pause)
        self._pause = min(self._pause * self._pace.growth, self._pace.longest)

    def _move_to(self, moment: float) -> None:
        self._due = moment
        self._moved.set()
