"""The table of voices."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.common.facts import DemoLook
from voicedesk.ui.kit.tables import dress_table
from voicedesk.ui.voices.delegate import Index, VoiceDelegate
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.header import VoicesHeader
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.selection import ROW_HEIGHT, RowLook, RowSelection, tile_rect, wave_rect

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton


class RowPointer(QObject):
    """Chooses rows, plays by their tiles, seeks in the playing row's waveform, and hovers.

    Ctrl adds a row or takes it away, Shift chooses up to it, and so does drawing the pointer over
    rows. Of several chosen ones a plain click chooses the one, once the button is let go; on its
    tile it plays it, and all stay chosen. Drawn by its name, a voice with a demo is dragged, and
    all chosen ones with it.

    Signals:
        drag_wanted: the chosen voices' demos are to be dragged.
        play_wanted: a double click or a click on the tile: the voice's id.
        sought: a click or drag on the playing row's waveform: milliseconds.
    """

    play_requested = Signal(str)
    sought = Signal(int)
    drag_requested = Signal()

    def __init__(
        self, table: QTableView, model: VoicesModel, look: RowLook, selection: RowSelection
    ) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._look = look
        self._selection = selection
        self._seeking = False
        self._drawing = False
        self._alone_id = ""
        self._drag_from: QPoint | None = None

    def press(self, event: QMouseEvent) -> bool:
        """Whether the press was for the waveform, and nothing else is to come of it."""
        point = event.position().toPoint()
        index = self._table.indexAt(point)
        left = event.button() == _LEFT
        self._seeking = left and index.isValid() and self._over_wave(index, point)
        self._drawing = False
        if self._seeking:
            self._seek_to(point, index.row())
        return self._seeking

    def choose(self, event: QMouseEvent) -> None:
        """Choose what was pressed, and play it where that was the tile."""
        point = event.position().toPoint()
        index, selection = self._table.indexAt(point), self._selection
        voice = self._model.voice_at(index.row())
        left = event.button() == _LEFT
        keys = event.modifiers()
        self._alone_id, self._drag_from = "", None
        if voice is None:
            if left and not keys & (_CTRL | _SHIFT) and len(selection.ids) > 1:
                selection.keep_one()
            return
        self._drawing = left
        if left and keys & _SHIFT:
            selection.extend(index.row(), add=bool(keys & _CTRL))
        elif left and keys & _CTRL:
            selection.toggle(voice.id)
        elif voice.id not in selection.ids:
            selection.choose(voice.id)
        elif left:
            self._alone_id = voice.id
        if not left or keys & (_CTRL | _SHIFT):
            return
        if tile_rect(self._cell(index.row(), VoiceColumn.NAME)).contains(point):
            self._alone_id = ""
            self.play_requested.emit(voice.id)
        elif index.column() == VoiceColumn.NAME and self._has_demo(voice):
            self._drag_from = point

    def move(self, event: QMouseEvent) -> bool:
        """Whether the pointer draws: over rows, which are chosen, or along the waveform."""
        point = event.position().toPoint()
        index = self._table.indexAt(point)
        if self._seeking:
            self._seek_to(point, self._model.row_of(self._look.playing_id))
        if index.row() != self._look.hovered:
            before, self._look.hovered = self._look.hovered, index.row()
            self.update_row(before)
            self.update_row(index.row())
        over = index.isValid() and self._over_wave(index, point)
        if over or self._look.pointer is not None:
            self._look.pointer = point if over else None
            self.update_row(self._model.row_of(self._look.playing_id))
        drawing = self._drawing and bool(event.buttons() & _LEFT)
        if drawing and self._drag_from is not None:
            self._drag(point)
        elif drawing and (row := self._row_at(point)) != self._table.currentIndex().row():
            self._alone_id = ""
            self._selection.extend(row)
        return self._seeking or drawing

    def release(self) -> None:
        self._seeking = self._drawing = False
        self._drag_from = None
        alone, self._alone_id = self._alone_id, ""
        if alone:
            self._selection.choose(alone)

    def double_click(self, event: QMouseEvent) -> None:
        """Play what was clicked twice, unless the first click did something by itself."""
        point = event.position().toPoint()
        index = self._table.indexAt(point)
        voice = self._model.voice_at(index.row())
        taken = tile_rect(self._cell(index.row(), VoiceColumn.NAME)).contains(point)
        plain = event.button() == _LEFT and not event.modifiers() & (_CTRL | _SHIFT)
        if plain and voice is not None and not taken and not self._over_wave(index, point):
            self.play_requested.emit(voice.id)

    def leave(self) -> None:
        before, self._look.hovered, self._look.pointer = self._look.hovered, -1, None
        self.update_row(before)

    def update_row(self, row: int) -> None:
        if row >= 0:
            cell, viewport = self._cell(row, VoiceColumn.NAME), self._table.viewport()
            viewport.update(0, cell.top(), viewport.width(), cell.height())

    def _row_at(self, point: QPoint) -> int:
        """The row at a height; above and below the table the one that would come next there."""
        high = self._table.viewport().height()
        row = self._table.rowAt(max(0, min(point.y(), high - 1)))
        last = self._model.rowCount() - 1
        step = -1 if point.y() < 0 else 1 if point.y() >= high else 0
        return last if row < 0 else max(0, min(row + step, last))

    def _has_demo(self, voice: Voice) -> bool:
        return self._model.facts.demo_look(voice) in {DemoLook.KEPT, DemoLook.ONLINE}

    def _drag(self, point: QPoint) -> None:
        """Begin a drag once the pointer is far enough from where it was pressed."""
        begun = self._drag_from or point
        if (point - begun).manhattanLength() >= QApplication.startDragDistance():
            # The button's letting go is heard by whatever runs the drag.
            self._drawing, self._drag_from, self._alone_id = False, None, ""
            self.drag_requested.emit()

    def _cell(self, row: int, column: VoiceColumn) -> QRect:
        return self._table.visualRect(self._model.index(row, column))

    def _over_wave(self, index: QModelIndex, point: QPoint) -> bool:
        voice = self._model.voice_at(index.row())
        return (
            voice is not None
            and voice.id == self._look.playing_id
            and wave_rect(self._cell(index.row(), VoiceColumn.DEMO)).contains(point)
        )

    def _seek_to(self, point: QPoint, row: int) -> None:
        area = wave_rect(self._cell(row, VoiceColumn.DEMO))
        share = min(1.0, max(0.0, (point.x() - area.left()) / area.width()))
        self.sought.emit(round(share * self._look.duration))


_STEP_MS = 50
_TURN_MS = 1600


class TrainingArcs(QTimer):
    """Turns them while a voice is in training and the table can be seen; repaints nothing else."""

    def __init__(self, table: QTableView, model: VoicesModel, look: RowLook) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._look = look
        self.setInterval(_STEP_MS)
        self.timeout.connect(self._turn)

    def follow(self, *, running: bool) -> None:
        if running != self.isActive():
            (self.start if running else self.stop)()

    def _turn(self) -> None:
        table = self._table
        if not table.isVisible():
            return
        self._look.turn = (self._look.turn + 360 * _STEP_MS / _TURN_MS) % 360
        first = max(0, table.rowAt(0))
        last = table.rowAt(table.viewport().height() - 1)
        last = self._model.rowCount() - 1 if last < 0 else last
        for row in range(first, last + 1):
            voice = self._model.voice_at(row)
            if voice is not None and voice.state == VoiceState.TRAINING:
                table.viewport().update(table.visualRect(self._model.index(row, VoiceColumn.STATE)))


_SEEK_STEP_MS = 1000
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
    play_requested = Signal(str)
    sought = Signal(int)
    seek_requested = Signal(int)
    drag_requested = Signal()
    restart_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: VoicesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.look = RowLook()
        self._led_by_key = False
        self.selection = RowSelection(self, model, self.look)
        self._pointer = RowPointer(self, model, self.look, self.selection)
        self.columns = VoicesHeader(self)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(VoiceDelegate(model.facts, self.look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        dress_table(self, ROW_HEIGHT)
        self.columns.prepare()
        self.columns.shown_changed.connect(self._columns_changed)
        self.selection.follow()
        self.selection.current_changed.connect(self.voice_selected)
        self.selection.changed.connect(self.chosen_changed)
        self._pointer.play_requested.connect(self.play_requested)
        self._pointer.sought.connect(self.sought)
        self._pointer.drag_requested.connect(self.drag_requested)
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
                    self.play_requested.emit(self.selection.row_id)
            case Qt.Key.Key_Left:
                self.seek_requested.emit(-_SEEK_STEP_MS)
            case Qt.Key.Key_Right:
                self.seek_requested.emit(_SEEK_STEP_MS)
            case Qt.Key.Key_Home:
                self.restart_requested.emit()
            case Qt.Key.Key_Delete:
                self.delete_requested.emit()
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
            self.menu_requested.emit(
                self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(48, -6))
            )
        elif self.indexAt(event.pos()).isValid():
            self.menu_requested.emit(event.globalPos())

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
