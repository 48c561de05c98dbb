"""Keeping 1,000 demos offline, beside plain httpx that fetches them, and the stalls meanwhile."""

# ruff: noqa: T201 - prints the figures

import json
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.heartbeat import Stall
from tests.benchmarks.measured_process import desktop, output
from tests.sandbox_process import starting
from voicedesk.services.demo_downloads import AT_ONCE

_PAIRS = 5
_VOICES = "1201"
"""Of which 1,000 are ready, each with a demo of 17 to 37 KB."""
_RATE_GOAL = 0.7
_STALL_GOAL_MS = 16
_EXPLAINED = 4


class _Run(NamedTuple):
    seconds: float
    worked: float
    demos: int
    stalls: list[Stall]


def run() -> None:
    """Take pairs, and print the ratio of the rates and the longest stalls."""
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        address = start_sandbox("--voices", _VOICES).url
        with desktop(Path(name, "desktop")) as environment:
            pairs = [
                (_plain(environment, address), _ours(environment, address, Path(name, f"{number}")))
                for number in range(_PAIRS + 1)
            ]
    _print(pairs[1:])  # the first pair compiles the modules


def _plain(environment: dict[str, str], address: str) -> _Run:
    (line,) = output(environment, "plain_downloads", address, str(AT_ONCE))
    return _Run(*json.loads(line), [])


def _ours(environment: dict[str, str], address: str, data: Path) -> _Run:
    figures, *stalls = output(environment, "watched_keeping", address, str(data))
    return _Run(*json.loads(figures), [Stall(*json.loads(line)) for line in stalls])


def _print(pairs: list[tuple[_Run, _Run]]) -> None:
    number = pairs[0][1].demos
    print(f"Keeping {number} demos, {AT_ONCE} at a time; medians of {len(pairs)} pairs (the best)")
    print(f"{'':28}{'plain httpx':>18}{'VoiceDesk':>18}{'ratio':>7}{'to reach':>10}")
    plain = [one.demos / one.seconds for one, _ in pairs]
    ours = [one.demos / one.seconds for _, one in pairs]
    ratio = median(mine / theirs for mine, theirs in zip(ours, plain, strict=True))
    print(
        f"{'demos a second':28}{median(plain):10.0f} ({max(plain):4.0f})"
        f"{median(ours):11.0f} ({max(ours):4.0f}){ratio:7.2f}{f'≥ {_RATE_GOAL}':>10}"
    )
    plain = [1000 * one.worked / one.demos for one, _ in pairs]
    ours = [1000 * one.worked / one.demos for _, one in pairs]
    print(
        f"{'processor ms for each':28}{median(plain):10.2f} ({min(plain):4.2f})"
        f"{median(ours):11.2f} ({min(ours):4.2f}){median(ours) / median(plain):7.2f}"
    )
    longest = [max(stall.took for stall in one.stalls) for _, one in pairs]
    work = [max(stall.worked for stall in one.stalls) for _, one in pairs]
    print(
        f"longest stall of the event loop: {median(longest):.0f} ms (worst {max(longest):.0f}), to "
        f"reach ≤ {_STALL_GOAL_MS} ms; of its own work {median(work):.0f} (worst {max(work):.0f})"
    )
    stalls = sorted((one for _, run in pairs for one in run.stalls), key=lambda one: -one.took)
    over = sum(one.took > _STALL_GOAL_MS for one in stalls)
    print(f"Of {len(stalls)} beats, {over} came more than {_STALL_GOAL_MS} ms late. The latest:")
    for stall in stalls[:_EXPLAINED]:
        print(f"- {stall.took:.0f} ms ({stall.worked:.0f} ms of work)")
        print(f"  {stall.where[:500] or 'too short to be looked at'}")
