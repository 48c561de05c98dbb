"""Joins what is asked of accounts to the token stores, the service and what carries it out.

`AccountsPresenter` serves the form of an account, wherever one is shown: it finds out where the
token is kept, tests the connection and saves. `AccountChangesPresenter` asks before an account is
renamed or removed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt
from shiboken6 import isValid

from voicedesk.accounts import PasswordStore, TokenStore
from voicedesk.domain.account import Account
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    ServiceError,
    TokenRefusedError,
    TokenStoreError,
)
from voicedesk.domain.text import isolated
from voicedesk.services.uploads import Uploads
from voicedesk.ui.accounts.dialogs import RenameAccountDialog
from voicedesk.ui.accounts.form import (
    AccountForm,
    AccountInput,
    missing_token_text,
    refused_token_text,
)
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.kit.choices import CheckBox
from voicedesk.ui.kit.dialogs import Dialog, ask
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import error_text, not_the_service_text
from voicedesk.ui.messages.messages import Message, MessageKind, Messages, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.training.uploads import clear_or_ask

SAVE = TaskKey("save account", of_account=False)
REMOVE = TaskKey("remove token", of_account=False)
LOOK = TaskKey("look for account", of_account=False)
TEST = TaskKey("test account", of_account=False)
_LONGEST_TEST = 8.0
"""Seconds that saving waits for the test of the connection."""

Probe = Callable[[str, str], Awaitable[int]]


class AccountsPresenter(QObject):
    """Tests, saves and removes what account forms hold. One serves every form.

    Args:
        tokens: the operating system's password store.
        session_tokens: for who wants none used; asked first for a token.
        probe: lists the voices at an address with a token and returns how many there are; raises
            `ServiceError`.
        opened: called with an account that was saved, and its token.
        removed: called with an account whose token was removed.
    """

    def __init__(
        self,
        *,
        tasks: TaskRunner,
        tokens: PasswordStore,
        session_tokens: TokenStore,
        probe: Probe,
        messages: Messages,
        opened: Callable[[Account, str], None],
        removed: Callable[[Account], None],
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._tokens = tokens
        self._session_tokens = session_tokens
        self._probe = probe
        self._messages = messages
        self._opened = opened
        self._removed = removed

    def join(self, form: AccountForm, account: Account) -> None:
        """Fill `form` with `account` and serve it for as long as it lives."""
        form.show_account(account)
        form.edited.connect(lambda: self._tasks.end(TEST))
        form.test_asked.connect(lambda entry: self._start_test(form, entry))
        form.save_asked.connect(lambda entry: self._start_save(form, entry))
        form.destroyed.connect(lambda: self._tasks.end(TEST))
        caught = partial(self._show_store_problem, form)
        operation = Operation(OperationKind.OPEN_ACCOUNT, account.name, caught=caught)
        self._tasks.read(LOOK, operation, lambda: self._look(form, account))

    def remove(self, account: Account) -> None:
        """Take the account's token off this computer."""
        operation = Operation(
            OperationKind.REMOVE_TOKEN, account.name, lambda: self.remove(account)
        )
        self._tasks.write(REMOVE, operation, lambda: self._remove(account))

    def _start_test(self, form: AccountForm, entry: AccountInput) -> None:
        form.show_result(MessageTone.NOTE, self.tr("Testing the connection…"), icon="refresh")
        caught = partial(self._show_error, form)
        operation = Operation(OperationKind.TEST_ACCOUNT, entry.name, caught=caught)
        self._tasks.read(TEST, operation, lambda: self._test(form, entry))

    def _start_save(self, form: AccountForm, entry: AccountInput) -> None:
        self._tasks.end(TEST)
        caught = partial(self._show_error, form)
        operation = Operation(OperationKind.SAVE_ACCOUNT, entry.name, caught=caught)
        if self._tasks.write(SAVE, operation, lambda: self._save(form, entry)):
            form.show_result(MessageTone.NOTE, self.tr("Testing and saving…"), icon="refresh")

    async def _look(self, form: AccountForm, account: Account) -> None:
        if form.is_sandbox:
            return
        for_session = await self._session_tokens.read(account.name) is not None
        if isValid(form):
            form.offer_session(for_session)
            form.show_token_kept(for_session)
        store = await self._tokens.where()
        if isValid(form):
            form.show_store(store)
        named = bool(account.name)
        kept = for_session or (named and await self._tokens.read(account.name) is not None)
        if isValid(form):
            form.show_token_kept(kept)

    async def _test(self, form: AccountForm, entry: AccountInput) -> None:
        token = await self._token_of(form, entry)
        count = await self._probe(entry.address, token)
        words = QCoreApplication.translate(
            "AccountsPresenter", "Connected. %n voice(s) found.", "", count
        )
        form.show_result(MessageTone.GOOD, words)

    async def _save(self, form: AccountForm, entry: AccountInput) -> None:
        token = await self._token_of(form, entry)
        doubt = await self._doubt(entry.address, token)
        if entry.session_only:
            await self._session_tokens.save(entry.name, token)
        else:
            await self._tokens.save(entry.name, token)
            await self._session_tokens.remove(entry.name)
        if isValid(form):
            form.clear_result()
            form.forget_token()
        if doubt:
            fact = self.tr("Account saved but not tested.")
            key = f"account:{entry.name}"
            self._messages.show(Message(key, MessageTone.WARN, fact, doubt, of_account=False))
        self._opened(Account(entry.name, entry.address), token)

    async def _doubt(self, address: str, token: str) -> str:
        """Why the connection couldn't be tested; empty if it works. Raises `TokenRefusedError`."""
        try:
            async with asyncio.timeout(_LONGEST_TEST):
                await self._probe(address, token)
        except TokenRefusedError:
            raise
        except ServiceError as error:
            return _test_text(error)
        except TimeoutError:
            return self.tr("The service took too long to answer.")
        return ""

    async def _token_of(self, form: AccountForm, entry: AccountInput) -> str:
        """The token typed, else the kept one. Raises `_NoTokenError` where there is neither."""
        if entry.token:
            return entry.token
        kept = await self._session_tokens.read(entry.name)
        try:
            kept = kept or await self._tokens.read(entry.name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
            self._show_store_problem(form, error)
        if not kept:
            raise _NoTokenError
        return kept

    async def _remove(self, account: Account) -> None:
        await self._session_tokens.remove(account.name)
        try:
            await self._tokens.remove(account.name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
        self._removed(account)

    def _show_error(self, form: AccountForm, error: Exception) -> bool:
        """Say in the form what went wrong; returns whether the form has said it."""
        if not isValid(form):
            return isinstance(error, _NoTokenError)
        form.clear_result()
        match error:
            case _NoTokenError():
                form.show_token_problem(missing_token_text())
            case TokenRefusedError():
                form.show_token_problem(refused_token_text())
            case ServiceError():
                form.show_result(MessageTone.BAD, _test_text(error))
            case TokenStoreError() if form.entry.token:
                self._show_store_problem(form, error)
                words = self.tr(
                    "To continue without a keyring, select “Don’t save the token; "
                    "ask again next time”."
                )
                form.show_result(MessageTone.WARN, words)
                form.session_only.setFocus(Qt.FocusReason.TabFocusReason)
            case TokenStoreError():
                self._show_store_problem(form, error)
                # Once the store is unlocked, the token may be found there: asking again is right.
                form.show_result(MessageTone.BAD, error_text(error))
            case _:
                return False
        return True

    @staticmethod
    def _show_store_problem(form: AccountForm, error: Exception) -> bool:
        if isinstance(error, TokenStoreError) and isValid(form):
            form.show_store_problem(error_text(error))
            return True
        return False


class _NoTokenError(Exception):
    """No token was typed, and none is kept."""


def _test_text(error: ServiceError) -> str:
    if isinstance(error, AnswerNotUnderstoodError):
        return not_the_service_text()
    return error_text(error, of_voice=False)


CHANGE = TaskKey("change account", of_account=False)
"""One at a time: each closes and opens what the other may be working on."""
ASK_REMOVAL = TaskKey("ask to remove account", of_account=False)
_UNDER_WAY = "account change"


class Changes(Protocol):
    """What carries the changes out."""

    def uploads_of(self, account: Account) -> AbstractAsyncContextManager[Uploads | None]:
        """The recordings in the account's own storage; None where it has none set up."""
        ...

    async def rename(self, account: Account, new_name: str) -> None: ...

    async def remove(self, account: Account, *, with_library: bool) -> None: ...


class AccountChangesPresenter(QObject):
    """Joins the questions about accounts to what carries the answers out."""

    def __init__(
        self, window: MainWindow, tasks: TaskRunner, known: KnownAccounts, changes: Changes
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._known = known
        self._changes = changes

    def ask_rename(self, account: Account) -> None:
        if self._window.findChild(Dialog) is None:
            dialog = RenameAccountDialog(
                self._window, account, lambda name: self._known.find(name) is not None
            )
            dialog.renamed.connect(lambda name: self.rename(account, name))
            dialog.ask()

    def ask_removal(self, account: Account) -> None:
        """Ask whether an account is to be removed, and whether its library goes too."""

        async def question() -> None:
            with_library = False
            box = CheckBox(self.tr("Also delete its library on this computer"))
            consequence = Label(pixels=12, ink="text2", wrap=True)

            def choose(chosen: bool) -> None:  # noqa: FBT001 - a Qt signal's value
                nonlocal with_library
                with_library = chosen
                consequence.setText(
                    self.tr(
                        "This permanently deletes the account’s favourites, tags, "
                        "notes, history and demos."
                    )
                    if chosen
                    else self.tr(
                        "Favourites, tags, notes, history and demos stay on this "
                        "computer. Add an account with this name to see them again."
                    )
                )
                consequence.set_ink("failed" if chosen else "text2")
                box.setAccessibleDescription(consequence.text())

            box.toggled.connect(choose)
            choose(False)
            if await ask(
                self._window,
                self.tr("Remove the account “{name}”?").format(name=isolated(account.name)),
                self.tr(
                    "Its token is removed from this computer. Its voices stay on the "
                    "service. You’ll need the token to connect again."
                ),
                self.tr("Remove account"),
                cancel=self.tr("Keep account"),
                danger=True,
                parts=(box, consequence),
            ) and await self._clear_storage(account):
                self.remove(account, with_library=with_library)

        if self._window.findChild(Dialog) is None:
            operation = Operation(OperationKind.REMOVE_ACCOUNT, account.name)
            self._tasks.read(ASK_REMOVAL, operation, question)

    def rename(self, account: Account, new_name: str) -> None:
        async def rename() -> None:
            fact = self.tr("Renaming the account “{name}”…").format(name=isolated(account.name))
            with self._window.messages.shown_if_slow(_under_way(fact)):
                await self._changes.rename(account, new_name)
            self._window.messages.withdraw(f"{OperationKind.RENAME_ACCOUNT}:{account.name}")

        operation = Operation(
            OperationKind.RENAME_ACCOUNT, account.name, lambda: self.rename(account, new_name)
        )
        self._tasks.write_in_turn(CHANGE, operation, rename)

    def remove(self, account: Account, *, with_library: bool) -> None:
        async def remove() -> None:
            fact = self.tr("Removing the account “{name}”…").format(name=isolated(account.name))
            with self._window.messages.shown_if_slow(_under_way(fact)):
                await self._changes.remove(account, with_library=with_library)
            self._window.messages.withdraw(f"{OperationKind.REMOVE_ACCOUNT}:{account.name}")
            self._window.messages.show(self._removed(account.name, with_library=with_library))

        operation = Operation(
            OperationKind.REMOVE_ACCOUNT,
            account.name,
            lambda: self.remove(account, with_library=with_library),
        )
        self._tasks.write_in_turn(CHANGE, operation, remove)

    async def _clear_storage(self, account: Account) -> bool:
        """Whether nothing that only its keys reach is left behind, or may be."""
        async with self._changes.uploads_of(account) as uploads:
            anyway = self.tr("Remove anyway")
            return uploads is None or await clear_or_ask(self._window, uploads, anyway)

    def _removed(self, name: str, *, with_library: bool) -> Message:
        return Message(
            f"account removed:{name}",
            MessageTone.GOOD,
            self.tr("Account “{name}” removed.").format(name=isolated(name)),
            self.tr("Its library on this computer was deleted.")
            if with_library
            else self.tr("Its library stays on this computer."),
            of_account=False,
        )


def _under_way(fact: str) -> Message:
    """A locked password store waits for the person, who has to know what it waits for."""
    hint = QCoreApplication.translate(
        "AccountChangesPresenter", "Your keyring may ask you to unlock it."
    )
    return Message(
        _UNDER_WAY,
        MessageTone.NOTE,
        fact,
        hint,
        kind=MessageKind.PROGRESS,
        icon="key",
        of_account=False,
    )
