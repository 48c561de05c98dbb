"""Messages about the library and the settings on this computer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.errors import LibraryError
from voicedesk.library import Opening
from voicedesk.ui.common.texts import joined
from voicedesk.ui.messages.error_texts import library_text
from voicedesk.ui.messages.messages import Message, MessageKind, MessageTone

translate = QCoreApplication.translate

LIBRARY_KEY = "library"
LIBRARY_FAILED = "library failed"


def library_message(opening: Opening) -> Message | None:
    """The message for a library that isn't as it should be; None for an ordinary one."""
    if opening.set_aside is not None:
        return Message(
            LIBRARY_KEY,
            MessageTone.WARN,
            translate("LibraryNotice", "The library on this computer was damaged."),
            translate(
                "LibraryNotice", "A new one was started; the old one is kept as {file}."
            ).format(file=opening.set_aside.name),
            details=str(opening.set_aside),
        )
    if opening.is_locked:
        return Message(
            LIBRARY_KEY,
            MessageTone.WARN,
            translate("LibraryNotice", "The data folder can’t be written to."),
            translate(
                "LibraryNotice",
                "You see what was last kept. Nothing is kept now, and nothing can be sent for "
                "training.",
            ),
            kind=MessageKind.CONDITION,
        )
    if opening.read_only:
        return Message(
            LIBRARY_KEY,
            MessageTone.WARN,
            translate("LibraryNotice", "A newer VoiceDesk has used this library."),
            translate(
                "LibraryNotice", "Nothing is kept on this computer until you update VoiceDesk."
            ),
            kind=MessageKind.CONDITION,
        )
    return None


def settings_lost_message(set_aside: Path) -> Message:
    return Message(
        "settings",
        MessageTone.WARN,
        translate("LibraryNotice", "The settings could not be read."),
        translate(
            "LibraryNotice", "VoiceDesk started with the defaults; the old ones are kept as {file}."
        ).format(file=set_aside.name),
        details=str(set_aside),
        of_account=False,
    )


def settings_failed_message(error: LibraryError) -> Message:
    """The message for a settings file that can neither be read nor moved out of the way."""
    return Message(
        "settings",
        MessageTone.WARN,
        translate("LibraryNotice", "The settings could not be read."),
        translate(
            "LibraryNotice", "VoiceDesk started with the defaults, and can’t keep changes to them."
        ),
        details=error.detail,
        of_account=False,
    )


def library_failed_message(error: LibraryError) -> Message:
    return Message(
        LIBRARY_FAILED,
        MessageTone.BAD,
        translate("LibraryNotice", "Changes can’t be kept on this computer."),
        joined(
            translate("LibraryNotice", "Your voices at the service are safe."),
            library_text(error.problem),
        ),
        details=error.detail,
        kind=MessageKind.CONDITION,
    )
