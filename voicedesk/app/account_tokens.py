"""Which token an account has, wherever it is kept."""

import logging
from dataclasses import dataclass, field

from voicedesk.accounts import TokenStore
from voicedesk.domain.account import Account
from voicedesk.domain.errors import TokenStoreError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakenToken:
    """A token that is kept nowhere any longer.

    Attributes:
        for_session: what was kept until the program ends.
        kept: what was in the password store.
    """

    for_session: str | None = field(repr=False)
    kept: str | None = field(repr=False)


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
        kept = await self._of_store(account.name)
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

    async def take(self, name: str) -> TakenToken:
        """Keep no token under this name; returns what was, for `put_back`.

        Raises:
            TokenStoreError: the password store doesn't let go of it; nothing is changed.
        """
        taken = TakenToken(await self._session.read(name), await self._of_store(name))
        await self.remove(name)
        return taken

    async def put_back(self, name: str, taken: TakenToken) -> None:
        """Undo `take`.

        Raises:
            TokenStoreError: the password store doesn't take it.
        """
        if taken.for_session is not None:
            await self._session.save(name, taken.for_session)
        if taken.kept is not None:
            await self._kept.save(name, taken.kept)

    async def _of_store(self, name: str) -> str | None:
        try:
            return await self._kept.read(name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
            return None
