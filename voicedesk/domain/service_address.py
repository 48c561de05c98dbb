"""The address of the service: what may be used, and how it is written."""

from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from voicedesk.domain.network_place import NetworkPlace, place_of

DEFAULT_ADDRESS = "https://xrobo.qiniu.com"
"""The contract's base address."""


class AddressProblem(StrEnum):
    """Why an address can't be used."""

    EMPTY = "empty"
    NOT_HTTP = "not http"
    NO_HOST = "no host"
    BAD_PORT = "bad port"
    CREDENTIALS = "credentials"
    QUERY = "query"
    PLAIN_HTTP = "plain http"


class AddressError(ValueError):
    """An address that can't be used; `problem` says why."""

    def __init__(self, problem: AddressProblem) -> None:
        super().__init__(f"service address: {problem}")
        self.problem = problem


def is_loopback(host: str) -> bool:
    """Whether `host` means this computer: `localhost`, 127.0.0.0/8 or ::1."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def clean_address(text: str) -> str:
    """The address in its one form, without a slash at the end.

    Raises:
        AddressError: it is no http(s) address, names a user, or would send the token unprotected
            (plain http to a host other than this computer).
    """
    text = text.strip()
    if not text:
        raise AddressError(AddressProblem.EMPTY)
    try:
        parts = urlsplit(text)
        host = parts.hostname
        port = parts.port
    except ValueError:
        raise AddressError(AddressProblem.BAD_PORT) from None
    scheme = parts.scheme.lower()
    if scheme not in {"http", "https"}:
        raise AddressError(AddressProblem.NOT_HTTP)
    if not host or any(character.isspace() for character in parts.netloc):
        raise AddressError(AddressProblem.NO_HOST)
    if parts.username is not None or parts.password is not None:
        raise AddressError(AddressProblem.CREDENTIALS)
    if parts.query or parts.fragment:
        raise AddressError(AddressProblem.QUERY)
    if scheme == "http" and not is_loopback(host):
        raise AddressError(AddressProblem.PLAIN_HTTP)
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def service_place(address: str) -> NetworkPlace:
    """Where the service runs: here for the sandbox and tests; public for no address."""
    try:
        return place_of(urlsplit(address).hostname or "")
    except ValueError:
        return NetworkPlace.PUBLIC
