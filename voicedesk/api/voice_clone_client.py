"""The five calls of the voice-clone service."""

import asyncio
import builtins
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from voicedesk.api.answer import Answer
from voicedesk.api.call import VOICES_PATH, Call, can_be_addressed, voice_path
from voicedesk.api.call_sender import CallSender
from voicedesk.api.long_listing import LONG, understood_at_length
from voicedesk.api.retry_policy import STANDARD_RETRY, RetryPolicy
from voicedesk.api.timeouts import STANDARD_TIMEOUTS, Timeouts
from voicedesk.api.verdict import understood
from voicedesk.api.wire import WireError, read_listing, read_voice, write_change, write_new_slot
from voicedesk.domain.errors import NotFoundError, RefusedError, ServiceError
from voicedesk.domain.voice import Voice

_T = TypeVar("_T")


class VoiceCloneClient:
    """A client of the voice-clone service, for one account.

    Every call raises the `ServiceError` family alone, and an argument that no call can be made of
    is a `ValueError`. `list`, `get` and `delete` are tried again as `RetryPolicy` says; `create`,
    `train` and `rename` are never sent twice: after an error whose
    `facts.may_have_taken_effect` is true, list the voices to learn what happened.

    Cancelling a call ends it at once. The service may have carried it out all the same.

    Args:
        base_url: the service's address, such as `https://xrobo.qiniu.com`.
        token: goes to that address alone, as a header; never into an error or a log.
        timeouts: time limits of every try.
        retry: how the safe calls are tried again.

    Raises:
        AddressError: the address can't be used, or would send the token unprotected.
    """

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        timeouts: Timeouts = STANDARD_TIMEOUTS,
        retry: RetryPolicy = STANDARD_RETRY,
    ) -> None:
        self._sender = CallSender(base_url, token, timeouts)
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
        """One voice as it is now (GET)."""
        call = self._call_on(voice_id, "GET", repeatable=True)
        return await self._ask(call, lambda data: read_voice(data, voice_id))

    async def list(self) -> list[Voice]:
        """All voices of the account (GET), in the service's order."""
        call = Call("GET", VOICES_PATH, repeatable=True)

        async def understand(answer: Answer) -> builtins.list[Voice]:
            if len(answer.body) < LONG:
                return understood(call, answer, read_listing, self._sender)
            return await asyncio.to_thread(understood_at_length, call, answer, self._sender)

        return await self._try(call, understand)

    async def delete(self, voice_id: str) -> None:
        """Delete a voice (DELETE).

        A voice that is gone when an uncertain try is repeated was deleted by that try: done. One
        that is unknown from the start is a `NotFoundError`.
        """
        call = self._call_on(voice_id, "DELETE", changes=True, repeatable=True)
        try:
            await self._ask(call, lambda _data: None)
        except NotFoundError as error:
            # The code shows that it is the service that says so, not a server in between.
            if not error.facts.may_have_taken_effect or error.facts.code is None:
                raise

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
        call = self._call_on(voice_id, "PUT", changes=True, has_link=bool(key))
        body = self._body(call, lambda: write_change(name, key))
        return await self._ask(replace(call, body=body), lambda data: read_voice(data, voice_id))

    def _call_on(
        self,
        voice_id: str,
        method: str,
        *,
        changes: bool = False,
        repeatable: bool = False,
        has_link: bool = False,
    ) -> Call:
        call = Call(
            method,
            voice_path(voice_id),
            voice_id=voice_id,
            changes=changes,
            repeatable=repeatable,
            has_link=has_link,
        )
        if not can_be_addressed(voice_id):
            raise NotFoundError(self._sender.facts(call), "no voice can have this id")
        return call

    def _body(self, call: Call, write: Callable[[], bytes]) -> bytes:
        try:
            return write()
        except WireError as error:
            raise RefusedError(
                self._sender.facts(call), self._sender.told(call, str(error))
            ) from None

    async def _ask(self, call: Call, read: Callable[[msgspec.Raw], _T]) -> _T:
        """Send a call, again where that is safe, and read its answer."""

        async def understand(answer: Answer) -> _T:
            return understood(call, answer, read, self._sender)

        return await self._try(call, understand)

    async def _try(self, call: Call, understand: Callable[[Answer], Awaitable[_T]]) -> _T:
        began = time.monotonic()
        tried = 0
        uncertain = False
        while True:
            tried += 1
            told: float | None = None
            try:
                answer = await self._sender.send(call)
                told = answer.retry_after
                return await understand(answer)
            except ServiceError as error:
                failure = error
            uncertain = uncertain or failure.facts.may_have_taken_effect
            failure.facts = replace(failure.facts, may_have_taken_effect=uncertain)
            pause = None
            if call.repeatable:
                spent = time.monotonic() - began
                pause = self._retry.pause(failure, tried=tried, spent=spent, told=told)
            if pause is None:
                raise failure
            await self._retry.sleep(pause)
