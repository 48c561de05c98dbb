"""VoiceDesk as its command runs it, but for a look in between the first paint and the rest."""

# ruff: noqa: PLC0415 - nothing is loaded but by the program

import sys
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from voicedesk.cli import main

if TYPE_CHECKING:
    from voicedesk.app.first_paint import FirstPaint

_LOOP = "voicedesk.app.event_loop"


def run(address: str, data: str, seen: Callable[["FirstPaint"], None]) -> int:
    """Run the command `voicedesk --sandbox` and call `seen` once the window is painted.

    Args:
        address: the service that takes the place of the one the program would start.
        data: the folder of data.
    """

    def run_loop(first: "FirstPaint", *, early_quit: Callable[[], bool]) -> int:
        seen(first)
        _use_sandbox(address)
        del sys.modules[_LOOP]
        from voicedesk.app import event_loop

        return event_loop.run_loop(first, early_quit=early_quit)

    # With the developers' tools at hand httpx would load a command line of its own, with all that
    # this needs; where the program is installed they aren't.
    sys.modules["click"] = None  # type: ignore[assignment]
    # What comes after the first paint is loaded by then only: until then this stands for it.
    stand_in = ModuleType(_LOOP)
    vars(stand_in)["run_loop"] = run_loop
    sys.modules[_LOOP] = stand_in
    return main(["--sandbox", "--data-dir", data, "--language", "en"])


def _use_sandbox(address: str) -> None:
    from voicedesk.app.child_processes import SandboxProcess

    async def start(_: SandboxProcess) -> str:
        return address

    SandboxProcess.start = start  # type: ignore[method-assign, assignment]
