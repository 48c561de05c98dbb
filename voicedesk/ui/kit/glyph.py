"""An icon that stands beside words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from voicedesk.ui.theme import Theme


class Glyph(QWidget):
    """An icon in the colour of a token. It says nothing that the words beside it don't."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        ink: str = "text2",
        side: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._ink = ink
        self.setFixedSize(QSize(side, side))
        theme.changed.connect(self.update)

    def show_icon(self, icon: str, ink: str) -> None:
        """Show another icon."""
        self._icon, self._ink = icon, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tint = getattr(self._theme.tokens, self._ink)
        self._theme.icons.paint(painter, self._icon, QRectF(self.rect()), tint)
        painter.end()
