"""Buttons with an icon alone; their word is the accessible name and the tool tip."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from voicedesk.ui.kit.enter_presses import EnterPresses
from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


class IconButton(KeyboardFocus, EnterPresses, QToolButton):
    """A square button, 32 px unless told otherwise.

    Args:
        icon: the icon's name.
        ink: the token it is painted in.
        filled: paint it as a disc in the accent colour (the one play button).

    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        ink: str = "text2",
        side: int = 32,
        filled: bool = False,
        glyph: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._ink = ink
        self._filled = filled
        self._glyph = glyph
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_words(self, words: str, why: str = "") -> None:
        """Name the button; `why` is added where it can't be pressed or has a shortcut."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
        self.setToolTip(plain_tip(f"{words}\n{why}" if why else words))

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
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
        tokens = self._theme.tokens
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
        self._theme.icons.paint(painter, self._icon, glyph, ink)
        painter.end()
