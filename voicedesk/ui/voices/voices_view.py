"""The table of voices."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
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
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from voicedesk.ui.kit.table_look import dress_table
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.row_look import ROW_HEIGHT, RowLook
from voicedesk.ui.voices.row_pointer import RowPointer
from voicedesk.ui.voices.row_selection import RowSelection
from voicedesk.ui.voices.training_arcs import TrainingArcs
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voice_delegate import Index, VoiceDelegate
from voicedesk.ui.voices.voices_header import VoicesHeader
from voicedesk.ui.voices.voices_model import VoicesModel

_SEEK_STEP_MS = 1000
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


class VoicesView(QTableView):
    """Shows the model and says what the person did in it.

    Signals:
        voice_selected: the id of the voice to show; empty for none. See `current_id`.
        chosen_changed: other voices are chosen.
        moved: the person moved to another row with the keyboard: the voice's id.
        play_wanted: Space, Enter, a double click or a click on the tile: the voice's id.
        sought: a click or drag on the playing row's waveform: milliseconds.
        seek_wanted: Left or Right: milliseconds forward or back.
        drag_wanted: the chosen voices' demos are to be dragged.
        restart_wanted, delete_wanted: Home, Delete.
        menu_wanted: right click or the menu key: where, in screen pixels.
    """

    voice_selected = Signal(str)
    chosen_changed = Signal()
    moved = Signal(str)
    play_wanted = Signal(str)
    sought = Signal(int)
    seek_wanted = Signal(int)
    drag_wanted = Signal()
    restart_wanted = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: VoicesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.look = RowLook()
        self._led_by_key = False
        self.selection = RowSelection(self, model, self.look)
        self._pointer = RowPointer(self, model, self.look, self.selection)
        self.columns = VoicesHeader(theme, self)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(VoiceDelegate(theme, model.facts, self.look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        dress_table(self, ROW_HEIGHT)
        self.columns.prepare()
        self.columns.shown_changed.connect(self._columns_changed)
        self.selection.follow()
        self.selection.current_changed.connect(self.voice_selected)
        self.selection.changed.connect(self.chosen_changed)
        self._pointer.play_wanted.connect(self.play_wanted)
        self._pointer.sought.connect(self.sought)
        self._pointer.drag_wanted.connect(self.drag_wanted)
        self._arcs = TrainingArcs(self, model, self.look)
        self._columns_changed()

    # What the presenter asks for

    @property
    def current_id(self) -> str:
        """The one chosen voice, or of several the one in the current row; empty for none."""
        return self.selection.current_id

    @property
    def chosen_ids(self) -> list[str]:
        """The ids of the chosen voices, from top to bottom."""
        return self.selection.in_order()

    def select(self, voice_id: str) -> None:
        """Choose a voice alone and bring its row into view."""
        self.selection.choose(voice_id)
        if self._model.row_of(voice_id) >= 0:
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
            self._pointer.update_row(row)

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
        if self._led_by_key and voice is not None and current.row() != previous.row():
            self.moved.emit(voice.id)  # first: it may be heard before all is shown of it
        self.selection.moved()
        self._repaint()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        # Not Qt's own: for a screen reader it asks every cell of the ranges whether it may be in.
        self.selection.heard(selected, deselected)
        self._repaint()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        del index, event
        return _NO_UPDATE  # which rows are chosen is decided by id

    def selectAll(self) -> None:
        self.selection.choose_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring(by_keyboard=True)
        if self.state() != QAbstractItemView.State.EditingState and self._take_key(event):
            return
        keys = event.modifiers() & (_CTRL | _SHIFT)
        before = self.selection.row_id
        self._led_by_key = not keys & _SHIFT
        if not keys:
            super().keyPressEvent(event)
        else:
            with self.selection.hold():
                super().keyPressEvent(event)
        self._led_by_key = False
        if self.selection.row_id != before and keys & _SHIFT:
            self.selection.extend(self.currentIndex().row(), add=bool(keys & _CTRL))

    def _take_key(self, event: QKeyEvent) -> bool:
        """Whether the key is one of the table's own."""
        key = event.key()
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._take_choice(key, keys) if keys else self._take_plain(key, event)

    def _take_choice(self, key: int, keys: Qt.KeyboardModifier) -> bool:
        row_id = self.selection.row_id
        if keys == _CTRL and key == Qt.Key.Key_Space and row_id:
            self.selection.toggle(row_id)
            return True
        if keys == _SHIFT and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            # Qt means the first and last cell of the row, and only rows are chosen here.
            self.selection.extend(0 if key == Qt.Key.Key_Home else self._model.rowCount() - 1)
            return True
        return False

    def _take_plain(self, key: int, event: QKeyEvent) -> bool:
        match key:
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not event.isAutoRepeat():
                    self.play_wanted.emit(self.selection.row_id)
            case Qt.Key.Key_Left:
                self.seek_wanted.emit(-_SEEK_STEP_MS)
            case Qt.Key.Key_Right:
                self.seek_wanted.emit(_SEEK_STEP_MS)
            case Qt.Key.Key_Home:
                self.restart_wanted.emit()
            case Qt.Key.Key_Delete:
                self.delete_wanted.emit()
            case Qt.Key.Key_Escape if len(self.selection.ids) > 1:
                self.selection.keep_one()
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring(by_keyboard=False)
        if self._pointer.press(event):
            return
        index = self.indexAt(event.position().toPoint())
        with self.selection.hold():
            super().mousePressEvent(event)
            if index.isValid() and self.currentIndex().row() == index.row():
                # Moving on by key is announced by the cell's column: the name, wherever the click.
                name = self._model.index(index.row(), VoiceColumn.NAME)
                self.selectionModel().setCurrentIndex(name, _NO_UPDATE)
        self._pointer.choose(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pointer.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._pointer.leave()
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

    def _ring(self, *, by_keyboard: bool) -> None:
        if self.look.ringed != by_keyboard:
            self.look.ringed = by_keyboard
            self._repaint()

    def _columns_changed(self) -> None:
        shown = self.columns.shown()
        self.look.first, self.look.last = shown[0], shown[-1]
        self._repaint()
