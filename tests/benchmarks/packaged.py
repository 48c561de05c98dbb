"""The start of the packaged program beside that of the source run, until the window is mapped."""

# ruff: noqa: T201 - prints the figures

import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.processes import desktop

_PAIRS = 15
_GOAL = 1.25
_WINDOWS = "_NET_CLIENT_LIST("
PROGRAM = Path(__file__).resolve().parents[2] / "build" / "frozen" / "voicedesk" / "voicedesk"


def packaged(*, smallest: bool) -> None:
    """Take pairs, first one program and then the other, and print the ratio of the medians."""
    if not PROGRAM.exists():
        print("Start of the packaged program: none was built (sh packaging/build folder)")
        return
    programs = ([sys.executable, "-m", "voicedesk"], [str(PROGRAM)])
    with TemporaryDirectory() as folder, desktop(Path(folder, "desktop")) as environment:
        data = Path(folder, "data")
        options = ["--sandbox", "--data-dir", str(data)]
        for program in programs:
            _start([*program, *options], environment, settled=4)
        source, frozen = zip(
            *(
                [_start([*program, *options], environment) for program in programs]
                for _ in range(1 if smallest else _PAIRS)
            ),
            strict=True,
        )
    ratio = median(frozen) / median(source)
    print(f"Start of the packaged program; medians of {len(source)} pairs (the least of each)")
    print(
        f"{'from start to window':36}{median(source):6.0f} ({min(source):4.0f}) ms  "
        f"{median(frozen):6.0f} ({min(frozen):4.0f}) ms  {ratio:7.2f}{f'≤ {_GOAL}':>10}"
    )


def _start(
    command: Sequence[str], environment: Mapping[str, str], *, settled: float = 1.0
) -> float:
    """Milliseconds until the window manager has a window of it."""
    xprop = shutil.which("xprop") or sys.exit("xprop is needed (Debian: x11-utils)")
    watch = subprocess.Popen(
        ["stdbuf", "-oL", xprop, "-spy", "-root"],
        env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert watch.stdout is not None
    began = time.perf_counter()
    program = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        while not ((line := watch.stdout.readline()).startswith(_WINDOWS) and "0x" in line):
            if not line:
                sys.exit("xprop ended")
        took = time.perf_counter() - began
        time.sleep(settled)
    finally:
        program.terminate()
        program.wait(10)
        watch.kill()
        watch.wait()
        watch.stdout.close()
    return took * 1000
