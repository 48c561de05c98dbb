"""How long the event loop stood still, when, and over what."""

# ruff: noqa: T201 - prints the figures

import sys
import threading
import time
from pathlib import Path
from statistics import median
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 5
_SEEN_FROM = 0.025
"""Seconds without a beat after which it is looked up what runs."""
_LOOK = 0.005
_DEEP = 10
_EXPLAINED = 5


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
            first = _lines(others.pop(self._beats, None))
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


def longest_text(parts: list[list[Stall]]) -> str:
    """Median and worst of the longest pause of each part, and the most of own work in any."""
    longest = [max(one.took for one in part) for part in parts]
    work = max(one.worked for part in parts for one in part)
    return "".join(f"{figure:7.1f} ms" for figure in (median(longest), max(longest), work))


def print_stages(runs: list[list[Stall]], goal_ms: int) -> None:
    """Print the longest pause of each stage over several runs.

    Work: what of a pause the event loop's own thread was on the processor; for the rest others had
    it.
    """
    heads = "".join(f"{head:>10}" for head in ("median", "worst", "work", "to reach"))
    print(f"{'longest pause of the event loop':34}{heads}")
    for stage in dict.fromkeys(one.stage for one in runs[0]):
        parts = [[one for one in run if one.stage == stage] for run in runs]
        print(f"{stage:34}{longest_text([part for part in parts if part])}{f'≤ {goal_ms} ms':>10}")


def explain(runs: list[list[Stall]], goal_ms: int) -> None:
    """Print how many beats came too late, and what ran during the latest."""
    stalls = sorted((one for run in runs for one in run), key=lambda one: -one.took)
    over = [one for one in stalls if one.took > goal_ms]
    print(f"Of {len(stalls)} beats, {len(over)} came more than {goal_ms} ms late.")
    for stall in over[:_EXPLAINED]:
        print(f"- {stall.took:.0f} ms ({stall.worked:.0f} ms of work), {stall.stage}:")
        print(f"  {stall.where[:600] or 'too short to be looked at'}")
