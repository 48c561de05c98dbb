"""From the command line to the exit status."""

import gc
import signal
import sys
from types import FrameType

from voicedesk.app.display_check import display_problem
from voicedesk.app.options import Options
from voicedesk.app.plain_import import restore_import


def run(options: Options) -> int:
    """Open the window and run until it is closed; returns the exit status.

    0 after a normal end, also on SIGTERM and SIGINT; 1 with one line on standard error where no
    window can be opened, nor one that is open brought to the front.
    """
    early = _EarlySignals()
    gc.disable()  # what is made here stays: searching it for garbage takes a tenth of the start
    try:
        problem = display_problem()
        if problem:
            return _fail(problem)
        restore_import()
        from voicedesk.app.first_paint import paint_first  # noqa: PLC0415 - needs Qt's libraries
        from voicedesk.app.single_instance import NoAnswerError  # noqa: PLC0415
    except ImportError as error:
        return _fail(f"a library can't be loaded: {error}")
    try:
        first = paint_first(options, [])
    except OSError as error:
        return _fail(f"the data directory can't be used: {error}")
    except NoAnswerError:
        return _fail("it is running with this data directory already, and doesn't answer")
    if first is None:
        return 0
    gc.freeze()
    if early.caught:
        first.library.close_now()
        first.instance.release()
        return 0
    from voicedesk.app.main_loop import run_loop  # noqa: PLC0415 - after the first paint

    return run_loop(first, early_quit=lambda: early.caught)


class _EarlySignals:
    """Remembers a request to end that comes before the loop runs."""

    def __init__(self) -> None:
        self.caught = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._catch)

    def _catch(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.caught = True


def _fail(problem: str) -> int:
    print(f"voicedesk: {problem}", file=sys.stderr)  # noqa: T201 - the contract's one line
    return 1
