"""The table of voices."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.row_look import ROW_HEIGHT, RowLook, tile_rect, wave_rect
from voicedesk.ui.voices.training_arcs import TrainingArcs
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voice_delegate import Index, VoiceDelegate
from voicedesk.ui.voices.voices_header import VoicesHeader
from voicedesk.ui.voices.voices_model import VoicesModel

_SEEK_STEP_MS = 1000
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


class VoicesView(QTableView):
    """Shows the model and says what the person did in it.

    Signals:
        voice_selected: the id of the voice whose row is current; empty for none.
        moved: the person moved to another row with the keyboard: the voice's id.
        play_wanted: Space, Enter, a double click or a click on the tile: the voice's id.
        sought: a click or drag on the playing row's waveform: milliseconds.
        seek_wanted: Left or Right: milliseconds forward or back.
        restart_wanted, delete_wanted: Home, Delete.
        menu_wanted: right click or the menu key: where, in screen pixels.
    """

    voice_selected = Signal(str)
    moved = Signal(str)
    play_wanted = Signal(str)
    sought = Signal(int)
    seek_wanted = Signal(int)
    restart_wanted = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: VoicesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.look = RowLook()
        self._wanted_id = ""
        self._by_keyboard = False
        self._seeking = False
        self.columns = VoicesHeader(theme, self)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(VoiceDelegate(theme, model.facts, self.look, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.columns.prepare()
        self.columns.shown_changed.connect(self._columns_changed)
        model.rowsInserted.connect(self._keep_current)
        model.layoutChanged.connect(self._keep_current)
        model.modelReset.connect(self._keep_current)
        model.rowsRemoved.connect(self._keep_current)
        self._arcs = TrainingArcs(self, model, self.look)
        self._columns_changed()

    # What the presenter asks for

    @property
    def current_id(self) -> str:
        """The id of the voice whose row is current; empty for none."""
        voice = self._model.voice_at(self.currentIndex().row())
        return voice.id if voice else ""

    def select(self, voice_id: str) -> None:
        """Make a voice's row current and bring it into view."""
        self._wanted_id = voice_id
        row = self._model.row_of(voice_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, VoiceColumn.NAME))
            self.scrollTo(self.currentIndex())

    def rename_current(self) -> None:
        """Turn the current row's name into a field."""
        row = self.currentIndex().row()
        if row >= 0:
            self.edit(self._model.index(row, VoiceColumn.NAME))

    def show_playing(self, voice_id: str, *, sounding: bool) -> None:
        """Mark the voice that is in the player."""
        rows = {self._model.row_of(self.look.playing_id), self._model.row_of(voice_id)}
        self.look.playing_id, self.look.sounding = voice_id, sounding
        for row in rows:
            self._update_row(row)

    def show_position(self, position: int, duration: int) -> None:
        """Move the play head in the playing row, in milliseconds."""
        self.look.position, self.look.duration = position, duration
        row = self._model.row_of(self.look.playing_id)
        if row >= 0:
            self.viewport().update(self._cell(row, VoiceColumn.DEMO))

    def follow_trainings(self, *, running: bool) -> None:
        """Let the arcs of trainings turn, or rest."""
        self._arcs.follow(running=running)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        voice = self._model.voice_at(current.row())
        if voice is not None:
            self._wanted_id = voice.id
        self.look.selected_id = voice.id if voice else ""
        self.voice_selected.emit(self.look.selected_id)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        # Qt takes the next row meanwhile; which voice is wanted is decided once the rows are gone.
        wanted = self._wanted_id
        super().rowsAboutToBeRemoved(parent, start, end)
        self._wanted_id = wanted

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._repaint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring(by_keyboard=True)
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and self.state() != QAbstractItemView.State.EditingState:
            match event.key():
                case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    if not event.isAutoRepeat():
                        self.play_wanted.emit(self.current_id)
                    return
                case Qt.Key.Key_Left:
                    self.seek_wanted.emit(-_SEEK_STEP_MS)
                    return
                case Qt.Key.Key_Right:
                    self.seek_wanted.emit(_SEEK_STEP_MS)
                    return
                case Qt.Key.Key_Home:
                    self.restart_wanted.emit()
                    return
                case Qt.Key.Key_Delete:
                    self.delete_wanted.emit()
                    return
        before = self.current_id
        super().keyPressEvent(event)
        if self.current_id != before:
            self.moved.emit(self.current_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring(by_keyboard=False)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self._over_wave(index, event.position().toPoint()):
            self._seeking = True
            self._seek_to(event.position().toPoint(), index.row())
            return
        super().mousePressEvent(event)
        if index.isValid() and self.currentIndex().row() == index.row():
            # Moving on by key is announced by the cell's column: the name, wherever the click was.
            name = self._model.index(index.row(), VoiceColumn.NAME)
            self.selectionModel().setCurrentIndex(name, _NO_UPDATE)
        voice = self._model.voice_at(index.row())
        over = tile_rect(self._cell(index.row(), VoiceColumn.NAME))
        if left and voice is not None and over.contains(event.position().toPoint()):
            self.play_wanted.emit(voice.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if self._seeking:
            self._seek_to(point, self._model.row_of(self.look.playing_id))
        if index.row() != self.look.hovered:
            before, self.look.hovered = self.look.hovered, index.row()
            self._update_row(before)
            self._update_row(index.row())
        over = index.isValid() and self._over_wave(index, point)
        if over or self.look.pointer is not None:
            self.look.pointer = point if over else None
            self._update_row(self._model.row_of(self.look.playing_id))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._seeking = False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        voice = self._model.voice_at(index.row())
        point = event.position().toPoint()
        taken = tile_rect(self._cell(index.row(), VoiceColumn.NAME)).contains(point)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and voice is not None and not taken and not self._over_wave(index, point):
            self.play_wanted.emit(voice.id)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            before, self.look.hovered, self.look.pointer = self.look.hovered, -1, None
            self._update_row(before)
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        menu = event.reason() == Qt.FocusReason.PopupFocusReason
        self.look.focused = menu
        self.look.ringed = self.look.ringed and menu
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self._cell(self.currentIndex().row(), VoiceColumn.NAME)
            self.menu_wanted.emit(self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(48, -6)))
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(event.size().width())

    # Inside

    def _cell(self, row: int, column: VoiceColumn) -> QRect:
        return self.visualRect(self._model.index(row, column))

    def _repaint(self) -> None:
        # The first time it is asked for the viewport, PySide prepares every class of widgets.
        if self.isVisible():
            self.viewport().update()

    def _update_row(self, row: int) -> None:
        if row >= 0:
            cell = self._cell(row, VoiceColumn.NAME)
            self.viewport().update(0, cell.top(), self.viewport().width(), cell.height())

    def _over_wave(self, index: QModelIndex, point: QPoint) -> bool:
        voice = self._model.voice_at(index.row())
        return (
            voice is not None
            and voice.id == self.look.playing_id
            and wave_rect(self._cell(index.row(), VoiceColumn.DEMO)).contains(point)
        )

    def _seek_to(self, point: QPoint, row: int) -> None:
        area = wave_rect(self._cell(row, VoiceColumn.DEMO))
        share = min(1.0, max(0.0, (point.x() - area.left()) / area.width()))
        self.sought.emit(round(share * self.look.duration))

    def _ring(self, *, by_keyboard: bool) -> None:
        self._by_keyboard = by_keyboard
        if self.look.ringed != by_keyboard:
            self.look.ringed = by_keyboard
            self._repaint()

    def _keep_current(self) -> None:
        """Hold on to the selected voice; where it is gone, take the row that stands there now."""
        row = self._model.row_of(self._wanted_id)
        now = self.currentIndex().row()
        if row < 0 and self._model.rowCount():
            row = min(max(now, 0), self._model.rowCount() - 1)
        # A voice that a filter hides for a moment comes back selected.
        hidden = self._wanted_id if self._model.voice(self._wanted_id) is not None else ""
        if row < 0:
            self.voice_selected.emit("")
        elif row != now:
            self.setCurrentIndex(self._model.index(row, VoiceColumn.NAME))
        self._wanted_id = hidden or self.current_id

    def _columns_changed(self) -> None:
        shown = self.columns.shown()
        self.look.first, self.look.last = shown[0], shown[-1]
        self._repaint()
