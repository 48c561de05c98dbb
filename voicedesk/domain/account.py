"""An account: its name, its token, and its service: the address, and what it can reach."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

DEFAULT_ADDRESS = "https://xrobo.qiniu.com"
"""The contract's base address."""

FIRST_ACCOUNT = "default"
SANDBOX_ACCOUNT = "sandbox"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the service. Its token is kept in the keyring under `name`, never here.

    Attributes:
        colour: the name of the colour it is told apart by; empty for the one its name gives it.
    """

    name: str = FIRST_ACCOUNT
    address: str = DEFAULT_ADDRESS
    colour: str = ""

    @property
    def is_sandbox(self) -> bool:
        """Whether it is the built-in service's, whose name is no other's in any capitals."""
        return self.name.casefold() == SANDBOX_ACCOUNT


LONGEST_ACCOUNT_NAME = 60
"""Code points: enough for any name that is still read at a glance."""


class AccountNameProblem(StrEnum):
    """Why an account can't have a name."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_PRINTABLE = "not printable"
    RESERVED = "reserved"


def account_name_problem(name: str) -> AccountNameProblem | None:
    """What is wrong with a name once the spaces around it are gone; None if nothing is."""
    name = name.strip()
    if not name:
        return AccountNameProblem.EMPTY
    if len(name) > LONGEST_ACCOUNT_NAME:
        return AccountNameProblem.TOO_LONG
    if not name.isprintable():
        return AccountNameProblem.NOT_PRINTABLE
    return AccountNameProblem.RESERVED if Account(name).is_sandbox else None


def is_token(text: str) -> bool:
    """Whether `text` can be sent as a token: visible ASCII without spaces (RFC 9110, 5.5)."""
    return bool(text) and all("!" <= character <= "~" for character in text)


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
    """The normalised address, without a slash at the end.

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


_PRIVATE: Final = tuple(
    ip_network(text)
    for text in (
        # RFC 1918, shared (RFC 6598), link-local, unique local (RFC 4193), "this network"
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"),
        *("fc00::/7", "fe80::/10", "fec0::/10"),
    )
)
_HERE: Final = tuple(ip_network(text) for text in ("127.0.0.0/8", "0.0.0.0/8", "::1/128", "::/128"))


class NetworkPlace(StrEnum):
    """From where a host can be reached."""

    PUBLIC = "public"
    """From anywhere, as far as its address tells."""
    PRIVATE = "private"
    """From its own network alone."""
    THIS_COMPUTER = "this computer"


def place_of(host: str) -> NetworkPlace:
    """A host's place by its name or address alone; a name that needs looking up is public."""
    if host.lower().rstrip(".") == "localhost":
        return NetworkPlace.THIS_COMPUTER
    try:
        address = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return NetworkPlace.PUBLIC
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if any(address in network for network in _HERE):
        return NetworkPlace.THIS_COMPUTER
    is_private = any(address in network for network in _PRIVATE)
    return NetworkPlace.PRIVATE if is_private else NetworkPlace.PUBLIC


def can_reach(service: NetworkPlace, host: NetworkPlace) -> bool:
    """Whether a service at one place may well reach a host at another.

    A service on this computer, or in a private network, reaches what is there.
    """
    return (
        host is NetworkPlace.PUBLIC
        or service is NetworkPlace.THIS_COMPUTER
        or (service is NetworkPlace.PRIVATE and host is NetworkPlace.PRIVATE)
    )


def service_place(address: str) -> NetworkPlace:
    """Where the service runs: here for the sandbox and tests; public for no address."""
    try:
        return place_of(urlsplit(address).hostname or "")
    except ValueError:
        return NetworkPlace.PUBLIC
