"""How long the event loop stands still during the main job, with answers that take 500 ms."""

# ruff: noqa: T201 - prints the figures

import json
import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.heartbeat import Stall
from tests.benchmarks.known_voices import keep_voices
from tests.benchmarks.measured_process import desktop, output
from tests.sandbox_process import starting

_RUNS = 5
_GOAL_MS = 50
_EXPLAINED = 5


def run() -> None:
    """Do the job several times; print the longest pause of each part, and what the longest were."""
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        sandbox = start_sandbox("--voices", "1000", "--training-seconds", "2")
        known = Path(name, "known")
        keep_voices(sandbox.url, known)
        sandbox.set_faults("*:slow=0.5")
        with desktop(Path(name, "desktop"), sound=True) as environment:
            runs = []
            for number in range(_RUNS + 1):
                data = Path(name, f"data {number}")
                shutil.copytree(known, data)
                lines = output(environment, "watched_job", sandbox.url, str(data))
                runs.append([Stall(*json.loads(line)) for line in lines])
    _print(runs[1:])  # the first run compiles the modules


def _print(runs: list[list[Stall]]) -> None:
    print(f"The main job against answers after 500 ms, {len(runs)} times, with 1,000 voices.")
    print(
        "Longest pause of the event loop in each part: median of the runs, the worst of them, and"
    )
    print("the most that the loop's thread itself worked; for the rest others had the processor.")
    print(f"{'':16}{'median':>10}{'worst':>10}{'work':>10}{'to reach':>10}")
    for stage in dict.fromkeys(stall.stage for stall in runs[0]):
        parts = [[stall for stall in run if stall.stage == stage] for run in runs]
        longest = [max(stall.took for stall in part) for part in parts]
        work = max(stall.worked for part in parts for stall in part)
        cells = [f"{figure:7.0f} ms" for figure in (median(longest), max(longest), work)]
        print(f"{stage:16}{''.join(cells)}{f'≤ {_GOAL_MS} ms':>10}")
    stalls = sorted((stall for run in runs for stall in run), key=lambda stall: -stall.took)
    over = sum(stall.took > _GOAL_MS for stall in stalls)
    print(f"Of {len(stalls)} beats, {over} came more than {_GOAL_MS} ms late. The latest:")
    for stall in stalls[:_EXPLAINED]:
        print(f"- {stall.took:.0f} ms ({stall.worked:.0f} ms of work), part {stall.stage}:")
        print(f"  {stall.where[:600] or 'too short to be looked at'}")
