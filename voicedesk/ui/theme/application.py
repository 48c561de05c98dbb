"""What makes the application look as it does: a palette, a style sheet and a font from the tokens.

`theme()` is asked by what paints itself. All else is told by Qt: a change of the theme sets the
style sheet anew, upon which every widget is painted anew too.
"""

import re
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from voicedesk.ui.theme.assets import (
    IconSet,
    Look,
    ThemeIcon,
    is_chinese,
    load_fonts,
    make_font,
)
from voicedesk.ui.theme.colours import DARK, LIGHT, Tokens
from voicedesk.ui.theme.variants import with_accent, with_contrast

_PLACEHOLDER = re.compile(r"@(\w+)")
"""In the style sheet: a token's name, or `@folder`, where the sheet and its pictures lie."""


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
    """Colours, type and icons for every view. The last one made is in force: see `theme()`.

    Attributes:
        reduced_motion: nothing is to move that needn't.

    Signals:
        changed: the tokens in force are others now; views repaint.
    """

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path, choice: ThemeChoice) -> None:
        super().__init__()
        self._application = application
        self.choice = choice
        self.reduced_motion = False
        self._dark: bool | None = None
        self._accent = ""
        self._high_contrast = False
        self.tokens: Tokens = LIGHT
        self.icons = IconSet(resources / "icons", LIGHT)
        self._made: dict[tuple[Look, Look], QIcon] = {}
        self._sheet = (resources / "style" / "voicedesk.qss").read_text(encoding="utf-8")
        self._folder = (resources / "style").as_posix()
        load_fonts(resources / "fonts")
        # Kept: what PySide gives of them goes with them.
        self._hints = hints = application.styleHints()
        if choice != ThemeChoice.SYSTEM:
            hints.setColorScheme(_SCHEMES[choice])
        _in_force[:] = [self]
        self._apply()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)

    def choose(self, choice: ThemeChoice) -> None:
        """Follow the system, or hold one theme whatever the system says."""
        self.choice = choice
        self._hints.setColorScheme(_SCHEMES[choice])
        self._apply()

    def follow(
        self, *, dark: bool | None, accent: str, high_contrast: bool, reduced_motion: bool
    ) -> None:
        """Look as the desktop says.

        Args:
            dark: unless the person chose for this program; None for what Qt knows.
            accent: `#RRGGBB`; empty for the program's own.
        """
        self._dark, self._accent, self._high_contrast = dark, accent, high_contrast
        self.reduced_motion = reduced_motion
        self._apply()

    def font(
        self, pixels: int, weight: int = 400, *, text: str = "", tabular: bool = False
    ) -> QFont:
        """The face for a text; `text` tells whether it is Chinese."""
        dark = self.tokens.dark
        return make_font(pixels, weight, han=is_chinese(text), dark=dark, tabular=tabular)

    def show_language(self) -> None:
        """Have what Qt words itself, such as menus and tool tips, in the language's quotes."""
        is_chinese = QLocale().language() == QLocale.Language.Chinese
        self._application.setFont(self.font(13, text="文" if is_chinese else ""))

    def mono(self, pixels: int) -> QFont:
        font = QFont()
        font.setFamilies(["JetBrains Mono", "monospace"])
        font.setPixelSize(pixels)
        font.setFixedPitch(True)
        return font

    def icon(self, name: str, ink: str = "text2", *, checked: Look | None = None) -> QIcon:
        """An icon for what Qt paints itself, in the colour of a token; it follows the theme.

        Args:
            checked: icon and token while its button is checked; None for the same.
        """
        looks = ((name, ink), checked or (name, ink))
        # Kept: Qt deleting an engine written in Python, at a change of icon, has crashed.
        if looks not in self._made:
            self._made[looks] = QIcon(ThemeIcon(self.icons, *looks))
        return self._made[looks]

    def _apply(self) -> None:
        self.tokens = self.icons.tokens = self._tokens_wanted()
        self.show_language()
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _tokens_wanted(self) -> Tokens:
        if self.choice is not ThemeChoice.SYSTEM:
            # Some platforms can't be told a scheme; what the person chose holds there too.
            is_dark = self.choice is ThemeChoice.DARK
        elif self._dark is not None:
            is_dark = self._dark
        else:
            is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        tokens = DARK if is_dark else LIGHT
        if self._accent:
            tokens = with_accent(tokens, self._accent)
        return with_contrast(tokens) if self._is_high_contrast() else tokens

    def _is_high_contrast(self) -> bool:
        known = self._hints.accessibility().contrastPreference()
        return self._high_contrast or known == Qt.ContrastPreference.HighContrast

    def _style_sheet(self) -> str:
        tokens, high_contrast = self.tokens, self._is_high_contrast()
        values = {
            **tokens._asdict(),
            "folder": self._folder,
            "groove": tokens.line_strong if tokens.dark else tokens.fill_hover,
            "segments": tokens.fill if tokens.dark else tokens.fill_hover,
            # What is behind the command palette stays readable.
            "palette_scrim": "#73000000" if tokens.dark else "#3D1B1A18",
            # A light dialog stands out by the scrim alone.
            "dialog_line": tokens.line if tokens.dark or high_contrast else tokens.raised,
            "search_line": tokens.field_line if high_contrast else tokens.fill,
        }
        return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), self._sheet)


_in_force: list[Theme] = []
"""One, once the program has made it."""


def theme() -> Theme:
    """The program's one theme. Raises `RuntimeError` before there is one."""
    if not _in_force:
        raise RuntimeError("no theme yet: make a Theme before the first widget")
    return _in_force[0]


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
