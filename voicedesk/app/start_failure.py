"""What keeps the program from starting, in a window with the ways on.

Loaded only then. There is no event loop of asyncio's yet, or no longer, so Qt's is turned here.
"""

import errno
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMessageBox

from voicedesk.app.options import Options
from voicedesk.app.single_instance import NoAnswerError
from voicedesk.resources import resource
from voicedesk.ui.kit.dialogs import documents_folder
from voicedesk.ui.languages import Languages, window_language

translate = QCoreApplication.translate

_UNSEEN = {"offscreen", "minimal"}
"""Platforms whose windows nobody sees."""
_WAKE_MS = 100
"""How often a signal that came meanwhile is looked for."""


@dataclass(frozen=True, slots=True)
class StartFailure:
    """Why it doesn't start.

    Attributes:
        line: for standard error, in English.
        title, sentence: for the window.
        retries: whether another try can help without another start of the program.
        folder: whether another data folder can help.
        anyway: whether the person may know better, and have it opened.
    """

    line: str
    title: str
    sentence: str
    retries: bool = True
    folder: bool = False
    anyway: bool = False


def ask_way_out(
    error: Exception, options: Options, is_over: Callable[[], bool], *, is_open: bool = False
) -> Options | None:
    """Say why it doesn't start, on standard error and in a window where one can be seen.

    Args:
        options: it was started with.
        is_over: whether the program was asked to end meanwhile.
        is_open: the window is seen already, and can't be filled.

    Returns:
        What to try next; None to end.
    """
    application = QApplication.instance()
    languages = None
    if isinstance(application, QApplication) and not is_open:
        languages = Languages(application, resource("translations"))
        languages.use(window_language(options.language))
    failure = failure_of(error)
    print(f"voicedesk: {failure.line}", file=sys.stderr)  # noqa: T201 - the contract's one line
    try:
        if not isinstance(application, QApplication) or application.platformName() in _UNSEEN:
            return None
        question = StartFailureBox(failure, error, retries=not is_open)
        return question.way_out(options, is_over) if _show(question, is_over) else None
    finally:
        if languages is not None:
            languages.remove()


def failure_of(error: Exception) -> StartFailure:
    """What an error means to the person who starts the program."""
    if isinstance(error, NoAnswerError):
        return _taken(error)
    if isinstance(error, ImportError):
        return StartFailure(
            f"a library can't be loaded: {error}",
            translate("StartFailure", "VoiceDesk is missing a library."),
            translate(
                "StartFailure", "Can’t load {library}. Install it, then start VoiceDesk again."
            ).format(library=_library_name(error)),
            retries=False,
        )
    if isinstance(error, OSError):
        return StartFailure(
            f"the data directory can't be used: {error}",
            translate("StartFailure", "VoiceDesk can’t use its data folder."),
            "\n".join(filter(None, (str(error.filename or ""), _reason(error)))),
            folder=True,
        )
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return StartFailure(
        f"it can't start: {what}",
        translate("StartFailure", "VoiceDesk couldn’t start."),
        translate("StartFailure", "An unexpected error occurred: {error}").format(error=what),
        folder=True,
    )


def _taken(error: NoAnswerError) -> StartFailure:
    if error.is_certain and not error.computer:
        title = translate("StartFailure", "VoiceDesk is already open but isn’t responding.")
        sentence = translate(
            "StartFailure",
            "Wait a moment or force it to quit, then try again. If you open it "
            "anyway, two windows will share the same data.",
        )
    elif error.computer:
        title = translate("StartFailure", "VoiceDesk is open on another computer.")
        sentence = translate(
            "StartFailure",
            "“{computer}” is using this data folder. Close VoiceDesk there, then try "
            "again. Open it anyway only if you’re sure it’s closed: two computers at "
            "once can damage the data.",
        ).format(computer=error.computer)
    else:
        title = translate("StartFailure", "VoiceDesk may already be open.")
        sentence = translate(
            "StartFailure",
            "It’s open elsewhere, or it didn’t close properly. Open it anyway only "
            "if nothing else is using this data folder.",
        )
    return StartFailure(
        "it is already running with this data directory but isn't responding",
        title,
        sentence,
        anyway=True,
    )


def _reason(error: OSError) -> str:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return translate("StartFailure", "You don’t have permission to use it.")
    if error.errno in {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}:
        return translate("StartFailure", "A file with this name is in the way.")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return translate("StartFailure", "The disk is full.")
    if error.errno == errno.EROFS:
        return translate("StartFailure", "The disk is read-only.")
    return error.strerror or str(error)


def _library_name(error: ImportError) -> str:
    start = str(error).partition(":")[0]
    return start if ".so" in start or not error.name else error.name


class StartFailureBox(QMessageBox):
    """The sentence, the ways on, and what a developer asks for."""

    def __init__(self, failure: StartFailure, error: Exception, *, retries: bool) -> None:
        super().__init__()
        self.setWindowTitle("VoiceDesk")
        self.setIcon(QMessageBox.Icon.Critical)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"{failure.title}\n\n{failure.sentence}")
        self.setDetailedText("".join(traceback.format_exception(error)))
        role = QMessageBox.ButtonRole
        self.again: QAbstractButton | None = None
        self.anyway: QAbstractButton | None = None
        self.elsewhere: QAbstractButton | None = None
        if retries and failure.retries:
            again = self.addButton(translate("StartFailure", "Try again"), role.AcceptRole)
            self.setDefaultButton(again)
            self.again = again
            if failure.folder:
                words = translate("StartFailure", "Use another folder…")
                self.elsewhere = self.addButton(words, role.ActionRole)
            if failure.anyway:
                words = translate("StartFailure", "Open anyway")
                self.anyway = self.addButton(words, role.DestructiveRole)
        self.leave = self.addButton(translate("StartFailure", "Quit"), role.RejectRole)
        self.setEscapeButton(self.leave)

    def way_out(self, options: Options, is_over: Callable[[], bool]) -> Options | None:
        """What the pressed button means; asks for the folder where that is it."""
        pressed = self.clickedButton()
        if pressed is self.again:
            return options
        if pressed is self.anyway:
            return replace(options, anyway=True)
        if pressed is self.elsewhere:
            chooser = QFileDialog(None, pressed.text(), str(documents_folder()))
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setOption(QFileDialog.Option.ShowDirsOnly)
            if _show(chooser, is_over) and chooser.result() == QDialog.DialogCode.Accepted:
                return replace(options, data_dir=Path(chooser.selectedFiles()[0]), anyway=False)
            return options
        return None


def _show(dialog: QDialog, is_over: Callable[[], bool]) -> bool:
    """Show a dialog until it is answered; False where the program was asked to end before."""
    waking = QTimer(dialog)
    waking.start(_WAKE_MS)
    dialog.open()
    while dialog.isVisible():
        if is_over():
            dialog.hide()
            return False
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return True
