"""What is said of files that are being saved, or were."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.text import clean, isolated
from voicedesk.ui.kit.dialogs import show_folder
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.sentences import joined

SAVING_KEY = "saving"
EXPORT_KEY = "export"

translate = QCoreApplication.translate


def getting_message(name: str, cancel: Callable[[], None]) -> Message:
    """A demo is being fetched, so that it can be saved."""
    return Message(
        SAVING_KEY,
        MessageTone.NOTE,
        translate("SavingTexts", "Getting the demo of “{name}”…").format(name=isolated(name)),
        action=translate("SavingTexts", "Cancel"),
        act=cancel,
        icon="save",
    )


def saving_message(done: int, number: int, cancel: Callable[[], None]) -> Message:
    return Message(
        SAVING_KEY,
        MessageTone.NOTE,
        translate("SavingTexts", "Saving %n demo(s)…", "", number),
        translate("SavingTexts", "{done} of {number} so far.").format(done=done, number=number),
        translate("SavingTexts", "Cancel"),
        cancel,
        icon="save",
    )


def saved_message(file: Path) -> Message:
    return Message(
        SAVING_KEY,
        MessageTone.GOOD,
        translate("SavingTexts", "Demo saved."),
        _is_file(file),
        translate("SavingTexts", "Show folder"),
        lambda: show_folder(file.parent),
        details=str(file),
    )


def all_saved_message(
    number: int, folder: Path, failed: Mapping[str, Exception], retry: Callable[[], None]
) -> Message:
    """Several demos are saved; `failed` has the reasons of others by the voices' names."""
    fact = translate("SavingTexts", "%n demo(s) saved.", "", number)
    if not failed:
        return Message(
            SAVING_KEY,
            MessageTone.GOOD,
            fact,
            translate("SavingTexts", "They are in the folder {folder}.").format(
                folder=isolated(folder.name or str(folder))
            ),
            translate("SavingTexts", "Show folder"),
            lambda: show_folder(folder),
            details=str(folder),
        )
    if not number:
        fact = translate("SavingTexts", "No demo was saved.")
    name, error = next(iter(failed.items()))
    left = translate("SavingTexts", "%n not saved.", "", len(failed))
    reason = translate("SavingTexts", "“{name}”: {reason}").format(
        name=isolated(name), reason=error_text(error)
    )
    return Message(
        SAVING_KEY,
        MessageTone.WARN,
        fact,
        joined(left, reason),
        translate("SavingTexts", "Try again"),
        retry,
        details="\n".join(f"{clean(one)}: {error_text(why)}" for one, why in failed.items()),
    )


def exporting_message(cancel: Callable[[], None]) -> Message:
    return Message(
        EXPORT_KEY,
        MessageTone.NOTE,
        translate("SavingTexts", "Exporting the list…"),
        action=translate("SavingTexts", "Cancel"),
        act=cancel,
        icon="save",
    )


def exported_message(number: int, file: Path) -> Message:
    return Message(
        EXPORT_KEY,
        MessageTone.GOOD,
        translate("SavingTexts", "%n voice(s) exported.", "", number),
        _is_file(file),
        translate("SavingTexts", "Show folder"),
        lambda: show_folder(file.parent),
        details=str(file),
    )


def _is_file(file: Path) -> str:
    return translate("SavingTexts", "It is the file {file}.").format(file=isolated(file.name))
