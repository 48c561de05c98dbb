"""A training as the page of trainings shows it."""

from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote, urlsplit

from voicedesk.domain.training import Training, TrainingOutcome

TrainingKey = tuple[str, int, float]


class Standing(Enum):
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


_OPEN = {TrainingOutcome.UNCERTAIN: Standing.CHECKING, TrainingOutcome.RUNNING: Standing.TRAINING}
_CLOSED = {
    TrainingOutcome.UNCERTAIN: Standing.UNCERTAIN,
    TrainingOutcome.RUNNING: Standing.UNSEEN,
    TrainingOutcome.READY: Standing.READY,
    TrainingOutcome.FAILED: Standing.FAILED,
    TrainingOutcome.NOT_BEGUN: Standing.NOT_BEGUN,
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
    def standing(self) -> Standing:
        """What is known of it."""
        outcome = self.training.outcome
        if outcome is TrainingOutcome.SENDING:
            return Standing.SENDING
        return _OPEN.get(outcome, Standing.CHECKING) if self.is_open else _CLOSED[outcome]

    @property
    def took(self) -> float | None:
        """Seconds from its beginning to when its end was seen; None before."""
        training = self.training
        if training.ended_at is None or self.standing not in {Standing.READY, Standing.FAILED}:
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
