"""The tiles of voices: neighbours are told apart."""

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from voicedesk.ui.kit.marks import paint_tile

SIDE = 28


def tile(voice_id: str) -> bytes:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_tile(painter, QRectF(image.rect()), voice_id, playable=True)
    painter.end()
    return bytes(image.constBits())


def test_neighbours_are_told_apart() -> None:
    tiles = [tile(f"voice-{number}") for number in range(200)]
    alike = 0
    for one, other in pairwise(tiles):
        differing = sum(
            max(abs(one[at + part] - other[at + part]) for part in range(3)) > 40
            for at in range(0, len(one), 4)
        )
        alike += differing < 12
    assert alike <= 2, "two in a hundred at the most"
