"""Fetches audio from wherever a link points, as anyone would who has no token.

`AudioFetcher` fetches demos, `SampleFetcher` recordings that a voice is to be trained from. Both
follow redirects, up to five, to http and https alone, and go nowhere but where the service's links
may lead (`Places`); each says in its own terms what went wrong.
"""

import socket
import ssl
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from enum import Enum, auto
from typing import Final

import httpx

from voicedesk.api.bodies import BodyError, BodyProblem, is_coded, read_pieces
from voicedesk.api.http_session import (
    AUDIO_HEADERS,
    MOST_REDIRECTS,
    STANDARD_TIMEOUTS,
    HttpSession,
    SessionClosedError,
    Timeouts,
    comes_of,
    hung_up,
    next_link,
    place_of_server,
    usable_link,
)
from voicedesk.api.network_setup import Proxies, SetupError
from voicedesk.api.places import OutOfReachError, Places, Resolve, resolve
from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.errors import (
    DemoError,
    DemoProblem,
    SampleError,
    SampleProblem,
    SetupProblem,
)

_LARGEST: Final = 256 << 20
"""Bytes that a file may have, packed or not, whatever its caller would take."""


class _Failure(Enum):
    """Why a link can't be fetched, before it is told as a demo's problem or a recording's."""

    BAD_LINK = auto()
    OUT_OF_REACH = auto()
    TOO_MANY_REDIRECTS = auto()
    STATUS = auto()
    NO_HOST = auto()
    NO_CONNECTION = auto()
    NOT_HTTP = auto()
    CERTIFICATE = auto()
    TIMED_OUT = auto()
    CUT_OFF = auto()
    TOO_LARGE = auto()
    PROXY = auto()
    CERTIFICATES = auto()


class AudioStream:
    """An audio file being fetched.

    Attributes:
        content_type: as the server says, lower case, with its parameters; often wrong or empty.
        size: of the whole file, in bytes; None if the server didn't say.
    """

    def __init__(self, response: httpx.Response, fetcher: "LinkFetcher") -> None:
        headers = response.headers
        self._response = response
        self._fetcher = fetcher
        self.content_type = headers.get("content-type", "").lower()
        length = headers.get("content-length", "")
        is_told = length.isdecimal() and len(length) < 16 and not is_coded(response)
        self.size = int(length) if is_told else None

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The file's bytes, once, in pieces of bounded size.

        Raises:
            DemoError, SampleError: CUT_OFF if fewer bytes came than announced, the connection broke
                or they can't be unpacked, TIMED_OUT if they stopped coming, TOO_LARGE.
        """
        failure = _Failure.CUT_OFF
        try:
            async for piece in read_pieces(self._response, limit=_LARGEST):
                try:
                    yield piece
                except BaseException:
                    # Before httpcore's own generators go: left to themselves, they'd have to wait
                    # for the connection to close, which a generator that goes can't.
                    await self._response.aclose()
                    raise
        except httpx.TimeoutException:
            failure = _Failure.TIMED_OUT
        except BodyError as error:
            if error.problem is BodyProblem.TOO_LONG:
                failure = _Failure.TOO_LARGE
        except MemoryError:
            failure = _Failure.TOO_LARGE
        except (httpx.HTTPError, OSError):
            pass
        else:
            return
        # Raised out here: an httpx error as its context would carry the signed link.
        raise self._fetcher.error(failure)


class LinkFetcher(ABC):
    """Fetches over connections of its own, which know no token and keep no cookies.

    Args:
        service: the address of the service whose links they are; without one, nothing of this
            computer or a private network is fetched.
        timeouts: `read` is the longest silence; `pool` and `whole` don't apply.
        limit: how many files may be fetched at once; further ones wait for their turn.
        proxies: which of them a request goes through.
        resolve: the addresses of a host.
    """

    def __init__(
        self,
        service: str = "",
        *,
        timeouts: Timeouts = STANDARD_TIMEOUTS,
        limit: int = 4,
        proxies: Proxies | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self._session = HttpSession(
            timeouts,
            limit=limit,
            patient=True,
            proxies=proxies,
            places=Places(service, resolve=resolve),
        )

    @abstractmethod
    def error(self, failure: _Failure, *, status: int | None = None, detail: str = "") -> Exception:
        """The error that tells of a failure."""

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[AudioStream]:
        """Ask for the audio at `url`; its bytes come while the context is open.

        Raises:
            DemoError, SampleError: there is none, or no way to it. `status` is the HTTP status
                where there is one.
        """
        link = usable_link(url.strip())
        if link is None:
            raise self.error(_Failure.BAD_LINK)
        async with AsyncExitStack() as stack:
            response = await self._follow(link, stack)
            if response.status_code != 200:
                raise self.error(_Failure.STATUS, status=response.status_code)
            yield AudioStream(response, self)

    async def aclose(self) -> None:
        """Close all connections. Files being fetched are cut off, and later ones can't be."""
        await self._session.aclose()

    async def _follow(self, link: httpx.URL, stack: AsyncExitStack) -> httpx.Response:
        """The first response that is no redirect, held open by `stack`."""
        came_from: NetworkPlace | None = None
        for _ in range(MOST_REDIRECTS + 1):
            response = await self._send(link, stack, came_from)
            if not response.has_redirect_location:
                return response
            if came_from is not NetworkPlace.PUBLIC:  # what is once outside stays so
                came_from = place_of_server(response)
            await stack.aclose()
            following = next_link(link, response.headers["location"])
            if following is None:
                raise self.error(_Failure.BAD_LINK, status=response.status_code)
            link = following
        raise self.error(_Failure.TOO_MANY_REDIRECTS, detail=link.host)

    async def _send(
        self, link: httpx.URL, stack: AsyncExitStack, came_from: NetworkPlace | None
    ) -> httpx.Response:
        failure, detail = _Failure.NO_CONNECTION, ""
        try:
            return await stack.enter_async_context(
                self._session.stream("GET", link, headers=AUDIO_HEADERS, came_from=came_from)
            )
        except OutOfReachError as error:
            failure, detail = _Failure.OUT_OF_REACH, error.host
        except SetupError as error:
            is_proxy = error.problem is SetupProblem.PROXY
            failure = _Failure.PROXY if is_proxy else _Failure.CERTIFICATES
            detail = error.name
        except httpx.TimeoutException:
            failure = _Failure.TIMED_OUT
        except httpx.RemoteProtocolError as error:
            failure = _Failure.NO_CONNECTION if hung_up(error) else _Failure.NOT_HTTP
        except httpx.ConnectError as error:
            if comes_of(error, ssl.SSLCertVerificationError):
                failure = _Failure.CERTIFICATE
        except (socket.gaierror, UnicodeError):
            failure, detail = _Failure.NO_HOST, link.host
        except (httpx.HTTPError, OSError, SessionClosedError):
            pass
        # Raised out here: an httpx error as its context would carry the signed link.
        raise self.error(failure, detail=detail)


_DEMO: Final = {
    _Failure.BAD_LINK: DemoProblem.BAD_LINK,
    _Failure.OUT_OF_REACH: DemoProblem.BAD_LINK,
    _Failure.TOO_MANY_REDIRECTS: DemoProblem.REFUSED,
    _Failure.NOT_HTTP: DemoProblem.REFUSED,
    _Failure.TIMED_OUT: DemoProblem.TIMED_OUT,
    _Failure.CUT_OFF: DemoProblem.CUT_OFF,
    _Failure.TOO_LARGE: DemoProblem.TOO_LARGE,
    _Failure.PROXY: DemoProblem.PROXY,
    _Failure.CERTIFICATES: DemoProblem.CERTIFICATES,
}
_DEMO_STATUS: Final = {
    403: DemoProblem.EXPIRED,
    410: DemoProblem.EXPIRED,
    404: DemoProblem.NOT_FOUND,
}


class AudioFetcher(LinkFetcher):
    """Fetches demos."""

    def error(self, failure: _Failure, *, status: int | None = None, detail: str = "") -> DemoError:
        """OFFLINE where nothing else is known; EXPIRED, NOT_FOUND, REFUSED by the HTTP status."""
        if failure is _Failure.TOO_MANY_REDIRECTS:
            detail = "too many redirects"
        problem = _DEMO.get(failure, DemoProblem.OFFLINE)
        if failure is _Failure.STATUS:
            problem = _DEMO_STATUS.get(status or 0, DemoProblem.REFUSED)
        return DemoError(problem, status=status, detail=detail)


_SAMPLE: Final = {
    _Failure.BAD_LINK: SampleProblem.REDIRECTED,
    _Failure.OUT_OF_REACH: SampleProblem.OUT_OF_REACH,
    _Failure.TOO_MANY_REDIRECTS: SampleProblem.REDIRECTED,
    _Failure.NO_HOST: SampleProblem.NO_HOST,
    _Failure.CERTIFICATE: SampleProblem.CERTIFICATE,
    _Failure.TIMED_OUT: SampleProblem.TIMED_OUT,
    _Failure.CUT_OFF: SampleProblem.CUT_OFF,
    _Failure.TOO_LARGE: SampleProblem.TOO_LARGE,
    _Failure.PROXY: SampleProblem.PROXY,
    _Failure.CERTIFICATES: SampleProblem.CERTIFICATES,
}
_SAMPLE_TIMEOUTS: Final = Timeouts(connect=10.0, read=10.0)


class SampleFetcher(LinkFetcher):
    """Fetches recordings that a voice is to be trained from, from where the service could, too."""

    def __init__(
        self,
        service: str = "",
        *,
        timeouts: Timeouts = _SAMPLE_TIMEOUTS,
        proxies: Proxies | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        super().__init__(service, timeouts=timeouts, proxies=proxies, resolve=resolve)

    def error(
        self, failure: _Failure, *, status: int | None = None, detail: str = ""
    ) -> SampleError:
        """NO_CONNECTION where nothing else is known; NOTHING_THERE, REFUSED by the HTTP status."""
        problem = _SAMPLE.get(failure, SampleProblem.NO_CONNECTION)
        if failure is _Failure.STATUS:
            is_gone = status in {204, 404, 410}
            problem = SampleProblem.NOTHING_THERE if is_gone else SampleProblem.REFUSED
        return SampleError(problem, status=status, detail=detail)
