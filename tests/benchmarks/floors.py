"""The least that does what VoiceDesk does, to measure it against. Run as a process of its own.

`player`: a window with nothing but QMediaPlayer. It reads lines: `play FILE` presses a key that
sets the source and plays, `load FILE` sets it and waits until it can be played, `press` presses the
key on what is loaded, `stop`. Answers each with the `time.monotonic` of the key press.

`table search|sort NUMBER`: a plain table over QSortFilterProxyModel. Prints as the jobs do.

`downloads ADDRESS AT_ONCE`: every demo of a service by plain httpx on plain asyncio. Prints
seconds, seconds on the processor, and how many there were.
"""

import asyncio
import sys
import time

import httpx
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSocketNotifier,
    QSortFilterProxyModel,
    Qt,
    QUrl,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from tests.benchmarks.person import painted, strokes, tell
from tests.benchmarks.voices import many_voices
from voicedesk.api import VoiceCloneClient
from voicedesk.app.child_processes import SANDBOX_TOKEN
from voicedesk.domain.voice import Voice

_Index = QModelIndex | QPersistentModelIndex
_SIZE = (1360, 860)


class _PlayerWindow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.unprepared = ""
        self.is_loading = False
        self.player = QMediaPlayer(self)
        self.player.setAudioOutput(QAudioOutput(self))
        self.player.mediaStatusChanged.connect(self._status_changed)

    def obey(self, line: str) -> None:
        verb, _, path = line.strip().partition(" ")
        began = time.monotonic()
        if verb == "load":
            self.is_loading, self.unprepared = True, ""
            self.player.setSource(QUrl.fromLocalFile(path))
            return  # answered once it is loaded
        if verb in {"play", "press"}:
            self.unprepared = path
            QTest.keyClick(self, Qt.Key.Key_Space)
        elif verb == "stop":
            self.player.stop()
            self.player.setSource(QUrl())
        else:
            QApplication.quit()
        tell(began)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        del event
        if self.unprepared:
            self.player.setSource(QUrl.fromLocalFile(self.unprepared))
        self.player.play()

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if self.is_loading and status is QMediaPlayer.MediaStatus.LoadedMedia:
            self.is_loading = False
            tell(time.monotonic())


def player() -> None:
    application = QApplication(sys.argv[:1])
    window = _PlayerWindow()
    window.show()
    told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    told.activated.connect(lambda: window.obey(sys.stdin.readline()))
    tell("ready")
    application.exec()


class _Rows(QAbstractTableModel):
    """Name, state, language and id, as text that is ready to be shown."""

    def __init__(self, voices: list[Voice]) -> None:
        super().__init__()
        self._cells = [(one.name, one.state, one.language, one.id) for one in voices]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        return None


def table(what: str, number: str) -> None:
    from tests.benchmarks.jobs import WORDS  # noqa: PLC0415 - it loads the program's window

    application = QApplication(["table", "-style", "fusion"])
    rows, proxy, view = _Rows(many_voices(int(number))), QSortFilterProxyModel(), QTableView()
    proxy.setSourceModel(rows)
    proxy.setFilterKeyColumn(-1)  # in the four texts, as VoiceDesk does
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view.setModel(proxy)
    view.resize(*_SIZE)
    view.show()
    QTest.qWaitForWindowExposed(view)
    QTest.qWait(500)
    viewport = view.viewport()
    if what == "search":
        for text in strokes(WORDS):
            QTest.qWait(30)
            tell("felt", *painted(viewport, lambda t=text: proxy.setFilterFixedString(t)))
    else:
        for column, name in ((0, "NAME"), (3, "ID")):
            QTest.qWait(30)
            tell("felt", name, 0, *painted(viewport, lambda c=column: proxy.sort(c)))
    del application


def downloads(address: str, at_once: str) -> None:
    async def fetch() -> None:
        async with VoiceCloneClient(address, SANDBOX_TOKEN) as service:
            links = [voice.demo_url for voice in await service.list() if voice.is_ready]
        rest = iter(links)
        async with httpx.AsyncClient() as client:
            await client.get(links[0])

            async def work() -> None:
                for link in rest:
                    (await client.get(link)).raise_for_status()

            began, worked = time.perf_counter(), time.process_time()
            await asyncio.gather(*(work() for _ in range(int(at_once))))
            tell(time.perf_counter() - began, time.process_time() - worked, len(links))

    asyncio.run(fetch())


if __name__ == "__main__":
    {"player": player, "table": table, "downloads": downloads}[sys.argv[1]](*sys.argv[2:])
