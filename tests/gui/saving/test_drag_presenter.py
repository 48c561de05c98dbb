"""Demos dragged out of the table; the drag itself is Qt's, and tested on a real desktop."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.app_window import LINK, AppWindow, sound
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
def app(app: AppWindow) -> Iterator[AppWindow]:
    app.begin(
        Voice("a", "林知夏", "Success", "en", LINK + "a"),
        Voice("b", "Ben", "Success", "zh", LINK + "b"),
        Voice("c", "Carla", "Init"),
    )
    app.select("a")
    yield app
    QTest.mouseRelease(app.window.windowHandle(), LEFT)
    app.source.gate.set()


def at(app: AppWindow, voice_id: str, column: VoiceColumn = VoiceColumn.NAME) -> QPoint:
    """The middle of a cell, in the window."""
    table, model = app.window.voices.table, app.window.model
    cell = table.visualRect(model.index(model.row_of(voice_id), column))
    return table.viewport().mapTo(app.window, cell.center())


def press(app: AppWindow, place: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
    modifiers = keys or Qt.KeyboardModifier.NoModifier
    QTest.mousePress(app.window.windowHandle(), LEFT, modifiers, place)


def draw(app: AppWindow, place: QPoint) -> None:
    handle = app.window.windowHandle()
    for far in (2, 5, QApplication.startDragDistance() + 10):
        QTest.mouseMove(handle, place + QPoint(far, 0))
    QApplication.processEvents()


def release(app: AppWindow, place: QPoint) -> None:
    QTest.mouseRelease(app.window.windowHandle(), LEFT, pos=place)


def test_a_drag_by_the_name_takes_the_demo_out_under_its_name(
    app: AppWindow, dragged: list[list[Path]]
) -> None:
    assert app.session is not None
    kept = app.run(app.session.demos.fetch("a"))
    press(app, at(app, "a"))
    QTest.mouseMove(app.window.windowHandle(), at(app, "a") + QPoint(2, 0))
    app.idle()
    assert dragged == [], "a hand that shakes drags nothing"
    draw(app, at(app, "a"))
    app.wait(lambda: dragged)
    ((file,),) = dragged
    assert file.name == "林知夏.wav"
    assert file.read_bytes() == sound()
    assert file != kept.path
    assert file.stat().st_mode & 0o077 == 0 or file.parent.stat().st_mode & 0o077 == 0


def test_all_chosen_ones_go_along_but_those_without(
    app: AppWindow, dragged: list[list[Path]]
) -> None:
    app.window.voices.table.selectAll()
    QApplication.processEvents()
    press(app, at(app, "b"))
    draw(app, at(app, "b"))
    app.wait(lambda: dragged)
    assert sorted(file.name for file in dragged[0]) == ["Ben.wav", "林知夏.wav"]
    release(app, at(app, "b"))
    assert len(app.window.voices.table.selected_ids) == 3, "all stay chosen"


def test_what_isnt_kept_is_fetched_and_whoever_let_go_drags_again(
    app: AppWindow, dragged: list[list[Path]]
) -> None:
    app.source.gate.clear()
    press(app, at(app, "a"))
    draw(app, at(app, "a"))
    app.run(app.source.arrived.wait())
    release(app, at(app, "a"))
    app.source.gate.set()
    app.wait(lambda: app.window.messages.has("drag"))
    assert dragged == []
    press(app, at(app, "a"))
    draw(app, at(app, "a"))
    app.wait(lambda: dragged)


def test_elsewhere_in_the_row_and_without_a_demo_rows_are_chosen_instead(
    app: AppWindow, dragged: list[list[Path]]
) -> None:
    table = app.window.voices.table
    for begin in (at(app, "a", VoiceColumn.LANGUAGE), at(app, "c")):
        press(app, begin)
        for one in ("a", "b", "c"):
            QTest.mouseMove(app.window.windowHandle(), at(app, one, VoiceColumn.LANGUAGE))
        release(app, at(app, "c"))
        app.idle()
    assert dragged == []
    app.select("c")
    press(app, at(app, "c"))
    QTest.mouseMove(app.window.windowHandle(), at(app, "b"))
    release(app, at(app, "b"))
    assert len(table.selected_ids) > 1


def test_a_demo_that_cannot_be_had_is_told(app: AppWindow, dragged: list[list[Path]]) -> None:
    app.source.links.clear()
    press(app, at(app, "a"))
    draw(app, at(app, "a"))
    app.wait(lambda: app.window.messages.current is not None)
    message = app.window.messages.current
    assert message is not None
    assert "林知夏" in message.fact
    assert dragged == []


def test_those_that_cannot_be_had_stay_behind(app: AppWindow, dragged: list[list[Path]]) -> None:
    del app.source.links[LINK + "b"]
    app.window.voices.table.selectAll()
    QApplication.processEvents()
    press(app, at(app, "a"))
    draw(app, at(app, "a"))
    app.wait(lambda: dragged)
    assert [file.name for file in dragged[0]] == ["林知夏.wav"]
    message = app.window.messages.current
    assert message is not None
    assert message.fact == "Couldn’t drag 1 demo(s)."
    assert "Ben" in message.consequence


def test_what_is_seen_under_the_pointer_is_sharp() -> None:
    once, twice = (drag_picture("a", "甲" * 60, scale) for scale in (1.0, 2.0))
    assert twice.width() == 2 * once.width()
    assert once.width() < 300
    assert once.deviceIndependentSize() == twice.deviceIndependentSize()
