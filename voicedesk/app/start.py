"""From the command line to the exit status."""

import gc
import os
import signal
import socket
import sys
from contextlib import suppress
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


END_SIGNALS = [signal.SIGTERM, signal.SIGINT]
"""What asks it to end."""
if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # `nohup`
    END_SIGNALS.append(signal.SIGHUP)


def run(options: Options) -> int:
    """Open the window and run until it is closed; returns the exit status.

    0 after a normal end, also on SIGTERM, SIGINT and SIGHUP. 1, with one line on standard error,
    where it can't start; the reason is shown in a window as well, where one can be opened.
    """
    early = _EarlySignals()
    gc.disable()  # what is made here stays: searching it for garbage takes a tenth of the start
    try:
        problem = display_problem()
        if problem:
            return _fail(problem)
        restore_import()
        from voicedesk.app.first_paint import paint_first  # noqa: PLC0415 - needs Qt's libraries
    except ImportError as error:
        return _fail(f"a library can't be loaded: {error}")
    try:
        first = paint_first(options, [])
    except Exception as error:  # noqa: BLE001 - whatever it is, a window says so
        another = _way_out(error, options, early)
        if another is not None:
            return run(another)
        return 0 if early.caught else 1
    if first is None:  # another process has brought its window forward
        return 0
    gc.freeze()
    if early.caught:
        first.end_now()
        return 0
    from voicedesk.app.event_loop import run_loop  # noqa: PLC0415 - after the first paint

    try:
        return run_loop(first, early_quit=lambda: early.caught)
    except ImportError as error:  # what the first paint didn't need
        _way_out(error, options, early, is_open=True)
        return 1


class _EarlySignals:
    """Remembers a request to end that comes before the loop runs."""

    def __init__(self) -> None:
        self.caught = False
        for number in END_SIGNALS:
            signal.signal(number, self._catch)

    def _catch(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.caught = True


def _way_out(
    error: Exception, options: Options, early: _EarlySignals, *, is_open: bool = False
) -> Options | None:
    from voicedesk.app.start_failure import ask_way_out  # noqa: PLC0415 - not in a good start

    return ask_way_out(error, options, lambda: early.caught, is_open=is_open)


_DIALOGS = (
    ("zenity", "--error", "--no-markup", "--title=VoiceDesk", "--text"),
    ("kdialog", "--title", "VoiceDesk", "--error"),
    ("xmessage",),
    ("notify-send", "VoiceDesk"),
)
"""What shows a sentence where Qt can't: a start from a menu has no terminal."""


def _fail(problem: str) -> int:
    """One line on standard error, and where nobody sees that, another program's window."""
    print(f"voicedesk: {problem}", file=sys.stderr)  # noqa: T201 - the contract's one line
    if not sys.stderr.isatty():
        import shutil  # noqa: PLC0415 - not in a good start

        for program, *arguments in _DIALOGS:
            if found := shutil.which(program):
                command = [found, *arguments, f"VoiceDesk can't start: {problem}"]
                nowhere = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in range(3)]
                with suppress(OSError):
                    os.posix_spawn(found, command, os.environ, file_actions=nowhere)
                break
    return 1
