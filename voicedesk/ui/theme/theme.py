"""The look in force: which tokens, which fonts, and how they reach Qt."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from voicedesk.ui.theme.fonts import has_han, load_fonts, make_font, make_mono
from voicedesk.ui.theme.icons import IconSet
from voicedesk.ui.theme.style_sheet import style_sheet
from voicedesk.ui.theme.tokens import DARK, LIGHT, Tokens


class ThemeChoice(StrEnum):
    """What the person chose; the value is what settings keep."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Colours, type and icons for every view.

    Signals:
        changed: the tokens in force are others now; views repaint.
    """

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path, choice: ThemeChoice) -> None:
        super().__init__()
        self._application = application
        self.choice = choice
        self.tokens: Tokens = LIGHT
        self.icons = IconSet(resources / "icons")
        load_fonts(resources / "fonts")
        hints = application.styleHints()
        if choice != ThemeChoice.SYSTEM:
            hints.setColorScheme(_SCHEMES[choice])
        self._apply()
        hints.colorSchemeChanged.connect(self._apply)

    def choose(self, choice: ThemeChoice) -> None:
        """Follow the system, or hold one theme whatever the system says."""
        self.choice = choice
        self._application.styleHints().setColorScheme(_SCHEMES[choice])
        self._apply()

    def font(
        self, pixels: int, weight: int = 400, *, text: str = "", tabular: bool = False
    ) -> QFont:
        """The face for a text; `text` tells whether it is set in Han."""
        return make_font(pixels, weight, han=has_han(text), tabular=tabular)

    def mono(self, pixels: int) -> QFont:
        """The face for ids."""
        return make_mono(pixels)

    def icon(self, name: str) -> QIcon:
        """An icon for a menu."""
        return self.icons.icon(name, self.tokens.text2, self.tokens.disabled)

    def _apply(self) -> None:
        # Some platforms can't be told a scheme; what the person chose holds there too.
        scheme = self._application.styleHints().colorScheme()
        asked = _SCHEMES[self.choice]
        is_dark = (scheme if self.choice is ThemeChoice.SYSTEM else asked) == Qt.ColorScheme.Dark
        self.tokens = DARK if is_dark else LIGHT
        self._application.setFont(self.font(13))
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, value in (
        (role.Window, tokens.content),
        (role.WindowText, tokens.text),
        (role.Base, tokens.content),
        (role.AlternateBase, tokens.pane),
        (role.Text, tokens.text),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.text),
        (role.BrightText, "#FFFFFF"),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, "#FFFFFF"),
        (role.Link, tokens.accent_text),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.text3),
        (role.Accent, tokens.accent),
        (role.Mid, tokens.line_strong),
        (role.Dark, tokens.line_strong),
        (role.Light, tokens.raised),
    ):
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.disabled))
    return palette
