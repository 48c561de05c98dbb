"""A box to tick, with words."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_SIDE = 18
_GAP = 10


class CheckBox(KeyboardFocus, QCheckBox):
    """The system's check box in the look of the rest; its words stay on one line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        self._dress()
        words = self.fontMetrics().horizontalAdvance(self._words())
        return QSize(_SIDE + _GAP + words + 2, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._dress()
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - _SIDE) / 2, _SIDE, _SIDE)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent if self.isEnabled() else tokens.disabled))
            painter.drawRoundedRect(box, 4, 4)
            self._theme.icons.paint(painter, "check", box.adjusted(1, 1, -1, -1), "#FFFFFF")
        else:
            line = tokens.field_line if self.isEnabled() else tokens.disabled
            painter.setPen(QPen(colour(line), 1.5))
            painter.setBrush(colour(tokens.content))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.setPen(colour(tokens.text if self.isEnabled() else tokens.disabled))
        place = self.rect().adjusted(_SIDE + _GAP, 0, 0, 0)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words()
        )
        painter.end()

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _dress(self) -> None:
        font = self._theme.font(13, text=self.text())
        if self.font() != font:
            self.setFont(font)
