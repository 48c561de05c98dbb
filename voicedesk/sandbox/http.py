"""One request and its answer, down to the connection, so that faults can be carried out on it."""

import asyncio
import json
import secrets
import socket
import struct
import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import cast
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from voicedesk.sandbox.call import Call
from voicedesk.sandbox.options import ErrorStatus

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class LeavingError(Exception):
    """The service is ending: whatever was held up is given up."""


@dataclass(slots=True)
class Answer:
    """An answer that hasn't been sent yet."""

    status: int = 200
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""


class Exchange:
    """A request whose body has been read, and the means to answer it, properly or otherwise.

    Args:
        scope: ASGI's; its state holds the connection's `transport`.
        body: the request's whole body.
        receive: ASGI's, which has nothing more to tell than that the client is gone.
        leaving: set when the service ends.
    """

    def __init__(
        self, scope: Scope, body: bytes, receive: Receive, send: Send, leaving: asyncio.Event
    ) -> None:
        self._scope = scope
        self._body: bytes | None = body
        self._receive = receive
        self._send = send
        self._leaving = leaving
        self._transport = cast("asyncio.Transport", scope["state"]["transport"])
        self.status: int | None = None

    async def pass_on(self, application: ASGIApp) -> None:
        await application(self._scope, self._replay, self._note_and_send)

    async def carry_out(self, application: ASGIApp) -> Answer:
        """Let the application do what was asked, and keep its answer back."""
        answer = Answer()

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = list(message["headers"])
            else:
                answer.body += message.get("body", b"")

        await application(self._scope, self._replay, keep)
        return answer

    async def send(self, answer: Answer) -> None:
        """Send an answer; its length is made to be right."""
        await self._start(answer, len(answer.body))
        await self._note_and_send({"type": "http.response.body", "body": answer.body})

    async def send_half(self, answer: Answer) -> None:
        """Promise the whole answer, send half of it and close the connection."""
        await self._start(answer, len(answer.body))
        half = answer.body[: len(answer.body) // 2]
        await self._note_and_send({"type": "http.response.body", "body": half, "more_body": True})
        await self.close()

    async def send_slowly(self, answer: Answer, seconds: float, pieces: int = 20) -> None:
        await self._start(answer, len(answer.body))
        size = max(1, -(-len(answer.body) // pieces))
        for start in range(0, len(answer.body), size):
            await self.pause(seconds / pieces)
            piece = answer.body[start : start + size]
            await self._note_and_send(
                {"type": "http.response.body", "body": piece, "more_body": True}
            )
        await self._note_and_send({"type": "http.response.body", "body": b""})

    async def send_without_end(self, answer: Answer, chunk: bytes) -> None:
        """Send `chunk` again and again until the client has enough."""
        await self._start(answer, None)
        while not self._transport.is_closing():
            await self._note_and_send(
                {"type": "http.response.body", "body": chunk, "more_body": True}
            )
            await asyncio.sleep(0)
        await self._until_gone()

    async def close(self) -> None:
        """Close the connection after what was sent."""
        self._transport.close()
        await self._until_gone()

    async def reset(self) -> None:
        """Reset the connection: the client meets an error, not an end."""
        connection = self._transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self._transport.abort()
        await self._until_gone()

    async def hang(self) -> None:
        """Say nothing until the client is gone, or cut off because the service ends."""
        await self._until_gone()

    async def pause(self, seconds: float) -> None:
        """Wait, whether the client does or not.

        Raises:
            LeavingError: the service ended first.
        """
        try:
            await asyncio.wait_for(self._leaving.wait(), seconds)
        except TimeoutError:
            return
        raise LeavingError

    async def _start(self, answer: Answer, length: int | None) -> None:
        headers = [pair for pair in answer.headers if pair[0].lower() != b"content-length"]
        if length is not None:
            headers.append((b"content-length", str(length).encode()))
        await self._note_and_send(
            {"type": "http.response.start", "status": answer.status, "headers": headers}
        )

    async def _note_and_send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        await self._send(message)

    async def _replay(self) -> Message:
        if self._body is None:
            return await self._receive()
        message = {"type": "http.request", "body": self._body, "more_body": False}
        self._body = None
        return message

    async def _until_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


class RefusalError(Exception):
    """A request that the service understood and refuses, with the contract's code and message."""

    def __init__(self, code: int, message: str) -> None:
        self.code = code
        self.message = message
        super().__init__(f"{code} {message}")


class Envelope:
    """Wraps what the service answers: `{code, msg, reqid, data}`."""

    def __init__(self, error_status: ErrorStatus) -> None:
        self._error_status = error_status

    def answer(self, data: object) -> Response:
        """A success; `msg` has no value then."""
        return _response(200, 0, "", data)

    def refuse(self, code: int, message: str) -> Response:
        """An error of the service's own kind."""
        status = 200 if self._error_status is ErrorStatus.OK else code
        return _response(status, code, message, None)


def error_body(code: int, message: str) -> bytes:
    """An error's envelope, for a fault that chooses the HTTP status itself."""
    return _encoded(code, message, None)


def as_json(value: object) -> bytes:
    """`value` as JSON. A lone surrogate, which UTF-8 can't carry, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _response(status: int, code: int, message: str, data: object) -> Response:
    return Response(_encoded(code, message, data), status, media_type="application/json")


def _encoded(code: int, message: str, data: object) -> bytes:
    envelope = {"code": code, "msg": message, "reqid": secrets.token_hex(8), "data": data}
    return as_json(envelope)


Fields = dict[str, object]


def check_token(request: Request, token: str) -> None:
    """Let a request pass that carries the token.

    Raises:
        RefusalError: it doesn't (401).
    """
    given = request.headers.get("authorization", "")
    if not secrets.compare_digest(given.encode("latin-1"), f"Bearer {token}".encode()):
        raise RefusalError(401, "invalid token")


async def fields_of(request: Request) -> Fields:
    """The JSON object in a request's body.

    Raises:
        RefusalError: there is none (400).
    """
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise RefusalError(400, "the body is no JSON") from None
    if not isinstance(body, dict):
        raise RefusalError(400, "the body is no JSON object")
    return body


def text_of(fields: Fields, name: str) -> str:
    """A field that may be left out, which is the same as empty.

    Raises:
        RefusalError: it isn't text (400).
    """
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise RefusalError(400, f"{name} must be a string")
    return value


def check_audio_link(link: str) -> None:
    """Let a link pass that audio can be fetched from.

    Raises:
        RefusalError: it is no http(s) address (400).
    """
    try:
        parts = urlsplit(link)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise RefusalError(400, "key must be the URL of an audio file")


_LONGEST = 10_000


@dataclass(slots=True)
class SeenRequest:
    """One request.

    Attributes:
        call: its `Call`; empty if it is none.
        path: without the query, which may be signed.
        body: the decoded JSON; None if there was none.
        status: the HTTP status answered; None if no answer went out (yet).
        acted: whether it was carried out.
        fault: the rules followed for it.
        at: POSIX seconds.
    """

    call: str
    method: str
    path: str
    body: object
    had_authorization: bool
    status: int | None = None
    acted: bool = False
    fault: list[str] = field(default_factory=list)
    at: float = field(default_factory=time.time)


class RequestLog:
    """The last ten thousand requests, and counts of all. The control door isn't in it."""

    def __init__(self) -> None:
        self._requests: deque[SeenRequest] = deque(maxlen=_LONGEST)
        self._seen: Counter[str] = Counter()
        self._acted: Counter[str] = Counter()
        self._violations = 0

    def add(self, request: SeenRequest) -> None:
        """Note a request that has just come."""
        self._requests.append(request)
        self._seen[request.call or "other"] += 1
        if request.had_authorization and request.call in {Call.DEMO, Call.SAMPLE}:
            self._violations += 1

    def note_acted(self, request: SeenRequest) -> None:
        request.acted = True
        self._acted[request.call] += 1

    def clear(self) -> None:
        """Forget everything and count from zero."""
        self._requests.clear()
        self._seen.clear()
        self._acted.clear()
        self._violations = 0

    def report(self) -> Mapping[str, object]:
        return {
            "seen": dict(self._seen),
            "acted": dict(self._acted),
            "violations": self._violations,
            "requests": [asdict(request) for request in self._requests],
        }
