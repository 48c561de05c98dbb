"""Backends of keyring that no token may reach."""

from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.backends import SecretService

PLACE = Path.home() / "tokens.txt"


class PlaintextKeyring(KeyringBackend):
    """Keeps passwords in a file, readable for all, and claims to be the best there is."""

    priority = 20

    def get_password(self, service: str, username: str) -> str | None:
        return PLACE.read_text() if PLACE.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        PLACE.write_text(password)

    def delete_password(self, service: str, username: str) -> None:
        PLACE.unlink()


class Disguised(SecretService.Keyring):
    """Calls itself a Secret Service and isn't one."""

    priority = 20
    get_password = PlaintextKeyring.get_password
    set_password = PlaintextKeyring.set_password
    delete_password = PlaintextKeyring.delete_password
