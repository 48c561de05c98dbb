"""The look in force: which tokens, which fonts, and how they reach Qt."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from voicedesk.ui.theme.colours import DARK, LIGHT, Tokens

_HAN_FAMILIES = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "WenQuanYi Micro Hei",
]
_HAN_STEPS = {500: 400, 600: 500, 650: 500}
_HAN_TWO_WEIGHTS = {500: 400, 600: 700, 650: 700}
"""For faces that come in Regular and Bold alone: a heading has to stand out."""
_DISPLAY_FROM = 18
_TABULAR = QFont.Tag("tnum")


def load_fonts(folder: Path) -> None:
    """Make the bundled faces known to Qt."""
    for file in ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf"):
        QFontDatabase.addApplicationFont(str(folder / file))
    QFontDatabase.addApplicationFont(str(folder / "InterDisplay-SemiBold.otf"))
    QFontDatabase.addApplicationFont(str(folder / "JetBrainsMono-Regular.ttf"))


def has_han(text: str) -> bool:
    """Whether `text` holds characters that the Chinese face draws."""
    return not text.isascii() and any("\u2e80" <= character <= "\uffef" for character in text)


@lru_cache(maxsize=128)
def make_font(pixels: int, weight: int, *, han: bool, tabular: bool) -> QFont:
    """A face of the given size and weight (100 to 900).

    Han strokes are denser than Latin ones, so Han text is set a step lighter, where the system's
    face has such a step.
    """
    if han:
        weight = (_HAN_STEPS if _has_medium() else _HAN_TWO_WEIGHTS).get(weight, weight)
    font = QFont()
    latin = "Inter Display" if pixels >= _DISPLAY_FROM and weight >= 600 else "Inter"
    font.setFamilies([latin, *_HAN_FAMILIES])
    font.setPixelSize(pixels)
    font.setWeight(_nearest(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(_TABULAR, 1)
    return font


@lru_cache(maxsize=8)
def make_mono(pixels: int) -> QFont:
    font = QFont()
    font.setFamilies(["JetBrains Mono", "monospace"])
    font.setPixelSize(pixels)
    font.setFixedPitch(True)
    return font


@lru_cache(maxsize=1)
def _has_medium() -> bool:
    known = set(QFontDatabase.families())
    face = next((family for family in _HAN_FAMILIES if family in known), "")
    return "Medium" in QFontDatabase.styles(face)


def _nearest(weight: int) -> QFont.Weight:
    return min(QFont.Weight, key=lambda known: abs(known.value - weight))


class IconSet:
    """Paints `resources/icons/*.svg` in any colour; `currentColor` is the part that is tinted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._pictures: dict[tuple[str, str, QSize, float], QPixmap] = {}

    def paint(self, painter: QPainter, name: str, rect: QRect | QRectF, tint: str) -> None:
        """Paint the icon `name` into `rect` in the colour `tint` (`#RRGGBB`)."""
        place, transform = QRectF(rect), painter.deviceTransform()
        scale = transform.m11()
        if transform.isRotating() or scale < 1 or not scale.is_integer():
            # A picture would be blurred, or upside down.
            self._renderer(name, tint).render(painter, place)
            return
        size = place.size().toSize()
        picture = self._pictures.get((name, tint, size, scale))
        if picture is None:
            picture = self._pictures[name, tint, size, scale] = QPixmap(size * scale)
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            self._renderer(name, tint).render(inside, QRectF(QPointF(), size))
            inside.end()
        painter.drawPixmap(place.topLeft(), picture)

    def icon(self, name: str, tint: str, disabled: str) -> QIcon:
        """The icon for what Qt paints itself, such as menus."""
        return QIcon(_TintedEngine(self, name, tint, disabled))

    def _renderer(self, name: str, tint: str) -> QSvgRenderer:
        key = (name, tint)
        renderer = self._renderers.get(key)
        if renderer is None:
            source = self._sources.get(name)
            if source is None:
                source = self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
            renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", tint.encode())))
            self._renderers[key] = renderer
        return renderer


class _TintedEngine(QIconEngine):
    def __init__(self, icons: IconSet, name: str, tint: str, disabled: str) -> None:
        super().__init__()
        self._parts: Final = (icons, name, tint, disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        icons, name, tint, disabled = self._parts
        icons.paint(painter, name, rect, disabled if mode == QIcon.Mode.Disabled else tint)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedEngine(*self._parts)


def style_sheet(tokens: Tokens) -> str:
    return f"""
QLineEdit {{
    background: {tokens.content}; color: {tokens.text};
    border: 1px solid {tokens.field_line}; border-radius: 8px;
    padding: 0 12px; min-height: 34px; max-height: 34px;
    placeholder-text-color: {tokens.text3};
    selection-background-color: {tokens.accent}; selection-color: #FFFFFF;
}}
QLineEdit:focus {{
    border: 2px solid {tokens.focus}; padding: 0 11px; min-height: 32px; max-height: 32px;
}}
QLineEdit[wrong="true"] {{
    border: 2px solid {tokens.failed}; padding: 0 11px; min-height: 32px; max-height: 32px;
}}
QLineEdit:disabled {{
    background: {tokens.fill}; border-color: {tokens.fill}; color: {tokens.disabled};
}}
QLineEdit[look="search"] {{
    background: {tokens.fill}; border: 2px solid {tokens.fill}; padding: 0 0 0 28px;
    min-height: 28px; max-height: 28px;
}}
QLineEdit[look="search"]:focus {{ border-color: {tokens.focus}; background: {tokens.content}; }}
QLineEdit[look="cell"] {{
    border: 2px solid {tokens.focus}; border-radius: 6px; padding: 0 6px;
    min-height: 24px; max-height: 24px;
}}
QLineEdit[look="cell"][wrong="true"] {{ border: 2px solid {tokens.failed}; }}
QTextEdit[look="note"] {{
    background: transparent; color: {tokens.text2}; border: 1px solid transparent;
    border-radius: 8px; padding: 5px 7px; placeholder-text-color: {tokens.text3};
    selection-background-color: {tokens.accent}; selection-color: #FFFFFF;
}}
QTextEdit[look="note"]:hover {{ background: {tokens.fill}; }}
QTextEdit[look="note"]:focus {{
    background: {tokens.content}; color: {tokens.text};
    border: 2px solid {tokens.focus}; padding: 4px 6px;
}}
QAbstractItemView[look="completion"] {{
    background: {tokens.raised}; color: {tokens.text}; border: 1px solid {tokens.line_strong};
    selection-background-color: {tokens.select}; selection-color: {tokens.text}; outline: none;
    padding: 4px;
}}
QAbstractItemView[look="completion"]::item {{ min-height: 26px; padding: 0 8px; }}
QComboBox {{
    background: {tokens.content}; color: {tokens.text};
    border: 1px solid {tokens.field_line}; border-radius: 8px;
    padding: 0 32px 0 12px; min-height: 34px; max-height: 34px;
}}
QComboBox:focus {{
    border: 2px solid {tokens.focus}; padding: 0 31px 0 11px; min-height: 32px; max-height: 32px;
}}
QComboBox[icon="true"] {{ padding-left: 37px; }}
QComboBox[icon="true"]:focus {{ padding-left: 36px; }}
QComboBox:disabled {{
    background: {tokens.fill}; border-color: {tokens.fill}; color: {tokens.disabled};
}}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox::down-arrow {{ image: none; width: 0; }}
QComboBox QAbstractItemView {{
    background: {tokens.raised}; color: {tokens.text}; border: 1px solid {tokens.line_strong};
    selection-background-color: {tokens.select}; selection-color: {tokens.text}; outline: none;
    padding: 4px;
}}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; border-radius: 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {tokens.select}; color: {tokens.text}; }}
QMenu {{
    background: {tokens.raised}; color: {tokens.text};
    border: 1px solid {tokens.line_strong}; border-radius: 8px; padding: 5px;
}}
QMenu::item {{ padding: 6px 28px 6px 10px; border-radius: 6px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu[look="marks"]::icon {{ padding: 4px; margin-left: 4px; border: 2px solid transparent; }}
QMenu[look="marks"]::icon:checked {{ border: 2px solid {tokens.focus}; border-radius: 8px; }}
QMenu[look="marks"]::item {{ padding: 6px 28px 6px 18px; }}
QMenu::item:selected {{ background: {tokens.select}; color: {tokens.text}; }}
QMenu::item:disabled {{ color: {tokens.disabled}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {tokens.line}; margin: 5px 8px; }}
QToolTip {{
    background: {tokens.raised}; color: {tokens.text};
    border: 1px solid {tokens.line_strong}; padding: 5px 8px;
}}
QTableView {{
    background: {tokens.content}; border: none; outline: none;
    selection-background-color: transparent;
}}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px 2px 2px 4px; }}
QScrollBar::handle:vertical {{
    background: {tokens.line_strong}; border-radius: 3px; min-height: 40px;
}}
QScrollBar::handle:vertical:hover {{ background: {tokens.field_line}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 4px 2px 2px 2px; }}
QScrollBar::handle:horizontal {{
    background: {tokens.line_strong}; border-radius: 3px; min-width: 40px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


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
        _in_force[:] = [self]
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
        return make_mono(pixels)

    def icon(self, name: str) -> QIcon:
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


_in_force: list[Theme] = []
"""One, once the program has made it."""


def theme() -> Theme:
    """The program's one theme.

    Raises:
        RuntimeError: the program has not made it yet.

    """
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
