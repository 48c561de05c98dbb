"""VoiceDesk keeps all demos while its event loop is watched. Run as a process of its own.

Arguments: the address of a service, the folder of data. Prints seconds, seconds on the processor
and how many there were, then each pause of the event loop meanwhile.
"""

# ruff: noqa: PLC0415, T201 - nothing is loaded but by the program; what is printed is read

import asyncio
import json
import sys
import time
from typing import TYPE_CHECKING

from tests.benchmarks import real_program

if TYPE_CHECKING:
    from tests.benchmarks.heartbeat import Heartbeat
    from voicedesk.app.first_paint import FirstPaint

_address, _data = sys.argv[1:3]
_PATIENCE = 100
_figures: list[float] = []
_hearts: "list[Heartbeat]" = []
_tasks: list[asyncio.Task[None]] = []


async def _keep(first: "FirstPaint", heart: "Heartbeat") -> None:
    window = first.window
    try:
        async with asyncio.timeout(_PATIENCE):
            while not window.sidebar.status.text().startswith("Synced"):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
            await asyncio.sleep(2)  # the list is being painted and written
            wanted = sum(voice.is_ready and bool(voice.demo_url) for voice in window.model.all())
            heart.stage = "keep"
            began, worked = time.perf_counter(), time.process_time()
            window.commands.keep_all.trigger()
            while len(window.facts.demos) < wanted:  # noqa: ASYNC110 - as a person sees it
                await asyncio.sleep(0.005)
            took = time.perf_counter() - began
            _figures.extend([took, time.process_time() - worked, wanted])
            heart.stage = ""
    finally:
        window.close()


def _seen(first: "FirstPaint") -> None:
    from PySide6.QtCore import QTimer

    from tests.benchmarks.heartbeat import Heartbeat

    heart = Heartbeat()
    _hearts.append(heart)

    def begin() -> None:
        heart.start()
        _tasks.append(asyncio.get_running_loop().create_task(_keep(first, heart)))

    QTimer.singleShot(0, begin)


_status = real_program.run(_address, _data, _seen)
_hearts[0].stop()
_tasks[0].result()
print(json.dumps(_figures))
for _stall in _hearts[0].stalls:
    if _stall.stage == "keep":
        print(json.dumps(_stall))
sys.exit(_status)
