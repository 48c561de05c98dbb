"""The model of the table of trainings."""

import time
from collections.abc import Callable, Sequence
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
from voicedesk.services.trainings import LONGEST_TRAINING, UsualTime
from voicedesk.ui.common.texts import (
    DASH,
    date_text,
    day_text,
    minutes_text,
    moment_text,
    so_far_text,
    state_text,
)
from voicedesk.ui.findings import failed_text, found_advice
from voicedesk.ui.theme.colours import Tone

TrainingKey = tuple[str, int, float]


class TrainingRowStatus(Enum):
    """What is known of a training now."""

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
    def speaker(self) -> str:
        """Whose voice it is; empty where nobody said."""
        return self.training.consent.speaker if self.training.consent is not None else ""

    @property
    def sample(self) -> str:
        """The recording's file name, as far as its link has one."""
        path = urlsplit_path(self.training.audio_url)
        return unquote(path).rstrip("/").rsplit("/", 1)[-1]


def urlsplit_path(link: str) -> str:
    """The path of a link, whatever is in the place of one."""
    try:
        return urlsplit(link).path
    except ValueError:
        return ""


class TrainingColumn(IntEnum):
    """A column; the value is its place in the model."""

    VOICE = 0
    SPEAKER = 1
    SENT = 2
    TOOK = 3
    OUTCOME = 4

    @property
    def title(self) -> str:
        return QCoreApplication.translate("TrainingColumn", str(_TITLES[self]))


_TITLES = {
    TrainingColumn.VOICE: QT_TRANSLATE_NOOP("TrainingColumn", "Voice"),
    TrainingColumn.SPEAKER: QT_TRANSLATE_NOOP("TrainingColumn", "Speaker"),
    TrainingColumn.SENT: QT_TRANSLATE_NOOP("TrainingColumn", "Sent"),
    TrainingColumn.TOOK: QT_TRANSLATE_NOOP("TrainingColumn", "Took"),
    TrainingColumn.OUTCOME: QT_TRANSLATE_NOOP("TrainingColumn", "Outcome"),
}


translate = QCoreApplication.translate

_TONES = {
    TrainingRowStatus.READY: Tone.READY,
    TrainingRowStatus.FAILED: Tone.FAILED,
    TrainingRowStatus.TRAINING: Tone.TRAINING,
    TrainingRowStatus.SENDING: Tone.TRAINING,
    TrainingRowStatus.CHECKING: Tone.TRAINING,
}


class TrainingTexts:
    """What the cells of a training say.

    Attributes:
        usual: how long trainings take here.
        offline: whether the service is out of reach.
    """

    def __init__(self) -> None:
        self.usual = UsualTime()
        self.offline = False

    def of(self, row: TrainingRow, column: TrainingColumn) -> str:
        match column:
            case TrainingColumn.VOICE:
                return clean(row.name)
            case TrainingColumn.SPEAKER:
                return clean(row.speaker) or DASH
            case TrainingColumn.SENT:
                return sent_day_text(row)
            case TrainingColumn.TOOK:
                return self.took(row)
            case TrainingColumn.OUTCOME:
                return status_text(row.status)

    def took(self, row: TrainingRow) -> str:
        """How long it took, or has run, and whether that is long."""
        training = row.training
        if row.status is TrainingRowStatus.CHECKING:
            return translate("TrainingTexts", "Finding out whether it began")
        if row.status is TrainingRowStatus.TRAINING:
            if self.offline:
                return translate("TrainingTexts", "Not updating while offline")
            if self.is_unusual(row):
                so_far = so_far_text(training.sent_at, None, ours=training.is_ours)
                return translate("TrainingTexts", "{time}, unusually long").format(time=so_far)
            usual = self.usual.seconds
            return so_far_text(training.sent_at, usual, ours=training.is_ours)
        took = row.took
        if took is None:
            return DASH
        if not training.is_ours:
            return translate("TrainingTexts", "At least {time}").format(time=minutes_text(took))
        if took > LONGEST_TRAINING:
            return translate("TrainingTexts", "Not known")
        if self.is_unusual(row):
            return translate("TrainingTexts", "{time}, unusually long").format(
                time=minutes_text(took)
            )
        return minutes_text(took)

    def is_unusual(self, row: TrainingRow) -> bool:
        """Whether it takes, or took, longer than one expects."""
        if row.status is TrainingRowStatus.TRAINING:
            return not self.offline and self.usual.is_unusual(time.time() - row.training.sent_at)
        took = row.took
        return took is not None and took <= LONGEST_TRAINING and self.usual.is_unusual(took)


def status_text(status: TrainingRowStatus) -> str:
    """What became of it, in a word or two."""
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
            return translate("TrainingTexts", "End not seen")
        case TrainingRowStatus.NOT_BEGUN:
            return translate("TrainingTexts", "Didn’t begin")


def status_tone(status: TrainingRowStatus) -> Tone:
    return _TONES.get(status, Tone.IDLE)


def status_icon(status: TrainingRowStatus) -> str:
    """The icon that goes with it where that isn't its colour's own; else empty."""
    return "warn" if status is TrainingRowStatus.UNCERTAIN else ""


def sent_day_text(row: TrainingRow) -> str:
    """When it was sent, or for one not sent from here, seen."""
    at = row.training.sent_at
    if not row.training.is_ours:
        return translate("TrainingTexts", "Seen {when}").format(when=moment_text(at))
    today = datetime.fromtimestamp(at).date() == datetime.now().date()  # noqa: DTZ005, DTZ006
    return day_text(at) if today else date_text(at)


class Group(Enum):
    """What the newest are parted into."""

    RUNNING = auto()
    TODAY = auto()
    EARLIER = auto()


def group_of(row: TrainingRow, midnight: float) -> Group:
    """The group of a training; `midnight` is when today began."""
    if row.is_open:
        return Group.RUNNING
    return Group.TODAY if row.training.sent_at >= midnight else Group.EARLIER


def group_text(group: Group) -> str:
    match group:
        case Group.RUNNING:
            return translate("TrainingTexts", "In progress")
        case Group.TODAY:
            return translate("TrainingTexts", "Today")
        case Group.EARLIER:
            return translate("TrainingTexts", "Earlier")


def sample_text(row: TrainingRow) -> str:
    """What was sent, on the line under the voice's name."""
    if not row.training.is_ours:
        return translate("TrainingTexts", "Not sent from here")
    return clean(row.sample) or translate("TrainingTexts", "Recording without a name")


def below_name_text(row: TrainingRow) -> str:
    """The line under the voice's name."""
    words = sample_text(row)
    gone = translate("TrainingTexts", "voice gone")
    return f"{words} · {gone}" if row.is_gone else words


def status_sentence(row: TrainingRow) -> str:
    """What it means, and what to do where there is something to do."""
    if row.status is TrainingRowStatus.FAILED and row.is_gone:
        return translate("TrainingTexts", "It failed, or the voice was deleted while it ran.")
    if row.status is TrainingRowStatus.READY:
        took = row.took
        seen_late = row.training.is_ours and took is not None and took > LONGEST_TRAINING
        late = translate(
            "TrainingTexts", "How long it took isn’t known: VoiceDesk saw its end late."
        )
        return late if seen_late else ""
    if row.status is TrainingRowStatus.FAILED:
        if found_advice(row.training):
            return translate(
                "TrainingTexts",
                "The service gave no reason. What was found of the recording stands below.",
            )
        return failed_text(row.training)
    return {
        TrainingRowStatus.SENDING: translate("TrainingTexts", "It is on its way to the service."),
        TrainingRowStatus.CHECKING: translate(
            "TrainingTexts",
            "No answer came. VoiceDesk is finding out whether the service began it; don’t send "
            "it again yet.",
        ),
        TrainingRowStatus.UNCERTAIN: translate(
            "TrainingTexts",
            "No answer came, and it can’t be found out any more whether the service began it.",
        ),
        TrainingRowStatus.TRAINING: translate(
            "TrainingTexts",
            "A training can’t be stopped once sent. You can close VoiceDesk: the service "
            "carries on, and the result is here when you come back.",
        ),
        TrainingRowStatus.UNSEEN: translate(
            "TrainingTexts", "The voice was trained again before its end was seen."
        ),
        TrainingRowStatus.NOT_BEGUN: translate(
            "TrainingTexts", "The service refused it, or was seen not to have begun it."
        ),
    }[row.status]


def origin_sentence(row: TrainingRow) -> str:
    """What is to be said of one that wasn't sent from here, or whose voice is gone."""
    sentences = []
    if not row.training.is_ours:
        sentences.append(
            translate(
                "TrainingTexts",
                "It wasn’t sent from this computer, so neither its recording nor when it began is "
                "known here.",
            )
        )
    if row.is_gone:
        sentences.append(
            translate("TrainingTexts", "Its voice is gone: it was deleted, here or elsewhere.")
        )
    return "\n".join(sentences)


_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TEXT = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}

Index = QModelIndex | QPersistentModelIndex


class TrainingsModel(QAbstractTableModel):
    """Rows of trainings, sorted and searched here; changes are applied as differences.

    Signals:
        counts_changed: how many there are, run, or are shown may be another.
    """

    counts_changed = Signal()

    def __init__(self, words: TrainingTexts) -> None:
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
        return self._shown

    def row(self, key: TrainingKey | None) -> TrainingRow | None:
        return self._all.get(key) if key is not None else None

    def row_at(self, number: int) -> TrainingRow | None:
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
        return group_text(group) if group is not None else ""

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
            return below_name_text(row)
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
                    return (_RANKS[row.status],)
                case TrainingColumn.SENT:
                    return (row.is_open and self._descending,)

        return lambda row: (*first(row), row.training.sent_at, row.training.number)


_RANKS = {status: number for number, status in enumerate(TrainingRowStatus)}


def _took(row: TrainingRow) -> float:
    """Seconds, for those under way so far; those of which it isn't known come first."""
    if row.status is TrainingRowStatus.TRAINING:
        return time.time() - row.training.sent_at
    return row.took if row.took is not None else -1.0
