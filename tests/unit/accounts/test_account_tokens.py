import asyncio

import pytest

from voicedesk.accounts import AccountTokens, SessionTokens
from voicedesk.domain.account import Account
from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem

WORK = Account("work")


class Store(SessionTokens):
    """A password store that raises `broken` where there is one."""

    broken: TokenStoreError | None = None

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


@pytest.fixture
def session() -> SessionTokens:
    return SessionTokens()


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def tokens(session: SessionTokens, store: Store) -> AccountTokens:
    return AccountTokens(session, store)


def test_the_sessions_token_goes_before_the_kept_one(
    tokens: AccountTokens, session: SessionTokens, store: Store
) -> None:
    store._tokens["work"] = "kept"
    assert asyncio.run(tokens.of(WORK)) == "kept"
    session._tokens["work"] = "session"
    assert asyncio.run(tokens.of(WORK)) == "session"


def test_a_copy_stays_where_it_was_kept(
    tokens: AccountTokens, session: SessionTokens, store: Store
) -> None:
    store._tokens["work"] = "kept"
    asyncio.run(tokens.copy(WORK, "studio"))
    assert (session._tokens, store._tokens) == ({}, {"work": "kept", "studio": "kept"})
    session._tokens["work"] = "session"
    asyncio.run(tokens.copy(WORK, "third"))
    assert session._tokens["third"] == "session"


def test_what_was_taken_can_be_put_back(
    tokens: AccountTokens, session: SessionTokens, store: Store
) -> None:
    store._tokens["work"], session._tokens["work"] = "kept", "session"
    taken = asyncio.run(tokens.take("work"))
    assert not store._tokens
    assert not session._tokens
    assert "kept" not in repr(taken)
    asyncio.run(tokens.put_back("work", taken))
    assert (session._tokens, store._tokens) == ({"work": "session"}, {"work": "kept"})


def test_a_store_that_refuses_loses_nothing(
    tokens: AccountTokens, session: SessionTokens, store: Store
) -> None:
    session._tokens["work"] = "session"
    store.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    for operation in (tokens.take("work"), tokens.copy(WORK, "studio"), tokens.remove("work")):
        with pytest.raises(TokenStoreError):
            asyncio.run(operation)
    assert session._tokens == {"work": "session"}
    assert asyncio.run(tokens.if_any(WORK)) == "session"


def test_without_a_store_the_sessions_token_is_all_there_is(
    tokens: AccountTokens, session: SessionTokens, store: Store
) -> None:
    session._tokens["work"] = "session"
    store.broken = TokenStoreError(TokenStoreProblem.NO_KEYRING)
    asyncio.run(tokens.copy(WORK, "studio"))
    taken = asyncio.run(tokens.take("work"))
    assert session._tokens == {"studio": "session"}
    asyncio.run(tokens.put_back("work", taken))
    assert session._tokens == {"studio": "session", "work": "session"}
    assert asyncio.run(tokens.of(Account("nobody"))) is None
