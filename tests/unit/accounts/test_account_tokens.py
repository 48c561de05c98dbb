import asyncio

import pytest

from tests.passwords import Passwords
from voicedesk.accounts import AccountSecrets, AccountTokens, SessionTokens
from voicedesk.domain.account import Account
from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem

WORK = Account("work")


@pytest.fixture
def session() -> Passwords:
    return Passwords()


@pytest.fixture
def store() -> Passwords:
    return Passwords()


@pytest.fixture
def tokens(session: Passwords, store: Passwords) -> AccountTokens:
    return AccountTokens(session, store)


def test_the_sessions_token_goes_before_the_kept_one(
    tokens: AccountTokens, session: Passwords, store: Passwords
) -> None:
    store.saved["work"] = "kept"
    assert asyncio.run(tokens.of(WORK)) == "kept"
    session.saved["work"] = "session"
    assert asyncio.run(tokens.of(WORK)) == "session"


def test_a_copy_stays_where_it_was_kept(
    tokens: AccountTokens, session: Passwords, store: Passwords
) -> None:
    store.saved["work"] = "kept"
    asyncio.run(tokens.copy(WORK, "studio"))
    assert (session.saved, store.saved) == ({}, {"work": "kept", "studio": "kept"})
    session.saved["work"] = "session"
    asyncio.run(tokens.copy(WORK, "third"))
    assert session.saved["third"] == "session"


def test_what_was_taken_can_be_put_back(
    tokens: AccountTokens, session: Passwords, store: Passwords
) -> None:
    store.saved["work"], session.saved["work"] = "kept", "session"
    taken = asyncio.run(tokens.take("work"))
    assert not store.saved
    assert not session.saved
    assert "kept" not in repr(taken)
    asyncio.run(tokens.put_back("work", taken))
    assert (session.saved, store.saved) == ({"work": "session"}, {"work": "kept"})


def test_a_store_that_refuses_loses_nothing(
    tokens: AccountTokens, session: Passwords, store: Passwords
) -> None:
    session.saved["work"] = "session"
    store.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    for operation in (tokens.take("work"), tokens.copy(WORK, "studio"), tokens.remove("work")):
        with pytest.raises(TokenStoreError):
            asyncio.run(operation)
    assert session.saved == {"work": "session"}
    assert asyncio.run(tokens.if_any(WORK)) == "session"


def test_without_a_store_the_sessions_token_is_all_there_is(
    tokens: AccountTokens, session: Passwords, store: Passwords
) -> None:
    session.saved["work"] = "session"
    store.broken = TokenStoreError(TokenStoreProblem.NO_KEYRING)
    asyncio.run(tokens.copy(WORK, "studio"))
    taken = asyncio.run(tokens.take("work"))
    assert session.saved == {"studio": "session"}
    asyncio.run(tokens.put_back("work", taken))
    assert session.saved == {"studio": "session", "work": "session"}
    assert asyncio.run(tokens.of(Account("nobody"))) is None


def test_the_keys_of_the_storage_go_with_the_token_or_neither_goes() -> None:
    token, keys = Passwords(), Passwords()
    secrets = AccountSecrets(
        AccountTokens(SessionTokens(), token), AccountTokens(SessionTokens(), keys)
    )
    before = ({"work": "a token"}, {"work": "keys"})
    token.saved["work"], keys.saved["work"] = "a token", "keys"
    asyncio.run(secrets.copy(WORK, "studio"))
    assert (token.saved["studio"], keys.saved["studio"]) == ("a token", "keys")
    asyncio.run(secrets.remove("studio"))
    assert (token.saved, keys.saved) == before
    keys.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    for operation in (secrets.copy(WORK, "studio"), secrets.take("work")):
        with pytest.raises(TokenStoreError):
            asyncio.run(operation)
        assert (token.saved, keys.saved) == before
    keys.broken = None
    taken = asyncio.run(secrets.take("work"))
    assert (token.saved, keys.saved) == ({}, {})
    assert "keys" not in repr(taken)
    asyncio.run(secrets.put_back("work", taken))
    assert (token.saved, keys.saved) == before
