"""The model of the table of voices."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from voicedesk.domain.display import clean
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.ui.kit.waveform import clock
from voicedesk.ui.sentences import listed
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voice_facts import DemoLook, VoiceFacts
from voicedesk.ui.voices.voice_order import VoiceOrder
from voicedesk.ui.voices.voice_words import (
    DASH,
    day_words,
    language_words,
    sent_words,
    so_far_words,
    state_words,
)

# Joined once: PySide's flags are Python's enums, and Qt asks for a cell's at every paint.
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _FLAGS | Qt.ItemFlag.ItemIsEditable
_STEPS = 100_000
"""Rows that come and go, times rows shown: up to this one by one, beyond it a change of layout."""

Index = QModelIndex | QPersistentModelIndex


class VoiceRole(IntEnum):
    """What the model tells beside Qt's own roles."""

    VOICE = Qt.ItemDataRole.UserRole


class VoicesModel(QAbstractTableModel):
    """Rows of voices. Keeps its own order and filter, and applies changes as differences.

    Signals:
        counts_changed: how many voices there are of a state, or how many are shown, is another.
        rename_wanted: the person typed another name into the table: voice id and name.
    """

    counts_changed = Signal()
    rename_wanted = Signal(str, str)

    def __init__(self, facts: VoiceFacts) -> None:
        super().__init__()
        self.facts = facts
        self._order = VoiceOrder(facts)
        self._voices: dict[str, Voice] = {}
        self._shown: list[str] = []
        self._rows: dict[str, int] = {}

    # What is shown

    @property
    def search(self) -> str:
        """The words looked for."""
        return self._order.search

    @property
    def state(self) -> str:
        """The one state shown; empty for all."""
        return self._order.state

    @property
    def total(self) -> int:
        """How many voices there are, shown or not."""
        return len(self._voices)

    def counts(self) -> Counter[str]:
        """How many voices there are of each state."""
        return Counter(voice.state for voice in self._voices.values())

    def ids(self) -> list[str]:
        """The ids of all voices in the service's order, shown or not."""
        return list(self._voices)

    def all(self) -> Iterable[Voice]:
        """All voices, shown or not."""
        return self._voices.values()

    def voice(self, voice_id: str) -> Voice | None:
        """The voice with this id, shown or not."""
        return self._voices.get(voice_id)

    def voice_at(self, row: int) -> Voice | None:
        """The voice in a row; None also for a row that is about to go."""
        return self._voices.get(self._shown[row]) if 0 <= row < len(self._shown) else None

    def row_of(self, voice_id: str) -> int:
        """The row a voice is shown in; -1 if it is filtered out or unknown."""
        return self._rows.get(voice_id, -1)

    # Changes

    def open(self, voices: Sequence[Voice]) -> None:
        """Show another account's voices."""
        self.beginResetModel()
        self._voices = {voice.id: voice for voice in voices}
        self._order.forget_all()
        self._take(self._order.arrange(self._voices))
        self.endResetModel()
        self.counts_changed.emit()

    def apply(self, changes: VoiceChanges) -> None:
        """Bring the rows up to date; selection, scrolling and editing stay where they are."""
        for voice_id in changes.removed:
            self._voices.pop(voice_id, None)
        for voice in (*changes.changed, *changes.added):
            self._voices[voice.id] = voice
        touched = [voice.id for voice in changes.changed]
        self._order.forget((*changes.removed, *touched))
        self._arrange()
        self.touch(touched)
        self.counts_changed.emit()

    def touch(self, voice_ids: Iterable[str], *, reorder: bool = False) -> None:
        """What is shown of these voices changed; `reorder` if they may belong elsewhere now."""
        if reorder:
            self._arrange()
        rows = sorted(row for voice_id in voice_ids if (row := self.row_of(voice_id)) >= 0)
        last = len(VoiceColumn) - 1
        for first, end in _runs(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    def touch_all(self) -> None:
        """What is shown of every voice changed, as with another language or connection."""
        self._order.forget_all()
        self._arrange()
        if self._shown:
            last = self.index(len(self._shown) - 1, len(VoiceColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def filter(self, *, search: str | None = None, state: str | None = None) -> None:
        """Show the voices that match alone."""
        if search is not None:
            self._order.search = search
        if state is not None:
            self._order.state = state
        self._arrange()
        self.counts_changed.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(VoiceColumn):
            self._order.column = VoiceColumn(column)
            self._order.descending = order == Qt.SortOrder.DescendingOrder
            self._arrange()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(VoiceColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(VoiceColumn):
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                return VoiceColumn(section).title
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and (voice := self.voice_at(section)):
            return clean(voice.name)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        may_edit = index.column() == VoiceColumn.NAME and not self.facts.offline
        return _EDITABLE if may_edit else _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Voice | None:
        voice = self.voice_at(index.row())
        if voice is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(voice, VoiceColumn(index.column()))
        if role == VoiceRole.VOICE:
            return voice
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.column() == VoiceColumn.NAME:
            return self.tr("Favourite") if self.facts.marks_of(voice.id).favourite else ""
        if role == Qt.ItemDataRole.EditRole:
            return voice.name
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        voice = self.voice_at(index.row())
        if voice is None or role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        name = value.strip()
        if name and name != voice.name:
            self.rename_wanted.emit(voice.id, name)
        return True

    def _words(self, voice: Voice, column: VoiceColumn) -> str:
        match column:
            case VoiceColumn.NAME:
                return clean(voice.name)
            case VoiceColumn.STATE:
                return state_words(voice.state)
            case VoiceColumn.DEMO:
                return self._demo_words(voice)
            case VoiceColumn.LANGUAGE:
                return language_words(voice.language)
            case VoiceColumn.TRAINED:
                return self._trained_words(voice)
            case VoiceColumn.ID:
                return clean(voice.id)
            case VoiceColumn.TAGS:
                return listed(self.facts.marks_of(voice.id).tags)

    def _demo_words(self, voice: Voice) -> str:
        facts = self.facts
        if voice.is_training:
            if facts.offline:
                return self.tr("Not updating while offline")
            training = facts.running.get(voice.id)
            if training is None:
                return ""
            return so_far_words(training.sent_at, facts.usual, ours=training.is_ours)
        match facts.demo_look(voice):
            case DemoLook.KEPT:
                return self.tr("{length}, kept offline").format(
                    length=clock(facts.demos[voice.id].duration)
                )
            case DemoLook.ONLINE:
                return self.tr("Online only")
            case DemoLook.OUT_OF_REACH:
                return self.tr("Not available offline")
            case DemoLook.NONE:
                return DASH

    def _trained_words(self, voice: Voice) -> str:
        training = self.facts.running.get(voice.id)
        if voice.is_training and training is not None and training.is_ours:
            return self.tr("Sent {when}").format(when=sent_words(training.sent_at))
        at = self.facts.trained_at.get(voice.id)
        return day_words(at) if at is not None and not voice.is_training else DASH

    # Rows

    def _take(self, shown: list[str]) -> None:
        self._shown = shown
        self._rows = {voice_id: row for row, voice_id in enumerate(shown)}

    def _arrange(self) -> None:
        shown = self._order.arrange(self._voices)
        if shown == self._shown:
            return
        wanted = set(shown)
        gone = [row for row, voice_id in enumerate(self._shown) if voice_id not in wanted]
        come = [row for row, voice_id in enumerate(shown) if voice_id not in self._rows]
        few = (len(gone) + len(come)) * max(len(shown), len(self._shown)) <= _STEPS
        if few and self._keeps_order(shown, wanted):
            self._step(shown, gone, come)
        else:
            self._relayout(shown)

    def _keeps_order(self, shown: list[str], wanted: set[str]) -> bool:
        stay = [voice_id for voice_id in self._shown if voice_id in wanted]
        return stay == [voice_id for voice_id in shown if voice_id in self._rows]

    def _step(self, shown: list[str], gone: list[int], come: list[int]) -> None:
        nowhere = QModelIndex()
        for row in reversed(gone):
            self.beginRemoveRows(nowhere, row, row)
            self._take([*self._shown[:row], *self._shown[row + 1 :]])
            self.endRemoveRows()
        for row in come:
            self.beginInsertRows(nowhere, row, row)
            self._take([*self._shown[:row], shown[row], *self._shown[row:]])
            self.endInsertRows()

    def _relayout(self, shown: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._shown[index.row()] for index in before]
        self._take(shown)
        after = [
            self.index(row, index.column())
            if (row := self._rows.get(voice_id, -1)) >= 0
            else QModelIndex()
            for index, voice_id in zip(before, ids, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
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
