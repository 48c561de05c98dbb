"""Fetches demos and samples from wherever their links point, without the token."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

from voicedesk import __version__
from voicedesk.api.http_session import (
    STANDARD_TIMEOUTS,
    HttpSession,
    SessionClosedError,
    Timeouts,
    hung_up,
)
from voicedesk.domain.account import is_loopback
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.links import NO_VERSION, DemoVersion, ResumePoint

_LONGEST_TAG = 500
"""Characters of an entity tag that are kept and sent back."""


class AudioStream:
    """An audio file being fetched.

    Attributes:
        content_type: as the server says, lower case, without parameters; often wrong or empty.
        start: the place in the file of the first byte to come; 0 unless it goes on from there.
        size: of the whole file, in bytes; None if the server didn't say.
        version: what the server said of the file's version.
        validator: the version as If-Range takes it; empty if it can't be told for certain.
        unchanged: whether the server has nothing newer than what was known; no bytes come.
    """

    def __init__(self, response: httpx.Response, start: int = 0) -> None:
        headers = response.headers
        self._response = response
        self._is_coded = "content-encoding" in headers
        self.unchanged = response.status_code == 304
        self.content_type = headers.get("content-type", "").partition(";")[0].lower()
        self.start = start
        self.version = version_of(headers)
        self.validator = "" if self._is_coded else _validator(self.version, headers.get("date", ""))
        length = headers.get("content-length", "")
        is_told = length.isdecimal() and not self._is_coded and not self.unchanged
        self.size = start + int(length) if is_told else None

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


def version_of(headers: httpx.Headers) -> DemoVersion:
    """What a server said of a file's version, as far as it is well-formed (RFC 9110, 8.8)."""
    etag = headers.get("etag", "").strip()
    if not re.fullmatch(r'(W/)?"[\x21\x23-\x7e]*"', etag) or len(etag) > _LONGEST_TAG:
        etag = ""
    modified = headers.get("last-modified", "").strip()
    return DemoVersion(etag, modified if _moment(modified) else "")


def goes_on(response: httpx.Response, point: ResumePoint) -> bool:
    """Whether a 206 holds just the rest of the very version that was cut off."""
    headers = response.headers
    found = re.fullmatch(
        r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)", headers.get("content-range", ""), re.ASCII
    )
    if found is None or "content-encoding" in headers:
        return False
    first, last, total = found.groups()
    length = headers.get("content-length")
    is_rest = int(first) == point.start and (total == "*" or int(last) == int(total) - 1)
    is_whole = length is None or length == str(int(last) - int(first) + 1)
    is_as_long = point.size is None or total == "*" or int(total) == point.size
    # A server that minds no condition may send the rest of another version.
    version = version_of(headers)
    named = version.etag if point.validator.startswith('"') else version.last_modified
    return is_rest and is_whole and is_as_long and named in {"", point.validator}


def names_known(response: httpx.Response, known: DemoVersion) -> bool:
    """Whether a 304 is about the very version that is known.

    By its date alone another file, older than the known one, counts as unchanged, too.
    """
    version = version_of(response.headers)
    if known.etag:
        return version.etag.removeprefix("W/") in {"", known.etag.removeprefix("W/")}
    return bool(known.last_modified) and version.last_modified == known.last_modified


def _validator(version: DemoVersion, date: str) -> str:
    """A strong entity tag; or a date after which a second has passed (RFC 9110, 8.8.2.2)."""
    if version.etag:
        return "" if version.etag.startswith("W/") else version.etag
    modified, sent = _moment(version.last_modified), _moment(date)
    is_behind = modified is not None and sent is not None and (sent - modified).total_seconds() >= 1
    return version.last_modified if is_behind else ""


def _moment(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if text.endswith("GMT") else None
    except (ValueError, TypeError):
        return None


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
        self._session = HttpSession(timeouts, limit=limit, patient=True)

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
