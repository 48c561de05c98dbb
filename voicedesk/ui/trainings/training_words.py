"""The words for a training's facts."""

import time
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import clean
from voicedesk.services.training_verdict import LONGEST_TRAINING
from voicedesk.services.usual_time import UsualTime
from voicedesk.ui.theme.tokens import Tone
from voicedesk.ui.trainings.found_words import failed_words, found_advice
from voicedesk.ui.trainings.training_column import TrainingColumn
from voicedesk.ui.trainings.training_row import Standing, TrainingRow
from voicedesk.ui.voices.voice_words import (
    DASH,
    date_words,
    day_words,
    minutes_words,
    moment_words,
    so_far_words,
    state_words,
)

translate = QCoreApplication.translate

_TONES = {
    Standing.READY: Tone.READY,
    Standing.FAILED: Tone.FAILED,
    Standing.TRAINING: Tone.TRAINING,
    Standing.SENDING: Tone.TRAINING,
    Standing.CHECKING: Tone.TRAINING,
}


class TrainingWords:
    """What the cells of a training say.

    Attributes:
        usual: how long trainings take here.
        offline: whether the service is out of reach.
    """

    def __init__(self) -> None:
        self.usual = UsualTime()
        self.offline = False

    def of(self, row: TrainingRow, column: TrainingColumn) -> str:
        """What a cell says."""
        match column:
            case TrainingColumn.VOICE:
                return clean(row.name)
            case TrainingColumn.SPEAKER:
                return clean(row.speaker) or DASH
            case TrainingColumn.SENT:
                return sent_day_words(row)
            case TrainingColumn.TOOK:
                return self.took(row)
            case TrainingColumn.OUTCOME:
                return standing_words(row.standing)

    def took(self, row: TrainingRow) -> str:
        """How long it took, or has run, and whether that is long."""
        training = row.training
        if row.standing is Standing.CHECKING:
            return translate("TrainingWords", "Finding out whether it began")
        if row.standing is Standing.TRAINING:
            if self.offline:
                return translate("TrainingWords", "Not updating while offline")
            if self.is_unusual(row):
                so_far = so_far_words(training.sent_at, None, ours=training.is_ours)
                return translate("TrainingWords", "{time}, unusually long").format(time=so_far)
            usual = self.usual.seconds
            return so_far_words(training.sent_at, usual, ours=training.is_ours)
        took = row.took
        if took is None:
            return DASH
        if not training.is_ours:
            return translate("TrainingWords", "At least {time}").format(time=minutes_words(took))
        if took > LONGEST_TRAINING:
            return translate("TrainingWords", "Not known")
        if self.is_unusual(row):
            return translate("TrainingWords", "{time}, unusually long").format(
                time=minutes_words(took)
            )
        return minutes_words(took)

    def is_unusual(self, row: TrainingRow) -> bool:
        """Whether it takes, or took, longer than one expects."""
        if row.standing is Standing.TRAINING:
            return not self.offline and self.usual.is_unusual(time.time() - row.training.sent_at)
        took = row.took
        return took is not None and took <= LONGEST_TRAINING and self.usual.is_unusual(took)


def standing_words(standing: Standing) -> str:
    """What became of it, in a word or two."""
    match standing:
        case Standing.TRAINING:
            return state_words("Training")
        case Standing.READY:
            return state_words("Success")
        case Standing.FAILED:
            return state_words("Failed")
        case Standing.SENDING:
            return translate("TrainingWords", "Sending")
        case Standing.CHECKING:
            return translate("TrainingWords", "Checking")
        case Standing.UNCERTAIN:
            return translate("TrainingWords", "Uncertain")
        case Standing.UNSEEN:
            return translate("TrainingWords", "End not seen")
        case Standing.NOT_BEGUN:
            return translate("TrainingWords", "Didn’t begin")


def standing_tone(standing: Standing) -> Tone:
    """The colour that goes with it."""
    return _TONES.get(standing, Tone.IDLE)


def standing_icon(standing: Standing) -> str:
    """The icon that goes with it where that isn't its colour's own; else empty."""
    return "warn" if standing is Standing.UNCERTAIN else ""


def sent_day_words(row: TrainingRow) -> str:
    """When it was sent, or for one not sent from here, seen."""
    at = row.training.sent_at
    if not row.training.is_ours:
        return translate("TrainingWords", "Seen {when}").format(when=moment_words(at))
    today = datetime.fromtimestamp(at).date() == datetime.now().date()  # noqa: DTZ005, DTZ006
    return day_words(at) if today else date_words(at)


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


def group_words(group: Group) -> str:
    """The name of a group."""
    match group:
        case Group.RUNNING:
            return translate("TrainingWords", "In progress")
        case Group.TODAY:
            return translate("TrainingWords", "Today")
        case Group.EARLIER:
            return translate("TrainingWords", "Earlier")


def sample_words(row: TrainingRow) -> str:
    """What was sent, on the line under the voice's name."""
    if not row.training.is_ours:
        return translate("TrainingWords", "Not sent from here")
    return clean(row.sample) or translate("TrainingWords", "Recording without a name")


def below_name_words(row: TrainingRow) -> str:
    """The line under the voice's name."""
    words = sample_words(row)
    gone = translate("TrainingWords", "voice gone")
    return f"{words} · {gone}" if row.is_gone else words


def standing_sentence(row: TrainingRow) -> str:
    """What it means, and what to do where there is something to do."""
    if row.standing is Standing.FAILED and row.is_gone:
        return translate("TrainingWords", "It failed, or the voice was deleted while it ran.")
    if row.standing is Standing.READY:
        took = row.took
        seen_late = row.training.is_ours and took is not None and took > LONGEST_TRAINING
        late = translate(
            "TrainingWords", "How long it took isn’t known: VoiceDesk saw its end late."
        )
        return late if seen_late else ""
    if row.standing is Standing.FAILED:
        if found_advice(row.training):
            return translate(
                "TrainingWords",
                "The service gave no reason. What was found of the recording stands below.",
            )
        return failed_words(row.training)
    return {
        Standing.SENDING: translate("TrainingWords", "It is on its way to the service."),
        Standing.CHECKING: translate(
            "TrainingWords",
            "No answer came. VoiceDesk is finding out whether the service began it; don’t send "
            "it again yet.",
        ),
        Standing.UNCERTAIN: translate(
            "TrainingWords",
            "No answer came, and it can’t be found out any more whether the service began it.",
        ),
        Standing.TRAINING: translate(
            "TrainingWords",
            "A training can’t be stopped once sent. You can close VoiceDesk: the service "
            "carries on, and the result is here when you come back.",
        ),
        Standing.UNSEEN: translate(
            "TrainingWords", "The voice was trained again before its end was seen."
        ),
        Standing.NOT_BEGUN: translate(
            "TrainingWords", "The service refused it, or was seen not to have begun it."
        ),
    }[row.standing]


def origin_sentence(row: TrainingRow) -> str:
    """What is to be said of one that wasn't sent from here, or whose voice is gone."""
    sentences = []
    if not row.training.is_ours:
        sentences.append(
            translate(
                "TrainingWords",
                "It wasn’t sent from this computer, so neither its recording nor when it began is "
                "known here.",
            )
        )
    if row.is_gone:
        sentences.append(
            translate("TrainingWords", "Its voice is gone: it was deleted, here or elsewhere.")
        )
    return "\n".join(sentences)
