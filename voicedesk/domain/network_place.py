"""Where a host stands on the network, as seen from a service on the internet."""

from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

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
    """Where a host stands by its name or address alone; a name that needs looking up is public."""
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

    Where the service is this very computer, or in a private network, it reaches what stands there.
    """
    return (
        host is NetworkPlace.PUBLIC
        or service is NetworkPlace.THIS_COMPUTER
        or (service is NetworkPlace.PRIVATE and host is NetworkPlace.PRIVATE)
    )
