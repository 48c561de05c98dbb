"""The bytes of one audio file as they arrive."""

import re
from collections.abc import AsyncIterator
from datetime import datetime
from email.utils import parsedate_to_datetime

import httpx

from voicedesk.domain.demo_version import DemoVersion, ResumePoint
from voicedesk.domain.errors import DemoError, DemoProblem

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
