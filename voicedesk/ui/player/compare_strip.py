"""Compare at the right end of the player bar: a switch, and when it is on, four places."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from voicedesk.ui.kit.enter_presses import EnterPresses
from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.kit.view import View
from voicedesk.ui.player.compare_places import GAP, SLOTS, WIDEST
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

if TYPE_CHECKING:
    from voicedesk.ui.player.compare_slot import CompareSlot, SlotLook

_BEFORE_LINE = 10


class CompareStrip(View):
    """The switch and the places; these are made when it is first switched on.

    Signals:
        toggled: the switch.
        pressed, cleared: a place, counted from 0.
    """

    toggled = Signal(bool)
    pressed = Signal(int)
    cleared = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.switch = _Switch(theme)
        self.slots: list[CompareSlot] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_BEFORE_LINE + 9, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.switch)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.switch.toggled.connect(self.toggled)
        self.retranslate()

    @property
    def is_on(self) -> bool:
        """Whether voices are compared."""
        return self.switch.isChecked()

    def show_on(self, *, on: bool) -> None:
        """Switch it, without saying so, and show the places or not."""
        with QSignalBlocker(self.switch):
            self.switch.setChecked(on)
        if on and not self.slots:
            self._make_slots()
        for slot in self.slots:
            slot.setVisible(on)

    def show_slots(self, looks: "Sequence[SlotLook | None]", active: int) -> None:
        """Show what is in the places.

        Args:
            active: the one that is heard; -1 for none.
        """
        for number, (slot, look) in enumerate(zip(self.slots, looks, strict=False)):
            slot.show_slot(look, active=number == active)

    def set_room(self, *, compact: bool, slots: int) -> None:
        """Leave the word away where there is no room for it; `slots` pixels for all places."""
        self.switch.set_compact(compact=compact or self.is_on)
        for slot in self.slots:
            slot.set_room((slots - (SLOTS - 1) * GAP) // SLOTS)

    def retranslate(self) -> None:
        self.switch.setText(self.tr("Compare"))
        self.switch.setAccessibleName(self.tr("Compare"))
        hint = self.tr("Up to four voices, switched between at the same position (Ctrl+K)")
        self.switch.setAccessibleDescription(hint)
        self.switch.setToolTip(plain_tip(f"{self.tr('Compare')}\n{hint}"))
        for number, slot in enumerate(self.slots, 1):
            slot.set_words(
                self.tr("Empty"),
                self.tr("Press to put the selected voice here (Shift+{number})").format(
                    number=number
                ),
                self.tr("Take it out (Del)"),
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tall = min(32, self.height())
        line = QRectF(_BEFORE_LINE, (self.height() - tall) / 2, 1, tall)
        painter.fillRect(line, colour(self.tokens.line_strong))
        painter.end()

    def _make_slots(self) -> None:
        from voicedesk.ui.player.compare_slot import CompareSlot  # noqa: PLC0415

        for number in range(SLOTS):
            slot = CompareSlot(self.theme, number + 1)
            slot.clicked.connect(lambda _=False, number=number: self.pressed.emit(number))
            slot.cleared.connect(lambda number=number: self.cleared.emit(number))
            self.slots.append(slot)
            self._row.addWidget(slot)
        before: QAbstractButton = self.switch
        for slot in self.slots:
            self.setTabOrder(before, slot)
            before = slot
        self.retranslate()


def slots_width() -> int:
    """Pixels that all places take at the most, with what is between them."""
    return SLOTS * WIDEST + (SLOTS - 1) * GAP


class _Switch(KeyboardFocus, EnterPresses, QAbstractButton):
    """An icon, and a word where there is room for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_compact = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_compact(self, *, compact: bool) -> None:
        if compact is not self._is_compact:
            self._is_compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        self.setFont(self._theme.font(13, 500, text=self.text()))
        words = 0 if self._is_compact else self.fontMetrics().horizontalAdvance(self.text()) + 12
        return QSize(32 + words, 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        on = self.isChecked()
        if on or self.underMouse() or self.isDown():
            painter.setBrush(colour(tokens.fill_hover if self.isDown() else tokens.fill))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        ink = tokens.accent_text if on else tokens.text2
        self._theme.icons.paint(painter, "compare", QRectF(6, 6, 20, 20), ink)
        if not self._is_compact:
            painter.setPen(colour(ink))
            painter.setFont(self._theme.font(13, 500, text=self.text()))
            place = QRectF(self.rect()).adjusted(32, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
