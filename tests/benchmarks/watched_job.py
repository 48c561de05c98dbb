"""The main job in VoiceDesk while its event loop is watched. Run as a process of its own.

Arguments: the address of a service, the folder of data. Prints each pause of the event loop.
"""

# ruff: noqa: PLC0415, T201 - nothing is loaded but by the program; what is printed is read

import asyncio
import json
import sys
from collections.abc import Coroutine
from typing import TYPE_CHECKING

from tests.benchmarks import real_program

if TYPE_CHECKING:
    from tests.benchmarks.heartbeat import Heartbeat
    from voicedesk.app.first_paint import FirstPaint

_address, _data = sys.argv[1:3]
_hearts: "list[Heartbeat]" = []
_tasks: list[asyncio.Task[None]] = []


def _seen(first: "FirstPaint") -> None:
    from PySide6.QtCore import QTimer

    from tests.benchmarks.heartbeat import Heartbeat
    from tests.benchmarks.main_job import MainJob

    heart = Heartbeat()
    job = MainJob(first.window, heart, _address)
    _hearts.append(heart)

    def begin() -> None:
        heart.start()
        _tasks.append(asyncio.get_running_loop().create_task(_closing(job.do())))

    async def _closing(work: Coroutine[object, object, None]) -> None:
        try:
            await work
        finally:
            first.window.close()

    QTimer.singleShot(0, begin)


_status = real_program.run(_address, _data, _seen)
_hearts[0].stop()
_tasks[0].result()
for _stall in _hearts[0].stalls:
    print(json.dumps(_stall))
sys.exit(_status)
