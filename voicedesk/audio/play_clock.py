"""Where the play head is between the player's own reports of it."""

import math
import time
from collections.abc import Callable

_LONGEST_SILENCE = 0.3
"""Seconds without a report after which the sound is taken to have stalled; they come every 0.1."""


class PlayClock:
    """Moves the play head on evenly; backwards only when it is set. Positions in milliseconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._reported = 0.0
        self._reported_at = now()
        self._shown = 0.0
        self._is_running = False

    def read(self, duration: int) -> int:
        """The position now, at most `duration` where that is known (above 0)."""
        position = self._reported
        if self._is_running:
            position += 1000 * min(self._now() - self._reported_at, _LONGEST_SILENCE)
        self._shown = min(max(position, self._shown), float(duration) or math.inf)
        return round(self._shown)

    def report(self, position: int) -> None:
        """The player says where it is. A little behind what was shown, the head waits for it."""
        self._reported = float(position)
        self._reported_at = self._now()

    def set(self, position: int) -> None:
        """The head was put elsewhere."""
        self._shown = float(position)
        self.report(position)

    def run(self) -> None:
        """The sound goes on from here."""
        if not self._is_running:
            self._is_running = True
            self.report(round(self._shown))

    def halt(self) -> None:
        """The sound has stopped here."""
        if self._is_running:
            self._is_running = False
            self.report(round(self._shown))
