"""Where a token may be kept."""

from typing import Protocol


class TokenStore(Protocol):
    """Keeps one token for each account, by the account's name.

    Every verb raises `TokenStoreError` if the store can't be used.
    """

    async def read(self, account: str) -> str | None:
        """The account's token; None if there is none, which is not an error."""
        ...

    async def save(self, account: str, token: str) -> None:
        """Keep a token in place of the one before."""
        ...

    async def remove(self, account: str) -> None:
        """Keep no token for the account any longer; nothing if there was none."""
        ...
