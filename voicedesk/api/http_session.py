"""What all of the client's requests go through: an httpx client without its surprises.

A session limits how many requests are under way, for how long, and where to: no cookies, no
redirects of their own accord, the proxy that is set up (`Proxies`) or none, and links out of an
answer only to where they may lead (`Places`). Nothing that is logged holds a link's query, which
may be its signature.
"""

import asyncio
import logging
import re
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Final

import httpcore
import httpx
import socksio

from voicedesk import __version__
from voicedesk.api.network_setup import (
    Proxies,
    Proxy,
    SetupError,
    no_trust,
    system_trust,
)
from voicedesk.api.places import CheckedBackend, Places
from voicedesk.domain.account import NetworkPlace, place_of
from voicedesk.domain.errors import SetupProblem

AGENT: Final = f"VoiceDesk/{__version__}"

MOST_REDIRECTS: Final = 5

AUDIO_HEADERS: Final[Mapping[str, str]] = {
    "Accept": "audio/*, */*;q=0.5",
    # No content coding: the size announced is then the file's.
    "Accept-Encoding": "identity",
    "User-Agent": AGENT,
}

IDLE_SECONDS = 4.0
"""Seconds an idle connection is kept: shorter than any common server keeps it, so that none is
reused just as the server closes it."""

_SPARE = 16
"""Connections beyond the limit: how many cancelled requests a pool outlasts.

A request that is cancelled at the wrong moment may leave its connection behind, neither used nor
free: https://github.com/encode/httpcore/issues/1093. With a release that mends it, pools needn't be
replaced.
"""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Time limits in seconds.

    Attributes:
        connect: until the connection stands, encryption included.
        read: the longest silence while waiting for the next bytes of an answer.
        write: the longest wait until the next bytes of a request are taken.
        pool: the longest wait for one of the client's own connections to become free.
        whole: from the request to the answer's last byte, so that a trickle ends too. Doesn't
            apply to audio, which may rightly take long.
    """

    connect: float = 10.0
    read: float = 30.0
    write: float = 30.0
    pool: float = 30.0
    whole: float = 120.0


STANDARD_TIMEOUTS = Timeouts()


class SessionClosedError(Exception):
    """A request was made after `aclose`."""


@dataclass(slots=True)
class _Pool:
    roads: "_Roads"
    users: int = 0
    cancelled: int = 0


class HttpSession:
    """Sends requests, a limited number at once.

    Requests queue here. So httpcore's pool always has room, unless it lost connections to cancelled
    requests: after `_SPARE` of those a new one takes its place, while requests under way finish on
    the old.

    Args:
        timeouts: for every request; `whole` is the caller's to hold.
        limit: how many requests may be under way at once.
        patient: whether a request waits for its turn without a time limit.
        keep_connections: whether a connection may serve a second request.
        only_local: whether all requests go to this computer without encryption.
        proxies: which of them a request goes through.
        places: where requests may go; None for wherever the person says.
    """

    def __init__(
        self,
        timeouts: Timeouts,
        *,
        limit: int,
        patient: bool = False,
        keep_connections: bool = True,
        only_local: bool = False,
        proxies: Proxies | None = None,
        places: Places | None = None,
    ) -> None:
        self._timeouts = httpx.Timeout(
            connect=timeouts.connect, read=timeouts.read, write=timeouts.write, pool=timeouts.pool
        )
        self._head_seconds = timeouts.connect + timeouts.write + timeouts.read
        self._patience = None if patient else timeouts.pool
        self._slots = asyncio.Semaphore(limit)
        self._limits = httpx.Limits(
            max_connections=limit + _SPARE,
            max_keepalive_connections=None if keep_connections else 0,
            keepalive_expiry=IDLE_SECONDS,
        )
        self._only_local = only_local
        self._proxies = proxies or Proxies()
        self._places = places
        self._pool: _Pool | None = None
        self._closed = False
        hide_queries()

    @asynccontextmanager
    async def stream(
        self,
        method: str,
        url: httpx.URL,
        *,
        headers: Mapping[str, str],
        content: bytes | AsyncIterator[bytes] = b"",
        came_from: NetworkPlace | None = None,
    ) -> AsyncIterator[httpx.Response]:
        """Send a request and give its response, whose body is still to be read.

        Args:
            came_from: the place of the server that redirects there.

        Raises:
            httpx.HTTPError: it failed, as httpx tells it.
            OSError, UnicodeError: it failed in the operating system or the resolver.
            OutOfReachError: it mustn't go there; nothing was sent.
            SetupError: a network setting can't be used; nothing was sent.
            SessionClosedError: after `aclose`.
        """
        # Not by httpx's client: it looks at cookies, and at where a redirect leads, whatever it is
        # told, and raises for a bad one what means elsewhere that nothing was sent.
        extensions = {"timeout": self._timeouts.as_dict(), _CAME_FROM: came_from}
        request = httpx.Request(
            method, url, headers=headers, content=content, extensions=extensions
        )
        await self._acquire_slot()
        try:
            pool = await self._open_pool()
            pool.users += 1
            try:
                response = await self._send(pool.roads, request)
                try:
                    yield response
                finally:
                    await response.aclose()
            except asyncio.CancelledError:
                pool.cancelled += 1
                if pool.cancelled >= _SPARE and pool is self._pool:
                    self._pool = None
                raise
            finally:
                pool.users -= 1
                if pool is not self._pool and not pool.users:
                    await pool.roads.aclose()
        finally:
            self._slots.release()

    async def aclose(self) -> None:
        """Close every connection; requests under way fail."""
        self._closed = True
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.roads.aclose()

    async def _acquire_slot(self) -> None:
        try:
            async with asyncio.timeout(self._patience):
                await self._slots.acquire()
        except TimeoutError:
            raise httpx.PoolTimeout("no free connection") from None

    async def _open_pool(self) -> _Pool:
        if self._closed:
            raise SessionClosedError
        if self._pool is not None:
            return self._pool
        trust = no_trust() if self._only_local else await asyncio.to_thread(system_trust)
        if self._closed:
            raise SessionClosedError
        if self._pool is None:
            roads = _Roads(trust, self._limits, self._proxies, self._places)
            self._pool = _Pool(roads)
        return self._pool

    async def _send(self, roads: "_Roads", request: httpx.Request) -> httpx.Response:
        """The response once its head is there, however slowly it trickles in."""
        try:
            async with asyncio.timeout(self._head_seconds):
                response = await roads.handle_async_request(request)
        except TimeoutError:
            raise httpx.ReadTimeout("head") from None
        response.request = request
        words = 'HTTP Request: %s %s "%s %d %s"'  # as httpx's client says it
        said = response.http_version, response.status_code, response.reason_phrase
        _httpx_log.info(words, request.method, request.url, *said)
        return response


_httpx_log = logging.getLogger("httpx")
_CAME_FROM: Final = "came_from"
_PLACE: Final = "place"


def place_of_server(response: httpx.Response) -> NetworkPlace:
    """Where a response comes from, by the address that was connected to; behind a proxy by name."""
    place: NetworkPlace = response.extensions[_PLACE]
    return place


def _peer(response: httpx.Response) -> str:
    address = response.extensions["network_stream"].get_extra_info("server_addr")
    return str(address[0])


class _Roads(httpx.AsyncBaseTransport):
    """Sends each request by its own proxy or directly, with connections kept for each way."""

    def __init__(
        self, trust: ssl.SSLContext, limits: httpx.Limits, proxies: Proxies, places: Places | None
    ) -> None:
        self._trust = trust
        self._limits = limits
        self._proxies = proxies
        self._places = places
        self._roads: dict[tuple[Proxy | None, NetworkPlace | None], _Road] = {}
        self.is_closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.is_closed:
            raise SessionClosedError
        url = request.url
        came_from: NetworkPlace | None = request.extensions.get(_CAME_FROM)
        proxy = self._proxies.of(url)
        if proxy is not None:
            if url.scheme == "http" and "authorization" in request.headers:
                raise httpx.UnsupportedProtocol("no token goes to a proxy in clear")
            if self._places is not None:
                host = url.raw_host.decode("ascii")
                await self._places.check_for_proxy(host, url.port or 443, came_from=came_from)
            came_from = None
        way = (proxy, came_from)
        if way not in self._roads:
            self._roads[way] = _Road(self._pool(proxy, came_from), proxy)
        response = await self._roads[way].handle_async_request(request)
        response.extensions[_PLACE] = place_of(url.host if proxy else _peer(response))
        return response

    async def aclose(self) -> None:
        self.is_closed = True
        for road in [*self._roads.values()]:
            await road.aclose()

    def _pool(
        self, proxy: Proxy | None, came_from: NetworkPlace | None
    ) -> httpcore.AsyncConnectionPool:
        through: httpcore.Proxy | None = None
        backend: CheckedBackend | None = None
        if proxy is not None:
            parsed = httpx.Proxy(proxy.address)
            trust = self._trust if parsed.url.scheme == "https" else None
            through = httpcore.Proxy(str(parsed.url), parsed.raw_auth, ssl_context=trust)
        elif self._places is not None:  # a proxy looks names up by itself
            backend = CheckedBackend(self._places, came_from)
        return httpcore.AsyncConnectionPool(
            self._trust,
            through,
            self._limits.max_connections,
            self._limits.max_keepalive_connections,
            self._limits.keepalive_expiry,
            network_backend=backend,
        )


class _Road(httpx.AsyncHTTPTransport):
    """httpx's transport over a pool that it can't be told to make."""

    def __init__(self, pool: httpcore.AsyncConnectionPool, proxy: Proxy | None) -> None:
        self._pool = pool
        self._proxy = proxy

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._proxy is None:
            return await super().handle_async_request(request)
        try:
            return await super().handle_async_request(request)
        except (httpx.ProxyError, httpx.ConnectError, socksio.SOCKSError) as error:
            if comes_of(error, ssl.SSLError):
                raise  # the server's, behind the proxy
            said = str(error)
        raise SetupError(SetupProblem.PROXY, self._proxy.name, said)


def comes_of(error: BaseException, kind: type[BaseException]) -> bool:
    """Whether an error of this kind is what it began with."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, kind):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def hung_up(error: httpx.HTTPError) -> bool:
    """Whether a protocol error only means that the server closed the connection too early."""
    return str(error).startswith(("Server disconnected", "peer closed connection"))


def usable_link(text: str) -> httpx.URL | None:
    """A link that a request may go to: of the web, and without a user, who would be sent along."""
    try:
        link = httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        return None
    is_usable = link.scheme in {"http", "https"} and link.host and not link.userinfo
    return link if is_usable and (link.port or 0) <= 65535 else None


def next_link(link: httpx.URL, location: str) -> httpx.URL | None:
    """Where a redirect from `link` leads."""
    try:
        return usable_link(str(link.join(location)))
    except (httpx.InvalidURL, ValueError):
        return None


class QueryFilter(logging.Filter):
    """Replaces the query of every link in a record's text."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; always let it through."""
        record.msg = re.sub(r"\?[^\s'\"]+", "?…", record.getMessage())
        record.args = None
        return True


_FILTER = QueryFilter()


def hide_queries() -> None:
    """Put the filter on the HTTP library's loggers; doing so again changes nothing."""
    for name in (
        "httpx",
        "httpcore.connection",
        "httpcore.http11",
        "httpcore.proxy",
        "httpcore.socks",
    ):
        logging.getLogger(name).addFilter(_FILTER)


def load_ahead() -> None:
    """Load what the first request would load on the event loop, which takes it some 60 ms.

    Meant for a thread.
    """
    with suppress(ImportError):
        import_module("anyio._backends._asyncio")
