"""How long the waveform of a 60 s demo takes the first time, and the stalls meanwhile."""

# ruff: noqa: T201 - prints the figures

import json
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import soundfile

from tests.benchmarks.heartbeat import Stall
from tests.benchmarks.measured_process import desktop, output
from voicedesk.resources import resource

_RUNS = 5
_GOAL_MS = 60
_STALL_GOAL_MS = 16
_SECONDS = 60
_KINDS = (
    ("1 mp3 24 kHz mono.mp3", 24_000, 1, True),  # as the service's are
    ("2 mp3 44.1 kHz mono.mp3", 44_100, 1, False),
    ("3 mp3 44.1 kHz stereo.mp3", 44_100, 2, False),
    ("4 wav 48 kHz stereo.wav", 48_000, 2, False),
    ("5 mp4 by Qt 24 kHz mono.m4a", 24_000, 1, False),
)


def run() -> None:
    """Measure in several processes; print medians and the longest stalls."""
    with TemporaryDirectory() as name:
        folder = Path(name, "demos")
        folder.mkdir()
        for kind, rate, channels, _ in _KINDS:
            _write(folder / kind, rate, channels)
        with desktop(Path(name, "desktop")) as environment:
            runs = [
                [json.loads(line) for line in output(environment, "measured_waveform", str(folder))]
                for _ in range(_RUNS)
            ]
    _print(runs)


def _write(path: Path, rate: int, channels: int) -> None:
    """Speech of 60 s; what Qt is to decode is WAV under a name that libsndfile isn't asked for."""
    speech, _ = soundfile.read(resource("samples", "en-reading.mp3"), dtype="float32")
    line = np.resize(speech, rate * _SECONDS)
    kind = "MP3" if path.suffix == ".mp3" else "WAV"
    soundfile.write(path, np.stack([line] * channels, axis=1), rate, format=kind)


def _print(runs: list[list[list[object]]]) -> None:
    print(f"The waveform and loudness of a demo of {_SECONDS} s, off the event loop")
    print(f"{'':34}{'median':>10}{'least':>10}{'to reach':>10}")
    for kind, _, _, counts in (("first", 0, 0, False), *_KINDS):
        found = [rest for run in runs for name, rest, *_ in run if name == kind]
        figures = [figure for some in found for figure in some]  # type: ignore[attr-defined]
        words = "the first, with loading numpy" if kind == "first" else Path(kind).stem[2:]
        goal = f"≤ {_GOAL_MS} ms" if counts else ""
        print(f"{words:34}{median(figures):7.0f} ms{min(figures):7.0f} ms{goal:>10}")
    stalls = [[Stall(*item) for item in run if len(item) == len(Stall._fields)] for run in runs]
    for stage, words in (("load", "while numpy is loaded"), ("read", "while many are measured")):
        longest = [max(one.took for one in run if one.stage == stage) for run in stalls]
        work = max(one.worked for run in stalls for one in run if one.stage == stage)
        print(
            f"longest stall {words}: {median(longest):.0f} ms (worst {max(longest):.0f}, of own "
            f"work {work:.0f}), to reach ≤ {_STALL_GOAL_MS} ms"
        )
