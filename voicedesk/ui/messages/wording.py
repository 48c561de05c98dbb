"""Errors as messages: what happened, what to do next, and one action where there is one."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voicedesk.domain.errors import (
    BackupError,
    BackupProblem,
    DemoError,
    DemoProblem,
    FileError,
    LibraryError,
    NoConnectionError,
    RateLimitedError,
    SandboxError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
    TokenStoreError,
    TokenStoreProblem,
)
from voicedesk.services.already_training_error import AlreadyTrainingError
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.messages.attempt_words import (
    already_training_words,
    failed_words,
    uncertain_words,
)
from voicedesk.ui.messages.error_details import error_details
from voicedesk.ui.messages.error_words import error_words
from voicedesk.ui.messages.message import Message, MessageTone

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
