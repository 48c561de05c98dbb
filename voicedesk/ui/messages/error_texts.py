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
from voicedesk.domain.recordings import RecordingError
from voicedesk.domain.storage import StorageError
from voicedesk.domain.text import isolated
from voicedesk.ui.common.texts import joined, state_text
from voicedesk.ui.messages.error_details import error_details, guide_page
from voicedesk.ui.messages.messages import (
    OFFLINE_KEY,
    Message,
    MessageKind,
    Messages,
    MessageTone,
)
from voicedesk.ui.messages.recording_texts import recording_problem_text
from voicedesk.ui.messages.refusals import answered_text, refused_text
from voicedesk.ui.messages.storage_texts import storage_text
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
        fact = translate("Errors", "“{name}” is already training.")
        return fact.format(name=isolated(operation.subject)), error_text(error)
    if isinstance(error, VoiceChangedError):
        fact = translate("Errors", "“{name}” has changed since the last refresh.")
        return fact.format(name=isolated(operation.subject)), error_text(error)
    if is_uncertain(error) and (uncertain := _uncertain_text(operation)) is not None:
        fact, consequence = uncertain
        said = error.facts.message if isinstance(error, RefusedError) else ""
        return fact, joined(answered_text(said), consequence)
    of_voice = operation.kind not in _OF_NO_VOICE
    reason = error_text(error, of_voice=of_voice)
    if _is_look(operation, error):
        looked = translate(
            "Errors", "VoiceDesk checks a voice before training it. Nothing was sent."
        )
        reason = joined(reason, looked)
    return _failed_text(operation), reason


def _is_look(operation: Operation, error: Exception) -> bool:
    """Whether it is the look at a voice before its training that failed."""
    training = operation.kind in {OperationKind.TRAIN, OperationKind.TRAIN_MANY}
    return training and isinstance(error, ServiceError) and error.facts.method == "GET"


def _failed_text(operation: Operation) -> str:
    words = {
        OperationKind.REFRESH: translate("Errors", "Couldn’t refresh the voices."),
        OperationKind.CREATE: translate("Errors", "Couldn’t create the voice."),
        OperationKind.CHECK_SAMPLE: translate("Errors", "Couldn’t check the recording."),
        OperationKind.TRAIN: translate("Errors", "Couldn’t start training “{name}”."),
        OperationKind.RENAME: translate("Errors", "Couldn’t rename “{name}”."),
        OperationKind.DELETE: translate("Errors", "Couldn’t delete “{name}”."),
        OperationKind.PLAY: translate("Errors", "Couldn’t play the demo of “{name}”."),
        OperationKind.TEST_ACCOUNT: translate("Errors", "The connection test failed."),
        OperationKind.OPEN_ACCOUNT: translate("Errors", "Couldn’t open the account “{name}”."),
        OperationKind.SAVE_ACCOUNT: translate("Errors", "Couldn’t save the account “{name}”."),
        OperationKind.REMOVE_TOKEN: translate("Errors", "Couldn’t remove the token of “{name}”."),
        OperationKind.RENAME_ACCOUNT: translate("Errors", "Couldn’t rename the account “{name}”."),
        OperationKind.REMOVE_ACCOUNT: translate("Errors", "Couldn’t remove the account “{name}”."),
        OperationKind.SAVE_SETTINGS: translate("Errors", "Couldn’t save the settings."),
        OperationKind.FOLLOW: translate("Errors", "VoiceDesk stopped checking for updates."),
        OperationKind.KEEP_OFFLINE: translate(
            "Errors", "Couldn’t update the demos on this computer."
        ),
        OperationKind.CHANGE_MARKS: translate("Errors", "Couldn’t save the change to “{name}”."),
        OperationKind.CHANGE_TAG: translate("Errors", "Couldn’t change the tag “{name}”."),
        OperationKind.BACK_UP: translate("Errors", "Couldn’t back up the account “{name}”."),
        OperationKind.RESTORE: translate("Errors", "Couldn’t restore from “{name}”."),
        OperationKind.SAVE_DEMO: translate("Errors", "Couldn’t save the demo of “{name}”."),
        OperationKind.EXPORT: translate("Errors", "Couldn’t export the list."),
        OperationKind.TRAIN_MANY: translate("Errors", "Couldn’t process the table."),
        OperationKind.SUPPORT_REPORT: translate("Errors", "Couldn’t save the support report."),
        OperationKind.GUIDE: translate("Errors", "Couldn’t open the guide."),
        OperationKind.TEST_STORAGE: translate("Errors", "Couldn’t test the storage."),
        OperationKind.SAVE_STORAGE: translate("Errors", "Couldn’t save the storage."),
        OperationKind.REMOVE_STORAGE: translate("Errors", "Couldn’t remove the storage."),
        OperationKind.CLEAR_STORAGE: translate(
            "Errors", "Couldn’t delete recordings from the storage."
        ),
        OperationKind.ASK_QUOTA: translate("Errors", "Couldn’t check how many trainings are left."),
        OperationKind.RECORD: translate("Errors", "Couldn’t load the takes."),
    }[operation.kind]
    return words.format(name=isolated(operation.subject))


def _uncertain_text(operation: Operation) -> tuple[str, str] | None:
    """What may have happened although no answer came, and what to do; None for what is no write."""
    words = {
        OperationKind.CREATE: (
            translate("Errors", "The new voice may still have been created."),
            translate("Errors", "Refresh and check the list before you create another one."),
        ),
        OperationKind.TRAIN: (
            translate("Errors", "“{name}” may have started training."),
            translate("Errors", "VoiceDesk is checking. Don’t start it again yet."),
        ),
        OperationKind.RENAME: (
            translate("Errors", "“{name}” may still have been renamed."),
            translate("Errors", "Refresh to check. It’s safe to rename it again."),
        ),
        OperationKind.DELETE: (
            translate("Errors", "“{name}” may still have been deleted."),
            translate("Errors", "Refresh to check."),
        ),
    }
    if operation.kind not in words:
        return None
    fact, consequence = words[operation.kind]
    return fact.format(name=isolated(operation.subject)), consequence


def error_text(error: Exception, *, of_voice: bool = True) -> str:  # noqa: C901, PLR0911
    """The cause and the next step, shortly; `of_voice`: what isn't found would be a voice."""
    match error:
        case ServiceError():
            return _service_text(error, of_voice=of_voice)
        case DemoError():
            return _demo_text(error)
        case TokenStoreError():
            return _token_store_text(error.problem)
        case StorageError():
            return storage_text(error)
        case RecordingError():
            return joined(*recording_problem_text(error))
        case BackupError():
            return _backup_text(error.problem)
        case FileError():
            return _file_text(error.problem)
        case AlreadyTrainingError() | VoiceChangedError():
            return _not_sent_text(error)
        case SandboxError():
            return translate(
                "Errors",
                "The sandbox couldn’t start. Try again. If it keeps happening, "
                "report it and include the details.",
            )
        case LibraryError():
            return library_text(error.problem)
        case _:
            return translate(
                "Errors",
                "VoiceDesk ran into a problem. Try again. If it keeps happening, "
                "report it and include the details.",
            )


def _not_sent_text(error: AlreadyTrainingError | VoiceChangedError) -> str:
    """Why nothing was sent that would have cost something."""
    if isinstance(error, VoiceChangedError):
        return _changed_text(error)
    if error.elsewhere:
        return translate(
            "Errors",
            "The training was started elsewhere, so nothing was sent. Try again when it finishes.",
        )
    return translate(
        "Errors", "A second training would be charged again. Wait until this one finishes."
    )


def _changed_text(error: VoiceChangedError) -> str:
    before, now = error.before, error.now
    parts: list[str] = []
    if before.state != now.state:
        words = translate("Errors", "Its state changed from “{before}” to “{now}”.")
        states = {"now": state_text(now.state), "before": state_text(before.state)}
        parts.append(words.format(**{key: isolated(state) for key, state in states.items()}))
    elif without_query(before.demo_url) != without_query(now.demo_url):
        parts.append(
            translate("Errors", "It has a new demo, so it may have been trained elsewhere.")
        )
    if before.name != now.name:
        words = translate("Errors", "It’s now called “{name}”.")
        parts.append(words.format(name=isolated(now.name)))
    sent = translate(
        "Errors",
        "Nothing was sent. Check the voice, then start the training again if you still want to.",
    )
    return reduce(joined, [*parts, sent])


def not_the_service_text() -> str:
    return translate("Errors", "This isn’t the voice service. Check the service address.")


def _unreachable_text(error: NoConnectionError) -> str:
    if isinstance(error, NetworkSetupError):
        return _setup_text(error.problem, error.name)
    return translate("Errors", "Can’t reach the service. Check your network and try again.")


def _setup_text(problem: SetupProblem, name: str) -> str:
    """Which network setting can't be used, and what to do."""
    words = {
        SetupProblem.PROXY: translate(
            "Errors",
            "The proxy {name} isn’t working. Choose another one in Settings, or turn it off.",
        ),
        SetupProblem.CERTIFICATES: translate(
            "Errors",
            "Can’t read the certificates in {name}. Correct or remove this variable, "
            "then restart VoiceDesk.",
        ),
    }
    return words[problem].format(name=isolated(name))


def _service_text(error: ServiceError, *, of_voice: bool) -> str:
    match error:
        case RateLimitedError():
            return _wait_text(error)
        case RefusedError():
            return refused_text(error.facts.message, error.facts.status)
        case NoConnectionError():
            return _unreachable_text(error)
        case TimedOutError():
            return translate(
                "Errors", "The service took too long to answer. Try again in a moment."
            )
        case TokenRefusedError():
            return translate(
                "Errors", "The service doesn’t accept the token. Check it in your account."
            )
        case NotFoundError():
            unknown = translate(
                "Errors",
                "The service no longer has this voice. It may have been deleted on another device.",
            )
            return unknown if of_voice else not_the_service_text()
        case ServiceBrokenError():
            return translate(
                "Errors", "The service is having a problem. Try again in a few minutes."
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
        "VoiceDesk couldn’t read the service’s answer. Check the service address, or "
        "update VoiceDesk.",
    )


def empty_listing_text(known: int) -> str:
    return translate(
        "Errors",
        "The list came back empty, but it had %n voice(s) before. VoiceDesk is still showing them.",
        "",
        known,
    )


_SOON = 90
"""Seconds up to which a wait is told as a length; longer ones are told as a time of day."""


def _wait_text(error: RateLimitedError) -> str:
    wait = error.retry_after
    if wait is None:
        return translate("Errors", "Too many requests. Try again in a minute.")
    if wait <= _SOON:
        return translate(
            "Errors",
            "Too many requests. Try again in %n second(s).",
            "",
            max(1, round(wait)),
        )
    # A minute is added because the seconds aren't shown.
    when = datetime.fromtimestamp(error.facts.at + wait + 60, UTC).astimezone()
    return translate("Errors", "Too many requests. Try again after {time}.").format(
        time=f"{when:%H:%M}"
    )


def _demo_text(error: DemoError) -> str:
    if isinstance(error.__cause__, LibraryError):
        return library_text(error.__cause__.problem)
    return {
        DemoProblem.PROXY: _setup_text(SetupProblem.PROXY, error.detail),
        DemoProblem.CERTIFICATES: _setup_text(SetupProblem.CERTIFICATES, error.detail),
        DemoProblem.NONE: translate("Errors", "This voice doesn’t have a demo yet."),
        DemoProblem.OFFLINE: translate(
            "Errors",
            "It isn’t on this computer, and you’re offline.",
        ),
        DemoProblem.EXPIRED: translate(
            "Errors", "Its link has expired. Refresh, then play it again."
        ),
        DemoProblem.NOT_FOUND: translate(
            "Errors",
            "The file no longer exists. Refresh and try again.",
        ),
        DemoProblem.REFUSED: translate(
            "Errors", "The server denied access to it. Try again later."
        ),
        DemoProblem.TOO_LARGE: translate(
            "Errors", "The file is too large to be a demo, so it wasn’t downloaded."
        ),
        DemoProblem.NOT_AUDIO: translate("Errors", "The downloaded file isn’t playable audio."),
        DemoProblem.WEB_PAGE: translate(
            "Errors",
            "The server sent a web page instead of audio. Refresh and try again.",
        ),
        DemoProblem.CUT_OFF: translate("Errors", "The download was interrupted. Try again."),
        DemoProblem.TIMED_OUT: translate(
            "Errors", "The download took too long. Try again in a moment."
        ),
        DemoProblem.BAD_LINK: translate("Errors", "The service gave an invalid link."),
        DemoProblem.DISK: translate(
            "Errors", "Couldn’t write it to the disk. Check that the disk isn’t full."
        ),
        DemoProblem.DECODER: translate(
            "Errors", "The audio decoder couldn’t start. Restart VoiceDesk and try again."
        ),
    }[error.problem]


def _token_store_text(problem: TokenStoreProblem) -> str:
    return {
        TokenStoreProblem.NO_KEYRING: translate(
            "Errors",
            "VoiceDesk can’t find a keyring on this computer, so it can’t save your token.",
        ),
        TokenStoreProblem.NOT_RUNNING: translate(
            "Errors",
            "VoiceDesk can’t find a running keyring on this computer, such as GNOME "
            "Keyring or KWallet, so it can’t save your token.",
        ),
        TokenStoreProblem.LOCKED: translate(
            "Errors", "The keyring is locked. Unlock it and try again."
        ),
        TokenStoreProblem.TIMED_OUT: translate(
            "Errors",
            "The keyring isn’t responding. It may be waiting for you to unlock it.",
        ),
        TokenStoreProblem.NOT_TRUSTED: translate(
            "Errors",
            "This computer’s keyring stores passwords unprotected, so VoiceDesk won’t use it.",
        ),
        TokenStoreProblem.TOO_LONG: translate(
            "Errors", "The token is too long for this computer’s keyring."
        ),
        TokenStoreProblem.BROKEN: translate("Errors", "The keyring reported an error."),
    }[problem]


def _backup_text(problem: BackupProblem) -> str:
    return {
        BackupProblem.NOT_A_BACKUP: translate(
            "Errors", "This isn’t a VoiceDesk backup. Choose another file."
        ),
        BackupProblem.OLDER: translate(
            "Errors",
            "This backup is from a trial version and can no longer be read. Make a "
            "new one with this version.",
        ),
        BackupProblem.NEWER: translate(
            "Errors", "This backup is from a newer version. Update VoiceDesk and try again."
        ),
        BackupProblem.DAMAGED: translate(
            "Errors", "The file is damaged, so nothing was restored. Try another copy."
        ),
        BackupProblem.CANT_READ: translate(
            "Errors", "Can’t read the file. Check that it still exists."
        ),
        BackupProblem.CANT_WRITE: translate(
            "Errors", "Can’t write to this folder. Check its permissions and the free space."
        ),
        BackupProblem.UNREADABLE: translate(
            "Errors",
            "The saved file couldn’t be verified, so it was discarded. Choose another disk.",
        ),
    }[problem]


def library_text(problem: LibraryProblem) -> str:
    return {
        LibraryProblem.LOCKED: translate(
            "Errors",
            "Another program is using VoiceDesk’s library. Close it and try again.",
        ),
        LibraryProblem.NO_ROOM: translate(
            "Errors", "The disk is full. Free up some space and try again."
        ),
        LibraryProblem.NOT_ALLOWED: translate(
            "Errors", "VoiceDesk can’t write to its folder. Check the folder’s permissions."
        ),
        LibraryProblem.NEWER: translate(
            "Errors",
            "This library was last used by a newer version. Update VoiceDesk to make changes.",
        ),
        LibraryProblem.DAMAGED: translate(
            "Errors",
            "The library on this computer is damaged. Restart VoiceDesk: it sets the "
            "damaged file aside and starts a new one.",
        ),
        LibraryProblem.OTHER: translate(
            "Errors", "VoiceDesk can’t use its folder. Check that the disk is connected."
        ),
    }[problem]


def _file_text(problem: FileProblem) -> str:
    return {
        FileProblem.NO_ROOM: translate(
            "Errors", "The disk is full. Free up some space or choose another disk."
        ),
        FileProblem.NOT_ALLOWED: translate(
            "Errors", "You don’t have permission to save there. Choose another folder."
        ),
        FileProblem.NO_FOLDER: translate(
            "Errors", "The folder no longer exists. Choose another one."
        ),
        FileProblem.CANT_WRITE: translate("Errors", "Couldn’t save there. Choose another folder."),
    }[problem]
