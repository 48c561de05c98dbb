"""A word that can be taken away."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from voicedesk.domain.display import clean
from voicedesk.ui.kit.enter_presses import EnterPresses
from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.tag_mark import paint_dot
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_HEIGHT = 22
_CROSS = 17


class Chip(KeyboardFocus, EnterPresses, QAbstractButton):
    """A pill with a cross. A click on the cross, Delete, Space or Enter presses it: it is to go.

    Args:
        words: what stands on it.
        tag: the tag whose dot stands before the words; empty for no dot.

    """

    def __init__(
        self, theme: Theme, words: str, *, tag: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tag = tag
        self.setText(clean(words))
        self.setProperty("round", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_action(self, words: str) -> None:
        """Say what pressing it does, for assistants and for whoever points at it."""
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))

    def sizeHint(self) -> QSize:
        self._dress()
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._before + wide + 2 + _CROSS, _HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        return self._cross.toRect().adjusted(-5, -5, 5, 5).contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._dress()
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.fill_hover if self.underMouse() else tokens.fill))
        painter.drawRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        if self._tag:
            paint_dot(painter, self._theme, QPointF(10.5, self.height() / 2), self._tag)
        painter.setFont(self.font())
        painter.setPen(colour(tokens.text))
        room = self.width() - self._before - _CROSS
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        place = QRectF(self._before, 0, room + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        ink = tokens.text if self.underMouse() else tokens.text3
        self._theme.icons.paint(painter, "close", self._cross, ink)
        painter.end()

    @property
    def _before(self) -> int:
        return 18 if self._tag else 10

    @property
    def _cross(self) -> QRectF:
        return QRectF(self.width() - _CROSS, (self.height() - 14) / 2, 14, 14)

    def _dress(self) -> None:
        font = self._theme.font(12, 500, text=self.text())
        if self.font() != font:
            self.setFont(font)
