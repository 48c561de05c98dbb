"""What a person does with VoiceDesk, from the first look to a voice deleted again."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit

from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.person import JobError, click, find, press, type_in, until
from voicedesk.domain.voice import Voice
from voicedesk.ui.main_window import MainWindow


class MainJob:
    """Does the job with keys and clicks, and tells the heartbeat which part it is at.

    Args:
        address: the sandbox, which has a recording to train with.
        pause: seconds for what follows from a step, such as the table's next paint.
    """

    def __init__(self, window: MainWindow, heart: Heartbeat, address: str, pause: float) -> None:
        self._window = window
        self._table = window.voices.table
        self._heart = heart
        self._address = address
        self._pause = pause
        self._made = ""
        self._before: set[str] = set()

    async def do(self) -> None:
        """Do all of it.

        Raises:
            JobError: a part can't be done; it says which.
        """
        for step in (
            self._open, self._select, self._search, self._play_kept, self._play_online, self._make,
            self._train, self._follow, self._rename, self._refresh, self._delete, self._rest,
        ):  # fmt: skip
            self._heart.stage = step.__name__.strip("_").replace("_", " ")
            try:
                await step()
            except JobError as error:
                said = [message.fact for message in self._window.messages.messages]
                raise JobError(f"{self._heart.stage}: {error}; messages: {said}") from error
            await asyncio.sleep(self._pause)
        self._heart.stage = "close"

    async def _open(self) -> None:
        await until(lambda: self._window.sidebar.status.text().startswith("Synced"), "the list")

    async def _select(self) -> None:
        for _ in range(10):
            await press(self._table, Qt.Key.Key_Down)

    async def _search(self) -> None:
        await type_in(self._window, QLineEdit, "Search voices", "harbour 3")
        await asyncio.sleep(self._pause)
        find(self._window, QLineEdit, "Search voices").clear()

    async def _play_kept(self) -> None:
        await self._play(lambda voice: voice.id in self._window.facts.demos)

    async def _play_online(self) -> None:
        await self._play(lambda voice: voice.is_ready and voice.id not in self._window.facts.demos)
        self._window.commands.listening.stop.trigger()

    async def _make(self) -> None:
        self._before = {voice.id for voice in self._window.model.all()}
        self._click("New voice")
        await until(lambda: self._window.desk.form_is_open, "the training form")

    async def _train(self) -> None:
        link = f"{self._address}/samples/en-1.mp3"
        await type_in(self._window, QLineEdit, "Audio URL", link)
        await type_in(self._window, QLineEdit, "Voice name", "Benchmark")
        click(self._window, QCheckBox, "Speaker agreed")
        self._click("Start training")
        await until(lambda: not self._window.desk.form_is_open, "the training to be accepted")
        self._made = self._table.current_id
        if self._made in self._before:
            raise JobError("a voice was trained that was there before")
        await self._until_voice(lambda voice: voice.is_training, "in training")

    async def _follow(self) -> None:
        await self._until_voice(lambda voice: voice.is_ready, "ready")

    async def _rename(self) -> None:
        self._click("Rename")
        await type_in(self._window, QLineEdit, "New name", "Benchmark two")
        self._click("Save name")
        await self._until_voice(lambda voice: voice.name == "Benchmark two", "renamed")

    async def _refresh(self) -> None:
        status = self._window.sidebar.status
        status.setText("")
        self._click("Refresh")
        await until(lambda: status.text().startswith("Synced"), "the list")

    async def _delete(self) -> None:
        await press(self._table, Qt.Key.Key_Delete)
        await asyncio.sleep(self._pause)
        self._click("Delete voice")
        await until(lambda: self._window.model.voice(self._made) is None, "the voice to be gone")

    async def _rest(self) -> None:
        await asyncio.sleep(2 * self._pause)

    # Inside

    def _click(self, name: str) -> None:
        click(self._window, QAbstractButton, name)

    async def _play(self, suits: Callable[[Voice], bool]) -> None:
        voice = next(filter(suits, self._window.model.all()), None)
        if voice is None:
            raise JobError("there is no such voice to play")
        self._table.select(voice.id)
        await asyncio.sleep(self._pause)
        await press(self._table, Qt.Key.Key_Space)
        look = self._table.look
        await until(lambda: look.playing_id == voice.id and look.sounding, "the sound")
        await asyncio.sleep(2 * self._pause)

    async def _until_voice(self, suits: Callable[[Voice], bool], what: str) -> None:
        def holds() -> bool:
            voice = self._window.model.voice(self._made)
            return voice is not None and suits(voice)

        await until(holds, f"the voice to be {what}")
