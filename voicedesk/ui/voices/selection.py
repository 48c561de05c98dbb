"""Which voices are selected in the table.

What is selected is kept here by id, and Qt's selection model is told of it: it would carry its
ranges through every change of the rows, which takes seconds for a hundred thousand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from itertools import islice

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QSignalBlocker,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent

from voicedesk.ui.kit.tables import Table
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel

_MOST_RUNS = 200
"""Runs of neighbouring rows that Qt is told of; it looks through all of them for every cell."""
_CLEAR = QItemSelectionModel.SelectionFlag.ClearAndSelect


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of neighbours among ascending `rows`."""
    first = last = -1
    for row in rows:
        if row > last + 1 or last < 0:
            if last >= 0:
                yield first, last
            first = row
        last = row
    if last >= 0:
        yield first, last


class RowSelection(QObject):
    """The selected voices by id: they stay so wherever their rows go, and leave with them.

    One at least is selected whenever there are rows. A move to another row selects it alone, unless
    it happens within `hold`. Qt's selection model is listened to, too: screen readers select there.

    Attributes:
        ids: of the selected voices.

    Signals:
        changed: others are selected.
        current_changed: another voice is the one to show: its id, empty for none.
    """

    changed = Signal()
    current_changed = Signal(str)

    def __init__(self, table: Table, model: VoicesModel) -> None:
        """To be made before the table has its model: rows mustn't move before this is told."""
        super().__init__(table)
        self._table = table
        self._model = model
        self.ids: AbstractSet[str] = frozenset()
        self._wanted_id = ""
        self._anchor_id = ""
        self._told_id = ""
        self._is_held = False
        self._is_moving = False
        self._is_partial = False
        self._was_in_sight = False
        self._row_before = ""
        model.layoutAboutToBeChanged.connect(self._layout_will_change)
        model.rowsAboutToBeRemoved.connect(self._rows_will_go)
        model.modelAboutToBeReset.connect(self._rows_will_move)
        model.rowsAboutToBeInserted.connect(self._rows_will_move)

    def follow(self) -> None:
        """From here on follow the model; to be called once the table has it."""
        model = self._model
        for signal in (
            model.rowsInserted,
            model.layoutChanged,
            model.modelReset,
            model.rowsRemoved,
        ):
            signal.connect(self._rows_moved)
        self._table.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is selected

    @property
    def row_id(self) -> str:
        voice = self._model.voice_at(self._table.currentIndex().row())
        return voice.id if voice else ""

    @property
    def current_id(self) -> str:
        """The one selected voice; where several are, the one in the current row."""
        return next(iter(self.ids)) if len(self.ids) == 1 else self.row_id

    def in_order(self) -> list[str]:
        ids = self.ids
        return [voice_id for voice_id in self._model.shown_ids if voice_id in ids]

    # Selecting

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Within, a move to another row changes nothing that is selected."""
        before, self._is_held = self._is_held, True
        try:
            yield
        finally:
            self._is_held = before

    def select(self, voice_id: str) -> None:
        """Select this voice alone, as soon as it has a row."""
        self._wanted_id = voice_id
        if self._model.row_of(voice_id) >= 0:
            self._select({voice_id}, voice_id)
            self._anchor_id = voice_id

    def restore(self, ids: AbstractSet[str], row_id: str) -> None:
        """Select these voices, with the current row at one of them."""
        self._wanted_id = self._anchor_id = row_id
        self._select(ids, row_id)

    def select_all(self) -> None:
        self._select(set(self._model.shown_ids))

    def select_current(self) -> None:
        self.select(self.row_id)

    def toggle(self, voice_id: str) -> None:
        """Select a voice too, or no longer; the last one stays selected."""
        self._anchor_id = voice_id
        if voice_id not in self.ids:
            self._select(self.ids | {voice_id}, voice_id)
        elif len(self.ids) > 1:
            rest = self.ids - {voice_id}
            # One that is left alone is what the panel shows: the keyboard goes on from there.
            self._select(rest, next(iter(rest)) if len(rest) == 1 else voice_id)

    def extend(self, row: int, *, add: bool = False) -> None:
        """Select all from where the range began to `row`; beside what is selected where `add`."""
        voice = self._model.voice_at(row)
        if voice is None:
            return
        start = self._model.row_of(self._anchor_id)
        start = row if start < 0 else start
        first, last = min(start, row), max(start, row)
        selected = set(self._model.shown_ids[first : last + 1])
        self._select(self.ids | selected if add else selected, voice.id)

    # What the table is told by Qt

    def moved(self) -> None:
        """The current row is another one."""
        row_id = self.row_id
        if self._is_moving or not row_id:
            return  # the rows will tell once they stand
        if self._is_held:
            self._settle()
        else:
            self._wanted_id = self._anchor_id = row_id
            self._select({row_id})

    def heard(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt's selection is another one: where that wasn't told from here, take it over."""
        if self._is_moving:
            return
        ids = (self.ids - self._ids_in(deselected)) | self._ids_in(selected)
        alone = next(iter(ids)) if len(ids) == 1 else ""
        self._select(ids or {self.row_id}, alone)
        self._show_in_qt()

    # Inside

    def _ids_in(self, selection: QItemSelection) -> set[str]:
        ids = self._model.shown_ids
        ranges = (selection.at(number) for number in range(selection.count()))
        return {one for part in ranges for one in ids[part.top() : part.bottom() + 1]}

    def _select(self, ids: AbstractSet[str], row_id: str = "") -> None:
        """Select these; `row_id` is to be the current row, empty for the one that is."""
        row = self._model.row_of(row_id) if row_id else -1
        others, self.ids = ids != self.ids, ids
        if row >= 0 and row != self._table.currentIndex().row():
            with self.hold():
                self._go_to(row)
        if others:
            self._show_in_qt()
            self.changed.emit()
        self._settle()

    def _settle(self) -> None:
        """Take note of the voice to show, and tell of another one."""
        if len(self.ids) > 1:
            self._wanted_id = self.row_id
        if self.current_id != self._told_id:
            self._told_id = self.current_id
            self.current_changed.emit(self._told_id)

    def _go_to(self, row: int) -> None:
        index = self._model.index(row, VoiceColumn.NAME)
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self._table.selectionModel().setCurrentIndex(index, flag)

    def _show_in_qt(self) -> None:
        """Let Qt's selection be what is selected: all of it, or what is in sight of it."""
        end = len(VoiceColumn) - 1
        selection = QItemSelection()
        for first, last in self._runs():
            selection.select(self._model.index(first, 0), self._model.index(last, end))
        model = self._table.selectionModel()
        with QSignalBlocker(model):
            model.select(selection, _CLEAR)
        if len(self.ids) > 1 and QAccessible.isActive():
            event = QAccessibleEvent(self._table, QAccessible.Event.SelectionWithin)
            QAccessible.updateAccessibility(event)

    def _runs(self) -> list[tuple[int, int]]:
        """The first and last row of each run of selected ones; of very many, those in sight."""
        number = self._model.rowCount()
        self._is_partial = False
        if len(self.ids) == number > 0:
            return [(0, number - 1)]
        rows = sorted(map(self._model.row_of, self.ids))
        found = list(islice(runs(rows), _MOST_RUNS + 1))
        self._is_partial = len(found) > _MOST_RUNS
        if not self._is_partial:
            return found
        first, last = self._table.rows_in(self._table.viewport().rect())
        return list(runs(rows[bisect_left(rows, first) : bisect_right(rows, last)]))

    def _scrolled(self) -> None:
        if self._is_partial:
            self._show_in_qt()

    # The model

    def _layout_will_change(self) -> None:
        self._rows_will_move()
        selection = self._table.selectionModel()
        if selection is not None:
            with QSignalBlocker(selection):
                selection.clearSelection()

    def _rows_will_move(self) -> None:
        self._is_moving = True
        self._row_before = self.row_id
        self._was_in_sight = self._table.is_in_sight(self._table.currentIndex().row())

    def _rows_will_go(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._rows_will_move()
        if first <= self._table.currentIndex().row() <= last < self._model.rowCount() - 1:
            self._go_to(last + 1)  # Qt would take the row above

    def _rows_moved(self) -> None:
        """Hold on to the selected voices; where all are gone, take the row that is there now."""
        self._is_moving = False
        model, before = self._model, self.ids
        selected: AbstractSet[str] = {one for one in before if model.row_of(one) >= 0}
        several = len(before) > 1 and bool(selected)
        self._keep_row(selected if several else set())
        if not several:
            selected = {self.row_id} if model.rowCount() else set()
        self.ids = selected
        self._show_in_qt()
        if selected != before:
            self.changed.emit()
        self._settle()
        if self._was_in_sight or self.row_id != self._row_before:
            self._table.show_current()

    def _keep_row(self, selected: AbstractSet[str]) -> None:
        """Stay in the wanted voice's row; else go to one of `selected`, else stay where it was."""
        model = self._model
        row = model.row_of(self._wanted_id)
        now = self._table.currentIndex().row()
        if row < 0 and selected:
            row = min(map(model.row_of, selected))
        if row < 0 and model.rowCount():
            row = min(max(now, 0), model.rowCount() - 1)
        # A voice that a filter hides for a moment comes back selected.
        is_hidden = not selected and model.voice(self._wanted_id) is not None
        if row >= 0 and row != now:
            self._is_moving = True
            self._go_to(row)
            self._is_moving = False
        if not is_hidden:
            self._wanted_id = self.row_id
