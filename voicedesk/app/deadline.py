"""A moment by which all of several steps have to be over."""

import time


class Deadline:
    """Counts down from `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until then; 0 once it has passed."""
        return max(0.0, self._at - time.monotonic())
