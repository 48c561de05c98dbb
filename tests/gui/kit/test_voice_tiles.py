"""The tiles of voices: neighbours are told apart, and one that can be heard has its hue at once."""

from hashlib import sha256
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.gui.app_window import LINK, AppWindow
from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.marks import paint_tile
from voicedesk.ui.theme import Theme, ThemeChoice
from voicedesk.ui.theme.colours import DARK, LIGHT, Tokens

SIDE = 28


def tile(voice_id: str) -> bytes:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_tile(painter, QRectF(image.rect()), voice_id, playable=True)
    painter.end()
    return bytes(image.constBits())


def lab(value: str) -> tuple[float, float, float]:
    """A colour in CIE L*a*b*, white being D65."""
    shares = QColor(value).getRgbF()[:3]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_no_two_hues_are_taken_for_each_other(tokens: Tokens) -> None:
    assert len(set(tokens.hues)) == 16
    for (back, bar), (other_back, other_bar) in combinations(tokens.hues, 2):
        assert distance(back, other_back) >= 9
        assert distance(back, other_back) + distance(bar, other_bar) >= 20


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_neighbours_are_told_apart(theme: Theme, choice: ThemeChoice) -> None:
    theme.choose(choice)
    ids = [sha256(str(number).encode()).hexdigest()[:32] for number in range(400)]
    tiles = [tile(one) for one in ids]
    alike = of_one_hue = 0
    for one, other in pairwise(tiles):
        differing = sum(
            max(abs(one[at + part] - other[at + part]) for part in range(3)) > 40
            for at in range(0, len(one), 4)
        )
        alike += differing < 12
        middle = 4 * (SIDE * 2 + SIDE // 2)  # above the bars
        of_one_hue += one[middle : middle + 3] == other[middle : middle + 3]
    assert alike <= 2, "one in two hundred at the most"
    assert of_one_hue <= 40, "one in ten at the most"


@pytest.mark.no_qt_log
def test_what_can_be_heard_has_its_hue_before_it_is_fetched(app: AppWindow) -> None:
    app.begin(Voice("a", "A", "Success", demo_url=f"{LINK}a.wav"), Voice("i", "I", "Init"))
    player, panel = app.window.player, app.window.panel

    def is_grey() -> list[bool]:
        QApplication.processEvents()
        pictures = [part.tile.grab().toImage() for part in (player, panel)]
        corner = [one.pixelColor(one.width() // 2, 3) for one in pictures]
        return [one == QColor(LIGHT.fill) for one in corner]

    app.select("a")
    assert "a" not in app.window.facts.demos
    assert is_grey() == [False, False]
    app.select("i")
    assert is_grey() == [True, True]
