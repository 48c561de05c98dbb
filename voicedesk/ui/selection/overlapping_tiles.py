"""The voiceprints of the first few of several voices, one over the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.voice_mark import paint_tile
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_SIDE = 48
_STEP = 40
_RING = 2


class OverlappingTiles(QWidget):
    """They say nothing that words don't."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._voices: tuple[Voice, ...] = ()
        self.setFixedHeight(_SIDE + 2 * _RING)
        theme.changed.connect(self.update)

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Show the prints of these."""
        self._voices = tuple(voices)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE + 4 * _STEP, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pane = colour(self._theme.tokens.pane)
        for number, voice in enumerate(self._voices):
            tile = QRectF(number * _STEP, _RING, _SIDE, _SIDE)
            if number:
                around = tile.adjusted(-_RING, -_RING, _RING, _RING)
                painter.setPen(QPen(pane, 0))
                painter.setBrush(pane)
                painter.drawRoundedRect(around, _SIDE * 0.25 + _RING, _SIDE * 0.25 + _RING)
            playable = voice.is_training or (voice.is_ready and bool(voice.demo_url))
            paint_tile(painter, self._theme, tile, voice.id, playable=playable)
        painter.end()
