"""Tries a link that a voice is to be trained from, as anyone would who has no token."""

import asyncio
import ssl
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final
from urllib.request import getproxies, proxy_bypass

import httpx

from voicedesk.api.http_session import (
    AUDIO_HEADERS,
    MOST_REDIRECTS,
    HttpSession,
    SessionClosedError,
    Timeouts,
    next_link,
    usable_link,
)
from voicedesk.domain.account import NetworkPlace, can_reach, place_of
from voicedesk.domain.errors import SampleError, SampleProblem

_PIECE: Final = 1 << 16
"""Bytes that are unpacked at once, however far they were packed together."""


class SampleStream:
    """A recording being fetched.

    Attributes:
        content_type: as the server says, lower case, with its parameters; often wrong or empty.
        size: in bytes; None if the server didn't say.
    """

    def __init__(self, response: httpx.Response) -> None:
        headers = response.headers
        self._response = response
        self._coding = headers.get("content-encoding", "").strip().lower()
        self.content_type = headers.get("content-type", "").lower()
        length = headers.get("content-length", "")
        is_told = length.isdecimal() and len(length) < 16 and not self._coding
        self.size = int(length) if is_told else None

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """Its bytes, once, in pieces of bounded size.

        Raises:
            SampleError: CUT_OFF if fewer bytes came than announced or the connection broke,
                TIMED_OUT if they stopped coming.
        """
        problem = SampleProblem.CUT_OFF
        try:
            async for piece in self._unpacked():
                try:
                    yield piece
                except BaseException:
                    # Before httpcore's own generators go: left to themselves, they'd have to wait
                    # for the connection to close, which a generator that goes can't.
                    await self._response.aclose()
                    raise
        except httpx.TimeoutException:
            problem = SampleProblem.TIMED_OUT
        except (httpx.HTTPError, OSError, zlib.error):
            pass
        else:
            return
        # Raised out here: an httpx error as its context would carry the signed link.
        raise SampleError(problem)

    async def _unpacked(self) -> AsyncIterator[bytes]:
        # httpx unpacks a whole piece at once, which may be a thousand times as large.
        unpack = zlib.decompressobj(wbits=47) if self._coding in {"gzip", "x-gzip"} else None
        async for piece in self._response.aiter_raw():
            if unpack is None:
                yield piece
                continue
            rest = piece
            while rest and not unpack.eof:
                yield unpack.decompress(rest, _PIECE)
                rest = unpack.unconsumed_tail


_TIMEOUTS: Final = Timeouts(connect=10.0, read=10.0)
Resolve = Callable[[str, int], Awaitable[Collection[str]]]


class SampleFetcher:
    """Fetches recordings over connections of its own, which know no token and keep no cookies.

    Redirects are followed, up to five, to http and https alone. No request goes to where the
    service has no way to: neither by the link itself, nor by a redirect, nor by what a name turns
    out to stand for.

    Args:
        timeouts: `read` is the longest silence; `pool` and `whole` don't apply.
        resolve: the addresses of a host.
    """

    def __init__(self, *, timeouts: Timeouts = _TIMEOUTS, resolve: Resolve | None = None) -> None:
        self._session = HttpSession(timeouts, limit=4, patient=True)
        self._connect_seconds = timeouts.connect
        self._resolve = resolve or _resolve

    @asynccontextmanager
    async def open(self, url: str, *, service: NetworkPlace) -> AsyncIterator[SampleStream]:
        """Ask for what is at `url`; its bytes come while the context is open.

        Args:
            service: where the service runs.

        Raises:
            SampleError: NO_HOST, NO_CONNECTION, CERTIFICATE, TIMED_OUT, REFUSED, REDIRECTED,
                OUT_OF_REACH, NOTHING_THERE.
        """
        link = usable_link(url)
        if link is None:
            raise SampleError(SampleProblem.REDIRECTED)
        async with AsyncExitStack() as stack:
            for _ in range(MOST_REDIRECTS + 1):
                await self._check_place(link, service)
                response = await self._send(link, stack)
                if not response.has_redirect_location:
                    break
                await stack.aclose()
                following = next_link(link, response.headers["location"])
                if following is None:
                    raise SampleError(SampleProblem.REDIRECTED, status=response.status_code)
                link = following
            else:
                raise SampleError(SampleProblem.REDIRECTED, detail=link.host)
            if response.status_code != 200:
                raise SampleError(_problem(response.status_code), status=response.status_code)
            yield SampleStream(response)

    async def aclose(self) -> None:
        """Close all connections; later links can't be tried."""
        await self._session.aclose()

    async def _check_place(self, link: httpx.URL, service: NetworkPlace) -> None:
        """Hold that the service may well reach a link's host, by all that its name stands for."""
        host = link.host
        places = {place_of(host)}
        if places == {NetworkPlace.PUBLIC} and not _is_address(host):
            # A proxy looks names up by itself, and where there is one, this computer may not.
            if getproxies().keys() & {link.scheme, "all"} and not proxy_bypass(host):
                return
            places = {place_of(address) for address in await self._addresses(link)}
        if not any(can_reach(service, place) for place in places):
            raise SampleError(SampleProblem.OUT_OF_REACH, detail=host)

    async def _addresses(self, link: httpx.URL) -> Collection[str]:
        try:
            async with asyncio.timeout(self._connect_seconds):
                return await self._resolve(link.raw_host.decode("ascii"), link.port or 443)
        except TimeoutError:
            problem = SampleProblem.TIMED_OUT
        except (OSError, UnicodeError):
            problem = SampleProblem.NO_HOST
        raise SampleError(problem, detail=link.host)

    async def _send(self, link: httpx.URL, stack: AsyncExitStack) -> httpx.Response:
        problem = SampleProblem.NO_CONNECTION
        try:
            return await stack.enter_async_context(
                self._session.stream("GET", link, headers=AUDIO_HEADERS)
            )
        except httpx.TimeoutException:
            problem = SampleProblem.TIMED_OUT
        except httpx.ConnectError as error:
            if _is_about_trust(error):
                problem = SampleProblem.CERTIFICATE
        except (httpx.HTTPError, OSError, UnicodeError, SessionClosedError):
            pass
        # Raised out here: an httpx error as its context would carry the signed link.
        raise SampleError(problem)


async def _resolve(host: str, port: int) -> Collection[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port)
    return [str(address[0]) for *_, address in found]


def _is_address(host: str) -> bool:
    return ":" in host or (host.replace(".", "").isdecimal() and host.count(".") == 3)


def _is_about_trust(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return "CERTIFICATE_VERIFY_FAILED" in str(error)


def _problem(status: int) -> SampleProblem:
    if status in {204, 404, 410}:
        return SampleProblem.NOTHING_THERE
    return SampleProblem.REFUSED
