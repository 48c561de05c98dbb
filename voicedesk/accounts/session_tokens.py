"""Tokens for this session only."""


class SessionTokens:
    """A `TokenStore` in memory, for who has no password store or wants none used."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    async def read(self, account: str) -> str | None:
        """The account's token; None if there is none."""
        return self._tokens.get(account)

    async def save(self, account: str, token: str) -> None:
        """Keep a token until the program ends."""
        self._tokens[account] = token

    async def remove(self, account: str) -> None:
        """Forget the account's token, if there is one."""
        self._tokens.pop(account, None)
