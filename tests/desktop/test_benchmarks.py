"""Every benchmark does what it says: each is run once in its smallest size."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.processes import desktop, output
from tests.desktop.desktop import SOURCES, Desktop
from tests.sandbox_process import starting

_ROWS = {
    "start": (
        "from start to painted",
        "processor time until then",
        "memory when painted",
        "memory once settled",
        "from start to first key answered",
        "from first Space until heard",
    ),
    "keys": ("0 ", "600 ", "latest answer after the paint"),
    "stalls": (
        *("open", "select", "search", "play kept", "play online", "make", "train", "follow"),
        *("rename", "refresh", "delete", "rest", "close", "Of "),
    ),
    "refresh": ("200 voices, 1 % changed", "Of "),
    "choosing": (
        "choose all, the first time",
        "choose all again",
        "ask whether to delete",
        "Delete until the question is there",
    ),
    "keep": ("demos a second", "processor ms for each", "keep", "Of "),
    "waveform": (
        "the first, with loading numpy",
        "mp3 24 kHz mono",
        "mp3 44.1 kHz mono",
        "mp3 44.1 kHz stereo",
        "wav 48 kHz stereo",
        "mp4 by Qt 24 kHz mono",
        "one after another",
        "40 at once",
    ),
    "search": (
        "all is answered",
        "the table shows it",
        "own work",
        "the model alone, own work",
    ),
    "sort": (
        "the table shows it",
        "by name, until shown",
        "by a column sorted before",
        "the model alone, own work",
    ),
    "idle": (
        *(f"no voice in training, {at}" for at in ("in sight", "out of sight", "minimised")),
        *(f"a voice in training, {at}" for at in ("in sight", "out of sight", "minimised")),
    ),
    "sound": ("Space on the selected voice", "an arrow, where moving plays"),
}

_FOLDERS = os.environ.get("PYTEST_DEBUG_TEMPROOT")
_ENVIRONMENT = {**os.environ, "TMPDIR": _FOLDERS} if _FOLDERS else None
"""Their folders are where those of all tests are; the names in a test's own are too long for
sockets."""


@pytest.mark.parametrize("name", _ROWS)
def test_a_benchmark_prints_its_table(whole_desktop: Desktop, name: str) -> None:
    del whole_desktop  # what a desktop needs is there
    command = [sys.executable, "-m", "tests.benchmarks", "--smallest", name]
    with subprocess.Popen(
        command, cwd=SOURCES, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, env=_ENVIRONMENT,
    ) as run:  # fmt: skip
        try:
            told, complaint = run.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)  # whoever holds its output open, too
            raise
    assert run.returncode == 0, f"{told}\n{complaint}"
    lines = [line.strip() for line in told.splitlines()]
    lacking = [row for row in _ROWS[name] if not any(line.startswith(row) for line in lines)]
    assert not lacking, f"no rows {lacking} in\n{told}"


def test_a_step_that_cannot_be_done_ends_the_benchmark(
    whole_desktop: Desktop, tmp_path: Path
) -> None:
    with starting(tmp_path) as start_sandbox, desktop(tmp_path / "desktop") as environment:
        address = start_sandbox("--voices", "0").url
        given = (address, tmp_path / "data", address, 0)
        with pytest.raises(SystemExit, match="JobError: play kept: there is no such voice to play"):
            output(environment, "program", "main_job", *given)
