"""The volume, from 0 to 100."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QWidget

from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_KNOB = 12


class VolumeSlider(KeyboardFocus, QSlider):
    """A thin track with a round knob; a click goes straight to the place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setFixedSize(QSize(84, 24))
        theme.changed.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        x = _KNOB / 2 + (self.width() - _KNOB) * self.value() / 100
        painter.setBrush(colour(tokens.fill_hover if not tokens.dark else tokens.line_strong))
        painter.drawRoundedRect(QRectF(0, middle - 2, self.width(), 4), 2, 2)
        painter.setBrush(colour(tokens.text2 if self.isEnabled() else tokens.disabled))
        painter.drawRoundedRect(QRectF(0, middle - 2, x, 4), 2, 2)
        painter.setBrush(colour(tokens.text if self.isEnabled() else tokens.disabled))
        painter.drawEllipse(QRectF(x - _KNOB / 2, middle - _KNOB / 2, _KNOB, _KNOB))
        painter.end()

    def _follow(self, event: QMouseEvent) -> None:
        share = (event.position().x() - _KNOB / 2) / (self.width() - _KNOB)
        self.setValue(round(min(1.0, max(0.0, share)) * 100))
