"""One request and its answer, down to the connection, so that faults can be carried out on it."""

import asyncio
import socket
import struct
from dataclasses import dataclass, field
from typing import cast

from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
        """Let the application answer."""
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
        """Send an answer in pieces, over `seconds`."""
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
