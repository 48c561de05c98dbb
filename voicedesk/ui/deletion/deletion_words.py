"""What is said of voices that are to be deleted, or were."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from voicedesk.services.voice_deletion import DeletionFate, DeletionOutcome, VoiceBusyError
from voicedesk.ui.messages.error_words import error_words
from voicedesk.ui.sentences import listed

translate = QCoreApplication.translate


def fate_words(fate: DeletionFate) -> str:
    """What became of a voice, in a word or two."""
    return {
        DeletionFate.WAITING: translate("DeletionWords", "Waiting"),
        DeletionFate.DELETING: translate("DeletionWords", "Deleting…"),
        DeletionFate.DELETED: translate("DeletionWords", "Deleted"),
        DeletionFate.FAILED: translate("DeletionWords", "Not deleted"),
        DeletionFate.UNKNOWN: translate("DeletionWords", "Not known"),
        DeletionFate.NOT_SENT: translate("DeletionWords", "Not tried"),
    }[fate]


def reason_words(outcome: DeletionOutcome) -> str:
    """Why a voice isn't deleted, or isn't known to be; empty where nothing is to be said."""
    if outcome.fate is DeletionFate.UNKNOWN:
        return translate(
            "DeletionWords", "It may be deleted all the same. Refresh the voices to see."
        )
    if isinstance(outcome.error, VoiceBusyError):
        return translate("VoiceActions", "This voice is being changed.")
    if outcome.error is not None:
        return error_words(outcome.error)
    if outcome.fate is DeletionFate.NOT_SENT:
        return translate("DeletionWords", "You stopped before its turn.")
    return ""


def so_far_words(outcomes: Iterable[DeletionOutcome]) -> tuple[str, str]:
    """How far it has come, or what came of it; and what didn't."""
    fates = [outcome.fate for outcome in outcomes]
    number, deleted = len(fates), fates.count(DeletionFate.DELETED)
    left = fates.count(DeletionFate.WAITING) + fates.count(DeletionFate.DELETING)
    if left:
        fact = translate("DeletionWords", "Deleting %n voice(s)…", "", number)
        return fact, translate("DeletionWords", "{done} of {number} so far.").format(
            done=number - left, number=number
        )
    fact = (
        translate("DeletionWords", "%n voice(s) deleted.", "", deleted)
        if deleted
        else translate("DeletionWords", "No voice was deleted.")
    )
    failed = fates.count(DeletionFate.FAILED) + fates.count(DeletionFate.NOT_SENT)
    unknown = fates.count(DeletionFate.UNKNOWN)
    parts = [
        translate("DeletionWords", "%n not deleted", "", failed) if failed else "",
        translate("DeletionWords", "%n not known", "", unknown) if unknown else "",
    ]
    rest = listed(parts)
    return fact, translate("DeletionWords", "{rest}.").format(rest=rest) if rest else ""


def recordings_go_words(number: int) -> str:
    """That recordings which were sent go along with what is deleted; empty for none."""
    if not number:
        return ""
    return QCoreApplication.translate(
        "DeletionWords",
        "%n recording(s) sent for training, kept on this computer, go too.",
        "",
        number,
    )
