"""VoiceDesk at work for long while the service misbehaves: does what it takes level off?

`python -m tests.benchmarks.soak MINUTES` prints figures and ends with 1 where one goes on rising
or the program idles badly. The figures of the last whole run stand in `tests/README.md`.
"""

# ruff: noqa: T201 - prints the figures

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.processes import Line, desktop, talk
from tests.sandbox_process import starting

_LONGEST_ROUND = 180.0
_WARM_UP = 0.25
"""The share of the rounds in which caches fill."""
_LEAST_ROUNDS = 12
"""Fewer say only that it works: each fault has its round."""
_MOST_WORK = 0.001
_MOST_WAKES = 3.0


class _Kind(NamedTuple):
    """A figure, and by how much its last level may be above the one after warming up."""

    name: str
    share: float
    number: float


_KINDS = (
    _Kind("memory, MiB", 0.03, 2),
    _Kind("open files", 0, 2),
    _Kind("threads", 0, 2),
    _Kind("asyncio tasks", 0, 1),
    _Kind("Qt objects", 0.01, 5),
    _Kind("Python objects", 0.02, 500),
)


def soak(minutes: float) -> bool:
    """Run it for so long; print what it took, and tell whether all of it levels off."""
    rounds: list[Line] = []
    idle: Line = []
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        sandbox = start_sandbox("--voices", "60", "--training-seconds", "20")
        with desktop(Path(name, "desktop"), sound=True) as environment:
            job = ("soak", sandbox.url, Path(name, "data"), sandbox.url, minutes * 60)
            with talk(environment, "program", *job) as program:
                program.hear()  # how it came up
                patience = _LONGEST_ROUND + minutes * 60 / 10
                while not idle:
                    line = program.hear(patience)
                    if line[0] == "round":
                        rounds.append(line[1:])
                    else:
                        idle = line[1:]
    return _told(rounds) & _told_idle(*idle)


def _told(rounds: list[Line]) -> bool:
    warm = rounds[int(len(rounds) * _WARM_UP) :]
    third = max(1, len(warm) // 3)
    print(f"{rounds[-1][0] / 60:.1f} minutes, {len(rounds)} rounds; medians after warming up")
    print(f"{'':20}{'first round':>12}{'first third':>13}{'last third':>12}{'may rise':>10}")
    levels_off = True
    for at, kind in enumerate(_KINDS, start=1):
        first = median(one[at] for one in warm[:third])
        last = median(one[at] for one in warm[-third:])
        most = first * kind.share + kind.number
        rises = last - first > most and len(rounds) >= _LEAST_ROUNDS
        levels_off &= not rises
        figures = f"{rounds[0][at]:12.0f}{first:13.1f}{last:12.1f}{most:10.1f}"
        print(f"{kind.name:20}{figures}{'   goes on rising' if rises else ''}")
    return levels_off


def _told_idle(work: float, wakes: float) -> bool:
    rests = work <= _MOST_WORK and wakes <= _MOST_WAKES
    print(f"idle: {100 * work:.2f} % of a processor (≤ {100 * _MOST_WORK:.1f} %),", end=" ")
    print(f"{wakes:.1f} wake-ups a second (≤ {_MOST_WAKES:.0f}){'' if rests else '   too many'}")
    return rests


if __name__ == "__main__":
    sys.exit(not soak(float(sys.argv[1]) if len(sys.argv) > 1 else 30))
