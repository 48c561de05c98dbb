"""Proxies of each kind, which note what they are asked for and pass on what comes."""

import asyncio
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Handshake = Callable[[asyncio.StreamReader, asyncio.StreamWriter, "ProxyServer"], Awaitable[None]]


@dataclass
class ProxyServer:
    """Attributes:
    to: the port on this computer that everything is passed on to.
    asked: for each connection, the host and port that it was asked for.
    seen: all bytes that a client sent through it.
    """

    to: int
    port: int = 0
    asked: list[str] = field(default_factory=list)
    seen: bytearray = field(default_factory=bytearray)


async def connects(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, proxy: ProxyServer
) -> None:
    """HTTP's CONNECT."""
    head = await reader.readuntil(b"\r\n\r\n")
    proxy.seen += head
    proxy.asked.append(head.split(b" ")[1].decode())
    writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")


async def socks(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, proxy: ProxyServer
) -> None:
    """SOCKS 5 with the host's name (RFC 1928)."""
    _, count = await reader.readexactly(2)
    await reader.readexactly(count)
    writer.write(b"\x05\x00")
    head = await reader.readexactly(5)
    assert head[:4] == b"\x05\x01\x00\x03", head
    host = await reader.readexactly(head[4])
    (port,) = struct.unpack(">H", await reader.readexactly(2))
    proxy.asked.append(f"{host.decode()}:{port}")
    writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")


@asynccontextmanager
async def proxy_server(handshake: Handshake, to: int) -> AsyncIterator[ProxyServer]:
    proxy = ProxyServer(to)
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await handshake(reader, writer, proxy)
            there, onward = await asyncio.open_connection("127.0.0.1", proxy.to)
            try:
                back = asyncio.create_task(_pass_on(there, writer))
                await _pass_on(reader, onward, proxy.seen)
                await back
            finally:
                onward.close()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            tasks.discard(task)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _pass_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seen: bytearray | None = None
) -> None:
    while piece := await reader.read(1 << 16):
        if seen is not None:
            seen += piece
        writer.write(piece)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
