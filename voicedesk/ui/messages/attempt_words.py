"""What didn't happen, or may have happened: the first sentence of an error's message."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.ui.attempt import Attempt, Doing

translate = QCoreApplication.translate


def failed_words(attempt: Attempt) -> str:
    """What didn't work."""
    words = {
        Doing.REFRESH: translate("AttemptWords", "The voices weren't refreshed."),
        Doing.CREATE: translate("AttemptWords", "No new voice was made."),
        Doing.TRAIN: translate("AttemptWords", "“{name}” wasn't sent for training."),
        Doing.RENAME: translate("AttemptWords", "“{name}” wasn't renamed."),
        Doing.DELETE: translate("AttemptWords", "“{name}” wasn't deleted."),
        Doing.PLAY: translate("AttemptWords", "The demo of “{name}” can't be played."),
        Doing.TEST_ACCOUNT: translate("AttemptWords", "The connection doesn't work yet."),
        Doing.OPEN_ACCOUNT: translate("AttemptWords", "The account “{name}” wasn't opened."),
        Doing.SAVE_ACCOUNT: translate("AttemptWords", "The account “{name}” wasn't saved."),
        Doing.REMOVE_TOKEN: translate("AttemptWords", "The token of “{name}” wasn't removed."),
        Doing.SAVE_SETTINGS: translate("AttemptWords", "The settings weren't saved."),
        Doing.FOLLOW: translate("AttemptWords", "VoiceDesk stopped following the trainings."),
    }
    return words[attempt.doing].format(name=isolated(attempt.subject))


def uncertain_words(attempt: Attempt) -> tuple[str, str] | None:
    """What may have happened although no answer came, and what to do; None for what is no write."""
    words = {
        Doing.CREATE: (
            translate("AttemptWords", "The new voice may have been made all the same."),
            translate("AttemptWords", "Refresh the voices and look before making another."),
        ),
        Doing.TRAIN: (
            translate("AttemptWords", "The service may have started the training of “{name}”."),
            translate("AttemptWords", "VoiceDesk is checking; don't send it again yet."),
        ),
        Doing.RENAME: (
            translate("AttemptWords", "“{name}” may have been renamed all the same."),
            translate("AttemptWords", "Refresh the voices to see. Renaming it again does no harm."),
        ),
        Doing.DELETE: (
            translate("AttemptWords", "“{name}” may have been deleted all the same."),
            translate("AttemptWords", "Refresh the voices to see."),
        ),
    }
    if attempt.doing not in words:
        return None
    fact, consequence = words[attempt.doing]
    return fact.format(name=isolated(attempt.subject)), consequence


def already_training_words(attempt: Attempt) -> str:
    """What to say of a voice that is being trained."""
    return translate("AttemptWords", "“{name}” is being trained already.").format(
        name=isolated(attempt.subject)
    )
