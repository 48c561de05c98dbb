"""The event loop, from after the first paint to the end of the program."""

import asyncio
import logging
import signal
import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication

from voicedesk.app.daemon_executor import DaemonExecutor
from voicedesk.app.first_paint import FirstPaint
from voicedesk.app.garbage_collector import collect_from_timer
from voicedesk.app.prompt_loop import PromptLoop

if TYPE_CHECKING:
    from voicedesk.app.desk import Desk

_Part = TypeVar("_Part")

_log = logging.getLogger(__name__)


_AT_LEISURE = (
    "voicedesk.ui.actions",
    "voicedesk.ui.voices.voice_panel",
    "voicedesk.ui.messages.message_strip",
    "voicedesk.app.desk",
)
"""What is imported on a thread, once the window is seen."""


def run_loop(first: FirstPaint, *, early_quit: Callable[[], bool]) -> int:
    """Run until the window is closed or the process is asked to end."""
    collect_from_timer(first.application)
    with asyncio.Runner(loop_factory=lambda: _make_loop(first.application)) as runner:
        return runner.run(_live(first, early_quit))


def _make_loop(application: QApplication) -> PromptLoop:
    """Asyncio on Qt's loop, whose end waits for no thread."""
    loop = PromptLoop(application)
    loop.set_default_executor(DaemonExecutor())
    return loop


async def _live(first: FirstPaint, early_quit: Callable[[], bool]) -> int:
    loop = asyncio.get_running_loop()
    quit_asked = asyncio.Event()
    first.window.close_wanted.connect(quit_asked.set)
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, quit_asked.set)
        except NotImplementedError:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(quit_asked.set))
    if early_quit():
        quit_asked.set()
    first.instance.raised.connect(first.window.bring_to_front)
    first.instance.listen()
    await _import_rest()
    if quit_asked.is_set():
        first.window.hide()
        first.library.close_now()
        first.instance.release()
        return 0
    desk = await _furnish(first)
    first.window.commands.quit.triggered.connect(quit_asked.set)
    desk.begin()
    await quit_asked.wait()
    first.window.hide()
    await desk.end()
    first.instance.release()
    return 0


async def _import_rest() -> None:
    """Load HTTP, sound and keyring on a thread: the window answers meanwhile."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def load() -> None:
        try:
            for name in _AT_LEISURE:
                import_module(name)
            import_module("voicedesk.api.load_ahead").load_ahead()
        finally:
            loop.call_soon_threadsafe(done.set)

    threading.Thread(target=load, name="imports", daemon=True).start()
    await done.wait()


async def _furnish(first: FirstPaint) -> "Desk":
    """Make what the first paint didn't need, piece by piece: the event loop turns in between."""
    from voicedesk.app.desk import Desk  # noqa: PLC0415 - loaded a moment ago
    from voicedesk.audio.player import Player  # noqa: PLC0415

    window = first.window
    await _in_turn(window.voices.table.viewport)  # PySide prepares all of Qt's widgets for this
    await _in_turn(lambda: window.commands)
    await _in_turn(lambda: window.panel)
    player = await _in_turn(lambda: Player(window))
    return await _in_turn(lambda: Desk(first, player))


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
