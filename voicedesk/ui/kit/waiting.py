"""The arc that turns where something was pressed and is waited for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from voicedesk.ui.theme import theme

# At run time a plain mixin: Qt allows one C++ class among the bases.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

_TURN_MS, _TURN_DEGREES = 100, 24


def paint_arc(painter: QPainter, middle: QPointF, degrees: float, ink: str, side: int = 16) -> None:
    """Paint the arc of what goes on, turned by `degrees`, in the colour `ink` (`#RRGGBB`)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(middle)
    painter.rotate(degrees)
    box = QRectF(-side / 2, -side / 2, side, side)
    theme().icons.paint(painter, "state-training", box, ink)
    painter.restore()


class ShowsWaiting(_Widget):
    """A mixin, before Qt's class among the bases.

    Attributes:
        turned: how far its arc has turned, in degrees; None while nothing is waited for.
    """

    turned: float | None = None
    _turning: QTimer | None = None

    def show_waiting(self, *, waiting: bool) -> None:
        """Have an arc turn, or no longer. What can be pressed is for others to say."""
        if waiting == (self.turned is not None):
            return
        self.turned = 0.0 if waiting else None
        if self._turning is None:
            self._turning = QTimer(self, interval=_TURN_MS)
            self._turning.timeout.connect(self._turn)
        (self._turning.start if waiting else self._turning.stop)()
        self.update()

    def _turn(self) -> None:
        if self.turned is not None and self.isVisible() and not theme().reduced_motion:
            self.turned = (self.turned + _TURN_DEGREES) % 360
            self.update()
