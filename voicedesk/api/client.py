"""The calls of the voice-clone service: five by its contract, six by what they do.

Training and renaming are one call of the service's. Here they are two, so that neither can pass for
the other.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Final, Self, TypeVar
from urllib.parse import quote

import msgspec

from voicedesk.api.calls import (
    QUOTAS_PATH,
    VOICES_PATH,
    Call,
    CallSender,
    TokenSource,
    call_on,
    understood,
)
from voicedesk.api.http_session import STANDARD_TIMEOUTS, Timeouts
from voicedesk.api.network_setup import Proxies
from voicedesk.api.wire import (
    WireError,
    read_available,
    read_listing,
    read_quotas,
    read_voice,
    write_change,
    write_new_slot,
)
from voicedesk.domain.errors import (
    NoConnectionError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
)
from voicedesk.domain.voice import Voice, VoiceListing

_PASSING_STATUSES: Final = frozenset({502, 503, 504})

_MOST_PAGES: Final = 20

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Growing, jittered pauses between the tries of a safe call (list, get, delete).

    Tried again: connection trouble, time-outs, 429, and 502, 503, 504. Not 500: that is the
    service's own considered answer, and asking again at once brings the same one.

    Attributes:
        tries: how often a call is sent at most, the first time included.
        first: seconds of the first pause; each further one is twice as long.
        longest: seconds a pause of our own may grow to.
        longest_retry_after: seconds that a Retry-After may ask for. Asked for more, the call fails
            at once and leaves the waiting to its caller, rather than coming back too early.
        within: seconds after which no further try begins.
        sleep: waits; replaced in tests.
        jitter: a number from 0 to 1; replaced in tests.
    """

    tries: int = 3
    first: float = 0.5
    longest: float = 8.0
    longest_retry_after: float = 30.0
    within: float = 45.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random

    def pause(
        self, error: ServiceError, *, tried: int, spent: float, retry_after: float | None
    ) -> float | None:
        """Seconds to wait before the next try; None if there should be none.

        Args:
            error: how the last try failed.
            tried: how often the call was sent so far.
            spent: seconds since the first try began.
            retry_after: the answer's Retry-After in seconds.
        """
        if tried >= self.tries or not _is_passing(error):
            return None
        if retry_after is not None and retry_after > self.longest_retry_after:
            return None
        full = min(self.longest, self.first * 2.0 ** (tried - 1))
        seconds = max(full * (0.5 + self.jitter() / 2), retry_after or 0.0)
        return seconds if spent + seconds <= self.within else None


STANDARD_RETRY = RetryPolicy()


class VoiceCloneClient:
    """A client of the voice-clone service, for one account.

    Every call raises the `ServiceError` family alone, and an argument that no call can be made of
    is a `ValueError`. `list`, `get` and `delete` are tried again as `RetryPolicy` says; `create`,
    `train` and `rename` are never sent twice: after an error whose
    `facts.may_have_taken_effect` is true, list the voices to learn what happened.

    Cancelling a call ends it at once. The service may have carried it out all the same.

    Args:
        base_url: the service's address, such as `https://xrobo.qiniu.com`.
        token: goes to that address alone, as a header; never into an error or a log. Or where it is
            to be had: asked for at the first call, and again as long as there is none, which is a
            `TokenRefusedError`. What the source raises comes through.
        timeouts: time limits of every try.
        retry: how the safe calls are tried again.
        proxies: which of them the calls go through; none stands for the system's.

    Raises:
        AddressError: the address can't be used, or would send the token unprotected.
    """

    def __init__(
        self,
        base_url: str,
        token: str | TokenSource,
        *,
        timeouts: Timeouts = STANDARD_TIMEOUTS,
        retry: RetryPolicy = STANDARD_RETRY,
        proxies: Proxies | None = None,
    ) -> None:
        self._sender = CallSender(base_url, token, timeouts, proxies)
        self._retry = retry

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._sender!r})"

    async def create(self, *, language: str = "", tier: str = "") -> Voice:
        """Make a slot for a voice (POST). Its name is the service's choice.

        Args:
            language: sent only when not empty; the later public edition of the service knows it.
            tier: `free` or `pro`; sent only when not empty, likewise.
        """
        call = Call("POST", VOICES_PATH, changes=True)
        body = self._body(call, lambda: write_new_slot(language, tier))
        return await self._ask(replace(call, body=body), read_voice)

    async def train(self, voice_id: str, *, audio_url: str, name: str) -> Voice:
        """Train a voice from the audio at a link, and name it (PUT with a key).

        Args:
            voice_id: from `create` or `list`.
            audio_url: where the service fetches the sample.
            name: the current name, or a new one.
        """
        if not audio_url.strip():
            raise ValueError("without an audio link this would be a rename")
        return await self._change(voice_id, name, audio_url)

    async def rename(self, voice_id: str, name: str) -> Voice:
        """Rename a voice (PUT with an empty key, so that it can never train)."""
        return await self._change(voice_id, name, "")

    async def get(self, voice_id: str) -> Voice:
        call = call_on("GET", voice_id, repeatable=True)
        return await self._ask(call, lambda data: read_voice(data, voice_id))

    async def list(self) -> VoiceListing:
        """All voices of the account (GET), in the service's order, as far as they can be read."""
        call = Call("GET", VOICES_PATH, repeatable=True)
        return await self._ask(call, read_listing, on_thread=True)

    async def delete(self, voice_id: str) -> None:
        """Delete a voice (DELETE).

        A voice that is gone when an uncertain try is repeated was deleted by that try: done. One
        that is unknown from the start is a `NotFoundError`.
        """
        call = call_on("DELETE", voice_id, changes=True, repeatable=True)
        try:
            await self._ask(call, lambda _data: None)
        except NotFoundError as error:
            # The code shows that it is the service that says so, not a server in between.
            if not error.facts.may_have_taken_effect or error.facts.code is None:
                raise

    async def available(self, tier: str) -> int:
        """How many trainings of a tier are left, where the edition has that call."""
        call = Call("GET", f"{VOICES_PATH}/quota?tier={quote(tier, safe='')}")
        return await self._ask(call, read_available)

    async def quotas(self) -> dict[str, int]:
        """How many trainings are left by tier, where the edition has that call."""
        left: dict[str, int] = {}
        cursor = ""
        for _ in range(_MOST_PAGES):
            after = f"&cursor={quote(cursor, safe='')}" if cursor else ""
            call = Call("GET", f"{QUOTAS_PATH}?resource_type=1&limit=100{after}")
            page, cursor = await self._ask(call, lambda data: read_quotas(data, time.time()))
            left = {tier: left.get(tier, 0) + page.get(tier, 0) for tier in {*left, *page}}
            if not cursor:
                break
        return left

    async def aclose(self) -> None:
        """Close all connections. Calls under way fail, and so do later ones."""
        await self._sender.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _change(self, voice_id: str, name: str, key: str) -> Voice:
        call = replace(call_on("PUT", voice_id, changes=True), has_link=bool(key))
        body = self._body(call, lambda: write_change(name, key))
        return await self._ask(replace(call, body=body), lambda data: read_voice(data, voice_id))

    def _body(self, call: Call, write: Callable[[], bytes]) -> bytes:
        try:
            return write()
        except WireError as error:
            raise RefusedError(call.facts(), self._sender.redacted(call, str(error))) from None

    async def _ask(
        self, call: Call, read: Callable[[msgspec.Raw], _T], *, on_thread: bool = False
    ) -> _T:
        """Send a call, again where that is safe, and read its answer.

        Args:
            on_thread: whether the answer may be so long that reading it would hold the event loop.
        """
        began = time.monotonic()
        tried = 0
        uncertain = False
        while True:
            tried += 1
            retry_after: float | None = None
            try:
                answer = await self._sender.send(call)
                retry_after = answer.retry_after
                if on_thread:
                    return await asyncio.to_thread(understood, call, answer, read, self._sender)
                return understood(call, answer, read, self._sender)
            except ServiceError as error:
                failure = error
            uncertain = uncertain or failure.facts.may_have_taken_effect
            failure.facts = replace(failure.facts, may_have_taken_effect=uncertain)
            pause = None
            if call.repeatable:
                spent = time.monotonic() - began
                pause = self._retry.pause(
                    failure, tried=tried, spent=spent, retry_after=retry_after
                )
            if pause is None:
                raise failure
            await self._retry.sleep(pause)


def _is_passing(error: ServiceError) -> bool:
    """Whether the same call may well succeed in a moment."""
    if isinstance(error, ServiceBrokenError):
        return bool(_PASSING_STATUSES & {error.facts.status, error.facts.code})
    return isinstance(error, NoConnectionError | TimedOutError | RateLimitedError)
