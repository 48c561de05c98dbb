"""The marks of a voice: its voiceprint tile and its state's pill."""

import zlib

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import Tone, colour

_BARS = 5
PILL_HEIGHT = 22


def paint_tile(
    painter: QPainter, theme: Theme, rect: QRectF, voice_id: str, *, playable: bool
) -> None:
    """Paint a voiceprint: five bars and one of eight hues, both from the id; grey if it is mute."""
    seed = zlib.crc32(voice_id.encode("utf-8", "surrogatepass"))
    tokens = theme.tokens
    back, bar = tokens.hues[seed % len(tokens.hues)] if playable else (tokens.fill, tokens.text3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(back))
    side = rect.width()
    painter.drawRoundedRect(rect, side * 0.25, side * 0.25)
    painter.setBrush(colour(bar))
    pitch = side * 0.147
    width = side * 0.075
    for number in range(_BARS):
        step = (seed >> (8 + 4 * number)) & 0xF
        edge = 1 - 0.13 * abs(number - 2)
        height = side * (0.34 + 0.26 * step / 15) * edge
        x = rect.center().x() + (number - 2) * pitch - width / 2
        painter.drawRoundedRect(
            QRectF(x, rect.center().y() - height / 2, width, height), width / 2, width / 2
        )
    painter.restore()


def paint_action_tile(painter: QPainter, theme: Theme, rect: QRectF, icon: str, back: str) -> None:
    """Paint a tile that is a play control, in place of the voiceprint."""
    tokens = theme.tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(back))
    painter.drawRoundedRect(rect, rect.width() * 0.25, rect.width() * 0.25)
    ink = "#FFFFFF" if back == tokens.accent else tokens.content
    glyph = QRectF(0, 0, 18, 18)
    glyph.moveCenter(rect.center())
    theme.icons.paint(painter, icon, glyph, ink)
    painter.restore()


STATE_ICONS = {
    Tone.READY: "state-ready",
    Tone.TRAINING: "state-training",
    Tone.IDLE: "state-idle",
    Tone.FAILED: "state-failed",
}


def pill_width(theme: Theme, words: str) -> float:
    """How wide the pill with these words is, in pixels."""
    metrics = QFontMetricsF(theme.font(12, 500, text=words))
    return metrics.horizontalAdvance(words) + 35


def paint_pill(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    tone: Tone,
    words: str,
    turn: float = 0.0,
    icon: str = "",
) -> None:
    """Paint a state's pill at the left of `rect`: icon and word, never colour alone.

    Args:
        turn: how far the training arc has turned, in degrees.
        icon: an icon's name; empty for the tone's own.

    """
    tokens = theme.tokens
    icon = icon or STATE_ICONS[tone]
    ink, back = tokens.tone(tone)
    width = min(pill_width(theme, words), rect.width())
    box = QRectF(rect.left(), rect.center().y() - PILL_HEIGHT / 2, width, PILL_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if tone in {Tone.READY, Tone.IDLE}:
        # The idle tint is near that of a selected row: a line keeps the pill apart.
        painter.setPen(QPen(colour(tokens.line_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if tone is Tone.READY else colour(back))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10.5, 10.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(back))
        painter.drawRoundedRect(box, 11, 11)
    glyph = QRectF(box.left() + 5, box.center().y() - 8, 16, 16)
    if tone is Tone.TRAINING and turn:
        painter.save()
        painter.translate(glyph.center())
        painter.rotate(turn)
        theme.icons.paint(painter, icon, QRectF(-8, -8, 16, 16), ink)
        painter.restore()
    else:
        theme.icons.paint(painter, icon, glyph, ink)
    font = theme.font(12, 500, text=words)
    painter.setFont(font)
    painter.setPen(colour(tokens.text2 if tone is Tone.READY else ink))
    place = QRectF(box.left() + 25, box.top(), width - 32, PILL_HEIGHT)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 1)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
