"""What is pressed is large enough to be met, also as assistants are told."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.annotations.tags import TagRow
from voicedesk.ui.kit.buttons import Chip
from voicedesk.ui.kit.choices import CheckBox, Switch


def test_every_target_is_24_wide_and_high(window: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(window)
    tags = TagRow()
    for part in (tags, Switch(), CheckBox("It is agreed")):
        column.addWidget(part)
    tags.show_tags("a", ("news",))
    qtbot.waitUntil(tags.plus.isVisible)
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    assert len(buttons) == 4
    for button in buttons:
        box = QAccessible.queryAccessibleInterface(button).rect()
        assert min(box.width(), box.height()) >= 24, button.accessibleName()


def test_the_cross_of_a_tag_is_24_wide_and_high(window: QWidget, qtbot: QtBot) -> None:
    chip = Chip("news", tag="news")
    QVBoxLayout(window).addWidget(chip)
    qtbot.waitUntil(chip.isVisible)
    right = chip.width()
    hit = [x for x in range(right) if chip.hitButton(QPoint(x, 1))]
    assert hit == list(range(right - 24, right))
    assert chip.height() >= 24
