"""The table of trainings."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView

from voicedesk.ui.kit.table_look import dress_table
from voicedesk.ui.theme import Theme
from voicedesk.ui.trainings.training_column import TrainingColumn
from voicedesk.ui.trainings.training_delegate import TrainingDelegate
from voicedesk.ui.trainings.training_look import HEADING_HEIGHT, ROW_HEIGHT, TrainingLook
from voicedesk.ui.trainings.training_row import TrainingKey
from voicedesk.ui.trainings.trainings_header import TrainingsHeader
from voicedesk.ui.trainings.trainings_model import Index, TrainingsModel

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

    chosen = Signal(object)
    voice_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: TrainingsModel) -> None:
        super().__init__()
        self._model = model
        self.look = TrainingLook()
        self.columns = TrainingsHeader(theme, self)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(TrainingDelegate(theme, self.look, self))
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
        theme.changed.connect(self.viewport().update)

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
            if not event.isAutoRepeat() and self.look.chosen is not None:
                self.voice_wanted.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring(by_keyboard=False)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.voice_wanted.emit()

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
            self.menu_wanted.emit(self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(56, -8)))
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

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
        if key != self.look.chosen:
            self.look.chosen = key
            self.viewport().update()
            self.chosen.emit(key)

    def _keep_current(self) -> None:
        """A table with rows has a current one; the same as before where it is still shown."""
        place = self._model.place_of(self.look.chosen)
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
