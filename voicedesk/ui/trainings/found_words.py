"""What was found of the recording that a training was sent with."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.findings_text import findings_of, flaws
from voicedesk.domain.sample_findings import Verdict
from voicedesk.domain.training import Training
from voicedesk.ui.sentences import joined
from voicedesk.ui.training.finding_row import LOOKS
from voicedesk.ui.training.finding_words import advice_words

translate = QCoreApplication.translate


def found_look(training: Training) -> tuple[str, str]:
    """Icon and colour of the worst that was found; empty where nothing was looked at."""
    found = findings_of(training)
    if found is None:
        return "", ""
    worst = flaws(found)
    return LOOKS[worst[0].verdict if worst else Verdict.GOOD]


def found_words(training: Training) -> str:
    """What was found, in a few words."""
    found = findings_of(training)
    if found is None:
        return translate("FoundWords", "Not checked")
    worst = flaws(found)
    if not worst:
        return translate("FoundWords", "All good")
    return translate("FoundWords", "%n finding(s)", "", len(worst))


def found_advice(training: Training) -> str:
    """What to do about it, one sentence or two for each; empty for nothing."""
    found = findings_of(training)
    advice = [one.advice for one in flaws(found or ())]
    return "\n".join(advice_words(one) for one in advice if one is not None)


def failed_words(training: Training) -> str:
    """Why a training may have failed: the service gives no reason, the recording may."""
    advice = found_advice(training).split("\n")[0]
    if not advice and findings_of(training) is not None:
        advice = nothing_wrong_words()
    return joined(no_reason_words(), advice or translate("FoundWords", "Try another recording."))


def nothing_wrong_words() -> str:
    """The recording was listened to, and is good as far as that goes."""
    return translate(
        "FoundWords", "Nothing was found wrong with the recording from here. Try another one."
    )


def no_reason_words() -> str:
    """The service didn't say why."""
    return translate("FoundWords", "The service gave no reason.")
