"""Fetches demos and samples from wherever their links point, without the token."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final

import httpx

from voicedesk import __version__
from voicedesk.api.audio_stream import AudioStream, goes_on, names_known
from voicedesk.api.direct_session import DirectSession, has_proxies
from voicedesk.api.http_session import HttpSession, SessionClosedError, hung_up
from voicedesk.api.timeouts import STANDARD_TIMEOUTS, Timeouts
from voicedesk.domain.demo_version import NO_VERSION, DemoVersion, ResumePoint
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.service_address import is_loopback

_MOST_REDIRECTS: Final = 5

# No content coding: the size announced is then the file's.
_HEADERS: Final[dict[str, str]] = {
    "Accept": "audio/*, */*;q=0.5",
    "Accept-Encoding": "identity",
    "User-Agent": f"VoiceDesk/{__version__}",
}


class AudioFetcher:
    """Fetches audio over connections of its own, which know no token and keep no cookies.

    Redirects are followed, up to five, to http and https alone, and never from elsewhere to this
    computer.

    Args:
        timeouts: `read` is the longest silence; `pool` and `whole` don't apply.
        limit: how many files may be fetched at once; further ones wait for their turn.
    """

    def __init__(self, *, timeouts: Timeouts = STANDARD_TIMEOUTS, limit: int = 4) -> None:
        self._session: DirectSession | HttpSession = (
            HttpSession(timeouts, limit=limit, patient=True)
            if has_proxies()
            else DirectSession(timeouts, limit=limit)
        )

    @asynccontextmanager
    async def open(
        self, url: str, *, known: DemoVersion = NO_VERSION, resume: ResumePoint | None = None
    ) -> AsyncIterator[AudioStream]:
        """Ask for the audio at `url`; its bytes come while the context is open.

        Args:
            known: a version that is here; where the server still has that one, the stream is
                `unchanged` and no bytes come.
            resume: where to go on with what was cut off. Where that can't be done, or the file is
                another by now, the stream starts at 0.

        Raises:
            DemoError: OFFLINE, TIMED_OUT, EXPIRED (403, 410), NOT_FOUND (404), REFUSED (any other
                status), BAD_LINK. `status` is the HTTP status where there is one.
        """
        link = _link(url)
        async with AsyncExitStack() as stack:
            asked = _asked(known, resume)
            response = await self._follow(link, stack, asked)
            start = resume.start if resume is not None and response.status_code == 206 else 0
            if asked and not _is_answer(response, known, resume):
                await stack.aclose()
                response, start = await self._follow(link, stack, {}), 0
                asked = {}
            if response.status_code != 200 and not (asked and response.status_code in {206, 304}):
                raise DemoError(_problem(response.status_code), status=response.status_code)
            yield AudioStream(response, start)

    async def aclose(self) -> None:
        """Close all connections. Files being fetched are cut off, and later ones are OFFLINE."""
        await self._session.aclose()

    async def _follow(
        self, link: httpx.URL, stack: AsyncExitStack, asked: Mapping[str, str]
    ) -> httpx.Response:
        """The first response that is no redirect, held open by `stack`."""
        for _ in range(_MOST_REDIRECTS + 1):
            response = await self._send(link, stack, asked)
            if not response.has_redirect_location:
                return response
            await stack.aclose()
            link = _next_link(link, response.headers["location"])
        raise DemoError(DemoProblem.REFUSED, detail="too many redirects")

    async def _send(
        self, link: httpx.URL, stack: AsyncExitStack, asked: Mapping[str, str]
    ) -> httpx.Response:
        problem = DemoProblem.OFFLINE
        try:
            return await stack.enter_async_context(
                self._session.stream("GET", link, headers={**_HEADERS, **asked})
            )
        except httpx.TimeoutException:
            problem = DemoProblem.TIMED_OUT
        except httpx.RemoteProtocolError as error:
            problem = DemoProblem.OFFLINE if hung_up(error) else DemoProblem.REFUSED
        except (httpx.HTTPError, OSError, UnicodeError, SessionClosedError):
            pass
        # Raised out here: an httpx error as its context would carry the signed link.
        raise DemoError(problem)


def _asked(known: DemoVersion, resume: ResumePoint | None) -> dict[str, str]:
    """The headers that ask for less than the whole file (RFC 9110, 13.1 and 14.2)."""
    if resume is not None:
        return {"Range": f"bytes={resume.start}-", "If-Range": resume.validator}
    # A server that knows the tag leaves the date aside.
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in asked.items() if value}


def _is_answer(response: httpx.Response, known: DemoVersion, resume: ResumePoint | None) -> bool:
    """Whether less than the whole file came rightly; else it is to be asked for whole."""
    if response.status_code in {206, 416}:
        return response.status_code == 206 and resume is not None and goes_on(response, resume)
    return response.status_code != 304 or (resume is None and names_known(response, known))


def _link(text: str) -> httpx.URL:
    try:
        link = httpx.URL(text.strip())
    except httpx.InvalidURL:
        link = httpx.URL("")
    # A user name would be sent as an Authorization header.
    if (
        link.scheme not in {"http", "https"}
        or not link.host
        or link.userinfo
        or (link.port or 0) > 65535
    ):
        raise DemoError(DemoProblem.BAD_LINK)
    return link


def _next_link(link: httpx.URL, location: str) -> httpx.URL:
    try:
        following = _link(str(link.join(location)))
    except (httpx.InvalidURL, ValueError):
        following = None
    if following is None or (is_loopback(following.host) and not is_loopback(link.host)):
        raise DemoError(DemoProblem.BAD_LINK)
    return following


def _problem(status: int) -> DemoProblem:
    if status in {403, 410}:
        return DemoProblem.EXPIRED
    return DemoProblem.NOT_FOUND if status == 404 else DemoProblem.REFUSED
