"""One line of words, painted."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from voicedesk.ui.theme.tokens import colour

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_words(painter: QPainter, place: QRect, words: str, ink: str) -> None:
    """Paint `words` into `place` in the painter's font, cut with an ellipsis where too long."""
    painter.setPen(colour(ink))
    shown = QFontMetrics(painter.font()).elidedText(
        words, Qt.TextElideMode.ElideRight, max(0, place.width())
    )
    painter.drawText(place.adjusted(0, 0, 2, 0), _MIDDLE_LEFT, shown)
