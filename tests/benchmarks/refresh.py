"""How long the event loop stands still in a refresh, from decoding to painting."""

# ruff: noqa: T201 - prints the figures

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.heartbeat import explain, longest_text
from tests.benchmarks.processes import desktop, output, stalls_of
from tests.benchmarks.voices import keep_many, listing_service

_TIMES = 12
_CASES = (
    (10_000, "changes", "1 % changed", 12),
    (10_000, "links", "all links changed", 16),
    (100_000, "changes", "1 % changed", 50),
    (100_000, "links", "all links changed", 50),
)


def refresh(*, smallest: bool) -> None:
    """Refresh several times in each case, and print the longest pause of each refresh."""
    times = 1 if smallest else _TIMES
    print(f"Longest pause of the event loop in a refresh, {times} refreshes each.")
    print(f"{'':36}{'median':>10}{'worst':>10}{'work':>10}{'to reach':>10}")
    for number, differs, words, goal in [(200, *_CASES[0][1:])] if smallest else _CASES:
        with TemporaryDirectory() as name:
            data = Path(name, "data")
            keep_many(number, data)
            with (
                listing_service(number, differs) as address,
                desktop(Path(name, "desktop")) as screen,
            ):
                found = stalls_of(output(screen, "program", "refresh", address, data, times))
        turns = [
            [one for one in found if one.stage == stage]
            for stage in dict.fromkeys(one.stage for one in found)
        ]
        print(f"{f'{number:,} voices, {words}':36}{longest_text(turns)}{f'≤ {goal} ms':>10}")
        explain(turns, goal)
