"""Why no window can be opened, found out before Qt ends the process over it."""

import os
import socket
import sys
from pathlib import Path

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
