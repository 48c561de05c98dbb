"""A slider for the volume and a bar that shows how much there is of a whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QProgressBar, QSlider, QStyle, QWidget

from voicedesk.ui.kit.buttons import KeyboardFocus

_KNOB = 12
"""Pixels, as in the style sheet."""


class VolumeSlider(KeyboardFocus, QSlider):
    """From 0 to 100; a click goes straight to the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setFixedSize(QSize(84, 24))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint().x() - _KNOB // 2
            # The knob comes under the pointer first: then Qt lets it be dragged.
            self.setValue(QStyle.sliderValueFromPosition(0, 100, at, self.width() - _KNOB))
        super().mousePressEvent(event)


_STEPS = 1000
_LEAST = 15
"""Steps that are seen as a dot."""


class UsageBar(QProgressBar):
    """A thin bar; the words that go with it stand beside it."""

    def __init__(self, height: int = 8) -> None:
        super().__init__()
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setFixedHeight(height)

    def show_part(self, part: float) -> None:
        """Show a part of one; what is more than all shows as all."""
        self.setValue(max(_LEAST, round(_STEPS * min(1.0, part))) if part > 0 else 0)
