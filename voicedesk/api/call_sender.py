"""Sends one call once, with the token, and reads its answer whole."""

import asyncio
import time
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

import httpx

from voicedesk import __version__
from voicedesk.api.answer import Answer
from voicedesk.api.call import Call
from voicedesk.api.http_session import HttpSession, SessionClosedError, hung_up
from voicedesk.api.redaction import redacted
from voicedesk.api.retry_after import retry_after_seconds
from voicedesk.api.timeouts import Timeouts
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    CallFacts,
    NoConnectionError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
)
from voicedesk.domain.service_address import (
    AddressError,
    AddressProblem,
    clean_address,
    is_loopback,
)
from voicedesk.domain.token import is_token

_LIMIT: Final = 4
_LONGEST_ANSWER: Final = 128 * 1024 * 1024
"""Bytes; 100,000 voices with long signed links take about 60 MiB."""

_NEVER_SENT = (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol, httpx.InvalidURL)
_NEVER_SENT_TIMEOUTS = (httpx.ConnectTimeout, httpx.PoolTimeout)
_CLOSED = "the client is closed"


class CallSender:
    """The one place that knows the token.

    Calls that change something and mustn't be repeated get a connection of their own: on a kept
    one, the server may be hanging up just then, and nobody could tell whether it took effect.

    Raises:
        AddressError: the address can't be used, or would send the token unprotected.
    """

    def __init__(self, base_url: str, token: str, timeouts: Timeouts) -> None:
        self._address = clean_address(base_url)
        try:
            httpx.URL(self._address)
        except httpx.InvalidURL:
            raise AddressError(AddressProblem.NO_HOST) from None
        self._token = token
        self._timeouts = timeouts
        parts = urlsplit(self._address)
        local = parts.scheme == "http" and is_loopback(parts.hostname or "")
        self._shared = HttpSession(timeouts, limit=_LIMIT, only_local=local)
        self._single = HttpSession(timeouts, limit=_LIMIT, only_local=local, keep_connections=False)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._address!r})"

    def facts(
        self,
        call: Call,
        *,
        status: int | None = None,
        code: int | None = None,
        message: str = "",
        reqid: str = "",
        may_have_taken_effect: bool = False,
    ) -> CallFacts:
        """The facts of a failed call, with every secret taken out of the service's own words."""
        return CallFacts(
            method=call.method,
            path=call.path,
            status=status,
            code=code,
            message=self.told(call, message),
            reqid=self.told(call, reqid),
            may_have_taken_effect=may_have_taken_effect,
        )

    def told(self, call: Call, text: str) -> str:
        """Words from outside, such as the service's or a proxy's, as an error on `call` may say."""
        return redacted(text, self._token, links=call.has_link)

    async def send(self, call: Call) -> Answer:
        """Send `call` once and read the answer, whatever its status.

        Raises:
            TokenRefusedError: there is no token that a header can carry; nothing was sent.
            NoConnectionError, TimedOutError: no answer, or half of one.
            AnswerNotUnderstoodError: what came back isn't HTTP, or has no end.
        """
        if not is_token(self._token):
            raise TokenRefusedError(self.facts(call), "not a token that can be sent")
        try:
            async with asyncio.timeout(self._timeouts.whole):
                answer = await self._exchange(call)
        except TimeoutError:
            failure = self._failure(call, None)
        except SessionClosedError:
            failure = NoConnectionError(self.facts(call), _CLOSED)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            failure = self._failure(call, error)
        else:
            if answer is not None:
                return answer
            failure = AnswerNotUnderstoodError(
                self.facts(call, may_have_taken_effect=call.changes), "too long"
            )
        # Raised out here: an httpx error as its context would carry the request and its token.
        raise failure

    async def aclose(self) -> None:
        """Close all connections; calls under way fail."""
        await self._shared.aclose()
        await self._single.aclose()

    async def _exchange(self, call: Call) -> Answer | None:
        """The answer; None if it is longer than any honest one."""
        session = self._single if call.changes and not call.repeatable else self._shared
        url = httpx.URL(f"{self._address}{call.path}")
        async with session.stream(
            call.method, url, headers=self._headers(call), content=call.body
        ) as response:
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > _LONGEST_ANSWER:
                    return None
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
            "User-Agent": f"VoiceDesk/{__version__}",
        }
        return headers | {"Content-Type": "application/json"} if call.body else headers

    def _failure(self, call: Call, error: Exception | None) -> ServiceError:
        """What an httpx error means; None is the limit on the whole call."""
        sent = not isinstance(error, (*_NEVER_SENT, *_NEVER_SENT_TIMEOUTS, UnicodeError))
        facts = self.facts(call, may_have_taken_effect=sent and call.changes)
        if error is None:
            return TimedOutError(facts, "whole")
        if isinstance(error, httpx.TimeoutException):
            step = type(error).__name__.removesuffix("Timeout").lower()
            return TimedOutError(facts, step)
        if isinstance(error, httpx.DecodingError):
            return AnswerNotUnderstoodError(facts, "content coding")
        if isinstance(error, httpx.RemoteProtocolError) and not hung_up(error):
            # Its text may hold a piece of the answer, which may hold anything.
            return AnswerNotUnderstoodError(facts, "not HTTP")
        return NoConnectionError(facts, self.told(call, str(error)))


def _redirect_host(response: httpx.Response) -> str:
    if not response.has_redirect_location:
        return ""
    try:
        return urlsplit(response.headers["location"]).hostname or "itself"
    except ValueError:
        return "nowhere"
