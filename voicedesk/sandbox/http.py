"""One request and its answer, down to the connection, so that faults can be carried out on it.

Below are what routes share: the envelope of answers, and the checks of what a request brings.
"""

import asyncio
import json
import secrets
import socket
import struct
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PIECES = 20
"""In which an answer is sent slowly."""
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
        await self._send_body(answer.body)

    async def send_half(self, answer: Answer) -> None:
        """Promise the whole answer, send half of it and close the connection."""
        await self._start(answer, len(answer.body))
        await self._send_body(answer.body[: len(answer.body) // 2], more=True)
        await self.close()

    async def send_slowly(self, answer: Answer, seconds: float) -> None:
        await self._start(answer, len(answer.body))
        size = max(1, -(-len(answer.body) // _PIECES))
        for start in range(0, len(answer.body), size):
            await self.pause(seconds / _PIECES)
            await self._send_body(answer.body[start : start + size], more=True)
        await self._send_body(b"")

    async def send_without_end(self, answer: Answer, chunk: bytes) -> None:
        """Send `chunk` again and again until the client has enough."""
        await self._start(answer, None)
        while not self._transport.is_closing():
            await self._send_body(chunk, more=True)
            await asyncio.sleep(0)
        await self.hang()

    async def close(self) -> None:
        """Close the connection after what was sent."""
        self._transport.close()
        await self.hang()

    async def reset(self) -> None:
        """Reset the connection: the client meets an error, not an end."""
        connection = self._transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self._transport.abort()
        await self.hang()

    async def hang(self) -> None:
        """Say nothing until the client is gone, or cut off because the service ends."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

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

    async def _send_body(self, body: bytes, *, more: bool = False) -> None:
        await self._send({"type": "http.response.body", "body": body, "more_body": more})

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


class RefusalError(Exception):
    """A request that the service understood and refuses, with the contract's code and message."""

    def __init__(self, code: int, message: str) -> None:
        self.code = code
        self.message = message
        super().__init__(f"{code} {message}")


def as_json(value: object) -> bytes:
    """`value` as JSON. A lone surrogate, which UTF-8 can't carry, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def json_response(value: object, status: int = 200) -> Response:
    return Response(as_json(value), status, media_type="application/json")


def envelope(code: int, message: str = "", data: object = None) -> dict[str, object]:
    """What the contract's calls are answered with; the code of a success is 0."""
    return {"code": code, "msg": message, "reqid": secrets.token_hex(8), "data": data}


Fields = dict[str, object]


def check_token(request: Request, token: str) -> None:
    """Let a request pass that carries the token; RefusalError (401) otherwise."""
    given = request.headers.get("authorization", "")
    if not secrets.compare_digest(given.encode("latin-1"), f"Bearer {token}".encode()):
        raise RefusalError(401, "invalid token")


async def fields_of(request: Request) -> Fields:
    """The JSON object in a request's body; RefusalError (400) if there is none."""
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise RefusalError(400, "the body is no JSON") from None
    if not isinstance(body, dict):
        raise RefusalError(400, "the body is no JSON object")
    return body


def text_of(fields: Fields, name: str) -> str:
    """A field that may be left out, which is the same as empty; RefusalError (400) for no text."""
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise RefusalError(400, f"{name} must be a string")
    return value


def check_audio_link(link: str) -> None:
    """Let an http(s) address pass; RefusalError (400) for anything else."""
    try:
        parts = urlsplit(link)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise RefusalError(400, "key must be the URL of an audio file")
