"""What all of the client's requests go through: an httpx client without its surprises.

A session limits how many requests are under way, for how long, and where to: no cookies, no
redirects of their own accord, no proxy for this computer. Links out of an answer are looked at
(`usable_link`) before a request goes there. Nothing that is logged holds a link's query, which may
be its signature.
"""

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
from typing import Final

import httpx

from voicedesk import __version__

_log = logging.getLogger(__name__)

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

_LOCAL = ("all://localhost", "all://127.0.0.1", "all://[::1]")


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
    client: httpx.AsyncClient
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
        self._timeouts = httpx.Timeout(
            connect=timeouts.connect, read=timeouts.read, write=timeouts.write, pool=timeouts.pool
        )
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
        await self._acquire_slot()
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
            timeout=self._timeouts,
            limits=self._limits,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            mounts=dict.fromkeys(_LOCAL),
        )


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
    for name in ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy"):
        logging.getLogger(name).addFilter(_FILTER)


def load_ahead() -> None:
    """Load what the first request would load on the event loop, which takes it some 60 ms.

    Meant for a thread. A name that another version of the libraries doesn't have is left out.
    """
    for name in ("httpcore._backends.anyio", "anyio._backends._asyncio"):
        with suppress(ImportError):
            import_module(name)
