"""From the start to the visible window with known voices, beside the bare PySide6 window, and on
until the first keys are answered."""

# ruff: noqa: T201 - prints the figures

import sys
from statistics import median
from typing import NamedTuple

from tests.benchmarks.keys import Pressed, Presses, presses
from tests.benchmarks.processes import Line, output

_PAIRS = 15
_NUMBERS = {1_000: 1.6, 10_000: 1.75}
"""The goals of the first row."""


class _Start(NamedTuple):
    """Milliseconds until the window was painted, of which spent on the processor by this process,
    and MiB of memory then and once it had settled."""

    visible: float
    processor: float
    memory: float
    settled: float


def start(*, smallest: bool) -> None:
    """Take pairs, first one window and then the other, and print the ratios of the medians."""
    rounds = range(1 if smallest else _PAIRS)
    for number, goal in ({30: 0.0} if smallest else _NUMBERS).items():
        with presses(number) as pressing:
            if not smallest:
                _pair(pressing, number, 0.5)  # compiles the modules, as installing does
            pairs = [_pair(pressing, number, 0.5 if smallest else 6) for _ in rounds]
            first = [pressing.press("ctrl+f", 0, again=True) for _ in rounds]
            sounds = [pressing.press("space", 0) for _ in rounds]
        _print(number, pairs, goal)
        _print_answer("from start to first key answered", first, since_start=True)
        _print_answer(f"from first Space until {pressing.how}", sounds, since_start=False)


def _pair(pressing: Presses, number: int, settled: float) -> tuple[_Start, _Start]:
    environment = pressing.environment
    bare = output(environment, "bare_window", settled, number)
    ours = output(environment, "program", "settle", pressing.address, pressing.data, settled)
    if bare[0][-1] != ours[0][-1]:
        sys.exit(f"not alike: SBK_EMBED was {bare[0][-1]!r} there and {ours[0][-1]!r} here")
    return _read(bare), _read(ours)


def _read(lines: list[Line]) -> _Start:
    (began, painted, processor, memory, _), (settled,) = lines
    return _Start(1000 * (painted - began), processor, memory, settled)


def _print(number: int, pairs: list[tuple[_Start, _Start]], goal: float) -> None:
    print(f"Start with {number:,} known voices; medians of {len(pairs)} pairs (the least of each)")
    print(f"{'':36}{'bare':>17}{'VoiceDesk':>17}{'ratio':>7}{'to reach':>10}")
    for words, field, unit, most in (
        ("from start to painted", "visible", "ms", goal),
        ("processor time until then", "processor", "ms", 0),
        ("memory when painted", "memory", "MiB", 2.0),
        ("memory once settled", "settled", "MiB", 2.2),
    ):
        bare = [getattr(pair[0], field) for pair in pairs]
        ours = [getattr(pair[1], field) for pair in pairs]
        ratio = median(ours) / median(bare)
        print(
            f"{words:36}{median(bare):6.0f} ({min(bare):4.0f}) {unit:4}"
            f"{median(ours):6.0f} ({min(ours):4.0f}) {unit:4}{ratio:7.2f}"
            f"{f'≤ {most}' if most else '':>10}"
        )


def _print_answer(words: str, pressed: list[Pressed], *, since_start: bool) -> None:
    took = [
        1000 * (one.answered - (one.began if since_start else one.at))
        for one in pressed
        if one.answered
    ]
    figures = f"{median(took):6.0f} ({min(took):4.0f}) ms  " if took else f"{'lost':>17}"
    lost = len(pressed) - len(took)
    told = f"{lost} of {len(pressed)} keys pressed at the paint lost" if lost else ""
    print(f"{words:36}{'':17}{figures}  {told}".rstrip())
