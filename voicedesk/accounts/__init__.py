"""The accounts' secrets: in the operating system's password store, or in memory for one session."""

from voicedesk.accounts.tokens import (
    STORAGE_SERVICE,
    AccountSecrets,
    AccountTokens,
    KeyringTokens,
    PasswordStore,
    SessionTokens,
    TokenStore,
)

__all__ = [
    "STORAGE_SERVICE",
    "AccountSecrets",
    "AccountTokens",
    "KeyringTokens",
    "PasswordStore",
    "SessionTokens",
    "TokenStore",
]
