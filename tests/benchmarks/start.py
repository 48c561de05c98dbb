"""From the start to the visible window with 1,000 known voices, beside the bare PySide6 window."""

# ruff: noqa: T201 - prints the figures

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Start, read_start
from tests.benchmarks.known_voices import keep_voices
from tests.desktop.session_parts import SessionParts
from tests.sandbox_process import starting

NAME = "start"
_ROOT = Path(__file__).resolve().parents[2]
_PAIRS = 15
_SETTLED_AFTER = 3.0
_ROWS = (
    ("from start to painted", "visible", "ms", 1.6),
    ("processor time until then", "processor", "ms", None),
    ("memory when painted", "memory", "MiB", 2.0),
    ("memory once settled", "settled", "MiB", 2.0),
)


def run() -> None:
    """Take pairs, first one window and then the other, and print the ratios of the medians."""
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        folder = Path(name)
        address = start_sandbox("--voices", "1000").url
        data = folder / "data"
        keep_voices(address, data)
        screen = folder / "screen"
        screen.mkdir()
        parts = SessionParts(screen)
        try:
            parts.start_screen("1600x1000")
            pairs = [_pair(parts.environment, address, data) for _ in range(_PAIRS + 1)]
        finally:
            parts.close()
    _print(pairs[1:])  # the first pair compiles the modules


def _pair(environment: dict[str, str], address: str, data: Path) -> tuple[Start, Start]:
    bare = _measured(environment, "bare_window", f"{_SETTLED_AFTER}")
    ours = _measured(environment, "voicedesk_window", address, str(data), f"{_SETTLED_AFTER}")
    return bare, ours


def _measured(environment: dict[str, str], module: str, *arguments: str) -> Start:
    # Modules are compiled beforehand, as they are where a program is installed.
    given = {**environment, "PYTHONPATH": str(_ROOT)}
    given |= {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    process = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments],
        env=given, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    try:
        return read_start(process.stdout)
    except ValueError:
        told = f"{process.stdout}{process.stderr}"
        sys.exit(f"{module} ended with {process.returncode}; it said\n{told}")


def _print(pairs: list[tuple[Start, Start]]) -> None:
    print(f"Start with 1,000 known voices; medians of {len(pairs)} pairs, with the least of each")
    print(f"{'':28}{'bare':>16}{'VoiceDesk':>18}{'ratio':>8}{'to reach':>10}")
    for words, field, unit, goal in _ROWS:
        bare, ours = (
            [getattr(window, field) for window in side] for side in zip(*pairs, strict=True)
        )
        ratio = median(ours) / median(bare)
        print(
            f"{words:28}{median(bare):6.0f} ({min(bare):4.0f}) {unit:3}"
            f"{median(ours):8.0f} ({min(ours):4.0f}) {unit:3}{ratio:7.2f}"
            f"{'≤ ' + str(goal) if goal else '':>10}"
        )
