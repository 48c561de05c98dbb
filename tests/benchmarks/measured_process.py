"""Runs a module of the benchmarks as a process of its own, on a screen of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.session_parts import SessionParts

_ROOT = Path(__file__).resolve().parents[2]
_LONGEST_SECONDS = 120


@contextmanager
def desktop(folder: Path, *, sound: bool = False) -> Iterator[dict[str, str]]:
    """A screen with a window manager, and a sound server where wanted: the environment for it."""
    folder.mkdir()
    parts = SessionParts(folder)
    try:
        parts.start_screen("1600x1000")
        if sound:
            parts.start_sound()
        yield parts.environment
    finally:
        parts.close()


def output(environment: dict[str, str], module: str, *arguments: str) -> list[str]:
    """The lines of figures that `module` prints; its words end the benchmark if it fails."""
    given = {**environment, "PYTHONPATH": str(_ROOT)}
    given |= {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    process = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments],
        env=given, capture_output=True, text=True, timeout=_LONGEST_SECONDS, check=False,
    )  # fmt: skip
    lines = [line for line in process.stdout.splitlines() if line.startswith("[")]
    if process.returncode or not lines:
        told = f"{process.stdout}{process.stderr}"
        sys.exit(f"{module} ended with {process.returncode}; it said\n{told}")
    return lines


class Conversation:
    """A process that answers lines with lines of JSON."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, line: str) -> list[object]:
        """Tell it something, and wait for its answer."""
        self.tell(line)
        return self.hear()

    def tell(self, line: str) -> None:
        """Tell it something."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def hear(self) -> list[object]:
        """Wait for an answer."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("["):
                answer: list[object] = json.loads(line)
                return answer
        sys.exit(f"{self._process.args} ended")


@contextmanager
def talk(environment: Mapping[str, str], module: str, *arguments: str) -> Iterator[Conversation]:
    """Have `module` run, and wait until it is ready to be spoken with; `end` ends it."""
    given = {**environment, "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    with subprocess.Popen(
        command, env=given, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        conversation = Conversation(process)
        try:
            conversation.hear()
            yield conversation
            conversation.tell("end")
        finally:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
