"""Backs up the open account and takes backups in."""

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.backup import BackupFacts, RestoreResult
from voicedesk.domain.text import isolated, safe_stem
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.common.texts import date_text, joined
from voicedesk.ui.kit.dialogs import ask, ask_file, ask_target, documents_folder, show_folder
from voicedesk.ui.kit.labels import InlineNotice, Label
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageKind, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

_KEY = "backup"

Progress = Callable[[int, int], None]


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
        "BackupTexts", "Backup of the account “{name}” from {when}."
    ).format(name=isolated(facts.account), when=date_text(facts.made_at))


def saved_message(facts: BackupFacts, target: Path) -> Message:
    where = QCoreApplication.translate("BackupTexts", "Saved as {file}.")
    return Message(
        _KEY,
        MessageTone.GOOD,
        QCoreApplication.translate("BackupTexts", "Backup saved."),
        joined(contents_text(facts), where.format(file=isolated(target.name))),
        QCoreApplication.translate("BackupTexts", "Show folder"),
        lambda: show_folder(target.parent),
        details=str(target),
    )


def restored_message(result: RestoreResult) -> Message:
    translate = QCoreApplication.translate
    if not result:
        return Message(
            _KEY,
            MessageTone.NOTE,
            translate("BackupTexts", "Nothing to restore."),
            translate("BackupTexts", "Everything in the backup is already here."),
        )
    what = translate("BackupTexts", "Restored: {demos}, {trainings}, {marks}.").format(
        demos=translate("BackupTexts", "%n demo(s)", "", result.demos),
        trainings=translate("BackupTexts", "%n training(s)", "", result.trainings),
        marks=translate("BackupTexts", "tags and notes of %n voice(s)", "", result.annotated),
    )
    newer = translate(
        "BackupTexts",
        "%n voice(s) have newer tags or notes here; those were kept.",
        "",
        result.newer_here,
    )
    return Message(
        _KEY,
        MessageTone.GOOD,
        translate("BackupTexts", "Backup restored."),
        joined(what, newer if result.newer_here else ""),
    )


_SAVING = TaskKey("save backup", of_account=False)
_LOOKING = TaskKey("look at backup", of_account=False)
_RESTORING = TaskKey("restore backup", of_account=False)
_TOLD_EVERY = 1.0
"""Seconds between two words on how far it has come: a screen reader reads each of them."""


class BackupPresenter(AccountPart):
    """Joins the menu's "Back up…" and "Restore…" to the account.

    Args:
        restore: takes a backup into the open account, and opens that again; tells how far it is.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        restore: Callable[[Path, Progress], Awaitable[RestoreResult]],
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._restore_into_account = restore
        self.attach()

    def attach(self) -> None:
        self._window.commands.backup.triggered.connect(self.ask_where_to)
        self._window.commands.restore.triggered.connect(self.ask_which)
        self._enable()

    def opened(self, _session: AccountSession) -> None:
        self._enable()

    def closed(self) -> None:
        self._tasks.end(_SAVING)
        self._tasks.end(_LOOKING)
        self._enable()

    def _enable(self) -> None:
        for command in (self._window.commands.backup, self._window.commands.restore):
            command.setEnabled(self._session is not None)

    def ask_where_to(self) -> None:
        if self._session is not None:
            name = safe_stem(self._session.account.name, "")
            suggested = documents_folder() / f"VoiceDesk {name} {date.today():%Y-%m-%d}.zip"  # noqa: DTZ011
            ask_target(self._window, self.tr("Back up"), suggested, self._kind(), self.save)

    def save(self, target: Path) -> None:
        session = self._session
        if session is None or self._tasks.is_busy(_SAVING):
            return

        async def save() -> None:
            with self._progress(_SAVING, self.tr("Backing up…"), "save") as progress:
                facts = await session.library.backup.write(target, session.account, progress)
            self._window.messages.show(saved_message(facts, target))

        operation = Operation(
            OperationKind.BACK_UP, session.account.name, lambda: self.save(target)
        )
        # A read: at the end of the program nobody waits for it, and nothing is left half done.
        self._tasks.read(_SAVING, operation, save)

    @contextmanager
    def _progress(self, key: TaskKey, fact: str, icon: str) -> Iterator[Progress]:
        """Within, a message tells how far it has come and can end it; gone afterwards."""
        messages = self._window.messages
        told_at = time.monotonic()

        def message(words: str) -> Message:
            cancel = self.tr("Cancel")
            end = partial(self._tasks.end, key)
            return Message(
                _KEY,
                MessageTone.NOTE,
                fact,
                words,
                cancel,
                end,
                kind=MessageKind.PROGRESS,
                of_account=False,
                icon=icon,
            )

        def show(done: int, number: int) -> None:
            nonlocal told_at
            now = time.monotonic()
            if now - told_at >= _TOLD_EVERY and self._tasks.is_busy(key):
                told_at = now
                percent = 100 * done // max(1, number)
                messages.show(message(self.tr("{percent}% done.").format(percent=percent)))

        messages.show(message(""))
        try:
            yield show
        finally:
            messages.withdraw(_KEY)

    def ask_which(self) -> None:
        if self._session is not None:
            ask_file(
                self._window, self.tr("Restore"), documents_folder(), self._kind(), self.look_at
            )

    def look_at(self, path: Path) -> None:
        session = self._session
        if session is None:
            return

        async def look() -> None:
            facts = await session.library.backup.look(path)
            rule = Label(
                self.tr(
                    "Missing items are added. Newer items on this computer and the "
                    "voices in your account don’t change."
                ),
                ink="text2",
                wrap=True,
            )
            if await ask(
                self._window,
                self.tr("Restore into the account “{name}”?").format(
                    name=isolated(session.account.name)
                ),
                origin_text(facts),
                self.tr("Restore"),
                parts=(
                    Label(contents_text(facts), ink="text2", wrap=True, tabular=True),
                    *([] if facts.is_of(session.account) else [self._foreign_notice()]),
                    rule,
                ),
            ):
                self._restore(path)

        operation = Operation(OperationKind.RESTORE, path.name, lambda: self.look_at(path))
        self._tasks.read(_LOOKING, operation, look)

    def _foreign_notice(self) -> InlineNotice:
        notice = InlineNotice("warn")
        notice.show_text(
            self.tr("This backup is from another account, which may have different voices."),
            icon="warn",
            ink="training",
        )
        return notice

    def _restore(self, path: Path) -> None:
        async def restore() -> None:
            with self._progress(_RESTORING, self.tr("Restoring…"), "refresh") as progress:
                result = await self._restore_into_account(path, progress)
            self._window.messages.show(restored_message(result))

        operation = Operation(OperationKind.RESTORE, path.name, lambda: self._restore(path))
        self._tasks.write(_RESTORING, operation, restore)

    def _kind(self) -> str:
        return self.tr("VoiceDesk backups (*.zip)")
