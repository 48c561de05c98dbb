"""Questions inside the window: where the keyboard is, and how they end."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.kit.buttons import Button
from voicedesk.ui.kit.dialogs import Dialog


@pytest.fixture
def behind(window: QWidget) -> QLineEdit:
    column = QVBoxLayout(window)
    field = QLineEdit()
    column.addWidget(field)
    column.addWidget(QPushButton("behind"))
    QApplication.processEvents()
    field.setFocus()
    return field


@pytest.fixture
def dialog(window: QWidget, behind: QLineEdit) -> Dialog:
    made = Dialog(window)
    for words in ("one", "two"):
        button = Button()
        button.setText(words)
        made.body.addWidget(button)
    made.open(made.card.findChildren(Button)[0])
    QApplication.processEvents()
    return made


def test_tab_stays_inside_both_ways(dialog: Dialog, qtbot: QtBot) -> None:
    one, two = dialog.card.findChildren(Button)
    assert one.hasFocus()
    for key, expected in (
        (Qt.Key.Key_Tab, two),
        (Qt.Key.Key_Tab, one),
        (Qt.Key.Key_Backtab, two),
        (Qt.Key.Key_Backtab, one),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert expected.hasFocus()


def test_escape_closes_it_once_and_the_focus_goes_back(
    dialog: Dialog, behind: QLineEdit, qtbot: QtBot
) -> None:
    heard: list[bool] = []
    dialog.closed.connect(lambda: heard.append(True))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    dialog.close_dialog()
    assert heard == [True]
    assert behind.hasFocus()


def test_a_click_beside_the_card_closes_it_and_one_on_it_does_not(
    dialog: Dialog, qtbot: QtBot
) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(dialog.card, left, pos=QPoint(5, 5))
    assert dialog.isVisible()
    qtbot.mouseClick(dialog, left, pos=QPoint(5, 5))
    assert not dialog.isVisible()


def test_the_windows_keys_wait_but_for_leaving(
    dialog: Dialog, window: QWidget, qtbot: QtBot
) -> None:
    heard: list[str] = []
    for keys in ("Ctrl+N", "F2", "Ctrl+Q"):
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, which=keys: heard.append(which))
        window.addAction(action)
    control = Qt.KeyboardModifier.ControlModifier
    for key, held in (
        (Qt.Key.Key_N, control),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Q, control),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key, held)
    assert heard == ["Ctrl+Q"]
    dialog.close_dialog()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, control)
    assert heard == ["Ctrl+Q", "Ctrl+N"]


def test_who_had_the_focus_may_be_gone(dialog: Dialog, behind: QLineEdit, qtbot: QtBot) -> None:
    behind.deleteLater()
    QApplication.sendPostedEvents(behind, 52)
    QApplication.processEvents()
    dialog.close_dialog()


def test_it_follows_the_windows_size(dialog: Dialog, window: QWidget) -> None:
    window.resize(700, 400)
    QApplication.processEvents()
    assert dialog.geometry() == window.rect()
    assert dialog.rect().contains(dialog.card.geometry())
