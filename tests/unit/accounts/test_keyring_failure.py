"""What an exception of a keyring turns into."""

import traceback

import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError
from secretstorage.exceptions import (
    PromptDismissedException,
    SecretServiceNotAvailableException,
)

from voicedesk.accounts.tokens import as_token_store_error
from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem

TOKEN = "sk-very-secret"


def _init_error(cause: Exception) -> Exception:
    error = InitError(f"Failed to create the collection: {cause}.")
    error.__cause__ = cause
    return error


def _encoding() -> Exception:
    with pytest.raises(UnicodeEncodeError) as caught:
        f"{TOKEN}\ud800".encode()
    return caught.value


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (KeyringLocked("Failed to unlock the item!"), TokenStoreProblem.LOCKED),
        (_init_error(PromptDismissedException("Prompt dismissed.")), TokenStoreProblem.LOCKED),
        (NoKeyringError("no backend"), TokenStoreProblem.NO_KEYRING),
        (_init_error(SecretServiceNotAvailableException("gone")), TokenStoreProblem.NO_KEYRING),
        (PasswordSetError(f"can't store {TOKEN} on keychain"), TokenStoreProblem.BROKEN),
        (ValueError(TOKEN), TokenStoreProblem.BROKEN),
        (_encoding(), TokenStoreProblem.BROKEN),
        (OSError(5, "broken pipe"), TokenStoreProblem.BROKEN),
    ],
)
def test_each_failure_is_told_apart_and_holds_no_token(
    error: Exception, problem: TokenStoreProblem
) -> None:
    fact = as_token_store_error(error, TOKEN)
    assert fact.problem is problem
    assert type(error).__name__ in fact.detail
    written = "".join(traceback.format_exception(fact))
    assert TOKEN not in written


def test_a_fact_stays_as_it_is() -> None:
    fact = TokenStoreError(TokenStoreProblem.TIMED_OUT)
    assert as_token_store_error(fact, TOKEN) is fact


def test_causes_that_go_round_in_a_circle_end() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert as_token_store_error(first, "").problem is TokenStoreProblem.BROKEN
