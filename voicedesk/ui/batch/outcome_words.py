"""What became of a row, in words."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.batch_row import (
    BatchRow,
    BatchStep,
    RowFailure,
    RowOutcome,
    RowProblem,
)
from voicedesk.domain.display import clean, isolated
from voicedesk.services.batch_progress import BatchProgress
from voicedesk.ui.batch.batch_line import BatchLine
from voicedesk.ui.messages.error_words import error_words
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme.tokens import Tone

translate = QCoreApplication.translate

_TONES = {
    RowOutcome.WAITING: Tone.IDLE,
    RowOutcome.MAKING: Tone.TRAINING,
    RowOutcome.SENDING: Tone.TRAINING,
    RowOutcome.UNCERTAIN: Tone.TRAINING,
    RowOutcome.TRAINING: Tone.TRAINING,
    RowOutcome.READY: Tone.READY,
    RowOutcome.TRAINING_FAILED: Tone.FAILED,
    RowOutcome.FAILED: Tone.FAILED,
    RowOutcome.CANCELLED: Tone.IDLE,
}


def sent_line(row: BatchRow, outcome: RowOutcome) -> BatchLine:
    """A row of a table that is being sent, or was."""
    found = outcome_words(row, outcome)
    detail = joined(found, failure_words(row.failure)) if row.failure else found
    speaker = row.consent.speaker
    return BatchLine(
        row.number,
        row.name,
        row.link,
        speaker,
        found,
        detail,
        _TONES[outcome],
        is_shared=speaker == row.name,
    )


def outcome_words(row: BatchRow, outcome: RowOutcome) -> str:
    """How a row stands."""
    if outcome is RowOutcome.WAITING and row.step is BatchStep.MADE:
        return translate("Batch", "Voice made, waiting")
    if row.failure is not None:
        return _problem_words(row.failure.problem)
    return {
        RowOutcome.WAITING: translate("Batch", "Waiting"),
        RowOutcome.MAKING: translate("Batch", "Making the voice…"),
        RowOutcome.SENDING: translate("Batch", "Sending…"),
        RowOutcome.UNCERTAIN: translate("Batch", "No answer; finding out whether it has begun"),
        RowOutcome.TRAINING: translate("Batch", "Training"),
        RowOutcome.READY: translate("Batch", "Ready"),
        RowOutcome.TRAINING_FAILED: translate("Batch", "Training failed"),
        RowOutcome.FAILED: translate("Batch", "Not sent"),
        RowOutcome.CANCELLED: translate("Batch", "Cancelled, not sent"),
    }[outcome]


def failure_words(failure: RowFailure) -> str:
    """Why a row has come to nothing, and what to do."""
    words = {
        RowProblem.REFUSED: translate("Batch", "Look at the recording, then try again."),
        RowProblem.NOT_BEGUN: translate("Batch", "It can be sent again."),
        RowProblem.UNCLEAR: translate(
            "Batch",
            "Several new voices appeared at the same time, and it can’t be told which is this "
            "row’s. Train one of them by hand, or delete it.",
        ),
        RowProblem.GONE: translate("Batch", "The service doesn’t know it any more."),
        RowProblem.TAKEN: translate("Batch", "It is left as it is."),
    }[failure.problem]
    if failure.message:
        said = translate("Batch", "The service says “{message}”.")
        words = joined(said.format(message=isolated(failure.message)), words)
    if failure.reqid:
        request = translate("Batch", "Request {reqid}").format(reqid=clean(failure.reqid))
        words = joined(words, request)
    return words


def _problem_words(problem: RowProblem) -> str:
    return {
        RowProblem.REFUSED: translate("Batch", "The service refused the training."),
        RowProblem.NOT_BEGUN: translate("Batch", "The training didn’t begin."),
        RowProblem.UNCLEAR: translate("Batch", "Its voice can’t be told apart."),
        RowProblem.GONE: translate("Batch", "Its voice was deleted."),
        RowProblem.TAKEN: translate("Batch", "Its voice was trained with something else."),
    }[problem]


def progress_words(progress: BatchProgress) -> tuple[str, str]:
    """How far it has come: a fact, and what there is to know or to do."""
    total, sent = progress.total, progress.sent
    if progress.is_over:
        return _end_words(progress)
    counted = translate("Batch", "{sent} of {total} trainings sent")
    fact = counted.format(sent=sent, total=total)
    if progress.problem is not None:
        return translate("Batch", "Stopped: {fact}").format(fact=fact), error_words(
            progress.problem, of_voice=False
        )
    if not progress.is_going:
        paused = translate("Batch", "Paused: {fact}").format(fact=fact)
        return paused, translate("Batch", "What was sent isn’t sent again.")
    if progress.is_waiting:
        waiting = translate("Batch", "It goes on once the service can be reached.")
        return fact, waiting
    if progress.of(RowOutcome.MAKING):
        return fact, translate("Batch", "You can go on working meanwhile.")
    return fact, ""


def _end_words(progress: BatchProgress) -> tuple[str, str]:
    sent, total = progress.sent, progress.total
    if sent == total:
        fact = translate("Batch", "%n training(s) sent", "", total)
    else:
        counted = translate("Batch", "{sent} of {total} trainings sent")
        fact = counted.format(sent=sent, total=total)
    parts = [
        (progress.of(RowOutcome.READY), translate("Batch", "{count} ready")),
        (progress.of(RowOutcome.TRAINING), translate("Batch", "{count} in training")),
        (progress.of(RowOutcome.UNCERTAIN), translate("Batch", "{count} uncertain")),
        (
            progress.of(RowOutcome.TRAINING_FAILED),
            translate("Batch", "{count} trained in vain"),
        ),
        (progress.of(RowOutcome.FAILED), translate("Batch", "{count} not sent")),
        (progress.of(RowOutcome.CANCELLED), translate("Batch", "{count} cancelled")),
    ]
    return fact, " · ".join(words.format(count=count) for count, words in parts if count)
