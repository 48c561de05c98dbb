"""One call as the contract describes it, from the request to its meaning.

`CallSender` sends a `Call` once, with the token, and reads the `Answer` whole; `understood` makes
of it what it says, or the error that it reports.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar
from urllib.parse import quote, urlsplit

import httpx
import msgspec

from voicedesk.api.bodies import BodyError, BodyProblem, read_pieces
from voicedesk.api.http_session import AGENT, HttpSession, SessionClosedError, Timeouts, hung_up
from voicedesk.api.network_setup import Proxies, SetupError
from voicedesk.api.wire import Envelope, WireError, read_envelope
from voicedesk.domain.account import (
    AddressError,
    AddressProblem,
    clean_address,
    is_loopback,
    is_token,
)
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    CallFacts,
    NetworkSetupError,
    NoConnectionError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
)

VOICES_PATH: Final = "/v1/voice-clones"
QUOTAS_PATH: Final = "/v1/quotas"

_AT_ONCE: Final = 4
_LONGEST_ANSWER: Final = 128 * 1024 * 1024
"""Bytes; 100,000 voices with long signed links take about 60 MiB."""
_LONGEST_TEXT: Final = 500
_LONGEST_WAIT: Final = 24 * 3600.0

_OK = range(200, 300)
_ERRORS = range(400, 600)
_REFUSALS = frozenset({400, 401, 403, 404, 429})
"""The failures that the contract names: after these alone it is sure that nothing was done."""
_LINK = re.compile(r"https?:\S+", re.IGNORECASE)
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.InvalidURL,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    UnicodeError,
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Call:
    """A request as the contract describes it.

    Attributes:
        path: below the service's address, percent-encoded.
        body: the JSON to send; empty for none. Kept out of the representation: it may hold the
            audio link.
        voice_id: the voice that the call is about; empty for none.
        changes: whether it changes something at the service.
        repeatable: whether sending it twice does the same as sending it once.
        has_link: whether it carries an audio link, which no error may repeat.
    """

    method: str
    path: str
    body: bytes = field(default=b"", repr=False)
    voice_id: str = ""
    changes: bool = False
    repeatable: bool = False
    has_link: bool = False

    def facts(self, *, may_have_taken_effect: bool = False) -> CallFacts:
        """The facts of this call's failure, before any answer; a read takes no effect."""
        return CallFacts(
            self.method, self.path, may_have_taken_effect=may_have_taken_effect and self.changes
        )


def call_on(method: str, voice_id: str, *, changes: bool = False, repeatable: bool = False) -> Call:
    """A call on one voice. Whatever the id holds stays inside its one segment of the path.

    Raises:
        NotFoundError: the id can't stand in a path without meaning another one: an empty one would
            address the collection, and proxies resolve dot segments even when encoded.
    """
    path = f"{VOICES_PATH}/{quote(voice_id, safe='', errors='surrogatepass')}"
    call = Call(method, path, voice_id=voice_id, changes=changes, repeatable=repeatable)
    if voice_id in {"", ".", ".."} or len(voice_id) > 1000:
        raise NotFoundError(call.facts(), "no voice can have this id")
    return call


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, read to its end.

    Attributes:
        body: without its content coding.
        reqid: the X-Reqid header; empty if there was none.
        retry_after: seconds of the Retry-After header; None if it said nothing usable.
        redirect_host: the host that a redirect points to; empty if it is none.
    """

    status: int
    body: bytes | bytearray
    reqid: str = ""
    retry_after: float | None = None
    redirect_host: str = ""


def redacted(text: str, token: str, *, links: bool) -> str:
    """`text` without the token, without links where `links` is true, and of bounded length."""
    if token:
        text = text.replace(token, "•••")
    if links:
        text = _LINK.sub("•••", text)
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


def retry_after_seconds(header: str, now: float) -> float | None:
    """Seconds to wait from `now` (POSIX seconds), at most a day; None if it says nothing usable."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return min(float(header[:9]), _LONGEST_WAIT)
    try:
        when = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    wait = (when - datetime.fromtimestamp(now, UTC)).total_seconds()
    return min(max(wait, 0.0), _LONGEST_WAIT)


TokenSource = Callable[[], Awaitable[str | None]]
"""Asked at each call until there is a token: a locked password store may wait for its owner."""


class CallSender:
    """The one place that knows the token.

    Calls that change something and mustn't be repeated get a connection of their own: on a kept
    one, the server may be hanging up just then, and nobody could tell whether it took effect.

    Raises:
        AddressError: the address can't be used, or would send the token unprotected.
    """

    def __init__(
        self,
        base_url: str,
        token: str | TokenSource,
        timeouts: Timeouts,
        proxies: Proxies | None = None,
    ) -> None:
        self._address = clean_address(base_url)
        try:
            httpx.URL(self._address)
        except httpx.InvalidURL:
            raise AddressError(AddressProblem.NO_HOST) from None
        self._token = token if isinstance(token, str) else ""
        self._source = None if isinstance(token, str) else token
        self._timeouts = timeouts
        parts = urlsplit(self._address)
        local = parts.scheme == "http" and is_loopback(parts.hostname or "")
        self._shared = HttpSession(timeouts, limit=_AT_ONCE, only_local=local, proxies=proxies)
        self._single = HttpSession(
            timeouts, limit=_AT_ONCE, only_local=local, keep_connections=False, proxies=proxies
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._address!r})"

    def redacted(self, call: Call, text: str) -> str:
        """Text from the service or a proxy, as an error about `call` may repeat it."""
        return redacted(text, self._token, links=call.has_link)

    async def send(self, call: Call) -> Answer:
        """Send `call` once and read the answer, whatever its status.

        What the token's source raises comes through.

        Raises:
            TokenRefusedError: there is no token that a header can carry; nothing was sent.
            NoConnectionError, TimedOutError: no answer, or half of one.
            NetworkSetupError: a network setting of this computer can't be used; nothing was sent.
            AnswerNotUnderstoodError: what came back isn't HTTP, can't be unpacked, or has no end.
        """
        if not self._token and self._source is not None:
            self._token = await self._source() or ""
        if not is_token(self._token):
            raise TokenRefusedError(call.facts(), "not a token that can be sent")
        try:
            async with asyncio.timeout(self._timeouts.whole):
                answer = await self._exchange(call)
        except TimeoutError:
            failure = self._failure(call, None)
        except SessionClosedError:
            failure = NoConnectionError(call.facts(), "the client is closed")
        except SetupError as error:
            said = self.redacted(call, error.said)
            failure = NetworkSetupError(call.facts(), error.problem, error.name, said)
        except (BodyError, MemoryError) as error:
            problem = error.problem if isinstance(error, BodyError) else BodyProblem.TOO_LONG
            failure = AnswerNotUnderstoodError(call.facts(may_have_taken_effect=True), problem)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            failure = self._failure(call, error)
        else:
            return answer
        # Raised out here: an httpx error as its context would carry the request and its token.
        raise failure

    async def aclose(self) -> None:
        """Close all connections; calls under way fail."""
        await self._shared.aclose()
        await self._single.aclose()

    async def _exchange(self, call: Call) -> Answer:
        session = self._single if call.changes and not call.repeatable else self._shared
        url = httpx.URL(f"{self._address}{call.path}")
        async with session.stream(
            call.method, url, headers=self._headers(call), content=call.body
        ) as response:
            body = bytearray()
            async for piece in read_pieces(response, limit=_LONGEST_ANSWER):
                body += piece
        return Answer(
            status=response.status_code,
            body=body,
            reqid=response.headers.get("x-reqid", ""),
            retry_after=retry_after_seconds(response.headers.get("retry-after", ""), time.time()),
            redirect_host=_redirect_host(response),
        )

    def _headers(self, call: Call) -> Mapping[str, str]:
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "User-Agent": AGENT,
        }
        return headers | {"Content-Type": "application/json"} if call.body else headers

    def _failure(self, call: Call, error: Exception | None) -> ServiceError:
        """What an httpx error means; None is the limit on the whole call."""
        sent = not isinstance(error, _NEVER_SENT)
        facts = call.facts(may_have_taken_effect=sent)
        if error is None:
            return TimedOutError(facts, "whole")
        if isinstance(error, httpx.TimeoutException):
            step = type(error).__name__.removesuffix("Timeout").lower()
            return TimedOutError(facts, step)
        if isinstance(error, httpx.RemoteProtocolError) and not hung_up(error):
            # Its text may hold a piece of the answer, which may hold anything.
            return AnswerNotUnderstoodError(facts, "not HTTP")
        return NoConnectionError(facts, self.redacted(call, str(error)))


def _redirect_host(response: httpx.Response) -> str:
    if not response.has_redirect_location:
        return ""
    try:
        return urlsplit(response.headers["location"]).hostname or "itself"
    except ValueError:
        return "nowhere"


def understood(
    call: Call, answer: Answer, read: Callable[[msgspec.Raw], _T], sender: CallSender
) -> _T:
    """What `read` makes of the `data` of an answer that reports success.

    HTTP status and `code` both have to. Where they don't, a `code` from 400 to 599 tells the kind
    of failure, else an HTTP status from 400 to 599 does.

    Raises:
        ServiceError: the answer reports a failure, or isn't what the contract says. Only a refusal
            that the contract names (`_REFUSALS`) proves that the call wasn't carried out; after
            any other answer it may have been.
    """
    envelope = Envelope()
    try:
        if answer.status != 204 or call.method != "DELETE":
            envelope = read_envelope(answer.body)
        if answer.status in _OK and not envelope.code:
            return read(envelope.data)
        problem = ""
    except WireError as error:
        problem = sender.redacted(call, str(error))
    except MemoryError:
        problem = BodyProblem.TOO_LONG
    raise _error(call, answer, envelope, problem, sender)


def _error(
    call: Call, answer: Answer, envelope: Envelope, problem: str, sender: CallSender
) -> ServiceError:
    code = envelope.code
    number = _deciding_number(answer.status, code)
    unclear = number not in _REFUSALS or answer.status >= 500
    facts = replace(
        call.facts(may_have_taken_effect=unclear),
        status=answer.status,
        code=code,
        message=sender.redacted(call, envelope.msg),
        reqid=sender.redacted(call, envelope.reqid or answer.reqid),
    )
    if number == 0:
        host = answer.redirect_host
        return AnswerNotUnderstoodError(
            facts, f"redirected to {sender.redacted(call, host)}" if host else problem
        )
    if number == 429:
        return RateLimitedError(facts, answer.retry_after)
    is_listing = call.method == "GET" and not call.voice_id
    if number == 401 or (number == 403 and is_listing):
        return TokenRefusedError(facts, problem)
    if number == 404:
        # Without an envelope a 404 can be any server's, at an address that isn't the service's.
        understood = code is not None or bool(call.voice_id)
        return (NotFoundError if understood else AnswerNotUnderstoodError)(facts, problem)
    return (ServiceBrokenError if number in range(500, 600) else RefusedError)(facts, problem)


def _deciding_number(status: int, code: int | None) -> int:
    """The number that tells the kind of failure; 0 if the answer makes no sense."""
    if code is not None and code in _ERRORS:
        return code
    if status in _ERRORS:
        return status
    return code or 0
