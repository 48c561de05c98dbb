"""What there is to say of the library and the settings on this computer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.errors import LibraryError
from voicedesk.library import Opening
from voicedesk.ui.messages.message import Message, MessageTone

_KEY = "library"


def library_notice(opening: Opening) -> Message | None:
    """The message for a library that isn't as it should be; None for an ordinary one."""
    if opening.set_aside is not None:
        return _damaged(opening.set_aside)
    return _newer() if opening.read_only else None


def settings_notice(set_aside: Path) -> Message:
    """The message for a settings file that could not be read."""
    translate = QCoreApplication.translate
    return Message(
        "settings",
        MessageTone.WARN,
        translate("LibraryNotice", "The settings could not be read."),
        translate(
            "LibraryNotice", "VoiceDesk started with the defaults; the old ones are kept as {file}."
        ).format(file=set_aside.name),
        details=str(set_aside),
        of_account=False,
        anew=lambda: settings_notice(set_aside),
    )


def settings_failure_notice(error: LibraryError) -> Message:
    """The message for a settings file that can neither be read nor moved out of the way."""
    translate = QCoreApplication.translate
    return Message(
        "settings",
        MessageTone.WARN,
        translate("LibraryNotice", "The settings could not be read."),
        translate(
            "LibraryNotice", "VoiceDesk started with the defaults, and can’t keep changes to them."
        ),
        details=error.detail,
        of_account=False,
        anew=lambda: settings_failure_notice(error),
    )


def failure_notice(error: LibraryError) -> Message:
    """The message for a library that can't be written any more."""
    translate = QCoreApplication.translate
    return Message(
        "library failed",
        MessageTone.BAD,
        translate("LibraryNotice", "Changes can’t be kept on this computer."),
        translate(
            "LibraryNotice", "Your voices at the service are safe. Check that the disk isn’t full."
        ),
        details=error.detail,
        anew=lambda: failure_notice(error),
    )


def _damaged(set_aside: Path) -> Message:
    translate = QCoreApplication.translate
    return Message(
        _KEY,
        MessageTone.WARN,
        translate("LibraryNotice", "The library on this computer was damaged."),
        translate("LibraryNotice", "A new one was started; the old one is kept as {file}.").format(
            file=set_aside.name
        ),
        details=str(set_aside),
        anew=lambda: _damaged(set_aside),
    )


def _newer() -> Message:
    translate = QCoreApplication.translate
    return Message(
        _KEY,
        MessageTone.WARN,
        translate("LibraryNotice", "A newer VoiceDesk has used this library."),
        translate("LibraryNotice", "Nothing is kept on this computer until you update VoiceDesk."),
        anew=_newer,
    )
