"""Where the play head is between the player's own reports of it."""

import math
import time
from collections.abc import Callable

_LONGEST_SILENCE = 0.3
"""Seconds without a report after which the sound is taken to have stalled; they come every 0.1."""

_BEGAN_ANEW = 300.0
"""Milliseconds: a report so far behind what was shown means that the sound began anew."""


class PlayClock:
    """Moves the play head on evenly; backwards only when it is set. Positions in milliseconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._reported = 0.0
        self._reported_at = now()
        self._moved_at = now()
        self._shown = 0.0
        self._is_running = False
        self._pace = 1.0

    def pace(self, pace: float) -> None:
        """How many seconds of the recording go by in one."""
        self._reported = self._reckoned()
        self._reported_at = self._now()
        self._pace = pace

    @property
    def silence(self) -> float:
        """Seconds since the last report of a place that it moved to; 0 while nothing plays."""
        return self._now() - self._moved_at if self._is_running else 0.0

    def read(self, duration: int) -> int:
        """The position now, at most `duration` where that is known (above 0)."""
        self._shown = min(max(self._reckoned(), self._shown), float(duration) or math.inf)
        return round(self._shown)

    def report(self, position: int) -> bool:
        """The player says where it is. A little behind what was shown, the head waits for it.

        Returns whether the sound began anew, and the head with it.
        """
        if position != self._reported:
            self._moved_at = self._now()
        self._reported = float(position)
        self._reported_at = self._now()
        began_anew = self._is_running and position < self._shown - _BEGAN_ANEW
        if began_anew:
            self._shown = self._reported
        return began_anew

    def _reckoned(self) -> float:
        if not self._is_running:
            return self._reported
        silence = min(self._now() - self._reported_at, _LONGEST_SILENCE)
        return self._reported + 1000 * self._pace * silence

    def set(self, position: int) -> None:
        """The head was put elsewhere."""
        self._shown = float(position)
        self.report(position)

    def run(self) -> None:
        """The sound goes on from here."""
        if not self._is_running:
            self._is_running = True
            self._moved_at = self._now()
            self.report(round(self._shown))

    def halt(self) -> None:
        """The sound has stopped here."""
        if self._is_running:
            self._is_running = False
            self.report(round(self._shown))
