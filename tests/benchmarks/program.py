"""VoiceDesk as its command runs it, with a job done in its window. Run as a process of its own.

Arguments: a job, of those here or of `jobs`; the address of a service; the folder of data; and what
the job takes. Prints what `figures` tells once the window is painted, then what the job prints. A
job that can't be done ends the program, and the process fails with the reason.
"""

# ruff: noqa: E402, PLC0415, T201 - the clock runs, and nothing is loaded but by the program

import time

_began = time.monotonic()

import sys
from collections.abc import Callable, Coroutine
from types import ModuleType
from typing import TYPE_CHECKING

from voicedesk.cli import main

if TYPE_CHECKING:
    import asyncio

    from voicedesk.app.first_paint import FirstPaint
    from voicedesk.ui.main_window import MainWindow

_Afterwards = Callable[[], None] | None
"""What a job may return, to be called once the program has ended."""
_LOOP = "voicedesk.app.event_loop"
_LOOK_SECONDS = 0.004
_LOOK_MS = 4
_tasks: "list[asyncio.Task[_Afterwards]]" = []


async def settle(window: "MainWindow", seconds: str) -> None:
    """Stay open for a while, then tell the MiB of memory."""
    import asyncio

    from tests.benchmarks.figures import memory

    assert window.model.rowCount(), "nothing was to be seen"
    await asyncio.sleep(float(seconds))
    print(f"[{memory()}]", flush=True)


async def answer(window: "MainWindow", key: str, seconds: str) -> None:
    """Look for what `key`, which another process presses, leads to: a sound that begins, or the
    search field with the keyboard. Print when that was, and stay until the input ends; if it isn't
    for so long, print nothing."""
    import asyncio

    look = window.voices.table.look
    until = time.monotonic() + float(seconds)
    while not (window.voices.search.hasFocus() if key == "ctrl+f" else look.sounding):
        if time.monotonic() > until:
            return
        await asyncio.sleep(_LOOK_SECONDS)
    print(f"[{time.monotonic()}]", flush=True)
    await asyncio.to_thread(sys.stdin.readline)  # the other process has heard it


def _seen(first: "FirstPaint") -> None:
    from tests.benchmarks.figures import print_start

    print_start(_began)
    import asyncio

    from PySide6.QtCore import QTimer

    job: Callable[..., Coroutine[object, object, _Afterwards]] | None = globals().get(sys.argv[1])
    if job is None:
        from tests.benchmarks import jobs

        job = getattr(jobs, sys.argv[1])

    async def do() -> _Afterwards:
        try:
            return await job(first.window, *sys.argv[4:])
        finally:
            first.window.close()

    def begin() -> None:
        # Qt's events turn while modules load, before there is a loop.
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            QTimer.singleShot(_LOOK_MS, begin)
        else:
            _tasks.append(loop.create_task(do()))

    begin()


def _run(address: str, data: str) -> int:
    """Run the command `voicedesk --sandbox`, where the service at `address` takes the place of the
    one that the program would start, and look at the window once it is painted."""

    def run_loop(first: "FirstPaint", *, early_quit: Callable[[], bool]) -> int:
        _seen(first)
        from voicedesk.app.child_processes import SandboxProcess

        async def start(_: SandboxProcess) -> str:
            return address

        SandboxProcess.start = start
        del sys.modules[_LOOP]
        from voicedesk.app import event_loop

        return event_loop.run_loop(first, early_quit=early_quit)

    # What comes after the first paint is loaded by then only: until then this stands for it.
    stand_in = ModuleType(_LOOP)
    vars(stand_in)["run_loop"] = run_loop
    sys.modules[_LOOP] = stand_in
    return main(["--sandbox", "--data-dir", data, "--language", "en"])


if __name__ == "__main__":
    _status = _run(sys.argv[2], sys.argv[3])
    if not _tasks:
        sys.exit("it ended before the job began")
    if (_afterwards := _tasks[0].result()) is not None:
        _afterwards()
    sys.exit(_status)
