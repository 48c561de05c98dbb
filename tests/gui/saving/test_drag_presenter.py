"""Demos dragged out of the table; the drag itself is Qt's, and tested on a real desktop."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.bench import LINK, Bench, sound
from voicedesk.domain.voice import Voice
from voicedesk.ui.saving import drag
from voicedesk.ui.saving.drag import drag_picture
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """The files of each drag."""
    drags: list[list[Path]] = []

    def drag_files(_source: QWidget, files: Sequence[Path], picture: QPixmap) -> bool:
        assert not picture.isNull()
        drags.append(list(files))
        return True

    monkeypatch.setattr(drag, "drag_files", drag_files)
    return drags


@pytest.fixture
def desk(bench: Bench) -> Iterator[Bench]:
    bench.begin(
        Voice("a", "林知夏", "Success", "en", LINK + "a"),
        Voice("b", "Ben", "Success", "zh", LINK + "b"),
        Voice("c", "Carla", "Init"),
    )
    bench.select("a")
    yield bench
    QTest.mouseRelease(bench.window.windowHandle(), LEFT)
    bench.source.gate.set()


def at(desk: Bench, voice_id: str, column: VoiceColumn = VoiceColumn.NAME) -> QPoint:
    """The middle of a cell, in the window."""
    table, model = desk.window.voices.table, desk.window.model
    cell = table.visualRect(model.index(model.row_of(voice_id), column))
    return table.viewport().mapTo(desk.window, cell.center())


def press(desk: Bench, place: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
    modifiers = keys or Qt.KeyboardModifier.NoModifier
    QTest.mousePress(desk.window.windowHandle(), LEFT, modifiers, place)


def draw(desk: Bench, place: QPoint) -> None:
    handle = desk.window.windowHandle()
    for far in (2, 5, QApplication.startDragDistance() + 10):
        QTest.mouseMove(handle, place + QPoint(far, 0))
    QApplication.processEvents()


def release(desk: Bench, place: QPoint) -> None:
    QTest.mouseRelease(desk.window.windowHandle(), LEFT, pos=place)


def test_a_drag_by_the_name_takes_the_demo_out_under_its_name(
    desk: Bench, dragged: list[list[Path]]
) -> None:
    assert desk.session is not None
    kept = desk.run(desk.session.demos.fetch("a"))
    press(desk, at(desk, "a"))
    QTest.mouseMove(desk.window.windowHandle(), at(desk, "a") + QPoint(2, 0))
    desk.idle()
    assert dragged == [], "a hand that shakes drags nothing"
    draw(desk, at(desk, "a"))
    desk.wait(lambda: dragged)
    ((file,),) = dragged
    assert file.name == "林知夏.wav"
    assert file.read_bytes() == sound()
    assert file != kept.path  # type: ignore[attr-defined]
    assert file.stat().st_mode & 0o077 == 0 or file.parent.stat().st_mode & 0o077 == 0


def test_all_chosen_ones_go_along_but_those_without(desk: Bench, dragged: list[list[Path]]) -> None:
    desk.window.voices.table.selectAll()
    QApplication.processEvents()
    press(desk, at(desk, "b"))
    draw(desk, at(desk, "b"))
    desk.wait(lambda: dragged)
    assert sorted(file.name for file in dragged[0]) == ["Ben.wav", "林知夏.wav"]
    release(desk, at(desk, "b"))
    assert len(desk.window.voices.table.chosen_ids) == 3, "all stay chosen"


def test_what_isnt_kept_is_fetched_and_whoever_let_go_drags_again(
    desk: Bench, dragged: list[list[Path]]
) -> None:
    desk.source.gate.clear()
    press(desk, at(desk, "a"))
    draw(desk, at(desk, "a"))
    desk.run(desk.source.arrived.wait())
    release(desk, at(desk, "a"))
    desk.source.gate.set()
    desk.wait(lambda: desk.window.messages.has("drag"))
    assert dragged == []
    press(desk, at(desk, "a"))
    draw(desk, at(desk, "a"))
    desk.wait(lambda: dragged)


def test_elsewhere_in_the_row_and_without_a_demo_rows_are_chosen_instead(
    desk: Bench, dragged: list[list[Path]]
) -> None:
    table = desk.window.voices.table
    for begin in (at(desk, "a", VoiceColumn.LANGUAGE), at(desk, "c")):
        press(desk, begin)
        for one in ("a", "b", "c"):
            QTest.mouseMove(desk.window.windowHandle(), at(desk, one, VoiceColumn.LANGUAGE))
        release(desk, at(desk, "c"))
        desk.idle()
    assert dragged == []
    desk.select("c")
    press(desk, at(desk, "c"))
    QTest.mouseMove(desk.window.windowHandle(), at(desk, "b"))
    release(desk, at(desk, "b"))
    assert len(table.chosen_ids) > 1


def test_a_demo_that_cannot_be_had_is_told(desk: Bench, dragged: list[list[Path]]) -> None:
    desk.source.links.clear()
    press(desk, at(desk, "a"))
    draw(desk, at(desk, "a"))
    desk.wait(lambda: desk.window.messages.current is not None)
    message = desk.window.messages.current
    assert message is not None
    assert "林知夏" in message.fact
    assert dragged == []


def test_those_that_cannot_be_had_stay_behind(desk: Bench, dragged: list[list[Path]]) -> None:
    del desk.source.links[LINK + "b"]
    desk.window.voices.table.selectAll()
    QApplication.processEvents()
    press(desk, at(desk, "a"))
    draw(desk, at(desk, "a"))
    desk.wait(lambda: dragged)
    assert [file.name for file in dragged[0]] == ["林知夏.wav"]
    message = desk.window.messages.current
    assert message is not None
    assert message.fact == "1 demo(s) couldn’t be dragged along."
    assert "Ben" in message.consequence


def test_what_is_seen_under_the_pointer_is_sharp() -> None:
    once, twice = (drag_picture("a", "甲" * 60, scale) for scale in (1.0, 2.0))
    assert twice.width() == 2 * once.width()
    assert once.width() < 300
    assert once.deviceIndependentSize() == twice.deviceIndependentSize()
