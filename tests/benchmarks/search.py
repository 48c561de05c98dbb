"""A key in the search field until the table shows what it finds, beside QSortFilterProxyModel."""

# ruff: noqa: T201 - prints the figures

import json
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.measured_process import desktop, output

_PAIRS = 3
_CASES = ((10_000, 5), (100_000, 30))
_RATIO = 20

_Key = tuple[str, float, float, float]


def run() -> None:
    """Type some words and take them back letter by letter, in both, in pairs."""
    print(f"A search key until the table shows the result; medians of all keys of {_PAIRS} pairs.")
    print(f"{'':26}{'proxy':>12}{'VoiceDesk':>12}{'worst':>10}{'ratio':>9}{'to reach':>18}")
    with TemporaryDirectory() as name, desktop(Path(name, "desktop")) as screen:
        for number, goal in _CASES:
            pairs = [
                [_keys(screen, which, number) for which in ("proxy", "voicedesk")]
                for _ in range(_PAIRS)
            ]
            theirs, ours = ([key for pair in pairs for key in pair[side]] for side in (0, 1))
            _print(number, theirs, ours, goal)


def _print(number: int, theirs: list[_Key], ours: list[_Key], goal: int) -> None:
    print(f"{number:,} voices")
    for words, field in (("the model has answered", 1), ("the table shows it", 2)):
        proxy, took = median(key[field] for key in theirs), median(key[field] for key in ours)
        worst = max(key[field] for key in ours)
        cells = f"{proxy:9.1f} ms{took:9.1f} ms{worst:7.1f} ms{proxy / took:7.0f} ×"
        print(f"  {words:24}{cells}{f'≤ {goal} ms, ≥ {_RATIO} ×' if field == 2 else '':>18}")
    print(f"  {'on the processor':24}{'':12}{median(key[3] for key in ours):9.1f} ms")


def _keys(screen: dict[str, str], which: str, number: int) -> list[_Key]:
    lines = output(screen, "timed_table", which, "search", str(number))
    return [tuple(json.loads(line)) for line in lines]
