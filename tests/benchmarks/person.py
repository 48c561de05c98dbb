"""What a person does with a window: looks, waits, presses keys and buttons.

What can't be done raises JobError at once; what doesn't come about does within seconds.
"""

import asyncio
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from voicedesk.ui.main_window import MainWindow

PATIENCE = 20.0
BETWEEN_KEYS = 0.03
_LOOK = 0.005
_SETTLING = 120.0
_REST = 0.2
_AT_REST = 0.05
"""Of a processor."""

Kind = TypeVar("Kind", bound=QWidget)


class JobError(Exception):
    """A step of a benchmark's job can't be done."""


def tell(*figures: object) -> None:
    """Print what the benchmark reads."""
    print(json.dumps(figures), flush=True)  # noqa: T201


def find(window: QWidget, kind: type[Kind], name: str) -> Kind:
    """The usable widget of that kind which a screen reader calls so.

    Raises:
        JobError: there is none.
    """
    for widget in window.findChildren(kind):
        if widget.isVisible() and _name(widget) == name:
            if widget.isEnabled():
                return widget
            raise JobError(f"{name!r} can't be used: {widget.accessibleDescription()}")
    raise JobError(f"there is no {name!r}")


def click(window: QWidget, kind: type[QWidget], name: str) -> None:
    """Click the widget of that kind which a screen reader calls so."""
    QTest.mouseClick(find(window, kind, name), Qt.MouseButton.LeftButton)


async def press(widget: QWidget, key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key."""
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, held)
    await asyncio.sleep(BETWEEN_KEYS)


def stroke(widget: QWidget, letter: str) -> None:
    """Type a letter of any script, or take one back with an empty one."""
    key = Qt.Key.Key_unknown if letter else Qt.Key.Key_Backspace
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, int(key), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


async def type_in(window: QWidget, kind: type[QWidget], name: str, text: str) -> None:
    """Type over what stands in a field."""
    field = find(window, kind, name)
    await press(field, Qt.Key.Key_A, ctrl=True)
    for letter in text:
        stroke(field, letter)
        await asyncio.sleep(BETWEEN_KEYS)


async def until(holds: Callable[[], bool], what: str, *, patience: float = PATIENCE) -> None:
    """Wait for something to be seen.

    Raises:
        JobError: it isn't, after `patience` seconds.
    """
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            raise JobError(f"waited {patience:g} s for {what}")
        await asyncio.sleep(_LOOK)


async def settled(window: MainWindow) -> None:
    """Wait until the list is the service's and nothing is being done any more."""
    await until(lambda: window.sidebar.status.text().startswith("Synced"), "the list")
    quiet, end = 0, time.monotonic() + _SETTLING
    while quiet < 3:
        if time.monotonic() > end:
            raise JobError(f"the program didn't come to rest in {_SETTLING:g} s")
        worked = _work()
        await asyncio.sleep(_REST)
        rests = _work() - worked < _AT_REST * _REST
        quiet = quiet + 1 if rests else 0


async def in_turn(act: Callable[[], None]) -> None:
    """Do something outside of coroutines, where events may be processed meanwhile."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def carry_out() -> None:
        try:
            act()
        finally:
            done.set_result(None)

    QTimer.singleShot(0, carry_out)
    await done


def painted(viewport: QWidget, act: Callable[[], object]) -> tuple[float, float, float]:
    """Milliseconds until what `act` leads to is done, until the table is painted, and of these on
    the processor."""
    began, worked = time.perf_counter(), time.thread_time()
    act()
    QApplication.processEvents()
    answered = time.perf_counter() - began
    viewport.repaint()  # what Qt itself does up to 5 ms later
    took, work = time.perf_counter() - began, time.thread_time() - worked
    return answered * 1000, took * 1000, work * 1000


def strokes(words: tuple[str, ...]) -> list[str]:
    """What stands in a field while these are typed and taken back letter by letter."""
    return [
        word[:end]
        for word in words
        for end in [*range(1, len(word) + 1), *range(len(word) - 1, -1, -1)]
    ]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def _work() -> float:
    """Seconds that this process and those it started were on the processor."""
    ticks = 0
    for path in Path("/proc/self/task").glob("*/children"):
        for child in path.read_text().split():
            with suppress(FileNotFoundError):  # it has ended
                fields = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
                ticks += int(fields[11]) + int(fields[12])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")
