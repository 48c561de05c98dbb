"""What was found of a row before it is sent, in words."""

from functools import reduce

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.batch_check import RowCheck
from voicedesk.domain.pasted_table import TableRow
from voicedesk.domain.sample_findings import Verdict
from voicedesk.domain.voice_name import NameProblem
from voicedesk.services.sample_report import SampleReport
from voicedesk.ui.batch.batch_line import BatchColumn, BatchLine
from voicedesk.ui.kit.name_words import name_words
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme.tokens import Tone
from voicedesk.ui.training.finding_words import advice_words, length_words
from voicedesk.ui.training.link_words import link_words
from voicedesk.ui.training.sample_words import page_words, problem_words

translate = QCoreApplication.translate


def draft_line(
    number: int, row: TableRow, check: RowCheck, report: SampleReport | None, *, looking: bool
) -> BatchLine:
    """A row that wasn't sent yet, with what is wrong with it or was found of its recording."""
    wrong: set[BatchColumn] = set()
    if check.name is not None:
        wrong.add(BatchColumn.NAME)
    if check.link is not None or (report is not None and report.is_hopeless):
        wrong.add(BatchColumn.LINK)
    found, detail, tone = _found(row, check, report, looking=looking)
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


def _found(
    row: TableRow, check: RowCheck, report: SampleReport | None, *, looking: bool
) -> tuple[str, str, Tone | None]:
    if not check.can_be_sent:
        sentences = [_name_words(check.name, row.name)] if check.name else []
        if check.link is not None:
            sentences.append(link_words(check.link))
        return sentences[0], " ".join(sentences), Tone.FAILED
    doubts = _doubts(check)
    if report is not None:
        found, detail, tone = _of_recording(report)
        if tone is Tone.FAILED or not doubts:
            return found, detail, tone
        return doubts, joined(doubts, detail), Tone.TRAINING
    if doubts:
        return doubts, doubts, Tone.TRAINING
    if looking:
        return translate("Batch", "Looking at the recording…"), "", Tone.IDLE
    return "", "", None


def _name_words(problem: NameProblem, name: str) -> str:
    if problem is NameProblem.EMPTY:
        return translate("Batch", "The name is missing.")
    return name_words(problem, name)


def _doubts(check: RowCheck) -> str:
    """What may be a mistake."""
    words = ""
    if check.same_link is not None:
        one = translate("Batch", "Row {number} has the same link.")
        words = joined(words, one.format(number=check.same_link))
    if check.was_trained:
        one = translate("Batch", "A voice was trained from this link before.")
        words = joined(words, one)
    if check.same_name is not None:
        one = translate("Batch", "Row {number} has the same name.")
        words = joined(words, one.format(number=check.same_name))
    if check.is_known:
        words = joined(words, translate("Batch", "There is a voice of this name already."))
    return words


def _of_recording(report: SampleReport) -> tuple[str, str, Tone]:
    if report.error is not None:
        fact, advice = problem_words(report.error)
        detail = joined(joined(fact, page_words(report.error)), advice)
        is_bad = report.is_hopeless
        return fact, detail, Tone.FAILED if is_bad else Tone.TRAINING
    length = length_words(report.measures.seconds) if report.measures else ""
    worst = [one for one in report.findings if one.verdict is not Verdict.GOOD and one.advice]
    worst.sort(key=lambda one: one.verdict is not Verdict.BAD)
    if not worst:
        good = translate("Batch", "Good recording, {length}").format(length=length)
        return good, good, Tone.READY
    sentences = [advice_words(one.advice) for one in worst if one.advice is not None]
    return sentences[0], reduce(joined, sentences), Tone.TRAINING
