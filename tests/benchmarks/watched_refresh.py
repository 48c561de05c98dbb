"""Refreshes in VoiceDesk while its event loop is watched. Run as a process of its own.

Arguments: the address of a service, the folder of data, how many refreshes. The table is sorted by
name; a voice in the middle of it is selected, and its new name is being typed. Prints each pause of
the event loop.
"""

# ruff: noqa: PLC0415, T201 - nothing is loaded but by the program; what is printed is read

import asyncio
import json
import sys
from typing import TYPE_CHECKING

from tests.benchmarks import real_program

if TYPE_CHECKING:
    from tests.benchmarks.heartbeat import Heartbeat
    from voicedesk.app.first_paint import FirstPaint

_address, _data, _times = sys.argv[1], sys.argv[2], int(sys.argv[3])
_hearts: "list[Heartbeat]" = []
_tasks: list[asyncio.Task[None]] = []
_AFTERWARDS = 1.0
_SETTLING = 4.0


def _seen(first: "FirstPaint") -> None:
    from PySide6.QtCore import QTimer

    from tests.benchmarks.heartbeat import Heartbeat

    heart = Heartbeat()
    _hearts.append(heart)

    async def watch() -> None:
        try:
            await _refresh(first, heart)
        finally:
            first.window.close()

    def begin() -> None:
        _tasks.append(asyncio.get_running_loop().create_task(watch()))

    QTimer.singleShot(0, begin)


async def _refresh(first: "FirstPaint", heart: "Heartbeat") -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    window = first.window
    table = window.voices.table
    while not window.sidebar.status.text().startswith("Synced"):  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    await asyncio.sleep(_SETTLING)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    row = next(
        row
        for row in range(window.model.rowCount() // 2, window.model.rowCount())
        if (voice := window.model.voice_at(row)) and int(voice.name.split()[-1]) % 100 == 50
    )
    selected = window.model.voice_at(row)
    assert selected is not None
    table.select(selected.id)
    await asyncio.sleep(_AFTERWARDS)
    table.rename_current()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "half a na")
    before = (editor.text(), editor.cursorPosition(), table.visualRect(table.currentIndex()).top())
    heart.start()
    for number in range(_times):
        heart.stage = f"{number}"
        window.sidebar.status.setText("")
        window.voices.refresh_requested.emit()
        while not window.sidebar.status.text().startswith("Synced"):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        await asyncio.sleep(_AFTERWARDS)
    heart.stage = "end"
    assert table.current_id == selected.id
    assert QApplication.focusWidget() is editor
    after = (editor.text(), editor.cursorPosition(), table.visualRect(table.currentIndex()).top())
    assert after == before, f"{before} became {after}"


_status = real_program.run(_address, _data, _seen)
_hearts[0].stop()
_tasks[0].result()
for _stall in _hearts[0].stalls:
    print(json.dumps(_stall))
sys.exit(_status)
