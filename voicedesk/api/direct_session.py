"""Plain requests over few connections, at a fraction of what an httpx client needs for each."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Final
from urllib.request import getproxies

import httpcore
import httpx

from voicedesk.api.http_session import IDLE_SECONDS, SessionClosedError, system_trust
from voicedesk.api.query_filter import hide_queries
from voicedesk.api.timeouts import Timeouts

_AS_HTTPX: Final[tuple[tuple[type[Exception], type[httpx.TransportError]], ...]] = (
    (httpcore.ConnectTimeout, httpx.ConnectTimeout),
    (httpcore.ReadTimeout, httpx.ReadTimeout),
    (httpcore.TimeoutException, httpx.WriteTimeout),
    (httpcore.RemoteProtocolError, httpx.RemoteProtocolError),
    (httpcore.ProtocolError, httpx.ProtocolError),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.NetworkError, httpx.NetworkError),
)


class DirectSession:
    """Sends requests without cookies, redirects, retries or proxies, a limited number at once.

    Connections are httpcore's, and kept here: there are no more than requests at once, so that
    httpx's client and pool, which take twice as long as the request, have nothing to decide.

    Args:
        timeouts: for every request; `pool` and `whole` don't apply.
        limit: how many requests may be under way at once; further ones wait for their turn.
    """

    def __init__(self, timeouts: Timeouts, *, limit: int) -> None:
        self._timeouts = {
            "connect": timeouts.connect,
            "read": timeouts.read,
            "write": timeouts.write,
        }
        self._limit = limit
        self._slots = asyncio.Semaphore(limit)
        self._idle: list[tuple[httpcore.Origin, httpcore.AsyncHTTPConnection]] = []
        self._used: set[httpcore.AsyncHTTPConnection] = set()
        self._trust: ssl.SSLContext | None = None
        self._closed = False
        hide_queries()

    @asynccontextmanager
    async def stream(
        self, method: str, url: httpx.URL, *, headers: Mapping[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """Send a request and give its response, whose body is still to be read.

        Raises:
            httpx.HTTPError: it failed, as httpx tells it.
            OSError, UnicodeError: it failed in the operating system or the resolver.
            SessionClosedError: after `aclose`.
        """
        target = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        request = httpcore.Request(
            method,
            target,
            headers=[
                (b"Host", url.netloc),
                *((name.encode(), value.encode()) for name, value in headers.items()),
            ],
            extensions={"timeout": self._timeouts},
        )
        async with self._slots:
            connection = await self._take(target.origin)
            try:
                with _as_httpx():
                    response = await connection.handle_async_request(request)
                try:
                    yield httpx.Response(
                        response.status, headers=response.headers, stream=_Body(response)
                    )
                finally:
                    await response.aclose()
            finally:
                await self._give_back(target.origin, connection)

    async def aclose(self) -> None:
        """Close every connection; requests under way fail."""
        self._closed = True
        idle, self._idle = self._idle, []
        for connection in (*(one for _, one in idle), *self._used):
            await connection.aclose()

    async def _take(self, origin: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        """A connection that stands, or is about to."""
        if origin.scheme == b"https" and self._trust is None:
            self._trust = await asyncio.to_thread(system_trust)
        if self._closed:
            raise SessionClosedError
        while (found := self._pop(origin)) is not None and found.has_expired():
            await found.aclose()
        if found is None:
            found = httpcore.AsyncHTTPConnection(
                origin, ssl_context=self._trust, keepalive_expiry=IDLE_SECONDS
            )
        self._used.add(found)
        return found

    def _pop(self, origin: httpcore.Origin) -> httpcore.AsyncHTTPConnection | None:
        """Of the idle connections to there the one that was used last."""
        for place in reversed(self._idle):
            if place[0] == origin:
                self._idle.remove(place)
                return place[1]
        return None

    async def _give_back(
        self, origin: httpcore.Origin, connection: httpcore.AsyncHTTPConnection
    ) -> None:
        self._used.discard(connection)
        if connection.is_idle() and not self._closed:
            self._idle.append((origin, connection))
            if len(self._idle) <= self._limit:
                return
            _, connection = self._idle.pop(0)
        await connection.aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for piece in self._response.aiter_stream():
                yield piece


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Tell what fails as httpx would."""
    try:
        yield
    except Exception as error:
        for kind, known in _AS_HTTPX:
            if isinstance(error, kind):
                raise known(str(error)) from error
        raise


def has_proxies() -> bool:
    """Whether the environment names a proxy for any address."""
    return any(scheme in {"http", "https", "all"} for scheme in getproxies())
