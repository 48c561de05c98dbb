"""An account: its name, its token, and its service: the address, and what it can reach."""

import re
import unicodedata
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from voicedesk.domain.storage import StorageSettings

DEFAULT_ADDRESS = "https://xrobo.qiniu.com"
"""The contract's base address."""

FIRST_ACCOUNT = "default"
SANDBOX_ACCOUNT = "sandbox"


class Account(NamedTuple):
    """An account of the service. Its token is kept in the keyring under `name`, never here.

    Attributes:
        colour: the name of the colour it is told apart by; empty for the one its name gives it.
        storage: where its recordings go; its keys are in the keyring, too.
    """

    name: str = FIRST_ACCOUNT
    address: str = DEFAULT_ADDRESS
    colour: str = ""
    storage: StorageSettings = StorageSettings()

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


_SCHEME: Final = re.compile(r"^\s*(?:authorization\s*:\s*)?bearer\s+", re.IGNORECASE)
"""What stands before a token that was copied from a request (RFC 6750, 2.1)."""


def clean_token(text: str) -> str:
    """A token as it was copied, without "Bearer ", blanks, line ends and what isn't seen."""
    seen = "".join(
        character
        for character in text
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cf"}
    )
    return "".join(_SCHEME.sub("", seen).split())


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


NO_PROXY: Final = "none"
"""The proxy setting of a person who wants none, whatever the system says."""


def proxy_address(text: str) -> str:
    """A proxy's address, normalised. Without a scheme it is `http`; `socks`, as GNOME says, is 5.

    Raises:
        AddressError: NOT_HTTP for a kind of proxy that can't be used, such as SOCKS 4.
    """
    text = text.strip()
    if not text:
        raise AddressError(AddressProblem.EMPTY)
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressError(AddressProblem.BAD_PORT) from None
    scheme = "socks5" if parts.scheme == "socks" else parts.scheme
    if scheme not in {"http", "https", "socks5", "socks5h"}:
        raise AddressError(AddressProblem.NOT_HTTP)
    if not host or any(character.isspace() for character in parts.netloc):
        raise AddressError(AddressProblem.NO_HOST)
    return f"{scheme}://{parts.netloc}" if port != 0 else f"{scheme}://{host}"


def proxy_setting(text: str) -> str:
    """A proxy's address as the settings may keep it: as `proxy_address`, without a password.

    Raises:
        AddressError: as `proxy_address`; CREDENTIALS for one with a user.
    """
    address = proxy_address(text)
    if "@" in address:
        raise AddressError(AddressProblem.CREDENTIALS)
    return address


_PRIVATE: Final = tuple(
    ip_network(text)
    for text in (
        # RFC 1918, shared (RFC 6598), link-local, unique local (RFC 4193), protocols' own, to many.
        # Not 198.18.0.0/15: programs that tunnel everything give each name an address of there.
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"),
        *("192.0.0.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("fc00::/7", "fe80::/10", "fec0::/10", "64:ff9b:1::/48", "ff00::/8"),
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
    """A host's place by its name or address alone, in any spelling.

    A name that needs looking up is public.
    """
    host = unicodedata.normalize("NFKC", host).lower().replace("。", ".").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return NetworkPlace.THIS_COMPUTER
    address = _address(host.strip("[]").partition("%")[0])
    if address is None:
        return NetworkPlace.PUBLIC
    if any(address in network for network in _HERE):
        return NetworkPlace.THIS_COMPUTER
    is_private = any(address in network for network in _PRIVATE)
    return NetworkPlace.PRIVATE if is_private else NetworkPlace.PUBLIC


def _address(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is written as; the one inside where IPv6 carries one of IPv4."""
    import socket  # noqa: PLC0415 - the first paint needs no address

    try:
        address = ip_address(host)
    except ValueError:
        try:
            return IPv4Address(socket.inet_aton(host))  # 127.1, 2130706433, 0x7f.1, 0177.0.0.1
        except (OSError, ValueError):
            return None
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None or address.sixtofour is not None:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    # NAT64 (RFC 6052), and the compatible form of old.
    is_carrier = int(address) >> 32 in {0x64_FF9B << 64, 0}
    return IPv4Address(int(address) & 0xFFFF_FFFF) if is_carrier else address


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
