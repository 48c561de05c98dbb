"""Buttons that Enter presses too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    _Button = QAbstractButton
else:
    # At run time a plain mixin: Qt allows one C++ class among the bases.
    _Button = object


class EnterPresses(_Button):
    """A mixin, before Qt's class among the bases.

    Qt presses a focused button with Space alone, outside of its own dialogs.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()
