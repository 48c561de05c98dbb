"""Buttons with words."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from voicedesk.domain.text import clean
from voicedesk.ui.kit.marks import paint_dot
from voicedesk.ui.kit.qt_helpers import plain_tip
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tokens, colour

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # At run time a plain mixin: Qt allows one C++ class among the bases.
    _Button = object


class EnterPresses(_Button):
    """A mixin, before Qt's class among the bases.

    Qt presses a focused button with Space alone, outside of its own dialogs.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


if TYPE_CHECKING:
    _Widget = QWidget
else:
    # At run time a plain mixin: Qt allows one C++ class among the bases.
    _Widget = object

_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class KeyboardFocus(_Widget):
    """A mixin, before Qt's class among the bases; the focus ring asks it."""

    focused_by_keyboard = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused_by_keyboard = event.reason() in _KEYBOARD
        super().focusInEvent(event)


class ButtonKind(Enum):
    """How much a button asks for. A view has one primary button at most."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    LINK = "link"
    DANGER = "danger"
    DESTROY = "destroy"


class Button(KeyboardFocus, EnterPresses, QPushButton):
    """A button with a word on it, and an icon before the word where one is given."""

    def __init__(
        self,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(height)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        theme().changed.connect(self.update)

    def set_icon_name(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        self._dress()
        wide = self.fontMetrics().horizontalAdvance(self._words())
        pad = 8 if self._kind is ButtonKind.LINK else 14
        return QSize(wide + 2 * pad + (26 if self._icon else 0), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._dress()
        back, ink, line = self._colours(theme().tokens)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour(line), 1) if line else Qt.PenStyle.NoPen)
        if back:
            painter.setBrush(colour(back))
        if back or line:
            painter.drawRoundedRect(box if line else QRectF(self.rect()), 8, 8)
        metrics = self.fontMetrics()
        words = metrics.elidedText(
            self._words(),
            Qt.TextElideMode.ElideRight,
            self.width() - (34 if self._icon else 8),
        )
        wide = metrics.horizontalAdvance(words) + (26 if self._icon else 0)
        left = (self.width() - wide) / 2
        if self._icon:
            glyph = QRectF(left - 1, (self.height() - 20) / 2, 20, 20)
            theme().icons.paint(painter, self._icon, glyph, ink)
            left += 26
        painter.setPen(colour(ink))
        painter.setFont(self.font())
        place = QRectF(left, 0, self.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _dress(self) -> None:
        weight = 500 if self._kind in {ButtonKind.SECONDARY, ButtonKind.GHOST} else 600
        font = theme().font(13, weight, text=self.text())
        if self.font() != font:
            self.setFont(font)

    def _colours(self, tokens: Tokens) -> tuple[str, str, str]:
        """Background, ink and outline; empty for none."""
        if not self.isEnabled():
            bare = self._kind is ButtonKind.LINK
            return ("" if bare else tokens.fill, tokens.disabled, "")
        step = 2 if self.isDown() else 1 if self.underMouse() else 0
        quiet = ("", tokens.fill, tokens.fill_hover)
        backs, ink = {
            ButtonKind.PRIMARY: (
                (tokens.accent, tokens.accent_hover, tokens.accent_press),
                "#FFFFFF",
            ),
            ButtonKind.DESTROY: (
                (tokens.danger, tokens.danger_hover, tokens.danger_press),
                "#FFFFFF",
            ),
            ButtonKind.SECONDARY: ((tokens.raised, tokens.fill, tokens.fill_hover), tokens.text),
            ButtonKind.GHOST: (quiet, tokens.text2),
            ButtonKind.LINK: (quiet, tokens.accent_text),
            ButtonKind.DANGER: (("", tokens.failed_back, tokens.failed_back), tokens.failed),
        }[self._kind]
        return (backs[step], ink, tokens.button_line if self._kind is ButtonKind.SECONDARY else "")


class IconButton(KeyboardFocus, EnterPresses, QToolButton):
    """A square button, 32 px unless told otherwise.

    Args:
        icon: the icon's name.
        ink: the token it is painted in.
        filled: paint it as a disc in the accent colour (the one play button).

    """

    def __init__(
        self,
        icon: str,
        *,
        ink: str = "text2",
        side: int = 32,
        filled: bool = False,
        glyph: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self._filled = filled
        self._glyph = glyph
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def set_text(self, words: str, why: str = "") -> None:
        """Name the button; `why` is added where it can't be pressed or has a shortcut."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
        self.setToolTip(plain_tip(f"{words}\n{why}" if why else words))

    def set_icon_name(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self.update()

    def set_ink(self, ink: str) -> None:
        """Use the colour of another token."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        ink = getattr(tokens, self._ink)
        back = ""
        if not self.isEnabled():
            ink = tokens.disabled
            back = tokens.fill if self._filled else ""
        elif self._filled:
            back = tokens.accent_hover if self.underMouse() else tokens.accent
            back = tokens.accent_press if self.isDown() else back
            ink = "#FFFFFF"
        elif self.isDown():
            back = tokens.fill_hover
        elif self.underMouse() or self.isChecked():
            back = tokens.fill
        if back:
            painter.setBrush(colour(back))
            radius = self.width() / 2 if self._filled else 8
            painter.drawRoundedRect(box, radius, radius)
        if self.isChecked() and self.isEnabled():
            ink = tokens.accent_text
        side = self._glyph
        glyph = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        theme().icons.paint(painter, self._icon, glyph, ink)
        painter.end()


_HEIGHT = 22
_CROSS = 17


class Chip(KeyboardFocus, EnterPresses, QAbstractButton):
    """A pill with a cross. A click on the cross, Delete, Space or Enter presses it: it is to go.

    Args:
        words: what stands on it.
        tag: the tag whose dot stands before the words; empty for no dot.

    """

    def __init__(self, words: str, *, tag: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = tag
        self.setText(clean(words))
        self.setProperty("round", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

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
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.fill_hover if self.underMouse() else tokens.fill))
        painter.drawRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        if self._tag:
            paint_dot(painter, QPointF(10.5, self.height() / 2), self._tag)
        painter.setFont(self.font())
        painter.setPen(colour(tokens.text))
        room = self.width() - self._before - _CROSS
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        place = QRectF(self._before, 0, room + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        ink = tokens.text if self.underMouse() else tokens.text3
        theme().icons.paint(painter, "close", self._cross, ink)
        painter.end()

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
