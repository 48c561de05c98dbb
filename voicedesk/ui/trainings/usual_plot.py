"""How long one training has taken beside how long the others did."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_STEPS = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1200, 1800)
_MOST_STEPS = 4
_BINS = 16
_DOT = 6
_PITCH = 7.5
_MOST_DOTS = 5
_AXIS = 44
_HEIGHT = 66


class UsualPlot(View):
    """A dot for each earlier training over an axis of time, and on it this one.

    It says nothing that the words above it don't.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._lengths: tuple[float, ...] = ()
        self._passed = 0.0
        self._running = False
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lengths(self, lengths: Sequence[float], passed: float, *, running: bool) -> None:
        """Show these, in seconds, and how long the one in question has taken."""
        shown = (tuple(lengths), passed, running)
        if shown != (self._lengths, self._passed, self._running):
            self._lengths, self._passed, self._running = shown
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step()
        end = step * -(-max((*self._lengths, self._passed, step)) // step)
        self._paint_axis(painter, end, step)
        self._paint_dots(painter, end)
        self._paint_passed(painter, end)
        painter.end()

    def _step(self) -> int:
        longest = max((*self._lengths, self._passed, 1.0))
        return next((step for step in _STEPS if longest <= step * _MOST_STEPS), 3600)

    def _x(self, seconds: float, end: float) -> float:
        return 3 + (self.width() - 6) * min(1.0, seconds / end)

    def _paint_axis(self, painter: QPainter, end: float, step: int) -> None:
        tokens = self.tokens
        painter.setPen(QPen(colour(tokens.line_strong), 1))
        painter.drawLine(QPointF(3, _AXIS), QPointF(self.width() - 3, _AXIS))
        painter.setPen(colour(tokens.text3))
        unit, of = (60, "min") if step >= 60 else (1, "s")
        marks = range(0, int(end) + 1, step)
        for at in marks:
            words = f"{at // unit}"
            if at == marks[-1]:
                pattern = (
                    QCoreApplication.translate("UsualPlot", "{number} min")
                    if of == "min"
                    else QCoreApplication.translate("UsualPlot", "{number} s")
                )
                words = pattern.format(number=words)
            painter.setFont(self.theme.font(12, text=words, tabular=True))
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(0.0, self._x(at, end) - wide / 2), self.width() - wide)
            box = QRectF(left, _AXIS + 5, wide + 2, 17)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_dots(self, painter: QPainter, end: float) -> None:
        heights: dict[int, int] = {}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.tokens.wave_rest))
        for length in self._lengths:
            place = min(_BINS - 1, int(length / end * _BINS))
            height = heights[place] = heights.get(place, 0) + 1
            if height <= _MOST_DOTS:
                x = self._x((place + 0.5) * end / _BINS, end)
                middle = QPointF(x, _AXIS - 1 - _PITCH * height + _PITCH / 4)
                painter.drawEllipse(middle, _DOT / 2, _DOT / 2)

    def _paint_passed(self, painter: QPainter, end: float) -> None:
        ink = colour(self.tokens.arc if self._running else self.tokens.accent)
        x = self._x(self._passed, end)
        painter.setPen(QPen(ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(3, _AXIS), QPointF(x, _AXIS))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, _AXIS), 5, 5)
