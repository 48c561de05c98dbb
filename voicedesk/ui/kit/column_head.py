"""The head of a table's column."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

HEAD_HEIGHT = 32


def paint_column_head(
    painter: QPainter, theme: Theme, rect: QRect, words: str, *, sort: Qt.SortOrder | None
) -> None:
    """Paint a column's title over a line; `sort` where the rows are sorted by it."""
    tokens = theme.tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, colour(tokens.content))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour(tokens.line))
    is_sorted = sort is not None
    font = theme.font(11, 600 if is_sorted else 500, text=words)
    painter.setFont(font)
    painter.setPen(colour(tokens.text if is_sorted else tokens.text2))
    metrics = QFontMetrics(font)
    room = rect.width() - 10 - (18 if is_sorted else 2)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    place = rect.adjusted(10, 0, 0, -1)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    if is_sorted:
        box = QRectF(
            place.left() + metrics.horizontalAdvance(words) + 3, rect.center().y() - 7, 14, 14
        )
        if sort == Qt.SortOrder.AscendingOrder:
            painter.translate(box.center())
            painter.rotate(180)
            painter.translate(-box.center())
        theme.icons.paint(painter, "sort-descending", box, tokens.text)
    painter.restore()
