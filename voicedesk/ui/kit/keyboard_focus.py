"""Widgets that know whether the keyboard brought the focus to them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Widget = QWidget
else:
    # At run time a plain mixin: Qt allows one C++ class among the bases.
    _Widget = object

_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class KeyboardFocus(_Widget):
    """A mixin, before Qt's class among the bases; the focus ring asks it."""

    focused_by_keyboard = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused_by_keyboard = event.reason() in _KEYBOARD
        super().focusInEvent(event)
