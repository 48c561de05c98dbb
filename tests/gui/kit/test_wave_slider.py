"""The waveform: sharp on every screen, and led by keys and pointer."""

from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui import findings
from voicedesk.ui.kit.waveform import WaveSlider, length_text
from voicedesk.ui.theme import Theme, ThemeChoice

LOUD = bytes([255]) * 400


@pytest.fixture
def slider(window: QWidget, qtbot: QtBot) -> WaveSlider:
    made = WaveSlider(bar=3, gap=2, height=66)
    made.setParent(window)
    made.setGeometry(20, 20, 302, 66)
    made.show_demo(LOUD, 10_000)
    made.show()
    qtbot.waitExposed(window)
    return made


def middle_row(slider: WaveSlider, scale: int) -> list[QColor]:
    """The pixels of a screen with `scale` of them to one of the window's, across the middle."""
    image = QImage(slider.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    slider.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    row = image.height() // 2 + scale
    return [image.pixelColor(x, row) for x in range(image.width())]


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_bars_end_on_whole_pixels_at_every_scale(
    slider: WaveSlider, theme: Theme, scale: int
) -> None:
    slider.show_position(9_999, 10_000)
    played, white = QColor(theme.tokens.accent), QColor(Qt.GlobalColor.white)
    pixels = middle_row(slider, scale)[: 250 * scale]
    assert set(map(QColor.name, pixels)) == {played.name(), white.name()}, "nothing is blurred"
    runs = [(colour, len(list(run))) for colour, run in groupby(map(QColor.name, pixels))]
    assert {length for colour, length in runs[1:-1] if colour == played.name()} == {3 * scale}
    assert {length for colour, length in runs[1:-1] if colour == white.name()} == {2 * scale}


def test_the_two_colours_meet_at_the_play_head(slider: WaveSlider, theme: Theme) -> None:
    slider.show_position(5_000, 10_000)
    names = list(map(QColor.name, middle_row(slider, 2)))
    played = QColor(theme.tokens.accent).name()
    rest, head = QColor(theme.tokens.wave_rest).name(), QColor(theme.tokens.text).name()
    assert names.index(played) < names.index(head) < names.index(rest)
    assert played not in names[names.index(head) :]
    assert rest not in names[: names.index(head)]


def test_another_theme_is_painted_at_once(slider: WaveSlider, theme: Theme) -> None:
    slider.show_position(9_999, 10_000)
    light = set(map(QColor.name, middle_row(slider, 1)))
    theme.choose(ThemeChoice.DARK)
    dark = set(map(QColor.name, middle_row(slider, 1)))
    assert QColor(theme.tokens.accent_text).name() in dark - light


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Qt.Key.Key_Right, 6_000),
        (Qt.Key.Key_Left, 4_000),
        (Qt.Key.Key_PageUp, 10_000),
        (Qt.Key.Key_PageDown, 0),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 10_000),
    ],
)
def test_keys_seek(slider: WaveSlider, qtbot: QtBot, key: Qt.Key, reached: int) -> None:
    slider.show_position(5_000, 10_000)
    sought: list[int] = []
    slider.sought.connect(sought.append)
    qtbot.keyClick(slider, key)
    assert sought == [reached]


def test_click_and_drag_seek(slider: WaveSlider, qtbot: QtBot) -> None:
    sought: list[int] = []
    slider.sought.connect(sought.append)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(slider, left, pos=QPoint(76, 30))
    qtbot.mouseMove(slider, QPoint(151, 30))
    qtbot.mouseRelease(slider, left, pos=QPoint(226, 30))
    assert [round(one, -2) for one in sought] == [2_500, 5_000, 7_500]


@pytest.mark.parametrize(
    ("milliseconds", "in_minutes", "in_seconds"),
    [
        (22_499, "0:22", "22 s"),
        (22_500, "0:23", "23 s"),
        (12_500, "0:13", "13 s"),
        (9_960, "0:10", "10 s"),
        (119_500, "2:00", "2 min 0 s"),
    ],
)
def test_a_length_is_rounded_alike_wherever_it_is_told(
    milliseconds: int, in_minutes: str, in_seconds: str
) -> None:
    assert length_text(milliseconds) == in_minutes
    assert findings.length_text(milliseconds / 1000) == in_seconds
