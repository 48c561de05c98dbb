"""A scripted TCP server: says and does exactly what a test tells it, byte by byte."""

import asyncio
import json
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A request as it came. `connection` counts the connections from 1."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Reply = Callable[[RawRequest, asyncio.StreamWriter], Awaitable[None]]


class RawServer:
    """Gives the n-th request the n-th reply, and the last one from then on.

    Runs in the test's own loop, as an async context manager.

    Args:
        tls: its certificate; None for plain HTTP.
    """

    def __init__(self, *replies: Reply, tls: ssl.SSLContext | None = None) -> None:
        self.replies = list(replies)
        self.tls = tls
        self.requests: list[RawRequest] = []
        self.arrived = asyncio.Condition()
        self.connections = 0
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    async def wait_for_requests(self, count: int) -> None:
        async with self.arrived:
            await self.arrived.wait_for(lambda: len(self.requests) >= count)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.tls)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        number = self.connections
        try:
            while not writer.is_closing():
                request = await _read(reader, number)
                async with self.arrived:
                    self.requests.append(request)
                    self.arrived.notify_all()
                reply = self.replies[min(len(self.requests), len(self.replies)) - 1]
                await reply(request, writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client hung up, or the test is over
        finally:
            self._tasks.discard(task)
            writer.close()


async def _read(reader: asyncio.StreamReader, connection: int) -> RawRequest:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *fields = head.rstrip("\r\n").split("\r\n")
    method, target, _ = line.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (f.partition(":") for f in fields)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return RawRequest(method, target, headers, body, connection)


def http(status: int = 200, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
    """An HTTP answer's bytes; `headers` may replace Content-Length."""
    fields = {"Content-Length": str(len(body)), **(headers or {})}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode("latin-1") + body


def says(status: int = 200, body: bytes = b"", headers: dict[str, str] | None = None) -> Reply:
    """Answer properly and keep the connection."""
    return sends(http(status, body, headers))


def envelope(
    data: Any = None,
    *,
    code: int = 0,
    msg: str = "",
    reqid: str = "r-1",
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Reply:
    """Answer with the contract's envelope."""
    body = json.dumps({"code": code, "msg": msg, "reqid": reqid, "data": data}).encode()
    return says(status, body, {"Content-Type": "application/json", **(headers or {})})


def sends(raw: bytes) -> Reply:
    """Send bytes as they are and keep the connection."""

    async def reply(request: RawRequest, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()

    return reply


def sends_and_hangs_up(raw: bytes = b"") -> Reply:
    """Send bytes, then close without a word."""

    async def reply(request: RawRequest, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()
        writer.close()

    return reply


def resets() -> Reply:
    """Tear the connection down with a reset."""

    async def reply(request: RawRequest, writer: asyncio.StreamWriter) -> None:
        end: socket.socket = writer.get_extra_info("socket")
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return reply


def sends_and_stalls(raw: bytes = b"") -> Reply:
    """Send bytes, then nothing more until the test is over."""

    async def reply(request: RawRequest, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()
        await asyncio.Event().wait()

    return reply


def trickles(raw: bytes, every: float) -> Reply:
    """Send bytes one by one."""

    async def reply(request: RawRequest, writer: asyncio.StreamWriter) -> None:
        for number in range(len(raw)):
            writer.write(raw[number : number + 1])
            await writer.drain()
            await asyncio.sleep(every)

    return reply
