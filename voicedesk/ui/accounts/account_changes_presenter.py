"""Asks before an account is renamed or removed, and has it done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from voicedesk.domain.account import Account
from voicedesk.domain.display import isolated
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.remove_account_sheet import RemoveAccountSheet
from voicedesk.ui.accounts.rename_account_sheet import RenameAccountSheet
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.work import Work

CHANGE = "accounts.change"
"""One at a time: each closes and opens what the other may be working on."""
_UNDER_WAY = "account change"
_SLOW_MS = 600


class Changes(Protocol):
    """What carries the changes out."""

    async def rename(self, account: Account, new_name: str) -> None:
        """Give an account another name."""
        ...

    async def remove(self, account: Account, *, with_library: bool) -> None:
        """Remove an account."""
        ...


class AccountChangesPresenter(QObject):
    """Joins the questions about accounts to what carries the answers out."""

    def __init__(
        self, window: MainWindow, work: Work, known: KnownAccounts, changes: Changes
    ) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._known = known
        self._changes = changes

    def ask_rename(self, account: Account) -> None:
        """Ask for another name."""
        if self._window.findChild(Sheet) is None:
            sheet = RenameAccountSheet(
                self._window.theme,
                self._window,
                account,
                lambda name: self._known.find(name) is not None,
            )
            sheet.renamed.connect(lambda name: self.rename(account, name))
            sheet.ask()

    def ask_removal(self, account: Account) -> None:
        """Ask whether an account is to be removed, and whether its library goes too."""
        if self._window.findChild(Sheet) is None:
            sheet = RemoveAccountSheet(self._window.theme, self._window, account)
            with_library = sheet.with_library.isChecked
            sheet.confirmed.connect(lambda: self.remove(account, with_library=with_library()))
            sheet.ask()

    def rename(self, account: Account, new_name: str) -> None:
        """Give an account another name."""

        async def rename() -> None:
            with self._told_if_slow(lambda: self._renaming(account.name)):
                await self._changes.rename(account, new_name)
            self._window.board.withdraw(f"{Doing.RENAME_ACCOUNT}:{account.name}")

        attempt = Attempt(
            Doing.RENAME_ACCOUNT, account.name, lambda: self.rename(account, new_name)
        )
        self._work.write(CHANGE, attempt, rename)

    def remove(self, account: Account, *, with_library: bool) -> None:
        """Remove an account."""

        async def remove() -> None:
            with self._told_if_slow(lambda: self._removing(account.name)):
                await self._changes.remove(account, with_library=with_library)
            self._window.board.withdraw(f"{Doing.REMOVE_ACCOUNT}:{account.name}")
            self._window.board.show(self._removed(account.name, with_library=with_library))

        attempt = Attempt(
            Doing.REMOVE_ACCOUNT,
            account.name,
            lambda: self.remove(account, with_library=with_library),
        )
        self._work.write(CHANGE, attempt, remove)

    @contextmanager
    def _told_if_slow(self, message: Callable[[], Message]) -> Iterator[None]:
        """A locked password store waits for the person, who has to know what it waits for."""
        soon = QTimer(self)
        soon.setSingleShot(True)
        soon.timeout.connect(lambda: self._window.board.show(message()))
        soon.start(_SLOW_MS)
        try:
            yield
        finally:
            soon.deleteLater()
            soon.stop()
            self._window.board.withdraw(_UNDER_WAY)

    def _renaming(self, name: str) -> Message:
        words = self.tr("Renaming the account “{name}”…").format(name=isolated(name))
        return self._under_way(words, lambda: self._renaming(name))

    def _removing(self, name: str) -> Message:
        words = self.tr("Removing the account “{name}”…").format(name=isolated(name))
        return self._under_way(words, lambda: self._removing(name))

    def _under_way(self, words: str, anew: Callable[[], Message]) -> Message:
        return Message(
            _UNDER_WAY,
            MessageTone.NOTE,
            words,
            self.tr("This computer’s password store may ask you to unlock it."),
            icon="key",
            of_account=False,
            anew=anew,
        )

    def _removed(self, name: str, *, with_library: bool) -> Message:
        return Message(
            f"account removed:{name}",
            MessageTone.GOOD,
            self.tr("The account “{name}” was removed.").format(name=isolated(name)),
            self.tr("Its library on this computer was deleted.")
            if with_library
            else self.tr("Its library stays on this computer."),
            of_account=False,
            anew=lambda: self._removed(name, with_library=with_library),
        )
