"""The search field of a page's header."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


class SearchField(QLineEdit):
    """Searches as you type. Escape clears it; the key that leads here is shown in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key_hint = ""
        self.setProperty("look", "search")
        self.setMinimumWidth(132)
        self.setMaximumWidth(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clear_button = IconButton(theme, "close", side=24, glyph=16, parent=self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        self.textChanged.connect(lambda text: self.clear_button.setVisible(bool(text)))
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.clear_button.move(self.width() - 28, (self.height() - 24) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glyph = QRectF(9, (self.height() - 18) / 2, 18, 18)
        self._theme.icons.paint(painter, "search", glyph, tokens.text3)
        if self.key_hint and not self.text() and not self.hasFocus() and self.width() > 190:
            painter.setFont(self._theme.font(11, 500, text=self.key_hint))
            wide = painter.fontMetrics().horizontalAdvance(self.key_hint) + 16
            cap = QRectF(self.width() - wide - 6.5, 6.5, wide, self.height() - 13)
            painter.setPen(colour(tokens.line_strong))
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(cap, 5, 5)
            painter.setPen(colour(tokens.text2))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key_hint)
        painter.end()
