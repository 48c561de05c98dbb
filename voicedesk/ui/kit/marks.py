"""The marks of a voice: its voiceprint tile and its state's pill."""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from voicedesk.domain.account import Account
from voicedesk.domain.text import clean
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.assets import PaintedIcon
from voicedesk.ui.theme.colours import ACCOUNT_COLOURS, Tone, colour, colour_name, tag_colour

_BARS = 5
PILL_HEIGHT = 22


def paint_tile(painter: QPainter, rect: QRectF, voice_id: str, *, playable: bool) -> None:
    """Paint a voiceprint: five bars and one of eight hues, both from the id; grey if it is mute."""
    seed = zlib.crc32(voice_id.encode("utf-8", "surrogatepass"))
    tokens = theme().tokens
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


def paint_action_tile(painter: QPainter, rect: QRectF, icon: str, back: str) -> None:
    """Paint a tile that is a play control, in place of the voiceprint."""
    tokens = theme().tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(back))
    painter.drawRoundedRect(rect, rect.width() * 0.25, rect.width() * 0.25)
    ink = "#FFFFFF" if back == tokens.accent else tokens.content
    glyph = QRectF(0, 0, 18, 18)
    glyph.moveCenter(rect.center())
    theme().icons.paint(painter, icon, glyph, ink)
    painter.restore()


STATE_ICONS = {
    Tone.READY: "state-ready",
    Tone.TRAINING: "state-training",
    Tone.IDLE: "state-idle",
    Tone.FAILED: "state-failed",
}


@lru_cache(maxsize=128)
def pill_width(words: str) -> float:
    """How wide the pill with these words is, in pixels."""
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
    full = pill_width(words)
    width = min(full, rect.width())
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
        theme().icons.paint(painter, icon, QRectF(-8, -8, 16, 16), ink)
        painter.restore()
    else:
        theme().icons.paint(painter, icon, glyph, ink)
    font = theme().font(12, 500, text=words)
    painter.setFont(font)
    painter.setPen(colour(tokens.text2 if tone is Tone.READY else ink))
    place = QRectF(box.left() + 25, box.top(), width - 32, PILL_HEIGHT)
    shown = words
    if width < full:
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 1)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Tile(QWidget):
    """The voiceprint of one voice, `side` pixels square. It says nothing that words don't."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice_id = ""
        self._playable = False
        self.setFixedSize(QSize(side, side))

    def show_voice(self, voice_id: str, *, playable: bool) -> None:
        """Show the print of `voice_id`; grey when there is nothing to play."""
        self._voice_id, self._playable = voice_id, playable
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_tile(painter, QRectF(self.rect()), self._voice_id, playable=self._playable)
        painter.end()


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

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_pill(painter, box, self._tone, self.text(), icon=self._icon)
        painter.end()


def paint_account(painter: QPainter, box: QRectF, account: Account) -> None:
    """Paint the mark into a square; the sandbox's is a flask."""
    tokens, side = theme().tokens, box.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    sandbox = account.is_sandbox
    back = tokens.training_back if sandbox else ACCOUNT_COLOURS[colour_name(account)]
    painter.setBrush(colour(back))
    painter.drawRoundedRect(box, side * 0.25, side * 0.25)
    if sandbox:
        edge = side * 0.18
        theme().icons.paint(
            painter, "flask", box.adjusted(edge, edge, -edge, -edge), tokens.training
        )
    else:
        letter = clean(account.name).strip()[:1].upper()
        painter.setPen(colour("#FFFFFF"))
        painter.setFont(theme().font(round(side / 2), 600, text=letter))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def account_icon(account: Account) -> QIcon:
    """The mark for what Qt paints itself, such as menus."""
    return QIcon(_MarkEngine(account))


class _MarkEngine(PaintedIcon):
    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account: Final = account

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del mode, state
        paint_account(painter, QRectF(rect), self._account)

    def clone(self) -> QIconEngine:
        return _MarkEngine(self._account)


_DOT = 7.0
_GAP = 6
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_dot(painter: QPainter, middle: QPointF, name: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tag_colour(theme().tokens, name)))
    painter.drawEllipse(middle, _DOT / 2, _DOT / 2)


def paint_tags(painter: QPainter, place: QRect, tags: Sequence[str]) -> None:
    """Paint the first tag, and how many more there are."""
    if not tags:
        return
    tokens = theme().tokens
    paint_dot(painter, QPointF(place.left() + _DOT / 2, place.center().y() + 1), tags[0])
    room = place.adjusted(int(_DOT) + _GAP, 0, 0, 0)
    more = f"+{len(tags) - 1}" if len(tags) > 1 else ""
    more_font = theme().font(12, tabular=True)
    for_more = QFontMetrics(more_font).horizontalAdvance(more) + _GAP if more else 0
    name = clean(tags[0])
    font = theme().font(13, text=name)
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
