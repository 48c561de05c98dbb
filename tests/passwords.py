"""The password store of tests that don't need the operating system's."""

from voicedesk.accounts import SessionTokens
from voicedesk.domain.errors import TokenStoreError


class Passwords(SessionTokens):
    """A password store in memory; `broken` is raised instead."""

    broken: TokenStoreError | None = None

    @property
    def saved(self) -> dict[str, str]:
        """The tokens by account; to be changed where another tool would."""
        return self._tokens

    async def where(self) -> str:
        self._fail()
        return "Secret Service"

    async def read(self, account: str) -> str | None:
        self._fail()
        return await super().read(account)

    async def save(self, account: str, token: str) -> None:
        self._fail()
        await super().save(account, token)

    async def remove(self, account: str) -> None:
        self._fail()
        await super().remove(account)

    def _fail(self) -> None:
        if self.broken is not None:
            raise self.broken
