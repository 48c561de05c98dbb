"""The model of the table of trainings."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from datetime import time as dtime

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from voicedesk.domain.display import clean
from voicedesk.domain.folding import folded
from voicedesk.ui.trainings.training_column import TrainingColumn
from voicedesk.ui.trainings.training_row import Standing, TrainingKey, TrainingRow
from voicedesk.ui.trainings.training_words import (
    Group,
    TrainingWords,
    below_name_words,
    group_of,
    group_words,
)

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TEXT = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}

Index = QModelIndex | QPersistentModelIndex


class TrainingsModel(QAbstractTableModel):
    """Rows of trainings, sorted and searched here; changes are applied as differences.

    Signals:
        counts_changed: how many there are, run, or are shown may be another.
    """

    counts_changed = Signal()

    def __init__(self, words: TrainingWords) -> None:
        super().__init__()
        self.words = words
        self._all: dict[TrainingKey, TrainingRow] = {}
        self._shown: list[TrainingRow] = []
        self._search: tuple[str, ...] = ()
        self._sort = TrainingColumn.SENT
        self._descending = True
        self._groups: dict[int, Group] = {}

    # What is shown

    @property
    def total(self) -> int:
        """How many trainings there are, shown or not."""
        return len(self._all)

    @property
    def running(self) -> list[TrainingRow]:
        """Those that are still followed, shown or not."""
        return [row for row in self._all.values() if row.is_open]

    @property
    def shown(self) -> Sequence[TrainingRow]:
        """Those that are shown, from top to bottom."""
        return self._shown

    def row(self, key: TrainingKey | None) -> TrainingRow | None:
        """The training with this key, shown or not."""
        return self._all.get(key) if key is not None else None

    def row_at(self, number: int) -> TrainingRow | None:
        """The training in a row."""
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def place_of(self, key: TrainingKey | None) -> int:
        """The row that a training is shown in; -1 for none."""
        keys = (number for number, row in enumerate(self._shown) if row.key == key)
        return next(keys, -1)

    def heading(self, number: int) -> str:
        """What stands above a row: the name of the group that begins with it; else empty.

        There are groups while the newest come first and all are shown.
        """
        group = self._groups.get(number)
        return group_words(group) if group is not None else ""

    # Changes

    def take(self, rows: Sequence[TrainingRow]) -> None:
        """Show these trainings; selection and scrolling stay with the ones they are on."""
        self._all = {row.key: row for row in rows}
        self._arrange()
        self.counts_changed.emit()

    def search(self, text: str) -> None:
        """Show alone what holds all these words: in voice, speaker, recording or outcome."""
        self._search = tuple(folded(text).split())
        self._arrange()
        self.counts_changed.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(TrainingColumn):
            self._sort = TrainingColumn(column)
            self._descending = order == Qt.SortOrder.DescendingOrder
            self._arrange()

    def touch_running(self) -> None:
        """Time has passed: what is said of those that run is another."""
        for number, row in enumerate(self._shown):
            if row.is_open:
                cell = self.index(number, TrainingColumn.TOOK)
                self.dataChanged.emit(cell, cell)

    def touch_all(self) -> None:
        """What is said of every training is another, as in another language."""
        self._arrange()
        if self._shown:
            self._tell(0, len(self._shown) - 1)

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TrainingColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in _TEXT:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return TrainingColumn(section).title if 0 <= section < len(TrainingColumn) else None
        row = self.row_at(section)
        return clean(row.name) if row is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role in _TEXT:
            return self.words.of(row, TrainingColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.column() == 0:
            return below_name_words(row)
        return None

    # Rows

    def _tell(self, first: int, last: int) -> None:
        end = self.index(last, len(TrainingColumn) - 1)
        self.dataChanged.emit(self.index(first, 0), end)

    def _arrange(self) -> None:
        wanted = sorted(filter(self._matches, self._all.values()), key=self._key())
        if self._descending:
            wanted.reverse()
        self._groups = self._grouped(wanted)
        before = self._shown
        if [row.key for row in before] == [row.key for row in wanted]:
            self._shown = wanted
            for number, (old, new) in enumerate(zip(before, wanted, strict=True)):
                if old != new:
                    self._tell(number, number)
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [before[index.row()].key for index in held]
        self._shown = wanted
        places = {row.key: number for number, row in enumerate(wanted)}
        after = [
            self.index(places[key], index.column()) if key in places else QModelIndex()
            for index, key in zip(held, keys, strict=True)
        ]
        self.changePersistentIndexList(held, after)
        self.layoutChanged.emit()

    def _grouped(self, rows: Sequence[TrainingRow]) -> dict[int, Group]:
        """The groups by the row that they begin with."""
        if self._sort is not TrainingColumn.SENT or not self._descending or self._search:
            return {}
        midnight = datetime.combine(datetime.now(), dtime.min).timestamp()  # noqa: DTZ005
        groups = [group_of(row, midnight) for row in rows]
        return {groups.index(group): group for group in set(groups)}

    def _matches(self, row: TrainingRow) -> bool:
        if not self._search:
            return True
        column = TrainingColumn.OUTCOME
        parts = row.name, row.training.voice_name, row.speaker, row.sample, row.training.audio_url
        text = folded(" ".join((*parts, self.words.of(row, column), row.training.voice_id)))
        return all(word in text for word in self._search)

    def _key(self) -> Callable[[TrainingRow], tuple[object, ...]]:
        def first(row: TrainingRow) -> tuple[object, ...]:
            match self._sort:
                case TrainingColumn.VOICE:
                    return (folded(row.name),)
                case TrainingColumn.SPEAKER:
                    return (not row.speaker, folded(row.speaker))
                case TrainingColumn.TOOK:
                    return (_took(row),)
                case TrainingColumn.OUTCOME:
                    return (_RANKS[row.standing],)
                case TrainingColumn.SENT:
                    return (row.is_open and self._descending,)

        return lambda row: (*first(row), row.training.sent_at, row.training.number)


_RANKS = {standing: number for number, standing in enumerate(Standing)}


def _took(row: TrainingRow) -> float:
    """Seconds, for those under way so far; those of which it isn't known come first."""
    if row.standing is Standing.TRAINING:
        return time.time() - row.training.sent_at
    return row.took if row.took is not None else -1.0
