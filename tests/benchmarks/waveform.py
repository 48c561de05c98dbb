"""How long the waveform of a 60 s demo takes, and the stalls while many are measured."""

# ruff: noqa: T201 - prints the figures

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import soundfile

from tests.benchmarks.heartbeat import explain, print_stages
from tests.benchmarks.processes import Line, desktop, output, stalls_of
from tests.benchmarks.voices import listing_service
from voicedesk.resources import resource

_RUNS = 5
_READINGS = 7
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


def waveform(*, smallest: bool) -> None:
    """Measure in several processes; print medians and the longest stalls."""
    seconds = 2 if smallest else _SECONDS
    with TemporaryDirectory() as name:
        folder = Path(name, "demos")
        folder.mkdir()
        for kind, rate, channels, _ in _KINDS:
            _write(folder / kind, rate, channels, seconds)
        with listing_service(30, "nothing") as address, desktop(Path(name, "desktop")) as screen:
            data = Path(name, "data")
            given = ("measure", address, data, folder, 1 if smallest else _READINGS)
            runs = [output(screen, "program", *given) for _ in range(1 if smallest else _RUNS)]
    _print(runs, seconds)


def _write(path: Path, rate: int, channels: int, seconds: int) -> None:
    """Speech; what Qt is to decode is WAV under a name that libsndfile isn't asked for."""
    speech, _ = soundfile.read(resource("samples", "en-reading.mp3"), dtype="float32")
    line = np.resize(speech, rate * seconds)
    kind = "MP3" if path.suffix == ".mp3" else "WAV"
    soundfile.write(path, np.stack([line] * channels, axis=1), rate, format=kind)


def _print(runs: list[list[Line]], seconds: int) -> None:
    print(f"The waveform of a demo of {seconds} s, off the event loop")
    print(f"{'':34}{'median':>10}{'least':>10}{'to reach':>10}")
    for kind, _, _, counts in (("first", 0, 0, False), *_KINDS):
        found = [line[1] for run in runs for line in run if len(line) == 2 and line[0] == kind]
        figures = [figure for some in found for figure in some]
        words = "the first, with loading numpy" if kind == "first" else Path(kind).stem[2:]
        goal = f"≤ {_GOAL_MS} ms" if counts else ""
        print(f"{words:34}{median(figures):7.0f} ms{min(figures):7.0f} ms{goal:>10}")
    print("Longest pause of the event loop meanwhile")
    stalls = [stalls_of(run) for run in runs]
    print_stages(stalls, _STALL_GOAL_MS)
    explain(stalls, _STALL_GOAL_MS)
