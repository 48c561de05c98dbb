"""A switch: on or off, at once."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_SIZE = QSize(34, 20)
_KNOB = 14.0


class Switch(KeyboardFocus, QCheckBox):
    """A check box in the look of a switch; its words stand beside it and name it for assistants."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("round", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return _SIZE

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        on = self.isChecked()
        if not self.isEnabled():
            track, knob = tokens.fill, tokens.disabled
        elif on:
            hot = self.underMouse()
            track, knob = tokens.accent_hover if hot else tokens.accent, "#FFFFFF"
        else:
            track = tokens.text3 if self.underMouse() and not tokens.dark else tokens.field_line
            knob = "#FFFFFF"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(track))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        edge = (box.height() - _KNOB) / 2
        left = box.width() - edge - _KNOB if on else edge
        painter.setBrush(colour(knob))
        painter.drawEllipse(QRectF(left, edge, _KNOB, _KNOB))
        painter.end()
