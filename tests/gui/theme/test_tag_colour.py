"""A tag's dot: seen on every surface it stands on, and the same colour each time."""

import pytest
from PySide6.QtGui import QColor

from voicedesk.ui.theme.colours import DARK, LIGHT, Tokens, tag_colour

SURFACES = (
    "content", "sidebar", "pane", "raised", "select", "select_idle", "hover", "fill", "nav_select",
)  # fmt: skip


def luminance(value: str) -> float:
    shares = QColor(value).getRgbF()[:3]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_dot_can_be_made_out(tokens: Tokens) -> None:
    dots = {tag_colour(tokens, f"tag {number}") for number in range(200)}
    assert len(dots) == 8
    for dot in dots:
        for surface in SURFACES:
            assert contrast(dot, getattr(tokens, surface)) >= 3, (dot, surface)


def test_case_and_width_make_no_other_colour() -> None:
    assert tag_colour(LIGHT, "News") == tag_colour(LIGHT, "ｎＥＷＳ") == tag_colour(LIGHT, "news")
