"""Which token an account has, wherever it is kept."""

import logging

from voicedesk.accounts import TokenStore
from voicedesk.domain.account import Account
from voicedesk.domain.errors import TokenStoreError

_log = logging.getLogger(__name__)


class AccountTokens:
    """Looks into what is kept for this session first, then into the password store.

    Where no store can hold a token there is none to move or to remove, and that is no error.
    """

    def __init__(self, session: TokenStore, kept: TokenStore) -> None:
        self._session = session
        self._kept = kept

    async def keep_for_session(self, account: Account, token: str) -> None:
        """Keep a token until the program ends."""
        await self._session.save(account.name, token)

    async def of(self, account: Account) -> str | None:
        """The token; None if there is none.

        Raises:
            TokenStoreError: the password store can't be read.
        """
        token = await self._session.read(account.name)
        return token or await self._kept.read(account.name)

    async def if_any(self, account: Account) -> str | None:
        """The token; None too where the password store can't be read."""
        try:
            return await self.of(account)
        except TokenStoreError as error:
            _log.warning("%s", error)
            return None

    async def or_none(self, account: Account) -> str | None:
        """None too where no store can hold one; asking the person for it is all that is left.

        Raises:
            TokenStoreError: the password store may hold one, but can't be read.
        """
        try:
            return await self.of(account)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
            _log.warning("%s", error)
            return None

    async def copy(self, account: Account, name: str) -> None:
        """Keep the account's token under another name too.

        Raises:
            TokenStoreError: it can't be read or kept; nothing is changed.
        """
        for_session = await self._session.read(account.name)
        kept = await self._of_store(account)
        if kept is not None:
            await self._kept.save(name, kept)
        if for_session is not None:
            await self._session.save(name, for_session)

    async def remove(self, name: str) -> None:
        """Keep no token under this name.

        Raises:
            TokenStoreError: the password store doesn't let go of it.
        """
        try:
            await self._kept.remove(name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
        await self._session.remove(name)

    async def _of_store(self, account: Account) -> str | None:
        try:
            return await self._kept.read(account.name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
            return None
