"""A sort of 100,000 rows until the table shows it, beside QSortFilterProxyModel."""

# ruff: noqa: T201 - prints the figures

import json
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.measured_process import desktop, output
from voicedesk.ui.voices.filtering import VoiceColumn

_PAIRS = 2
_ROWS = 100_000
_RATIO = 60


def run() -> None:
    """Sort by several columns, both ways, twice; the proxy by name and id, once."""
    proxied: list[float] = []
    first: dict[int, list[float]] = {}
    again: list[float] = []
    with TemporaryDirectory() as name, desktop(Path(name, "desktop")) as screen:
        for _ in range(_PAIRS):
            proxied += [took for _, _, took, _ in _sorts(screen, "proxy")]
            for what, _, took, _ in _sorts(screen, "voicedesk"):
                column, turn = map(int, what.split())
                (again if turn else first.setdefault(column, [])).append(took)
    proxy, ours = median(proxied), median(took for tooks in first.values() for took in tooks)
    print(f"A sort of {_ROWS:,} rows until the table shows it; medians of {_PAIRS} pairs.")
    print(f"{'QSortFilterProxyModel':32}{proxy:9.0f} ms")
    print(f"{'VoiceDesk':32}{ours:9.0f} ms{proxy / ours:7.0f} × as quick{f'≥ {_RATIO} ×':>8}")
    for column, tooks in first.items():
        print(f"{'  by ' + VoiceColumn(column).name.lower():32}{median(tooks):9.0f} ms")
    print(f"{'  by a column sorted before':32}{median(again):9.0f} ms")


def _sorts(screen: dict[str, str], which: str) -> list[tuple[str, float, float, float]]:
    lines = output(screen, "timed_table", which, "sort", str(_ROWS))
    return [tuple(json.loads(line)) for line in lines]
