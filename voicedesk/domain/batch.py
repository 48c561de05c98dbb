"""A table of voices that are made and trained in one go, and how far each has come."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Self

from voicedesk.domain.training import Consent, Training, TrainingStatus


class BatchStep(StrEnum):
    """How far a row has come by itself; from then on its training tells."""

    WAITING = "waiting"
    """Nothing was sent for it."""
    MAKING = "making"
    """Written down before its slot is asked for; whether there is one isn't known."""
    MADE = "made"
    """It has its slot, which is trained once."""
    FAILED = "failed"
    CANCELLED = "cancelled"


class RowProblem(StrEnum):
    """Why a row failed."""

    REFUSED = "refused"
    """The service refused the training."""
    NOT_BEGUN = "not begun"
    """The answer was lost, and the training was seen not to have begun."""
    UNCLEAR = "unclear"
    """The slot's answer was lost, and several slots appeared: none is surely this row's."""
    GONE = "gone"
    """Its slot was deleted before it was trained."""
    TAKEN = "taken"
    """Its slot was trained with something else."""
    FILE = "file"
    """Its file can't be used; the failure's message is the `RecordingProblem`."""


_AGAIN = frozenset({RowProblem.REFUSED, RowProblem.NOT_BEGUN, RowProblem.FILE})


class RowFailure(NamedTuple):
    """Why a row failed, and what the service said of it.

    Attributes:
        message: the service's own words; empty where it said nothing.
        reqid: its id of the request.
        code: the code or HTTP status of its answer.
    """

    problem: RowProblem
    message: str = ""
    reqid: str = ""
    code: int | None = None


class BatchRowStatus(StrEnum):
    """A row's status, its training included."""

    WAITING = "waiting"
    MAKING = "making"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    TRAINING = "training"
    READY = "ready"
    TRAINING_FAILED = "training failed"
    FAILED = "failed"
    CANCELLED = "cancelled"


_OF_TRAINING = {
    TrainingStatus.SENDING: BatchRowStatus.SENDING,
    TrainingStatus.UNCERTAIN: BatchRowStatus.UNCERTAIN,
    TrainingStatus.RUNNING: BatchRowStatus.TRAINING,
    TrainingStatus.READY: BatchRowStatus.READY,
    TrainingStatus.FAILED: BatchRowStatus.TRAINING_FAILED,
    TrainingStatus.NOT_BEGUN: BatchRowStatus.WAITING,
}
_OF_STEP = {
    BatchStep.WAITING: BatchRowStatus.WAITING,
    BatchStep.MAKING: BatchRowStatus.MAKING,
    BatchStep.MADE: BatchRowStatus.WAITING,
    BatchStep.FAILED: BatchRowStatus.FAILED,
    BatchStep.CANCELLED: BatchRowStatus.CANCELLED,
}


class BatchRow(NamedTuple):
    """One row.

    Attributes:
        number: its place in the table, from 1 on.
        link: where the recording is, as it is sent; of a file, where it was last uploaded to.
        consent: that the speaker agreed.
        voice_id: its slot; empty until that is known.
        asked_at: when the slot was asked for (POSIX seconds); 0 before.
        failure: why it failed, where it did.
        found: what was found of its recording, as `findings_text` writes it; empty for nothing.
        file: the recording on this computer that is uploaded for it; empty for a link.
    """

    number: int
    name: str
    link: str
    consent: Consent
    step: BatchStep = BatchStep.WAITING
    voice_id: str = ""
    asked_at: float = 0.0
    failure: RowFailure | None = None
    found: str = ""
    file: str = ""

    @property
    def source(self) -> str | Path:
        """Where its recording is from: a link, or a file."""
        return Path(self.file) if self.file else self.link

    @property
    def can_be_tried_again(self) -> bool:
        """Whether it failed in a way that another try may mend."""
        return self.failure is not None and self.failure.problem in _AGAIN

    def failed(self, failure: RowFailure) -> Self:
        """The row after a failure."""
        return self._replace(step=BatchStep.FAILED, failure=failure)

    def again(self) -> Self:
        """The row to be tried again: a slot that was made for it is used, not another made."""
        step = BatchStep.MADE if self.voice_id else BatchStep.WAITING
        return self._replace(step=step, failure=None)

    def status(self, training: Training | None) -> BatchRowStatus:
        """Its status; `training` is the latest of its slot with its link."""
        if self.step is BatchStep.MADE and training is not None:
            return _OF_TRAINING[training.status]
        return _OF_STEP[self.step]


class Batch(NamedTuple):
    """A table of voices.

    Attributes:
        number: its key in the library.
        started_at: POSIX seconds.
        rows: in the table's order.
        known: the voices there were before the slot was asked for that a row waits for.
    """

    number: int
    started_at: float
    rows: tuple[BatchRow, ...]
    known: frozenset[str] = frozenset()
