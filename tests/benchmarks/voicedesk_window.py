"""VoiceDesk's start, as the command does it, with what it knows. Run as a process of its own.

Arguments: the address of a service, the folder of data, seconds to go on for. Prints what
`bare_window` prints, at the same points.
"""

# ruff: noqa: E402, PLC0415, T201 - loads in the program's own order, with the clock running

import time

_began = time.perf_counter()

import sys
from pathlib import Path

from voicedesk.cli import parse


def main() -> None:
    """Start, print, settle."""
    address, folder, seconds = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    options = parse(["--sandbox", "--data-dir", str(folder), "--language", "en"])
    from voicedesk.app.display_check import display_problem

    if problem := display_problem():
        sys.exit(problem)
    from voicedesk.app.first_paint import paint_first

    first = paint_first(options, [])
    took = time.perf_counter() - _began
    if first is None or first.window.model.rowCount() == 0:
        sys.exit("nothing to be seen")
    from tests.benchmarks.figures import memory, print_start
    from tests.benchmarks.other_sandbox import use_sandbox

    print_start(took)
    use_sandbox(address)
    from PySide6.QtCore import QTimer

    from voicedesk.app.main_loop import run_loop

    def end() -> None:
        print(f"[{memory()}]", flush=True)
        first.window.close()

    QTimer.singleShot(round(seconds * 1000), end)
    run_loop(first, early_quit=lambda: False)


main()
