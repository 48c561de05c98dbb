"""A recording's waveform, with the places marked that a finding is about."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from voicedesk.domain.sample_measures import Span
from voicedesk.ui.kit.wave_slider import WaveSlider
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_NARROWEST = 6.0


class SampleWave(WaveSlider):
    """A waveform to seek in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, bar=3, gap=2, height=60)
        self._spans: tuple[Span, ...] = ()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark these places, in seconds."""
        self._spans = tuple(spans)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._spans and self.maximum() > 0:
            tokens = self._theme.tokens
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour(tokens.arc, 0.7), 1))
            painter.setBrush(colour(tokens.training_back))
            for since, to in self._spans:
                left = since * 1000 / self.maximum() * (self.width() - 1)
                right = min(1.0, to * 1000 / self.maximum()) * (self.width() - 1)
                wide = max(_NARROWEST, right - left)
                box = QRectF(min(left, self.width() - 1 - wide), 1, wide, self.height() - 2)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.end()
        super().paintEvent(event)
