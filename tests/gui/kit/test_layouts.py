"""Rows, columns and facts: each part where it was asked for, and as wide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from voicedesk.ui.kit.labels import Label, lay_out_facts
from voicedesk.ui.kit.layouts import column, row


def boxes(number: int, side: int = 20) -> list[QWidget]:
    made = [QWidget() for _ in range(number)]
    for box in made:
        box.setMinimumSize(side, side)
    return made


def test_parts_stand_in_their_order_with_gaps_free_room_and_stretch(window: QWidget) -> None:
    first, second, last = boxes(3)
    row(first, 30, (second, 1), None, last, on=window, margins=(10, 0, 5, 0), gap=4)
    window.resize(400, 100)
    QApplication.processEvents()
    assert first.x() == 10
    assert second.x() == 10 + 20 + 4 + 30
    assert last.geometry().right() == 400 - 5 - 1
    assert second.width() > first.width() == last.width() == 20


def test_a_part_can_be_aligned_and_a_column_can_be_in_a_row(window: QWidget) -> None:
    high, low, beside = boxes(3)
    beside.setMinimumHeight(90)
    row((column(high, low, gap=6), Qt.AlignmentFlag.AlignTop), beside, on=window)
    QApplication.processEvents()
    assert low.y() == high.y() + high.height() + 6
    assert low.geometry().bottom() < beside.height() - 1


def test_facts_have_their_values_in_one_line_from_left(window: QWidget) -> None:
    value, other, across = Label("pro"), Label("English"), Label("all of it")
    lay_out_facts(window, ("Tier", value), across, ("Language", other))
    window.resize(300, 200)
    QApplication.processEvents()
    assert value.x() == other.x() == 100
    assert across.x() == 0
    assert value.y() < across.y() < other.y()
    names = [label for label in window.findChildren(Label) if label.text() in {"Tier", "Language"}]
    assert [name.height() for name in names] == [32, 32]
