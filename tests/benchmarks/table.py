"""A search key and a sort until the table shows it, in VoiceDesk and with QSortFilterProxyModel."""

# ruff: noqa: T201 - prints the figures

from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.processes import Line, desktop, output
from tests.benchmarks.voices import keep_many, listing_service

_PAIRS = 2
_RATIO = {"search": 20, "sort": 60}
_GOALS = {"search": {10_000: 8, 100_000: 60}, "sort": {10_000: 60, 100_000: 300}}
"""Milliseconds of own work of the model alone."""
_SMALLEST = {60: 0}

_Lines = list[Line]


def search(*, smallest: bool) -> None:
    """Type some words and take them back letter by letter, in both, in pairs."""
    for number, goal in (_SMALLEST if smallest else _GOALS["search"]).items():
        theirs, ours = _measure("search", number, 1 if smallest else _PAIRS)
        print(f"A search key with {number:,} voices; medians of all keys (the worst).")
        _print_felt("search", theirs, ours)
        _print_alone("the model alone, own work", ours, goal)


def sort(*, smallest: bool) -> None:
    """Sort by several columns, both ways, twice; the proxy by name and id, once."""
    for number, goal in (_SMALLEST if smallest else _GOALS["sort"]).items():
        theirs, ours = _measure("sort", number, 1 if smallest else _PAIRS)
        print(f"A sort of {number:,} voices; medians (the worst).")
        first = [line for line in ours if line[2] == 0]
        again = [line for line in ours if line[2] == 1]
        _print_felt("sort", theirs, [line for line in first if line[0] == "felt"])
        for column in dict.fromkeys(line[1] for line in first):
            felt = _column(first, "felt", -2, lambda line, by=column: line[1] == by)
            print(f"{f'  by {str(column).lower()}, until shown':36}{'':20}{_cell(felt)}")
        felt = _column(again, "felt", -2)
        print(f"{'  by a column sorted before':36}{'':20}{_cell(felt)}")
        _print_alone("the model alone, own work", first, goal)


def _measure(what: str, number: int, pairs: int) -> tuple[_Lines, _Lines]:
    with (
        TemporaryDirectory() as name,
        listing_service(number, "nothing") as address,
        desktop(Path(name, "desktop")) as screen,
    ):
        data = Path(name, "data")
        keep_many(number, data)
        theirs: _Lines = []
        ours: _Lines = []
        for _ in range(pairs):
            theirs += output(screen, "floors", "table", what, number)
            ours += output(screen, "program", what, address, data)[1:]
    return theirs, ours


def _print_felt(what: str, theirs: _Lines, ours: _Lines) -> None:
    print(f"{'':36}{'proxy':>20}{'VoiceDesk':>20}{'ratio':>9}{'to reach':>10}")
    for words, place in (("all is answered", -3), ("the table shows it", -2), ("own work", -1)):
        proxy, took = _column(theirs, "felt", place), _column(ours, "felt", place)
        goal = f"≥ {_RATIO[what]} ×" if place == -2 else ""
        ratio = f"{median(proxy) / median(took):.0f} ×"
        print(f"  {words:34}{_cell(proxy)}{_cell(took)}{ratio:>9}{goal:>10}")


def _print_alone(words: str, ours: _Lines, goal: int) -> None:
    alone = _column(ours, "alone", -1)
    print(f"  {words:34}{'':20}{_cell(alone)}{'':9}{f'≤ {goal} ms' if goal else '':>10}")


def _column(
    lines: _Lines, kind: str, place: int, holds: Callable[[Line], bool] = lambda _: True
) -> list[float]:
    return [float(line[place]) for line in lines if line[0] == kind and holds(line)]


def _cell(figures: list[float]) -> str:
    return f"{f'{median(figures):.1f} ms ({max(figures):.0f})':>20}"
