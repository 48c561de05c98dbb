"""Where a value lies between what is good and what isn't."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from voicedesk.domain.sample_findings import Scale
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_TRACK = 4.0
_DOT = 5.0


class RangeBar(QWidget):
    """A track with its good part, and the value as a dot. It says nothing that the words don't."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scale: Scale | None = None
        self._value = 0.0
        self._ink = "ready"
        self.setFixedSize(104, 20)
        theme.changed.connect(self.update)

    def show_value(self, scale: Scale | None, value: float | None, ink: str) -> None:
        """Show a value, in the colour of the token `ink`; nothing without a scale and a value."""
        self._scale = scale if value is not None else None
        self._value, self._ink = value or 0.0, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        scale = self._scale
        if scale is None:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        since, to = self._at(scale, scale.since), self._at(scale, scale.to)
        for left, right, ink in (
            (_DOT, self.width() - _DOT, colour(tokens.line_strong)),
            (since, to, colour(tokens.ready, 0.55)),
        ):
            painter.setBrush(ink)
            track = QRectF(left, middle - _TRACK / 2, right - left, _TRACK)
            painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        dot = QPointF(self._at(scale, self._value), middle)
        painter.setBrush(colour(tokens.raised))
        painter.drawEllipse(dot, _DOT + 2, _DOT + 2)
        painter.setBrush(colour(getattr(tokens, self._ink)))
        painter.drawEllipse(dot, _DOT, _DOT)
        painter.end()

    def _at(self, scale: Scale, value: float) -> float:
        share = (value - scale.low) / (scale.high - scale.low)
        return _DOT + min(1.0, max(0.0, share)) * (self.width() - 2 * _DOT)
