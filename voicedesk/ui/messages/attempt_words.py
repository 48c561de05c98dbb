"""What didn't happen, or may have happened: the first sentence of an error's message."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.ui.attempt import Attempt, Doing

translate = QCoreApplication.translate


def failed_words(attempt: Attempt) -> str:
    """What didn't work."""
    words = {
        Doing.REFRESH: translate("AttemptWords", "Couldn’t refresh the voices."),
        Doing.CREATE: translate("AttemptWords", "Couldn’t make a new voice."),
        Doing.CHECK_SAMPLE: translate("AttemptWords", "Couldn’t look at the recording."),
        Doing.TRAIN: translate("AttemptWords", "Couldn’t send “{name}” for training."),
        Doing.RENAME: translate("AttemptWords", "Couldn’t rename “{name}”."),
        Doing.DELETE: translate("AttemptWords", "Couldn’t delete “{name}”."),
        Doing.PLAY: translate("AttemptWords", "Couldn’t play the demo of “{name}”."),
        Doing.TEST_ACCOUNT: translate("AttemptWords", "The connection doesn’t work yet."),
        Doing.OPEN_ACCOUNT: translate("AttemptWords", "Couldn’t open the account “{name}”."),
        Doing.SAVE_ACCOUNT: translate("AttemptWords", "Couldn’t save the account “{name}”."),
        Doing.REMOVE_TOKEN: translate("AttemptWords", "Couldn’t remove the token of “{name}”."),
        Doing.RENAME_ACCOUNT: translate("AttemptWords", "Couldn’t rename the account “{name}”."),
        Doing.REMOVE_ACCOUNT: translate("AttemptWords", "Couldn’t remove the account “{name}”."),
        Doing.SAVE_SETTINGS: translate("AttemptWords", "Couldn’t save the settings."),
        Doing.FOLLOW: translate("AttemptWords", "VoiceDesk stopped following the trainings."),
        Doing.KEEP_OFFLINE: translate("AttemptWords", "Couldn’t look after the demos kept here."),
        Doing.CHANGE_MARKS: translate("AttemptWords", "Couldn’t keep the change to “{name}”."),
        Doing.CHANGE_TAG: translate("AttemptWords", "Couldn’t change the tag “{name}”."),
        Doing.BACK_UP: translate("AttemptWords", "Couldn’t back up the account “{name}”."),
        Doing.RESTORE: translate("AttemptWords", "Couldn’t restore from “{name}”."),
        Doing.SAVE_DEMO: translate("AttemptWords", "Couldn’t save the demo of “{name}”."),
        Doing.EXPORT: translate("AttemptWords", "Couldn’t export the list."),
        Doing.TRAIN_MANY: translate("AttemptWords", "Couldn’t work on the table of voices."),
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
            translate("AttemptWords", "VoiceDesk is checking; don’t send it again yet."),
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
