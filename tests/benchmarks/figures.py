"""What a measured process tells of itself, and how it is read."""

# ruff: noqa: T201 - what is printed is read by the benchmark

import json
import os
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

_PAGE = os.sysconf("SC_PAGE_SIZE")
_MIB = 1024 * 1024


class Start(NamedTuple):
    """How a window came up: milliseconds until it was painted, of which spent on the processor by
    this process, and MiB of memory then and once it had settled."""

    visible: float
    processor: float
    memory: float
    settled: float


def memory() -> float:
    """Resident memory of this process, MiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE / _MIB


def print_start(seconds: float) -> None:
    """Tell how long it took until now."""
    figures = (seconds * 1000, time.process_time() * 1000, memory())
    print(json.dumps(figures), flush=True)


def settle(application: QApplication, seconds: float) -> None:
    """Go on for a while, then tell the memory."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)
    print(json.dumps([memory()]), flush=True)


def read_start(lines: list[str]) -> Start:
    """What `print_start` and `settle` told."""
    visible, settled = (json.loads(line) for line in lines)
    return Start(*visible, *settled)
