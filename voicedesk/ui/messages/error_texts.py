"""Errors as messages: what happened, what to do next, and one action where there is one.

`ErrorReporter.report()` is where every error of a task ends. `ErrorTexts` makes a message of it:
the fact says what failed, by the operation's kind; the consequence says why and what to do, by the
error; the action is to try again where that can help, or leads to the account.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import reduce

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.errors import (
    AlreadyTrainingError,
    AnswerNotUnderstoodError,
    BackupError,
    BackupProblem,
    DemoError,
    DemoProblem,
    EmptyListingError,
    FileError,
    FileProblem,
    LibraryError,
    LibraryProblem,
    NetworkSetupError,
    NoConnectionError,
    NotFoundError,
    ProblemError,
    RateLimitedError,
    RefusedError,
    SandboxError,
    ServiceBrokenError,
    ServiceError,
    SetupProblem,
    TimedOutError,
    TokenRefusedError,
    TokenStoreError,
    TokenStoreProblem,
    VoiceChangedError,
)
from voicedesk.domain.links import without_query
from voicedesk.domain.storage import StorageError
from voicedesk.domain.text import isolated
from voicedesk.ui.common.texts import joined, state_text
from voicedesk.ui.messages.error_details import error_details
from voicedesk.ui.messages.messages import (
    OFFLINE_KEY,
    Message,
    MessageKind,
    Messages,
    MessageTone,
)
from voicedesk.ui.messages.refusals import answered_text, refused_text
from voicedesk.ui.tasks import Operation, OperationKind

_log = logging.getLogger(__name__)
translate = QCoreApplication.translate

_LISTINGS = {OperationKind.REFRESH, OperationKind.FOLLOW}
_OF_NO_VOICE = {*_LISTINGS, OperationKind.CREATE, OperationKind.TEST_ACCOUNT}
_OF_PROGRAM = {
    OperationKind.SAVE_SETTINGS,
    OperationKind.TEST_ACCOUNT,
    OperationKind.SAVE_ACCOUNT,
    OperationKind.REMOVE_TOKEN,
    OperationKind.RENAME_ACCOUNT,
    OperationKind.REMOVE_ACCOUNT,
    OperationKind.SUPPORT_REPORT,
    OperationKind.GUIDE,
}
_LASTS = {OperationKind.OPEN_ACCOUNT, OperationKind.FOLLOW}
"""What a whole account is without where it fails."""


class ErrorReporter:
    """Logs each error and shows it as a message. `report` is what `TaskRunner` is given."""

    def __init__(self, messages: Messages, texts: "ErrorTexts") -> None:
        self._messages = messages
        self._texts = texts

    def report(self, operation: Operation, error: Exception) -> None:
        if isinstance(error, _EXPECTED):
            _log.warning("%s failed: %s", operation.kind, error)
        else:
            _log.error("%s failed", operation.kind, exc_info=error)
        offline = isinstance(error, NoConnectionError | TimedOutError)
        if offline and operation.kind in _LISTINGS and self._messages.has(OFFLINE_KEY):
            return  # that message says it
        self._messages.show(self._texts.message(operation, error))


class ErrorTexts:
    """Finds the words for every error.

    Args:
        version: the program's version, for the details.
        open_account: opens the account form; offered where the token is refused.
    """

    def __init__(self, version: str, open_account: Callable[[], None]) -> None:
        self._version = version
        self._open_account = open_account

    def message(self, operation: Operation, error: Exception) -> Message:
        fact, consequence = _sentences(operation, error)
        action, act = self._next_step(operation, error)
        mild = isinstance(error, _MILD) or is_uncertain(error)
        return Message(
            key=f"{operation.kind}:{operation.subject}",
            tone=MessageTone.WARN if mild else MessageTone.BAD,
            fact=fact,
            consequence=consequence,
            action=action,
            act=act,
            details=error_details(operation, error, self._version),
            kind=MessageKind.CONDITION if operation.kind in _LASTS else MessageKind.EVENT,
            of_account=operation.kind not in _OF_PROGRAM,
            guide=guide_page(error),
        )

    def _next_step(
        self, operation: Operation, error: Exception
    ) -> tuple[str, Callable[[], None] | None]:
        again = operation.retry if _may_be_tried_again(operation, error) else None
        if isinstance(error, TokenRefusedError) or (
            isinstance(error, TokenStoreError) and again is None
        ):  # the form takes another token, and offers to keep it for this session only
            return translate("Errors", "Open account"), self._open_account
        return (translate("Errors", "Try again"), again) if again else ("", None)


def guide_page(error: Exception) -> str:
    """The page of the guide that tells what to do about an error."""
    match error:
        case TokenRefusedError() | TokenStoreError():
            return "02-token.md"
        case DemoError():
            return "03-listen.md"
        case StorageError():
            return "07-storage.md"
        case RefusedError() | AlreadyTrainingError():
            return "06-train.md"
        case BackupError():
            return "11-accounts.md"
    return "12-problems.md"


def is_uncertain(error: Exception) -> bool:
    """Whether the service may have carried out what was asked, although it didn't say so."""
    return isinstance(error, ServiceError) and error.facts.may_have_taken_effect


_MILD = (AlreadyTrainingError, EmptyListingError, NoConnectionError, VoiceChangedError)
_EXPECTED = (ServiceError, ProblemError, SandboxError, AlreadyTrainingError, VoiceChangedError)
"""Any other error is a mistake in the program."""

_LASTING: set[str] = {
    DemoProblem.NONE,
    DemoProblem.TOO_LARGE,
    DemoProblem.NOT_AUDIO,
    DemoProblem.WEB_PAGE,
    DemoProblem.BAD_LINK,
    TokenStoreProblem.NO_KEYRING,
    TokenStoreProblem.NOT_RUNNING,
    TokenStoreProblem.NOT_TRUSTED,
    TokenStoreProblem.TOO_LONG,
    BackupProblem.NOT_A_BACKUP,
    BackupProblem.OLDER,
    BackupProblem.NEWER,
    BackupProblem.DAMAGED,
    LibraryProblem.NEWER,
    LibraryProblem.DAMAGED,
}


def _may_be_tried_again(operation: Operation, error: Exception) -> bool:
    if is_uncertain(error) and operation.kind in {OperationKind.CREATE, OperationKind.TRAIN}:
        return False  # it could cost twice
    match error:
        case ProblemError():
            return error.problem not in _LASTING
        case ServiceError():
            return isinstance(
                error,
                NoConnectionError
                | TimedOutError
                | RateLimitedError
                | ServiceBrokenError
                | EmptyListingError,
            )
        case _:
            return not isinstance(error, AlreadyTrainingError | VoiceChangedError)


def _sentences(operation: Operation, error: Exception) -> tuple[str, str]:
    if isinstance(error, AlreadyTrainingError):
        fact = translate("Errors", "“{name}” is being trained already.")
        return fact.format(name=isolated(operation.subject)), error_text(error)
    if isinstance(error, VoiceChangedError):
        fact = translate("Errors", "“{name}” has changed since it was listed.")
        return fact.format(name=isolated(operation.subject)), error_text(error)
    if is_uncertain(error) and (uncertain := _uncertain_text(operation)) is not None:
        fact, consequence = uncertain
        said = error.facts.message if isinstance(error, RefusedError) else ""
        return fact, joined(answered_text(said), consequence)
    of_voice = operation.kind not in _OF_NO_VOICE
    reason = error_text(error, of_voice=of_voice)
    if _is_look(operation, error):
        looked = translate("Errors", "A voice is checked before it is trained. Nothing was sent.")
        reason = joined(reason, looked)
    return _failed_text(operation), reason


def _is_look(operation: Operation, error: Exception) -> bool:
    """Whether it is the look at a voice before its training that failed."""
    training = operation.kind in {OperationKind.TRAIN, OperationKind.TRAIN_MANY}
    return training and isinstance(error, ServiceError) and error.facts.method == "GET"


def _failed_text(operation: Operation) -> str:
    words = {
        OperationKind.REFRESH: translate("Errors", "Couldn’t refresh the voices."),
        OperationKind.CREATE: translate("Errors", "Couldn’t make a new voice."),
        OperationKind.CHECK_SAMPLE: translate("Errors", "Couldn’t look at the recording."),
        OperationKind.TRAIN: translate("Errors", "Couldn’t send “{name}” for training."),
        OperationKind.RENAME: translate("Errors", "Couldn’t rename “{name}”."),
        OperationKind.DELETE: translate("Errors", "Couldn’t delete “{name}”."),
        OperationKind.PLAY: translate("Errors", "Couldn’t play the demo of “{name}”."),
        OperationKind.TEST_ACCOUNT: translate("Errors", "The connection doesn’t work yet."),
        OperationKind.OPEN_ACCOUNT: translate("Errors", "Couldn’t open the account “{name}”."),
        OperationKind.SAVE_ACCOUNT: translate("Errors", "Couldn’t save the account “{name}”."),
        OperationKind.REMOVE_TOKEN: translate("Errors", "Couldn’t remove the token of “{name}”."),
        OperationKind.RENAME_ACCOUNT: translate("Errors", "Couldn’t rename the account “{name}”."),
        OperationKind.REMOVE_ACCOUNT: translate("Errors", "Couldn’t remove the account “{name}”."),
        OperationKind.SAVE_SETTINGS: translate("Errors", "Couldn’t save the settings."),
        OperationKind.FOLLOW: translate("Errors", "VoiceDesk stopped following the trainings."),
        OperationKind.KEEP_OFFLINE: translate("Errors", "Couldn’t look after the demos kept here."),
        OperationKind.CHANGE_MARKS: translate("Errors", "Couldn’t keep the change to “{name}”."),
        OperationKind.CHANGE_TAG: translate("Errors", "Couldn’t change the tag “{name}”."),
        OperationKind.BACK_UP: translate("Errors", "Couldn’t back up the account “{name}”."),
        OperationKind.RESTORE: translate("Errors", "Couldn’t restore from “{name}”."),
        OperationKind.SAVE_DEMO: translate("Errors", "Couldn’t save the demo of “{name}”."),
        OperationKind.EXPORT: translate("Errors", "Couldn’t export the list."),
        OperationKind.TRAIN_MANY: translate("Errors", "Couldn’t work on the table of voices."),
        OperationKind.SUPPORT_REPORT: translate("Errors", "Couldn’t save the support report."),
        OperationKind.GUIDE: translate("Errors", "Couldn’t open the guide."),
        OperationKind.RECORD: translate("Errors", "Couldn’t look for the takes."),
    }[operation.kind]
    return words.format(name=isolated(operation.subject))


def _uncertain_text(operation: Operation) -> tuple[str, str] | None:
    """What may have happened although no answer came, and what to do; None for what is no write."""
    words = {
        OperationKind.CREATE: (
            translate("Errors", "The new voice may have been made all the same."),
            translate("Errors", "Refresh the voices and look before making another."),
        ),
        OperationKind.TRAIN: (
            translate("Errors", "The service may have started the training of “{name}”."),
            translate("Errors", "VoiceDesk is checking; don’t send it again yet."),
        ),
        OperationKind.RENAME: (
            translate("Errors", "“{name}” may have been renamed all the same."),
            translate("Errors", "Refresh the voices to see. Renaming it again does no harm."),
        ),
        OperationKind.DELETE: (
            translate("Errors", "“{name}” may have been deleted all the same."),
            translate("Errors", "Refresh the voices to see."),
        ),
    }
    if operation.kind not in words:
        return None
    fact, consequence = words[operation.kind]
    return fact.format(name=isolated(operation.subject)), consequence


def error_text(error: Exception, *, of_voice: bool = True) -> str:
    """The cause and the next step, shortly; `of_voice`: what isn't found would be a voice."""
    match error:
        case ServiceError():
            return _service_text(error, of_voice=of_voice)
        case DemoError():
            return _demo_text(error)
        case TokenStoreError():
            return _token_store_text(error.problem)
        case BackupError():
            return _backup_text(error.problem)
        case FileError():
            return _file_text(error.problem)
        case AlreadyTrainingError() | VoiceChangedError():
            return _not_sent_text(error)
        case SandboxError():
            return translate(
                "Errors",
                "The sandbox doesn’t start. Try again; if it stays, report it with the details.",
            )
        case LibraryError():
            return library_text(error.problem)
        case _:
            return translate(
                "Errors",
                "Something in VoiceDesk itself went wrong. Try again; if it stays, "
                "report it with the details.",
            )


def _not_sent_text(error: AlreadyTrainingError | VoiceChangedError) -> str:
    """Why nothing was sent that would have cost something."""
    if isinstance(error, VoiceChangedError):
        return _changed_text(error)
    if error.elsewhere:
        return translate(
            "Errors",
            "It was sent from somewhere else. Nothing was sent from here. "
            "Wait until that training has ended.",
        )
    return translate(
        "Errors", "Another training would cost a second time. Wait until this one has ended."
    )


def _changed_text(error: VoiceChangedError) -> str:
    before, now = error.before, error.now
    parts: list[str] = []
    if before.state != now.state:
        words = translate("Errors", "Its state is now “{now}” (before: “{before}”).")
        states = {"now": state_text(now.state), "before": state_text(before.state)}
        parts.append(words.format(**{key: isolated(state) for key, state in states.items()}))
    elif without_query(before.demo_url) != without_query(now.demo_url):
        parts.append(translate("Errors", "It has a new demo: it may have been trained elsewhere."))
    if before.name != now.name:
        words = translate("Errors", "Its name is now “{name}”.")
        parts.append(words.format(name=isolated(now.name)))
    sent = translate("Errors", "Nothing was sent. Check the voice, then train it again if needed.")
    return reduce(joined, [*parts, sent])


def not_the_service_text() -> str:
    return translate(
        "Errors", "What answers there isn’t the voice service. Check the service address."
    )


def _unreachable_text(error: NoConnectionError) -> str:
    if isinstance(error, NetworkSetupError):
        return _setup_text(error.problem, error.name)
    return translate("Errors", "The service can’t be reached. Check the network, then try again.")


def _setup_text(problem: SetupProblem, name: str) -> str:
    """Which network setting can't be used, and what to do."""
    words = {
        SetupProblem.PROXY: translate(
            "Errors", "The proxy {name} can’t be used. Choose another one in Settings, or none."
        ),
        SetupProblem.CERTIFICATES: translate(
            "Errors",
            "The certificates in {name} can’t be read. Correct or remove this variable, then start "
            "VoiceDesk again.",
        ),
    }
    return words[problem].format(name=isolated(name))


def _service_text(error: ServiceError, *, of_voice: bool) -> str:
    match error:
        case RateLimitedError():
            return _wait_text(error)
        case RefusedError():
            return refused_text(error.facts.message)
        case NoConnectionError():
            return _unreachable_text(error)
        case TimedOutError():
            return translate(
                "Errors", "The service took too long to answer. Try again in a moment."
            )
        case TokenRefusedError():
            return translate(
                "Errors", "The service doesn’t accept the token. Check it in the account."
            )
        case NotFoundError():
            unknown = translate(
                "Errors",
                "The service doesn’t know this voice any more. It may have been deleted elsewhere.",
            )
            return unknown if of_voice else not_the_service_text()
        case ServiceBrokenError():
            return translate(
                "Errors", "The service has a problem of its own. Try again in a few minutes."
            )
        case AnswerNotUnderstoodError():
            return _odd_answer_text(error)
        case _:
            return translate("Errors", "The service reported an error. Try again in a moment.")


def _odd_answer_text(error: AnswerNotUnderstoodError) -> str:
    if isinstance(error, EmptyListingError):
        return empty_listing_text(error.known)
    return translate(
        "Errors",
        "VoiceDesk didn’t understand the service’s answer. Check the service address; "
        "a newer VoiceDesk may help too.",
    )


def empty_listing_text(known: int) -> str:
    return translate(
        "Errors",
        "The service’s list is empty, although it had %n voice(s) before. VoiceDesk keeps showing "
        "them.",
        "",
        known,
    )


_SOON = 90
"""Seconds up to which a wait is told as a length; longer ones are told as a time of day."""


def _wait_text(error: RateLimitedError) -> str:
    wait = error.retry_after
    if wait is None:
        return translate(
            "Errors", "That was too much at once for the service. Try again in a minute."
        )
    if wait <= _SOON:
        return translate(
            "Errors",
            "That was too much at once for the service. Try again in %n second(s).",
            "",
            max(1, round(wait)),
        )
    # A minute is added because the seconds aren't shown.
    when = datetime.fromtimestamp(error.facts.at + wait + 60, UTC).astimezone()
    return translate(
        "Errors", "That was too much at once for the service. Try again from {time}."
    ).format(time=f"{when:%H:%M}")


def _demo_text(error: DemoError) -> str:
    if isinstance(error.__cause__, LibraryError):
        return library_text(error.__cause__.problem)
    return {
        DemoProblem.PROXY: _setup_text(SetupProblem.PROXY, error.detail),
        DemoProblem.CERTIFICATES: _setup_text(SetupProblem.CERTIFICATES, error.detail),
        DemoProblem.NONE: translate("Errors", "The service has no demo of this voice yet."),
        DemoProblem.OFFLINE: translate(
            "Errors",
            "It isn’t kept on this computer, and there is no connection to fetch it.",
        ),
        DemoProblem.EXPIRED: translate(
            "Errors", "The link to it has run out. Refresh the voices, then play it again."
        ),
        DemoProblem.NOT_FOUND: translate(
            "Errors",
            "It is no longer where the service says. Refresh the voices and try again.",
        ),
        DemoProblem.REFUSED: translate(
            "Errors", "The place where it is kept won’t hand it out. Try again later."
        ),
        DemoProblem.TOO_LARGE: translate(
            "Errors", "The file is far larger than a demo should be, so it wasn’t fetched."
        ),
        DemoProblem.NOT_AUDIO: translate("Errors", "What arrived isn’t sound that can be played."),
        DemoProblem.WEB_PAGE: translate(
            "Errors",
            "A web page came in its place, such as a notice that the link isn’t valid. Refresh the "
            "voices and try again.",
        ),
        DemoProblem.CUT_OFF: translate(
            "Errors", "The connection broke before all of it had arrived. Try again."
        ),
        DemoProblem.TIMED_OUT: translate(
            "Errors", "It took too long to arrive. Try again in a moment."
        ),
        DemoProblem.BAD_LINK: translate(
            "Errors", "The link that the service gave for it can’t be used."
        ),
        DemoProblem.DISK: translate(
            "Errors", "It couldn’t be written to the disk. Check that the disk isn’t full."
        ),
        DemoProblem.DECODER: translate(
            "Errors", "VoiceDesk couldn’t start what decodes sound. Restart VoiceDesk to try again."
        ),
    }[error.problem]


def _token_store_text(problem: TokenStoreProblem) -> str:
    return {
        TokenStoreProblem.NO_KEYRING: translate(
            "Errors", "This computer has no password store that VoiceDesk can use."
        ),
        TokenStoreProblem.NOT_RUNNING: translate(
            "Errors",
            "No password store that VoiceDesk can use is running on this computer, such as "
            "Secret Service or KWallet on Linux.",
        ),
        TokenStoreProblem.LOCKED: translate(
            "Errors", "This computer’s password store is locked. Unlock it and try again."
        ),
        TokenStoreProblem.TIMED_OUT: translate(
            "Errors",
            "This computer’s password store doesn’t answer. It may be waiting to be unlocked.",
        ),
        TokenStoreProblem.NOT_TRUSTED: translate(
            "Errors",
            "The password store set up on this computer doesn’t protect what it keeps, so "
            "VoiceDesk won’t use it.",
        ),
        TokenStoreProblem.TOO_LONG: translate(
            "Errors", "The token is too long for this computer’s password store."
        ),
        TokenStoreProblem.BROKEN: translate(
            "Errors", "This computer’s password store reported an error."
        ),
    }[problem]


def _backup_text(problem: BackupProblem) -> str:
    return {
        BackupProblem.NOT_A_BACKUP: translate(
            "Errors", "It isn’t a backup that VoiceDesk made. Choose another file."
        ),
        BackupProblem.OLDER: translate(
            "Errors",
            "A trial version of VoiceDesk made it, whose backups can no longer be read. "
            "Make a new one with this version.",
        ),
        BackupProblem.NEWER: translate(
            "Errors", "A newer VoiceDesk made it. Update VoiceDesk, then try again."
        ),
        BackupProblem.DAMAGED: translate(
            "Errors", "The file is damaged, so nothing was taken in. Try another copy of it."
        ),
        BackupProblem.CANT_READ: translate(
            "Errors", "The file can’t be read. Check that it is still there."
        ),
        BackupProblem.CANT_WRITE: translate(
            "Errors", "It can’t be written there. Check the folder, and that there is room."
        ),
        BackupProblem.UNREADABLE: translate(
            "Errors",
            "What was written couldn’t be read back, so it wasn’t kept. Choose another disk.",
        ),
    }[problem]


def library_text(problem: LibraryProblem) -> str:
    return {
        LibraryProblem.LOCKED: translate(
            "Errors",
            "Another program has locked VoiceDesk’s library. Close that program, then try again.",
        ),
        LibraryProblem.NO_ROOM: translate(
            "Errors", "There is no room left on the disk. Make some, then try again."
        ),
        LibraryProblem.NOT_ALLOWED: translate(
            "Errors", "VoiceDesk may not write to its folder. Check the folder’s permissions."
        ),
        LibraryProblem.NEWER: translate(
            "Errors", "A newer VoiceDesk has used this library. Update VoiceDesk to change it."
        ),
        LibraryProblem.DAMAGED: translate(
            "Errors",
            "The library on this computer is damaged. Start VoiceDesk again: it puts the damaged "
            "file aside and begins a new one.",
        ),
        LibraryProblem.OTHER: translate(
            "Errors", "VoiceDesk can’t read or write its folder. Check that the disk is there."
        ),
    }[problem]


def _file_text(problem: FileProblem) -> str:
    return {
        FileProblem.NO_ROOM: translate(
            "Errors", "There is no room left on that disk. Make some, or choose another."
        ),
        FileProblem.NOT_ALLOWED: translate(
            "Errors", "You may not write there. Choose another folder."
        ),
        FileProblem.NO_FOLDER: translate(
            "Errors", "The folder isn’t there any more. Choose another one."
        ),
        FileProblem.CANT_WRITE: translate(
            "Errors", "It can’t be written there. Choose another folder."
        ),
    }[problem]
