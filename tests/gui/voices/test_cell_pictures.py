"""Cells that are painted once: the same to the pixel, anew with another theme, never blurred."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.ui.theme import Theme, ThemeChoice
from voicedesk.ui.voices import delegate
from voicedesk.ui.voices.delegate import CellPictures
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.view import VoicesView

CELL = QRect(30, 8, 40, 20)


def painted(pictures: CellPictures, key: object, scale: float = 1.0) -> tuple[QImage, int]:
    """A cell painted three times, and how often it was really painted."""
    image = QImage(int(100 * scale), int(60 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    times = 0

    def paint(painter: QPainter) -> None:
        nonlocal times
        times += 1
        painter.fillRect(CELL.adjusted(4, 4, -4, -4), Qt.GlobalColor.red)

    painter = QPainter(image)
    for _ in range(3):
        pictures.paint(painter, CELL, key, paint)
    painter.end()
    return image, times


@pytest.mark.parametrize(("scale", "times"), [(1.0, 1), (2.0, 1), (1.25, 3)])
def test_a_cell_is_painted_once_where_it_stays_sharp(scale: float, times: int) -> None:
    image, painted_times = painted(CellPictures(), "key", scale)
    assert painted_times == times
    assert image.pixelColor(int(50 * scale), int(18 * scale)) == Qt.GlobalColor.red


def test_another_theme_paints_anew_and_old_pictures_go(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = CellPictures()
    assert painted(pictures, "key")[1] == 1
    assert painted(pictures, "key")[1] == 0
    theme.choose(ThemeChoice.DARK)
    assert painted(pictures, "key")[1] == 1
    monkeypatch.setattr(delegate, "_MOST", 2)
    for key in "abc":
        painted(pictures, key)
    assert len(pictures._pictures) <= 2


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_table_looks_the_same_as_without(
    theme: Theme, view: VoicesView, choice: ThemeChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.choose(choice)
    QApplication.processEvents()
    view.grab()
    with_pictures = view.grab().toImage()

    def directly(_: object, painter: QPainter, cell: QRect, _key: object, paint: object) -> None:
        painter.save()
        painter.setClipRect(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)  # type: ignore[operator]
        painter.restore()

    monkeypatch.setattr(CellPictures, "paint", directly)
    assert view.grab().toImage() == with_pictures


def test_a_cell_follows_what_it_shows(view: VoicesView, rows: VoicesModel) -> None:
    before = view.grab().toImage()
    rows.apply(VoiceChanges(changed=(Voice("c", "Another", "Failed", "zh"),)))
    after = view.grab().toImage()
    assert after != before
    rows.apply(VoiceChanges(changed=(Voice("c", "Voice c", "Success"),)))
    assert view.grab().toImage() == before
