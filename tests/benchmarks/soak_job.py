"""What a person does with VoiceDesk for half an hour while the service misbehaves; see `soak`."""

import asyncio
import gc
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from urllib.request import Request, urlopen

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.benchmarks.figures import memory, wake_ups
from tests.benchmarks.person import JobError, press, settled, tell, until
from voicedesk.ui.main_window import MainWindow

_FAULTS = (
    ("list:500:2",),
    ("list:reset",),
    ("demo:truncate",),
    ("*:slow=0.5",),
    ("list:garbage", "demo:404"),
    ("list:429:retry-after=1",),
    ("demo:html", "rename:act-then-drop"),
    ("list:truncate", "get:hang:1"),
    ("list:wrong-type=name", "demo:reset"),
    ("list:drip=1", "demo:drip=1"),
    ("rename:500", "list:empty"),
    ("list:html", "*:drop:1"),
)
_LOOK_SECONDS = 1.0
_PATIENCE = 30.0
_SOUND_SECONDS = 1.5
_IDLE_SHARE = 30
"""The last thirtieth of the time, at least so long, is idle."""
_LEAST_IDLE = 5.0
_BEFORE_IDLE = 3.0
"""Seconds after which the sound device has been closed, and all else is done."""


async def soak(window: MainWindow, address: str, seconds: str) -> None:
    """Work and be disturbed for so many seconds, then do nothing for a while.

    Prints after each round, with everything at rest: "round", seconds since the beginning, MiB,
    open files, threads, asyncio tasks, Qt's objects that Python knows, Python's objects. At the end
    "idle", the share of a processor, and wake-ups of all threads a second.
    """
    await settled(window)
    began, person = time.monotonic(), _Person(window)
    idle = max(_LEAST_IDLE, float(seconds) / _IDLE_SHARE)
    for faults in cycle(_FAULTS):
        await asyncio.to_thread(_set_faults, address, faults)
        for act in person.acts:
            with suppress(JobError):  # a service that fails keeps some things from being done
                await act()
        await asyncio.to_thread(_set_faults, address, ())
        await person.come_to_rest()
        tell("round", time.monotonic() - began, *_figures())
        if time.monotonic() - began > float(seconds) - idle:
            break
    await asyncio.sleep(_BEFORE_IDLE)
    work, woken, since = time.process_time(), wake_ups(), time.monotonic()
    await asyncio.sleep(idle)
    took = time.monotonic() - since
    tell("idle", (time.process_time() - work) / took, (wake_ups() - woken).total() / took)


def _set_faults(address: str, rules: tuple[str, ...]) -> None:
    body = json.dumps({"rules": rules}).encode()
    request = Request(f"{address}/control/faults", body, {"Authorization": "Bearer sandbox"})
    with urlopen(request, timeout=30):
        pass


def _figures() -> tuple[float, int, int, int, int, int]:
    gc.collect()
    known = gc.get_objects()
    return (
        memory(),
        len(list(Path("/proc/self/fd").iterdir())),
        len(list(Path("/proc/self/task").iterdir())),
        len(asyncio.all_tasks()),
        sum(isinstance(one, QObject) for one in known),
        len(known),
    )


class _Person:
    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._names = cycle(("Soak one", "Soak two"))
        self._languages = cycle(("zh_CN", "en"))
        self._themes = cycle(("dark", "light"))
        self.acts: tuple[Callable[[], Awaitable[None]], ...] = (
            self._refresh,
            self._listen,
            self._search,
            self._look_at_pages,
            self._open_dialogs,
            self._change_annotations,
            self._rename,
            self._change_appearance,
        )

    async def come_to_rest(self) -> None:
        """Have the list, no message and nothing open or under way."""
        window = self._window
        while (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
            await asyncio.sleep(0)
        for message in list(window.messages.messages):
            window.messages.withdraw(message.key)
        window.commands.listening.stop.trigger()
        if self._language_is_other():
            window.commands.languages["en"].trigger()
        window.sidebar.status.setText("")
        window.commands.refresh.trigger()
        status = window.sidebar.status
        await until(lambda: status.text().startswith("Synced"), "the list", patience=_PATIENCE)
        await asyncio.sleep(_LOOK_SECONDS)

    def _language_is_other(self) -> bool:
        return self._window.commands.languages["zh_CN"].isChecked()

    async def _refresh(self) -> None:
        self._window.commands.refresh.trigger()
        await asyncio.sleep(_LOOK_SECONDS)

    async def _listen(self) -> None:
        table = self._window.voices.table
        for _ in range(2):
            await press(table, Qt.Key.Key_Down)
            await press(table, Qt.Key.Key_Space)
            await asyncio.sleep(_SOUND_SECONDS)
        self._window.commands.listening.stop.trigger()
        if self._window.model.row_of(table.current_id) + 1 >= self._window.model.rowCount():
            await press(table, Qt.Key.Key_Home)

    async def _search(self) -> None:
        for text in ("a", "夜", "harbour 1", ""):
            self._window.voices.search.setText(text)
            await asyncio.sleep(_LOOK_SECONDS / 4)

    async def _look_at_pages(self) -> None:
        for command in (self._window.commands.trainings, self._window.commands.settings):
            command.trigger()
            await asyncio.sleep(_LOOK_SECONDS / 2)
            self._window.desk.leave_page()
        self._window.commands.train.trigger()
        await asyncio.sleep(_LOOK_SECONDS / 2)
        focus = QApplication.focusWidget()
        if focus is not None and self._window.desk.form_is_open:
            await press(focus, Qt.Key.Key_Escape)

    async def _open_dialogs(self) -> None:
        commands = self._window.commands
        for command in (commands.shortcuts, commands.support_report, commands.delete):
            command.trigger()
            await asyncio.sleep(_LOOK_SECONDS / 2)
            for dialog in self._window.findChildren(QDialog):
                dialog.reject()

    async def _change_annotations(self) -> None:
        self._window.commands.favourite.trigger()
        await asyncio.sleep(_LOOK_SECONDS / 4)
        self._window.commands.favourite.trigger()

    async def _rename(self) -> None:
        self._window.panel.begin_rename(next(self._names))
        form = self._window.panel.rename_form
        await press(form.name.field, Qt.Key.Key_Return)
        await asyncio.sleep(_LOOK_SECONDS)
        self._window.panel.end_rename()

    async def _change_appearance(self) -> None:
        self._window.commands.themes[next(self._themes)].trigger()
        self._window.commands.languages[next(self._languages)].trigger()
        await asyncio.sleep(_LOOK_SECONDS)
