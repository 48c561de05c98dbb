"""The accounts' tokens: in the operating system's password store, or in memory for one session."""

from voicedesk.accounts.keyring_tokens import KeyringTokens
from voicedesk.accounts.session_tokens import SessionTokens
from voicedesk.accounts.token_store import TokenStore

__all__ = ["KeyringTokens", "SessionTokens", "TokenStore"]
