"""Fetches demos from wherever their links point, without the token."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import httpx

from voicedesk.api.http_session import (
    AUDIO_HEADERS,
    MOST_REDIRECTS,
    STANDARD_TIMEOUTS,
    HttpSession,
    SessionClosedError,
    Timeouts,
    hung_up,
    next_link,
    usable_link,
)
from voicedesk.domain.account import is_loopback
from voicedesk.domain.errors import DemoError, DemoProblem


class AudioStream:
    """An audio file being fetched.

    Attributes:
        content_type: as the server says, lower case, without parameters; often wrong or empty.
        size: of the whole file, in bytes; None if the server didn't say.
    """

    def __init__(self, response: httpx.Response) -> None:
        headers = response.headers
        self._response = response
        self._is_coded = "content-encoding" in headers
        self.content_type = headers.get("content-type", "").partition(";")[0].lower()
        length = headers.get("content-length", "")
        self.size = int(length) if length.isdecimal() and not self._is_coded else None

    async def chunks(self) -> AsyncIterator[bytes]:
        """The file's bytes, once.

        Raises:
            DemoError: CUT_OFF if fewer bytes came than announced or the connection broke,
                TIMED_OUT if they stopped coming.
        """
        problem = DemoProblem.CUT_OFF
        try:
            pieces = self._response.aiter_bytes() if self._is_coded else self._response.aiter_raw()
            async for piece in pieces:
                yield piece
        except httpx.TimeoutException:
            problem = DemoProblem.TIMED_OUT
        except (httpx.HTTPError, OSError):
            pass
        else:
            return
        # Raised out here: an httpx error as its context would carry the signed link.
        raise DemoError(problem)


class AudioFetcher:
    """Fetches audio over connections of its own, which know no token and keep no cookies.

    Redirects are followed, up to five, to http and https alone, and never from elsewhere to this
    computer.

    Args:
        timeouts: `read` is the longest silence; `pool` and `whole` don't apply.
        limit: how many files may be fetched at once; further ones wait for their turn.
    """

    def __init__(self, *, timeouts: Timeouts = STANDARD_TIMEOUTS, limit: int = 4) -> None:
        self._session = HttpSession(timeouts, limit=limit, patient=True)

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[AudioStream]:
        """Ask for the audio at `url`; its bytes come while the context is open.

        Raises:
            DemoError: OFFLINE, TIMED_OUT, EXPIRED (403, 410), NOT_FOUND (404), REFUSED (any other
                status), BAD_LINK. `status` is the HTTP status where there is one.
        """
        link = usable_link(url.strip())
        if link is None:
            raise DemoError(DemoProblem.BAD_LINK)
        async with AsyncExitStack() as stack:
            response = await self._follow(link, stack)
            if response.status_code != 200:
                raise DemoError(_problem(response.status_code), status=response.status_code)
            yield AudioStream(response)

    async def aclose(self) -> None:
        """Close all connections. Files being fetched are cut off, and later ones are OFFLINE."""
        await self._session.aclose()

    async def _follow(self, link: httpx.URL, stack: AsyncExitStack) -> httpx.Response:
        """The first response that is no redirect, held open by `stack`."""
        for _ in range(MOST_REDIRECTS + 1):
            response = await self._send(link, stack)
            if not response.has_redirect_location:
                return response
            await stack.aclose()
            link = _next_link(link, response.headers["location"])
        raise DemoError(DemoProblem.REFUSED, detail="too many redirects")

    async def _send(self, link: httpx.URL, stack: AsyncExitStack) -> httpx.Response:
        problem = DemoProblem.OFFLINE
        try:
            return await stack.enter_async_context(
                self._session.stream("GET", link, headers=AUDIO_HEADERS)
            )
        except httpx.TimeoutException:
            problem = DemoProblem.TIMED_OUT
        except httpx.RemoteProtocolError as error:
            problem = DemoProblem.OFFLINE if hung_up(error) else DemoProblem.REFUSED
        except (httpx.HTTPError, OSError, UnicodeError, SessionClosedError):
            pass
        # Raised out here: an httpx error as its context would carry the signed link.
        raise DemoError(problem)


def _next_link(link: httpx.URL, location: str) -> httpx.URL:
    following = next_link(link, location)
    if following is None or (is_loopback(following.host) and not is_loopback(link.host)):
        raise DemoError(DemoProblem.BAD_LINK)
    return following


def _problem(status: int) -> DemoProblem:
    if status in {403, 410}:
        return DemoProblem.EXPIRED
    return DemoProblem.NOT_FOUND if status == 404 else DemoProblem.REFUSED
