"""Keys that come from other layouts, and Enter while an input method composes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.gui.app_window import LINK, AppWindow
from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.dialogs import Dialog

pytestmark = pytest.mark.no_qt_log

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(*(Voice(one, one.upper(), "Success", demo_url=f"{LINK}{one}.wav") for one in "ab"))
    app.window.activateWindow()
    app.wait(app.window.isActiveWindow)
    app.select("a")
    return app


# Other layouts


def press(app: AppWindow, code: int, letter: str, held: Qt.KeyboardModifier = NONE) -> None:
    """As it comes from the system: the code of a key, and what is on it in this layout."""
    native = app.window.windowHandle()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = ord(letter.upper())
        text = "" if held & (CONTROL | ALT) else letter
        QCoreApplication.sendEvent(native, QKeyEvent(kind, key, held, code, 0, 0, text))


@pytest.mark.parametrize(
    ("code", "letter", "held"),
    [
        pytest.param(58, "ь", CONTROL, id="Russian"),
        pytest.param(58, "μ", CONTROL, id="Greek"),
        pytest.param(58, "ة", CONTROL, id="Arabic"),
    ],
)
def test_a_shortcut_is_found_by_its_place(
    app: AppWindow, code: int, letter: str, held: Qt.KeyboardModifier
) -> None:
    press(app, code, letter, held)
    assert app.window.commands.listening.auto_play.isChecked()
    press(app, code, letter, held)
    assert not app.window.commands.listening.auto_play.isChecked()


def test_keys_of_the_list_are_found_there_alone(app: AppWindow) -> None:
    app.window.voices.table.setFocus()
    press(app, 35, "ъ")
    assert app.player.speed == 1.25
    app.window.voices.refresh.setFocus()
    press(app, 35, "ъ")
    assert app.player.speed == 1.25
    app.window.voices.search.setFocus()
    press(app, 35, "ъ")
    assert (app.player.speed, app.window.voices.search.text()) == (1.25, "ъ")


def test_the_digits_of_a_french_keyboard_sort(app: AppWindow) -> None:
    app.window.voices.table.setFocus()
    assert list(app.window.model.shown_ids) == ["a", "b"]
    for _ in range(2):
        press(app, 10, "&", ALT)
    assert list(app.window.model.shown_ids) == ["b", "a"]


def test_what_edits_a_field_is_found_too(app: AppWindow) -> None:
    field = app.window.voices.search
    field.setFocus()
    field.setText("typed")
    press(app, 38, "ф", CONTROL)
    assert field.selectedText() == "typed"
    press(app, 53, "ч", CONTROL)
    assert (field.text(), QApplication.clipboard().text()) == ("", "typed")


# Input methods


def search(app: AppWindow) -> QWidget:
    app.window.voices.search.setFocus()
    return app.window.voices.search


def rename_here(app: AppWindow) -> QWidget:
    app.window.voices.table.setFocus()
    app.window.commands.rename.trigger()
    return focused()


def rename_in_panel(app: AppWindow) -> QWidget:
    app.window.panel.begin_rename()
    return app.window.panel.rename_form.name.field


def new_tag(app: AppWindow) -> QWidget:
    app.window.commands.add_tag.trigger()
    return focused()


def field_of_dialog(app: AppWindow) -> QWidget:
    dialog, field = Dialog(app.window), QLineEdit()
    dialog.body.addWidget(field)
    dialog.open(field)
    return field


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    return widget


@pytest.mark.parametrize("place", [search, rename_here, rename_in_panel, new_tag, field_of_dialog])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_end_composing_and_nothing_else(
    app: AppWindow, place: Callable[[AppWindow], QWidget], key: Qt.Key
) -> None:
    field = place(app)
    assert isinstance(field, QLineEdit)
    submitted: list[str] = []
    field.returnPressed.connect(lambda: submitted.append(field.text()))
    QApplication.sendEvent(field, QInputMethodEvent("ni hao", []))
    app.qtbot.keyClick(field, key)
    if field.window() is app.window:  # on its way from the system, before any list that is open
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, NONE)
        QApplication.sendEvent(app.window.windowHandle(), pressed)
    assert (submitted, field.hasFocus()) == ([], True)
    committed = QInputMethodEvent()
    committed.setCommitString("你好")
    QApplication.sendEvent(field, committed)
    app.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert submitted == [field.text()] or field is not QApplication.focusWidget()
    app.idle()
