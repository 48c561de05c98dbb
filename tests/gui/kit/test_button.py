"""Buttons by keyboard."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from voicedesk.ui.kit.buttons import Button, IconButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", [Button, IconButton])
def test_a_focused_button_is_pressed_once(
    qtbot: QtBot, kind: type[Button | IconButton], key: Qt.Key
) -> None:
    button = Button() if kind is Button else IconButton("close")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == [True]
