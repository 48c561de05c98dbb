"""An httpx client that survives cancelled requests and its own pool's leaks."""

import asyncio
import logging
import re
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib import import_module

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
"""Connections beyond the limit: how many cancelled requests a pool outlasts.

A request that is cancelled at the wrong moment may leave its connection behind, neither used nor
free: https://github.com/encode/httpcore/issues/1093. With a release that mends it, pools needn't be
replaced.
"""

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
    cancelled: int = 0


class HttpSession:
    """Sends requests, a limited number at once, without cookies, redirects or own retries.

    Takes the environment's proxy settings, but never for this computer.

    Requests queue here. So httpcore's pool always has room, unless it lost connections to cancelled
    requests: after `_SPARE` of those a new one takes its place, while requests under way finish on
    the old.

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
    ) -> None:
        self._timeouts = timeouts
        self._patience = None if patient else timeouts.pool
        self._slots = asyncio.Semaphore(limit)
        self._limits = httpx.Limits(
            max_connections=limit + _SPARE,
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
            except asyncio.CancelledError:
                pool.cancelled += 1
                if pool.cancelled >= _SPARE and pool is self._pool:
                    self._pool = None
                raise
            finally:
                pool.users -= 1
                if pool is not self._pool and not pool.users:
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
