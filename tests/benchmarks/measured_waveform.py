"""VoiceDesk measures recordings on its own event loop, which is watched. Run as a process.

Arguments: a folder of recordings. Prints the milliseconds until numpy is loaded and the first is
read, then for each recording its name and the milliseconds of each of several readings, then each
pause of the event loop meanwhile.
"""

# ruff: noqa: T201 - what is printed is read by the benchmark

import asyncio
import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.heartbeat import Heartbeat
from voicedesk.app.event_loop import PromptLoop
from voicedesk.audio.readers import EnvelopeReader

_READINGS = 7
_MANY = 40


async def _main(folder: Path) -> None:
    reader, heart = EnvelopeReader(), Heartbeat()
    paths = sorted(folder.iterdir())  # noqa: ASYNC240 - before anything is timed
    heart.stage = "load"
    heart.start()
    print(json.dumps(["first", [await _timed(reader, paths[0])]]))
    heart.stage = "read"
    for path in paths:
        print(json.dumps([path.name, [await _timed(reader, path) for _ in range(_READINGS)]]))
    await asyncio.gather(*(reader.read(paths[0]) for _ in range(_MANY)))
    await asyncio.sleep(0.05)
    heart.stop()
    for stall in heart.stalls:
        print(json.dumps(stall))


async def _timed(reader: EnvelopeReader, path: Path) -> float:
    began = time.perf_counter()
    await reader.read(path)
    return (time.perf_counter() - began) * 1000


_application = QApplication(["waveform"])
sys.setswitchinterval(0.0005)  # as the program does
with asyncio.Runner(loop_factory=lambda: PromptLoop(_application)) as _runner:
    _runner.run(_main(Path(sys.argv[1])))
