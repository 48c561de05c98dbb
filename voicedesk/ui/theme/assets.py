"""Fonts and icons, made of what lies in `resources`."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from voicedesk.ui.theme.colours import Tokens

_HAN_FACES = {
    400: ("Regular", "Light"),
    500: ("Regular", "Regular"),
    600: ("Medium", "Medium"),
}
"""By the weight of a text, in the light theme and in the dark: Han strokes are denser than Latin
ones, and light ones on dark look bolder."""
_QUOTES = {
    "Regular": "VoiceDesk Quotes",
    "Medium": "VoiceDesk Quotes",
    "Light": "VoiceDesk Quotes Light",
}
"""Chinese ones come before Inter, whose narrow ones Qt would take. A family each for what differs
in the faces that follow: Qt keeps those by a font's first family, weight and size."""
_SYSTEM_HAN = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "WenQuanYi Micro Hei",
]
"""For the rare characters that the bundled faces lack."""
_DISPLAY_FROM = 18
_TABULAR = QFont.Tag("tnum")
_NAMED = re.compile("“[^”]*”|\u2068[^\u2069]*\u2069")
"""What is quoted in a sentence, or put in as a name (see `domain.text.isolated`)."""


def load_fonts(folder: Path) -> None:
    """Make the bundled faces known to Qt."""
    for file in sorted((*folder.glob("*.otf"), *folder.glob("*.ttf"))):
        QFontDatabase.addApplicationFont(str(file))


def is_chinese(text: str) -> bool:
    """Whether `text` holds Han, but for the names in it: an English sentence may hold one.

    What is nothing but a name or a quotation is in the language of that.
    """
    around = _NAMED.sub("", text)
    return has_han(around if around.strip() else text)


def has_han(text: str) -> bool:
    """Whether `text` holds characters that the Chinese face draws."""
    return not text.isascii() and any("\u2e80" <= character <= "\uffef" for character in text)


@lru_cache(maxsize=128)
def make_font(pixels: int, weight: int, *, han: bool, dark: bool, tabular: bool) -> QFont:
    """A face of the given size and weight (400 to 650).

    Args:
        han: whether the text holds Han, so that its quotes are Chinese ones.
        dark: whether it is light on dark.
    """
    heavy = min(_HAN_FACES, key=lambda known: abs(known - weight))
    face = _HAN_FACES[heavy][dark and han]
    latin = "Inter Display" if pixels >= _DISPLAY_FROM and heavy >= 600 else "Inter"
    quotes = [_QUOTES[face]] if han else []
    font = QFont()
    font.setFamilies([*quotes, latin, f"VoiceDesk Han {face}", *_SYSTEM_HAN])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(heavy))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(_TABULAR, 1)
    return font


class IconSet:
    """Paints `resources/icons/*.svg` in any colour; `currentColor` is the part that is tinted."""

    def __init__(self, folder: Path, tokens: Tokens) -> None:
        self.tokens = tokens
        self._folder = folder
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

    def tint(self, ink: str) -> str:
        """The colour of a token in the theme in force; a colour stays itself."""
        return ink if ink.startswith("#") else str(getattr(self.tokens, ink))

    def _renderer(self, name: str, tint: str) -> QSvgRenderer:
        renderer = self._renderers.get((name, tint))
        if renderer is None:
            source = (self._folder / f"{name}.svg").read_bytes()
            tinted = source.replace(b"currentColor", tint.encode())
            renderer = self._renderers[name, tint] = QSvgRenderer(QByteArray(tinted))
        return renderer


Look = tuple[str, str]
"""An icon's name, and the token or colour (`#RRGGBB`) that it is painted in."""


class PaintedIcon(QIconEngine):
    """An icon that is painted anew in each size; `paint` and `clone` are to be given."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


class ThemeIcon(PaintedIcon):
    """An icon for what Qt paints itself; it follows the theme and the state of its button."""

    def __init__(self, icons: IconSet, off: Look, on: Look) -> None:
        super().__init__()
        self._parts: Final = (icons, off, on)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        icons, off, on = self._parts
        name, ink = on if state == QIcon.State.On else off
        if mode == QIcon.Mode.Disabled:
            ink = "disabled"
        # Where there is more room than for a square, it keeps the words beside it away.
        side = min(rect.width(), rect.height())
        icons.paint(painter, name, QRect(rect.topLeft(), QSize(side, side)), icons.tint(ink))

    def clone(self) -> QIconEngine:
        return ThemeIcon(*self._parts)
