"""Keeping 1,000 demos offline, beside plain httpx that fetches them, and the stalls meanwhile."""

# ruff: noqa: T201 - prints the figures

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.heartbeat import Stall, explain, print_stages
from tests.benchmarks.processes import Line, desktop, output, stalls_of
from tests.sandbox_process import starting
from voicedesk.services.demos import AT_ONCE

_PAIRS = 5
_VOICES = "1201"
"""Of which 1,000 are ready, each with a demo of 17 to 37 KB."""
_DELAYS_MS = {0: 0.7, 20: 0.0}
"""How long the service takes to answer, and the goal for the ratio of the rates."""
_STALL_GOAL_MS = 16


class _Run(NamedTuple):
    seconds: float
    worked: float
    demos: int
    stalls: list[Stall]


def keep(*, smallest: bool) -> None:
    """Take pairs, and print the ratio of the rates and the longest stalls."""
    for delay, goal in ({0: 0.0} if smallest else _DELAYS_MS).items():
        with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
            sandbox = start_sandbox("--voices", "30" if smallest else _VOICES)
            sandbox.set_faults(*([f"*:slow={delay / 1000}"] if delay else []))
            with desktop(Path(name, "desktop")) as environment:
                pairs = [
                    (
                        _run(output(environment, "floors", "downloads", sandbox.url, AT_ONCE)),
                        _run(
                            output(
                                environment, "program", "keep", sandbox.url, Path(name, f"{number}")
                            )
                        ),
                    )
                    for number in range(1 if smallest else _PAIRS + 1)
                ]
        _print(pairs[-_PAIRS:], delay, goal)  # the first pair compiles the modules


def _run(lines: list[Line]) -> _Run:
    seconds, worked, demos = next(line for line in lines if len(line) == 3)
    return _Run(float(seconds), float(worked), int(demos), stalls_of(lines))


def _print(pairs: list[tuple[_Run, _Run]], delay: int, goal: float) -> None:
    number = pairs[0][1].demos
    print(
        f"Keeping {number} demos, {AT_ONCE} at a time, each answered after {delay} ms; medians of "
        f"{len(pairs)} pairs (the best)"
    )
    print(f"{'':28}{'plain httpx':>18}{'VoiceDesk':>18}{'ratio':>7}{'to reach':>10}")
    plain = [one.demos / one.seconds for one, _ in pairs]
    ours = [one.demos / one.seconds for _, one in pairs]
    ratio = median(mine / theirs for mine, theirs in zip(ours, plain, strict=True))
    print(
        f"{'demos a second':28}{median(plain):10.0f} ({max(plain):4.0f})"
        f"{median(ours):11.0f} ({max(ours):4.0f}){ratio:7.2f}{f'≥ {goal}' if goal else '':>10}"
    )
    plain = [1000 * one.worked / one.demos for one, _ in pairs]
    ours = [1000 * one.worked / one.demos for _, one in pairs]
    print(
        f"{'processor ms for each':28}{median(plain):10.2f} ({min(plain):4.2f})"
        f"{median(ours):11.2f} ({min(ours):4.2f}){median(ours) / median(plain):7.2f}"
    )
    runs = [one.stalls for _, one in pairs]
    print_stages(runs, _STALL_GOAL_MS)
    explain(runs, _STALL_GOAL_MS)
