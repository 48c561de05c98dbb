"""Notices that the computer has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_PAUSE_MS = 2_000
_LATE = 10.0
"""Seconds that a busy program doesn't lose, and that no clock is put right by."""


class WakeWatch(QObject):
    """Looks at the clocks every other second, wherever the window is.

    During a sleep the wall clock runs on; whether the monotonic one does depends on the system. So
    either the two have drifted apart, or the look comes far too late.

    Signals:
        woke: the computer slept a moment ago.
    """

    woke = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock, self._monotonic = clock, monotonic
        self._looked = (clock(), monotonic())
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch."""
        self._looked = (self._clock(), self._monotonic())
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Look at the clocks now."""
        wall, steady = self._clock(), self._monotonic()
        passed, ran = wall - self._looked[0], steady - self._looked[1]
        self._looked = (wall, steady)
        if passed - ran > _LATE or ran > _PAUSE_MS / 1000 + _LATE:
            self.woke.emit()
