"""What became of a row, in words."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.batch import BatchRow, BatchRowStatus, BatchStep, RowFailure, RowProblem
from voicedesk.domain.recordings import RecordingError, RecordingProblem
from voicedesk.domain.samples import FindingStatus
from voicedesk.domain.table import FileNeed, RowCheck, TableRow
from voicedesk.domain.table_file import Encoding
from voicedesk.domain.text import clean
from voicedesk.domain.voice import NameProblem
from voicedesk.services.batch import BatchStatus
from voicedesk.services.samples import SampleReport
from voicedesk.ui.batch.table import BatchColumn, BatchLine
from voicedesk.ui.common.names import name_text
from voicedesk.ui.common.texts import joined
from voicedesk.ui.findings import advice_text, length_text, page_text, problem_text
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.messages.recording_texts import recording_problem_text
from voicedesk.ui.messages.refusals import refused_text
from voicedesk.ui.theme.colours import Tone
from voicedesk.ui.training.link_field import link_text
from voicedesk.ui.training.recording_card import used_text

translate = QCoreApplication.translate

_TONES = {
    BatchRowStatus.WAITING: Tone.IDLE,
    BatchRowStatus.MAKING: Tone.TRAINING,
    BatchRowStatus.SENDING: Tone.TRAINING,
    BatchRowStatus.UNCERTAIN: Tone.TRAINING,
    BatchRowStatus.TRAINING: Tone.TRAINING,
    BatchRowStatus.READY: Tone.READY,
    BatchRowStatus.TRAINING_FAILED: Tone.FAILED,
    BatchRowStatus.FAILED: Tone.FAILED,
    BatchRowStatus.CANCELLED: Tone.IDLE,
}


def sent_line(row: BatchRow, status: BatchRowStatus) -> BatchLine:
    """A row of a table that is being sent, or was."""
    found = status_text(row, status)
    detail = joined(found, failure_text(row.failure)) if row.failure else found
    speaker = row.consent.speaker
    return BatchLine(
        row.number,
        row.name,
        Path(row.file).name or row.link,
        speaker,
        found,
        detail,
        _TONES[status],
        is_shared=speaker == row.name,
    )


def status_text(row: BatchRow, status: BatchRowStatus) -> str:
    if status is BatchRowStatus.WAITING and row.step is BatchStep.MADE:
        return translate("Batch", "Voice created, waiting")
    if row.failure is not None:
        return _problem_text(row.failure)
    return {
        BatchRowStatus.WAITING: translate("Batch", "Waiting"),
        BatchRowStatus.MAKING: translate("Batch", "Creating the voice…"),
        BatchRowStatus.SENDING: translate("Batch", "Sending…"),
        BatchRowStatus.UNCERTAIN: translate("Batch", "No answer. Checking whether it started"),
        BatchRowStatus.TRAINING: translate("Batch", "Training"),
        BatchRowStatus.READY: translate("Batch", "Ready"),
        BatchRowStatus.TRAINING_FAILED: translate("Batch", "Training failed"),
        BatchRowStatus.FAILED: translate("Batch", "Not sent"),
        BatchRowStatus.CANCELLED: translate("Batch", "Cancelled, not sent"),
    }[status]


def failure_text(failure: RowFailure) -> str:
    """Why a row has come to nothing, and what to do."""
    words = {
        RowProblem.REFUSED: translate("Batch", "Check the recording and try again."),
        RowProblem.NOT_BEGUN: translate("Batch", "It’s safe to start it again."),
        RowProblem.UNCLEAR: translate(
            "Batch",
            "Several new voices appeared at once, and VoiceDesk can’t tell which "
            "belongs to this row. Train one of them yourself, or delete it.",
        ),
        RowProblem.GONE: translate("Batch", "The service no longer has it."),
        RowProblem.TAKEN: translate("Batch", "VoiceDesk left it unchanged."),
        RowProblem.FILE: recording_problem_text(_file_error(failure))[1],
    }[failure.problem]
    if failure.reqid:
        request = translate("Batch", "Request {reqid}").format(reqid=clean(failure.reqid))
        words = joined(words, request)
    return words


def _problem_text(failure: RowFailure) -> str:
    return {
        RowProblem.REFUSED: refused_text(failure.message),
        RowProblem.NOT_BEGUN: translate("Batch", "The training didn’t start."),
        RowProblem.UNCLEAR: translate("Batch", "VoiceDesk can’t tell which voice is its own."),
        RowProblem.GONE: translate("Batch", "Its voice was deleted."),
        RowProblem.TAKEN: translate("Batch", "Its voice was trained with another recording."),
        RowProblem.FILE: recording_problem_text(_file_error(failure))[0],
    }[failure.problem]


def _file_error(failure: RowFailure) -> RecordingError:
    try:
        return RecordingError(RecordingProblem(failure.message))
    except ValueError:
        return RecordingError(RecordingProblem.UNREADABLE)


def progress_text(progress: BatchStatus, left_out: int = 0) -> tuple[str, str]:
    """How far it has come: a fact, and what there is to know or to do.

    Args:
        left_out: how many rows of the table couldn't be sent with the others.
    """
    total, sent = progress.total + left_out, progress.sent
    if progress.is_over:
        return _end_text(progress, left_out)
    counted = translate("Batch", "{sent} of {total} trainings sent")
    fact = counted.format(sent=sent, total=total)
    if progress.problem is not None:
        return translate("Batch", "Stopped: {fact}").format(fact=fact), error_text(
            progress.problem, of_voice=False
        )
    if not progress.is_going:
        paused = translate("Batch", "Paused: {fact}").format(fact=fact)
        return paused, translate("Batch", "Nothing is sent twice.")
    if progress.is_waiting:
        waiting = translate("Batch", "It continues when you’re back online.")
        return fact, waiting
    if progress.of(BatchRowStatus.MAKING):
        return fact, translate("Batch", "You can keep working in the meantime.")
    return fact, ""


def _end_text(progress: BatchStatus, left_out: int) -> tuple[str, str]:
    sent, total = progress.sent, progress.total + left_out
    not_sent = progress.of(BatchRowStatus.FAILED) + left_out
    if sent == total:
        fact = translate("Batch", "%n training(s) sent", "", total)
    else:
        counted = translate("Batch", "{sent} of {total} trainings sent")
        fact = counted.format(sent=sent, total=total)
    parts = [
        (progress.of(BatchRowStatus.READY), translate("Batch", "{count} ready")),
        (progress.of(BatchRowStatus.TRAINING), translate("Batch", "{count} training")),
        (progress.of(BatchRowStatus.UNCERTAIN), translate("Batch", "{count} uncertain")),
        (
            progress.of(BatchRowStatus.TRAINING_FAILED),
            translate("Batch", "{count} failed"),
        ),
        (not_sent, translate("Batch", "{count} not sent")),
        (progress.of(BatchRowStatus.CANCELLED), translate("Batch", "{count} cancelled")),
    ]
    return fact, " · ".join(words.format(count=count) for count, words in parts if count)


def draft_line(
    number: int,
    row: TableRow,
    check: RowCheck,
    report: SampleReport | None,
    used: Sequence[str] = (),
    *,
    looking: bool,
) -> BatchLine:
    """A row that wasn't sent yet, with what is wrong with it or was found of its recording.

    Args:
        used: the names of the voices that were trained from its file before.
    """
    wrong: set[BatchColumn] = set()
    if check.name is not None or check.is_garbled:
        wrong.add(BatchColumn.NAME)
    if check.link is not None or (report is not None and report.is_hopeless):
        wrong.add(BatchColumn.LINK)
    if check.need is FileNeed.FOLDER:
        wrong.add(BatchColumn.LINK)
    doubts = _doubts(check, used, is_file=isinstance(row.source, Path))
    found, detail, tone = _found(row, check, report, doubts, looking=looking)
    return BatchLine(
        number,
        row.name,
        row.link,
        row.speaker or row.name,
        found,
        detail or found,
        tone,
        "warn" if tone is Tone.TRAINING else "",
        frozenset(wrong),
        is_shared=not row.speaker,
    )


def left_out_line(sent: int, line: BatchLine) -> BatchLine:
    """A row of a draft below those that were `sent`: it couldn't be, and says why."""
    words = translate("Batch", "Not sent: {reason}")
    found, detail = (words.format(reason=text) for text in (line.found, line.detail))
    return replace(line, number=sent + line.number, found=found, detail=detail, tone=Tone.FAILED)


def _found(
    row: TableRow, check: RowCheck, report: SampleReport | None, doubts: str, *, looking: bool
) -> tuple[str, str, Tone | None]:
    if not check.can_be_looked_at:
        sentences = [_name_text(check.name, row.name)] if check.name else []
        if check.is_garbled:
            sentences.append(translate("Batch", "The name contains unreadable characters."))
        if check.link is not None:
            sentences.append(link_text(check.link))
        if check.need is FileNeed.FOLDER:
            sentences.append(translate("Batch", "Choose the folder of this file."))
        return sentences[0], " ".join(sentences), Tone.FAILED
    if check.need is FileNeed.STORAGE and not (report is not None and report.is_hopeless):
        needed = translate("Batch", "Storage needed")
        doubts = joined(doubts, _of_recording(report)[1]) if report is not None else doubts
        advice = translate("Batch", "Set up storage to train from files.")
        return needed, joined(advice, doubts), Tone.TRAINING
    if report is not None:
        found, detail, tone = _of_recording(report)
        if tone is Tone.FAILED or not doubts:
            return found, detail, tone
        return doubts, joined(doubts, detail), Tone.TRAINING
    if doubts:
        return doubts, doubts, Tone.TRAINING
    if looking:
        return translate("Batch", "Checking the recording…"), "", Tone.IDLE
    return "", "", None


def _name_text(problem: NameProblem, name: str) -> str:
    if problem is NameProblem.EMPTY:
        return translate("Batch", "The name is missing.")
    return name_text(problem, name)


def encoding_text(encoding: Encoding) -> str:
    return {
        Encoding.UTF_8: translate("Batch", "Unicode (UTF-8)"),
        Encoding.UTF_16: translate("Batch", "Unicode (UTF-16)"),
        Encoding.GB18030: translate("Batch", "Simplified Chinese (GB18030)"),
        Encoding.BIG5: translate("Batch", "Traditional Chinese (Big5)"),
        Encoding.SHIFT_JIS: translate("Batch", "Japanese (Shift-JIS)"),
        Encoding.EUC_KR: translate("Batch", "Korean (EUC-KR)"),
        Encoding.WINDOWS_1252: translate("Batch", "Western European (Windows-1252)"),
    }[encoding]


def _doubts(check: RowCheck, used: Sequence[str], *, is_file: bool) -> str:
    words = used_text(used)
    if check.same_link is not None:
        one = translate("Batch", "Row {number} has the same link.")
        if is_file:
            one = translate("Batch", "Row {number} has the same recording.")
        words = joined(words, one.format(number=check.same_link))
    if check.was_trained:
        one = translate("Batch", "A voice was already trained from this link.")
        words = joined(words, one)
    if check.same_name is not None:
        one = translate("Batch", "Row {number} has the same name.")
        words = joined(words, one.format(number=check.same_name))
    if check.is_known:
        words = joined(words, translate("Batch", "A voice with this name already exists."))
    return words


def _of_recording(report: SampleReport) -> tuple[str, str, Tone]:
    if report.unusable is not None:
        fact, advice = recording_problem_text(report.unusable)
        return fact, joined(fact, advice), Tone.FAILED
    if report.error is not None:
        fact, advice = problem_text(report.error)
        detail = joined(joined(fact, page_text(report.error)), advice)
        is_bad = report.is_hopeless
        return fact, detail, Tone.FAILED if is_bad else Tone.TRAINING
    length = length_text(report.measures.seconds) if report.measures else ""
    worst = [one for one in report.findings if one.status is not FindingStatus.GOOD and one.advice]
    worst.sort(key=lambda one: one.status is not FindingStatus.BAD)
    if not worst:
        good = translate("Batch", "Good recording, {length}").format(length=length)
        return good, good, Tone.READY
    sentences = [advice_text(one.advice) for one in worst if one.advice is not None]
    return sentences[0], reduce(joined, sentences), Tone.TRAINING
