"""The jobs that are done in VoiceDesk's window; `program` runs one of them.

Each prints lines of figures as its benchmark reads them; those that watch the event loop print each
of its pauses at the end.
"""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from tests.benchmarks.figures import wake_ups
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.main_job import MainJob
from tests.benchmarks.person import (
    BETWEEN_KEYS,
    JobError,
    in_turn,
    painted,
    press,
    settled,
    stroke,
    strokes,
    tell,
    until,
)
from tests.benchmarks.soak_job import soak  # noqa: F401 - a job like those here
from voicedesk.audio.decoder import Decoder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel

WORDS = ("harbour", "night", "夜航", "12", "quiet 7", "zzz")
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_MANY = 40


@asynccontextmanager
async def _watched() -> AsyncIterator[Heartbeat]:
    """The event loop's pauses meanwhile, printed at the end."""
    heart = Heartbeat()
    heart.start()
    yield heart
    _tell_stalls(heart)


def _tell_stalls(heart: Heartbeat) -> None:
    """Print the pauses; those of the stage "" aren't."""
    heart.stop()
    for stall in heart.stalls:
        if stall.stage:
            tell(*stall)


async def main_job(window: MainWindow, address: str, pause: str) -> Callable[[], None]:
    """Do what a person does, from the first look to a voice deleted again. The program's end is
    watched, too."""
    heart = Heartbeat()
    heart.start()
    await MainJob(window, heart, address, float(pause)).do()
    return lambda: _tell_stalls(heart)


async def refresh(window: MainWindow, times: str) -> None:
    """Refresh several times, each a stage of its own.

    The table is sorted by name; a voice in the middle of it is selected, and its new name is being
    typed, which has to stay as it is.
    """
    table, status = window.voices.table, window.sidebar.status
    await settled(window)
    table.sortByColumn(VoiceColumn.NAME, _UP)
    rows = range(window.model.rowCount() // 2, window.model.rowCount())
    middle = (window.model.voice_at(row) for row in rows)
    # Those that a listing changes end in 11.
    selected = next(voice for voice in middle if voice and not voice.name.endswith("11"))
    table.select(selected.id)
    await asyncio.sleep(1)
    table.rename_current()
    editor = QApplication.focusWidget()
    if not isinstance(editor, QLineEdit):
        raise JobError("no name can be typed in the table")
    QTest.keyClicks(editor, "half a na")

    def typed() -> tuple[str, str, int, int]:
        top = table.visualRect(table.currentIndex()).top()
        return table.current_id, editor.text(), editor.cursorPosition(), top

    before = typed()
    async with _watched() as heart:
        for number in range(int(times)):
            heart.stage = f"{number}"
            status.setText("")
            await press(editor, Qt.Key.Key_F5)
            await until(lambda: status.text().startswith("Synced"), "the list")
            await asyncio.sleep(1)
        heart.stage = ""
    if QApplication.focusWidget() is not editor or typed() != before:
        raise JobError(f"{before} became {typed()}")


async def choose(window: MainWindow, pause: str) -> None:
    """Choose all voices, twice, then have it asked whether to delete them. Each has so many seconds
    for what follows from it, such as the counts.

    Prints the milliseconds until the question was there.
    """
    table = window.voices.table
    await settled(window)
    async with _watched() as heart:
        for stage in ("choose all, the first time", "choose all again"):
            table.setFocus()
            heart.stage = stage
            await press(table, Qt.Key.Key_A, ctrl=True)
            await asyncio.sleep(float(pause))
            if len(table.selection.ids) != window.model.rowCount():
                raise JobError("not all are chosen")
            heart.stage = ""
            if stage != "choose all again":
                await press(table, Qt.Key.Key_Escape)
                await asyncio.sleep(float(pause))
        began, heart.stage = time.perf_counter(), "ask whether to delete"
        QTest.keyClick(table, Qt.Key.Key_Delete)
        await until(lambda: _has_keyboard("Keep voices"), "the question")
        tell(1000 * (time.perf_counter() - began))
        await asyncio.sleep(float(pause))


def _has_keyboard(button: str) -> bool:
    widget = QApplication.focusWidget()
    return isinstance(widget, QAbstractButton) and widget.text() == button


async def keep(window: MainWindow) -> None:
    """Keep all demos. Prints seconds, seconds on the processor and how many there were."""
    await settled(window)
    wanted = sum(voice.is_ready and bool(voice.demo_url) for voice in window.model.all())
    async with _watched() as heart:
        heart.stage = "keep"
        began, worked = time.perf_counter(), time.process_time()
        window.commands.keep_all.trigger()
        while len(window.facts.demos) < wanted:  # noqa: ASYNC110 - as a person sees it
            await asyncio.sleep(0.005)
        tell(time.perf_counter() - began, time.process_time() - worked, wanted)
        heart.stage = ""


async def measure(window: MainWindow, folder: str, readings: str) -> None:
    """Measure recordings as the program does.

    Prints milliseconds: of the very first reading, then of each recording's several.
    """
    await settled(window)
    decoder = Decoder()
    paths = sorted(Path(folder).iterdir())  # noqa: ASYNC240 - before anything is timed

    async def timed(path: Path) -> float:
        began = time.perf_counter()
        await decoder.envelope(path)
        return 1000 * (time.perf_counter() - began)

    async with _watched() as heart:
        heart.stage = "the first, with loading numpy"
        tell("first", [await timed(paths[0])])
        heart.stage = "one after another"
        for path in paths:
            tell(path.name, [await timed(path) for _ in range(int(readings))])
        heart.stage = f"{_MANY} at once"
        await asyncio.gather(*(decoder.envelope(paths[0]) for _ in range(_MANY)))
        await asyncio.sleep(0.05)
    decoder.stop()


async def search(window: MainWindow) -> None:
    """Type words and take them back letter by letter, then have a model alone search for the same.

    Prints "felt" and what `painted` tells, then "alone" and milliseconds on the processor.
    """
    field, viewport = window.voices.search, window.voices.table.viewport()
    await settled(window)
    field.setFocus()
    before = ""
    for text in strokes(WORDS):
        letter = text[len(before) :]
        await asyncio.sleep(BETWEEN_KEYS)
        await in_turn(
            lambda key=letter: tell("felt", *painted(viewport, lambda: stroke(field, key)))
        )
        if field.text() != text:
            raise JobError(f"{field.text()!r} stands in the search field, not {text!r}")
        before = text
    model = await _model_alone(window)
    for text in strokes(WORDS):
        worked = time.thread_time()
        model.filter(replace(model.filters, search=text))
        tell("alone", 1000 * (time.thread_time() - worked))


async def sort(window: MainWindow) -> None:
    """Sort by several columns, both ways, twice; then have a model alone do the same.

    Prints "felt", the column, the turn and what `painted` tells; "alone", the column, the turn and
    milliseconds on the processor.
    """
    table = window.voices.table
    await settled(window)
    columns = (VoiceColumn.NAME, VoiceColumn.ID, VoiceColumn.LANGUAGE, VoiceColumn.STATE)
    sorts = [
        (column, order, turn) for turn in (0, 1) for column in columns for order in (_UP, _DOWN)
    ]
    for column, order, turn in sorts:
        await asyncio.sleep(BETWEEN_KEYS)

        def one(c: VoiceColumn = column, o: Qt.SortOrder = order, t: int = turn) -> None:
            tell("felt", c.name, t, *painted(table.viewport(), lambda: table.sortByColumn(c, o)))

        await in_turn(one)
    model = await _model_alone(window)
    for column, order, turn in sorts:
        worked = time.thread_time()
        model.sort(column, order)
        tell("alone", column.name, turn, 1000 * (time.thread_time() - worked))


async def _model_alone(window: MainWindow) -> VoicesModel:
    """A model of the same voices that nothing looks at."""
    model = VoicesModel(window.facts)
    model.open(list(window.model.all()))
    model.prepare_search()
    await settled(window)
    return model


async def idle(window: MainWindow, seconds: str) -> None:
    """Do nothing for so long, with the row in training in sight, then out of sight, then minimised.

    Prints where, then by the second: the share of a processor, wake-ups of all threads, repaints
    of one place, and the largest area of a repaint in pixels. Repaints are counted by themselves.
    """
    table = window.voices.table
    await settled(window)
    ready = [voice.id for voice in window.model.all() if voice.is_ready]
    trained = [voice.id for voice in window.model.all() if voice.is_training]
    first = window.model.index(window.model.row_of((trained or ready)[0]), VoiceColumn.STATE)
    for where in ("in sight", "out of sight", "minimised"):
        if where == "out of sight":
            table.select(ready[-1])
            table.scrollToBottom()
        else:
            table.select(ready[0])
            table.scrollToTop()
        if where == "minimised":
            window.showMinimized()
        await asyncio.sleep(min(1.5, float(seconds)))
        is_seen = table.viewport().rect().intersects(table.visualRect(first))
        if is_seen == (where == "out of sight") or window.isMinimized() != (where == "minimised"):
            raise JobError(f"the row isn't {where}")
        began, worked, woken = time.monotonic(), time.process_time(), wake_ups()
        await asyncio.sleep(float(seconds))
        took = time.monotonic() - began
        work, wakes = (time.process_time() - worked) / took, (wake_ups() - woken).total() / took
        paints = _Repaints()
        QApplication.instance().installEventFilter(paints)
        await asyncio.sleep(float(seconds))
        QApplication.instance().removeEventFilter(paints)
        tell(where, work, wakes, paints.number / float(seconds), paints.largest)


class _Repaints(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.largest = 0
        self._of_each: Counter[int] = Counter()

    @property
    def number(self) -> int:
        """How often the widget that was painted most was."""
        return max(self._of_each.values(), default=0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            area = event.region().boundingRect()
            self._of_each[id(watched)] += 1
            self.largest = max(self.largest, area.width() * area.height())
        return False


async def listen(window: MainWindow) -> None:
    """Play kept demos as it is told by lines of input, until the input ends.

    `Space` selects a voice whose demo is kept, rests as a person does, and presses Space; `Down`
    moves to one by an arrow where moving plays; `stop`. Answers each with the `time.monotonic` of
    the key press and the demo's file.
    """
    await settled(window)
    table, player = window.voices.table, window.player
    playing = window.findChild(PlayerPresenter)
    player.volume.setValue(100)
    # The cached ones alone: an arrow leads from one to the next.
    window.model.filter(replace(window.model.filters, offline=True))
    lines: asyncio.Queue[str] = asyncio.Queue()
    told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    told.activated.connect(lambda: lines.put_nowait(sys.stdin.readline().strip()))
    tell("ready")
    turn = 0
    while verb := await lines.get():
        if verb == "stop":
            window.commands.listening.stop.trigger()
            tell(time.monotonic(), "")
            continue
        row = turn % (window.model.rowCount() - 1)
        turn += 1
        moves = verb == "Down"
        player.auto_play.setChecked(moves)
        voice = window.model.voice_at(row if moves else row + 1)
        if voice is None:
            raise JobError("there is no kept demo to play")
        table.select(voice.id)
        await asyncio.sleep(0.6)
        pressed = time.monotonic()
        QTest.keyClick(table, Qt.Key.Key_Down if moves else Qt.Key.Key_Space)
        tell(pressed, str(await _loaded(playing, table.current_id)))
    told.setEnabled(False)


async def _loaded(playing: PlayerPresenter, voice_id: str) -> Path:
    """Wait until the player has this voice's demo: its file."""
    demos = playing.demos
    await until(lambda: demos.loaded is not None and demos.loaded.voice_id == voice_id, "the demo")
    assert demos.loaded is not None
    return demos.loaded.path
