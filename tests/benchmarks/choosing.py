"""How long the event loop stands still when very many voices are chosen and are to be deleted."""

# ruff: noqa: T201 - prints the figures

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.heartbeat import explain, print_stages
from tests.benchmarks.processes import desktop, output, stalls_of
from tests.benchmarks.voices import keep_many, listing_service

_RUNS = 3
_NUMBER = 100_000
_GOAL_MS = 100


def choosing(*, smallest: bool) -> None:
    """Choose all and ask, several times; print the longest pauses and when it is seen."""
    number = 60 if smallest else _NUMBER
    with (
        TemporaryDirectory() as name,
        listing_service(number, "nothing") as address,
        desktop(Path(name, "desktop")) as screen,
    ):
        data = Path(name, "data")
        keep_many(number, data)
        lines = [
            output(screen, "program", "choose", address, data, 0.3 if smallest else 2)
            for _ in range(1 if smallest else _RUNS)
        ]
    print(f"All of {number:,} voices chosen, then Delete, {len(lines)} times.")
    runs = [stalls_of(run) for run in lines]
    print_stages(runs, _GOAL_MS)
    seen = [float(line[0]) for run in lines for line in run if len(line) == 1]
    print(f"{'Delete until the question is there':34}{median(seen):7.1f} ms{max(seen):7.1f} ms")
    explain(runs, _GOAL_MS)
