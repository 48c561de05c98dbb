"""What the accounts' presenter needs of the operating system's password store."""

from typing import Protocol

from voicedesk.accounts import TokenStore


class PasswordStore(TokenStore, Protocol):
    """A token store that outlasts the program."""

    async def where(self) -> str:
        """The store's name as the person knows it. Raises `TokenStoreError` if there is none."""
        ...
