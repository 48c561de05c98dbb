"""Choosing the operating system's password store, and none that keeps a token in the open.

Imports keyring, which takes long and may run code of the person's configuration: only for a
thread that may wait.
"""

import sys

from keyring import core
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail

from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem

if sys.platform == "darwin":
    from keyring.backends.macOS import Keyring as MacKeychain

    _NAMES: dict[type[KeyringBackend], str] = {MacKeychain: "macOS Keychain"}
elif sys.platform == "win32":
    from keyring.backends.Windows import WinVaultKeyring

    _NAMES: dict[type[KeyringBackend], str] = {WinVaultKeyring: "Windows Credential Manager"}
else:
    from keyring.backends import SecretService, kwallet

    _NAMES: dict[type[KeyringBackend], str] = {
        SecretService.Keyring: "Secret Service",
        kwallet.DBusKeyring: "KWallet",
    }


def trusted_keyrings() -> list[KeyringBackend]:
    """The password stores to use, best first; never none.

    What the person configured for keyring itself counts, if it is one of those allowed here. It is
    looked up each time: a store may appear while the program runs.

    Raises:
        TokenStoreError: NOT_RUNNING; NO_KEYRING or NOT_TRUSTED for what is configured.
    """
    try:
        configured = core.load_env() or core.load_config()
    except (RuntimeError, OSError) as error:  # what is configured can't work here
        raise TokenStoreError(TokenStoreProblem.NO_KEYRING, str(error)) from error
    if configured is None or isinstance(configured, chainer.ChainerBackend):
        return _available()
    if isinstance(configured, fail.Keyring):
        raise TokenStoreError(TokenStoreProblem.NO_KEYRING, "switched off by configuration")
    if type(configured) not in _NAMES:
        kind = type(configured)
        raise TokenStoreError(TokenStoreProblem.NOT_TRUSTED, f"{kind.__module__}.{kind.__name__}")
    return [configured]


def display_name(keyring: KeyringBackend) -> str:
    """What a store of `trusted_keyrings` is called."""
    return _NAMES[type(keyring)]


def _available() -> list[KeyringBackend]:
    found: list[tuple[float, KeyringBackend]] = []
    reasons: list[str] = []
    for kind, name in _NAMES.items():
        try:
            found.append((kind.priority, kind()))
        except Exception as error:  # noqa: BLE001  (its way to say that it can't work here)
            reasons.append(f"{name}: {error}")
    if not found:
        raise TokenStoreError(TokenStoreProblem.NOT_RUNNING, "; ".join(reasons))
    return [keyring for _, keyring in sorted(found, key=lambda pair: -pair[0])]
