"""Paints the rows of voices, and knows what lies under the pointer."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from voicedesk.domain.text import clean
from voicedesk.domain.voice import NameProblem, Voice, name_problem
from voicedesk.ui.common.facts import DemoFacts, DemoLook, VoiceFacts
from voicedesk.ui.common.texts import state_tone
from voicedesk.ui.kit.fields import name_text
from voicedesk.ui.kit.marks import paint_action_tile, paint_pill, paint_tags, paint_tile
from voicedesk.ui.kit.tables import paint_row_shape, paint_words
from voicedesk.ui.kit.waveform import clock, paint_ghost, paint_waveform
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tone, colour
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import CellTexts, VoicesModel
from voicedesk.ui.voices.selection import WAVE_WIDTH, RowLook, tile_rect, wave_rect


class DemoCell:
    """Paints the table's Demo column."""

    def __init__(self, facts: VoiceFacts, look: RowLook) -> None:
        self._facts = facts
        self._look = look

    def paint(self, painter: QPainter, cell: QRect, voice: Voice, words: str) -> None:
        """Paint the cell of a voice; `words` stand where there is no waveform."""
        tokens = theme().tokens
        look = self._facts.demo_look(voice)
        place = cell.adjusted(10, 0, -8, 0)
        if voice.is_training:
            painter.setFont(theme().font(12, text=words, tabular=True))
            paint_words(painter, place, words, tokens.text2)
        elif look is DemoLook.KEPT:
            self._paint_kept(painter, cell, voice, self._facts.demos[voice.id])
        elif look in {DemoLook.ONLINE, DemoLook.OUT_OF_REACH}:
            icon = "cloud" if look is DemoLook.ONLINE else "cloud-off"
            glyph = QRectF(place.left() - 1, place.center().y() - 7, 16, 16)
            theme().icons.paint(painter, icon, glyph, tokens.text3)
            painter.setFont(theme().font(12, text=words))
            paint_words(painter, place.adjusted(21, 0, 0, 0), words, tokens.text3)
        else:
            painter.setFont(theme().font(13))
            paint_words(painter, place, words, tokens.text3)

    def _paint_kept(self, painter: QPainter, cell: QRect, voice: Voice, demo: DemoFacts) -> None:
        tokens = theme().tokens
        look = self._look
        loaded = voice.id == look.playing_id
        area = QRectF(wave_rect(cell))
        selected = voice.id in look.selected
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
                painter.setFont(theme().font(11, 600, tabular=True))
                at = (look.pointer.x() - area.left()) / area.width() * duration
                inks = (tokens.text, tokens.content)
                paint_ghost(painter, area, look.pointer.x(), clock(int(at)), inks)
        else:
            paint_waveform(
                painter, area.adjusted(0, 7, 0, -7), demo.envelope, bar=2, gap=1.6,
                rest=tokens.wave_on if selected else tokens.wave_rest,
            )  # fmt: skip
        painter.setFont(theme().font(12, 600 if loaded else 400, tabular=True))
        ink = tokens.accent_text if loaded else tokens.text2
        at_right = cell.adjusted(10 + WAVE_WIDTH + 9, 0, -4, 0)
        paint_words(painter, at_right, clock(look.position if loaded else duration), ink)


_MOST = 96
"""Pictures kept: those of two pages of names, and of what they have in common."""


class CellPictures:
    """Keeps pictures of cells on the table's own ground, by what they show and their size.

    A table that shows other rows after each key press is painted in a third of the time. Where a
    pixel of the window isn't a whole number of the screen's, a picture would be blurred, and cells
    are painted as they are.
    """

    def __init__(self) -> None:
        self._pictures: dict[Hashable, QPixmap] = {}
        theme().changed.connect(self._pictures.clear)

    def paint(
        self, painter: QPainter, cell: QRect, key: Hashable, paint: Callable[[QPainter], None]
    ) -> None:
        """Put the picture of `key` into `cell`; `paint` paints it there where there is none yet."""
        scale = painter.deviceTransform().m11()
        if scale != int(scale):
            paint(painter)
            return
        width, height = cell.width(), cell.height()
        whole = (key, width, height, scale)
        picture = self._pictures.get(whole)
        if picture is None:
            picture = QPixmap(int(width * scale), int(height * scale))
            picture.setDevicePixelRatio(scale)
            picture.fill(colour(theme().tokens.content))
            inside = QPainter(picture)
            try:
                inside.setRenderHint(QPainter.RenderHint.Antialiasing)
                inside.translate(-cell.topLeft())
                paint(inside)
            finally:
                inside.end()
            if len(self._pictures) >= _MOST:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[whole] = picture
        painter.drawPixmap(cell.topLeft(), picture)


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
        wrong = problem is not None
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


_NAME_LEFT = 46
_STAR = 13
_CAP = 18
_BEFORE = 6

Index = QModelIndex | QPersistentModelIndex


class VoiceDelegate(QStyledItemDelegate):
    """Paints every cell by itself, so that the row is one shape from edge to edge."""

    def __init__(self, facts: VoiceFacts, look: RowLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts = facts
        self._look = look
        self._words = CellTexts(facts)
        self._demo = DemoCell(facts, look)
        self._pictures = CellPictures()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        voice = model.voice_at(index.row()) if isinstance(model, VoicesModel) else None
        if voice is None:
            return
        column = VoiceColumn(index.column())
        look = self._look
        words = self._words.of(voice, column)
        if voice.id not in look.selected and index.row() != look.hovered:
            key = self._picture_key(voice, column, words)
            if key is not None:
                cell = option.rect
                self._pictures.paint(
                    painter,
                    cell,
                    key,
                    lambda to: self._paint_cell(to, option, index, voice, words),
                )
                return
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(painter, option, index, voice)
        self._paint_cell(painter, option, index, voice, words)
        painter.restore()

    def _picture_key(self, voice: Voice, column: VoiceColumn, words: str) -> Hashable | None:
        """What a cell shows that will be shown again; None for one that is to be painted anew."""
        match column:
            case VoiceColumn.STATE:
                return None if voice.is_training else (column, words, state_tone(voice.state))
            case VoiceColumn.DEMO:
                shared = not voice.is_training and voice.id not in self._facts.demos
                return (column, words) if shared else None
            case VoiceColumn.TAGS:
                return (column, self._facts.marks_of(voice.id).tags)
            case VoiceColumn.LANGUAGE | VoiceColumn.TRAINED:
                return (column, words, voice.is_training)
            case VoiceColumn.NAME:
                favourite = self._facts.marks_of(voice.id).favourite
                shared = voice.id != self._look.playing_id
                slot = self._facts.compared.get(voice.id)
                return (voice.id, words, favourite, slot, _is_coloured(voice)) if shared else None
            case VoiceColumn.ID:
                return None

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        voice: Voice,
        words: str,
    ) -> None:
        match column := VoiceColumn(index.column()):
            case VoiceColumn.NAME:
                self._paint_name(painter, option, index, voice)
            case VoiceColumn.STATE:
                box = QRectF(option.rect).adjusted(10, 0, -6, 1)
                tone = state_tone(voice.state)
                turn = self._look.turn if tone is Tone.TRAINING else 0.0
                paint_pill(painter, box, tone, words, turn)
            case VoiceColumn.DEMO:
                self._demo.paint(painter, option.rect, voice, words)
            case VoiceColumn.ID:
                painter.setFont(theme().mono(12))
                paint_words(
                    painter, option.rect.adjusted(10, 0, -8, 0), words, theme().tokens.text2
                )
            case VoiceColumn.TAGS:
                place = option.rect.adjusted(10, 0, -2, 0)
                paint_tags(painter, place, self._facts.marks_of(voice.id).tags)
            case VoiceColumn.LANGUAGE | VoiceColumn.TRAINED:
                painter.setFont(theme().font(13, text=words, tabular=True))
                quiet = voice.is_training and column is VoiceColumn.TRAINED
                ink = theme().tokens.text3 if quiet else theme().tokens.text2
                paint_words(painter, option.rect.adjusted(10, 0, -8, 0), words, ink)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option, index
        editor = NameEditor(parent)
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

    # Rows

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, voice: Voice
    ) -> None:
        look = self._look
        paint_row_shape(
            painter,
            theme().tokens,
            look,
            option.rect,
            index,
            selected=voice.id in look.selected,
            current=voice.id == look.row_id,
        )

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, voice: Voice
    ) -> None:
        tokens = theme().tokens
        look = self._look
        tile = QRectF(tile_rect(option.rect))
        loaded = voice.id == look.playing_id
        if loaded:
            icon = "pause" if look.sounding else "play"
            paint_action_tile(painter, tile, icon, tokens.accent)
        elif index.row() == look.hovered and self._facts.is_playable(voice):
            paint_action_tile(painter, tile, "play", tokens.text)
        else:
            paint_tile(painter, tile, voice.id, playable=_is_coloured(voice))
        name = clean(voice.name)
        painter.setFont(theme().font(13, 600 if loaded else 500, text=name))
        ink = tokens.accent_text if loaded else tokens.text
        place = option.rect.adjusted(_NAME_LEFT, 0, -8, 0)
        favourite = self._facts.marks_of(voice.id).favourite
        slot = self._facts.compared.get(voice.id)
        after = (_BEFORE + _STAR if favourite else 0) + (_BEFORE + _CAP if slot else 0)
        place.setRight(place.right() - after)
        wide = QFontMetrics(painter.font()).horizontalAdvance(name)
        paint_words(painter, place, name, ink)
        left, middle = min(place.left() + wide, place.right()) + _BEFORE, place.center().y() + 0.5
        if favourite:
            star = QRectF(left, middle - _STAR / 2, _STAR, _STAR)
            theme().icons.paint(painter, "star-filled", star, tokens.arc)
            left += _STAR + _BEFORE
        if slot:
            self._paint_cap(painter, QRectF(left, middle - _CAP / 2, _CAP, _CAP), str(slot))

    def _paint_cap(self, painter: QPainter, box: QRectF, key: str) -> None:
        """A key's cap: the slot of Compare that the voice is in."""
        tokens = theme().tokens
        painter.setFont(theme().font(11, 600, tabular=True))
        painter.setPen(QPen(colour(tokens.line_strong), 1))
        painter.setBrush(colour(tokens.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colour(tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def _is_coloured(voice: Voice) -> bool:
    """Whether a voice's tile is in its own hue: it can be heard, or will be."""
    return voice.is_training or (voice.is_ready and bool(voice.demo_url))
