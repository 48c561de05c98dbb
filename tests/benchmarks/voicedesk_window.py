"""VoiceDesk's start, as the command does it, with what it knows. Run as a process of its own.

Arguments: the address of a service, the folder of data, seconds to go on for. Prints what
`bare_window` prints, at the same points.
"""

# ruff: noqa: E402, PLC0415, T201 - the clock runs, and nothing is loaded but by the program

import time

_began = time.perf_counter()

import sys
from collections.abc import Callable
from types import ModuleType

from voicedesk.cli import main

_LOOP = "voicedesk.app.main_loop"


def _seen(first: object, *, early_quit: Callable[[], bool]) -> int:
    """Stands in for the program's event loop until the figures are told."""
    took = time.perf_counter() - _began
    from tests.benchmarks.figures import memory, print_start

    print_start(took)
    from PySide6.QtCore import QTimer

    from tests.benchmarks.other_sandbox import use_sandbox
    from voicedesk.app.first_paint import FirstPaint

    if not isinstance(first, FirstPaint) or first.window.model.rowCount() == 0:
        sys.exit("nothing to be seen")
    use_sandbox(sys.argv[1])

    def end() -> None:
        print(f"[{memory()}]", flush=True)
        first.window.close()

    QTimer.singleShot(round(float(sys.argv[3]) * 1000), end)
    del sys.modules[_LOOP]
    from voicedesk.app.main_loop import run_loop

    return run_loop(first, early_quit=early_quit)


_stand_in = ModuleType(_LOOP)
vars(_stand_in)["run_loop"] = _seen
sys.modules[_LOOP] = _stand_in
sys.exit(main(["--sandbox", "--data-dir", sys.argv[2], "--language", "en"]))
