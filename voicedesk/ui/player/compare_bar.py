"""Compare at the right end of the player bar: a switch, and when it is on, four places."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from voicedesk.ui.kit.buttons import EnterPresses, IconButton
from voicedesk.ui.kit.layouts import order_tabs, row
from voicedesk.ui.kit.marks import paint_words, painting
from voicedesk.ui.kit.view import View, plain_tip
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

SLOTS: Final = 4
WIDEST: Final = 100
NARROWEST: Final = 52
GAP: Final = 6
_BEFORE_LINE = 10
_HEIGHT = 48
_CROSS = 16
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CompareBar(View):
    """The switch and the places, counted from 0; these are made when it is first switched on."""

    pressed = Signal(int)
    cleared = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.switch = IconButton("compare", kind="word")
        self.switch.setCheckable(True)
        self.switch.set_text(
            self.tr("Compare"),
            self.tr("Switch between up to four voices at the same position (Ctrl+K)"),
        )
        self.switch.setFont(theme().font(13, 500, text=self.switch.text()))
        self.slots: list[CompareSlot] = []
        self._row = row(self.switch, on=self, margins=(_BEFORE_LINE + 9, 0, 0, 0), gap=GAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @property
    def is_on(self) -> bool:
        return self.switch.isChecked()

    def show_on(self, *, on: bool) -> None:
        """Switch it, without saying so, and show the places or not."""
        with QSignalBlocker(self.switch):
            self.switch.setChecked(on)
        if on and not self.slots:
            self._make_slots()
        for slot in self.slots:
            slot.setVisible(on)

    def show_slots(self, looks: Sequence["SlotLook | None"], active: int) -> None:
        """Show what is in the places; `active` is the one that is heard, -1 for none."""
        for number, (slot, look) in enumerate(zip(self.slots, looks, strict=False)):
            slot.show_slot(look, active=number == active)

    def set_room(self, *, compact: bool, slots: int) -> None:
        """Leave the word away where there is no room for it; `slots` pixels for all places."""
        alone = compact or self.is_on
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonIconOnly if alone else styles.ToolButtonTextBesideIcon
        word = self.switch.fontMetrics().horizontalAdvance(self.switch.text()) + 12
        self.switch.setToolButtonStyle(style)
        self.switch.setIconSize(QSize(20 if alone else 23, 20))
        self.switch.setFixedWidth(32 if alone else 32 + word)
        for slot in self.slots:
            slot.set_room((slots - (SLOTS - 1) * GAP) // SLOTS)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tall = min(32, self.height())
        line = QRectF(_BEFORE_LINE, (self.height() - tall) // 2, 1, tall)
        with painting(self) as painter:
            painter.fillRect(line, colour(self.tokens.line_strong))

    def _make_slots(self) -> None:
        for number in range(SLOTS):
            slot = CompareSlot(number + 1)
            slot.clicked.connect(lambda _=False, number=number: self.pressed.emit(number))
            slot.cleared.connect(lambda number=number: self.cleared.emit(number))
            self.slots.append(slot)
            self._row.addWidget(slot)
        order_tabs(self.switch, *self.slots)


def slots_width() -> int:
    """Pixels that all places take at the most, with what is between them."""
    return SLOTS * WIDEST + (SLOTS - 1) * GAP


class SlotLook(NamedTuple):
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


class CompareSlot(EnterPresses, QAbstractButton):
    """A place with its number, to be pressed; Delete and a small cross send `cleared`."""

    cleared = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._look: SlotLook | None = None
        self._active = False
        self._over_cross = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(WIDEST, _HEIGHT)
        translate = QCoreApplication.translate
        self.setText(translate("CompareBar", "Empty"))
        hint = translate("CompareBar", "Add the selected voice here (Shift+{number})")
        self._hint = hint.format(number=number)
        self._remove = translate("CompareBar", "Remove (Del)")
        self._say()

    def set_room(self, width: int) -> None:
        self.setFixedWidth(max(NARROWEST, min(WIDEST, width)))

    def show_slot(self, look: SlotLook | None, *, active: bool) -> None:
        self._look, self._active = look, active
        self._say()
        self.update()

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

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        look, active = self._look, self._active
        pen = QPen(colour(tokens.accent if active else tokens.button_line), 1.5 if active else 1)
        if active and tokens.dark:
            pen.setColor(colour(tokens.focus))
        if look is None:
            pen.setDashPattern([3, 3])
        hovered = self.underMouse() and not active
        back = tokens.select if active else tokens.fill if hovered else ""
        with painting(self) as painter:
            painter.setPen(pen)
            painter.setBrush(colour(back) if back else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 8, 8)
            self._paint_text(painter, look)

    # Inside

    def _paint_text(self, painter: QPainter, look: SlotLook | None) -> None:
        tokens = theme().tokens
        inner = self.rect().adjusted(9, 0, -8, 0)
        top, bottom = inner.adjusted(0, 5, 0, -24), inner.adjusted(0, 23, 0, -4)
        painter.setFont(theme().font(11, 600, tabular=True))
        ink = tokens.accent_text if self._active else tokens.text2
        paint_words(painter, top, str(self._number), ink)
        if look is None:
            theme().icons.paint(painter, "plus", self._cross(), tokens.text2)
            painter.setFont(theme().font(12, text=self.text()))
            paint_words(painter, bottom, self.text(), tokens.text2)
            return
        if self.underMouse() or (self.hasFocus() and self.focused_by_keyboard):
            cross = tokens.text if self._over_cross else tokens.text2
            theme().icons.paint(painter, "close", self._cross(), cross)
        elif look.when and self.width() >= 80:
            painter.setFont(theme().font(11, text=look.when, tabular=True))
            painter.setPen(colour(tokens.text2))
            painter.drawText(top, _MIDDLE_RIGHT, look.when)
        painter.setFont(theme().font(12, 600, text=look.name))
        paint_words(painter, bottom, look.name, tokens.text3 if look.waiting else tokens.text)

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
