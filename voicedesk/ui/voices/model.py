"""The model of the table of voices: which rows there are, and what their cells say.

What is shown is a list of ids that `VoiceOrder` makes anew at every change. A few rows that come or
go are announced one by one, anything else as one change of the layout.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from voicedesk.domain.text import clean, folded
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.ui.common.facts import DemoLook, VoiceFacts
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.common.texts import (
    DASH,
    day_text,
    language_text,
    listed,
    sent_text,
    so_far_text,
    state_text,
)
from voicedesk.ui.kit.waveform import length_text
from voicedesk.ui.voices.filtering import VoiceColumn, VoiceOrder

_STATE = attrgetter("state")
# Joined once: PySide's flags are Python's enums, and Qt asks for a cell's at every paint.
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _FLAGS | Qt.ItemFlag.ItemIsEditable
_FEW = 8
"""Voices that changed: so many are told row by row, beyond it all rows as one."""
_SLICE, _SLICE_MS = 250, 5
"""Voices made ready for a search at a time, in less than a millisecond, and the pause between."""

Index = QModelIndex | QPersistentModelIndex


class VoicesModel(QAbstractTableModel):
    """Rows of voices. Keeps its own order and filter, and applies changes as differences.

    Signals:
        counts_changed: how many voices there are of a state, or how many are shown, is another.
        rename_requested: the person typed another name into the table: voice id and name.
        name_typed: what is typed there so far; empty for nothing that is to be kept.
    """

    counts_changed = Signal()
    rename_requested = Signal(str, str)
    name_typed = Signal(str, str)

    def __init__(self, facts: VoiceFacts) -> None:
        super().__init__()
        self.facts = facts
        self._order = VoiceOrder(facts)
        self._voices: dict[str, Voice] = {}
        self._order.open(self._voices)
        self._ids: list[str] = []
        self._rows: dict[str, int] | None = None
        self._unprepared: Iterator[Voice] = iter(())
        self._preparation = QTimer(self, interval=_SLICE_MS)
        self._preparation.timeout.connect(self._prepare_some)

    # What is shown

    @property
    def filters(self) -> VoiceFilter:
        return self._order.filter

    @property
    def total(self) -> int:
        return len(self._voices)

    @property
    def shown_ids(self) -> Sequence[str]:
        return self._ids

    def counts(self) -> Counter[str]:
        return Counter(map(_STATE, self._voices.values()))

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
        return self._voices.get(self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, voice_id: str) -> int:
        """The row a voice is shown in; -1 if it is filtered out or unknown."""
        if self._rows is None:
            self._rows = {one: row for row, one in enumerate(self._ids)}
        return self._rows.get(voice_id, -1)

    def find_name(self, start: str, row: int) -> int:
        """The next row whose name, or its pinyin, begins with `start`, which is folded.

        Args:
            row: the first to look at; beyond the last one the search goes on at the top.

        Returns:
            -1 for none.
        """
        ids, number = self._ids, len(self._ids)
        rows = (one % number for one in range(row, row + number))
        return next((one for one in rows if self._begins(self._voices[ids[one]], start)), -1)

    def _begins(self, voice: Voice, start: str) -> bool:
        reading = self.facts.readings.get(voice.name)
        if reading is not None:
            initials, sound = reading.initials, reading.syllables.replace(" ", "")
            if initials.startswith(start) or sound.startswith(start):
                return True
        return folded(voice.name).startswith(start)

    # Changes

    def open(self, voices: Iterable[Voice]) -> None:
        self.beginResetModel()
        self._voices = {voice.id: voice for voice in voices}
        self._order.open(self._voices)
        self._set_ids(self._order.shown())
        self.endResetModel()
        self.counts_changed.emit()

    def prepare_search(self) -> None:
        """Make ready, bit by bit beside other things, what the first search needs."""
        self._unprepared = iter(list(self._voices.values()))
        self._preparation.start()

    def apply(self, changes: VoiceChanges) -> None:
        """Bring the rows up to date; selection, scrolling and editing stay where they are."""
        for voice_id in changes.removed:
            self._voices.pop(voice_id, None)
        self._voices.update((voice.id, voice) for voice in changes.written)
        changed = [voice.id for voice in changes.changed]
        others = [*changes.removed, *changed, *(voice.id for voice in changes.added)]
        if others:  # nothing is seen of a new link
            self._renew(others)
            self.touch(changed)
        self.counts_changed.emit()

    def touch(self, voice_ids: Iterable[str], *, reorder: bool = False) -> None:
        """What is shown of these voices changed; with `reorder`, maybe also where they belong."""
        voice_ids = list(voice_ids)
        if reorder:
            self.refind(voice_ids)
        if len(voice_ids) > _FEW:
            self._tell(0, len(self._ids) - 1)
            return
        for row in sorted(map(self.row_of, voice_ids)):
            self._tell(row, row)

    def refind(self, voice_ids: Iterable[str]) -> None:
        """How these voices are found or sorted changed, and nothing that is seen of them."""
        shown = len(self._ids)
        self._renew(list(voice_ids))
        if len(self._ids) != shown:
            self.counts_changed.emit()

    def touch_all(self) -> None:
        """What is shown of every voice changed, as with another connection."""
        self._order.forget_keys()
        self._show(self._order.shown())
        self._tell(0, len(self._ids) - 1)

    def filter(self, wanted: VoiceFilter) -> None:
        self._order.choose(wanted)
        self._show(self._order.shown())
        self.counts_changed.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(VoiceColumn):
            descending = order == Qt.SortOrder.DescendingOrder
            self._order.sort(VoiceColumn(column), descending=descending)
            self._show(self._order.shown())

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        voice, column = self.voice_at(index.row()), index.column()
        if voice is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.text(voice, VoiceColumn(column))
            case Qt.ItemDataRole.AccessibleDescriptionRole if column == VoiceColumn.NAME:
                return self._beside_name(voice)
            case Qt.ItemDataRole.EditRole:
                return self.facts.name_drafts.get(voice.id, voice.name)
        return None

    def type_name(self, index: Index, text: str) -> None:
        if voice := self.voice_at(index.row()):
            self.name_typed.emit(voice.id, "" if text.strip() == voice.name else text)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        voice = self.voice_at(index.row())
        if voice is None or role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        name = value.strip()
        if name and name != voice.name:
            self.rename_requested.emit(voice.id, name)
        return True

    # Texts

    def text(self, voice: Voice, column: VoiceColumn) -> str:
        """What a cell shows, which is what a screen reader reads of it."""
        match column:
            case VoiceColumn.NAME:
                return clean(voice.name)
            case VoiceColumn.STATE:
                return state_text(voice.state)
            case VoiceColumn.DEMO:
                return self._demo_text(voice)
            case VoiceColumn.LANGUAGE:
                return language_text(voice.language)
            case VoiceColumn.TRAINED:
                return self._trained_text(voice)
            case VoiceColumn.ID:
                return clean(voice.id)
            case VoiceColumn.PLAYED:
                played = self.facts.played_at.get(voice.id)
                return DASH if played is None else day_text(played)
            case VoiceColumn.TAGS:
                # Said, not seen: a screen reader finds something in every cell.
                return listed(self.facts.marks_of(voice.id).tags) or DASH

    def telling_texts(self) -> dict[VoiceColumn, list[str]]:
        """Texts among which the widest is, of the columns whose texts are alike."""
        facts, column = self.facts, VoiceColumn
        running = [voice for one in facts.running if (voice := self._voices.get(one))]
        days = [day_text(at) for at in self._extremes(facts.trained_at)]
        return {
            column.LANGUAGE: [
                language_text(code) for code in {one.language for one in self._voices.values()}
            ],
            column.TRAINED: days + [self._trained_text(voice) for voice in running],
            column.PLAYED: [day_text(at) for at in self._extremes(facts.played_at)],
            column.DEMO: [self._demo_text(voice) for voice in running],
        }

    @staticmethod
    def _extremes(times: Mapping[str, float]) -> Iterable[float]:
        """The first and last of some times, and now: their texts are of every length."""
        return (min(times.values()), max(times.values()), time.time()) if times else ()

    def _beside_name(self, voice: Voice) -> str:
        """What is seen beside a voice's name: a star, and the key of its place in Compare."""
        translate, said = QCoreApplication.translate, []
        if self.facts.marks_of(voice.id).favourite:
            said.append(translate("VoicesModel", "Favourite"))
        if slot := self.facts.compared.get(voice.id):
            said.append(translate("VoicesModel", "Compare slot {number}").format(number=slot))
        return listed(said)

    def _demo_text(self, voice: Voice) -> str:
        facts, translate = self.facts, QCoreApplication.translate
        if voice.is_training:
            if facts.offline:
                return translate("VoicesModel", "Not updating while offline")
            training = facts.running.get(voice.id)
            if training is None:
                return ""
            return so_far_text(training.sent_at, facts.usual, ours=training.is_ours)
        match facts.demo_look(voice):
            case DemoLook.KEPT:
                return translate("VoicesModel", "{length}, on this computer").format(
                    length=length_text(facts.demos[voice.id].duration)
                )
            case DemoLook.ONLINE:
                return translate("VoicesModel", "Online only")
            case DemoLook.OUT_OF_REACH:
                return translate("VoicesModel", "Not available offline")
            case DemoLook.NONE:
                return DASH

    def _trained_text(self, voice: Voice) -> str:
        training = self.facts.running.get(voice.id)
        if voice.is_training and training is not None and training.is_ours:
            return QCoreApplication.translate("VoicesModel", "Started {when}").format(
                when=sent_text(training.sent_at)
            )
        at = self.facts.trained_at.get(voice.id)
        return day_text(at) if at is not None and not voice.is_training else DASH

    # Rows

    def _prepare_some(self) -> None:
        some = list(islice(self._unprepared, _SLICE))
        self._order.prepare(some)
        if not some:
            self._preparation.stop()

    def _tell(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            end = self.index(last, len(VoiceColumn) - 1)
            self.dataChanged.emit(self.index(first, 0), end)

    def _renew(self, voice_ids: Sequence[str]) -> None:
        self._order.renew(voice_ids)
        shown = self._order.shown()
        if len(voice_ids) > _FEW or not self._step(shown, set(voice_ids)):
            self._show(shown)

    def _set_ids(self, ids: list[str]) -> None:
        self._ids, self._rows = ids, None

    def _step(self, shown: list[str], changed: set[str]) -> bool:
        """Let rows come and go one by one; False if one that stays has another place."""
        before = self._ids
        gone = changed.intersection(before).difference(shown)
        come = changed.intersection(shown).difference(before)
        if [one for one in before if one not in gone] != [one for one in shown if one not in come]:
            return False
        nowhere = QModelIndex()
        for row in reversed([row for row, one in enumerate(before) if one in gone]):
            self.beginRemoveRows(nowhere, row, row)
            self._set_ids(self._ids[:row] + self._ids[row + 1 :])
            self.endRemoveRows()
        for row in [row for row, one in enumerate(shown) if one in come]:
            self.beginInsertRows(nowhere, row, row)
            self._set_ids([*self._ids[:row], shown[row], *self._ids[row:]])
            self.endInsertRows()
        return True

    def _show(self, shown: list[str]) -> None:
        """Let these rows be shown, as one change; indexes that are held stay with their voices."""
        if shown == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._ids[index.row()] for index in held]
        self._set_ids(shown)
        after = [
            self.index(row, index.column()) if (row := self.row_of(one)) >= 0 else QModelIndex()
            for index, one in zip(held, ids, strict=True)
        ]
        self.changePersistentIndexList(held, after)
        self.layoutChanged.emit()
