"""Backs up the open account and takes backups in."""

import time
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from voicedesk.domain.backup import BackupFacts, RestoreResult
from voicedesk.domain.text import isolated, safe_stem
from voicedesk.services.session import AccountSession
from voicedesk.ui.common.texts import date_text
from voicedesk.ui.kit.buttons import ButtonKind
from voicedesk.ui.kit.dialogs import Dialog, QuestionDialog
from voicedesk.ui.kit.files import ask_file, ask_target, documents_folder, show_folder
from voicedesk.ui.kit.labels import InlineNotice, Label
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.sentences import joined
from voicedesk.ui.tasks import Operation, OperationKind, TaskRunner


def contents_text(facts: BackupFacts) -> str:
    translate = QCoreApplication.translate
    return translate("BackupTexts", "{voices}, {demos}, {trainings}.").format(
        voices=translate("BackupTexts", "%n voice(s)", "", facts.voices),
        demos=translate("BackupTexts", "%n demo(s)", "", facts.demos),
        trainings=translate("BackupTexts", "%n training(s)", "", facts.trainings),
    )


def origin_text(facts: BackupFacts) -> str:
    """Whose backup it is, and of when."""
    return QCoreApplication.translate(
        "BackupTexts", "A backup of the account “{name}” from {when}."
    ).format(name=isolated(facts.account), when=date_text(facts.made_at))


def saved_text(facts: BackupFacts, target: Path) -> tuple[str, str]:
    fact = QCoreApplication.translate("BackupTexts", "Backup saved.")
    where = QCoreApplication.translate("BackupTexts", "It is the file {file}.").format(
        file=isolated(target.name)
    )
    return fact, joined(contents_text(facts), where)


def restored_text(result: RestoreResult) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if not result:
        fact = translate("BackupTexts", "Nothing to restore.")
        return fact, translate("BackupTexts", "All that the backup holds is here already.")
    what = translate("BackupTexts", "Taken in: {demos}, {trainings}, {marks}.").format(
        demos=translate("BackupTexts", "%n demo(s)", "", result.demos),
        trainings=translate("BackupTexts", "%n training(s)", "", result.trainings),
        marks=translate("BackupTexts", "tags and notes of %n voice(s)", "", result.marked),
    )
    newer = (
        translate("BackupTexts", "For %n voice(s) a newer mark here stayed.", "", result.newer_here)
        if result.newer_here
        else ""
    )
    return translate("BackupTexts", "Backup restored."), joined(what, newer)


class RestoreDialog(QuestionDialog):
    """Says what the backup holds, where it goes, and that nothing newer is overwritten.

    Args:
        account: the name of the account it is taken into.
        foreign: whether it was made of another account.
    """

    def __init__(self, window: QWidget, facts: BackupFacts, account: str, *, foreign: bool) -> None:
        super().__init__(window, act=ButtonKind.PRIMARY)
        self._facts = facts
        self._account = account
        self.contents = Label(ink="text2", wrap=True, tabular=True)
        self.rule = Label(ink="text2", wrap=True)
        self.foreign = InlineNotice("warn")
        self.foreign.setVisible(foreign)
        self.add(self.contents, self.foreign, self.rule)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("Restore into the account “{name}”?").format(name=isolated(self._account)),
            origin_text(self._facts),
            keep=self.tr("Cancel"),
            act=self.tr("Restore"),
        )
        self.contents.setText(contents_text(self._facts))
        self.rule.setText(
            self.tr(
                "What is newer on this computer stays as it is; what is missing is added. "
                "Voices at the service aren’t touched."
            )
        )
        self.foreign.show_text(
            self.tr("It was made of another account, whose voices this one may not have."),
            icon="warn",
            ink="training",
        )


_KEY = "backup"
_SAVING, _LOOKING, _RESTORING = "backup.save", "backup.look", "backup.restore"
_TOLD_EVERY = 1.0
"""Seconds between two words on how far it has come: a screen reader reads each of them."""


class BackupPresenter(QObject):
    """Joins the menu's "Back up…" and "Restore…" to the account.

    Args:
        restore: takes a backup into the open account, and opens that anew.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        restore: Callable[[Path], Awaitable[RestoreResult]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._restore = restore
        self._session: AccountSession | None = None
        self._told_at = 0.0
        window.commands.backup.triggered.connect(self.ask_where_to)
        window.commands.restore.triggered.connect(self.ask_which)
        self._allow()

    def open(self, session: AccountSession) -> None:
        self._session = session
        self._allow()

    def close(self) -> None:
        self._session = None
        self._tasks.end(_SAVING)
        self._tasks.end(_LOOKING)
        dialog = self._window.findChild(RestoreDialog)
        if dialog is not None:
            dialog.close_dialog()
        self._allow()

    def ask_where_to(self) -> None:
        """Ask for the file that the backup is to be."""
        if self._session is not None:
            name = safe_stem(self._session.account.name, "")
            suggested = documents_folder() / f"VoiceDesk {name} {date.today():%Y-%m-%d}.zip"  # noqa: DTZ011
            ask_target(self._window, self.tr("Back up"), suggested, self._kind(), self.save)

    def save(self, target: Path) -> None:
        session = self._session
        if session is None:
            return

        async def save() -> None:
            try:
                facts = await session.backup.write(target, self._tell)
            finally:
                self._window.messages.withdraw(_KEY)
            self._window.messages.show(self._saved(facts, target))

        operation = Operation(
            OperationKind.BACK_UP, session.account.name, lambda: self.save(target)
        )
        if not self._tasks.is_busy(_SAVING):
            self._told_at = time.monotonic()
            self._window.messages.show(self._saving(0, 0))
            # A read: at the end of the program nobody waits for it, and nothing is left half done.
            self._tasks.read(_SAVING, operation, save)

    def ask_which(self) -> None:
        if self._session is not None:
            ask_file(
                self._window, self.tr("Restore"), documents_folder(), self._kind(), self.look_at
            )

    def look_at(self, path: Path) -> None:
        """Look at a backup, and ask whether it is to be taken in."""
        session = self._session
        if session is None:
            return

        async def look() -> None:
            facts = await session.backup.look(path)
            if self._window.findChild(Dialog) is None:
                self._ask(session, facts, path)

        operation = Operation(OperationKind.RESTORE, path.name, lambda: self.look_at(path))
        self._tasks.read(_LOOKING, operation, look)

    def take_in(self, path: Path) -> None:
        """Take a backup into the open account."""

        async def take_in() -> None:
            result = await self._restore(path)
            self._window.messages.show(self._restored(result))

        operation = Operation(OperationKind.RESTORE, path.name, lambda: self.take_in(path))
        self._tasks.write(_RESTORING, operation, take_in)

    def _ask(self, session: AccountSession, facts: BackupFacts, path: Path) -> None:
        dialog = RestoreDialog(
            self._window,
            facts,
            session.account.name,
            foreign=session.backup.is_of_another_account(facts),
        )
        dialog.confirmed.connect(lambda: self.take_in(path))
        dialog.ask()

    def _allow(self) -> None:
        for command in (self._window.commands.backup, self._window.commands.restore):
            command.setEnabled(self._session is not None)

    def _kind(self) -> str:
        return self.tr("VoiceDesk backups (*.zip)")

    def _tell(self, done: int, number: int) -> None:
        now = time.monotonic()
        if now - self._told_at >= _TOLD_EVERY and self._tasks.is_busy(_SAVING):
            self._told_at = now
            self._window.messages.show(self._saving(done, number))

    def _saving(self, done: int, number: int) -> Message:
        how_far = (
            self.tr("{done} of {number} demos so far.").format(done=done, number=number)
            if number
            else ""
        )
        return Message(
            _KEY,
            MessageTone.NOTE,
            self.tr("Backing up…"),
            how_far,
            self.tr("Cancel"),
            lambda: self._tasks.end(_SAVING),
            icon="save",
            anew=lambda: self._saving(done, number),
        )

    def _saved(self, facts: BackupFacts, target: Path) -> Message:
        fact, consequence = saved_text(facts, target)
        return Message(
            _KEY,
            MessageTone.GOOD,
            fact,
            consequence,
            self.tr("Show folder"),
            lambda: show_folder(target.parent),
            details=str(target),
            anew=lambda: self._saved(facts, target),
        )

    def _restored(self, result: RestoreResult) -> Message:
        fact, consequence = restored_text(result)
        return Message(
            _KEY,
            MessageTone.GOOD if result else MessageTone.NOTE,
            fact,
            consequence,
            anew=lambda: self._restored(result),
        )
