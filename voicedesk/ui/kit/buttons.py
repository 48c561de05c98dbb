"""Buttons with words and with icons. How they look stands in the style sheet, by their `kind`."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from voicedesk.domain.text import clean
from voicedesk.ui.kit.marks import paint_box, paint_dot, paint_words, painting
from voicedesk.ui.kit.view import plain_tip
from voicedesk.ui.kit.waiting import ShowsWaiting, paint_arc
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.assets import Look
from voicedesk.ui.theme.colours import colour

# At run time plain mixins: Qt allows one C++ class among the bases.
if TYPE_CHECKING:
    _Widget = QWidget
    _Button = QAbstractButton
else:
    _Widget = _Button = object

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
_POINTERS = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}


class LastInput(QObject):
    """Whether the person used a key last, or the pointer: watches the windows it is told of.

    A focus that moves because of a key is shown, also where the program moved it.
    """

    by_key = False

    def watch(self, window: QWindow) -> None:
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYS:
            LastInput.by_key = True
        elif kind in _POINTERS:
            LastInput.by_key = False
        return False


def is_by_keyboard(event: QFocusEvent) -> bool:
    """Whether a key caused this move of the focus."""
    reason = event.reason()
    return reason in _BY_KEYBOARD or (LastInput.by_key and reason is _OTHER)


_OTHER = Qt.FocusReason.OtherFocusReason
_FIXED = QSizePolicy.Policy.Fixed


class KeyboardFocus(_Widget):
    """A mixin, before Qt's class among the bases; the focus ring asks it."""

    focused_by_keyboard = False
    focus_reason = Qt.FocusReason.NoFocusReason

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focus_reason = event.reason()
        self.focused_by_keyboard = is_by_keyboard(event)
        super().focusInEvent(event)


class EnterPresses(KeyboardFocus, _Button):
    """A mixin, before Qt's class among the bases: Enter presses the button as Space does.

    Of the platforms' themes, only GNOME's and KDE's tell Qt so.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class ButtonKind(Enum):
    """How much a button asks for. A view has one primary button at most."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    LINK = "link"
    DANGER = "danger"
    DESTROY = "destroy"


_INKS = {
    ButtonKind.PRIMARY: "#FFFFFF",
    ButtonKind.SECONDARY: "text",
    ButtonKind.GHOST: "text2",
    ButtonKind.LINK: "accent_text",
    ButtonKind.DANGER: "failed",
    ButtonKind.DESTROY: "#FFFFFF",
}
_ICON = QSize(23, 20)
"""The icon and what is left free between it and the words."""


class Button(ShowsWaiting, EnterPresses, QPushButton):
    """A button with a word on it, and an icon before the word where one is given.

    While it waits the arc stands there, or takes the word's place where there is no room for both.
    """

    def __init__(
        self,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        text: str = "",
        icon: str = "",
        height: int = 32,
    ) -> None:
        super().__init__()
        self._kind = kind
        self.setProperty("kind", kind.value)
        self.setFixedHeight(height)
        self.setAutoDefault(False)
        self.setSizePolicy(_FIXED, _FIXED)
        if icon:
            self.set_icon_name(icon)
        if text:
            self.setText(text)

    def set_icon_name(self, icon: str) -> None:
        self.setIcon(theme().icon(icon, _INKS[self._kind]))
        self.setIconSize(_ICON)

    def setText(self, text: str) -> None:
        super().setText(text)
        quiet = self._kind in {ButtonKind.SECONDARY, ButtonKind.GHOST}
        self.setFont(theme().font(13, 500 if quiet else 600, text=text))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.turned is None:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        words, box = self.text(), QRectF(self.rect())
        wide = self.fontMetrics().horizontalAdvance(words)
        if words and _ICON.width() + wide <= box.width() - 8:
            left = (box.width() - _ICON.width() - wide) / 2
            ink = _INKS[self._kind] if self.isEnabled() else "disabled"
            painter.setPen(theme().icons.tint(ink))
            place = box.adjusted(left + _ICON.width(), 0, 0, 0)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
            )
            box = QRectF(left, 0, 16, box.height())
        _paint_turned(painter, self, box, _INKS[self._kind])
        painter.end()


class IconButton(ShowsWaiting, EnterPresses, QToolButton):
    """A square button, 32 px unless told otherwise. While it waits the arc is its icon.

    Args:
        icon: the icon's name.
        text, why: see `set_text`.
        ink: the token it is painted in.
        kind: `icon`, `disc` for an outlined disc, or `play` for the one filled with the accent.
        checked: icon and token while the button is checked; None for the same in the accent.
    """

    def __init__(
        self,
        icon: str,
        *,
        text: str = "",
        why: str = "",
        ink: str = "text2",
        side: int = 32,
        kind: str = "icon",
        glyph: int = 20,
        checked: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self._checked = checked
        self._marked = False
        self.setProperty("kind", kind)
        self.setFixedSize(QSize(side, side))
        self.setIconSize(QSize(glyph, glyph))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_FIXED, _FIXED)
        self._show_icon()
        if text:
            self.set_text(text, why)

    def set_text(self, words: str, why: str = "") -> None:
        """Name the button; `why` is added where it can't be pressed or has a shortcut."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
        self.setToolTip(plain_tip(f"{words}\n{why}" if why else words))

    def set_icon_name(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self._show_icon()

    def set_ink(self, ink: str) -> None:
        if ink != self._ink:
            self._ink = ink
            self._show_icon()

    def set_marked(self, *, marked: bool) -> None:
        """Show a dot at its upper right: there is something new."""
        self._marked = marked
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.turned is None:
            super().paintEvent(event)
            if self._marked:
                with painting(self) as painter:
                    painter.setBrush(colour(theme().tokens.accent))
                    painter.drawEllipse(QRectF(self.width() - 12, 4, 8, 8))
            return
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        _paint_turned(painter, self, QRectF(self.rect()), self._ink)
        painter.end()

    def _show_icon(self) -> None:
        checked = self._checked or (self._icon, "accent_text")
        self.setIcon(theme().icon(self._icon, self._ink, checked=checked))


def _paint_turned(
    painter: QStylePainter, button: Button | IconButton, box: QRectF, ink: str
) -> None:
    """Paint the arc in the middle of `box`, which is within `button`."""
    ink = theme().icons.tint(ink if button.isEnabled() else "text2")
    paint_arc(painter, box.center(), button.turned or 0.0, ink)


_HEIGHT = 24
_CROSS = 17


class Chip(EnterPresses, QAbstractButton):
    """A pill with a cross. A click on the cross, Delete, Space or Enter presses it: it is to go.

    Args:
        words: what stands on it.
        tag: the tag whose dot stands before the words; empty for no dot.
    """

    def __init__(self, words: str, *, tag: str = "") -> None:
        super().__init__()
        self._tag = tag
        self.setText(clean(words))
        self.setProperty("round", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_FIXED, _FIXED)

    def set_action(self, words: str) -> None:
        """Say what pressing it does, for assistants and for whoever points at it."""
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))

    def sizeHint(self) -> QSize:
        self._dress()
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._before + wide + 2 + _CROSS, _HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos) and pos.x() >= self.width() - _HEIGHT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._dress()
        tokens, hot = theme().tokens, self.underMouse()
        with painting(self) as painter:
            back = tokens.fill_hover if hot else tokens.fill
            paint_box(painter, QRectF(self.rect()), back, _HEIGHT / 2)
            if self._tag:
                paint_dot(painter, QPointF(10.5, self.height() / 2), self._tag)
            place = self.rect().adjusted(self._before, 0, -_CROSS, 0)
            paint_words(painter, place, self.text(), tokens.text)
            theme().icons.paint(painter, "close", self._cross, tokens.text if hot else tokens.text3)

    @property
    def _before(self) -> int:
        return 18 if self._tag else 10

    @property
    def _cross(self) -> QRectF:
        return QRectF(self.width() - _CROSS, (self.height() - 14) / 2, 14, 14)

    def _dress(self) -> None:
        font = theme().font(12, 500, text=self.text())
        if self.font() != font:
            self.setFont(font)
