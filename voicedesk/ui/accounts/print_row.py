"""The row of voiceprints over the welcome, with the program's own sign in its middle."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voicedesk.ui.kit.voice_mark import paint_tile
from voicedesk.ui.theme import Theme

_MIDDLE = 88
_SIDES = (76, 64, 56, 48, 40, 32)
_STRENGTHS = (1.0, 1.0, 0.85, 0.6, 0.4, 0.2)
_GAP = 14
_LEFT = ("print 2", "print 4", "print 12", "print 7", "print 14", "print 26")
_RIGHT = ("print 3", "print 5", "print 23", "print 13", "print 19", "print 10")
"""Made-up ids, chosen for hues that look well beside each other."""


class PrintRow(QWidget):
    """Tiles that grow smaller and paler to both sides; as many as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(_MIDDLE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_MIDDLE + 2 * sum(_SIDES) + 2 * _GAP * len(_SIDES), _MIDDLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        middle = QRectF(0, 0, _MIDDLE, _MIDDLE)
        middle.moveCenter(QRectF(self.rect()).center())
        self._theme.icons.paint(painter, "app", middle, "#FFFFFF")
        reach = _MIDDLE / 2
        for side, strength, left, right in zip(_SIDES, _STRENGTHS, _LEFT, _RIGHT, strict=True):
            reach += _GAP
            if reach + side > self.width() / 2:
                break
            painter.setOpacity(strength)
            top = middle.center().y() - side / 2
            for x, voice_id in (
                (middle.center().x() - reach - side, left),
                (middle.center().x() + reach, right),
            ):
                paint_tile(
                    painter, self._theme, QRectF(x, top, side, side), voice_id, playable=True
                )
            reach += side
        painter.end()
