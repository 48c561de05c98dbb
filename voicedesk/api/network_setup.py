"""What this computer says of the network: its proxies, and the certificates that it trusts.

A request goes through the system's proxy, none, or one address. What can't be used is never passed
by: a request that it would be for fails, and names it (`SetupError`).
"""

import os
import re
import ssl
import sys
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Final
from urllib.request import getproxies

import certifi
import httpx

from voicedesk.domain.account import NO_PROXY, AddressError, NetworkPlace, place_of, proxy_address
from voicedesk.domain.errors import SetupProblem

_USER = re.compile(r"^(\w+://)?[^/]*@")


class SetupError(Exception):
    """A network setting of this computer can't be used.

    Attributes:
        name: which of them, without user and password.
        said: what the proxy, or the system about it, says.
    """

    def __init__(self, problem: SetupProblem, name: str, said: str = "") -> None:
        super().__init__(f"{problem}: {name}")
        self.problem = problem
        self.name = name
        self.said = said


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy.

    Attributes:
        name: how it is told to the person, without user and password.
        address: `http`, `https`, `socks5` or `socks5h`.
    """

    name: str
    address: str = field(repr=False)


class Proxies:
    """Finds a request's proxy.

    Attributes:
        setting: empty for the system's proxies (`ALL_PROXY` and the like, `no_proxy`), `NO_PROXY`
            for none, else an address. May be changed at any time, for the requests that follow.
    """

    def __init__(self, setting: str = "") -> None:
        self.setting = setting

    def of(self, url: httpx.URL) -> Proxy | None:
        """The proxy for a request to `url`; None to connect directly, as always to this computer.

        Raises:
            SetupError: the one that is set up for it can't be used.
        """
        if self.setting == NO_PROXY or place_of(url.host) is NetworkPlace.THIS_COMPUTER:
            return None
        if self.setting:
            return _proxy(self.setting, self.setting)
        system = getproxies()
        if _is_exempt(url.host, url.port, system.get("no", "")):
            return None
        fault: SetupError | None = None
        for kind in (url.scheme, "all"):
            if entry := system.get(kind, "").strip():
                try:
                    return _proxy(entry, f"{_variable(kind)}={entry}")
                except SetupError as error:
                    fault = fault or error
        if fault is not None:
            raise fault
        return None


def _proxy(entry: str, name: str) -> Proxy:
    label, separator, value = name.rpartition("=") if name != entry else ("", "", name)
    name = label + separator + _USER.sub(r"\1", value)
    try:
        address = proxy_address(entry)
        httpx.Proxy(address)
    except (AddressError, httpx.InvalidURL, ValueError):
        raise SetupError(SetupProblem.PROXY, name) from None
    return Proxy(name, address)


def _variable(kind: str) -> str:
    """The variable that names the proxy, or what the system calls it where none does."""
    name = f"{kind}_proxy"
    return next((one for one in (name, name.upper()) if os.environ.get(one)), name)


_LISTED: Final = re.compile(r"[,\s]+")
_PORT: Final = re.compile(r"^(?P<host>[^:]+|\[[^\]]*\]):(?P<port>\d+)$")


def _is_exempt(host: str, port: int | None, no_proxy: str) -> bool:
    """Whether `no_proxy` names a host: by a name or its end, an address, a range, `*`.

    An entry that is none of these exempts nothing, and the others count.
    """
    host = host.lower().rstrip(".")
    for listed in _LISTED.split(no_proxy.lower()):
        entry = listed.rpartition("://")[2]
        if (with_port := _PORT.match(entry)) is not None:
            entry = with_port["host"]
            if int(with_port["port"]) != port:
                continue
        entry = entry.strip("[]").rstrip(".")
        if entry == "*":
            return True
        name = entry.lstrip("*").lstrip(".")
        if name and (host == name or host.endswith(f".{name}") or _is_inside(host, entry)):
            return True
    return False


def _is_inside(host: str, network: str) -> bool:
    try:
        return ip_address(host) in ip_network(network, strict=False)
    except ValueError:
        return False


_BUNDLES: Final = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Alpine
)
"""Where systems keep the certificates they trust, for an OpenSSL that was built elsewhere."""


@cache
def system_trust() -> ssl.SSLContext:
    """The certificate authorities that this computer trusts, a company's own among them.

    `SSL_CERT_FILE` and `SSL_CERT_DIR` are heeded as OpenSSL does. Only where there are none at all,
    Mozilla's list does instead. Takes some 40 ms, once per process.

    Raises:
        SetupError: a file or folder that these name can't be read.
    """
    context: ssl.SSLContext
    if sys.platform in {"darwin", "win32"}:
        import truststore  # noqa: PLC0415 - of these systems alone

        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = ssl.create_default_context()
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        if value := os.environ.get(name):
            _trust_also(context, name, value)
    if sys.platform not in {"darwin", "win32"} and not _finds_certificates(context):
        found = next((path for path in _BUNDLES if Path(path).is_file()), certifi.where())
        context.load_verify_locations(found)
    return context


def _trust_also(context: ssl.SSLContext, name: str, value: str) -> None:
    try:
        if name == "SSL_CERT_FILE":
            context.load_verify_locations(cafile=value)
            return
        folders = [folder for folder in value.split(os.pathsep) if Path(folder).is_dir()]
        for folder in folders:
            context.load_verify_locations(capath=folder)
        if folders:
            return
    except OSError:
        pass
    raise SetupError(SetupProblem.CERTIFICATES, f"{name}={value}")


def _finds_certificates(context: ssl.SSLContext) -> bool:
    """Whether there are any; those of a folder are only looked up when they are needed."""
    folder = ssl.get_default_verify_paths().capath
    return bool(context.cert_store_stats()["x509"]) or bool(
        folder and any(Path(folder).glob("*.0"))
    )


@cache
def no_trust() -> ssl.SSLContext:
    """For sessions without encryption: trusts nobody, and costs no reading of certificates."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
