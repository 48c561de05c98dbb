"""Connections: reused where that is safe, never lost for good."""

import asyncio
import random

import httpx
import pytest

from tests.unit.api.pauses import NEVER_AGAIN
from tests.unit.api.raw_server import (
    RawRequest,
    RawServer,
    envelope,
    says,
    sends_and_hangs_up,
    sends_and_stalls,
)
from voicedesk.api import Timeouts, VoiceCloneClient
from voicedesk.api.http_session import HttpSession
from voicedesk.domain.errors import TimedOutError

LISTING = envelope({"voices": [], "id": "v1"})


def test_reads_share_a_connection_and_writes_have_their_own() -> None:
    async def go() -> list[int]:
        async with RawServer(LISTING) as server, VoiceCloneClient(server.url, "s") as client:
            await client.list()
            await client.list()
            await client.create()
            await client.rename("v1", "n")
            await client.list()
            return [request.connection for request in server.requests]

    assert asyncio.run(go()) == [1, 1, 2, 3, 1]


def test_a_kept_connection_that_the_server_closed_harms_no_write() -> None:
    async def go() -> None:
        closes = sends_and_hangs_up(
            b'HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n{"code":0,"data":{"id":"v1","x":[ ]}}'
        )
        async with (
            RawServer(closes) as server,
            VoiceCloneClient(server.url, "s", retry=NEVER_AGAIN) as client,
        ):
            for _ in range(20):
                await client.get("v1")
                await client.create()
            assert len(server.requests) == 40

    asyncio.run(go())


def test_many_cancelled_calls_leave_the_client_usable() -> None:
    async def slow(request: RawRequest, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.005)
        await LISTING(request, writer)

    async def go() -> None:
        chance = random.Random(7)
        async with (
            RawServer(slow) as server,
            VoiceCloneClient(server.url, "s", retry=NEVER_AGAIN) as client,
        ):
            for _ in range(30):
                tasks = [asyncio.create_task(client.list()) for _ in range(12)]
                tasks += [asyncio.create_task(client.rename("v1", "n")) for _ in range(4)]
                await asyncio.sleep(chance.random() * 0.02)
                for task in tasks:
                    task.cancel()
                done = await asyncio.gather(*tasks, return_exceptions=True)
                assert all(
                    isinstance(one, asyncio.CancelledError) or not isinstance(one, BaseException)
                    for one in done
                )
            async with asyncio.timeout(5):
                await asyncio.gather(*(client.list() for _ in range(12)))

    asyncio.run(go())


def test_calls_beyond_the_limit_wait_and_then_time_out() -> None:
    async def go() -> None:
        timeouts = Timeouts(pool=0.1)
        async with (
            RawServer(sends_and_stalls()) as server,
            VoiceCloneClient(server.url, "s", timeouts=timeouts, retry=NEVER_AGAIN) as client,
        ):
            waiting = [asyncio.create_task(client.create()) for _ in range(4)]
            await server.wait_for_requests(4)
            with pytest.raises(TimedOutError) as caught:
                await client.create()
            assert caught.value.detail == "pool"
            assert not caught.value.facts.may_have_taken_effect
            assert len(server.requests) == 4
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    asyncio.run(go())


def test_requests_cancelled_at_any_step_use_up_no_connections(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """httpcore loses one where it closes another server's idle connection just then."""
    monkeypatch.setattr("voicedesk.api.http_session.IDLE_SECONDS", 0)
    monkeypatch.setattr("voicedesk.api.http_session._SPARE", 1)

    async def go() -> None:
        async with RawServer(LISTING) as server, RawServer(LISTING) as other:
            session = HttpSession(Timeouts(pool=1), limit=1)

            async def fetch(url: str) -> None:
                async with session.stream("GET", httpx.URL(url), headers={}) as response:
                    await response.aread()

            for steps in range(60):
                await fetch(server.url)
                task = asyncio.create_task(fetch(other.url))
                for _ in range(steps):
                    await asyncio.sleep(0)
                task.cancel()
                await asyncio.wait([task])
            await session.aclose()

    asyncio.run(go())


def test_a_pool_is_replaced_after_some_cancelled_requests_and_the_others_still_finish() -> None:
    async def go() -> None:
        release = asyncio.Event()

        async def held(request: RawRequest, writer: asyncio.StreamWriter) -> None:
            await release.wait()
            await says(200, b"held")(request, writer)

        async with RawServer(held, *[sends_and_stalls()] * 16, says(200, b"new")) as server:
            session = HttpSession(Timeouts(), limit=2)

            async def body() -> bytes:
                async with session.stream("GET", httpx.URL(server.url), headers={}) as response:
                    return await response.aread()

            first = asyncio.create_task(body())
            await server.wait_for_requests(1)
            old = session._pool
            for number in range(16):
                task = asyncio.create_task(body())
                await server.wait_for_requests(2 + number)
                assert session._pool is old
                task.cancel()
                await asyncio.wait([task])
            assert await body() == b"new"
            assert old is not None
            assert session._pool is not old
            assert not old.roads.is_closed
            release.set()
            assert await first == b"held"
            assert old.roads.is_closed
            await session.aclose()

    asyncio.run(go())


def test_each_answer_is_noted_without_its_query(caplog: pytest.LogCaptureFixture) -> None:
    """The support report shows these lines."""

    async def go() -> str:
        async with RawServer(says(204)) as server:
            session = HttpSession(Timeouts(), limit=1)
            url = httpx.URL(f"{server.url}/a.mp3?token=secret")
            async with session.stream("GET", url, headers={}):
                pass
            await session.aclose()
            return server.url

    with caplog.at_level("INFO", "httpx"):
        url = asyncio.run(go())
    lines = [record.getMessage() for record in caplog.records if record.name == "httpx"]
    assert lines == [f'HTTP Request: GET {url}/a.mp3?… "HTTP/1.1 204 Said"']
