"""What a process tells of its own start. Both sides of `start` load it once they are painted."""

# ruff: noqa: T201 - what is printed is read by the benchmark

import json
import os
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_MIB = 1024 * 1024


def memory() -> float:
    """Resident memory of this process, MiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE / _MIB


def wake_ups() -> Counter[str]:
    """How often each thread of this process has been woken so far. Those of a later moment less
    those of an earlier one are the wake-ups between, of threads that ended meanwhile left out."""
    woken: Counter[str] = Counter()
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # it ended just now
            for line in (thread / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    woken[thread.name] = int(line.split()[1])
    return woken


def print_start(began: float) -> None:
    """Tell how it came up, at the moment that it is painted: the `time.monotonic` then and when it
    began, ms on the processor, MiB of memory, and how PySide was told to load its own modules."""
    now, processor = time.monotonic(), time.process_time()
    figures = [began, now, 1000 * processor, memory(), os.environ.get("SBK_EMBED", "")]
    print(json.dumps(figures), flush=True)
