"""Tokens in the operating system's password store."""

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

from voicedesk.accounts.keyring_failure import as_token_store_error
from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem
from voicedesk.threads import ThreadTask

SERVICE = "voicedesk"
"""The name that tokens are kept under; scripts and other tools rely on it."""

_LONGEST_BYTES = 2560
"""In UTF-16: what Windows takes. The same everywhere, so that an account can move."""

_Result = TypeVar("_Result")


class KeyringTokens:
    """A `TokenStore` in the Secret Service, KWallet, the macOS Keychain or Windows' credentials.

    A locked store may ask the person for its password, and may wait for ever. So each operation has
    a daemon thread of its own: one that hangs is given up and keeps neither the next nor the
    program's end waiting. It may still be carried out later.

    Raises `TokenStoreError` alone; its text never holds a token.
    """

    def __init__(self, *, time_limit: float = 10.0) -> None:
        """Use no store yet. `time_limit` is in seconds, for each operation."""
        self._time_limit = time_limit

    async def read(self, account: str) -> str | None:
        """The account's token; None if the store has none. Spaces around it don't count."""

        def read() -> str | None:
            from voicedesk.accounts.trusted_keyring import trusted_keyrings  # noqa: PLC0415

            for keyring in trusted_keyrings():
                token = keyring.get_password(SERVICE, account)
                if token and token.strip():
                    return token.strip()
            return None

        return await self._in_time(read)

    async def save(self, account: str, token: str) -> None:
        """Keep a token in place of the one before; returns once the store gives it back."""
        if len(token.encode("utf-16-le", "surrogatepass")) > _LONGEST_BYTES:
            raise TokenStoreError(TokenStoreProblem.TOO_LONG, f"{len(token)} characters")

        def save() -> None:
            from voicedesk.accounts.trusted_keyring import trusted_keyrings  # noqa: PLC0415

            keyring = trusted_keyrings()[0]
            keyring.set_password(SERVICE, account, token)
            if keyring.get_password(SERVICE, account) != token:  # KWallet fails without a word
                raise TokenStoreError(TokenStoreProblem.BROKEN, "what was saved can't be read")

        await self._in_time(save, secret=token)

    async def remove(self, account: str) -> None:
        """Remove the account's token from every store that has it."""

        def remove() -> None:
            from voicedesk.accounts.trusted_keyring import trusted_keyrings  # noqa: PLC0415

            for keyring in trusted_keyrings():
                if keyring.get_password(SERVICE, account) is not None:
                    keyring.delete_password(SERVICE, account)

        await self._in_time(remove)

    async def where(self) -> str:
        """The name of the store that tokens are saved in, to be shown."""

        def where() -> str:
            from voicedesk.accounts import trusted_keyring  # noqa: PLC0415

            return trusted_keyring.display_name(trusted_keyring.trusted_keyrings()[0])

        return await self._in_time(where)

    async def _in_time(self, operation: Callable[[], _Result], secret: str = "") -> _Result:
        def carry_out() -> _Result:
            try:
                return operation()
            except Exception as error:  # noqa: BLE001  (backends raise what they like)
                failure = as_token_store_error(error, secret)
            raise failure  # out here, lest it carry the backend's error and its text along

        awaited = ThreadTask(carry_out)
        threading.Thread(target=awaited, name="voicedesk keyring", daemon=True).start()
        try:
            return await asyncio.wait_for(awaited.result(), self._time_limit)
        except TimeoutError:
            seconds = f"{self._time_limit:g} s"
            raise TokenStoreError(TokenStoreProblem.TIMED_OUT, seconds) from None
