"""Paints the rows of trainings."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from voicedesk.domain.display import clean
from voicedesk.ui.kit.painted_words import paint_words
from voicedesk.ui.kit.table_look import paint_row_shape
from voicedesk.ui.kit.voice_mark import paint_pill, paint_tile
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import Tone
from voicedesk.ui.trainings.training_column import TrainingColumn
from voicedesk.ui.trainings.training_look import HEADING_HEIGHT, TrainingLook
from voicedesk.ui.trainings.training_row import Standing, TrainingRow
from voicedesk.ui.trainings.training_words import (
    below_name_words,
    standing_icon,
    standing_tone,
)
from voicedesk.ui.trainings.trainings_model import Index, TrainingsModel

_TILE = 36
_TILE_LEFT = 8
_NAME_LEFT = 56
_WARN = 16


class TrainingDelegate(QStyledItemDelegate):
    """Paints every cell by itself, so that the row is one shape from edge to edge."""

    def __init__(self, theme: Theme, look: TrainingLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, TrainingsModel) else None
        if row is None or not isinstance(model, TrainingsModel):
            return
        column, cell = TrainingColumn(index.column()), option.rect
        words = model.words.of(row, column)
        painter.save()
        painter.setClipRect(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if heading := model.heading(index.row()):
            cell = cell.adjusted(0, HEADING_HEIGHT, 0, 0)
            if column is TrainingColumn.VOICE:
                self._paint_heading(painter, option.rect, heading)
        self._paint_row(painter, cell, index, row)
        match column:
            case TrainingColumn.VOICE:
                self._paint_voice(painter, cell, row)
            case TrainingColumn.OUTCOME:
                self._paint_outcome(painter, cell, row, words)
            case TrainingColumn.TOOK:
                self._paint_took(painter, cell, words, unusual=model.words.is_unusual(row))
            case TrainingColumn.SPEAKER | TrainingColumn.SENT:
                painter.setFont(self._theme.font(13, text=words, tabular=True))
                paint_words(painter, cell.adjusted(10, 0, -8, 0), words, self._theme.tokens.text2)
        painter.restore()

    def _paint_heading(self, painter: QPainter, cell: QRect, words: str) -> None:
        painter.setFont(self._theme.font(13, 500, text=words))
        place = QRect(cell.left() + 10, cell.top() + 8, cell.width() - 18, HEADING_HEIGHT - 8)
        paint_words(painter, place, words, self._theme.tokens.text2)

    def _paint_row(self, painter: QPainter, cell: QRect, index: Index, row: TrainingRow) -> None:
        chosen = row.key == self._look.chosen
        tokens = self._theme.tokens
        paint_row_shape(painter, tokens, self._look, cell, index, chosen=chosen, current=chosen)

    def _paint_voice(self, painter: QPainter, cell: QRect, row: TrainingRow) -> None:
        tokens = self._theme.tokens
        tile = QRectF(cell.left() + _TILE_LEFT, cell.center().y() - _TILE / 2 + 1, _TILE, _TILE)
        coloured = not row.is_gone and row.standing in {Standing.READY, Standing.TRAINING}
        paint_tile(painter, self._theme, tile, row.training.voice_id, playable=coloured)
        name, below = clean(row.name), below_name_words(row)
        place = cell.adjusted(_NAME_LEFT, 9, -8, 0)
        painter.setFont(self._theme.font(13, 500, text=name))
        paint_words(painter, QRect(place.left(), place.top(), place.width(), 19), name, tokens.text)
        painter.setFont(self._theme.font(12, text=below))
        paint_words(
            painter, QRect(place.left(), place.top() + 19, place.width(), 18), below, tokens.text2
        )

    def _paint_took(self, painter: QPainter, cell: QRect, words: str, *, unusual: bool) -> None:
        tokens, place = self._theme.tokens, cell.adjusted(10, 0, -8, 0)
        if unusual:
            glyph = QRectF(place.left(), place.center().y() - _WARN / 2 + 1, _WARN, _WARN)
            self._theme.icons.paint(painter, "warn", glyph, tokens.training)
            place.setLeft(place.left() + _WARN + 6)
        painter.setFont(self._theme.font(13, text=words, tabular=True))
        paint_words(painter, place, words, tokens.training if unusual else tokens.text2)

    def _paint_outcome(self, painter: QPainter, cell: QRect, row: TrainingRow, words: str) -> None:
        tone = standing_tone(row.standing)
        turn = self._look.turn if tone is Tone.TRAINING else 0.0
        box = QRectF(cell).adjusted(10, 0, -6, 1)
        icon = standing_icon(row.standing)
        paint_pill(painter, self._theme, box, tone, words, turn, icon)
