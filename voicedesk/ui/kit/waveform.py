"""A demo's waveform: bars cut from its stored envelope, with the play head on them."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from voicedesk.ui.theme.tokens import colour

HEAD_GAP = 6.0
"""Pixels kept free around the play head, which is 2 px wide."""


@lru_cache(maxsize=4096)
def bars(envelope: bytes, count: int) -> tuple[float, ...]:
    """The envelope (peaks, 0 to 255) as `count` bars between 0 and 1."""
    if not envelope or count < 1:
        return ()
    size = len(envelope)
    made = []
    for number in range(count):
        start = number * size // count
        end = max(start + 1, (number + 1) * size // count)
        made.append(max(envelope[start:end]) / 255)
    return tuple(made)


def paint_waveform(
    painter: QPainter,
    rect: QRectF,
    envelope: bytes,
    *,
    bar: float,
    gap: float,
    rest: str,
    played: str = "",
    head: str = "",
    position: float = -1.0,
) -> None:
    """Paint the waveform into `rect`.

    Args:
        bar, gap: widths in pixels.
        rest, played: the colours right and left of the play head.
        head: the play head's colour.
        position: how much has been played, 0 to 1; negative for no play head.

    """
    count = int((rect.width() + gap) // (bar + gap))
    heights = bars(envelope, count)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    middle = rect.center().y()
    head_x = rect.left() + position * rect.width() if position >= 0 else -1e9
    before, after = colour(played or rest), colour(rest)
    if not heights:
        painter.setBrush(after)
        line = QRectF(rect.left(), middle - 1, rect.width(), 2)
        painter.drawRoundedRect(line, 1, 1)
        if position > 0:
            painter.setBrush(before)
            painter.drawRoundedRect(QRectF(line.topLeft(), QPointF(head_x, middle + 1)), 1, 1)
    for number, height in enumerate(heights):
        x = rect.left() + number * (bar + gap)
        centre = x + bar / 2
        if abs(centre - head_x) < HEAD_GAP / 2 + bar / 2 - 0.5:
            continue
        tall = max(bar, height * rect.height())
        painter.setBrush(before if centre < head_x else after)
        painter.drawRoundedRect(QRectF(x, middle - tall / 2, bar, tall), bar / 2, bar / 2)
    if position >= 0 and head:
        painter.setBrush(colour(head))
        over = 4.0
        painter.drawRoundedRect(
            QRectF(head_x - 1, rect.top() - over, 2, rect.height() + 2 * over), 1, 1
        )
    painter.restore()


def paint_ghost(
    painter: QPainter, font_box: QRectF, x: float, words: str, inks: tuple[str, str]
) -> None:
    """Paint the line under the pointer, with its time beside it.

    Args:
        font_box: the waveform's rectangle; the painter's font is set.
        inks: background and text of the time.

    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(inks[0], 0.45))
    painter.drawRect(QRectF(x - 0.5, font_box.top() - 2, 1, font_box.height() + 4))
    wide = painter.fontMetrics().horizontalAdvance(words) + 10
    left = x + 4 if x + 4 + wide <= font_box.right() + 8 else x - 4 - wide
    chip = QRectF(left, font_box.center().y() - 9, wide, 18)
    painter.setBrush(colour(inks[0]))
    painter.drawRoundedRect(chip, 5, 5)
    painter.setPen(colour(inks[1]))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def clock(milliseconds: int) -> str:
    """A time in a demo as minutes and seconds."""
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"
