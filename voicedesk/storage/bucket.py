"""Puts recordings into a person's own bucket, signs links to them, and deletes them again."""

import asyncio
import hashlib
import json
import re
import secrets
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

import httpx

from voicedesk.api.bodies import BodyError, read_pieces
from voicedesk.api.http_session import (
    AGENT,
    HttpSession,
    SessionClosedError,
    Timeouts,
    comes_of,
)
from voicedesk.api.network_setup import Proxies, SetupError
from voicedesk.domain.errors import SetupProblem
from voicedesk.domain.storage import StorageError, StorageProblem, StorageSettings, StorageStep
from voicedesk.storage.signing import NOTHING_HASHED, Signer, StorageKeys

_LARGEST_ANSWER: Final = 1 << 18
_PIECE: Final = 1 << 16
_WAITS: Final = (1.0, 3.0)
"""Seconds before each further attempt: writing and deleting the same thing twice does no harm."""
_TIMEOUTS: Final = Timeouts(connect=10.0, read=30.0, write=30.0)
_KODO_QUERY: Final = "https://uc.qiniuapi.com/v4/query"

_CODES: Final = {
    "InvalidAccessKeyId": StorageProblem.ACCESS_KEY,
    "InvalidAccessKey": StorageProblem.ACCESS_KEY,
    "SignatureDoesNotMatch": StorageProblem.SECRET_KEY,
    "RequestTimeTooSkewed": StorageProblem.CLOCK,
    "AuthorizationHeaderMalformed": StorageProblem.REGION,
    "PermanentRedirect": StorageProblem.REGION,
    "TemporaryRedirect": StorageProblem.REGION,
    "NoSuchBucket": StorageProblem.NO_BUCKET,
    "InvalidBucketName": StorageProblem.NO_BUCKET,
    "AccessDenied": StorageProblem.DENIED,
    "EntityTooLarge": StorageProblem.TOO_LARGE,
}
"""Source: "Error responses", Amazon S3 API Reference."""


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    def value(self, name: str) -> str:
        """The text of an element of an error's XML, which is small and never nested."""
        found = re.search(rf"<{name}>([^<]{{1,200}})</{name}>".encode(), self.body)
        return found[1].decode(errors="replace").strip() if found else ""


class Storage:
    """A bucket, by its settings and keys.

    Every verb raises `StorageError`.

    Args:
        proxies: which of them requests go through.
        waits: seconds before each further attempt at writing and deleting.
    """

    def __init__(
        self,
        settings: StorageSettings,
        keys: StorageKeys,
        *,
        proxies: Proxies | None = None,
        timeouts: Timeouts = _TIMEOUTS,
        waits: tuple[float, ...] = _WAITS,
    ) -> None:
        self._settings = settings
        self._signer = Signer(keys, settings.region)
        self._waits = waits
        self._session = HttpSession(timeouts, limit=4, proxies=proxies, patient=True)

    async def aclose(self) -> None:
        """Close all connections; what is under way fails."""
        await self._session.aclose()

    async def put(
        self,
        name: str,
        content: bytes,
        *,
        content_type: str = "audio/wav",
        sent: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Write an object; one of that name is replaced. Cancelling it may leave one behind.

        Args:
            sent: told how many bytes have gone, from the beginning at each attempt.
        """
        body_hash = await asyncio.to_thread(lambda: hashlib.sha256(content).hexdigest())

        async def pieces() -> AsyncIterator[bytes]:
            for start in range(0, len(content), _PIECE):
                sent(start)
                yield content[start : start + _PIECE]
            sent(len(content))

        async def write() -> None:
            headers = {"content-type": content_type, "content-length": str(len(content))}
            answer = await self._signed(
                "PUT", name, StorageStep.WRITE, headers, body_hash, pieces() if content else b""
            )
            if answer.status != 200 or "etag" not in answer.headers:
                raise _refusal(answer, StorageStep.WRITE)

        await self._attempt(write)

    def link(self, name: str, seconds: int) -> str:
        """A link to an object that anyone can fetch it by, for that long (at most seven days)."""
        return self._signer.link(self._settings.address(name), seconds)

    async def delete(self, name: str) -> None:
        """Delete an object; nothing if there is none, or no bucket any more."""

        async def delete() -> None:
            answer = await self._signed("DELETE", name, StorageStep.DELETE)
            code = answer.value("Code")
            is_gone = answer.status == 404 and code in {"NoSuchKey", "NoSuchBucket"}
            if answer.status not in {200, 204} and not is_gone:
                raise _refusal(answer, StorageStep.DELETE)

        await self._attempt(delete)

    async def test(self) -> bool:
        """Write a small object, fetch it by its link as the service does, and delete it.

        Returns whether the bucket is private: what is in it can't be fetched without a link.

        Raises:
            StorageError: its `step` says what failed.
        """
        name, content = new_name(".txt"), secrets.token_bytes(32)
        await self.put(name, content, content_type="text/plain")
        try:
            await self._read_back(name, content)
            unsigned = await self._fetch(self._settings.address(name))
        except BaseException:
            with suppress(StorageError):  # the first failure is told
                await self.delete(name)
            raise
        await self.delete(name)
        return unsigned.status != 200

    # Inside

    async def _attempt(self, once: Callable[[], Awaitable[None]]) -> None:
        for wait in self._waits:
            try:
                return await once()
            except StorageError as error:
                if not error.is_transient:
                    raise
            await asyncio.sleep(wait)
        return await once()

    async def _signed(
        self,
        method: str,
        name: str,
        step: StorageStep,
        headers: Mapping[str, str] | None = None,
        body_hash: str = NOTHING_HASHED,
        content: bytes | AsyncIterator[bytes] = b"",
    ) -> _Answer:
        url = self._settings.address(name)
        signed = self._signer.headers(method, url, body_hash=body_hash, headers=headers)
        return await _ask(self._session, method, url, step, signed, content)

    async def _read_back(self, name: str, content: bytes) -> None:
        fetched = await self._fetch(self.link(name, 300))
        if fetched.status != 200:
            raise _refusal(fetched, StorageStep.FETCH)
        if fetched.body != content:
            raise StorageError(StorageProblem.DIFFERENT, StorageStep.FETCH)

    async def _fetch(self, url: str) -> _Answer:
        return await _ask(self._session, "GET", url, StorageStep.FETCH)


def new_name(suffix: str) -> str:
    """A name for an object that tells nothing of whose it is or what is in it."""
    return f"voicedesk/{secrets.token_hex(16)}{suffix}"


async def kodo_region(access_key: str, bucket: str, *, proxies: Proxies | None = None) -> str:
    """The region of a bucket of Qiniu Kodo, by the query that its own programs begin with.

    Raises:
        StorageError: NO_BUCKET for an access key or bucket that it doesn't know; NOT_STORAGE for an
            answer without a region.
    """
    session = HttpSession(_TIMEOUTS, limit=1, proxies=proxies)
    url = str(httpx.URL(_KODO_QUERY, params={"ak": access_key, "bucket": bucket}))
    try:
        answer = await _ask(session, "GET", url, StorageStep.FIND)
    finally:
        await session.aclose()
    if answer.status in {612, 631}:
        raise StorageError(StorageProblem.NO_BUCKET, StorageStep.FIND)
    if answer.status != 200:
        raise _refusal(answer, StorageStep.FIND)
    return _region(answer.body)


def _region(body: bytes) -> str:
    try:
        region = json.loads(body)["hosts"][0]["s3"]["region_alias"]
    except (ValueError, RecursionError, LookupError, TypeError):
        region = None
    if not isinstance(region, str) or not re.fullmatch(r"[a-z0-9-]{1,40}", region):
        raise StorageError(StorageProblem.NOT_STORAGE, StorageStep.FIND)
    return region


async def _ask(
    session: HttpSession,
    method: str,
    url: str,
    step: StorageStep,
    headers: Mapping[str, str] | None = None,
    content: bytes | AsyncIterator[bytes] = b"",
) -> _Answer:
    headers = {"user-agent": AGENT, "accept-encoding": "identity", **(headers or {})}
    problem, detail = StorageProblem.NO_CONNECTION, ""
    try:
        async with session.stream(
            method, httpx.URL(url), headers=headers, content=content
        ) as response:
            body = bytearray()
            async for piece in read_pieces(response, limit=_LARGEST_ANSWER):
                body += piece
            return _Answer(response.status_code, response.headers, bytes(body))
    except SetupError as error:
        is_proxy = error.problem is SetupProblem.PROXY
        problem = StorageProblem.PROXY if is_proxy else StorageProblem.CERTIFICATES
        detail = error.name
    except httpx.TimeoutException:
        problem = StorageProblem.TIMED_OUT
    except httpx.ConnectError as error:
        if comes_of(error, ssl.SSLCertVerificationError):
            problem = StorageProblem.CERTIFICATE
        elif comes_of(error, socket.gaierror):
            problem = StorageProblem.NO_HOST
    except (socket.gaierror, UnicodeError):
        problem = StorageProblem.NO_HOST
    except BodyError:
        problem = StorageProblem.NOT_STORAGE
    except (httpx.HTTPError, OSError, SessionClosedError):
        pass
    # Raised out here: an httpx error as its context would carry the request and its signature.
    raise StorageError(problem, step, detail)


def _refusal(answer: _Answer, step: StorageStep) -> StorageError:
    code = answer.value("Code")
    problem = _CODES.get(code)
    detail = ""
    if problem is StorageProblem.CLOCK:
        detail = _seconds_fast(answer)
    elif problem is StorageProblem.REGION:
        detail = answer.value("Region") or answer.headers.get("x-amz-bucket-region", "")
    elif problem is None:
        detail = code or f"HTTP {answer.status}"
        if answer.status >= 500 or answer.status == 429:
            problem = StorageProblem.BROKEN
        elif answer.status in {301, 307}:
            problem = StorageProblem.REGION
        elif answer.status == 413:
            problem = StorageProblem.TOO_LARGE
        elif answer.status in {401, 403}:
            problem = StorageProblem.DENIED
        else:
            problem = StorageProblem.REFUSED if code else StorageProblem.NOT_STORAGE
    return StorageError(problem, step, detail)


def _seconds_fast(answer: _Answer) -> str:
    try:
        there = parsedate_to_datetime(answer.headers.get("date", ""))
        return f"{(datetime.now(UTC) - there).total_seconds():.0f}"
    except (ValueError, TypeError):
        return ""
