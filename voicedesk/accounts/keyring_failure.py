"""What an exception of a keyring means."""

from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem

_LOCKED = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})
_ABSENT = frozenset({"NoKeyringError", "SecretServiceNotAvailableException"})
_DEEPEST = 10
"""Causes of causes to look at; a chain may be endless."""


def as_token_store_error(error: Exception, secret: str) -> TokenStoreError:
    """The fact that `error` stands for, without `secret`, whatever the keyring wrote.

    Kinds are told apart by their names, since their modules can't be imported everywhere.
    """
    if isinstance(error, TokenStoreError):
        return error
    kinds = {kind.__name__ for kind in _causes(error)}
    if kinds & _LOCKED:
        problem = TokenStoreProblem.LOCKED
    elif kinds & _ABSENT:
        problem = TokenStoreProblem.NO_KEYRING
    else:
        problem = TokenStoreProblem.BROKEN
    # An encoding error would quote what it couldn't encode.
    text = "" if isinstance(error, UnicodeError) else str(error)
    if secret:
        text = text.replace(secret, "…")
    return TokenStoreError(problem, f"{type(error).__name__}: {text}".removesuffix(": "))


def _causes(error: BaseException) -> set[type]:
    kinds: set[type] = set()
    cause: BaseException | None = error
    for _ in range(_DEEPEST):
        if cause is None:
            break
        kinds.update(type(cause).__mro__)
        cause = cause.__cause__ or cause.__context__
    return kinds
