"""Keys as they come from other layouts and from input methods.

Where the one layout of an X11 or Wayland keyboard is Cyrillic, Greek or Arabic, Qt 6.11 finds no
shortcut with a letter: Ctrl+N comes as Ctrl+Т. (With a Latin layout beside it Qt looks there.) Such
a key is taken for the one at its place of a Latin keyboard. Elsewhere the system does that.
"""

import sys

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_ROWS = {10: "1234567890", 24: "QWERTYUIOP[]", 38: "ASDFGHJKL;'`", 51: "\\ZXCVBNM,./"}
"""What stands on the keys of a Latin keyboard, by the code of a row's first key."""
_LATIN = {first + place: key for first, row in _ROWS.items() for place, key in enumerate(row)}
_DIGITS = range(10, 20)
_BEYOND_LATIN = 0x370
_VIETNAMESE = range(0x1E00, 0x1F00)
"""Latin letters all the same."""
_WITHOUT_TYPING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}


class Typing(QObject):
    """Watches the keys of whatever has the focus: those of other layouts, and while composing.

    Enter and Escape end what an input method composes in a field, and don't reach the field.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._field: QWidget | None = None
        self._is_composing = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._is_composing = watched is self._field and bool(event.preeditString())
        elif isinstance(event, QKeyEvent) and event.type() in _KEYS:
            if self._is_composing:  # a list of completions would take them before the field
                return self._end_composing(event)
            pressed = event.type() == QEvent.Type.KeyPress
            return pressed and watched is not self._field and self._translate(event)
        return False

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field, self._is_composing = None, False
        if now is None:
            return
        if now.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            self._field = now
            now.installEventFilter(self)
        if (native := now.window().windowHandle()) is not None:
            native.removeEventFilter(self)
            native.installEventFilter(self)

    def _end_composing(self, event: QKeyEvent) -> bool:
        if event.key() not in _ENDS:
            return False
        if event.type() == QEvent.Type.KeyPress:
            method = QGuiApplication.inputMethod()
            (method.reset if event.key() == Qt.Key.Key_Escape else method.commit)()
        event.accept()
        return True

    def _translate(self, event: QKeyEvent) -> bool:
        """Do what the key at the same place of a Latin keyboard does; False for what is typed."""
        key, focus = _latin_key(event), QApplication.focusWidget()
        if key is None or focus is None:
            return False
        held = event.modifiers() & (_WITHOUT_TYPING | _SHIFT)
        types = not held & _WITHOUT_TYPING
        # As Qt does with any key: whoever has the focus may want it rather than the window.
        asked = QKeyEvent(
            QEvent.Type.ShortcutOverride, event.key() if types else key, held, event.text()
        )
        asked.ignore()
        QApplication.sendEvent(focus, asked)
        pressed, window = QKeySequence(QKeyCombination(held, key)), self._window
        here = focus.window() is window and not asked.isAccepted()
        if here and trigger_shortcut(window, pressed):
            return True
        if not types:
            QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key, held))
        return not types


def _latin_key(event: QKeyEvent) -> Qt.Key | None:
    """The key at this place of a Latin keyboard; None where it is one of those already."""
    code, key = event.nativeScanCode(), int(event.key())
    is_letter = _BEYOND_LATIN <= key < Qt.Key.Key_Escape and key not in _VIETNAMESE
    # French keyboards have the digits above other characters.
    is_digit = code in _DIGITS and key < Qt.Key.Key_Escape and not chr(key).isdigit()
    if sys.platform != "linux" or code not in _LATIN or not (is_letter or is_digit):
        return None
    return Qt.Key(ord(_LATIN[code]))


def trigger_shortcut(window: QWidget, pressed: QKeySequence) -> bool:
    """Do what keys stand for in a window: Qt does so only for those that come from the system."""
    focus = QApplication.focusWidget()
    for action in window.findChildren(QAction):
        in_widget = action.shortcutContext() == Qt.ShortcutContext.WidgetShortcut
        if (
            pressed in action.shortcuts()
            and action.isEnabled()
            and (not in_widget or focus in action.associatedObjects())
        ):
            action.trigger()
            return True
    for shortcut in window.findChildren(QShortcut):
        place = shortcut.parent()
        inside = isinstance(place, QWidget) and focus is not None and place.isAncestorOf(focus)
        if inside and shortcut.isEnabled() and pressed == shortcut.key():
            shortcut.activated.emit()
            return True
    return False
