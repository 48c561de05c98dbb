"""The event loop, from after the first paint to the end of the program."""

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from voicedesk.app.early_keys import EarlyKeys
from voicedesk.app.first_paint import NO_INPUT, FirstPaint
from voicedesk.app.pyside_workarounds import collect_from_timer
from voicedesk.app.start import END_SIGNALS
from voicedesk.threads import ThreadTask

if TYPE_CHECKING:
    from voicedesk.app.program import Program

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


class DaemonExecutor(Executor):
    """A daemon thread for each call, and none that the program's end waits for.

    A name server that doesn't answer holds its thread for as long as the system's resolver likes,
    which nobody can cut short: neither the next lookup nor the end may wait behind it.
    """

    def __init__(self) -> None:
        self._closed = False

    def submit(
        self,
        fn: Callable[_Arguments, _Result],
        /,
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> "Future[_Result]":
        """Carry out `fn` on a thread of its own.

        Raises:
            RuntimeError: after `shutdown`.
        """
        if self._closed:
            raise RuntimeError("no calls after the end")
        task = ThreadTask(partial(fn, *args, **kwargs))
        threading.Thread(target=task, name="voicedesk call", daemon=True).start()
        return task.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as its base
        """Take no more calls. Waits for none, whatever `wait` says."""
        del wait, cancel_futures
        self._closed = True


_Part = TypeVar("_Part")

_log = logging.getLogger(__name__)


_LONGEST_OPENING = 2.0
"""Seconds that keys wait for the account: a password store may wait for its owner."""
_BREATH = 0.005
_AT_LEISURE = (
    "voicedesk.ui.actions",
    "voicedesk.ui.voices.panel",
    "voicedesk.ui.messages.area",
    "voicedesk.app.program",
)
"""What is imported on a thread, once the window is seen."""


def run_loop(first: FirstPaint, *, early_quit: Callable[[], bool]) -> int:
    """Run until the window is closed or the process is asked to end."""
    collect_from_timer(first.application)
    closed: list[bool] = []
    first.window.close_requested.connect(lambda: closed.append(True))
    _import_rest(first.application)
    runner = asyncio.Runner(loop_factory=lambda: make_loop(first.application))
    try:
        status = runner.run(_live(first, lambda: early_quit() or bool(closed)))
    except RuntimeError as error:
        if not str(error).startswith("Event loop stopped"):
            raise
        # Qt ends its loop when the display is gone, again as often as it is turned.
        print("voicedesk: the display is gone", file=sys.stderr, flush=True)  # noqa: T201
        first.end_now()
        os._exit(1)
    except ImportError:
        runner.close()
        raise
    runner.close()
    return status


def make_loop(application: QApplication) -> asyncio.AbstractEventLoop:
    """Asyncio on Qt's loop, whose end waits for no thread."""
    loop: asyncio.AbstractEventLoop = QEventLoop(application)
    loop.set_default_executor(DaemonExecutor())
    return loop


async def _live(first: FirstPaint, early_quit: Callable[[], bool]) -> int:
    loop = asyncio.get_running_loop()
    keys = EarlyKeys(first.window)
    quit_asked = asyncio.Event()
    first.window.close_requested.connect(quit_asked.set)
    for number in END_SIGNALS:
        try:
            loop.add_signal_handler(number, quit_asked.set)
        except NotImplementedError:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(quit_asked.set))
    if early_quit():
        quit_asked.set()
    first.instance.raised.connect(first.window.bring_to_front)
    first.instance.listen()
    if quit_asked.is_set():
        first.window.hide()
        first.end_now()
        return 0
    first.program = program = await _furnish(first)
    program.begin()
    await _answer_keys(keys, first, program, quit_asked)
    first.instance.requested[:0] = first.options.opened
    first.instance.opened.connect(program.open_requested)
    program.open_requested()
    await quit_asked.wait()
    first.window.hide()
    await program.end()
    first.instance.release()
    return 0


async def _answer_keys(
    keys: EarlyKeys, first: FirstPaint, program: "Program", quit_asked: asyncio.Event
) -> None:
    """Answer what was pressed since the first paint, once the parts serve the account."""
    steps = [asyncio.create_task(step) for step in (program.accounts.settled(), quit_asked.wait())]
    await asyncio.wait(steps, timeout=_LONGEST_OPENING, return_when=asyncio.FIRST_COMPLETED)
    for step in steps:
        step.cancel()
    if first.window.shows_desk:
        keys.answer()
    else:  # they were not meant for the welcome, which wasn't seen yet
        keys.forget()


def _import_rest(application: QApplication) -> None:
    """Load HTTP, sound and keyring on a thread; the window is painted meanwhile.

    Keys and clicks wait in Qt's queue. As little Python as can be runs on this thread: PySide has
    crashed while one thread made classes and the other handled events in Python.
    """
    loading = threading.Thread(target=load_rest, name="imports", daemon=True)
    loading.start()
    while loading.is_alive():
        application.processEvents(NO_INPUT)
        loading.join(_BREATH)


def load_rest() -> None:
    """Import what the first paint didn't need; takes some tenths of a second."""
    # Where click is installed httpx imports its command line with it: 97 modules, none used here.
    sys.modules["httpx._main"] = None  # type: ignore[assignment]
    with suppress(ImportError):  # where it is needed it fails again, and there it is said
        for name in _AT_LEISURE:
            import_module(name)
        import_module("voicedesk.api.http_session").load_ahead()


async def _furnish(first: FirstPaint) -> "Program":
    """Make what the first paint didn't need, piece by piece: the event loop turns in between."""
    from voicedesk.app.program import Program  # noqa: PLC0415 - loaded a moment ago
    from voicedesk.audio.player import Player  # noqa: PLC0415

    window = first.window
    await _in_turn(window.voices.table.viewport)  # PySide prepares all of Qt's widgets for this
    await _in_turn(window.make_actions)
    await _in_turn(window.make_panel)
    player = await _in_turn(lambda: Player(window))
    return await _in_turn(lambda: Program(first, player))


async def _in_turn(make: Callable[[], _Part]) -> _Part:
    """What `make` makes in a turn of its own; outside of coroutines, as Qt's player needs it."""
    loop = asyncio.get_running_loop()
    made: asyncio.Future[_Part] = loop.create_future()

    def carry_out() -> None:
        try:
            made.set_result(make())
        except Exception as error:  # noqa: BLE001 - carried to who waits
            made.set_exception(error)

    loop.call_soon(carry_out)
    return await made
