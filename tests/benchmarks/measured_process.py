"""Runs a module of the benchmarks as a process of its own, on a screen of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
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
