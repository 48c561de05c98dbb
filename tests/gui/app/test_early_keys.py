"""Keys pressed between the first paint and the parts that answer them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.app.early_keys import EarlyKeys


def shown(qtbot: QtBot) -> tuple[QWidget, QLineEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    return window, field


def type_into(window: QWidget, text: str) -> None:
    """As the system would, through the native window."""
    for letter in text:
        QTest.keyClick(window.windowHandle(), letter)


def test_keys_are_kept_in_their_order_and_answered_once(qtbot: QtBot) -> None:
    window, field = shown(qtbot)
    keys = EarlyKeys(window)
    type_into(window, "early")
    assert field.text() == ""
    keys.answer()
    assert field.text() == "early"
    type_into(window, "!")
    assert field.text() == "early!"
    keys.answer()
    assert field.text() == "early!"


def test_a_shortcut_made_later_answers_a_key_pressed_earlier(qtbot: QtBot) -> None:
    window, field = shown(qtbot)
    keys = EarlyKeys(window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_into(window, "n")
    done: list[str] = []
    find = QAction("Find", window)
    find.setShortcut("Ctrl+F")
    find.triggered.connect(lambda: done.append(field.text()))
    off = QAction("Off", window)
    off.setShortcut("N")
    off.setEnabled(False)
    keys.answer()
    assert done == [""]
    assert field.text() == "n"


def test_keys_that_are_forgotten_go_unanswered(qtbot: QtBot) -> None:
    window, field = shown(qtbot)
    keys = EarlyKeys(window)
    type_into(window, "early")
    keys.forget()
    keys.answer()
    type_into(window, "late")
    assert field.text() == "late"
