"""Runs a module of the benchmarks as a process of its own, on a screen of its own.

VoiceDesk and the floor that it is measured against get one environment.
"""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from tests.benchmarks.heartbeat import Stall
from tests.desktop.session_parts import SessionParts

_ROOT = Path(__file__).resolve().parents[2]
_LONGEST_SECONDS = 600
_LONGEST_ANSWER = 60.0
_TOLD_LINES = 30
Line = list[Any]
"""What a process prints: numbers and words, as the job that prints them says."""
_PASSED_ON = ("LD_LIBRARY_PATH", "SBK_EMBED")
"""What Python, Qt and PySide are run with, and the desktop of its own doesn't set."""


@contextmanager
def desktop(folder: Path, *, sound: bool = False) -> Iterator[dict[str, str]]:
    """A screen with a window manager, and a sound server where wanted: the environment for all."""
    folder.mkdir()
    parts = SessionParts(folder)
    try:
        parts.start_screen("1600x1000")
        if sound:
            parts.start_sound()
        passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        yield {**parts.environment, **passed_on, "PYTHONPATH": str(_ROOT)}
    finally:
        parts.close()


def command(module: str, *arguments: object) -> list[str]:
    """The command line that runs a module of the benchmarks."""
    return [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]


def output(environment: Mapping[str, str], module: str, *arguments: object) -> list[Line]:
    """The figures that `module` prints; if it fails or hangs, its words end the benchmark."""
    asked = command(module, *arguments)
    process = subprocess.Popen(
        asked, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        told, complaint = process.communicate(timeout=_LONGEST_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        told, complaint = process.communicate()
        complaint += f"\nit didn't end within {_LONGEST_SECONDS} s"
    figures = [json.loads(line) for line in told.splitlines() if line.startswith("[")]
    if process.returncode or not figures:
        said = [line for line in told.splitlines() if not line.startswith("[")]
        words = "\n".join([*said, *complaint.splitlines()[-_TOLD_LINES:]])
        sys.exit(f"{' '.join(asked[2:])} ended with {process.returncode}; it said\n{words}")
    return figures


def stalls_of(lines: list[Line]) -> list[Stall]:
    """The pauses of an event loop among what a process printed."""
    return [Stall(*line) for line in lines if len(line) == len(Stall._fields)]


class Conversation:
    """A process that answers lines with lines of JSON."""

    def __init__(self, process: "subprocess.Popen[str]", complaints: IO[str]) -> None:
        self._process = process
        self._complaints = complaints
        self._answers: queue.Queue[Line | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def ask(self, line: str) -> Line:
        """Tell it something, and wait for its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self.hear()

    def hear(self, seconds: float = _LONGEST_ANSWER) -> Line:
        """Wait for an answer; without one the benchmark ends."""
        answer = self.hear_in(seconds)
        if answer is None:
            self._process.kill()
            self._complaints.seek(0)
            words = "".join(self._complaints.readlines()[-_TOLD_LINES:])
            sys.exit(f"{self._process.args!r} doesn't answer; it said\n{words}")
        return answer

    def hear_in(self, seconds: float) -> Line | None:
        """Wait so long for an answer; None if there is none, or the process has ended."""
        with suppress(queue.Empty):
            return self._answers.get(timeout=seconds)
        return None

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("["):
                self._answers.put(json.loads(line))
        self._answers.put(None)


@contextmanager
def talk(environment: Mapping[str, str], module: str, *arguments: object) -> Iterator[Conversation]:
    """Have `module` run, to be spoken with. It ends when its input does."""
    with (
        TemporaryFile("w+") as complaints,
        subprocess.Popen(
            command(module, *arguments), env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=complaints, text=True,
        ) as process,
    ):  # fmt: skip
        try:
            yield Conversation(process, complaints)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
