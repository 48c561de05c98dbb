"""How long the event loop stands still during the main job, with answers that take 500 ms."""

# ruff: noqa: T201 - prints the figures

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.heartbeat import explain, print_stages
from tests.benchmarks.processes import desktop, output, stalls_of
from tests.benchmarks.voices import keep_voices
from tests.sandbox_process import starting

_RUNS = 5
_GOAL_MS = 50


def stalls(*, smallest: bool) -> None:
    """Do the job several times; print the longest pause of each part, and what the longest were."""
    slow, pause = (0.02, 0.1) if smallest else (0.5, 0.4)
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        number = "30" if smallest else "1000"
        training = "0.5" if smallest else "2"
        sandbox = start_sandbox("--voices", number, "--training-seconds", training)
        known = Path(name, "known")
        keep_voices(sandbox.url, known)
        sandbox.set_faults(f"*:slow={slow}")
        with desktop(Path(name, "desktop"), sound=True) as environment:
            runs = []
            for run in range(1 if smallest else _RUNS + 1):
                data = Path(name, f"data {run}")
                shutil.copytree(known, data)
                given = (sandbox.url, data, sandbox.url, pause)
                runs.append(stalls_of(output(environment, "program", "main_job", *given)))
    runs = runs[-_RUNS:]  # the first run compiles the modules
    after = f"answers after {slow * 1000:.0f} ms"
    print(f"The main job against {after}, {len(runs)} times, with {number} voices.")
    print_stages(runs, _GOAL_MS)
    explain(runs, _GOAL_MS)
