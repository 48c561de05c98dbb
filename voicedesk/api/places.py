"""Where a link may lead: one rule for every file that is fetched or sent, and for every redirect.

A link that comes from elsewhere never leads to this computer or into a private network: neither by
an address in any spelling, nor by a name, all of whose addresses count, nor by a redirect. A
service that runs here, or in a private network, may lead to where it is itself. The connection goes
to an address that was looked at, so that a second look-up can't tell another.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable
from contextlib import suppress
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import anyio
import httpcore

from voicedesk.domain.account import NetworkPlace, can_reach, place_of, service_place

Resolve = Callable[[str, int], Awaitable[Collection[str]]]

_PATIENCE: Final = 3.0
"""Seconds that a look-up may take whose answer is good to have but not needed."""
_FRESH: Final = 60.0
"""Seconds that such an answer holds: behind some proxies no name is ever found here."""
_HEAD_START: Final = 0.25
"""Seconds that one address is tried for before the next one is, too (RFC 8305)."""
_MOST_ADDRESSES: Final = 8


class OutOfReachError(Exception):
    """A link leads to where it mustn't. `host` is as the link names it."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, the system's favourite first.

    Raises:
        OSError, UnicodeError: there is no such host, or nobody to ask.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Places:
    """Holds the rule for one service.

    Args:
        service: its address.
        resolve: the addresses of a host.
    """

    def __init__(self, service: str, *, resolve: Resolve = resolve) -> None:
        self._service = service
        self._place = service_place(service)
        self._resolve = resolve
        self._passed: dict[tuple[str, NetworkPlace | None], float] = {}

    async def check(
        self, host: str, port: int, *, came_from: NetworkPlace | None = None
    ) -> list[str]:
        """The addresses of a host, all of which may be connected to.

        Args:
            came_from: the place of the server that redirects there; None for a link of the service.

        Raises:
            OutOfReachError: at least one of them mustn't.
            OSError, UnicodeError: there is no such host.
        """
        await self._check(place_of(host), host, came_from)
        try:
            addresses: Collection[str] = [str(ip_address(host))]
        except ValueError:
            addresses = await self._resolve(host, port)
        for place in {place_of(address) for address in addresses}:
            await self._check(place, host, came_from)
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "no address")
        return list(addresses)[:_MOST_ADDRESSES]

    async def check_for_proxy(
        self, host: str, port: int, *, came_from: NetworkPlace | None = None
    ) -> None:
        """`check` for what a proxy connects to, which alone may be able to look the name up.

        Raises:
            OutOfReachError: as far as it can be known here.
        """
        asked, now = (host, came_from), asyncio.get_running_loop().time()
        if now - self._passed.get(asked, -_FRESH) < _FRESH:
            return
        with suppress(OSError, UnicodeError, TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await self.check(host, port, came_from=came_from)
        self._passed[asked] = now

    async def _check(self, place: NetworkPlace, host: str, came_from: NetworkPlace | None) -> None:
        if can_reach(self._place, place) and can_reach(came_from or self._place, place):
            return
        if place is NetworkPlace.PRIVATE and came_from is not NetworkPlace.PUBLIC:
            # A company's own service has a name, which has to be looked up too.
            self._place = await self._look_up_service()
            if can_reach(self._place, place):
                return
        raise OutOfReachError(host)

    async def _look_up_service(self) -> NetworkPlace:
        parts = urlsplit(self._service)
        if self._place is not NetworkPlace.PUBLIC or not parts.hostname:
            return self._place
        with suppress(OSError, UnicodeError, TimeoutError, ValueError):
            async with asyncio.timeout(_PATIENCE):
                addresses = await self._resolve(parts.hostname, parts.port or 443)
            if {place_of(address) for address in addresses} == {NetworkPlace.PRIVATE}:
                return NetworkPlace.PRIVATE
        return self._place


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to addresses that were checked, and to no others.

    The server's name in TLS stays the host's: httpcore adds encryption after this.
    """

    def __init__(self, places: Places, came_from: NetworkPlace | None) -> None:
        self._places = places
        self._came_from = came_from
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look `host` up, check all that it stands for, and connect.

        Raises:
            OutOfReachError: nothing was connected to.
            OSError, UnicodeError: there is no such host.
            httpcore.ConnectError, httpcore.ConnectTimeout: as any connection.
        """

        async def connect(address: str) -> httpcore.AsyncNetworkStream:
            return await self._network.connect_tcp(
                address, port, local_address=local_address, socket_options=socket_options
            )

        try:
            async with asyncio.timeout(timeout):
                addresses = await self._places.check(host, port, came_from=self._came_from)
                return await _first_connected(addresses, connect)
        except TimeoutError:
            raise httpcore.ConnectTimeout from None


async def _first_connected(
    addresses: list[str], connect: Callable[[str], Awaitable[httpcore.AsyncNetworkStream]]
) -> httpcore.AsyncNetworkStream:
    """The first connection that stands, each begun a moment after the one before.

    Raises:
        httpcore.ConnectError: none does.
    """
    connected: list[httpcore.AsyncNetworkStream] = []
    failures: list[httpcore.ConnectError] = []

    async def attempt(address: str, ended: anyio.Event) -> None:
        try:
            connected.append(await connect(address))
            group.cancel_scope.cancel()
        except httpcore.ConnectError as error:
            failures.append(error)
        ended.set()

    try:
        async with anyio.create_task_group() as group:
            for address in addresses:
                ended = anyio.Event()
                group.start_soon(attempt, address, ended)
                with anyio.move_on_after(_HEAD_START):
                    await ended.wait()
        if not connected:
            raise failures[0]
        return connected.pop(0)
    finally:  # two at once, or nobody waits any more
        for stream in connected:
            await stream.aclose()
