"""The field for the token: hidden unless asked for, and never on the clipboard."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.theme import Theme

_EYE = 28


class TokenField(QLineEdit):
    """Shows dots; the eye shows the token.

    Qt keeps a field with dots off the clipboard and off the primary selection. While the token is
    shown, the field is a field with dots for as long as it handles a key or the mouse.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.eye = IconButton(theme, "eye", side=_EYE, glyph=18, parent=self)
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.toggled.connect(self._show)
        self.setTextMargins(0, 0, _EYE, 0)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textEdited.connect(self._trim)

    def forget(self) -> None:
        """Empty the field and hide what comes next. Nothing can bring the token back."""
        self.eye.setChecked(False)
        self.setText("")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.eye.set_words(self.tr("Show token"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.eye.move(self.width() - _EYE - 4, (self.height() - _EYE) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with self._dotted():
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        with self._dotted():
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        with self._dotted():
            menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @contextmanager
    def _dotted(self) -> Iterator[None]:
        shown = self.echoMode()
        if shown == QLineEdit.EchoMode.Normal:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        try:
            yield
        finally:
            if self.echoMode() != shown:
                self.setEchoMode(shown)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)

    def _trim(self, text: str) -> None:
        # What is copied from a page often brings a space or a line's end along.
        if text != text.strip():
            self.setText(text.strip())
