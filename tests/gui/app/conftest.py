"""The whole program on Qt's loop: first paint, its parts, real services, a window offscreen."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from tests.child_processes import Stopwatch
from tests.gui.conftest import Find
from tests.passwords import Passwords
from tests.sandbox_process import Sandbox
from voicedesk.app.account_switch import OPENING
from voicedesk.app.first_paint import FirstPaint, paint_first
from voicedesk.app.options import Options
from voicedesk.app.program import Program
from voicedesk.audio.player import Player
from voicedesk.domain.text import Reading
from voicedesk.pinyin.reading import reading_of
from voicedesk.services.voices import Voices
from voicedesk.threads import in_thread
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message

T = TypeVar("T")


class RunningProgram(Program):
    """The program, on the loop of the tests."""

    def __init__(self, first: FirstPaint, loop: QEventLoop, qtbot: QtBot) -> None:
        first.window.make_actions()
        first.window.make_panel()
        super().__init__(first, Player(first.window))
        self.first, self.loop, self.qtbot = first, loop, qtbot
        self.finished = False

    @property
    def window(self) -> MainWindow:
        return self.first.window

    @property
    def find(self) -> Find:
        return Find(self.window)

    def wait(self, condition: Callable[[], object], timeout: int = 30_000) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def run(self, awaited: Awaitable[T]) -> T:
        async def awaiting() -> T:
            return await awaited

        task = self.loop.create_task(awaiting())
        self.wait(task.done)
        return task.result()

    def settle(self) -> None:
        """Until the account is open and its list has come."""
        self.wait(lambda: self.accounts.opened is not None)
        self.wait(lambda: not self.tasks.is_busy(OPENING))
        self.wait(lambda: self.voices.listed_at is not None and self.voices.connection != "unknown")

    @property
    def voices(self) -> Voices:
        assert self.accounts.opened is not None
        return self.accounts.opened.voices

    def select_ready(self) -> str:
        found = next(voice for voice in self.window.model.all() if voice.is_ready)
        self.window.voices.table.select(found.id)
        return found.id

    def message(self, key_start: str = "") -> Message:
        self.wait(lambda: self._found(key_start))
        found = self._found(key_start)
        assert found is not None
        return found

    def _found(self, key_start: str) -> Message | None:
        waiting = self.window.messages.messages
        return next((one for one in waiting if one.key.startswith(key_start)), None)

    def finish(self) -> float:
        """End it as closing the window does; returns the seconds that took."""
        if self.finished:
            return 0.0
        self.finished = True
        watch = Stopwatch()
        self.window.hide()
        self.run(self.end())
        self.first.instance.release()
        took = watch.seconds
        # Closed connections are let go of in a later round of the loop.
        self.run(asyncio.sleep(0.01))
        self.window.deleteLater()
        return took


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Iterator[Sandbox]:
    """The module's service, in order again after each test."""
    shared_sandbox.clear_log()
    yield shared_sandbox
    shared_sandbox.set_faults()


class Start(Protocol):
    def __call__(self, **options: object) -> RunningProgram: ...


class Pinyin:
    """How Chinese is read: found out by what `voicedesk.pinyin` runs, which takes long to load."""

    async def find_out(self, texts: Sequence[str]) -> list[Reading]:
        return await in_thread(lambda: [reading_of(text) for text in texts], "pinyin")

    def stop(self) -> None:
        """There is no process to end."""


@pytest.fixture
def passwords(monkeypatch: pytest.MonkeyPatch) -> Passwords:
    """The tokens in the password store of this computer."""
    made, keys = Passwords(), Passwords()
    monkeypatch.setattr(
        "voicedesk.app.program.KeyringTokens", lambda service="": keys if service else made
    )
    return made


@pytest.fixture
def start(
    qapp: QApplication,
    loop: QEventLoop,
    qtbot: QtBot,
    tmp_path: Path,
    passwords: Passwords,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Start]:
    """Starts the program on a data directory of the test's own, as often as wanted."""
    monkeypatch.setattr("voicedesk.app.first_paint._application", lambda _arguments: qapp)
    monkeypatch.setattr("voicedesk.app.program.PinyinProcess", Pinyin)
    running: list[RunningProgram] = []

    def begin(**options: object) -> RunningProgram:
        selected: dict[str, object] = {"data_dir": tmp_path / "data", "language": "en"} | options
        first = paint_first(Options(**selected), [])
        assert first is not None
        if not first.settings.window:
            first.window.resize(1360, 860)  # the screen that isn't there is a small one
        program = RunningProgram(first, loop, qtbot)
        running.append(program)
        program.begin()
        return program

    yield begin
    while running:
        _end(running.pop(), qapp)
    qapp.processEvents()


def _end(program: RunningProgram, qapp: QApplication) -> None:
    program.finish()
    for translator in program.first.languages._installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def start_on(start: Start, passwords: Passwords) -> Callable[..., RunningProgram]:
    """Starts the program on a service, with its token in the password store."""

    def begin(sandbox: Sandbox, **options: object) -> RunningProgram:
        passwords.saved["default"] = sandbox.token
        return start(base_url=sandbox.url, **options)

    return begin


@pytest.fixture
def program(shared_sandbox: Sandbox, start_on: Callable[..., RunningProgram]) -> RunningProgram:
    """The program on a service with sample voices, one that is ready selected."""
    made = start_on(shared_sandbox)
    made.settle()
    made.select_ready()
    return made


def tasks(loop: QEventLoop) -> list[str]:
    return [task.get_name() for task in asyncio.all_tasks(loop)]
