"""Theme and narrow windows, on the whole program."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QWidget,
)

from tests.gui.app.conftest import RunningProgram, Start
from voicedesk.ui.accounts.welcome import WelcomePage
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.area import Banner
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import DARK, LIGHT

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]

_WORDY = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAction)


def test_the_theme_changes_while_the_window_is_open(program: RunningProgram) -> None:
    window = program.window
    light = window.grab().toImage().pixelColor(window.width() // 2, window.height() // 2)
    window.commands.themes["dark"].trigger()
    QApplication.processEvents()
    assert theme().tokens is DARK
    dark = window.grab().toImage().pixelColor(window.width() // 2, window.height() // 2)
    assert dark.lightness() < 80 < light.lightness()
    assert program.preferences.now.theme == "dark"
    window.commands.themes["light"].trigger()
    assert theme().tokens is LIGHT


# Nothing cut off

SMALLEST = (902, 472)
"""What is left of 1366 × 768 at 150 %, within the frame and above a panel of the desktop's."""


def resize(window: MainWindow, size: tuple[int, int]) -> None:
    window.fit_into(QRect(0, 0, size[0] + 8, size[1] + 40))
    window.resize(*size)


def shown_widgets(window: QWidget) -> Iterator[QWidget]:
    for child in window.findChildren(QWidget):
        shown = child.isVisible() and child.width() and "qt_" not in child.objectName()
        if shown and isinstance(child, _WORDY):
            yield child


def cut_off(window: QWidget) -> list[str]:
    """What sticks out of what it is in, or has less room than its words need."""
    found: list[str] = []
    for child in shown_widgets(window):
        scrolls = False
        parent = child.parentWidget()
        inside = child.rect().translated(child.mapTo(window, child.rect().topLeft()))
        while parent is not None and parent is not window:
            scrolls = scrolls or isinstance(parent.parentWidget(), QScrollArea)
            frame = parent.rect().translated(parent.mapTo(window, parent.rect().topLeft()))
            if scrolls:  # up and down, never sideways
                frame.setTop(inside.top())
                frame.setBottom(inside.bottom())
            if not frame.contains(inside):
                found.append(f"{child} sticks out of {parent}")
            parent = parent.parentWidget()
        if not scrolls and not window.rect().contains(inside):
            found.append(f"{child} sticks out of the window")
        if isinstance(child, QPushButton) and child.width() < child.minimumSizeHint().width():
            found.append(f"{child} {child.text()!r} is narrower than its words")
        if isinstance(child, Label):
            needed = (
                child.heightForWidth(child.width())
                if child.hasHeightForWidth()
                else child.minimumSizeHint().height()
            )
            if child.text() and child.height() < needed:
                found.append(f"{child} {child.text()!r}: {child.height()} of {needed} px")
    return found + too_small(window)


_TARGETS = (QAbstractButton, QLineEdit, QComboBox, QSlider)


def too_small(window: QWidget) -> list[str]:
    """What is pressed and is less than 24 pixels wide or high, as assistants are told."""
    found: list[str] = []
    for child in window.findChildren(QWidget):
        if isinstance(child, _TARGETS) and child.isVisible():
            box = QAccessible.queryAccessibleInterface(child).rect()
            if min(box.width(), box.height()) < 24:
                found.append(f"{child} {child.accessibleName()!r} is {box.width()}×{box.height()}")
    return found


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [SMALLEST, (960, 540), (1000, 600), (1360, 860)])
def test_nothing_is_cut_off(program: RunningProgram, size: tuple[int, int], language: str) -> None:
    window = program.window
    window.commands.languages[language].trigger()
    resize(window, size)
    for _ in range(3):
        QApplication.processEvents()
    assert (window.width(), window.height()) == size
    assert cut_off(window) == []
    narrow = size[0] < 1080
    assert window.voices.panel.isVisible() == narrow
    assert window.panel.isVisible() != narrow
    if narrow:
        window.voices.panel.click()
        QApplication.processEvents()
        assert window.panel.isVisible()
        assert cut_off(window) == []
    window.panel.begin_rename()
    QApplication.processEvents()
    assert cut_off(window) == []
    window.panel.end_rename()
    window.panel.train.click()
    QApplication.processEvents()
    form = program.parts.training.form
    assert form.isVisible()
    form.link.field.setText("x y")
    form.name.field.setText("x" * 30)
    for _ in range(3):
        QApplication.processEvents()
    assert cut_off(window) == []
    form.close_button.click()
    window.messages.show(program.parts.connection._offline())
    assert window.findChild(Banner) is not None
    QApplication.processEvents()
    assert cut_off(window) == []
    window.messages.withdraw("offline")


DIALOGS = ("guide", "shortcuts", "account", "delete", "about", "support_report")
PAGES = ("trainings", "train_many", "settings")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_dialogs_and_pages_fit_on_a_low_screen(program: RunningProgram, language: str) -> None:
    window = program.window
    window.commands.languages[language].trigger()
    resize(window, (960, 540))
    assert (window.width(), window.height()) == (960, 540)
    for name in DIALOGS:
        getattr(window.commands, name).trigger()
        program.wait(lambda: window.findChild(Dialog) is not None)
        dialog = window.findChild(Dialog)
        assert dialog is not None
        program.wait(dialog.isVisible)
        QApplication.processEvents()
        assert dialog.rect().contains(dialog.card.geometry()), name
        assert cut_off(dialog) == [], name
        dialog.reject()
        program.wait(lambda: window.findChild(Dialog) is None)
    for name in PAGES:
        getattr(window.commands, name).trigger()
        program.wait(lambda: window.desk.page is not None)
        QApplication.processEvents()
        assert cut_off(window) == [], name
        window.desk.leave_page()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [SMALLEST, (960, 540), (1360, 860)])
def test_the_welcome_fits(start: Start, size: tuple[int, int], language: str) -> None:
    program = start(language=language)
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)
    resize(program.window, size)
    for _ in range(3):
        QApplication.processEvents()
    assert cut_off(program.window) == []


def test_the_drawer_and_the_form_float_over_the_table(program: RunningProgram) -> None:
    window = program.window
    window.resize(1000, 640)
    QApplication.processEvents()
    wide = window.voices.width()
    window.voices.panel.click()
    QApplication.processEvents()
    assert window.panel.isVisible()
    assert window.voices.width() == wide
    window.panel.train.click()
    QApplication.processEvents()
    form = program.parts.training.form
    assert form.isVisible()
    assert not window.panel.isVisible()
    assert form.link.field.hasFocus()
    assert window.voices.width() == wide
    window.resize(1360, 860)
    QApplication.processEvents()
    assert form.isVisible()
    assert form.parentWidget() is not None
    assert window.voices.width() + form.width() + window.sidebar.width() == 1360
    program.qtbot.keyClick(form.link.field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not form.isVisible()
    assert window.panel.isVisible()
