"""Drives the real window through the main job and leaves a picture of every step.

usage: python packaging/tour.py DIR [en-light en-dark zh-light zh-dark]

Needs Xvfb. Each round is a process of its own, on a virtual screen, with a fresh data directory and
the built-in service in a second process; nothing real is touched, no password store either.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from voicedesk.app.event_loop import run_loop
from voicedesk.app.first_paint import paint_first
from voicedesk.app.options import Options
from voicedesk.ui.accounts.form import AccountForm
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.sidebar.sidebar import FAVOURITES
from voicedesk.ui.training.form import TrainingForm

Thing = TypeVar("Thing")

ROUNDS = ("en-light", "en-dark", "zh-light", "zh-dark")
SIZE = (1360, 860)
TOKEN = "sandbox"  # noqa: S105 - opens the built-in service alone
PATIENCE = 30.0


def main() -> int:
    """Take all rounds; returns the exit status."""
    if len(sys.argv) > 1 and sys.argv[1] == "--round":
        return take_round(Path(sys.argv[2]), sys.argv[3], sys.argv[4])
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    rounds = sys.argv[2:] or ROUNDS
    with virtual_screen() as display:
        for name in rounds:
            print(f"{name} …", flush=True)
            with tempfile.TemporaryDirectory() as data, service() as (address, process):
                command = [sys.executable, __file__, "--round", str(folder), name, address]
                environment = {
                    **os.environ,
                    "DISPLAY": display,
                    "QT_QPA_PLATFORM": "xcb",
                    "TOUR_DATA": data,
                    "TOUR_SERVICE": str(process.pid),
                    # No password store: a tour must not touch the person's own.
                    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
                }
                for unwanted in ("WAYLAND_DISPLAY", "QT_SCALE_FACTOR"):
                    environment.pop(unwanted, None)
                done = subprocess.run(command, env=environment, check=False)
                if done.returncode:
                    print(f"the round {name} ended with status {done.returncode}")
                    return 1
    print(f"{len(list(folder.glob('*.png')))} pictures are in {folder}")
    return 0


@contextmanager
def virtual_screen() -> Iterator[str]:
    """An X server that nobody sees; gives the name of its display."""
    reader, writer = os.pipe()
    width, height = SIZE[0] + 16, SIZE[1] + 80  # the window leaves room for a frame
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-dpi",
        "96",
    ]
    process = subprocess.Popen(
        command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as line:
            yield f":{line.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def service() -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The built-in service with quick trainings; gives its address."""
    command = [sys.executable, "-m", "voicedesk.sandbox", "--training-seconds", "5"]
    with subprocess.Popen(
        [*command, "--until-stdin-closes"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield (process.stdout.readline().strip() if process.stdout else ""), process
        finally:
            process.terminate()


def take_round(folder: Path, name: str, address: str) -> int:
    """One language and one theme."""
    language, _, theme = name.partition("-")
    data = Path(os.environ["TOUR_DATA"])
    (data / "settings.json").write_text(f'{{"theme": "{theme}"}}', encoding="utf-8")
    options = Options(
        base_url=address, data_dir=data, language={"en": "en", "zh": "zh_CN"}[language]
    )
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    first = paint_first(options, [])
    if first is None:
        return 1
    tour = Tour(first.window, folder, name, address)
    QTimer.singleShot(0, tour.start)
    status = run_loop(first, early_quit=lambda: False)
    return status or tour.status


class Tour:
    """Presses what a person would press, and takes the pictures."""

    def __init__(self, window: MainWindow, folder: Path, name: str, address: str) -> None:
        self.window = window
        self.folder = folder
        self.name = name
        self.address = address
        self.status = 1
        self._number = 0
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, beside the program's own work, once its loop turns."""
        try:
            self._task = asyncio.get_running_loop().create_task(self._run())
        except RuntimeError:
            QTimer.singleShot(20, self.start)

    async def _run(self) -> None:
        try:
            await self._visit()
            self.status = 0
        finally:
            self.window.close()

    async def _visit(self) -> None:
        await self._connect()
        await self._listen()
        await self._mark()
        await self._compare()
        await self._choose_several()
        await self._train()
        await self._change()
        await self._look_around()
        await self._lose_the_service()

    # The steps

    async def _connect(self) -> None:
        form = await self._found(self._account_form)
        # There is no window manager to give the window the focus.
        self.window.activateWindow()
        await self._picture("welcome")
        self._type(form.token.field, TOKEN)
        form.session_only.setChecked(True)
        self._press(form.test)
        await asyncio.sleep(1.5)
        await self._picture("connection-tested")
        self._press(form.save)
        await self._until(lambda: self.window.model.rowCount() > 0)
        await asyncio.sleep(0.6)
        await self._picture("voices")

    async def _listen(self) -> None:
        window = self.window
        table = window.voices.table
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        ready = [voice.id for voice in window.model.all() if voice.is_ready and voice.demo_url]
        for voice_id in ready[2:5] + ready[:2]:
            table.select(voice_id)
            QTest.keyClick(table, Qt.Key.Key_Space)
            await self._until(lambda wanted=voice_id: wanted in window.facts.demos)
            await self._until(lambda: window.facts.demos[table.current_id].duration > 0)
            await self._until(lambda wanted=voice_id: table.look.playing_id == wanted)
        await self._until(lambda: table.look.position > 2200)
        window.messages.withdraw("no sound device")
        await asyncio.sleep(0.4)
        await self._picture("listening")
        window.commands.listening.stop.trigger()
        QTest.keyClicks(window.voices.search, "ar")
        await asyncio.sleep(0.3)
        await self._picture("search")
        QTest.keyClicks(window.voices.search, "zzz")
        await asyncio.sleep(0.3)
        await self._picture("nothing-found")
        window.voices.search.clear()

    async def _mark(self) -> None:
        window = self.window
        table = window.voices.table
        ready = [voice.id for voice in window.model.all() if voice.is_ready]
        for voice_id in ready[:3]:
            table.select(voice_id)
            window.commands.favourite.trigger()
        window.commands.add_tag.trigger()
        await self._until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        QTest.keyClicks(QApplication.focusWidget(), "narration")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        await self._until(lambda: bool(window.facts.marks_of(ready[2]).tags))
        await self._picture("marks")
        self._press(window.sidebar.places[FAVOURITES])
        await asyncio.sleep(0.3)
        await self._picture("favourites")
        self._press(window.sidebar.places[""])

    async def _compare(self) -> None:
        window = self.window
        ready = [voice.id for voice in window.model.all() if voice.is_ready and voice.demo_url]
        for voice_id, put in zip(ready[:3], window.commands.listening.put, strict=False):
            window.voices.table.select(voice_id)
            put.trigger()
            await asyncio.sleep(0.3)
        window.commands.listening.hear[1].trigger()
        await asyncio.sleep(1.5)
        await self._picture("compare")
        window.commands.listening.compare.trigger()
        window.commands.listening.stop.trigger()

    async def _choose_several(self) -> None:
        window = self.window
        table = window.voices.table
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        for _ in range(3):
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        await asyncio.sleep(0.3)
        await self._picture("several")
        window.commands.delete.trigger()
        dialog = await self._found(lambda: window.findChild(Dialog))
        await asyncio.sleep(0.4)
        await self._picture("delete-several")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        QTest.keyClick(table, Qt.Key.Key_Escape)

    async def _train(self) -> None:
        window = self.window
        self._press(window.voices.new)
        await self._until(lambda: window.desk.form_is_open)
        form = await self._found(lambda: window.findChild(TrainingForm))
        self._type(form.link.field, "htps://media.example/take-3.wav")
        await self._picture("a-link-that-will-not-do")
        form.link.field.clear()
        self._type(form.link.field, f"{self.address}/samples/en-reading.mp3")
        self._type(form.name.field, "Reading voice")
        self._press(form.consent.agreed)
        await self._until(form.start.isEnabled)
        await asyncio.sleep(1.5)  # the recording is being looked at
        await self._picture("training-form")
        self._press(form.start)
        await self._until(lambda: not window.desk.form_is_open)
        await asyncio.sleep(1.2)
        await self._picture("training")
        await self._until(lambda: window.messages.current is not None)
        await self._until(lambda: bool(window.facts.trained_at))
        await asyncio.sleep(0.5)
        await self._picture("ready")
        while window.messages.current is not None:
            window.messages.withdraw(window.messages.current.key)

    async def _change(self) -> None:
        window = self.window
        self._press(window.panel.rename)
        self._type(window.panel.rename_form.name.field, " 2")
        await self._picture("rename")
        self._press(window.panel.rename_form.cancel)
        self._press(window.panel.delete)
        await asyncio.sleep(0.4)
        await self._picture("delete")
        dialog = await self._found(lambda: window.findChild(Dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        failed = next(voice.id for voice in window.model.all() if voice.state == "Failed")
        window.voices.table.select(failed)
        await self._picture("failed")
        self._press(window.sidebar.places["Success"])
        await self._picture("only-ready")
        self._press(window.sidebar.places[""])

    async def _look_around(self) -> None:
        window = self.window
        self._press(window.sidebar.menu)
        await asyncio.sleep(0.3)
        await self._picture("menu")
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()
        for action, name in (
            (window.commands.shortcuts, "keys"),
            (window.commands.account, "account"),
        ):
            action.trigger()
            await asyncio.sleep(0.5)
            await self._picture(name)
            dialog = await self._found(lambda: window.findChild(Dialog))
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            await self._until(lambda: window.findChild(Dialog) is None)
        window.commands.trainings.trigger()
        await asyncio.sleep(0.5)
        await self._picture("trainings")
        self._press(window.sidebar.places[""])
        window.commands.train_many.trigger()
        await asyncio.sleep(0.5)
        QApplication.clipboard().setText(
            f"Anna\t{self.address}/samples/en-1.mp3\n小明\t{self.address}/samples/zh-reading.mp3\n"
        )
        QTest.keyClick(
            QApplication.focusWidget() or window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
        )
        await asyncio.sleep(3)
        await self._picture("many")
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        await asyncio.sleep(0.3)
        window.commands.settings.trigger()
        await asyncio.sleep(0.5)
        await self._picture("settings")
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        for width, height in ((1000, 640), (880, 560)):
            window.resize(width, height)
            await asyncio.sleep(0.3)
            await self._picture(f"{width}x{height}")
        self._press(window.voices.panel)
        await asyncio.sleep(0.3)
        await self._picture("drawer")
        self._press(window.voices.panel)
        window.resize(*SIZE)

    async def _lose_the_service(self) -> None:
        window = self.window
        os.kill(int(os.environ["TOUR_SERVICE"]), signal.SIGTERM)
        await asyncio.sleep(0.5)
        self._press(window.voices.refresh)
        await self._until(lambda: window.facts.offline)
        await asyncio.sleep(0.5)
        await self._picture("offline")

    # The hand and the eye

    def _account_form(self) -> AccountForm | None:
        return self.window.findChild(AccountForm)

    def _press(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _type(self, field: QWidget, words: str) -> None:
        field.setFocus()
        QTest.keyClicks(field, words)

    async def _picture(self, what: str) -> None:
        await asyncio.sleep(0.25)
        self._number += 1
        screen = QApplication.primaryScreen()
        path = self.folder / f"{self.name}-{self._number:02d}-{what}.png"
        screen.grabWindow(0).copy(self.window.geometry()).save(str(path))

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():  # noqa: ASYNC110 - what is waited for knows no events
                await asyncio.sleep(0.05)

    async def _found(self, find: Callable[[], Thing | None]) -> Thing:
        await self._until(lambda: find() is not None)
        thing = find()
        if thing is None:
            raise LookupError("it went away again")
        return thing


if __name__ == "__main__":
    sys.exit(main())
