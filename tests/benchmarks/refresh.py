"""How long the event loop stands still in a refresh, from decoding to painting."""

# ruff: noqa: T201 - prints the figures

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.heartbeat import Stall
from tests.benchmarks.many_voices import keep_many, many_voices
from tests.benchmarks.measured_process import desktop, output

_TIMES = 12
_CASES = (
    (10_000, "changes", "1 % changed", 16),
    (10_000, "links", "all links changed", 16),
    (100_000, "changes", "1 % changed", 50),
    (100_000, "links", "all links changed", 50),
)
_EXPLAINED = 3


def run() -> None:
    """Refresh several times in each case, and print the longest pause of each refresh."""
    print(f"Longest pause of the event loop in a refresh, {_TIMES} refreshes each.")
    print("Work: the most that the loop's own thread was on the processor between two beats.")
    print(f"{'':36}{'median':>10}{'worst':>10}{'work':>10}{'to reach':>10}")
    for number, differs, words, goal in _CASES:
        with TemporaryDirectory() as name:
            data = Path(name, "data")
            keep_many(many_voices(number), data)
            with _service(number, differs) as address, desktop(Path(name, "desktop")) as screen:
                lines = output(screen, "watched_refresh", address, str(data), str(_TIMES))
        _print(f"{number:,} voices, {words}", [Stall(*json.loads(line)) for line in lines], goal)


@contextmanager
def _service(number: int, differs: str) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.benchmarks.listing_server", str(number), differs]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _print(words: str, stalls: list[Stall], goal: int) -> None:
    stages = [stage for stage in dict.fromkeys(stall.stage for stall in stalls) if stage.isdigit()]
    longest = [
        max((stall for stall in stalls if stall.stage == stage), key=lambda stall: stall.took)
        for stage in stages
    ]
    took = [stall.took for stall in longest]
    work = max(stall.worked for stall in stalls if stall.stage in stages)
    cells = [f"{figure:7.1f} ms" for figure in (median(took), max(took), work)]
    print(f"{words:36}{''.join(cells)}{f'≤ {goal} ms':>10}")
    for stall in sorted(longest, key=lambda stall: -stall.took)[:_EXPLAINED]:
        if stall.where:
            print(f"- {stall.took:.0f} ms ({stall.worked:.0f} ms of work): {stall.where[:600]}")
