"""Cells that look the same in many rows, or again after the next key press, painted once."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_MOST = 96
"""Pictures kept: those of two pages of names, and of what they have in common."""


class CellPictures:
    """Keeps pictures of cells on the table's own ground, by what they show and their size.

    A table that shows other rows after each key press is painted in a third of the time. Where a
    pixel of the window isn't a whole number of the screen's, a picture would be blurred, and cells
    are painted as they are.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pictures: dict[Hashable, QPixmap] = {}
        theme.changed.connect(self._pictures.clear)

    def paint(
        self, painter: QPainter, cell: QRect, key: Hashable, paint: Callable[[QPainter], None]
    ) -> None:
        """Put the picture of `key` into `cell`; `paint` paints it there where there is none yet."""
        scale = painter.deviceTransform().m11()
        if scale != int(scale):
            paint(painter)
            return
        width, height = cell.width(), cell.height()
        whole = (key, width, height, scale)
        picture = self._pictures.get(whole)
        if picture is None:
            picture = QPixmap(int(width * scale), int(height * scale))
            picture.setDevicePixelRatio(scale)
            picture.fill(colour(self._theme.tokens.content))
            inside = QPainter(picture)
            try:
                inside.setRenderHint(QPainter.RenderHint.Antialiasing)
                inside.translate(-cell.topLeft())
                paint(inside)
            finally:
                inside.end()
            if len(self._pictures) >= _MOST:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[whole] = picture
        painter.drawPixmap(cell.topLeft(), picture)
