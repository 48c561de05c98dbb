"""What the pointer does in the table of voices."""

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView

from voicedesk.domain.voice import Voice
from voicedesk.ui.voices.row_look import RowLook, tile_rect, wave_rect
from voicedesk.ui.voices.row_selection import RowSelection
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voice_facts import DemoLook
from voicedesk.ui.voices.voices_model import VoicesModel

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

    play_wanted = Signal(str)
    sought = Signal(int)
    drag_wanted = Signal()

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
            self.play_wanted.emit(voice.id)
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
        """The button was let go."""
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
            self.play_wanted.emit(voice.id)

    def leave(self) -> None:
        """The pointer is elsewhere."""
        before, self._look.hovered, self._look.pointer = self._look.hovered, -1, None
        self.update_row(before)

    def update_row(self, row: int) -> None:
        """Paint a row anew."""
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
            self.drag_wanted.emit()

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
