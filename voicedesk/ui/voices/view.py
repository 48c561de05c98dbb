"""The table of voices: what mouse and keyboard do in it, said in signals.

Which rows are selected is the business of `RowSelection`; here is decided what a click or a key
selects. Ctrl adds a row or takes it away, Shift selects up to it, and so does drawing the pointer
over rows. Of several selected ones a plain click selects the one, once the button is let go; on its
tile it plays it, and all stay selected. Drawn by its name, a voice with a demo is dragged, and all
selected ones with it.
"""

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from voicedesk.domain.text import folded
from voicedesk.domain.voice import Voice
from voicedesk.ui.common.facts import DemoLook
from voicedesk.ui.kit.tables import Table
from voicedesk.ui.voices.delegate import Index, RowLook, VoiceDelegate, tile_rect, wave_rect
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.header import VoicesHeader
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.selection import RowSelection

ROW_HEIGHT = 40
_SEEK_STEP_MS = 1000
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton
_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_TYPING_MS = 1000
"""A letter typed within that time of the one before goes on with the name."""
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


class VoicesView(Table):
    """Shows the model and says what the person did in it.

    Signals:
        voice_selected: the id of the voice to show; empty for none. See `current_id`.
        selection_changed: other voices are selected.
        moved: the person moved to another row with the keyboard: the voice's id.
        play_requested: Space, Enter, a double click or a click on the tile: the voice's id.
        sought: a click or drag on the playing row's waveform: milliseconds.
        seek_requested: Left or Right: milliseconds forward or back.
        drag_requested: the selected voices' demos are to be dragged.
        restart_requested, delete_requested: Ctrl+Left, Delete.
    """

    voice_selected = Signal(str)
    selection_changed = Signal()
    moved = Signal(str)
    play_requested = Signal(str)
    sought = Signal(int)
    seek_requested = Signal(int)
    drag_requested = Signal()
    restart_requested = Signal()
    delete_requested = Signal()

    def __init__(self, model: VoicesModel) -> None:
        super().__init__(ROW_HEIGHT)
        self._model = model
        self.look = RowLook()
        self._led_by_key = False
        self._typed = ""
        self._typed_at = QElapsedTimer()
        self._seeking = False
        self._drawing = False
        self._alone_id = ""
        self._drag_from: QPoint | None = None
        self.selection = RowSelection(self, model)
        self.columns = VoicesHeader(self, model.telling_texts)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(VoiceDelegate(self, model, self.look, self.selection))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.columns.prepare()
        model.counts_changed.connect(self._fit_columns)
        self.columns.sortIndicatorChanged.connect(self.show_current)
        self.selection.follow()
        self.selection.current_changed.connect(self.voice_selected)
        self.selection.changed.connect(self.repaint_rows)
        self.selection.changed.connect(self.selection_changed)

    # What the presenter asks for

    @property
    def current_id(self) -> str:
        """The one selected voice, or of several the one in the current row; empty for none."""
        return self.selection.current_id

    @property
    def selected_ids(self) -> list[str]:
        return self.selection.in_order()

    def select(self, voice_id: str) -> None:
        self.selection.select(voice_id)
        if self._model.row_of(voice_id) >= 0:
            self.show_current()

    def rename_current(self) -> None:
        row = self.currentIndex().row()
        if row >= 0:
            self.show_current()
            self.edit(self._model.index(row, VoiceColumn.NAME))

    def show_playing(self, voice_id: str, *, sounding: bool) -> None:
        rows = {self._model.row_of(self.look.playing_id), self._model.row_of(voice_id)}
        self.look.playing_id, self.look.sounding = voice_id, sounding
        for row in rows:
            self.update_row(row)

    def show_position(self, position: int, duration: int) -> None:
        self.look.position, self.look.duration = position, duration
        row = self._model.row_of(self.look.playing_id)
        if row >= 0:
            self.viewport().update(self._cell(row, VoiceColumn.DEMO))

    def is_selected(self, row: int) -> bool:
        voice = self._model.voice_at(row)
        return voice is not None and voice.id in self.selection.ids

    # What Qt tells of the selection

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._take_plain_letters()
        voice = self._model.voice_at(current.row())
        if self._led_by_key and voice is not None and current.row() != previous.row():
            self.moved.emit(voice.id)  # first: it may be heard before all is shown of it
        self.selection.moved()
        self.repaint_rows()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        # Not Qt's own: for a screen reader it asks every cell of the ranges whether it may be in.
        self.selection.heard(selected, deselected)
        self.repaint_rows()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        del index, event
        return _NO_UPDATE  # which rows are selected is decided by id

    def selectAll(self) -> None:
        self.selection.select_all()

    def _fit_columns(self) -> None:
        self.columns.fit(self.viewport().width())

    # Keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_plain_letters()

    def _take_plain_letters(self) -> None:
        """Keep an input method, which Qt has on where a name can be edited, from taking keys."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.ring(by_keyboard=True)
        if self.state() != QAbstractItemView.State.EditingState and self._handle_key(event):
            return
        keys = event.modifiers() & (_CTRL | _SHIFT)
        before = self.selection.row_id
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            keys &= _SHIFT  # with Ctrl they lead to the same rows
        self._led_by_key = not keys & _SHIFT
        if not keys:
            super().keyPressEvent(event)
            if event.key() in _MOVES and self.selection.row_id == before:
                self.selection.select_current()  # at the end of the list, or left by Ctrl
        else:
            with self.selection.hold():
                super().keyPressEvent(event)
        self._led_by_key = False
        if self.selection.row_id != before and keys & _SHIFT:
            self.selection.extend(self.currentIndex().row(), add=bool(keys & _CTRL))

    def _handle_key(self, event: QKeyEvent) -> bool:
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if keys == _CTRL and event.key() == Qt.Key.Key_Space and self.selection.row_id:
            self.selection.toggle(self.selection.row_id)
        elif keys == _CTRL and event.key() == Qt.Key.Key_Left:
            self.restart_requested.emit()
        elif event.key() == Qt.Key.Key_Space and not keys and self._continues_name(" "):
            self.keyboardSearch(event.text())
        else:
            return not keys and self._handle_plain_key(event)
        return True

    def _handle_plain_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not event.isAutoRepeat():
                    self.play_requested.emit(self.selection.row_id)
            case Qt.Key.Key_Left:
                self.seek_requested.emit(-_SEEK_STEP_MS)
            case Qt.Key.Key_Right:
                self.seek_requested.emit(_SEEK_STEP_MS)
            case Qt.Key.Key_Delete:
                self.delete_requested.emit()
            case Qt.Key.Key_Escape if len(self.selection.ids) > 1:
                self.selection.select_current()
            case _:
                return False
        return True

    # Finding by the first letters

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text().isprintable()
            and not event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
            and self._continues_name(event.text())
        ):
            event.accept()  # a digit in a name, and not the key of an action
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next voice whose name, or its pinyin, begins with what is being typed."""
        if not search.isprintable():
            return
        text = self._typed + folded(search) if self._is_typing else folded(search)
        again = len(set(text)) == 1  # one letter, once more: the next of those
        row = self.currentIndex().row()
        found = self._model.find_name(text, max(row, 0) + (len(text) == 1))
        if found < 0 and again:
            found = self._model.find_name(text[0], row + 1)
        self._typed = text
        self._typed_at.restart()
        if found >= 0:
            self.setCurrentIndex(self._model.index(found, VoiceColumn.NAME))
            self.selection.select_current()

    @property
    def _is_typing(self) -> bool:
        return bool(self._typed) and not self._typed_at.hasExpired(_TYPING_MS)

    def _continues_name(self, text: str) -> bool:
        """Whether a name is being typed that goes on with `text`."""
        return self._is_typing and self._model.find_name(self._typed + folded(text), 0) >= 0

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ring(by_keyboard=False)
        point = event.position().toPoint()
        index, left = self.indexAt(point), event.button() == _LEFT
        self._alone_id, self._drag_from, self._drawing = "", None, False
        self._seeking = left and self._over_wave(index, point)
        if self._seeking:
            self._seek_to(point)
            return
        with self.selection.hold():
            super().mousePressEvent(event)
            if index.isValid() and self.currentIndex().row() == index.row():
                # Moving on by key is announced by the cell's column: the name, wherever the click.
                name = self._model.index(index.row(), VoiceColumn.NAME)
                self.selectionModel().setCurrentIndex(name, _NO_UPDATE)
        voice, keys = self._model.voice_at(index.row()), event.modifiers() & (_CTRL | _SHIFT)
        if voice is not None:
            self._drawing = left
            self._press(voice, index, point, keys if left else None)
        elif left and not keys and len(self.selection.ids) > 1:
            self.selection.select_current()

    def _press(
        self, voice: Voice, index: QModelIndex, point: QPoint, keys: Qt.KeyboardModifier | None
    ) -> None:
        """Select what was pressed, on its tile play it; `keys`: None for no left button."""
        if keys is not None and keys & _SHIFT:
            self.selection.extend(index.row(), add=bool(keys & _CTRL))
        elif keys:
            self.selection.toggle(voice.id)
        elif voice.id not in self.selection.ids:
            self.selection.select(voice.id)
        elif keys is not None:
            self._alone_id = voice.id
        if keys is None or keys:
            return
        if self._over_tile(index, point):
            self._alone_id = ""
            self.play_requested.emit(voice.id)
        elif index.column() == VoiceColumn.NAME and self._has_demo(voice):
            self._drag_from = point

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        self.hover(index.row())
        self._point_at_wave(point if self._over_wave(index, point) else None)
        if self._seeking:
            self._seek_to(point)
        elif not (self._drawing and event.buttons() & _LEFT):
            super().mouseMoveEvent(event)
        elif self._drag_from is not None:
            if (point - self._drag_from).manhattanLength() >= QApplication.startDragDistance():
                # The button's letting go is heard by whatever runs the drag.
                self._drawing, self._drag_from, self._alone_id = False, None, ""
                self.drag_requested.emit()
        elif (row := self._row_near(point)) != self.currentIndex().row():
            self._alone_id = ""
            self.selection.extend(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._seeking = self._drawing = False
        self._drag_from = None
        alone, self._alone_id = self._alone_id, ""
        if alone:
            self.selection.select(alone)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Play what was clicked twice, unless the first click did something by itself."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        voice = self._model.voice_at(index.row())
        plain = event.button() == _LEFT and not event.modifiers() & (_CTRL | _SHIFT)
        taken = self._over_tile(index, point) or self._over_wave(index, point)
        if plain and voice is not None and not taken:
            self.play_requested.emit(voice.id)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._point_at_wave(None)
        return super().viewportEvent(event)

    # Places

    def _cell(self, row: int, column: VoiceColumn) -> QRect:
        return self.visualRect(self._model.index(row, column))

    def _over_tile(self, index: QModelIndex, point: QPoint) -> bool:
        return tile_rect(self._cell(index.row(), VoiceColumn.NAME)).contains(point)

    def _over_wave(self, index: QModelIndex, point: QPoint) -> bool:
        """Whether this is the waveform of the voice in the player."""
        voice = self._model.voice_at(index.row())
        return (
            voice is not None
            and voice.id == self.look.playing_id
            and wave_rect(self._cell(index.row(), VoiceColumn.DEMO)).contains(point)
        )

    def _point_at_wave(self, point: QPoint | None) -> None:
        if point != self.look.pointer:
            self.look.pointer = point
            self.update_row(self._model.row_of(self.look.playing_id))

    def _seek_to(self, point: QPoint) -> None:
        row = self._model.row_of(self.look.playing_id)
        area = wave_rect(self._cell(row, VoiceColumn.DEMO))
        share = min(1.0, max(0.0, (point.x() - area.left()) / area.width()))
        self.sought.emit(round(share * self.look.duration))

    def _row_near(self, point: QPoint) -> int:
        """The row at a height; above and below the table the one that would come next there."""
        high = self.viewport().height()
        row = self.rowAt(max(0, min(point.y(), high - 1)))
        last = self._model.rowCount() - 1
        step = -1 if point.y() < 0 else 1 if point.y() >= high else 0
        return last if row < 0 else max(0, min(row + step, last))

    def _has_demo(self, voice: Voice) -> bool:
        return self._model.facts.demo_look(voice) in {DemoLook.KEPT, DemoLook.ONLINE}
