"""The table of trainings."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from voicedesk.domain.text import clean
from voicedesk.ui.kit.marks import paint_pill, paint_tile
from voicedesk.ui.kit.tables import (
    HEAD_HEIGHT,
    dress_table,
    paint_column_head,
    paint_row_shape,
    paint_words,
)
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

_WIDTHS = {
    TrainingColumn.SPEAKER: 120,
    TrainingColumn.SENT: 136,
    TrainingColumn.TOOK: 220,
    TrainingColumn.OUTCOME: 124,
}
_VOICE_LEAST = 168
_GIVE_WAY = (TrainingColumn.SPEAKER, TrainingColumn.SENT, TrainingColumn.TOOK)
"""The columns that step aside in a narrow window, in this order; the panel tells what they do."""


class TrainingsHeader(QHeaderView):
    """A header that paints itself and makes room in a narrow window.

    Signals:
        shown_changed: other columns are shown.
    """

    shown_changed = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)

    def prepare(self) -> None:
        for column, width in _WIDTHS.items():
            self.resizeSection(column, width)
        self.setSectionResizeMode(TrainingColumn.VOICE, QHeaderView.ResizeMode.Stretch)

    def shown(self) -> list[TrainingColumn]:
        """The visible columns from left to right."""
        return [column for column in TrainingColumn if not self.isSectionHidden(column)]

    def fit(self, width: int) -> None:
        """Hide what doesn't fit into `width` pixels beside a readable name."""
        need = _VOICE_LEAST + sum(_WIDTHS.values())
        aside = set()
        for column in _GIVE_WAY:
            if need > width:
                aside.add(column)
                need -= _WIDTHS[column]
        for column in _GIVE_WAY:
            self.setSectionHidden(column, column in aside)
        self.shown_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        by, order = self.sortIndicatorSection(), self.sortIndicatorOrder()
        words = str(self.model().headerData(logical_index, Qt.Orientation.Horizontal))
        paint_column_head(painter, rect, words, sort=order if by == logical_index else None)


ROW_HEIGHT = 56
HEADING_HEIGHT = 44
"""Pixels that a group's name takes above its first row, in which it is."""


@dataclass(slots=True)
class TrainingLook:
    """Pointer, keyboard and the turning arcs.

    Attributes:
        chosen: the training whose row is selected; None for none.
        hovered: the row under the pointer; -1 for none.
        focused, ringed: whether the table has the keyboard, and its row wears a ring.
        turn: how far the arcs have turned, in degrees.
        first, last: the outermost visible columns.
    """

    selected: TrainingKey | None = None
    hovered: int = -1
    focused: bool = False
    ringed: bool = False
    turn: float = 0.0
    first: int = 0
    last: int = 0


_TILE = 36
_TILE_LEFT = 8
_NAME_LEFT = 56
_WARN = 16


class TrainingDelegate(QStyledItemDelegate):
    """Paints every cell by itself, so that the row is one shape from edge to edge."""

    def __init__(self, look: TrainingLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, TrainingsModel) else None
        if row is None or not isinstance(model, TrainingsModel):
            return
        column, cell = TrainingColumn(index.column()), option.rect
        words = model.text(row, column)
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
                self._paint_status(painter, cell, row, words)
            case TrainingColumn.TOOK:
                self._paint_took(painter, cell, words, unusual=model.is_unusual(row))
            case TrainingColumn.SPEAKER | TrainingColumn.SENT:
                painter.setFont(theme().font(13, text=words, tabular=True))
                paint_words(painter, cell.adjusted(10, 0, -8, 0), words, theme().tokens.text2)
        painter.restore()

    def _paint_heading(self, painter: QPainter, cell: QRect, words: str) -> None:
        painter.setFont(theme().font(13, 500, text=words))
        place = QRect(cell.left() + 10, cell.top() + 8, cell.width() - 18, HEADING_HEIGHT - 8)
        paint_words(painter, place, words, theme().tokens.text2)

    def _paint_row(self, painter: QPainter, cell: QRect, index: Index, row: TrainingRow) -> None:
        selected = row.key == self._look.selected
        tokens = theme().tokens
        paint_row_shape(
            painter, tokens, self._look, cell, index, selected=selected, current=selected
        )

    def _paint_voice(self, painter: QPainter, cell: QRect, row: TrainingRow) -> None:
        tokens = theme().tokens
        tile = QRectF(cell.left() + _TILE_LEFT, cell.center().y() - _TILE / 2 + 1, _TILE, _TILE)
        paint_tile(painter, tile, row.training.voice_id, playable=row.is_playable)
        name, below = clean(row.name), below_name_text(row)
        place = cell.adjusted(_NAME_LEFT, 9, -8, 0)
        painter.setFont(theme().font(13, 500, text=name))
        paint_words(painter, QRect(place.left(), place.top(), place.width(), 19), name, tokens.text)
        painter.setFont(theme().font(12, text=below))
        paint_words(
            painter, QRect(place.left(), place.top() + 19, place.width(), 18), below, tokens.text2
        )

    def _paint_took(self, painter: QPainter, cell: QRect, words: str, *, unusual: bool) -> None:
        tokens, place = theme().tokens, cell.adjusted(10, 0, -8, 0)
        if unusual:
            glyph = QRectF(place.left(), place.center().y() - _WARN / 2 + 1, _WARN, _WARN)
            theme().icons.paint(painter, "warn", glyph, tokens.training)
            place.setLeft(place.left() + _WARN + 6)
        painter.setFont(theme().font(13, text=words, tabular=True))
        paint_words(painter, place, words, tokens.training if unusual else tokens.text2)

    def _paint_status(self, painter: QPainter, cell: QRect, row: TrainingRow, words: str) -> None:
        tone = status_tone(row.status)
        turn = self._look.turn if tone is Tone.TRAINING else 0.0
        box = QRectF(cell).adjusted(10, 0, -6, 1)
        icon = status_icon(row.status)
        paint_pill(painter, box, tone, words, turn, icon)


_STEP_MS = 50
_TURN_MS = 1600
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class TrainingsView(QTableView):
    """Shows the model, one row of which is selected, and says what the person did.

    Signals:
        chosen: another training is selected: its key; None for none.
        voice_wanted: Enter or a double click.
        menu_wanted: right click or the menu key: where, in screen pixels.
    """

    selected = Signal(object)
    voice_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: TrainingsModel) -> None:
        super().__init__()
        self._model = model
        self.look = TrainingLook()
        self.columns = TrainingsHeader(self)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(TrainingDelegate(self.look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        dress_table(self, ROW_HEIGHT)
        self.columns.prepare()
        self.columns.setSortIndicator(TrainingColumn.SENT, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.columns.shown_changed.connect(self._columns_changed)
        self._arcs = QTimer(self)
        self._arcs.setInterval(_STEP_MS)
        self._arcs.timeout.connect(self._turn)
        model.counts_changed.connect(self._follow_arcs)
        for changed in (model.counts_changed, model.layoutChanged):
            changed.connect(self._make_room)
        for changed in (model.layoutChanged, model.modelReset):
            changed.connect(self._keep_current)
        theme().changed.connect(self.viewport().update)

    def select(self, key: TrainingKey | None) -> None:
        """Select a training and bring its row into view."""
        place = self._model.place_of(key)
        if place >= 0:
            index = self._model.index(place, TrainingColumn.VOICE)
            self.selectionModel().setCurrentIndex(index, _CHOOSE)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._choose(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring(by_keyboard=True)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if not event.isAutoRepeat() and self.look.selected is not None:
                self.voice_requested.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring(by_keyboard=False)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.voice_requested.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.look.focused = True
        if event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }:
            self._ring(by_keyboard=True)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        menu = event.reason() == Qt.FocusReason.PopupFocusReason
        self.look.focused = menu
        self.look.ringed = self.look.ringed and menu
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            self.menu_requested.emit(
                self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(56, -8))
            )
        elif self.indexAt(event.pos()).isValid():
            self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_current()
        self._follow_arcs()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._arcs.stop()

    # Inside

    def _choose(self, place: int) -> None:
        row = self._model.row_at(place)
        key = row.key if row is not None else None
        if key != self.look.selected:
            self.look.selected = key
            self.viewport().update()
            self.selected.emit(key)

    def _keep_current(self) -> None:
        """A table with rows has a current one; the same as before where it is still shown."""
        place = self._model.place_of(self.look.selected)
        if place < 0 and self._model.rowCount():
            place = 0
        if place >= 0 and not self.selectionModel().isRowSelected(place):
            index = self._model.index(place, TrainingColumn.VOICE)
            self.selectionModel().setCurrentIndex(index, _CHOOSE)
        self._choose(place)

    def _make_room(self) -> None:
        """Give the rows that a group begins with room for its name; Qt moves heights with rows."""
        rows = self.verticalHeader()
        for number in range(self._model.rowCount()):
            above = HEADING_HEIGHT if self._model.heading(number) else 0
            if rows.sectionSize(number) != ROW_HEIGHT + above:
                rows.resizeSection(number, ROW_HEIGHT + above)

    def _hover(self, row: int) -> None:
        before, self.look.hovered = self.look.hovered, row
        if before != row:
            for one in (before, row):
                if one >= 0:
                    y = self.rowViewportPosition(one)
                    self.viewport().update(0, y, self.viewport().width(), self.rowHeight(one))

    def _ring(self, *, by_keyboard: bool) -> None:
        if self.look.ringed != by_keyboard:
            self.look.ringed = by_keyboard
            self.viewport().update()

    def _columns_changed(self) -> None:
        shown = self.columns.shown()
        self.look.first, self.look.last = shown[0], shown[-1]
        self.viewport().update()

    def _follow_arcs(self) -> None:
        running = self.isVisible() and bool(self._model.running)
        if running != self._arcs.isActive():
            (self._arcs.start if running else self._arcs.stop)()

    def _turn(self) -> None:
        self.look.turn = (self.look.turn + 360 * _STEP_MS / _TURN_MS) % 360
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        last = self._model.rowCount() - 1 if last < 0 else last
        for number in range(first, last + 1):
            row = self._model.row_at(number)
            if row is not None and row.is_open:
                cell = self.visualRect(self._model.index(number, TrainingColumn.OUTCOME))
                self.viewport().update(cell)
