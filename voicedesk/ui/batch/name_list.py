"""Many names in little room."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from voicedesk.ui.theme import Theme

_MOST_LINES = 3
_PIXELS = 12


class NameList(QPlainTextEdit):
    """Wraps quickly however many they are; more than three lines scroll, also by the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def text(self) -> str:
        """The names."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show other names."""
        if text != self.toPlainText():
            self.setFont(self._theme.font(_PIXELS, text=text))
            self.setPlainText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        block = self.document().firstBlock()
        height = self.blockBoundingRect(block).height()  # breaks the lines, too
        lines = max(1, block.layout().lineCount())
        scrolls = lines > _MOST_LINES
        # Chinese makes a line taller than the font says.
        tall = math.ceil(height * min(lines, _MOST_LINES) / lines) + 2
        if tall != self.height():
            self.setFixedHeight(tall)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if scrolls else bar.ScrollBarAlwaysOff
        )
