"""Which voices are selected in the table.

What is selected is kept here by id, and Qt's selection model is told of it: it would carry its
ranges through every change of the rows, which takes seconds for a hundred thousand.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from itertools import islice

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QTableView

from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel

_MOST_RUNS = 200
"""Runs of neighbouring rows that Qt is told of; it looks through all of them for every cell."""
_FEW = 4
"""So many rows are looked up one by one rather than through a map of all."""
_CLEAR = QItemSelectionModel.SelectionFlag.ClearAndSelect

Index = QModelIndex | QPersistentModelIndex


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
    """The chosen voices by id: they stay chosen wherever their rows go, and leave with them.

    One at least is chosen whenever there are rows. A move to another row chooses it alone, unless
    it happens within `hold`. Qt's own selection is told what is chosen, for screen readers, and
    heard where one of them chooses. It never carries ranges through a change of the rows: that
    takes seconds for a hundred thousand.

    Signals:
        changed: others are chosen.
        current_changed: another voice is the one to show: its id, empty for none.
    """

    changed = Signal()
    current_changed = Signal(str)

    def __init__(self, table: QTableView, model: VoicesModel) -> None:
        """To be made before the table has its model: rows mustn't move before this is told."""
        super().__init__(table)
        self._table = table
        self._model = model
        self._ids: AbstractSet[str] = frozenset()
        self._wanted_id = ""
        self._anchor_id = ""
        self._told_id = ""
        self._is_held = False
        self._is_moving = False
        self._is_telling = False
        self._is_partial = False
        model.layoutAboutToBeChanged.connect(self._layout_will_change)
        model.rowsAboutToBeRemoved.connect(self._rows_will_go)
        model.modelAboutToBeReset.connect(self._rows_will_move)

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

    # What is chosen

    @property
    def ids(self) -> AbstractSet[str]:
        return self._ids

    @property
    def row_id(self) -> str:
        """The id of the voice in the current row; empty for none."""
        voice = self._model.voice_at(self._table.currentIndex().row())
        return voice.id if voice else ""

    @property
    def current_id(self) -> str:
        """The one chosen voice; where several are, the one in the current row."""
        return next(iter(self.ids)) if len(self.ids) == 1 else self.row_id

    def in_order(self) -> list[str]:
        """The ids of the chosen voices from top to bottom."""
        if len(self.ids) <= _FEW:
            return sorted(self.ids, key=self._model.row_of)
        ids = self.ids
        return [voice_id for voice_id in self._model.shown_ids if voice_id in ids]

    # Choosing

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Within, a move to another row changes nothing that is chosen."""
        before, self._is_held = self._is_held, True
        try:
            yield
        finally:
            self._is_held = before

    def choose(self, voice_id: str) -> None:
        """Choose this voice alone, as soon as it has a row."""
        self._wanted_id = voice_id
        if self._model.row_of(voice_id) >= 0:
            self._choose({voice_id}, voice_id)
            self._anchor_id = voice_id

    def choose_all(self) -> None:
        self._choose(set(self._model.shown_ids))

    def keep_one(self) -> None:
        """Choose the voice in the current row alone."""
        self.choose(self.row_id)

    def toggle(self, voice_id: str) -> None:
        """Choose a voice too, or no longer; the last one stays chosen."""
        self._anchor_id = voice_id
        if voice_id not in self.ids:
            self._choose(self.ids | {voice_id}, voice_id)
        elif len(self.ids) > 1:
            rest = self.ids - {voice_id}
            # One that is left alone is what the panel shows: the keyboard goes on from there.
            self._choose(rest, next(iter(rest)) if len(rest) == 1 else voice_id)

    def extend(self, row: int, *, add: bool = False) -> None:
        """Choose all from where the range began to `row`; beside what is chosen where `add`."""
        voice = self._model.voice_at(row)
        if voice is None:
            return
        start = self._model.row_of(self._anchor_id)
        start = row if start < 0 else start
        first, last = min(start, row), max(start, row)
        selected = set(self._model.shown_ids[first : last + 1])
        self._choose(self.ids | selected if add else selected, voice.id)

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
            self._choose({row_id})

    def heard(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt's selection is another one: where that wasn't told from here, take it over."""
        if self._is_moving or self._is_telling:
            return
        ids = (self.ids - self._ids_in(deselected)) | self._ids_in(selected)
        alone = next(iter(ids)) if len(ids) == 1 else ""
        self._choose(ids or {self.row_id}, alone)
        self._tell()

    # Inside

    def _ids_in(self, selection: QItemSelection) -> set[str]:
        ids = self._model.shown_ids
        ranges = (selection.at(number) for number in range(selection.count()))
        return {one for part in ranges for one in ids[part.top() : part.bottom() + 1]}

    def _choose(self, ids: AbstractSet[str], row_id: str = "") -> None:
        """Choose these; `row_id` is to be the current row, empty for the one that is."""
        row = self._model.row_of(row_id) if row_id else -1
        others, self._ids = ids != self.ids, ids
        if row >= 0 and row != self._table.currentIndex().row():
            with self.hold():
                self._go_to(row)
        if others:
            self._tell()
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

    def _tell(self) -> None:
        """Let Qt's selection be what is chosen: all of it, or what is seen of it."""
        end = len(VoiceColumn) - 1
        selection = QItemSelection()
        for first, last in self._runs():
            selection.select(self._model.index(first, 0), self._model.index(last, end))
        self._is_telling = True
        try:
            self._table.selectionModel().select(selection, _CLEAR)
        finally:
            self._is_telling = False
        if len(self.ids) > 1 and QAccessible.isActive():
            event = QAccessibleEvent(self._table, QAccessible.Event.SelectionWithin)
            QAccessible.updateAccessibility(event)

    def _runs(self) -> list[tuple[int, int]]:
        ids, selected = self._model.shown_ids, self.ids
        self._is_partial = False
        if len(selected) == len(ids):
            return [(0, len(ids) - 1)] if ids else []
        if len(selected) <= _FEW:
            return list(runs(sorted(map(self._model.row_of, selected))))
        found = list(islice(runs(self._rows_in(0, len(ids))), _MOST_RUNS + 1))
        if len(found) <= _MOST_RUNS:
            return found
        self._is_partial = True
        first = max(0, self._table.rowAt(0))
        last = self._table.rowAt(self._table.viewport().height() - 1)
        return list(runs(self._rows_in(first, (len(ids) if last < 0 else last + 1))))

    def _rows_in(self, first: int, end: int) -> Iterable[int]:
        ids, selected = self._model.shown_ids, self.ids
        return (row for row in range(first, end) if ids[row] in selected)

    def _scrolled(self) -> None:
        if self._is_partial:
            self._tell()

    # The model

    def _layout_will_change(self) -> None:
        self._is_moving = True
        selection = self._table.selectionModel()
        if selection is not None:
            with QSignalBlocker(selection):
                selection.clearSelection()

    def _rows_will_move(self) -> None:
        self._is_moving = True

    def _rows_will_go(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._is_moving = True
        if first <= self._table.currentIndex().row() <= last < self._model.rowCount() - 1:
            self._go_to(last + 1)  # Qt would take the row above

    def _rows_moved(self) -> None:
        """Hold on to the chosen voices; where all are gone, take the row that stands there now."""
        self._is_moving = False
        model, before = self._model, self.ids
        selected = self._still_shown(before)
        several = len(before) > 1 and bool(selected)
        self._keep_row(selected if several else set())
        if not several:
            selected = {self.row_id} if model.rowCount() else set()
        self._ids = selected
        self._tell()
        if selected != before:
            self.changed.emit()
        self._settle()

    def _still_shown(self, ids: AbstractSet[str]) -> AbstractSet[str]:
        if len(ids) > _FEW:
            return ids & set(self._model.shown_ids)
        return {voice_id for voice_id in ids if self._model.row_of(voice_id) >= 0}

    def _keep_row(self, selected: AbstractSet[str]) -> None:
        """Stay in the wanted voice's row; else go to one of `selected`, else stay where it was."""
        model = self._model
        row = model.row_of(self._wanted_id)
        now = self._table.currentIndex().row()
        if row < 0 and selected:
            row = min(map(model.row_of, selected))
        if row < 0 and model.rowCount():
            row = min(max(now, 0), model.rowCount() - 1)
        # A voice that a filter hides for a moment comes back chosen.
        is_hidden = not selected and model.voice(self._wanted_id) is not None
        if row >= 0 and row != now:
            self._is_moving = True
            self._go_to(row)
            self._is_moving = False
        if not is_hidden:
            self._wanted_id = self.row_id
