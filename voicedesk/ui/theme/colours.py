"""The colours, by what they are for. Each pair that carries text keeps a contrast of 4.5."""

import zlib
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from PySide6.QtGui import QColor

from voicedesk.domain.account import Account
from voicedesk.domain.annotations import tag_key


class Tone(StrEnum):
    """What a colour says beyond itself. Never said by colour alone."""

    READY = "ready"
    TRAINING = "training"
    IDLE = "idle"
    FAILED = "failed"


class Tokens(NamedTuple):
    """One theme's colours, as `#RRGGBB`."""

    dark: bool
    sidebar: str
    content: str
    pane: str
    raised: str
    fill: str
    fill_hover: str
    line: str
    line_strong: str
    field_line: str
    button_line: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    accent_text: str
    select: str
    select_idle: str
    hover: str
    nav_select: str
    ready: str
    ready_back: str
    training: str
    training_back: str
    idle: str
    idle_back: str
    failed: str
    failed_back: str
    danger: str
    danger_hover: str
    danger_press: str
    arc: str
    wave_rest: str
    wave_on: str
    wave_failed: str
    focus: str
    scrim: str
    match: str
    hues: tuple[tuple[str, str], ...]
    """Sixteen pairs of tile and bar, one of which a voice's id picks: eight hues, pale and full."""

    def tone(self, tone: Tone) -> tuple[str, str]:
        """The colour that carries `tone`, and the background it is read on."""
        return str(getattr(self, tone)), str(getattr(self, f"{tone}_back"))


_TOKENS = {
    "sidebar": ("#F2F1EE", "#161618"),
    "content": ("#FFFFFF", "#1C1C1F"),
    "pane": ("#FAF9F7", "#202023"),
    "raised": ("#FFFFFF", "#28282C"),
    "fill": ("#EFEDE9", "#2B2B2F"),
    "fill_hover": ("#E6E4DF", "#36363B"),
    "line": ("#E8E6E1", "#2C2C30"),
    "line_strong": ("#D6D3CC", "#3B3B41"),
    "field_line": ("#928F88", "#74737A"),
    "button_line": ("#8A877F", "#7D7C84"),
    "text": ("#1B1A18", "#EEEDEA"),
    "text2": ("#55524C", "#B8B6B1"),
    "text3": ("#6B6861", "#999792"),
    "disabled": ("#A19E97", "#66656A"),
    "accent": ("#4453C6", "#5564DA"),
    "accent_hover": ("#3947B2", "#4F5DD2"),
    "accent_press": ("#2F3B98", "#4A58C8"),
    "accent_text": ("#3D4BBA", "#A5AFFF"),
    "select": ("#E8EBFB", "#2B2E4A"),
    "select_idle": ("#ECEAE6", "#2A2A2E"),
    "hover": ("#F6F5F2", "#242428"),
    "nav_select": ("#E2E0DB", "#2B2B30"),
    "ready": ("#1A6A3E", "#7ED3A1"),
    "ready_back": ("#E2F2E7", "#1C3427"),
    "training": ("#7F5200", "#F0C26A"),
    "training_back": ("#FAEED4", "#392E17"),
    "idle": ("#5B5852", "#B8B6B1"),
    "idle_back": ("#EEECE8", "#2D2D31"),
    "failed": ("#B0261E", "#FF9C92"),
    "failed_back": ("#FCE8E5", "#43211F"),
    "danger": ("#B0261E", "#BE3B32"),
    "danger_hover": ("#9A1F18", "#AD342B"),
    "danger_press": ("#841913", "#9C2E26"),
    "arc": ("#B07700", "#E8B85A"),
    "wave_rest": ("#918E87", "#77767E"),
    "wave_on": ("#7E7B75", "#8B8A92"),
    "wave_failed": ("#B5584F", "#FF9C92"),
    "focus": ("#4453C6", "#8E9BFF"),
    "scrim": ("#571B1A18", "#99000000"),
    "match": ("#F6DFA6", "#5A4A20"),
}
"""In the light theme, and in the dark one."""
_HUES = (
    (
        ("#DEF1CB", "#4D7010"),
        ("#F1EBC1", "#746400"),
        ("#C3F2FF", "#007099"),
        ("#C8F6E2", "#007953"),
        ("#FFDBE9", "#994063"),
        ("#CDE0FF", "#2D63A9"),
        ("#EAE3FF", "#6753A3"),
        ("#FFDFCA", "#9A4914"),
        ("#C3DDA5", "#3A5C00"),
        ("#DED597", "#605000"),
        ("#99DEFB", "#005B83"),
        ("#9FE4C7", "#006440"),
        ("#FFBDD2", "#822B4F"),
        ("#A6C9FF", "#174F92"),
        ("#D4CAFF", "#543F8D"),
        ("#FFC3A5", "#843400"),
    ),
    (
        ("#2E3C20", "#B5D893"),
        ("#403616", "#E2C97D"),
        ("#103D46", "#75DCF0"),
        ("#163F34", "#81E0C3"),
        ("#4D2B30", "#FFB0B9"),
        ("#263750", "#A0CDFF"),
        ("#402F48", "#E3B7F8"),
        ("#4A301C", "#FCBA89"),
        ("#445B2D", "#CDE9B5"),
        ("#61511B", "#F0DDA5"),
        ("#065D6B", "#A3ECFB"),
        ("#19604E", "#ABEFD8"),
        ("#764048", "#FFCAD1"),
        ("#37537B", "#BFE1FF"),
        ("#62456F", "#F1D0FF"),
        ("#714726", "#FFD2AE"),
    ),
)


def _theme_tokens(*, dark: bool) -> Tokens:
    return Tokens(
        dark=dark, hues=_HUES[dark], **{name: pair[dark] for name, pair in _TOKENS.items()}
    )


LIGHT = _theme_tokens(dark=False)
DARK = _theme_tokens(dark=True)


def colour(value: str, alpha: float = 1.0) -> QColor:
    """A token as Qt's colour, made `alpha` (0 to 1) as opaque."""
    made = QColor(value)
    if alpha < 1:
        made.setAlphaF(made.alphaF() * alpha)
    return made


ACCOUNT_COLOURS: Final = MappingProxyType(
    {
        "orange": "#B85C17",
        "blue": "#2F62C9",
        "green": "#3F7A33",
        "violet": "#7B4CBB",
        "teal": "#1B7A75",
        "pink": "#B43D7A",
        "brown": "#856042",
        "slate": "#5D6675",
    }
)
"""By the names that settings keep. A white letter is read on each, in both themes."""


def colour_name(account: Account) -> str:
    """The name of an account's colour: the one that was chosen, else the one its name gives it."""
    if account.colour in ACCOUNT_COLOURS:
        return account.colour
    seed = zlib.crc32(account.name.encode("utf-8", "surrogatepass"))
    return list(ACCOUNT_COLOURS)[seed % len(ACCOUNT_COLOURS)]


_TAG_HUES = 8
_DARKER = 107
"""Per cent: on the light theme's marked rows the tiles' own bars would lack contrast."""


@lru_cache(maxsize=1024)
def tag_colour(tokens: Tokens, name: str) -> str:
    """One of the theme's eight hues, the same for a tag in every window and whatever its case."""
    seed = zlib.crc32(tag_key(name).encode("utf-8", "surrogatepass"))
    _, bar = tokens.hues[seed % _TAG_HUES]
    return bar if tokens.dark else QColor(bar).darker(_DARKER).name()
