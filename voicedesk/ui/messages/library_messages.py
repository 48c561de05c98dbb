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
                "LibraryNotice", "VoiceDesk started a new one. The damaged file is saved as {file}."
            ).format(file=opening.set_aside.name),
            details=str(opening.set_aside),
        )
    if opening.is_locked:
        return Message(
            LIBRARY_KEY,
            MessageTone.WARN,
            translate("LibraryNotice", "VoiceDesk can’t write to the data folder."),
            translate(
                "LibraryNotice",
                "You’re seeing the last saved data. Nothing can be saved or trained "
                "until this is fixed.",
            ),
            kind=MessageKind.CONDITION,
        )
    if opening.read_only:
        return Message(
            LIBRARY_KEY,
            MessageTone.WARN,
            translate("LibraryNotice", "This library was last used by a newer version."),
            translate("LibraryNotice", "Update VoiceDesk to save changes on this computer."),
            kind=MessageKind.CONDITION,
        )
    return None


def settings_lost_message(set_aside: Path) -> Message:
    return Message(
        "settings",
        MessageTone.WARN,
        translate("LibraryNotice", "Couldn’t read the settings."),
        translate(
            "LibraryNotice",
            "VoiceDesk is using the defaults. Your old settings are saved as {file}.",
        ).format(file=set_aside.name),
        details=str(set_aside),
        of_account=False,
    )


def settings_failed_message(error: LibraryError) -> Message:
    """The message for a settings file that can neither be read nor moved out of the way."""
    return Message(
        "settings",
        MessageTone.WARN,
        translate("LibraryNotice", "Couldn’t read the settings."),
        translate("LibraryNotice", "VoiceDesk is using the defaults and can’t save changes."),
        details=error.detail,
        of_account=False,
    )


def library_failed_message(error: LibraryError) -> Message:
    return Message(
        LIBRARY_FAILED,
        MessageTone.BAD,
        translate("LibraryNotice", "Can’t save changes on this computer."),
        joined(
            translate("LibraryNotice", "The voices in your account are safe."),
            library_text(error.problem),
        ),
        details=error.detail,
        kind=MessageKind.CONDITION,
    )
