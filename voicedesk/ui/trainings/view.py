"""The table of trainings, one row of it selected; a group has its name above its first row."""

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from voicedesk.domain.text import clean
from voicedesk.ui.kit.marks import paint_pill, paint_tile, paint_words
from voicedesk.ui.kit.tables import Table, TableHeader
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tone
from voicedesk.ui.trainings.model import (
    Index,
    TrainingColumn,
    TrainingKey,
    TrainingRow,
    TrainingsModel,
    below_name_text,
    status_icon,
    status_tone,
)

ROW_HEIGHT = 56
HEADING_HEIGHT = 44
"""Pixels that a group's name takes above its first row, in which it is."""
_WIDTHS: dict[int, int] = {
    TrainingColumn.SPEAKER: 120,
    TrainingColumn.SENT: 136,
    TrainingColumn.TOOK: 220,
    TrainingColumn.OUTCOME: 124,
}
_VOICE_LEAST = 168
_GIVE_WAY = (TrainingColumn.SPEAKER, TrainingColumn.SENT, TrainingColumn.TOOK)
"""The columns that step aside in a narrow window, in this order; the panel tells what they do."""
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class TrainingsView(Table):
    """Shows the model, and says what the person did.

    Attributes:
        selected_key: the training whose row is selected; None for none.

    Signals:
        selected: another training is selected: its key; None for none.
        voice_requested: Enter or a double click.
    """

    selected = Signal(object)
    voice_requested = Signal()

    def __init__(self, model: TrainingsModel) -> None:
        super().__init__(ROW_HEIGHT)
        self._model = model
        self.selected_key: TrainingKey | None = None
        self.columns = TableHeader(self, _WIDTHS, _VOICE_LEAST, _GIVE_WAY)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(TrainingDelegate(self, model))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.columns.prepare()
        self.columns.setSortIndicator(TrainingColumn.SENT, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        for changed in (model.counts_changed, model.layoutChanged):
            changed.connect(self._make_room)
        for changed in (model.layoutChanged, model.modelReset):
            changed.connect(self._keep_current)
        theme().changed.connect(self.repaint_rows)

    def select(self, key: TrainingKey | None) -> None:
        place = self._model.place_of(key)
        if place >= 0:
            index = self._model.index(place, TrainingColumn.VOICE)
            self.selectionModel().setCurrentIndex(index, _SELECT)
            self.scrollTo(index)

    def row_rect(self, row: int) -> QRect:
        heading = HEADING_HEIGHT if self._model.heading(row) else 0
        return super().row_rect(row).adjusted(0, heading, 0, 0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._set_selected(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.ring(by_keyboard=True)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if not event.isAutoRepeat() and self.selected_key is not None:
                self.voice_requested.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ring(by_keyboard=False)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.voice_requested.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hover(self.rowAt(int(event.position().y())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_current()

    def _set_selected(self, place: int) -> None:
        row = self._model.row_at(place)
        key = row.key if row is not None else None
        if key != self.selected_key:
            self.selected_key = key
            self.repaint_rows()
            self.selected.emit(key)

    def _keep_current(self) -> None:
        """Keep the selected row where it is still shown, else select the first."""
        place = self._model.place_of(self.selected_key)
        if place < 0 and self._model.rowCount():
            place = 0
        if place >= 0 and not self.selectionModel().isRowSelected(place):
            index = self._model.index(place, TrainingColumn.VOICE)
            self.selectionModel().setCurrentIndex(index, _SELECT)
        self._set_selected(place)

    def _make_room(self) -> None:
        """Give the rows that a group begins with room for its name; Qt moves heights with rows."""
        rows = self.verticalHeader()
        for number in range(self._model.rowCount()):
            height = ROW_HEIGHT + (HEADING_HEIGHT if self._model.heading(number) else 0)
            if rows.sectionSize(number) != height:
                rows.resizeSection(number, height)


_TILE = 36
_NAME_LEFT = 56
_WARN = 16


class TrainingDelegate(QStyledItemDelegate):
    """Paints what is in the cells; the row's shape is the table's."""

    def __init__(self, table: Table, model: TrainingsModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, cell = self._model, option.rect
        row = model.row_at(index.row())
        if row is None:
            return
        column = TrainingColumn(index.column())
        words = model.text(row, column)
        painter.save()
        painter.setClipRect(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if heading := model.heading(index.row()):
            above = QRect(cell.left() + 10, cell.top() + 8, cell.width() - 18, HEADING_HEIGHT - 8)
            cell = cell.adjusted(0, HEADING_HEIGHT, 0, 0)
            if column is TrainingColumn.VOICE:
                painter.setFont(theme().font(13, 500, text=heading))
                paint_words(painter, above, heading, theme().tokens.text2)
        match column:
            case TrainingColumn.VOICE:
                self._paint_voice(painter, cell, row)
            case TrainingColumn.OUTCOME:
                tone = status_tone(row.status)
                turned = self._table.arcs.painting(index) if tone is Tone.TRAINING else 0.0
                box = QRectF(cell).adjusted(10, 0, -6, 1)
                paint_pill(painter, box, tone, words, turned, status_icon(row.status))
            case _:
                unusual = column is TrainingColumn.TOOK and model.is_unusual(row)
                self._paint_text(painter, cell.adjusted(10, 0, -8, 0), words, unusual=unusual)
        painter.restore()

    def _paint_voice(self, painter: QPainter, cell: QRect, row: TrainingRow) -> None:
        tokens = theme().tokens
        tile = QRectF(cell.left() + 8, cell.center().y() - _TILE / 2 + 1, _TILE, _TILE)
        paint_tile(painter, tile, row.training.voice_id, playable=row.is_playable)
        name, below = clean(row.name), below_name_text(row)
        line = cell.adjusted(_NAME_LEFT, 9, -8, 0)
        line.setHeight(19)
        painter.setFont(theme().font(13, 500, text=name))
        paint_words(painter, line, name, tokens.text)
        painter.setFont(theme().font(12, text=below))
        paint_words(painter, line.translated(0, 19).adjusted(0, 0, 0, -1), below, tokens.text2)

    def _paint_text(self, painter: QPainter, place: QRect, words: str, *, unusual: bool) -> None:
        tokens = theme().tokens
        if unusual:
            glyph = QRectF(place.left(), place.center().y() - _WARN / 2 + 1, _WARN, _WARN)
            theme().icons.paint(painter, "warn", glyph, tokens.training)
            place.setLeft(place.left() + _WARN + 6)
        painter.setFont(theme().font(13, text=words, tabular=True))
        paint_words(painter, place, words, tokens.training if unusual else tokens.text2)
