from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.accounts.welcome import WelcomePage


@pytest.fixture
def page(window: QWidget) -> WelcomePage:
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    made = WelcomePage(language="en", version="0.1.0")
    column.addWidget(made)
    return made


def choose(button: QPushButton, words: str) -> None:
    button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_the_sandbox_is_one_click_away(page: WelcomePage, find: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sandbox.selected):
        qtbot.mouseClick(find(QPushButton, "Open sandbox"), Qt.MouseButton.LeftButton)
    assert not find(QPushButton, "Opening…").isEnabled(), "it takes a while"


def test_language_and_theme_can_be_chosen(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.pickers.language_chosen) as language:
        choose(page.pickers.language, "简体中文")
    assert language.args == ["zh_CN"]
    with qtbot.waitSignal(page.pickers.theme_chosen) as theme:
        choose(page.pickers.theme, "Dark")
    assert theme.args == ["dark"]


@pytest.mark.parametrize("size", [(1360, 860), (880, 560)])
def test_everything_is_in_sight(
    page: WelcomePage, window: QWidget, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    inside = page.form.save.mapTo(page, page.form.save.rect().bottomRight())
    assert page.rect().contains(inside)


def test_the_tab_key_goes_through_the_form_in_order(
    page: WelcomePage, window: QWidget, qtbot: QtBot
) -> None:
    form = page.form
    form.token.field.setFocus()
    passed = []
    for _ in range(7):
        passed.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = [
        form.token.field,
        form._token_field.eye,
        form.guide.link,
        form.name.field,
        form.address.field,
        form.test,
        form.save,
    ]
    assert passed == wanted
