"""How long the event loop stood still, when, and over what."""

import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 5
_SEEN_FROM = 0.025
"""Seconds without a beat after which it is looked up what runs."""
_LOOK = 0.005
_DEEP = 10


class Stall(NamedTuple):
    """A pause between two beats.

    Attributes:
        took: how long it was beyond their interval, in milliseconds.
        worked: for how much of it the event loop's thread was on the processor.
        stage: the part of the job.
        where: what ran, if it was long enough to be looked at: innermost first, thread by thread.
    """

    took: float
    worked: float
    stage: str
    where: str


class Heartbeat(QObject):
    """Beats every 5 ms while the event loop turns, and notes each pause."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = ""
        self.stalls: list[Stall] = []
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._where = ""
        self._beats = threading.get_ident()
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look, name="watch", daemon=True)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        self._watch.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._ended.set()
        self._watch.join()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        took = (now - self._last) * 1000 - _BEAT_MS
        self.stalls.append(Stall(took, (worked - self._worked) * 1000, self.stage, self._where))
        self._where, self._worked, self._last = "", worked, now

    def _look(self) -> None:
        me = threading.get_ident()
        while not self._ended.wait(_LOOK):
            if self._where or time.perf_counter() - self._last < _SEEN_FROM:
                continue
            others = {ident: frame for ident, frame in sys._current_frames().items() if ident != me}
            first = _lines(others.pop(self._beats))
            rest = [_lines(frame) for frame in others.values()]
            self._where = " | ".join(
                [first, *(line for line in rest if "threading.py" not in line)]
            )


def _lines(frame: FrameType | None) -> str:
    lines: list[str] = []
    while frame is not None and len(lines) < _DEEP:
        path = "/".join(Path(frame.f_code.co_filename).parts[-2:])
        lines.append(f"{path}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(lines)
