"""The two themes in the desktop's accent colour, and with more contrast.

Contrast is a matter of luminance alone (WCAG 2). So a colour that takes another hue keeps its
luminance, and with it every contrast that the theme was made for.
"""

from functools import lru_cache

from PySide6.QtGui import QColor

from voicedesk.ui.theme.colours import Tokens, Tone

_FULL = ("accent", "accent_hover", "accent_press")
_PALE = ("accent_text", "focus", "select")
"""Those whose own saturation is the most they may have."""
_READ = 7.0
"""The contrast of texts where more of it is wanted (WCAG's level AAA)."""


@lru_cache(maxsize=8)
def with_accent(tokens: Tokens, accent: str) -> Tokens:
    """The theme in the hue of `accent` (`#RRGGBB`), in place of its own."""
    hue, saturation = _hue_saturation(accent)
    made = {}
    for name in (*_FULL, *_PALE):
        value = str(getattr(tokens, name))
        _, most = _hue_saturation(value)
        made[name] = _at_luminance(
            hue,
            saturation if name in _FULL else min(most, saturation),
            luminance(value),
            brighter=name in ({"accent_text", "focus"} if tokens.dark else {"select"}),
        )
    return tokens._replace(dark=tokens.dark, hues=tokens.hues, **made)


@lru_cache(maxsize=8)
def with_contrast(tokens: Tokens) -> Tokens:
    """The theme on black or white, with lines that are seen, and texts at a contrast of 7."""
    ground, ink = ("#000000", "#FFFFFF") if tokens.dark else ("#FFFFFF", "#000000")
    line = tokens.text3
    grounds = ("content", "sidebar", "pane", "raised", *(f"{tone}_back" for tone in Tone))
    lines = ("line", "line_strong", "field_line", "button_line", "disabled", "wave_rest")
    texts = ("accent_text", "ready", "training", "idle", "failed", "arc", "wave_failed")
    # What is read is read on marked rows too.
    behind = tokens.select
    under_white = (*_FULL, "danger", "danger_hover", "danger_press")
    made = {
        **dict.fromkeys(("text", "text2", "text3", "focus", "wave_on"), ink),
        **dict.fromkeys(grounds, ground),
        **dict.fromkeys(lines, line),
        **{name: _readable(str(getattr(tokens, name)), behind) for name in texts},
        **{name: _readable(str(getattr(tokens, name)), "#FFFFFF") for name in under_white},
    }
    return tokens._replace(dark=tokens.dark, hues=tokens.hues, **made)


def luminance(value: str) -> float:
    """How bright a colour is, from 0 to 1, as WCAG 2 counts it."""
    colour = QColor(value)
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else float(((one + 0.055) / 1.055) ** 2.4)
        for one in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable(value: str, ground: str) -> str:
    """The colour, darker or brighter as far as it has to be to be read on `ground`."""
    behind, own = luminance(ground), luminance(value)
    if behind > 0.18:
        own, brighter = min(own, (behind + 0.05) / _READ - 0.05), False
    else:
        own, brighter = max(own, _READ * (behind + 0.05) - 0.05), True
    return _at_luminance(*_hue_saturation(value), own, brighter=brighter)


def _hue_saturation(value: str) -> tuple[float, float]:
    colour = QColor(value)
    return max(0.0, colour.hslHueF()), colour.hslSaturationF()


def _at_luminance(hue: float, saturation: float, wanted: float, *, brighter: bool) -> str:
    """The colour next to that luminance: not darker (`brighter`), or not brighter."""
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        if luminance(QColor.fromHslF(hue, saturation, middle).name()) < wanted:
            low = middle
        else:
            high = middle
    return QColor.fromHslF(hue, saturation, high if brighter else low).name()
