"""How tags are painted: a dot in the tag's colour and the name beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from voicedesk.domain.display import clean
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tag_colour import tag_colour
from voicedesk.ui.theme.tokens import colour

_DOT = 7.0
_GAP = 6
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_dot(painter: QPainter, theme: Theme, middle: QPointF, name: str) -> None:
    """Paint the tag's dot around `middle`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tag_colour(theme.tokens, name)))
    painter.drawEllipse(middle, _DOT / 2, _DOT / 2)


def paint_tags(painter: QPainter, theme: Theme, place: QRect, tags: Sequence[str]) -> None:
    """Paint the first tag, and how many more there are."""
    if not tags:
        return
    tokens = theme.tokens
    paint_dot(painter, theme, QPointF(place.left() + _DOT / 2, place.center().y() + 1), tags[0])
    room = place.adjusted(int(_DOT) + _GAP, 0, 0, 0)
    more = f"+{len(tags) - 1}" if len(tags) > 1 else ""
    more_font = theme.font(12, tabular=True)
    for_more = QFontMetrics(more_font).horizontalAdvance(more) + _GAP if more else 0
    name = clean(tags[0])
    font = theme.font(13, text=name)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, room.width() - for_more))
    painter.setFont(font)
    painter.setPen(colour(tokens.text2))
    painter.drawText(QRectF(room).adjusted(0, 0, 2, 0), _LEFT, shown)
    if more:
        painter.setFont(more_font)
        painter.setPen(colour(tokens.text3))
        left = room.left() + metrics.horizontalAdvance(shown) + _GAP
        painter.drawText(QRectF(room).adjusted(left - room.left(), 0, 2, 0), _LEFT, more)
