"""One of the places of Compare."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from voicedesk.ui.kit.enter_presses import EnterPresses
from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.painted_words import paint_words
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.player.compare_places import NARROWEST, WIDEST
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_HEIGHT = 48
_CROSS = 16
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class SlotLook:
    """What a filled place shows.

    Attributes:
        name: the voice's.
        when: which training's demo it is, short; empty where that isn't known.
        details: all that is to be said of it.
        waiting: its demo is being fetched.
    """

    name: str
    when: str = ""
    details: str = ""
    waiting: bool = False


class CompareSlot(KeyboardFocus, EnterPresses, QAbstractButton):
    """A place with its number, to be pressed; Delete and a small cross empty it.

    Signals:
        cleared: it is to be emptied.
    """

    cleared = Signal()

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self._look: SlotLook | None = None
        self._active = False
        self._over_cross = False
        self._hint = ""
        self._remove = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(WIDEST, _HEIGHT)
        theme.changed.connect(self.update)

    def set_room(self, width: int) -> None:
        """Take no more than `width`."""
        self.setFixedWidth(max(NARROWEST, min(WIDEST, width)))

    def show_slot(self, look: SlotLook | None, *, active: bool) -> None:
        """Show what is in it; None for nothing."""
        self._look, self._active = look, active
        self._say()
        self.update()

    def set_words(self, empty: str, hint: str, remove: str) -> None:
        """Say what an empty one is called, how it is filled, and what the cross does."""
        self.setText(empty)
        self._hint, self._remove = hint, remove
        self._say()

    def sizeHint(self) -> QSize:
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._look is not None:
            self.cleared.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_over_cross(event.position()):
            self.cleared.emit()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position())
        super().mouseMoveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(event.position())
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        look, active = self._look, self._active
        pen = QPen(colour(tokens.accent if active else tokens.button_line), 1.5 if active else 1)
        if active and tokens.dark:
            pen.setColor(colour(tokens.focus))
        if look is None:
            pen.setDashPattern([3, 3])
        hovered = self.underMouse() and not active
        back = tokens.select if active else tokens.fill if hovered else ""
        painter.setPen(pen)
        painter.setBrush(colour(back) if back else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        self._paint_words(painter, look)
        painter.end()

    # Inside

    def _paint_words(self, painter: QPainter, look: SlotLook | None) -> None:
        tokens = self._theme.tokens
        inner = self.rect().adjusted(9, 0, -8, 0)
        top, bottom = inner.adjusted(0, 5, 0, -24), inner.adjusted(0, 23, 0, -4)
        painter.setFont(self._theme.font(11, 600, tabular=True))
        ink = tokens.accent_text if self._active else tokens.text2
        paint_words(painter, top, str(self._number), ink)
        if look is None:
            self._paint_icon(painter, "plus", tokens.text2)
            painter.setFont(self._theme.font(12, text=self.text()))
            paint_words(painter, bottom, self.text(), tokens.text2)
            return
        if self.underMouse() or (self.hasFocus() and self.focused_by_keyboard):
            self._paint_icon(painter, "close", tokens.text if self._over_cross else tokens.text2)
        elif look.when and self.width() >= 80:
            painter.setFont(self._theme.font(11, text=look.when, tabular=True))
            painter.setPen(colour(tokens.text2))
            painter.drawText(top, _MIDDLE_RIGHT, look.when)
        painter.setFont(self._theme.font(12, 600, text=look.name))
        paint_words(painter, bottom, look.name, tokens.text3 if look.waiting else tokens.text)

    def _paint_icon(self, painter: QPainter, icon: str, ink: str) -> None:
        self._theme.icons.paint(painter, icon, self._cross(), ink)

    def _cross(self) -> QRectF:
        return QRectF(self.width() - _CROSS - 6, 5, _CROSS, _CROSS)

    def _is_over_cross(self, point: QPointF) -> bool:
        return self._look is not None and self._cross().adjusted(-4, -4, 4, 4).contains(point)

    def _hover(self, point: QPointF) -> None:
        over = self._is_over_cross(point)
        if over is not self._over_cross:
            self._over_cross = over
            self._say()
            self.update()

    def _say(self) -> None:
        look = self._look
        name = f"{self._number}: {self.text() if look is None else look.name}"
        about = self._hint if look is None else look.details
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        tip = self._remove if self._over_cross else "\n".join(filter(None, (name, about)))
        self.setToolTip(plain_tip(tip))
