"""How far a table of voices has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from voicedesk.domain.batch_row import RowOutcome

_LEFT: Final = (RowOutcome.WAITING, RowOutcome.MAKING, RowOutcome.SENDING)
_SENT: Final = (RowOutcome.TRAINING, RowOutcome.READY, RowOutcome.TRAINING_FAILED)


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """The rows by how they stand, and whether more are sent.

    Attributes:
        counts: rows by outcome; those of which there are none may be missing.
        again: how many rows came to nothing in a way that another try may mend.
        is_going: whether rows are sent; if not and some are left, it is paused.
        is_waiting: whether it waits for the service to be reached.
        problem: why it stopped by itself.
    """

    counts: Mapping[RowOutcome, int] = field(default_factory=dict)
    again: int = 0
    is_going: bool = False
    is_waiting: bool = False
    problem: Exception | None = None

    def of(self, *outcomes: RowOutcome) -> int:
        """How many rows stand like one of these."""
        return sum(self.counts.get(outcome, 0) for outcome in outcomes)

    @property
    def total(self) -> int:
        """How many rows there are; 0 where there is no table."""
        return sum(self.counts.values())

    @property
    def sent(self) -> int:
        """How many trainings the service has begun."""
        return self.of(*_SENT)

    @property
    def left(self) -> int:
        """How many rows are still to be sent, those under way included."""
        return self.of(*_LEFT)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be sent."""
        return not self.left
