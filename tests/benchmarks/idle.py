"""What VoiceDesk does while nobody does anything, with a voice in training and without."""

# ruff: noqa: T201 - prints the figures

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.processes import desktop, output
from tests.sandbox_process import Sandbox, starting

_RUNS = 3
_SECONDS = 10
_GOALS = {"in sight": "≤ 5 repaints", "out of sight": "as without", "minimised": "as without"}
_TRAINED = "a voice in training"


def idle(*, smallest: bool) -> None:
    """Let it be in several places, with and without; print what it does by the second."""
    seconds = 0.4 if smallest else _SECONDS
    found: dict[tuple[str, str], list[list[float]]] = {}
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        sandbox = start_sandbox("--voices", "60", "--training-seconds", "100000")
        with desktop(Path(name, "desktop")) as environment:
            for case in ("no voice in training", _TRAINED):
                _put_first(sandbox, "Training" if case == _TRAINED else "Success")
                for run in range(1 if smallest else _RUNS):
                    data = Path(name, f"{case} {run}")
                    lines = output(environment, "program", "idle", sandbox.url, data, seconds)
                    for where, *figures in lines[1:]:
                        found.setdefault((case, str(where)), []).append(figures)
    print(f"Nothing is done for {seconds} s, of 60 voices; a second of it, medians of the runs.")
    heads = ("processor", "wake-ups", "repaints", "largest px", "to reach")
    print(f"{'':36}{''.join(f'{head:>13}' for head in heads)}")
    for (case, where), figures in found.items():
        work, wakes, paints, area = (median(column) for column in zip(*figures, strict=True))
        goal = _GOALS[where] if case == _TRAINED else ""
        cells = f"{100 * work:11.2f} %{wakes:13.1f}{paints:13.1f}{area:13.0f}"
        print(f"{f'{case}, {where}':36}{cells}{goal:>13}")


def _put_first(sandbox: Sandbox, state: str) -> None:
    """Have the first voice in this state, and no other in training."""
    voices = sandbox.control("voices")["voices"]
    edits = [
        {"id": one["id"], "state": state if at == 0 else "Success", "demo": "zh-1.mp3"}
        for at, one in enumerate(voices)
        if at == 0 or one["state"] == "Training"
    ]
    sandbox.edit_voices(*edits)
