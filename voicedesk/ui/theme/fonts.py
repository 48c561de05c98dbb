"""Type: Inter for Latin, the system's simplified Chinese face for Han, JetBrains Mono for ids."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

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
    """The face for ids."""
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
