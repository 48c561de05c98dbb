"""The waveform of the selected voice, large, with its times."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.wave_slider import WaveSlider
from voicedesk.ui.kit.waveform import clock
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


class Card(View):
    """A raised, outlined surface."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(self.tokens.line))
        painter.setBrush(colour(self.tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()


class WaveCard(Card):
    """A waveform to seek in, and below it the position and the length."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.slider = WaveSlider(theme, bar=3, gap=2, height=66, knob=True)
        self.position = Label(theme, pixels=12, weight=500, tabular=True)
        self.length = Label(theme, pixels=12, ink="text2", tabular=True)
        self._hint = ""
        times = QHBoxLayout()
        times.addWidget(self.position)
        times.addStretch()
        times.addWidget(self.length)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.slider)
        column.addLayout(times)
        self.retranslate()

    def show_demo(self, envelope: bytes, duration: int, look: str) -> None:
        """Show a demo: its envelope, its length in milliseconds, and where it is."""
        self._hint = look
        known = duration > 0
        self.slider.show_demo(envelope, duration)
        self.position.setText(clock(self.slider.value()) if known else self._hint_words())
        self.position.set_ink("text" if known else "text2")
        self.length.setText(clock(duration) if known else "")

    def show_position(self, position: int, duration: int) -> None:
        """Move the play head, in milliseconds."""
        if duration > 0:
            if self.slider.maximum() != duration:
                self.length.setText(clock(duration))
            self.slider.show_position(position, duration)
            self.position.setText(clock(position))

    def retranslate(self) -> None:
        self.slider.setAccessibleName(self.tr("Demo of this voice"))
        if not self.slider.maximum():
            self.position.setText(self._hint_words())

    def _hint_words(self) -> str:
        return {
            "online": self.tr("Play it once and it is kept offline."),
            "out of reach": self.tr("Not available offline"),
        }.get(self._hint, "")
