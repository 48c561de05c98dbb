"""How long trainings usually take, and when one is unusually long."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.services.training_verdict import LONGEST_TRAINING

DOCUMENTED_LONGEST = 900.0
"""Seconds: the service's public documentation says a few to fifteen minutes or so."""

_TIMES = 2.0
_SEEN_LATE = 120.0
"""Seconds by which the end of a training may be seen late, and more."""


@dataclass(frozen=True, slots=True)
class UsualTime:
    """What this account's own history says; where there is none, what the service documents.

    Attributes:
        lengths: in seconds, of the trainings that made a voice ready, newest first.
    """

    lengths: tuple[float, ...] = ()

    @property
    def seconds(self) -> float | None:
        """How long trainings take here (median); None until one was seen."""
        return median(self.lengths) if self.lengths else None

    def is_unusual(self, seconds: float) -> bool:
        """Whether a training that took, or has run for, `seconds` is longer than one expects."""
        usual = self.seconds
        if usual is None:
            return seconds > DOCUMENTED_LONGEST
        return seconds > max(usual * _TIMES, usual + _SEEN_LATE)


def usual_time(trainings: Iterable[Training]) -> UsualTime:
    """What the ready ones of `trainings` (newest first) that were sent from here say.

    Those that seem to have taken over an hour are left out: their end was seen late.
    """
    lengths = (
        training.ended_at - training.sent_at
        for training in trainings
        if training.is_ours
        and training.outcome is TrainingOutcome.READY
        and training.ended_at is not None
    )
    return UsualTime(tuple(length for length in lengths if 0 <= length <= LONGEST_TRAINING))
