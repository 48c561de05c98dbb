"""The desktop's accent colour, high contrast and reduced motion, and that all is still read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fake_desktop import FakePortal, session_bus
from voicedesk.ui.appearance import DesktopAppearanceWatch
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.theme import Theme, ThemeChoice
from voicedesk.ui.theme.colours import DARK, LIGHT, Tokens
from voicedesk.ui.theme.variants import luminance, with_accent, with_contrast

GROUNDS = ("content", "sidebar", "pane", "raised", "select", "hover", "fill")
BUTTONS = ("accent", "accent_hover", "accent_press")
ACCENTS = [
    QColor.fromHslF(hue / 24, saturation, lightness).name()
    for hue in range(24)
    for saturation in (0.2, 1)
    for lightness in (0.1, 0.5, 0.95)
] + ["#000000", "#FFFFFF"]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_whatever_the_accent_all_that_is_read_on_it_or_in_it_can_be_read(tokens: Tokens) -> None:
    for accent in ACCENTS:
        made = with_accent(tokens, accent)
        pairs = [(getattr(made, one), "#FFFFFF") for one in BUTTONS]
        pairs += [(made.accent_text, getattr(made, ground)) for ground in GROUNDS]
        pairs += [(getattr(made, text), made.select) for text in ("text", "text2", "text3")]
        assert min(contrast(*pair) for pair in pairs) >= 4.5, accent
        assert min(contrast(made.focus, getattr(made, ground)) for ground in GROUNDS) >= 3, accent


def test_the_hue_is_the_desktops() -> None:
    for accent in ("#ed5b00", "#3a944a", "#d56199"):
        for tokens in (LIGHT, DARK):
            made = with_accent(tokens, accent)
            for name in (*BUTTONS, "accent_text", "select", "focus"):
                apart = abs(QColor(getattr(made, name)).hslHue() - QColor(accent).hslHue())
                assert min(apart, 360 - apart) <= 6, (name, accent)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, with_accent(DARK, "#c88800")])
def test_with_more_contrast_texts_have_seven_and_lines_three(tokens: Tokens) -> None:
    made = with_contrast(tokens)
    for text in ("text", "text2", "text3", "accent_text", "ready", "training", "idle", "failed"):
        assert min(contrast(getattr(made, text), getattr(made, one)) for one in GROUNDS) >= 7, text
    for line in ("line", "line_strong", "field_line", "button_line", "focus"):
        assert contrast(getattr(made, line), made.content) >= 3, line
    for button in (*BUTTONS, "danger", "danger_hover", "danger_press"):
        assert contrast(getattr(made, button), "#FFFFFF") >= 7, button


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePortal]:
    with session_bus(tmp_path, monkeypatch):
        made = FakePortal({"org.freedesktop.appearance": {"color-scheme": ("u", 1)}})
        yield made
        made.end()


@pytest.fixture
def system_theme(theme: Theme) -> Iterator[Theme]:
    theme.choose(ThemeChoice.SYSTEM)
    yield theme
    theme.follow(dark=None, accent="", high_contrast=False, reduced_motion=False)


def test_the_program_follows_the_portal_live(
    qapp: QApplication, qtbot: QtBot, portal: FakePortal, system_theme: Theme, window: QWidget
) -> None:
    theme = system_theme
    button = Button(ButtonKind.PRIMARY, text="Save")
    button.setParent(window)
    button.resize(120, 34)
    button.show()

    def painted() -> str:
        return button.grab().toImage().pixelColor(8, 17).name().upper()

    watch = DesktopAppearanceWatch(qapp)
    watch.start()
    try:
        qtbot.waitUntil(lambda: theme.tokens is DARK)
        assert painted() == DARK.accent
        portal.change("org.freedesktop.appearance", "accent-color", ("(ddd)", (0.9, 0.3, 0.0)))
        qtbot.waitUntil(lambda: theme.tokens.accent != DARK.accent)
        assert painted() == theme.tokens.accent.upper()
        portal.change("org.freedesktop.appearance", "contrast", ("u", 1))
        qtbot.waitUntil(lambda: theme.tokens.content == "#000000")
        portal.change("org.freedesktop.appearance", "reduced-motion", ("u", 1))
        qtbot.waitUntil(lambda: theme.reduced_motion)
        # What the person chose for this program holds.
        theme.choose(ThemeChoice.LIGHT)
        assert not theme.tokens.dark
        portal.change("org.freedesktop.appearance", "contrast", ("u", 0))
        qtbot.waitUntil(lambda: theme.tokens.content == LIGHT.content)
    finally:
        watch.close()
        watch.deleteLater()


def test_with_reduced_motion_the_arc_of_what_goes_on_stands_still(
    theme: Theme, window: QWidget
) -> None:
    button = Button(text="Save")
    button.setParent(window)
    button.show()
    button.show_waiting(waiting=True)
    clock = button.findChild(QTimer)
    assert clock is not None
    clock.timeout.emit()
    assert button.turned
    before = button.turned
    theme.follow(dark=None, accent="", high_contrast=False, reduced_motion=True)
    clock.timeout.emit()
    theme.follow(dark=None, accent="", high_contrast=False, reduced_motion=False)
    assert button.turned == before
