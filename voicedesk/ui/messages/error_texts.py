"""Errors as messages: what happened, what to do next, and one action where there is one."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject

from voicedesk.domain.errors import (
    AlreadyTrainingError,
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
from voicedesk.ui.messages.error_details import error_details
from voicedesk.ui.messages.messages import OFFLINE_KEY, Message, Messages, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind

translate = QCoreApplication.translate


def demo_text(problem: DemoProblem) -> str:
    """Why the demo can't be heard, and what to do."""
    words = {
        DemoProblem.NONE: translate("ProblemTexts", "The service has no demo of this voice yet."),
        DemoProblem.OFFLINE: translate(
            "ProblemTexts",
            "It isn’t kept on this computer, and there is no connection to fetch it.",
        ),
        DemoProblem.EXPIRED: translate(
            "ProblemTexts", "The link to it has run out. Refresh the voices, then play it again."
        ),
        DemoProblem.NOT_FOUND: translate(
            "ProblemTexts",
            "It is no longer where the service says. Refresh the voices and try again.",
        ),
        DemoProblem.REFUSED: translate(
            "ProblemTexts", "The place where it is kept won’t hand it out. Try again later."
        ),
        DemoProblem.TOO_LARGE: translate(
            "ProblemTexts", "The file is far larger than a demo should be, so it wasn’t fetched."
        ),
        DemoProblem.NOT_AUDIO: translate(
            "ProblemTexts", "What arrived isn’t sound that can be played."
        ),
        DemoProblem.WEB_PAGE: translate(
            "ProblemTexts",
            "A web page came in its place, such as a notice that the link isn’t valid. Refresh the "
            "voices and try again.",
        ),
        DemoProblem.CUT_OFF: translate(
            "ProblemTexts", "The connection broke before all of it had arrived. Try again."
        ),
        DemoProblem.TIMED_OUT: translate(
            "ProblemTexts", "It took too long to arrive. Try again in a moment."
        ),
        DemoProblem.BAD_LINK: translate(
            "ProblemTexts", "The link that the service gave for it can’t be used."
        ),
        DemoProblem.DISK: translate(
            "ProblemTexts", "It couldn’t be written to the disk. Check that the disk isn’t full."
        ),
    }
    return words[problem]


def token_store_text(problem: TokenStoreProblem) -> str:
    """Why the password store can't be used."""
    words = {
        TokenStoreProblem.NO_KEYRING: translate(
            "ProblemTexts", "This computer has no password store that VoiceDesk can use."
        ),
        TokenStoreProblem.NOT_RUNNING: translate(
            "ProblemTexts",
            "No password store that VoiceDesk can use is running on this computer, such as "
            "Secret Service or KWallet on Linux.",
        ),
        TokenStoreProblem.LOCKED: translate(
            "ProblemTexts", "This computer’s password store is locked. Unlock it and try again."
        ),
        TokenStoreProblem.TIMED_OUT: translate(
            "ProblemTexts",
            "This computer’s password store doesn’t answer. It may be waiting to be unlocked.",
        ),
        TokenStoreProblem.NOT_TRUSTED: translate(
            "ProblemTexts",
            "The password store set up on this computer doesn’t protect what it keeps, so "
            "VoiceDesk won’t use it.",
        ),
        TokenStoreProblem.TOO_LONG: translate(
            "ProblemTexts", "The token is too long for this computer’s password store."
        ),
        TokenStoreProblem.BROKEN: translate(
            "ProblemTexts", "This computer’s password store reported an error."
        ),
    }
    return words[problem]


def backup_text(problem: BackupProblem) -> str:
    """Why a backup can't be made or taken in, and what to do."""
    return {
        BackupProblem.NOT_A_BACKUP: translate(
            "ProblemTexts", "It isn’t a backup that VoiceDesk made. Choose another file."
        ),
        BackupProblem.OLDER: translate(
            "ProblemTexts",
            "A trial version of VoiceDesk made it, whose backups can no longer be read. "
            "Make a new one with this version.",
        ),
        BackupProblem.NEWER: translate(
            "ProblemTexts", "A newer VoiceDesk made it. Update VoiceDesk, then try again."
        ),
        BackupProblem.DAMAGED: translate(
            "ProblemTexts", "The file is damaged, so nothing was taken in. Try another copy of it."
        ),
        BackupProblem.CANT_READ: translate(
            "ProblemTexts", "The file can’t be read. Check that it is still there."
        ),
        BackupProblem.CANT_WRITE: translate(
            "ProblemTexts", "It can’t be written there. Check the folder, and that there is room."
        ),
    }[problem]


def file_text(problem: FileProblem) -> str:
    """Why a file can't be saved there, and what to do."""
    return {
        FileProblem.NO_ROOM: translate(
            "ProblemTexts", "There is no room left on that disk. Make some, or choose another."
        ),
        FileProblem.NOT_ALLOWED: translate(
            "ProblemTexts", "You may not write there. Choose another folder."
        ),
        FileProblem.NO_FOLDER: translate(
            "ProblemTexts", "The folder isn’t there any more. Choose another one."
        ),
        FileProblem.CANT_WRITE: translate(
            "ProblemTexts", "It can’t be written there. Choose another folder."
        ),
    }[problem]


_LONGEST_QUOTE = 160
_SOON = 90
"""Seconds up to which a wait is told as a length; longer ones are told as a time of day."""


def error_text(error: Exception, *, of_voice: bool = True) -> str:
    """The cause of `error` and the next step, in one or two short sentences.

    Args:
        error: what went wrong.
        of_voice: whether a voice was asked for, so that it is the voice that isn't found.

    """
    match error:
        case NotFoundError() if not of_voice:
            return not_the_service_text()
        case ServiceError():
            return _service_text(error)
        case DemoError():
            return demo_text(error.problem)
        case TokenStoreError():
            return token_store_text(error.problem)
        case BackupError() | FileError():
            return _saving_text(error)
        case AlreadyTrainingError():
            return translate(
                "ErrorTexts",
                "Another training would cost a second time. Wait until this one has ended.",
            )
        case SandboxError():
            return translate(
                "ErrorTexts",
                "The sandbox doesn’t start. Try again; if it stays, report it with the details.",
            )
        case LibraryError():
            return translate(
                "ErrorTexts",
                "VoiceDesk can’t read or write its folder. Check that the disk isn’t full.",
            )
        case _:
            return translate(
                "ErrorTexts",
                "Something in VoiceDesk itself went wrong. Try again; if it stays, "
                "report it with the details.",
            )


def _saving_text(error: BackupError | FileError) -> str:
    if isinstance(error, BackupError):
        return backup_text(error.problem)
    return file_text(error.problem)


def not_the_service_text() -> str:
    """What to say where something else than the voice service answers."""
    return translate(
        "AccountsPresenter",
        "What answers there isn’t the voice service. Check the service address.",
    )


def _service_text(error: ServiceError) -> str:
    match error:
        case RateLimitedError():
            return _wait_text(error)
        case RefusedError():
            return _refused_text(error)
        case NoConnectionError():
            return translate(
                "ErrorTexts", "The service can’t be reached. Check the network, then try again."
            )
        case TimedOutError():
            return translate(
                "ErrorTexts", "The service took too long to answer. Try again in a moment."
            )
        case TokenRefusedError():
            return translate(
                "ErrorTexts", "The service doesn’t accept the token. Check it in the account."
            )
        case NotFoundError():
            return translate(
                "ErrorTexts",
                "The service doesn’t know this voice any more. It may have been deleted elsewhere.",
            )
        case ServiceBrokenError():
            return translate(
                "ErrorTexts", "The service has a problem of its own. Try again in a few minutes."
            )
        case AnswerNotUnderstoodError():
            return translate(
                "ErrorTexts",
                "VoiceDesk didn’t understand the service’s answer. Check the service address; "
                "a newer VoiceDesk may help too.",
            )
        case _:
            return translate("ErrorTexts", "The service reported an error. Try again in a moment.")


def _refused_text(error: RefusedError) -> str:
    said = error.facts.message.strip()
    if not said:
        return translate("ErrorTexts", "The service refused and gave no reason.")
    if len(said) > _LONGEST_QUOTE:
        said = f"{said[:_LONGEST_QUOTE]}…"
    return translate("ErrorTexts", "The service refused: “{said}”").format(said=isolated(said))


def _wait_text(error: RateLimitedError) -> str:
    wait = error.retry_after
    if wait is None:
        return translate(
            "ErrorTexts", "That was too much at once for the service. Try again in a minute."
        )
    if wait <= _SOON:
        return translate(
            "ErrorTexts",
            "That was too much at once for the service. Try again in %n second(s).",
            "",
            max(1, round(wait)),
        )
    # A minute is added because the seconds aren't shown.
    when = datetime.fromtimestamp(error.facts.at + wait + 60, UTC).astimezone()
    return translate(
        "ErrorTexts", "That was too much at once for the service. Try again from {time}."
    ).format(time=f"{when:%H:%M}")


def failed_text(operation: Operation) -> str:
    words = {
        OperationKind.REFRESH: translate("AttemptTexts", "Couldn’t refresh the voices."),
        OperationKind.CREATE: translate("AttemptTexts", "Couldn’t make a new voice."),
        OperationKind.CHECK_SAMPLE: translate("AttemptTexts", "Couldn’t look at the recording."),
        OperationKind.TRAIN: translate("AttemptTexts", "Couldn’t send “{name}” for training."),
        OperationKind.RENAME: translate("AttemptTexts", "Couldn’t rename “{name}”."),
        OperationKind.DELETE: translate("AttemptTexts", "Couldn’t delete “{name}”."),
        OperationKind.PLAY: translate("AttemptTexts", "Couldn’t play the demo of “{name}”."),
        OperationKind.TEST_ACCOUNT: translate("AttemptTexts", "The connection doesn’t work yet."),
        OperationKind.OPEN_ACCOUNT: translate(
            "AttemptTexts", "Couldn’t open the account “{name}”."
        ),
        OperationKind.SAVE_ACCOUNT: translate(
            "AttemptTexts", "Couldn’t save the account “{name}”."
        ),
        OperationKind.REMOVE_TOKEN: translate(
            "AttemptTexts", "Couldn’t remove the token of “{name}”."
        ),
        OperationKind.RENAME_ACCOUNT: translate(
            "AttemptTexts", "Couldn’t rename the account “{name}”."
        ),
        OperationKind.REMOVE_ACCOUNT: translate(
            "AttemptTexts", "Couldn’t remove the account “{name}”."
        ),
        OperationKind.SAVE_SETTINGS: translate("AttemptTexts", "Couldn’t save the settings."),
        OperationKind.FOLLOW: translate(
            "AttemptTexts", "VoiceDesk stopped following the trainings."
        ),
        OperationKind.KEEP_OFFLINE: translate(
            "AttemptTexts", "Couldn’t look after the demos kept here."
        ),
        OperationKind.CHANGE_MARKS: translate(
            "AttemptTexts", "Couldn’t keep the change to “{name}”."
        ),
        OperationKind.CHANGE_TAG: translate("AttemptTexts", "Couldn’t change the tag “{name}”."),
        OperationKind.BACK_UP: translate("AttemptTexts", "Couldn’t back up the account “{name}”."),
        OperationKind.RESTORE: translate("AttemptTexts", "Couldn’t restore from “{name}”."),
        OperationKind.SAVE_DEMO: translate("AttemptTexts", "Couldn’t save the demo of “{name}”."),
        OperationKind.EXPORT: translate("AttemptTexts", "Couldn’t export the list."),
        OperationKind.TRAIN_MANY: translate(
            "AttemptTexts", "Couldn’t work on the table of voices."
        ),
    }
    return words[operation.kind].format(name=isolated(operation.subject))


def uncertain_text(operation: Operation) -> tuple[str, str] | None:
    """What may have happened although no answer came, and what to do; None for what is no write."""
    words = {
        OperationKind.CREATE: (
            translate("AttemptTexts", "The new voice may have been made all the same."),
            translate("AttemptTexts", "Refresh the voices and look before making another."),
        ),
        OperationKind.TRAIN: (
            translate("AttemptTexts", "The service may have started the training of “{name}”."),
            translate("AttemptTexts", "VoiceDesk is checking; don’t send it again yet."),
        ),
        OperationKind.RENAME: (
            translate("AttemptTexts", "“{name}” may have been renamed all the same."),
            translate("AttemptTexts", "Refresh the voices to see. Renaming it again does no harm."),
        ),
        OperationKind.DELETE: (
            translate("AttemptTexts", "“{name}” may have been deleted all the same."),
            translate("AttemptTexts", "Refresh the voices to see."),
        ),
    }
    if operation.kind not in words:
        return None
    fact, consequence = words[operation.kind]
    return fact.format(name=isolated(operation.subject)), consequence


def already_training_text(operation: Operation) -> str:
    """What to say of a voice that is being trained."""
    return translate("AttemptTexts", "“{name}” is being trained already.").format(
        name=isolated(operation.subject)
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
_NEVER_TWICE = {OperationKind.CREATE, OperationKind.TRAIN}
_OF_NO_VOICE = {
    OperationKind.REFRESH,
    OperationKind.FOLLOW,
    OperationKind.CREATE,
    OperationKind.TEST_ACCOUNT,
}
_OF_PROGRAM = {
    OperationKind.SAVE_SETTINGS,
    OperationKind.TEST_ACCOUNT,
    OperationKind.SAVE_ACCOUNT,
    OperationKind.REMOVE_TOKEN,
    OperationKind.RENAME_ACCOUNT,
    OperationKind.REMOVE_ACCOUNT,
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


class ErrorTexts(QObject):
    """Finds the words for every error.

    Args:
        version: the program's version, for the details.
        open_account: opens the account form; offered where the token is refused.

    """

    def __init__(self, version: str, open_account: Callable[[], None]) -> None:
        super().__init__()
        self._version = version
        self._open_account = open_account

    def message(self, operation: Operation, error: Exception) -> Message:
        fact, consequence = self._sentences(operation, error)
        action, act = self._next_step(operation, error)
        mild = isinstance(error, AlreadyTrainingError | NoConnectionError) or is_uncertain(error)
        return Message(
            key=f"{operation.kind}:{operation.subject}",
            tone=MessageTone.WARN if mild else MessageTone.BAD,
            fact=fact,
            consequence=consequence,
            action=action,
            act=act,
            details=error_details(operation, error, self._version),
            of_account=operation.kind not in _OF_PROGRAM,
            anew=lambda: self.message(operation, error),
        )

    @staticmethod
    def _sentences(operation: Operation, error: Exception) -> tuple[str, str]:
        if isinstance(error, AlreadyTrainingError):
            return already_training_text(operation), error_text(error)
        uncertain = uncertain_text(operation) if is_uncertain(error) else None
        of_voice = operation.kind not in _OF_NO_VOICE
        return uncertain or (failed_text(operation), error_text(error, of_voice=of_voice))

    def _next_step(
        self, operation: Operation, error: Exception
    ) -> tuple[str, Callable[[], None] | None]:
        again = operation.retry if _may_be_tried_again(operation, error) else None
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


def _may_be_tried_again(operation: Operation, error: Exception) -> bool:
    if is_uncertain(error) and operation.kind in _NEVER_TWICE:
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
    """Shows each error as a message. `report` is what `TaskRunner` is given."""

    def __init__(self, messages: Messages, wording: ErrorTexts) -> None:
        self._messages = messages
        self._wording = wording

    def report(self, operation: Operation, error: Exception) -> None:
        """Log `error` and tell the person of it."""
        if is_expected(error):
            _log.warning("%s failed: %s", operation.kind, error)
        else:
            _log.error("%s failed", operation.kind, exc_info=error)
        if not self._is_told_already(operation, error):
            self._messages.show(self._wording.message(operation, error))

    def _is_told_already(self, operation: Operation, error: Exception) -> bool:
        return (
            operation.kind in {OperationKind.REFRESH, OperationKind.FOLLOW}
            and isinstance(error, NoConnectionError | TimedOutError)
            and self._messages.has(OFFLINE_KEY)
        )
