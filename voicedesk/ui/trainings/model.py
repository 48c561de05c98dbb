"""The table of trainings: its rows, what their cells say, and the model that sorts and searches.

A `TrainingRow` is a training with its voice. The model keeps all rows, shows those that the search
finds in the order asked for, and applies changes as differences, so that selection and scrolling
stay. While the newest come first and all are shown, they stand in groups with a heading.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import time as dtime
from enum import Enum, IntEnum, auto
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from voicedesk.domain.text import clean, folded
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.services.trainings import LONGEST_TRAINING, UsualTime, is_slow
from voicedesk.ui.common.texts import (
    DASH,
    date_text,
    day_text,
    minutes_text,
    moment_text,
    so_far_text,
    state_text,
)
from voicedesk.ui.theme.colours import Tone

translate = QCoreApplication.translate

TrainingKey = tuple[str, int, float]
Index = QModelIndex | QPersistentModelIndex


class TrainingRowStatus(Enum):
    """What is known of a training now; the outcome's column is sorted in this order."""

    SENDING = auto()
    CHECKING = auto()
    """No answer came, and it is being found out whether it began."""
    UNCERTAIN = auto()
    """No answer came, and it can't be found out any more."""
    TRAINING = auto()
    UNSEEN = auto()
    """It began, and its end was missed: the voice was trained again since."""
    READY = auto()
    FAILED = auto()
    NOT_BEGUN = auto()


_OPEN = {
    TrainingStatus.UNCERTAIN: TrainingRowStatus.CHECKING,
    TrainingStatus.RUNNING: TrainingRowStatus.TRAINING,
}
_CLOSED = {
    TrainingStatus.UNCERTAIN: TrainingRowStatus.UNCERTAIN,
    TrainingStatus.RUNNING: TrainingRowStatus.UNSEEN,
    TrainingStatus.READY: TrainingRowStatus.READY,
    TrainingStatus.FAILED: TrainingRowStatus.FAILED,
    TrainingStatus.NOT_BEGUN: TrainingRowStatus.NOT_BEGUN,
}


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One training and its voice.

    Attributes:
        name: what its voice is called now; if that is gone, what it was called then.
        is_open: whether it is still followed.
        is_gone: whether its voice is there no longer.
    """

    training: Training
    name: str
    is_open: bool
    is_gone: bool

    @property
    def key(self) -> TrainingKey:
        """What tells it from all others, however far it has come."""
        return self.training.voice_id, self.training.number, self.training.sent_at

    @property
    def status(self) -> TrainingRowStatus:
        status = self.training.status
        if status is TrainingStatus.SENDING:
            return TrainingRowStatus.SENDING
        return _OPEN.get(status, TrainingRowStatus.CHECKING) if self.is_open else _CLOSED[status]

    @property
    def took(self) -> float | None:
        """Seconds from its beginning to when its end was seen; None before."""
        training = self.training
        if training.ended_at is None or self.status not in {
            TrainingRowStatus.READY,
            TrainingRowStatus.FAILED,
        }:
            return None
        return max(0.0, training.ended_at - training.sent_at)

    @property
    def so_far(self) -> float:
        """Seconds since it was sent, or for one not sent from here, seen."""
        return time.time() - self.training.sent_at

    @property
    def is_playable(self) -> bool:
        """Whether its voice is shown in colour."""
        shown = {TrainingRowStatus.READY, TrainingRowStatus.TRAINING}
        return not self.is_gone and self.status in shown

    @property
    def speaker(self) -> str:
        return self.training.consent.speaker if self.training.consent is not None else ""

    @property
    def sample(self) -> str:
        """The recording's file name, as far as its link has one."""
        try:
            path = urlsplit(self.training.audio_url).path
        except ValueError:
            return ""
        return unquote(path).rstrip("/").rsplit("/", 1)[-1]


class TrainingColumn(IntEnum):
    """A column; the value is its place in the model."""

    VOICE = 0
    SPEAKER = 1
    SENT = 2
    TOOK = 3
    OUTCOME = 4


_TITLES = {
    TrainingColumn.VOICE: QT_TRANSLATE_NOOP("TrainingColumn", "Voice"),
    TrainingColumn.SPEAKER: QT_TRANSLATE_NOOP("TrainingColumn", "Speaker"),
    TrainingColumn.SENT: QT_TRANSLATE_NOOP("TrainingColumn", "Started"),
    TrainingColumn.TOOK: QT_TRANSLATE_NOOP("TrainingColumn", "Time"),
    TrainingColumn.OUTCOME: QT_TRANSLATE_NOOP("TrainingColumn", "Result"),
}

_ROOT = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TEXT = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class TrainingsModel(QAbstractTableModel):
    """Rows of trainings, sorted and searched here; changes are applied as differences.

    Attributes:
        usual: how long trainings take here.
        offline: whether the service is out of reach.

    Signals:
        counts_changed: how many there are, run, or are shown may be another.
    """

    counts_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.usual = UsualTime()
        self.offline = False
        self._all: dict[TrainingKey, TrainingRow] = {}
        self.shown: list[TrainingRow] = []
        self._search: tuple[str, ...] = ()
        self._sort = TrainingColumn.SENT
        self._descending = True
        self._headings: dict[int, str] = {}

    @property
    def total(self) -> int:
        """How many trainings there are, shown or not."""
        return len(self._all)

    @property
    def running(self) -> list[TrainingRow]:
        """Those that are still followed, shown or not."""
        return [row for row in self._all.values() if row.is_open]

    def row(self, key: TrainingKey | None) -> TrainingRow | None:
        return self._all.get(key) if key is not None else None

    def row_at(self, number: int) -> TrainingRow | None:
        return self.shown[number] if 0 <= number < len(self.shown) else None

    def place_of(self, key: TrainingKey | None) -> int:
        """The row that a training is shown in; -1 for none."""
        return next((at for at, row in enumerate(self.shown) if row.key == key), -1)

    def heading(self, number: int) -> str:
        """What stands above a row: the name of the group that begins with it; else empty."""
        return self._headings.get(number, "")

    def show(self, rows: Sequence[TrainingRow], usual: UsualTime, *, offline: bool) -> None:
        """Show these trainings; selection and scrolling stay with the ones they are on."""
        said_otherwise = (usual, offline) != (self.usual, self.offline)
        self.usual, self.offline = usual, offline
        self._all = {row.key: row for row in rows}
        self._arrange()
        if said_otherwise and self.shown:
            self._renew(0, len(self.shown) - 1)
        self.counts_changed.emit()

    def search(self, text: str) -> None:
        """Show only what holds all these words: in voice, speaker, recording or outcome."""
        self._search = tuple(folded(text).split())
        self._arrange()
        self.counts_changed.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(TrainingColumn):
            self._sort = TrainingColumn(column)
            self._descending = order == Qt.SortOrder.DescendingOrder
            self._arrange()

    def renew_times(self) -> None:
        """Time has passed: what is said of those that run is another."""
        for number, row in enumerate(self.shown):
            if row.is_open:
                cell = self.index(number, TrainingColumn.TOOK)
                self.dataChanged.emit(cell, cell)

    def text(self, row: TrainingRow, column: TrainingColumn) -> str:
        match column:
            case TrainingColumn.VOICE:
                return clean(row.name)
            case TrainingColumn.SPEAKER:
                return clean(row.speaker) or DASH
            case TrainingColumn.SENT:
                return sent_day_text(row)
            case TrainingColumn.TOOK:
                return self._took_text(row)
            case TrainingColumn.OUTCOME:
                return status_text(row.status)

    def is_unusual(self, row: TrainingRow) -> bool:
        if row.status is TrainingRowStatus.TRAINING:
            return not self.offline and is_slow(row.so_far)
        took = row.took
        return took is not None and took <= LONGEST_TRAINING and is_slow(took)

    # What Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(TrainingColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in _TEXT:
            return None
        if orientation == Qt.Orientation.Vertical:
            row = self.row_at(section)
            return clean(row.name) if row is not None else None
        if not 0 <= section < len(TrainingColumn):
            return None
        return translate("TrainingColumn", str(_TITLES[TrainingColumn(section)]))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role in _TEXT:
            return self.text(row, TrainingColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.column() == 0:
            return below_name_text(row)
        return None

    def _took_text(self, row: TrainingRow) -> str:
        """How long it took, or has run, and whether that is long."""
        training, took = row.training, row.took
        unusual = translate("TrainingTexts", "{time}, unusually long")
        if row.status is TrainingRowStatus.CHECKING:
            return translate("TrainingTexts", "Checking whether it started")
        if row.status is TrainingRowStatus.TRAINING:
            if self.offline:
                return translate("TrainingTexts", "Not updating while offline")
            is_unusual = self.is_unusual(row)
            usual = None if is_unusual else self.usual.seconds
            so_far = so_far_text(training.sent_at, usual, ours=training.is_ours)
            return unusual.format(time=so_far) if is_unusual else so_far
        if took is None:
            return DASH
        if not training.is_ours:
            return translate("TrainingTexts", "At least {time}").format(time=minutes_text(took))
        if took > LONGEST_TRAINING:
            return translate("TrainingTexts", "Unknown")
        words = minutes_text(took)
        return unusual.format(time=words) if self.is_unusual(row) else words

    def _arrange(self) -> None:
        """Find and sort the rows to show, and tell what is different from before."""
        wanted = sorted(filter(self._matches, self._all.values()), key=self._sort_key)
        if self._descending:
            wanted.reverse()
        self._headings = self._headings_of(wanted)
        before = self.shown
        if [row.key for row in before] == [row.key for row in wanted]:
            self.shown = wanted
            for number, (old, new) in enumerate(zip(before, wanted, strict=True)):
                if old != new:
                    self._renew(number, number)
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [before[index.row()].key for index in held]
        self.shown = wanted
        places = {row.key: number for number, row in enumerate(wanted)}
        after = [
            self.index(places[key], index.column()) if key in places else QModelIndex()
            for index, key in zip(held, keys, strict=True)
        ]
        self.changePersistentIndexList(held, after)
        self.layoutChanged.emit()

    def _renew(self, first: int, last: int) -> None:
        end = self.index(last, len(TrainingColumn) - 1)
        self.dataChanged.emit(self.index(first, 0), end)

    def _headings_of(self, rows: Sequence[TrainingRow]) -> dict[int, str]:
        """The groups' names by the row that they begin with."""
        if self._sort is not TrainingColumn.SENT or not self._descending or self._search:
            return {}
        midnight = datetime.combine(datetime.now(), dtime.min).timestamp()  # noqa: DTZ005
        groups = [
            translate("TrainingTexts", "In progress")
            if row.is_open
            else translate("TrainingTexts", "Today")
            if row.training.sent_at >= midnight
            else translate("TrainingTexts", "Earlier")
            for row in rows
        ]
        return {groups.index(group): group for group in set(groups)}

    def _matches(self, row: TrainingRow) -> bool:
        if not self._search:
            return True
        parts = row.name, row.training.voice_name, row.speaker, row.sample, row.training.audio_url
        text = folded(" ".join((*parts, status_text(row.status), row.training.voice_id)))
        return all(word in text for word in self._search)

    def _sort_key(self, row: TrainingRow) -> tuple[object, ...]:
        first: tuple[object, ...]
        match self._sort:
            case TrainingColumn.VOICE:
                first = (folded(row.name),)
            case TrainingColumn.SPEAKER:
                first = (not row.speaker, folded(row.speaker))
            case TrainingColumn.TOOK:
                # Those of which it isn't known come first.
                running = row.status is TrainingRowStatus.TRAINING
                first = (row.so_far if running else -1.0 if row.took is None else row.took,)
            case TrainingColumn.OUTCOME:
                first = (row.status.value,)
            case TrainingColumn.SENT:
                first = (row.is_open and self._descending,)
        return (*first, row.training.sent_at, row.training.number)


_TONES = {
    TrainingRowStatus.READY: Tone.READY,
    TrainingRowStatus.FAILED: Tone.FAILED,
    TrainingRowStatus.TRAINING: Tone.TRAINING,
    TrainingRowStatus.SENDING: Tone.TRAINING,
    TrainingRowStatus.CHECKING: Tone.TRAINING,
}


def status_text(status: TrainingRowStatus) -> str:
    match status:
        case TrainingRowStatus.TRAINING:
            return state_text("Training")
        case TrainingRowStatus.READY:
            return state_text("Success")
        case TrainingRowStatus.FAILED:
            return state_text("Failed")
        case TrainingRowStatus.SENDING:
            return translate("TrainingTexts", "Sending")
        case TrainingRowStatus.CHECKING:
            return translate("TrainingTexts", "Checking")
        case TrainingRowStatus.UNCERTAIN:
            return translate("TrainingTexts", "Uncertain")
        case TrainingRowStatus.UNSEEN:
            return translate("TrainingTexts", "Result unknown")
        case TrainingRowStatus.NOT_BEGUN:
            return translate("TrainingTexts", "Didn’t start")


def status_tone(status: TrainingRowStatus) -> Tone:
    return _TONES.get(status, Tone.IDLE)


def status_icon(status: TrainingRowStatus) -> str:
    """The icon that goes with it where that isn't its colour's own; else empty."""
    return "warn" if status is TrainingRowStatus.UNCERTAIN else ""


def sent_day_text(row: TrainingRow) -> str:
    """When it was sent, or for one not sent from here, seen."""
    at = row.training.sent_at
    if not row.training.is_ours:
        return translate("TrainingTexts", "Noticed {when}").format(when=moment_text(at))
    today = datetime.fromtimestamp(at).date() == datetime.now().date()  # noqa: DTZ005, DTZ006
    return day_text(at) if today else date_text(at)


def sample_text(row: TrainingRow) -> str:
    """What was sent, on the line under the voice's name."""
    if not row.training.is_ours:
        return translate("TrainingTexts", "Started elsewhere")
    return clean(row.sample) or translate("TrainingTexts", "Unnamed recording")


def below_name_text(row: TrainingRow) -> str:
    words = sample_text(row)
    gone = translate("TrainingTexts", "voice deleted")
    return f"{words} · {gone}" if row.is_gone else words
