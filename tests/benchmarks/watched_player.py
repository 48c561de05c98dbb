"""VoiceDesk plays kept demos as it is told. Run as a process of its own.

Arguments: the address of a service, the folder of data. Reads lines: `space` selects a voice whose
demo is kept, rests as a person does, and presses Space; `down` moves to one by an arrow where
moving plays; `stop`. Answers each with the time of the key press, by `time.monotonic`, and the
demo's file.
"""

# ruff: noqa: PLC0415, T201 - nothing is loaded but by the program; what is printed is read

import asyncio
import json
import sys
import time
from typing import TYPE_CHECKING

from tests.benchmarks import real_program

if TYPE_CHECKING:
    from voicedesk.app.first_paint import FirstPaint
    from voicedesk.ui.main_window import MainWindow

_address, _data = sys.argv[1:3]
_REST = 0.6
_kept: list[object] = []


class _Person:
    def __init__(self, window: "MainWindow") -> None:
        from voicedesk.ui.common.filters import VoiceFilter
        from voicedesk.ui.player.presenter import PlayerPresenter

        self._window = window
        self._table = window.voices.table
        self._playing = window.findChild(PlayerPresenter)
        self._turn = 0
        self._kept_ones = VoiceFilter(offline=True)

    async def begin(self) -> None:
        while not self._window.sidebar.status.text().startswith("Synced"):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        self._window.player.volume.setValue(100)
        # The kept ones alone, so that an arrow leads from one to the next.
        self._window.model.filter(self._kept_ones)
        await asyncio.sleep(2)
        print(json.dumps(["ready"]), flush=True)

    async def answer(self, verb: str) -> None:
        if verb == "stop":
            self._window.player.stop.click()
            print(json.dumps([time.monotonic(), ""]), flush=True)
        elif verb in {"space", "down"}:
            await self._play(verb)
        else:
            self._window.close()

    async def _play(self, verb: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        count = self._window.model.rowCount()
        before = self._turn % (count - 1)
        self._turn += 1
        self._window.player.on_move.setChecked(verb == "down")
        row = before if verb == "down" else before + 1
        self._table.select(self._id(row))
        await asyncio.sleep(_REST)
        pressed = time.monotonic()
        QTest.keyClick(self._table, Qt.Key.Key_Down if verb == "down" else Qt.Key.Key_Space)
        wanted = self._table.current_id
        while (loaded := self._playing.demos.loaded) is None or loaded.voice_id != wanted:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        print(json.dumps([pressed, str(loaded.path)]), flush=True)

    def _id(self, row: int) -> str:
        voice = self._window.model.voice_at(row)
        assert voice is not None
        return voice.id


def _seen(first: "FirstPaint") -> None:
    from PySide6.QtCore import QSocketNotifier, QTimer

    def start(work: object) -> None:
        _kept.append(asyncio.get_running_loop().create_task(work))  # type: ignore[arg-type]

    def begin() -> None:
        person = _Person(first.window)
        told = QSocketNotifier(0, QSocketNotifier.Type.Read)
        told.activated.connect(lambda: start(person.answer(sys.stdin.readline().strip())))
        _kept.append(told)
        start(person.begin())

    QTimer.singleShot(1500, begin)


sys.exit(real_program.run(_address, _data, _seen))
