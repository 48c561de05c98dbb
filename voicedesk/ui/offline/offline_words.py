"""What is said of demos kept offline."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.ui.messages.error_words import error_words
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.sentences import joined
from voicedesk.ui.voices.voice_words import size_words

KEPT_KEY = "offline kept"
LIMIT_KEY = "offline limit"

translate = QCoreApplication.translate


def kept_message(number: int) -> Message:
    """All went well."""
    return Message(
        KEPT_KEY,
        MessageTone.GOOD,
        translate("OfflineWords", "%n demos were kept on this computer.", "", number),
        icon="kept-offline",
        anew=lambda: kept_message(number),
    )


def all_kept_message() -> Message:
    """There was nothing to do."""
    return Message(
        KEPT_KEY,
        MessageTone.GOOD,
        translate("OfflineWords", "All demos are on this computer already."),
        icon="kept-offline",
        anew=all_kept_message,
    )


def failed_message(failed: Mapping[str, Exception], again: Callable[[], None]) -> Message:
    """Some could not be kept; `failed` has the reasons by the voices' names."""
    names = list(failed)
    reasons = list(dict.fromkeys(error_words(error) for error in failed.values()))
    if len(names) == 1:
        fact = translate("OfflineWords", "The demo of “{name}” couldn’t be kept.").format(
            name=isolated(names[0])
        )
    else:
        fact = translate("OfflineWords", "%n demos couldn’t be kept.", "", len(names))
    if len(reasons) > 1:
        first = translate("OfflineWords", "“{name}”, for one: {reason}").format(
            name=isolated(names[0]), reason=reasons[0]
        )
        consequence = joined(
            first, translate("OfflineWords", "The details have the reason of each.")
        )
    else:
        consequence = reasons[0]
    return Message(
        KEPT_KEY,
        MessageTone.WARN,
        fact,
        consequence,
        translate("OfflineWords", "Try again"),
        again,
        details="\n".join(f"{name}: {error_words(error)}" for name, error in failed.items()),
        icon="cloud-off",
        anew=lambda: failed_message(failed, again),
    )


def over_limit_message(size: int, limit: int) -> Message:
    """What stays anyway takes more than the limit."""
    return Message(
        LIMIT_KEY,
        MessageTone.NOTE,
        translate("OfflineWords", "Demos take {size}, more than the limit of {limit}.").format(
            size=size_words(size), limit=size_words(limit)
        ),
        translate(
            "OfflineWords",
            "What you keep offline and your favourites stay all the same. Others are fetched anew "
            "each time.",
        ),
        icon="kept-offline",
        anew=lambda: over_limit_message(size, limit),
    )
