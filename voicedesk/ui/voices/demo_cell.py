"""Paints where a voice's demo can be heard from: its waveform, or a word."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.painted_words import paint_words
from voicedesk.ui.kit.waveform import clock, paint_ghost, paint_waveform
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.row_look import WAVE_WIDTH, RowLook, wave_rect
from voicedesk.ui.voices.voice_facts import DemoFacts, DemoLook, VoiceFacts


class DemoCell:
    """Paints the table's Demo column."""

    def __init__(self, theme: Theme, facts: VoiceFacts, look: RowLook) -> None:
        self._theme = theme
        self._facts = facts
        self._look = look

    def paint(self, painter: QPainter, cell: QRect, voice: Voice, words: str) -> None:
        """Paint the cell of a voice; `words` stand where there is no waveform."""
        tokens = self._theme.tokens
        look = self._facts.demo_look(voice)
        place = cell.adjusted(10, 0, -8, 0)
        if voice.is_training:
            painter.setFont(self._theme.font(12, text=words, tabular=True))
            paint_words(painter, place, words, tokens.text2)
        elif look is DemoLook.KEPT:
            self._paint_kept(painter, cell, voice, self._facts.demos[voice.id])
        elif look in {DemoLook.ONLINE, DemoLook.OUT_OF_REACH}:
            icon = "cloud" if look is DemoLook.ONLINE else "cloud-off"
            glyph = QRectF(place.left() - 1, place.center().y() - 7, 16, 16)
            self._theme.icons.paint(painter, icon, glyph, tokens.text3)
            painter.setFont(self._theme.font(12, text=words))
            paint_words(painter, place.adjusted(21, 0, 0, 0), words, tokens.text3)
        else:
            painter.setFont(self._theme.font(13))
            paint_words(painter, place, words, tokens.text3)

    def _paint_kept(self, painter: QPainter, cell: QRect, voice: Voice, demo: DemoFacts) -> None:
        tokens = self._theme.tokens
        look = self._look
        loaded = voice.id == look.playing_id
        area = QRectF(wave_rect(cell))
        selected = voice.id in look.chosen
        duration = look.duration if loaded and look.duration else demo.duration
        played = tokens.accent_text if tokens.dark else tokens.accent
        if loaded:
            share = look.position / duration if duration else 0.0
            rest = tokens.wave_on if selected else tokens.wave_rest
            paint_waveform(
                painter, area, demo.envelope, bar=2, gap=1.6, rest=rest, played=played,
                head=tokens.text, position=min(1.0, share),
            )  # fmt: skip
            if look.pointer is not None and area.contains(look.pointer):
                painter.setFont(self._theme.font(11, 600, tabular=True))
                at = (look.pointer.x() - area.left()) / area.width() * duration
                inks = (tokens.text, tokens.content)
                paint_ghost(painter, area, look.pointer.x(), clock(int(at)), inks)
        else:
            paint_waveform(
                painter, area.adjusted(0, 7, 0, -7), demo.envelope, bar=2, gap=1.6,
                rest=tokens.wave_on if selected else tokens.wave_rest,
            )  # fmt: skip
        painter.setFont(self._theme.font(12, 600 if loaded else 400, tabular=True))
        ink = tokens.accent_text if loaded else tokens.text2
        at_right = cell.adjusted(10 + WAVE_WIDTH + 9, 0, -4, 0)
        paint_words(painter, at_right, clock(look.position if loaded else duration), ink)
