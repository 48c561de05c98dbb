"""The volume, from 0 to 100."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSlider, QWidget

from voicedesk.ui.kit.buttons import KeyboardFocus
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_KNOB = 12


class VolumeSlider(KeyboardFocus, QSlider):
    """A thin track with a round knob; a click goes straight to the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setFixedSize(QSize(84, 24))
        theme().changed.connect(self.update)

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
        tokens = theme().tokens
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


_HEIGHT = 8
_STEPS = 1000


class UsageBar(QProgressBar):
    """A thin bar; the words that go with it stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setFixedHeight(_HEIGHT)
        theme().changed.connect(self.update)

    def show_part(self, part: float) -> None:
        """Show a part of one; what is more than all shows as all."""
        self.setValue(round(_STEPS * max(0.0, min(1.0, part))))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens, box = theme().tokens, QRectF(self.rect())
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
