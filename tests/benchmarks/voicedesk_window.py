"""VoiceDesk's start, as the command does it, with what it knows. Run as a process of its own.

Arguments: the address of a service, the folder of data, seconds to go on for. Prints what
`bare_window` prints, at the same points.
"""

# ruff: noqa: E402, PLC0415, T201 - the clock runs, and nothing is loaded but by the program

import time

_began = time.perf_counter()

import sys
from typing import TYPE_CHECKING

from tests.benchmarks import real_program

if TYPE_CHECKING:
    from voicedesk.app.first_paint import FirstPaint


def _seen(first: "FirstPaint") -> None:
    took = time.perf_counter() - _began
    from tests.benchmarks.figures import memory, print_start

    print_start(took)
    from PySide6.QtCore import QTimer

    if first.window.model.rowCount() == 0:
        sys.exit("nothing to be seen")

    def end() -> None:
        print(f"[{memory()}]", flush=True)
        first.window.close()

    QTimer.singleShot(round(float(sys.argv[3]) * 1000), end)


sys.exit(real_program.run(sys.argv[1], sys.argv[2], _seen))
