"""Why something went wrong and what to do next, in the person's words."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    BackupError,
    DemoError,
    FileError,
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
)
from voicedesk.services.already_training_error import AlreadyTrainingError
from voicedesk.ui.messages.problem_words import (
    backup_words,
    demo_words,
    file_words,
    token_store_words,
)

translate = QCoreApplication.translate

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
