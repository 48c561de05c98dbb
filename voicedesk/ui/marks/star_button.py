"""The star that makes a voice a favourite."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_GLYPH = 20


class StarButton(IconButton):
    """A star, filled while the voice is a favourite."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "star")
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.fill_hover if self.isDown() else tokens.fill))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        on = self.isChecked()
        edge = (self.width() - _GLYPH) / 2
        glyph = QRectF(edge, edge, _GLYPH, _GLYPH)
        ink = tokens.arc if on else tokens.text2
        self._theme.icons.paint(painter, "star-filled" if on else "star", glyph, ink)
        painter.end()
