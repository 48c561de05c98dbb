"""What a person does with VoiceDesk, from the first look to a voice deleted again."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.benchmarks.heartbeat import Heartbeat
from voicedesk.domain.voice import Voice
from voicedesk.ui.deletion.dialogs import DeleteDialog
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.training.form import TrainingForm

_PATIENCE = 20.0
_BETWEEN_KEYS = 0.03
_AFTERWARDS = 0.4
"""Seconds for what follows from a step, such as the table's next paint."""


class MainJob:
    """Does the job with keys and clicks, and tells the heartbeat which part it is at."""

    def __init__(self, window: MainWindow, heart: Heartbeat, address: str) -> None:
        self._window = window
        self._table = window.voices.table
        self._heart = heart
        self._address = address
        self._made = ""

    async def do(self) -> None:
        """Do all of it.

        Raises:
            TimeoutError: a step led to nothing.
        """
        for step in (
            self._open, self._select, self._search, self._play_kept, self._play_online, self._make,
            self._train, self._follow, self._rename, self._refresh, self._delete, self._rest,
        ):  # fmt: skip
            self._heart.stage = step.__name__.strip("_").replace("_", " ")
            await step()
            await asyncio.sleep(_AFTERWARDS)
        self._heart.stage = "close"

    async def _open(self) -> None:
        await self._until(lambda: self._window.sidebar.status.text().startswith("Synced"))

    async def _select(self) -> None:
        for _ in range(10):
            await self._press(self._table, Qt.Key.Key_Down)

    async def _search(self) -> None:
        await self._type(self._window.voices.search, "harbour 3")
        await asyncio.sleep(_AFTERWARDS)
        self._window.voices.search.clear()

    async def _play_kept(self) -> None:
        await self._play(lambda voice: voice.id in self._window.facts.demos)

    async def _play_online(self) -> None:
        await self._play(lambda voice: voice.is_ready and voice.id not in self._window.facts.demos)
        QTest.mouseClick(self._window.player.stop, Qt.MouseButton.LeftButton)

    async def _make(self) -> None:
        QTest.mouseClick(self._window.voices.new, Qt.MouseButton.LeftButton)
        await self._until(lambda: self._window.desk.form_is_open)
        self._made = self._table.current_id

    async def _train(self) -> None:
        form = self._window.desk.findChild(TrainingForm)
        assert form is not None
        await self._type(form.link.field, f"{self._address}/samples/en-1.mp3")
        await self._type(form.name.field, "Benchmark")
        QTest.mouseClick(form.start, Qt.MouseButton.LeftButton)
        await self._until_voice(lambda voice: voice.is_training)

    async def _follow(self) -> None:
        await self._until_voice(lambda voice: voice.is_ready)

    async def _rename(self) -> None:
        panel = self._window.panel
        QTest.mouseClick(panel.rename, Qt.MouseButton.LeftButton)
        await self._type(panel.rename_form.name.field, "Benchmark two")
        QTest.mouseClick(panel.rename_form.save, Qt.MouseButton.LeftButton)
        await self._until_voice(lambda voice: voice.name == "Benchmark two")

    async def _refresh(self) -> None:
        QTest.mouseClick(self._window.voices.refresh, Qt.MouseButton.LeftButton)
        await asyncio.sleep(1)

    async def _delete(self) -> None:
        await self._press(self._table, Qt.Key.Key_Delete)
        dialog = self._window.findChild(DeleteDialog)
        assert dialog is not None
        await asyncio.sleep(_AFTERWARDS)
        QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
        await self._until(lambda: self._window.model.voice(self._made) is None)

    async def _rest(self) -> None:
        await asyncio.sleep(1)

    # Inside

    async def _play(self, suits: Callable[[Voice], bool]) -> None:
        voice = next(voice for voice in self._window.model.all() if suits(voice))
        self._table.select(voice.id)
        await asyncio.sleep(_AFTERWARDS)
        await self._press(self._table, Qt.Key.Key_Space)
        await self._until(
            lambda: self._table.look.playing_id == voice.id and self._table.look.sounding
        )
        await asyncio.sleep(1)

    async def _press(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)
        await asyncio.sleep(_BETWEEN_KEYS)

    async def _type(self, field: QLineEdit, text: str) -> None:
        field.selectAll()
        for letter in text:
            QTest.keyClicks(field, letter)
            await asyncio.sleep(_BETWEEN_KEYS)

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(_PATIENCE):
            while not condition():  # noqa: ASYNC110 - what a person looks for has no event
                await asyncio.sleep(_BETWEEN_KEYS)

    async def _until_voice(self, condition: Callable[[Voice], bool]) -> None:
        def holds() -> bool:
            voice = self._window.model.voice(self._made)
            return voice is not None and condition(voice)

        await self._until(holds)
