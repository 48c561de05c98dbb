"""The accounts' tokens: in the operating system's password store, or in memory for one session."""

from voicedesk.accounts.tokens import AccountTokens, KeyringTokens, SessionTokens, TokenStore

__all__ = ["AccountTokens", "KeyringTokens", "SessionTokens", "TokenStore"]
