"""A drop-down list and a row of radio buttons, as a screen reader and the keyboard find them."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.kit.choices import ChoiceBox, Segments

WORDS = {"light": "Light", "dark": "Dark", "system": "Follow system"}


@pytest.fixture
def column(window: QWidget) -> QVBoxLayout:
    return QVBoxLayout(window)


@pytest.fixture
def segments(column: QVBoxLayout) -> Segments:
    made = Segments([("light", "sun"), ("dark", "moon"), ("system", "screen")])
    made.set_text(WORDS)
    made.show_value("light")
    column.addWidget(made)
    return made


@pytest.fixture
def box(column: QVBoxLayout) -> ChoiceBox:
    made = ChoiceBox(icon="globe")
    made.offer([("", "Any"), ("en", "English"), ("zh", "中文")], "en")
    column.addWidget(made)
    return made


def test_segments_are_radio_buttons_of_which_one_is_checked(segments: Segments, find: Any) -> None:
    for value, words in WORDS.items():
        button = find(QPushButton, words)
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.role() == QAccessible.Role.RadioButton
        assert bool(interface.state().checked) == (value == "light")


def test_tab_comes_to_the_chosen_segment_alone_and_arrows_choose(
    segments: Segments, column: QVBoxLayout, qtbot: QtBot
) -> None:
    selected: list[str] = []
    segments.selected.connect(selected.append)
    segments.show_value("dark")
    assert selected == []
    before, after = QRadioButton(), QRadioButton()
    for number, widget in ((0, before), (2, after)):
        widget.setAutoExclusive(False)
        column.insertWidget(number, widget)
    QWidget.setTabOrder(before, segments.buttons["light"])
    QWidget.setTabOrder(segments.buttons["system"], after)
    QApplication.processEvents()
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert segments.buttons["dark"].hasFocus()
    qtbot.keyClick(segments.buttons["dark"], Qt.Key.Key_Right)
    assert segments.buttons["system"].hasFocus()
    assert selected == ["system"]
    qtbot.keyClick(segments.buttons["system"], Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize("way", ["mouse", "assistant", "enter"])
def test_a_segment_is_chosen_in_every_way(segments: Segments, qtbot: QtBot, way: str) -> None:
    selected: list[str] = []
    segments.selected.connect(selected.append)
    button = segments.buttons["dark"]
    if way == "mouse":
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    elif way == "assistant":
        actions = QAccessible.queryAccessibleInterface(button).actionInterface()
        actions.doAction(actions.toggleAction())
    else:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert selected == ["dark"]


def test_nobody_is_told_of_what_the_program_chooses(box: ChoiceBox) -> None:
    selected: list[object] = []
    box.selected.connect(selected.append)
    box.offer([("", "Any"), ("zh", "中文")], "zh")
    assert box.currentText() == "中文"
    box.offer([("", "Any")], "gone")
    assert box.currentData() == ""
    assert selected == []
    box.offer([("", "Any"), ("zh", "中文")], "")
    box.setCurrentIndex(1)
    assert selected == ["zh"]


def test_the_arrow_keys_choose_from_the_list(box: ChoiceBox, qtbot: QtBot) -> None:
    selected: list[object] = []
    box.selected.connect(selected.append)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert selected == ["zh"]


def test_what_is_chosen_in_the_open_list_is_in_force(box: ChoiceBox, qtbot: QtBot) -> None:
    box.showPopup()
    view = box.view()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view.isVisible())
    QApplication.processEvents()
    assert (box.currentData(), box.currentText()) == ("zh", "中文")


def test_the_wheel_moves_the_page_and_not_the_choice(box: ChoiceBox) -> None:
    at = QPointF(5, 5)
    event = QWheelEvent(
        at,
        box.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert box.currentData() == "en"
    assert not event.isAccepted()


def test_a_closed_list_is_neither_in_sight_nor_focused(box: ChoiceBox) -> None:
    def rows() -> list[QAccessible.State]:
        found = QAccessible.queryAccessibleInterface(box.view())
        return [found.child(number).state() for number in range(found.childCount())]

    assert rows()
    assert all(row.invisible and not row.focused for row in rows())
    for _ in range(2):
        box.showPopup()
        QApplication.processEvents()
        assert not any(row.invisible for row in rows())
        assert [bool(row.focused) for row in rows()] == [False, True, False]
        box.hidePopup()
        QApplication.processEvents()
        assert all(row.invisible and not row.focused for row in rows())
