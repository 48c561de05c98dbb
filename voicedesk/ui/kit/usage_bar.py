"""How much of what there may be is taken."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar

from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_HEIGHT = 8
_STEPS = 1000


class UsageBar(QProgressBar):
    """A thin bar; the words that go with it stand beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setFixedHeight(_HEIGHT)
        theme.changed.connect(self.update)

    def show_part(self, part: float) -> None:
        """Show a part of one; what is more than all shows as all."""
        self.setValue(round(_STEPS * max(0.0, min(1.0, part))))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens, box = self._theme.tokens, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.fill_hover))
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        if self.value():
            taken = self.width() * self.value() / _STEPS
            box.setWidth(max(float(_HEIGHT), taken))
            painter.setBrush(colour(tokens.accent))
            painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
