"""An httpx client that survives cancelled requests and its own pool's leaks."""

import asyncio
import logging
import re
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib import import_module
from typing import Final
from urllib.request import getproxies

import httpcore
import httpx


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


_QUERY = re.compile(r"\?[^\s'\"]+")
_LOGGERS = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy")


class QueryFilter(logging.Filter):
    """Replaces the query of every link in a record's text."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; always let it through."""
        record.msg = _QUERY.sub("?…", record.getMessage())
        record.args = None
        return True


_FILTER = QueryFilter()


def hide_queries() -> None:
    """Put the filter on the HTTP library's loggers; doing so again changes nothing."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_FILTER)


_log = logging.getLogger(__name__)

_SPARE = 16
"""Connections beyond the limit, for those that httpcore loses when a request is cancelled."""

IDLE_SECONDS = 4.0
"""Seconds an idle connection is kept: shorter than any common server keeps it, so that none is
reused just as the server closes it."""

_LOCAL = ("all://localhost", "all://127.0.0.1", "all://[::1]")


class SessionClosedError(Exception):
    """A request was made after `aclose`."""


@dataclass(slots=True)
class _Pool:
    client: httpx.AsyncClient
    users: int = 0
    retired: bool = False


class HttpSession:
    """Sends requests, a limited number at once, without cookies, redirects or own retries.

    Takes the environment's proxy settings, but never for this computer.

    httpcore loses a connection's place when a task is cancelled at the wrong moment. So requests
    queue here rather than there, and should its pool be exhausted all the same, a new one takes
    its place while requests under way finish on the old.

    Args:
        timeouts: for every request; `whole` is the caller's to hold.
        limit: how many requests may be under way at once.
        patient: whether a request waits for its turn without a time limit.
        keep_connections: whether a connection may serve a second request.
        only_local: whether all requests go to this computer without encryption.
    """

    def __init__(
        self,
        timeouts: Timeouts,
        *,
        limit: int,
        patient: bool = False,
        keep_connections: bool = True,
        only_local: bool = False,
        spare: int = _SPARE,
    ) -> None:
        self._timeouts = timeouts
        self._patience = None if patient else timeouts.pool
        self._slots = asyncio.Semaphore(limit)
        self._limits = httpx.Limits(
            max_connections=limit + spare,
            max_keepalive_connections=None if keep_connections else 0,
            keepalive_expiry=IDLE_SECONDS,
        )
        self._only_local = only_local
        self._pool: _Pool | None = None
        self._closed = False
        hide_queries()

    @asynccontextmanager
    async def stream(
        self, method: str, url: httpx.URL, *, headers: Mapping[str, str], content: bytes = b""
    ) -> AsyncIterator[httpx.Response]:
        """Send a request and give its response, whose body is still to be read.

        Raises:
            httpx.HTTPError: it failed, as httpx tells it.
            OSError, UnicodeError: it failed in the operating system or the resolver.
            SessionClosedError: after `aclose`.
        """
        await self._take_slot()
        try:
            pool = await self._open_pool()
            pool.users += 1
            try:
                request = pool.client.build_request(method, url, headers=headers, content=content)
                response = await pool.client.send(request, stream=True)
                try:
                    yield response
                finally:
                    await response.aclose()
            except httpx.PoolTimeout:
                self._retire(pool)
                raise
            finally:
                pool.users -= 1
                if pool.retired and not pool.users:
                    await pool.client.aclose()
        finally:
            self._slots.release()

    async def aclose(self) -> None:
        """Close every connection; requests under way fail."""
        self._closed = True
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.client.aclose()

    async def _take_slot(self) -> None:
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
        trust = _no_trust() if self._only_local else await asyncio.to_thread(system_trust)
        if self._closed:
            raise SessionClosedError
        if self._pool is None:
            self._pool = _Pool(self._new_client(trust))
        return self._pool

    def _new_client(self, trust: ssl.SSLContext) -> httpx.AsyncClient:
        try:
            return self._client(trust, trust_env=not self._only_local)
        except (ImportError, ValueError, httpx.InvalidURL):
            # A proxy that httpx can't use, such as GNOME's `socks://`.
            _log.warning("the environment's proxy settings can't be used and are left aside")
            return self._client(trust, trust_env=False)

    def _client(self, trust: ssl.SSLContext, *, trust_env: bool) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            verify=trust,
            trust_env=trust_env,
            timeout=httpx.Timeout(
                connect=self._timeouts.connect,
                read=self._timeouts.read,
                write=self._timeouts.write,
                pool=self._timeouts.pool,
            ),
            limits=self._limits,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            mounts=dict.fromkeys(_LOCAL),
        )

    def _retire(self, pool: _Pool) -> None:
        _log.warning("the connection pool ran dry and is replaced")
        pool.retired = True
        if self._pool is pool:
            self._pool = None


def hung_up(error: httpx.HTTPError) -> bool:
    """Whether a protocol error only means that the server closed the connection too early."""
    return str(error).startswith(("Server disconnected", "peer closed connection"))


@cache
def system_trust() -> ssl.SSLContext:
    """The certificate authorities of Mozilla and of this computer, which may know a company's own.

    Takes some 40 ms, once per process.
    """
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


@cache
def _no_trust() -> ssl.SSLContext:
    """For sessions without encryption: trusts nobody, and costs no reading of certificates."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


_LATE = ("httpcore._backends.anyio", "anyio._backends._asyncio")


def load_ahead() -> None:
    """Load what the first request would load on the event loop, which takes it some 60 ms.

    Meant for a thread. A name that another version of the libraries doesn't have is left out.
    """
    for name in _LATE:
        with suppress(ImportError):
            import_module(name)


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
