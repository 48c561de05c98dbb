"""Paints the table's cells that are more than text, and edits a name in its row.

The row's own shape is painted by the table, under the cells; plain text by Qt. What lies under the
pointer is found by the same `tile_rect` and `wave_rect` that are painted into.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from voicedesk.domain.text import clean
from voicedesk.domain.voice import NameProblem, Voice, name_problem
from voicedesk.ui.common.facts import DemoFacts, DemoLook
from voicedesk.ui.common.names import name_text
from voicedesk.ui.common.texts import DASH, state_tone
from voicedesk.ui.kit.marks import (
    TAG_DOT,
    paint_box,
    paint_dot,
    paint_pill,
    paint_tile,
    paint_waiting_tile,
    paint_words,
)
from voicedesk.ui.kit.tables import Table
from voicedesk.ui.kit.view import set_look
from voicedesk.ui.kit.waveform import clock, length_text, paint_ghost, paint_waveform
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tone, colour
from voicedesk.ui.voices.filtering import VoiceColumn, matches
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.selection import RowSelection

_TILE = 28
_WAVE_WIDTH = 128
_NAME_LEFT = 46
_STAR = 13
_CAP = 18
_BEFORE = 6

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class RowLook:
    """The player, as the rows show it.

    Attributes:
        playing_id: the voice in the player; empty for none.
        sounding: whether it is playing now.
        position, duration: of the play head, in milliseconds.
        pointer: the pointer over the playing row's waveform, in the view; None elsewhere.
    """

    playing_id: str = ""
    sounding: bool = False
    position: int = 0
    duration: int = 0
    pointer: QPoint | None = None


def tile_rect(cell: QRect) -> QRect:
    return QRect(cell.left() + 8, cell.center().y() - _TILE // 2 + 1, _TILE, _TILE)


def wave_rect(cell: QRect) -> QRect:
    return QRect(cell.left() + 10, cell.center().y() - 13, _WAVE_WIDTH, 28)


class NameEditor(QLineEdit):
    """A field in a row; Enter is taken only for a name that can be sent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "cell")
        self.textChanged.connect(self._mark)

    def _mark(self) -> None:
        problem = name_problem(self.text())
        reason = name_text(problem, self.text())
        self.setAccessibleDescription(reason)
        place = self.mapToGlobal(self.rect().bottomLeft())
        QToolTip.showText(place, reason, self)  # an empty text hides it
        set_look(self, "wrong", problem is not None)


class VoiceDelegate(QStyledItemDelegate):
    """For the columns Name, State, Demo and Tags."""

    def __init__(
        self, table: Table, model: VoicesModel, look: RowLook, selection: RowSelection
    ) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._facts = model.facts
        self._look = look
        self._selection = selection

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        voice = self._model.voice_at(row)
        if voice is None:
            return
        cell: QRect = option.rect
        painter.save()
        painter.setClipRect(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column == VoiceColumn.NAME:
            self._paint_name(painter, cell, voice, index)
        elif column == VoiceColumn.STATE:
            tone = state_tone(voice.state)
            turned = self._table.arcs.painting(index) if tone is Tone.TRAINING else 0.0
            box = QRectF(cell).adjusted(10, 0, -6, 1)
            paint_pill(painter, box, tone, self._model.text(voice, VoiceColumn.STATE), turned)
        elif column == VoiceColumn.DEMO:
            self._paint_demo(painter, cell, voice)
        elif column == VoiceColumn.TAGS:
            self._paint_tags(painter, cell, self._facts.marks_of(voice.id).tags)
        else:
            tokens, text = theme().tokens, self._model.text(voice, VoiceColumn(column))
            mono = column == VoiceColumn.ID
            face = theme().font(13, text=text, tabular=True)
            painter.setFont(theme().mono(12) if mono else face)
            quiet = voice.is_training and column == VoiceColumn.TRAINED
            ink = tokens.text3 if quiet else tokens.text2
            searched = column in {VoiceColumn.LANGUAGE, VoiceColumn.ID}
            marked = self._matches(text) if searched else []
            paint_words(painter, cell.adjusted(10, 0, -2, 0), text, ink, marked)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        editor, place = NameEditor(parent), QPersistentModelIndex(index)
        editor.textEdited.connect(lambda text: self._model.type_name(place, text))
        editor.setAccessibleName(self.tr("New name"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()
            editor.setModified(True)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del index
        cell = option.rect
        editor.setGeometry(cell.left() + 38, cell.center().y() - 14, cell.width() - 44, 30)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(editor, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
            and name_problem(editor.text()) is NameProblem.TOO_LONG
        ):
            # Qt would close the field, and what was typed would be gone.
            return True
        return super().eventFilter(editor, event)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QLineEdit) and name_problem(editor.text()) is None:
            super().setModelData(editor, model, index)  # type: ignore[arg-type]

    # Cells

    def _matches(self, text: str) -> list[tuple[int, int]]:
        """What of a text is what is being looked for."""
        terms = self._model.filters.terms
        return matches(text, terms, self._facts.readings.get(text)) if terms else []

    def _paint_name(self, painter: QPainter, cell: QRect, voice: Voice, index: Index) -> None:
        tokens, tile = theme().tokens, QRectF(tile_rect(cell))
        hovered = index.row() == self._table.hovered
        loaded = voice.id == self._look.playing_id
        if voice.id in self._facts.waiting:
            paint_waiting_tile(painter, tile, self._table.arcs.painting(index))
        elif loaded:
            icon = "pause" if self._look.sounding else "play"
            self._paint_control(painter, tile, icon, tokens.accent, "#FFFFFF")
        elif hovered and self._facts.is_playable(voice):
            self._paint_control(painter, tile, "play", tokens.text, tokens.content)
        else:
            paint_tile(painter, tile, voice.id, playable=self._facts.is_coloured(voice))
        name = clean(voice.name)
        favourite = self._facts.marks_of(voice.id).favourite
        slot = self._facts.compared.get(voice.id)
        after = (_BEFORE + _STAR if favourite else 0) + (_BEFORE + _CAP if slot else 0)
        place = cell.adjusted(_NAME_LEFT, 0, -8 - after, 0)
        painter.setFont(theme().font(13, 600 if loaded else 500, text=name))
        ink = tokens.accent_text if loaded else tokens.text
        paint_words(painter, place, name, ink, self._matches(name))
        if not after:
            return
        wide = QFontMetrics(painter.font()).horizontalAdvance(name)
        left, middle = min(place.left() + wide, place.right()) + _BEFORE, place.center().y() + 0.5
        if favourite:
            star = QRectF(left, middle - _STAR / 2, _STAR, _STAR)
            theme().icons.paint(painter, "star-filled", star, tokens.arc)
            left += _STAR + _BEFORE
        if slot:
            self._paint_cap(painter, QRectF(left, middle - _CAP / 2, _CAP, _CAP), str(slot))

    def _paint_control(
        self, painter: QPainter, tile: QRectF, icon: str, back: str, ink: str
    ) -> None:
        paint_box(painter, tile, back, tile.width() * 0.25)
        glyph = QRectF(0, 0, 18, 18)
        glyph.moveCenter(tile.center())
        theme().icons.paint(painter, icon, glyph, ink)

    def _paint_cap(self, painter: QPainter, box: QRectF, key: str) -> None:
        """A key's cap: the slot of Compare that the voice is in."""
        tokens = theme().tokens
        painter.setFont(theme().font(11, 600, tabular=True))
        painter.setPen(QPen(colour(tokens.line_strong), 1))
        painter.setBrush(colour(tokens.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colour(tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)

    def _paint_tags(self, painter: QPainter, cell: QRect, tags: Sequence[str]) -> None:
        if not tags:
            return
        tokens, place = theme().tokens, cell.adjusted(10, 0, -2, 0)
        paint_dot(painter, QPointF(place.left() + TAG_DOT / 2, place.center().y() + 1), tags[0])
        place.setLeft(place.left() + int(TAG_DOT) + _BEFORE)
        more = f"+{len(tags) - 1}" if len(tags) > 1 else ""
        more_font = theme().font(12, tabular=True)
        for_more = QFontMetrics(more_font).horizontalAdvance(more) + _BEFORE if more else 0
        name = clean(tags[0])
        painter.setFont(theme().font(13, text=name))
        room = place.adjusted(0, 0, -for_more, 0)
        wide = paint_words(painter, room, name, tokens.text2, self._matches(name))
        painter.setFont(more_font)
        paint_words(painter, place.adjusted(wide + _BEFORE, 0, 0, 0), more, tokens.text3)

    def _paint_demo(self, painter: QPainter, cell: QRect, voice: Voice) -> None:
        look, tokens = self._facts.demo_look(voice), theme().tokens
        if look is DemoLook.KEPT:
            self._paint_wave(painter, cell, voice, self._facts.demos[voice.id])
            return
        text, ink = self._model.text(voice, VoiceColumn.DEMO), tokens.text3
        place = cell.adjusted(10, 0, -8, 0)
        if voice.is_training:
            ink = tokens.text2
        elif look is not DemoLook.NONE:
            icon = "cloud" if look is DemoLook.ONLINE else "cloud-off"
            glyph = QRectF(place.left() - 1, place.center().y() - 7, 16, 16)
            theme().icons.paint(painter, icon, glyph, ink)
            place.setLeft(place.left() + 21)
        pixels = 13 if text == DASH else 12
        painter.setFont(theme().font(pixels, text=text, tabular=voice.is_training))
        paint_words(painter, place, text, ink)

    def _paint_wave(self, painter: QPainter, cell: QRect, voice: Voice, demo: DemoFacts) -> None:
        tokens, look = theme().tokens, self._look
        area = QRectF(wave_rect(cell))
        rest = tokens.wave_on if voice.id in self._selection.ids else tokens.wave_rest
        if voice.id == look.playing_id:
            duration = look.duration or demo.duration
            shown, ink = clock(look.position), tokens.accent_text
            paint_waveform(
                painter, area, demo.envelope, bar=2, gap=1.6, rest=rest, head=tokens.text,
                played=tokens.accent_text if tokens.dark else tokens.accent,
                position=min(1.0, look.position / duration if duration else 0.0),
            )  # fmt: skip
            if look.pointer is not None and area.contains(look.pointer):
                painter.setFont(theme().font(11, 600, tabular=True))
                at = (look.pointer.x() - area.left()) / area.width() * duration
                inks = (tokens.text, tokens.content)
                paint_ghost(painter, area, look.pointer.x(), clock(int(at)), inks)
            painter.setFont(theme().font(12, 600, tabular=True))
        else:
            shown, ink = length_text(demo.duration), tokens.text2
            area.adjust(0, 7, 0, -7)
            paint_waveform(painter, area, demo.envelope, bar=2, gap=1.6, rest=rest)
            painter.setFont(theme().font(12, tabular=True))
        beside = cell.adjusted(10 + _WAVE_WIDTH + 9, 0, -4, 0)
        paint_words(painter, beside, shown, ink)
