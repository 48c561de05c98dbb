"""The model of the table of voices."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from operator import attrgetter

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from voicedesk.domain.text import clean
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.ui.common.facts import DemoLook, VoiceFacts
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.common.texts import (
    DASH,
    day_text,
    language_text,
    sent_text,
    so_far_text,
    state_text,
)
from voicedesk.ui.kit.waveform import clock
from voicedesk.ui.sentences import listed
from voicedesk.ui.voices.filtering import (
    Arrangement,
    SearchPreparation,
    ShownRows,
    VoiceColumn,
    VoiceOrder,
    rows_between,
    runs,
)

_ID = attrgetter("id")


class CountedVoices:
    """Voices as they are now.

    Attributes:
        by_id: in the service's order. A plain dictionary: it is looked into for every row.
        states: how many there are of each state.
    """

    def __init__(self, voices: Iterable[Voice] = ()) -> None:
        self.by_id = {voice.id: voice for voice in voices}
        self.states = Counter([voice.state for voice in self.by_id.values()])

    def take(self, changes: VoiceChanges) -> list[str]:
        """Bring them up to date; the ids of those of which something is seen that is another."""
        voices, states = self.by_id, self.states
        for voice_id in changes.removed:
            if (gone := voices.pop(voice_id, None)) is not None:
                states[gone.state] -= 1
        for voice in (*changes.changed, *changes.added):
            if (before := voices.get(voice.id)) is not None:
                states[before.state] -= 1
            states[voice.state] += 1
            voices[voice.id] = voice
        # Nothing of these is seen; there may be one for each voice.
        voices.update(zip(map(_ID, changes.relinked), changes.relinked, strict=True))
        # Those that are new last: they are sorted in the order they are given in.
        seen = (voice.id for voice in (*changes.changed, *changes.added))
        return [*changes.removed, *seen]


class CellTexts:
    """Says what a cell shows, which is what a screen reader reads of it."""

    def __init__(self, facts: VoiceFacts) -> None:
        self._facts = facts

    def of(self, voice: Voice, column: VoiceColumn) -> str:
        """The words of a voice's cell."""
        match column:
            case VoiceColumn.NAME:
                return clean(voice.name)
            case VoiceColumn.STATE:
                return state_text(voice.state)
            case VoiceColumn.DEMO:
                return self._demo(voice)
            case VoiceColumn.LANGUAGE:
                return language_text(voice.language)
            case VoiceColumn.TRAINED:
                return self._trained(voice)
            case VoiceColumn.ID:
                return clean(voice.id)
            case VoiceColumn.TAGS:
                # Said, not seen: a screen reader finds something in every cell.
                return listed(self._facts.marks_of(voice.id).tags) or DASH

    def beside_name(self, voice: Voice) -> str:
        """What is seen beside a voice's name: a star, and the key of its place in Compare."""
        translate, said = QCoreApplication.translate, []
        if self._facts.marks_of(voice.id).favourite:
            said.append(translate("VoicesModel", "Favourite"))
        if slot := self._facts.compared.get(voice.id):
            said.append(translate("VoicesModel", "slot {number} of Compare").format(number=slot))
        return listed(said)

    def _demo(self, voice: Voice) -> str:
        facts, translate = self._facts, QCoreApplication.translate
        if voice.is_training:
            if facts.offline:
                return translate("VoicesModel", "Not updating while offline")
            training = facts.running.get(voice.id)
            if training is None:
                return ""
            return so_far_text(training.sent_at, facts.usual, ours=training.is_ours)
        match facts.demo_look(voice):
            case DemoLook.KEPT:
                return translate("VoicesModel", "{length}, kept offline").format(
                    length=clock(facts.demos[voice.id].duration)
                )
            case DemoLook.ONLINE:
                return translate("VoicesModel", "Online only")
            case DemoLook.OUT_OF_REACH:
                return translate("VoicesModel", "Not available offline")
            case DemoLook.NONE:
                return DASH

    def _trained(self, voice: Voice) -> str:
        training = self._facts.running.get(voice.id)
        if voice.is_training and training is not None and training.is_ours:
            return QCoreApplication.translate("VoicesModel", "Sent {when}").format(
                when=sent_text(training.sent_at)
            )
        at = self._facts.trained_at.get(voice.id)
        return day_text(at) if at is not None and not voice.is_training else DASH


# Joined once: PySide's flags are Python's enums, and Qt asks for a cell's at every paint.
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _FLAGS | Qt.ItemFlag.ItemIsEditable
_STEPS = 100_000
"""Rows that come and go, times rows shown: up to this one by one, beyond it a change of layout."""
_RUNS = 16
"""Runs of neighbouring rows that changed: up to this each is told, beyond it all rows as one."""

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
    rename_requested = Signal(str, str)

    def __init__(self, facts: VoiceFacts) -> None:
        super().__init__()
        self.facts = facts
        self._words = CellTexts(facts)
        self._order = VoiceOrder(facts)
        self._preparation = SearchPreparation(self, self._order.prepare)
        self._counted = CountedVoices()
        self._voices = self._counted.by_id
        self._order.open(self._voices)
        self._rows = ShownRows([])
        self._language = QLocale().name()

    # What is shown

    @property
    def filters(self) -> VoiceFilter:
        """What a voice has to meet to be shown."""
        return self._order.filter

    @property
    def total(self) -> int:
        """How many voices there are, shown or not."""
        return len(self._voices)

    @property
    def shown_ids(self) -> Sequence[str]:
        """The ids of the voices that are shown, from top to bottom."""
        return self._rows.ids

    def counts(self) -> Counter[str]:
        """How many voices there are of each state."""
        return self._counted.states.copy()

    def ids(self) -> list[str]:
        """The ids of all voices in the service's order, shown or not."""
        return list(self._voices)

    @property
    def voices(self) -> Mapping[str, Voice]:
        """All voices by id, in the service's order, shown or not."""
        return self._voices

    def all(self) -> Iterable[Voice]:
        return self._voices.values()

    def voice(self, voice_id: str) -> Voice | None:
        return self._voices.get(voice_id)

    def voice_at(self, row: int) -> Voice | None:
        """The voice in a row; None also for a row that is about to go."""
        ids = self._rows.ids
        return self._voices.get(ids[row]) if 0 <= row < len(ids) else None

    def row_of(self, voice_id: str) -> int:
        """The row a voice is shown in; -1 if it is filtered out or unknown."""
        return self._rows.row_of(voice_id)

    # Changes

    def open(self, voices: Sequence[Voice]) -> None:
        self.beginResetModel()
        self._counted = CountedVoices(voices)
        self._voices = self._counted.by_id
        self._language = QLocale().name()
        self._order.open(self._voices)
        self._rows = ShownRows(self._order.arrange())
        self.endResetModel()
        self.counts_changed.emit()

    def prepare_search(self) -> None:
        """Make ready, bit by bit beside other things, what the first search needs."""
        self._preparation.begin(list(self._voices.values()))

    def apply(self, changes: VoiceChanges) -> None:
        """Bring the rows up to date; selection, scrolling and editing stay where they are."""
        others = self._counted.take(changes)
        if others:
            self._arrange(self._order.renew(others))
            self.touch(voice.id for voice in changes.changed)
        self.counts_changed.emit()

    def touch(self, voice_ids: Iterable[str], *, reorder: bool = False) -> None:
        """What is shown of these voices changed.

        Args:
            reorder: they may also belong elsewhere now, or be found by other words.
        """
        voice_ids = list(voice_ids)
        if reorder:
            self.refind(voice_ids)
        if not self._rows.ids:
            return
        if len(voice_ids) > _RUNS:
            self._tell(0, len(self._rows) - 1)
            return
        rows = sorted(row for voice_id in voice_ids if (row := self.row_of(voice_id)) >= 0)
        for first, end in runs(rows):
            self._tell(first, end)

    def refind(self, voice_ids: Iterable[str]) -> None:
        """How these voices are found or sorted changed, and nothing that is seen of them."""
        shown = len(self._rows)
        self._arrange(self._order.renew([one for one in voice_ids if one in self._voices]))
        if len(self._rows) != shown:
            self.counts_changed.emit()

    def touch_all(self) -> None:
        """What is shown of every voice changed, as with another language or connection."""
        language, self._language = self._language, QLocale().name()
        if language != self._language:
            self._order.forget_text()
            self._preparation.again(list(self._voices.values()))
        else:
            self._order.forget_facts()
        self._arrange(Arrangement(self._order.arrange()))
        if self._rows.ids:
            self._tell(0, len(self._rows) - 1)

    def filter(
        self,
        *,
        search: str | None = None,
        state: str | None = None,
        favourites: bool | None = None,
        offline: bool | None = None,
        tags: tuple[str, ...] | None = None,
    ) -> None:
        """Show the voices that match alone; what isn't given stays as it is.

        Args:
            search: words that all have to occur.
            state: the one state to show; empty for all.
            favourites: whether to show favourites alone.
            offline: whether to show voices alone whose demo is kept on this computer.
            tags: names of tags, of which a voice must have each.
        """
        given = {
            "search": search, "state": state, "favourites": favourites,
            "offline": offline, "tags": tags,
        }  # fmt: skip
        changes = {name: value for name, value in given.items() if value is not None}
        self._order.filter = replace(self._order.filter, **changes)  # type: ignore[arg-type]
        self._arrange(Arrangement(self._order.arrange()))
        self.counts_changed.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(VoiceColumn):
            descending = order == Qt.SortOrder.DescendingOrder
            self._order.sort(VoiceColumn(column), descending=descending)
            self._arrange(Arrangement(self._order.arrange()))

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

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
            return self._words.of(voice, VoiceColumn(index.column()))
        if role == VoiceRole.VOICE:
            return voice
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.column() == VoiceColumn.NAME:
            return self._words.beside_name(voice)
        if role == Qt.ItemDataRole.EditRole:
            return voice.name
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        voice = self.voice_at(index.row())
        if voice is None or role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        name = value.strip()
        if name and name != voice.name:
            self.rename_requested.emit(voice.id, name)
        return True

    # Rows

    def _tell(self, first: int, last: int) -> None:
        end = self.index(last, len(VoiceColumn) - 1)
        self.dataChanged.emit(self.index(first, 0), end)

    def _arrange(self, wanted: Arrangement) -> None:
        before, shown, moved = self._rows.ids, wanted.shown, wanted.moved
        if shown is before or shown == before:
            return
        if moved is not None and len(moved) * max(len(shown), len(before)) <= _STEPS:
            steps = rows_between(before, shown, moved)
            if steps is not None:
                self._step(shown, *steps)
                return
        self._relayout(shown)

    def _step(self, shown: list[str], gone: list[int], come: list[int]) -> None:
        nowhere = QModelIndex()
        for row in reversed(gone):
            self.beginRemoveRows(nowhere, row, row)
            ids = self._rows.ids
            self._rows = ShownRows([*ids[:row], *ids[row + 1 :]])
            self.endRemoveRows()
        for row in come:
            self.beginInsertRows(nowhere, row, row)
            ids = self._rows.ids
            self._rows = ShownRows([*ids[:row], shown[row], *ids[row:]])
            self.endInsertRows()

    def _relayout(self, shown: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._rows.ids[index.row()] for index in held]
        self._rows = ShownRows(shown)
        rows = {voice_id: self.row_of(voice_id) for voice_id in set(ids)}
        after = [
            self.index(row, index.column()) if (row := rows[voice_id]) >= 0 else QModelIndex()
            for index, voice_id in zip(held, ids, strict=True)
        ]
        self.changePersistentIndexList(held, after)
        self.layoutChanged.emit()
