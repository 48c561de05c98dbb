"""Renaming an account and removing one: its token, its library and what the settings say of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from voicedesk.app.account_switch import AccountSwitch
from voicedesk.app.account_tokens import AccountTokens
from voicedesk.domain.account import Account
from voicedesk.domain.errors import TokenStoreError
from voicedesk.library import AccountFolders, Move
from voicedesk.ui.accounts.known_accounts import KnownAccounts

_log = logging.getLogger(__name__)


class AccountChanges:
    """Carries them out step by step, so that what fails, or is cut short, loses nothing.

    Args:
        keep_settings: has the settings on disk when it returns.
    """

    def __init__(
        self,
        switch: AccountSwitch,
        known: KnownAccounts,
        tokens: AccountTokens,
        folders: AccountFolders,
        keep_settings: Callable[[], Awaitable[None]],
    ) -> None:
        self._switch = switch
        self._known = known
        self._tokens = tokens
        self._folders = folders
        self._keep_settings = keep_settings

    async def rename(self, account: Account, new_name: str) -> None:
        """Give an account another name: its token and its library go with it.

        Raises:
            TokenStoreError: the token can't be kept under the new name; nothing is changed.
            LibraryError: the library can't be moved; nothing is changed.
        """
        name, was_open = account.name, self._switch.is_open(account)
        await self._tokens.copy(account, new_name)
        try:
            async with self._switch.set_down(account):
                await asyncio.to_thread(self._folders.move, name, new_name)
                self._known.rename(name, new_name)
                self._switch.renamed(name, new_name)
        except BaseException:
            with suppress(TokenStoreError):
                await self._tokens.remove(new_name)
            self._reopen(account, was_open=was_open)
            raise
        if was_open and self._switch.is_open(account):
            self._switch.open(self._known.find(new_name) or replace(account, name=new_name))
        await self._follow(name)

    async def finish_rename(self, move: Move) -> None:
        """Do the rest of a renaming that was cut short once its library had moved."""
        try:
            await self._tokens.copy(Account(move.name), move.new_name)
        except TokenStoreError as error:
            _log.warning("the token stays under its former name: %s", error)
            return  # the next start tries again
        await self._follow(move.name)

    async def remove(self, account: Account, *, with_library: bool) -> None:
        """Remove an account, its token and, where asked for, its library; open another.

        A library that isn't to go comes back with an account of the same name.

        Raises:
            TokenStoreError: the password store doesn't let go of the token; nothing is changed.
            LibraryError: the library can't be set aside, so that nothing is changed; or the account
                is gone, but its library can't be deleted altogether.
        """
        name, was_open = account.name, self._switch.is_open(account)
        folders = self._folders
        taken = await self._tokens.take(name)
        try:
            async with self._switch.set_down(account):
                away = folders.set_aside if with_library else folders.keep
                await asyncio.to_thread(away, name)
                self._known.forget(name)
        except BaseException:
            with suppress(TokenStoreError):
                await self._tokens.put_back(name, taken)
            self._reopen(account, was_open=was_open)
            raise
        if was_open and self._switch.is_open(account):
            others = self._known.all
            if others:
                self._switch.open(others[0])
            else:
                self._switch.welcome()
        await self._keep_settings()
        await asyncio.to_thread(folders.sweep)

    # Inside

    def _reopen(self, account: Account, *, was_open: bool) -> None:
        if was_open and self._switch.opened is None:
            self._switch.open(account)

    async def _follow(self, former_name: str) -> None:
        """Have the settings on disk, and let go of the token that is under the former name."""
        await self._keep_settings()
        await asyncio.to_thread(self._folders.finish_move)
        try:
            await self._tokens.remove(former_name)
        except TokenStoreError as error:
            _log.warning("the token stays under its former name too: %s", error)
