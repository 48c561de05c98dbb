"""Search and sort in a window, key by key. Run as a process of its own.

Arguments: `voicedesk` or `proxy`, `search` or `sort`, how many voices. Prints what was done each
time, and the milliseconds until the model had answered, until the table was painted, and of these
on the processor.
"""

# ruff: noqa: T201 - what is printed is read by the benchmark

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.many_voices import many_voices
from tests.benchmarks.proxied_rows import ProxiedTable
from voicedesk.resources import resource
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.theme import Theme, ThemeChoice
from voicedesk.ui.voices.filtering import VoiceColumn

_WORDS = ("harbour", "night", "夜航", "12", "quiet 7", "zzz")
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_SIZE = (1360, 860)
_SETTLING_MS = 6000
_BETWEEN_MS = 30

_which, _what, _number = sys.argv[1], sys.argv[2], int(sys.argv[3])
_application = QApplication(["voicedesk", "-style", "fusion"])
_voices = many_voices(_number)


def _shown(window: QWidget) -> None:
    window.resize(*_SIZE)
    window.show()
    QTest.qWaitForWindowExposed(window)
    QTest.qWait(_SETTLING_MS if _which == "voicedesk" else 500)


def _timed(what: str, viewport: QWidget, act: Callable[[], object]) -> None:
    QTest.qWait(_BETWEEN_MS)
    began, worked = time.perf_counter(), time.process_time()
    act()
    _application.processEvents()
    answered = time.perf_counter() - began
    viewport.repaint()  # what Qt itself does up to 5 ms later
    took, work = time.perf_counter() - began, time.process_time() - worked
    print(json.dumps([what, *(one * 1000 for one in (answered, took, work))]), flush=True)


def _search(viewport: QWidget, type_in: Callable[[str], object]) -> None:
    for word in _WORDS:
        for end in [*range(1, len(word) + 1), *range(len(word) - 1, -1, -1)]:
            _timed(word[:end], viewport, lambda text=word[:end]: type_in(text))


def _sort(
    viewport: QWidget, sort: Callable[[int, Qt.SortOrder], object], columns: list[int], turns: int
) -> None:
    for turn in range(turns):
        for column in columns:
            for order in (_UP, _DOWN)[:turns]:
                _timed(f"{column} {turn}", viewport, lambda c=column, o=order: sort(c, o))


if _which == "proxy":
    _table = ProxiedTable(_voices)
    _shown(_table)
    if _what == "search":
        _search(_table.viewport(), _table.proxy.setFilterFixedString)
    else:
        _sort(_table.viewport(), _table.proxy.sort, [0, 3], 1)
else:
    Theme(_application, resource(), ThemeChoice.LIGHT)
    _window = MainWindow()
    _window.model.open(_voices)
    _window.show_desk()
    _window.model.prepare_search()
    _shown(_window)
    _view = _window.voices.table
    if _what == "search":
        _search(_view.viewport(), _window.voices.search.setText)
    else:
        _columns = [VoiceColumn.NAME, VoiceColumn.ID, VoiceColumn.LANGUAGE, VoiceColumn.STATE]
        _sort(_view.viewport(), _view.sortByColumn, [int(column) for column in _columns], 2)
