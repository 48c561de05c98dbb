"""Buttons with words."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from voicedesk.ui.kit.enter_presses import EnterPresses
from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import Tokens, colour


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
        theme: Theme,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(height)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        theme.changed.connect(self.update)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
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
        back, ink, line = self._colours(self._theme.tokens)
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
            self._theme.icons.paint(painter, self._icon, glyph, ink)
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
        font = self._theme.font(13, weight, text=self.text())
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
