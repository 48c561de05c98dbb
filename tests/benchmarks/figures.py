"""What a process tells of its own start. Both sides of `start` load it once they are painted."""

# ruff: noqa: T201 - what is printed is read by the benchmark

import json
import os
import time
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_MIB = 1024 * 1024


def memory() -> float:
    """Resident memory of this process, MiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE / _MIB


def wake_ups() -> int:
    """How often a thread of this process has been woken so far."""
    lines = (
        line
        for path in Path("/proc/self/task").glob("*/status")
        for line in path.read_text().splitlines()
    )
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


def print_start(began: float) -> None:
    """Tell how it came up, at the moment that it is painted: the `time.monotonic` then and when it
    began, ms on the processor, MiB of memory, and how PySide was told to load its own modules."""
    now, processor = time.monotonic(), time.process_time()
    figures = [began, now, 1000 * processor, memory(), os.environ.get("SBK_EMBED", "")]
    print(json.dumps(figures), flush=True)
