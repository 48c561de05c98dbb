"""From the command line to the exit status."""

import gc
import os
import signal
import socket
import sys
from pathlib import Path
from types import FrameType

from voicedesk.app.options import Options
from voicedesk.app.pyside_workarounds import restore_import

_NEEDS_NO_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def display_problem() -> str:
    """A readable line that says why no window can be opened; empty if one can, as far as seen."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform in _NEEDS_NO_DISPLAY:
        return ""
    if os.environ.get("WAYLAND_DISPLAY") and platform != "xcb":
        return ""
    display = os.environ.get("DISPLAY", "")
    if not display:
        return "no display: neither WAYLAND_DISPLAY nor DISPLAY is set"
    if not _answers(display):
        return f"no display: nothing answers at DISPLAY={display}"
    return _missing_library()


def _answers(display: str) -> bool:
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdigit():
        return False
    if host in {"", "unix"}:
        return any(_connects(path) for path in (f"\0/tmp/.X11-unix/X{number}", _x11(number)))
    try:
        with socket.create_connection((host, 6000 + int(number)), timeout=3):
            return True
    except OSError:
        return False


def _x11(number: str) -> str:
    return f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen


def _connects(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(3)
        try:
            connection.connect(path)
        except OSError:
            return False
    return True


def _missing_library() -> str:
    """Load Qt's window plugin as Qt will; the loader names what it misses, which Qt does not."""
    from PySide6 import __file__ as package  # noqa: PLC0415 - its import can fail on its own
    from PySide6.QtCore import QLibrary  # noqa: PLC0415

    plugin = Path(package).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if plugin.exists():
        library = QLibrary(str(plugin))
        if not library.load():
            missing = library.errorString().partition(f"{plugin}: ")[2].partition(":")[0]
            return f"a system library is missing: {missing} (the README says how to get it)"
    return ""


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
    from voicedesk.app.event_loop import run_loop  # noqa: PLC0415 - after the first paint

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
