"""When a safe call is tried again, and how long to wait before."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from voicedesk.domain.errors import (
    NoConnectionError,
    RateLimitedError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
)

_PASSING_STATUSES = frozenset({502, 503, 504})


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Growing, jittered pauses between the tries of a safe call (list, get, delete).

    Tried again: connection trouble, time-outs, 429, and 502, 503, 504. Not 500: that is the
    service's own considered answer, and asking again at once brings the same one.

    Attributes:
        tries: how often a call is sent at most, the first time included.
        first: seconds of the first pause; each further one is twice as long.
        longest: seconds a pause of our own may grow to.
        longest_told: seconds that a Retry-After may ask for. Asked for more, the call fails at once
            and leaves the waiting to its caller, rather than coming back too early.
        within: seconds after which no further try begins.
        sleep: waits; replaced in tests.
        jitter: a number from 0 to 1; replaced in tests.
    """

    tries: int = 3
    first: float = 0.5
    longest: float = 8.0
    longest_told: float = 30.0
    within: float = 45.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random

    def pause(
        self, error: ServiceError, *, tried: int, spent: float, told: float | None
    ) -> float | None:
        """Seconds to wait before the next try; None if there should be none.

        Args:
            error: how the last try failed.
            tried: how often the call was sent so far.
            spent: seconds since the first try began.
            told: the answer's Retry-After in seconds.
        """
        if tried >= self.tries or not _is_passing(error):
            return None
        if told is not None and told > self.longest_told:
            return None
        full = min(self.longest, self.first * 2.0 ** (tried - 1))
        seconds = max(full * (0.5 + self.jitter() / 2), told or 0.0)
        return seconds if spent + seconds <= self.within else None


STANDARD_RETRY = RetryPolicy()


def _is_passing(error: ServiceError) -> bool:
    """Whether the same call may well succeed in a moment."""
    if isinstance(error, ServiceBrokenError):
        return bool(_PASSING_STATUSES & {error.facts.status, error.facts.code})
    return isinstance(error, NoConnectionError | TimedOutError | RateLimitedError)
