"""What is said of files that are being saved, or were."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.text import clean, isolated
from voicedesk.ui.common.texts import joined
from voicedesk.ui.kit.dialogs import show_folder
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.messages.messages import Message, MessageKind, MessageTone

SAVING_KEY = "saving"
EXPORT_KEY = "export"

translate = QCoreApplication.translate


def getting_message(name: str, cancel: Callable[[], None]) -> Message:
    fact = translate("SavingTexts", "Downloading the demo of “{name}”…").format(name=isolated(name))
    return _under_way(SAVING_KEY, fact, "", cancel)


def saving_message(done: int, number: int, cancel: Callable[[], None]) -> Message:
    fact = translate("SavingTexts", "Saving %n demo(s)…", "", number)
    so_far = translate("SavingTexts", "{done} of {number} done.")
    return _under_way(SAVING_KEY, fact, so_far.format(done=done, number=number), cancel)


def exporting_message(cancel: Callable[[], None]) -> Message:
    return _under_way(EXPORT_KEY, translate("SavingTexts", "Exporting the list…"), "", cancel)


def saved_message(file: Path) -> Message:
    where = translate("SavingTexts", "Saved as {file}.").format(file=isolated(file.name))
    return _done(SAVING_KEY, translate("SavingTexts", "Demo saved."), where, file, file.parent)


def exported_message(number: int, file: Path) -> Message:
    fact = translate("SavingTexts", "%n voice(s) exported.", "", number)
    where = translate("SavingTexts", "Saved as {file}.").format(file=isolated(file.name))
    return _done(EXPORT_KEY, fact, where, file, file.parent)


def all_saved_message(
    number: int, folder: Path, failed: Mapping[str, Exception], retry: Callable[[], None]
) -> Message:
    """Several demos are saved; `failed` has the reasons of others by the voices' names."""
    fact = translate("SavingTexts", "%n demo(s) saved.", "", number)
    if not failed:
        where = translate("SavingTexts", "Saved in {folder}.")
        where = where.format(folder=isolated(folder.name or str(folder)))
        return _done(SAVING_KEY, fact, where, folder, folder)
    name, error = next(iter(failed.items()))
    left = translate("SavingTexts", "%n not saved.", "", len(failed))
    reason = translate("SavingTexts", "“{name}”: {reason}").format(
        name=isolated(name), reason=error_text(error)
    )
    return Message(
        SAVING_KEY,
        MessageTone.WARN,
        fact if number else translate("SavingTexts", "No demos were saved."),
        joined(left, reason),
        translate("SavingTexts", "Try again"),
        retry,
        details="\n".join(f"{clean(one)}: {error_text(why)}" for one, why in failed.items()),
    )


def _under_way(key: str, fact: str, so_far: str, cancel: Callable[[], None]) -> Message:
    word = translate("SavingTexts", "Cancel")
    return Message(
        key, MessageTone.NOTE, fact, so_far, word, cancel, kind=MessageKind.PROGRESS, icon="save"
    )


def _done(key: str, fact: str, where: str, path: Path, folder: Path) -> Message:
    return Message(
        key,
        MessageTone.GOOD,
        fact,
        where,
        translate("SavingTexts", "Show folder"),
        lambda: show_folder(folder),
        details=str(path),
    )
