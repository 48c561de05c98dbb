"""Where garbage is collected: never where Qt's objects must not be deleted."""

import gc
import threading
from collections.abc import Iterator
from weakref import finalize

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from voicedesk.app.pyside_workarounds import collect_due, collect_from_timer


class _Cycle:
    def __init__(self) -> None:
        self.myself = self


@pytest.fixture(autouse=True)
def _collected_as_python_does() -> Iterator[None]:
    gc.collect()
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def parent(qapp: QObject) -> Iterator[QObject]:
    made = QObject(qapp)
    yield made
    made.deleteLater()


def test_no_other_thread_collects_what_this_one_dropped(qtbot: QtBot, parent: QObject) -> None:
    collected_on: list[threading.Thread] = []
    collect_from_timer(parent)
    cycle = _Cycle()
    finalize(cycle, lambda: collected_on.append(threading.current_thread()))
    del cycle

    kept: list[list[int]] = []
    busy = threading.Thread(target=lambda: kept.extend([number] for number in range(10_000)))
    busy.start()
    busy.join()
    assert collected_on == []
    qtbot.waitUntil(lambda: collected_on == [threading.main_thread()])


def test_what_lives_long_is_searched_seldom(qtbot: QtBot, parent: QObject) -> None:
    generations: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            generations.append(info["generation"])

    gc.callbacks.append(note)
    try:
        collect_from_timer(parent)
        kept = []
        while len(generations) < 4:
            kept.append([[number] for number in range(1_000)])
            before = len(generations)
            qtbot.waitUntil(lambda before=before: len(generations) > before)
    finally:
        gc.callbacks.remove(note)
    assert generations == [0, 0, 0, 0]


def test_a_burst_holds_nothing_up_and_its_garbage_is_found_in_the_end() -> None:
    gc.disable()
    collected: list[bool] = []
    cycle = _Cycle()
    finalize(cycle, lambda: collected.append(True))
    del cycle
    kept = [[number] for number in range(50_000)]
    assert collect_due() is None
    young = gc.get_count()[0]
    assert young < 100, "not left for the next look"
    assert collected == []
    gc.collect()
    assert collected == [True]
    assert len(kept) == 50_000
