"""A drag of files out of the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from voicedesk.ui.kit.voice_mark import paint_tile
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_HEIGHT = 40
_TILE = 24
_WIDEST = 220


def drag_files(source: QWidget, files: Sequence[Path], picture: QPixmap) -> bool:
    """Let the person drop files in another program; whether they were dropped.

    Qt runs a loop of its own until then. The event loop's tasks go on in it, provided that none of
    them is under way: to be called from one of Qt's events, never from a coroutine.
    """
    drag = QDrag(source)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    drag.setMimeData(data)
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(12, _HEIGHT // 2))
    return drag.exec(Qt.DropAction.CopyAction) is Qt.DropAction.CopyAction


def drag_picture(theme: Theme, voice_id: str, words: str, scale: float) -> QPixmap:
    """What is seen under the pointer: a voiceprint and what is dragged."""
    font = theme.font(13, 500, text=words)
    probe = QPixmap(1, 1)
    painter = QPainter(probe)
    painter.setFont(font)
    wide = min(painter.fontMetrics().horizontalAdvance(words), _WIDEST)
    words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
    painter.end()
    size = QSize(8 + _TILE + 10 + wide + 14, _HEIGHT)
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour(theme.tokens.line_strong))
    painter.setBrush(colour(theme.tokens.raised))
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 8, 8)
    paint_tile(painter, theme, QRectF(8, 8, _TILE, _TILE), voice_id, playable=True)
    painter.setFont(font)
    painter.setPen(colour(theme.tokens.text))
    place = QRectF(8 + _TILE + 10, 0, wide + 4, _HEIGHT)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.end()
    return picture
