"""Child processes that a test waits for: bounded, and fair to them on a busy computer."""

import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

LONGEST_END = 2.0
"""Seconds that the program may take to end, whatever it is doing."""

_LONGEST_SILENCE = 60.0
"""Seconds until a child that should say something is given up."""


class Stopwatch:
    """Seconds since it was made, less those in which others had the processors.

    A limit for what a program takes then holds on a busy computer, too: the system knows how long
    the main thread was ready to run and wasn't let. Where it doesn't say (other than Linux), all
    seconds count.
    """

    def __init__(self, pid: int | None = None) -> None:
        """Watch the process with this id; this very process by default."""
        self._record = Path(f"/proc/{os.getpid() if pid is None else pid}/schedstat")
        self._begin, self._held_up = time.monotonic(), self._seconds_held_up()

    @property
    def seconds(self) -> float:
        """So far."""
        elapsed = time.monotonic() - self._begin
        return elapsed - max(0.0, self._seconds_held_up() - self._held_up)

    def _seconds_held_up(self) -> float:
        try:
            return int(self._record.read_text().split()[1]) / 1e9
        except OSError:
            return 0.0


def seconds_to_end(
    process: "subprocess.Popen[Any]", watch: Stopwatch, timeout: float = 30.0
) -> float:
    """Wait until a child has ended; returns what `watch` showed then.

    Raises:
        subprocess.TimeoutExpired: it goes on.
    """
    if sys.platform == "linux" and process.returncode is None:
        # Until the child is reaped the system still tells how long it was held up.
        end = os.pidfd_open(process.pid)
        try:
            select.select([end], [], [], timeout)
        finally:
            os.close(end)
        took = watch.seconds
        process.wait(0)
        return took
    process.wait(timeout)
    return watch.seconds


def next_line(process: "subprocess.Popen[str]") -> str:
    """The next line that a child prints, without its end.

    One that prints none for a minute is killed. Then, or if it ends before, the test fails.
    """
    assert process.stdout is not None
    giving_up = threading.Timer(_LONGEST_SILENCE, process.kill)
    giving_up.daemon = True
    giving_up.start()
    try:
        line = process.stdout.readline()
    finally:
        giving_up.cancel()
    assert line, f"{process.args} said nothing"
    return line.rstrip("\n")
