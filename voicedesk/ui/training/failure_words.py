"""What there is to look at after a training failed, in sentences."""

from functools import reduce

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.findings_text import findings_of, flaws
from voicedesk.domain.training import Training
from voicedesk.ui.sentences import joined
from voicedesk.ui.training.finding_words import finding_sentence
from voicedesk.ui.trainings.found_words import failed_words, no_reason_words, nothing_wrong_words

translate = QCoreApplication.translate

_TOLD = 2
"""Findings for which a message has room."""


def failure_words(training: Training) -> str:
    """That no reason was given, and what stood out in the recording, the worst first."""
    shown = flaws(findings_of(training) or ())
    if not shown:
        return failed_words(training)
    words = reduce(joined, (finding_sentence(one) for one in shown[:_TOLD]), no_reason_words())
    more = len(shown) - _TOLD
    if more > 0:
        words = joined(words, translate("FailureWords", "%n more finding(s).", "", more))
    return words


def failure_lead(training: Training) -> str:
    """What leads over to the findings, or that there are none; empty if nobody listened to it."""
    found = findings_of(training)
    if found is None:
        return ""
    if flaws(found):
        return translate("FailureWords", "This stood out in the recording that was sent:")
    return nothing_wrong_words()
