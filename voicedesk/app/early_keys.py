"""Keys that are pressed after the first paint, before the parts that answer them stand.

The window is seen some tenths of a second before its actions, the player and the account are
there. Whoever presses Space or Ctrl+F in that time expects an answer, and in the order pressed: so
every key is kept, and given to the window once the parts stand. While modules load, keys wait in
Qt's own queue (`event_loop`); from then on they are kept here.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from voicedesk.ui.keys import trigger_shortcut

_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}


class EarlyKeys(QObject):
    """Keeps the keys of a window until `answer` or `forget`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._kept: list[QKeyEvent] = []
        # Keys reach the native window first, which hands them to the widget that has the focus.
        window.winId()  # makes it
        self._native = window.windowHandle()
        self._native.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # let it come as a key: the first actions stand before what they ask for
            return True
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        self._kept.append(_copy(event))
        return True

    def answer(self) -> None:
        """Give the window the keys that were kept, and keep none from now on."""
        kept = self._kept
        self.forget()
        for event in kept:
            pressed = event.type() == QEvent.Type.KeyPress
            if not pressed or not trigger_shortcut(
                self._window, QKeySequence(event.keyCombination())
            ):
                # One that an earlier key has taken the focus to answers the next.
                QApplication.sendEvent(QApplication.focusWidget() or self._window, event)

    def forget(self) -> None:
        """Let keys through from now on; those that were kept go unanswered."""
        self._native.removeEventFilter(self)
        self._kept = []


def _copy(event: QKeyEvent) -> QKeyEvent:
    kind, key, modifiers = event.type(), event.key(), event.modifiers()
    return QKeyEvent(kind, key, modifiers, event.text(), event.isAutoRepeat(), event.count())
