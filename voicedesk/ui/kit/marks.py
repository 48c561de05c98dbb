"""What is painted in more than one place: boxes, words, and the marks of voices.

A voice has a voiceprint tile, its state's pill and the dots of its tags.
"""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from voicedesk.ui.kit.waiting import ShowsWaiting, paint_arc
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tone, colour, tag_colour

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """A painter for a paint event, with smooth edges and no line around what is filled."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    try:
        yield painter
    finally:
        painter.end()


@contextmanager
def apart(painter: QPainter) -> Iterator[None]:
    """Let the painter be afterwards as it is now, and have smooth edges meanwhile."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield
    finally:
        painter.restore()


def paint_box(painter: QPainter, box: QRectF, fill: str, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill))
    painter.drawRoundedRect(box, radius, radius)


def paint_words(
    painter: QPainter,
    place: QRect | QRectF,
    words: str,
    ink: str,
    marked: Sequence[tuple[int, int]] = (),
) -> int:
    """Paint `words` in the painter's font, cut with an ellipsis where too long.

    Args:
        marked: from and to of what is marked in them.

    Returns: how wide they are, in pixels.
    """
    metrics = QFontMetrics(painter.font())
    room = max(0, int(place.width()))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    uncut = len(shown) if shown == words else len(shown) - 1
    for start, end in marked:
        if start < uncut:
            left, right = (metrics.horizontalAdvance(shown, min(n, uncut)) for n in (start, end))
            top = place.center().y() - metrics.height() / 2
            box = QRectF(place.left() + left, top, right - left, metrics.height())
            paint_box(painter, box, theme().tokens.match, 3)
    painter.setPen(colour(theme().tokens.text if marked else ink))
    painter.drawText(QRectF(place).adjusted(0, 0, 2, 0), _LEFT, shown)
    return metrics.horizontalAdvance(shown)


_BARS = 5
PILL_HEIGHT = 22


def paint_tile(painter: QPainter, rect: QRectF, voice_id: str, *, playable: bool) -> None:
    """Paint a voiceprint: five bars and one of eight hues, both from the id; grey if it is mute."""
    seed = zlib.crc32(voice_id.encode("utf-8", "surrogatepass"))
    tokens = theme().tokens
    back, bar = tokens.hues[seed % len(tokens.hues)] if playable else (tokens.fill, tokens.text3)
    side = rect.width()
    pitch = side * 0.147
    width = side * 0.075
    with apart(painter):
        paint_box(painter, rect, back, side * 0.25)
        for number in range(_BARS):
            step = (seed >> (8 + 4 * number)) & 0x3  # few, and far apart: shapes are told apart
            height = side * (0.16 + 0.14 * step)
            x = rect.center().x() + (number - 2) * pitch - width / 2
            line = QRectF(x, rect.center().y() - height / 2, width, height)
            paint_box(painter, line, bar, width / 2)


STATE_ICONS = {
    Tone.READY: "state-ready",
    Tone.TRAINING: "state-training",
    Tone.IDLE: "state-idle",
    Tone.FAILED: "state-failed",
}


@lru_cache(maxsize=128)
def pill_width(words: str) -> float:
    metrics = QFontMetricsF(theme().font(12, 500, text=words))
    return metrics.horizontalAdvance(words) + 35


def paint_pill(
    painter: QPainter, rect: QRectF, tone: Tone, words: str, turn: float = 0.0, icon: str = ""
) -> None:
    """Paint a state's pill at the left of `rect`: icon and word, never colour alone.

    Args:
        turn: how far the training arc has turned, in degrees.
        icon: an icon's name; empty for the tone's own.
    """
    tokens = theme().tokens
    icon = icon or STATE_ICONS[tone]
    ink, back = tokens.tone(tone)
    width = min(pill_width(words), rect.width())
    box = QRectF(rect.left(), rect.center().y() - PILL_HEIGHT / 2, width, PILL_HEIGHT)
    with apart(painter):
        if tone in {Tone.READY, Tone.IDLE}:
            # The idle tint is near that of a selected row: a line keeps the pill apart.
            painter.setPen(QPen(colour(tokens.line_strong), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush if tone is Tone.READY else colour(back))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10.5, 10.5)
        else:
            paint_box(painter, box, back, 11)
        painter.setFont(theme().font(12, 500, text=words))
        place = box.adjusted(25, 0, -6, 0)
        paint_words(painter, place, words, tokens.text2 if tone is Tone.READY else ink)
        painter.translate(QPointF(box.left() + 13, box.center().y()))
        if tone is Tone.TRAINING and turn:
            painter.rotate(turn)
        theme().icons.paint(painter, icon, QRectF(-8, -8, 16, 16), ink)


class Tile(ShowsWaiting, QWidget):
    """The voiceprint of one voice, `side` pixels square. It says nothing that words don't."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice_id = ""
        self._playable = False
        self.setFixedSize(QSize(side, side))

    def show_voice(self, voice_id: str, *, playable: bool) -> None:
        self._voice_id, self._playable = voice_id, playable
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box = QRectF(self.rect())
            if self.turned is None:
                paint_tile(painter, box, self._voice_id, playable=self._playable)
            else:
                paint_waiting_tile(painter, box, self.turned)


def paint_waiting_tile(painter: QPainter, box: QRectF, turned: float) -> None:
    """Paint the tile of a voice that something is waited for, its arc turned so many degrees."""
    tokens = theme().tokens
    paint_box(painter, box, tokens.fill, box.width() * 0.25)
    paint_arc(painter, box.center(), turned, tokens.text2, round(box.width() * 0.57))


class Pill(QLabel):
    """A state as icon and word. A label, so that a screen reader reads the word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.IDLE
        self._icon = ""
        self.setTextFormat(Qt.TextFormat.PlainText)  # an unknown state is shown as it came
        self.setFixedHeight(PILL_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, tone: Tone, words: str, icon: str = "") -> None:
        """Show another state; `icon` is one's name, empty for the tone's own."""
        self._tone, self._icon = tone, icon
        self.setText(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(min(round(pill_width(self.text()) + 1), 180), PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_pill(painter, QRectF(self.rect()), self._tone, self.text(), icon=self._icon)


TAG_DOT = 7.0
"""Pixels across."""


def paint_dot(painter: QPainter, middle: QPointF, name: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tag_colour(theme().tokens, name)))
    painter.drawEllipse(middle, TAG_DOT / 2, TAG_DOT / 2)
