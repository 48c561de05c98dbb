"""The connections of downloads: used again, never once closed, and none lost."""

import asyncio
import random
from contextlib import AsyncExitStack

import httpx
import pytest

from tests.unit.api.raw_server import RawServer, http, says, sends_and_hangs_up
from voicedesk.api import AudioFetcher, Timeouts
from voicedesk.api.http_session import DirectSession

SOUND = b"ID3" + bytes(20_000)


async def _fetch(fetcher: AudioFetcher, url: str) -> bytes:
    async with fetcher.open(url) as stream:
        return b"".join([chunk async for chunk in stream.chunks()])


def test_a_connection_serves_one_file_after_the_other() -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as server, RawServer(says(200, SOUND)) as other:
            fetcher = AudioFetcher()
            for _ in range(5):
                assert await _fetch(fetcher, server.url) == SOUND
                assert await _fetch(fetcher, other.url) == SOUND
            assert (server.connections, other.connections) == (1, 1)
            await asyncio.gather(*(_fetch(fetcher, server.url) for _ in range(20)))
            assert server.connections <= 4
            await fetcher.aclose()

    asyncio.run(go())


def test_no_more_connections_are_kept_than_may_be_used_at_once() -> None:
    async def go() -> None:
        async with AsyncExitStack() as stack:
            servers = [
                await stack.enter_async_context(RawServer(says(200, SOUND))) for _ in range(6)
            ]
            session = DirectSession(Timeouts(), limit=2)
            for server in servers:
                async with session.stream("GET", httpx.URL(server.url), headers={}) as response:
                    await response.aread()
            assert [origin.port for origin, _ in session._idle] == [
                server.port for server in servers[-2:]
            ]
            await session.aclose()

    asyncio.run(go())


def test_one_that_the_server_closed_is_not_used_again() -> None:
    async def go() -> None:
        async with RawServer(sends_and_hangs_up(http(200, SOUND))) as server:
            fetcher = AudioFetcher()
            for _ in range(20):
                assert await _fetch(fetcher, server.url) == SOUND
                await asyncio.sleep(0.01)  # the word of the closing comes
            assert server.connections == 20
            await fetcher.aclose()

    asyncio.run(go())


def test_requests_cut_short_at_any_moment_lose_no_connection() -> None:
    async def go() -> None:
        moments = random.Random(7)
        async with RawServer(says(200, SOUND * 20)) as server:
            session = DirectSession(Timeouts(), limit=3)
            url = httpx.URL(server.url)

            async def one() -> int:
                async with session.stream("GET", url, headers={}) as response:
                    return sum([len(piece) async for piece in response.aiter_raw()])

            for _ in range(60):
                task = asyncio.ensure_future(one())
                await asyncio.sleep(moments.random() * 0.006)
                task.cancel()
                await asyncio.wait([task])
            async with asyncio.timeout(10):
                sizes = await asyncio.gather(*(one() for _ in range(6)))
            assert sizes == [len(SOUND) * 20] * 6
            assert not session._used
            assert len(session._idle) <= 3
            await session.aclose()

    asyncio.run(go())


def test_where_the_environment_names_a_proxy_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as proxy:
            monkeypatch.setenv("HTTP_PROXY", proxy.url)
            fetcher = AudioFetcher()
            assert await _fetch(fetcher, "http://demo.example/a.mp3?e=1") == SOUND
            assert [one.target for one in proxy.requests] == ["http://demo.example/a.mp3?e=1"]
            await fetcher.aclose()

    asyncio.run(go())
