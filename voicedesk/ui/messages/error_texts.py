"""Errors as messages: what happened, what to do next, and one action where there is one."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject

from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    BackupError,
    BackupProblem,
    DemoError,
    DemoProblem,
    FileError,
    FileProblem,
    LibraryError,
    NoConnectionError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    SandboxError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
    TokenStoreError,
    TokenStoreProblem,
)
from voicedesk.domain.text import isolated
from voicedesk.services.trainings import AlreadyTrainingError
from voicedesk.ui.messages.error_details import error_details
from voicedesk.ui.messages.messages import OFFLINE_KEY, Message, MessageBoard, MessageTone
from voicedesk.ui.tasks import Attempt, Doing

translate = QCoreApplication.translate


def demo_words(problem: DemoProblem) -> str:
    """Why the demo can't be heard, and what to do."""
    words = {
        DemoProblem.NONE: translate("ProblemWords", "The service has no demo of this voice yet."),
        DemoProblem.OFFLINE: translate(
            "ProblemWords",
            "It isn’t kept on this computer, and there is no connection to fetch it.",
        ),
        DemoProblem.EXPIRED: translate(
            "ProblemWords", "The link to it has run out. Refresh the voices, then play it again."
        ),
        DemoProblem.NOT_FOUND: translate(
            "ProblemWords",
            "It is no longer where the service says. Refresh the voices and try again.",
        ),
        DemoProblem.REFUSED: translate(
            "ProblemWords", "The place where it is kept won’t hand it out. Try again later."
        ),
        DemoProblem.TOO_LARGE: translate(
            "ProblemWords", "The file is far larger than a demo should be, so it wasn’t fetched."
        ),
        DemoProblem.NOT_AUDIO: translate(
            "ProblemWords", "What arrived isn’t sound that can be played."
        ),
        DemoProblem.WEB_PAGE: translate(
            "ProblemWords",
            "A web page came in its place, such as a notice that the link isn’t valid. Refresh the "
            "voices and try again.",
        ),
        DemoProblem.CUT_OFF: translate(
            "ProblemWords", "The connection broke before all of it had arrived. Try again."
        ),
        DemoProblem.TIMED_OUT: translate(
            "ProblemWords", "It took too long to arrive. Try again in a moment."
        ),
        DemoProblem.BAD_LINK: translate(
            "ProblemWords", "The link that the service gave for it can’t be used."
        ),
        DemoProblem.DISK: translate(
            "ProblemWords", "It couldn’t be written to the disk. Check that the disk isn’t full."
        ),
    }
    return words[problem]


def token_store_words(problem: TokenStoreProblem) -> str:
    """Why the password store can't be used."""
    words = {
        TokenStoreProblem.NO_KEYRING: translate(
            "ProblemWords", "This computer has no password store that VoiceDesk can use."
        ),
        TokenStoreProblem.NOT_RUNNING: translate(
            "ProblemWords",
            "No password store that VoiceDesk can use is running on this computer, such as "
            "Secret Service or KWallet on Linux.",
        ),
        TokenStoreProblem.LOCKED: translate(
            "ProblemWords", "This computer’s password store is locked. Unlock it and try again."
        ),
        TokenStoreProblem.TIMED_OUT: translate(
            "ProblemWords",
            "This computer’s password store doesn’t answer. It may be waiting to be unlocked.",
        ),
        TokenStoreProblem.NOT_TRUSTED: translate(
            "ProblemWords",
            "The password store set up on this computer doesn’t protect what it keeps, so "
            "VoiceDesk won’t use it.",
        ),
        TokenStoreProblem.TOO_LONG: translate(
            "ProblemWords", "The token is too long for this computer’s password store."
        ),
        TokenStoreProblem.BROKEN: translate(
            "ProblemWords", "This computer’s password store reported an error."
        ),
    }
    return words[problem]


def backup_words(problem: BackupProblem) -> str:
    """Why a backup can't be made or taken in, and what to do."""
    return {
        BackupProblem.NOT_A_BACKUP: translate(
            "ProblemWords", "It isn’t a backup that VoiceDesk made. Choose another file."
        ),
        BackupProblem.NEWER: translate(
            "ProblemWords", "A newer VoiceDesk made it. Update VoiceDesk, then try again."
        ),
        BackupProblem.DAMAGED: translate(
            "ProblemWords", "The file is damaged, so nothing was taken in. Try another copy of it."
        ),
        BackupProblem.CANT_READ: translate(
            "ProblemWords", "The file can’t be read. Check that it is still there."
        ),
        BackupProblem.CANT_WRITE: translate(
            "ProblemWords", "It can’t be written there. Check the folder, and that there is room."
        ),
    }[problem]


def file_words(problem: FileProblem) -> str:
    """Why a file can't be saved there, and what to do."""
    return {
        FileProblem.NO_ROOM: translate(
            "ProblemWords", "There is no room left on that disk. Make some, or choose another."
        ),
        FileProblem.NOT_ALLOWED: translate(
            "ProblemWords", "You may not write there. Choose another folder."
        ),
        FileProblem.NO_FOLDER: translate(
            "ProblemWords", "The folder isn’t there any more. Choose another one."
        ),
        FileProblem.CANT_WRITE: translate(
            "ProblemWords", "It can’t be written there. Choose another folder."
        ),
    }[problem]


_LONGEST_QUOTE = 160
_SOON = 90
"""Seconds up to which a wait is told as a length; longer ones are told as a time of day."""


def error_words(error: Exception, *, of_voice: bool = True) -> str:
    """The cause of `error` and the next step, in one or two short sentences.

    Args:
        error: what went wrong.
        of_voice: whether a voice was asked for, so that it is the voice that isn't found.

    """
    match error:
        case NotFoundError() if not of_voice:
            return not_the_service_words()
        case ServiceError():
            return _service_words(error)
        case DemoError():
            return demo_words(error.problem)
        case TokenStoreError():
            return token_store_words(error.problem)
        case BackupError() | FileError():
            return _saving_words(error)
        case AlreadyTrainingError():
            return translate(
                "ErrorWords",
                "Another training would cost a second time. Wait until this one has ended.",
            )
        case SandboxError():
            return translate(
                "ErrorWords",
                "The sandbox doesn’t start. Try again; if it stays, report it with the details.",
            )
        case LibraryError():
            return translate(
                "ErrorWords",
                "VoiceDesk can’t read or write its folder. Check that the disk isn’t full.",
            )
        case _:
            return translate(
                "ErrorWords",
                "Something in VoiceDesk itself went wrong. Try again; if it stays, "
                "report it with the details.",
            )


def _saving_words(error: BackupError | FileError) -> str:
    if isinstance(error, BackupError):
        return backup_words(error.problem)
    return file_words(error.problem)


def not_the_service_words() -> str:
    """What to say where something else than the voice service answers."""
    return translate(
        "AccountsPresenter",
        "What answers there isn’t the voice service. Check the service address.",
    )


def _service_words(error: ServiceError) -> str:
    match error:
        case RateLimitedError():
            return _wait_words(error)
        case RefusedError():
            return _refused_words(error)
        case NoConnectionError():
            return translate(
                "ErrorWords", "The service can’t be reached. Check the network, then try again."
            )
        case TimedOutError():
            return translate(
                "ErrorWords", "The service took too long to answer. Try again in a moment."
            )
        case TokenRefusedError():
            return translate(
                "ErrorWords", "The service doesn’t accept the token. Check it in the account."
            )
        case NotFoundError():
            return translate(
                "ErrorWords",
                "The service doesn’t know this voice any more. It may have been deleted elsewhere.",
            )
        case ServiceBrokenError():
            return translate(
                "ErrorWords", "The service has a problem of its own. Try again in a few minutes."
            )
        case AnswerNotUnderstoodError():
            return translate(
                "ErrorWords",
                "VoiceDesk didn’t understand the service’s answer. Check the service address; "
                "a newer VoiceDesk may help too.",
            )
        case _:
            return translate("ErrorWords", "The service reported an error. Try again in a moment.")


def _refused_words(error: RefusedError) -> str:
    said = error.facts.message.strip()
    if not said:
        return translate("ErrorWords", "The service refused and gave no reason.")
    if len(said) > _LONGEST_QUOTE:
        said = f"{said[:_LONGEST_QUOTE]}…"
    return translate("ErrorWords", "The service refused: “{said}”").format(said=isolated(said))


def _wait_words(error: RateLimitedError) -> str:
    wait = error.retry_after
    if wait is None:
        return translate(
            "ErrorWords", "That was too much at once for the service. Try again in a minute."
        )
    if wait <= _SOON:
        return translate(
            "ErrorWords",
            "That was too much at once for the service. Try again in %n second(s).",
            "",
            max(1, round(wait)),
        )
    # A minute is added because the seconds aren't shown.
    when = datetime.fromtimestamp(error.facts.at + wait + 60, UTC).astimezone()
    return translate(
        "ErrorWords", "That was too much at once for the service. Try again from {time}."
    ).format(time=f"{when:%H:%M}")


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


_PASSING = (
    NoConnectionError,
    TimedOutError,
    RateLimitedError,
    ServiceBrokenError,
    SandboxError,
    LibraryError,
    FileError,
)
_PASSING_DEMO = {
    DemoProblem.OFFLINE,
    DemoProblem.EXPIRED,
    DemoProblem.NOT_FOUND,
    DemoProblem.REFUSED,
    DemoProblem.CUT_OFF,
    DemoProblem.TIMED_OUT,
    DemoProblem.DISK,
}
_PASSING_STORE = {TokenStoreProblem.LOCKED, TokenStoreProblem.TIMED_OUT, TokenStoreProblem.BROKEN}
_PASSING_BACKUP = {BackupProblem.CANT_READ, BackupProblem.CANT_WRITE}
_NEVER_TWICE = {Doing.CREATE, Doing.TRAIN}
_OF_NO_VOICE = {Doing.REFRESH, Doing.FOLLOW, Doing.CREATE, Doing.TEST_ACCOUNT}
_OF_PROGRAM = {
    Doing.SAVE_SETTINGS,
    Doing.TEST_ACCOUNT,
    Doing.SAVE_ACCOUNT,
    Doing.REMOVE_TOKEN,
    Doing.RENAME_ACCOUNT,
    Doing.REMOVE_ACCOUNT,
}
_EXPECTED = (
    ServiceError,
    DemoError,
    TokenStoreError,
    SandboxError,
    LibraryError,
    BackupError,
    FileError,
    AlreadyTrainingError,
)


class Wording(QObject):
    """Finds the words for every error.

    Args:
        version: the program's version, for the details.
        open_account: opens the account form; offered where the token is refused.

    """

    def __init__(self, version: str, open_account: Callable[[], None]) -> None:
        super().__init__()
        self._version = version
        self._open_account = open_account

    def message(self, attempt: Attempt, error: Exception) -> Message:
        """The message that tells the person of `error`."""
        fact, consequence = self._sentences(attempt, error)
        action, act = self._next_step(attempt, error)
        mild = isinstance(error, AlreadyTrainingError | NoConnectionError) or is_uncertain(error)
        return Message(
            key=f"{attempt.doing}:{attempt.subject}",
            tone=MessageTone.WARN if mild else MessageTone.BAD,
            fact=fact,
            consequence=consequence,
            action=action,
            act=act,
            details=error_details(attempt, error, self._version),
            of_account=attempt.doing not in _OF_PROGRAM,
            anew=lambda: self.message(attempt, error),
        )

    @staticmethod
    def _sentences(attempt: Attempt, error: Exception) -> tuple[str, str]:
        if isinstance(error, AlreadyTrainingError):
            return already_training_words(attempt), error_words(error)
        uncertain = uncertain_words(attempt) if is_uncertain(error) else None
        of_voice = attempt.doing not in _OF_NO_VOICE
        return uncertain or (failed_words(attempt), error_words(error, of_voice=of_voice))

    def _next_step(
        self, attempt: Attempt, error: Exception
    ) -> tuple[str, Callable[[], None] | None]:
        again = attempt.retry if _may_be_tried_again(attempt, error) else None
        if isinstance(error, TokenRefusedError):
            return self.tr("Open account"), self._open_account
        if isinstance(error, TokenStoreError) and again is None:
            # The form offers to keep the token for this session only.
            return self.tr("Open account"), self._open_account
        return (self.tr("Try again"), again) if again else ("", None)


def is_uncertain(error: Exception) -> bool:
    """Whether the service may have carried out what was asked, although it didn't say so."""
    return isinstance(error, ServiceError) and error.facts.may_have_taken_effect


def is_expected(error: Exception) -> bool:
    """Whether it is one of the errors that the program knows; any other is a mistake in it."""
    return isinstance(error, _EXPECTED)


def _may_be_tried_again(attempt: Attempt, error: Exception) -> bool:
    if is_uncertain(error) and attempt.doing in _NEVER_TWICE:
        return False
    if isinstance(error, DemoError):
        return error.problem in _PASSING_DEMO
    if isinstance(error, TokenStoreError):
        return error.problem in _PASSING_STORE
    if isinstance(error, BackupError):
        return error.problem in _PASSING_BACKUP
    return isinstance(error, _PASSING) or not is_expected(error)


_log = logging.getLogger(__name__)


class ErrorReporter:
    """Shows each error as a message. `report` is what `Work` is given."""

    def __init__(self, board: MessageBoard, wording: Wording) -> None:
        self._board = board
        self._wording = wording

    def report(self, attempt: Attempt, error: Exception) -> None:
        """Log `error` and tell the person of it."""
        if is_expected(error):
            _log.warning("%s failed: %s", attempt.doing, error)
        else:
            _log.error("%s failed", attempt.doing, exc_info=error)
        if not self._is_told_already(attempt, error):
            self._board.show(self._wording.message(attempt, error))

    def _is_told_already(self, attempt: Attempt, error: Exception) -> bool:
        return (
            attempt.doing in {Doing.REFRESH, Doing.FOLLOW}
            and isinstance(error, NoConnectionError | TimedOutError)
            and self._board.has(OFFLINE_KEY)
        )
