"""Fetching audio: what goes out, what comes back, and what can go wrong."""

import asyncio
import gzip
import random
import socket

import pytest

from tests.unit.api.raw_server import (
    RawServer,
    Reply,
    http,
    resets,
    says,
    sends_and_hangs_up,
    sends_and_stalls,
)
from voicedesk.api import AudioFetcher, Timeouts
from voicedesk.domain.errors import DemoError, DemoProblem

HERE = "http://127.0.0.1"
HASTE = Timeouts(connect=2.0, read=0.2)
SOUND = b"ID3" + bytes(range(256)) * 2000


async def fetch(url: str) -> tuple[str, int | None, bytes]:
    fetcher = AudioFetcher(HERE, timeouts=HASTE)
    try:
        async with fetcher.open(url) as stream:
            sound = b"".join([chunk async for chunk in stream.chunks()])
            return stream.content_type, stream.size, sound
    finally:
        await fetcher.aclose()


def get(*replies: Reply, path: str = "/demo.mp3?e=1&token=x") -> tuple[str, int | None, bytes]:
    async def go() -> tuple[str, int | None, bytes]:
        async with RawServer(*replies) as server:
            return await fetch(server.url + path)

    return asyncio.run(go())


def problem(*replies: Reply) -> DemoError:
    with pytest.raises(DemoError) as caught:
        get(*replies)
    return caught.value


def test_the_bytes_arrive_whole() -> None:
    reply = says(200, SOUND, {"Content-Type": "Audio/MPEG; rate=1"})
    assert get(reply) == ("audio/mpeg; rate=1", len(SOUND), SOUND)


def test_a_server_may_be_silent_about_size_and_type() -> None:
    chunked = b"3\r\nID3\r\n0\r\n\r\n"
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked
    assert get(sends_and_hangs_up(raw)) == ("", None, b"ID3")


def test_a_content_coding_that_nobody_asked_for_is_undone() -> None:
    reply = says(200, gzip.compress(SOUND), {"Content-Encoding": "gzip"})
    assert get(reply) == ("", None, SOUND)


def test_the_request_carries_nothing_of_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    async def go() -> None:
        moved = says(302, headers={"Location": "/b", "Set-Cookie": "a=1; Path=/"})
        async with RawServer(moved, says(200, SOUND)) as server:
            await fetch(server.url)
            assert [request.target for request in server.requests] == ["/", "/b"]
            for request in server.requests:
                assert request.headers["accept-encoding"] == "identity"
                assert not {"authorization", "cookie", "proxy-authorization"} & set(request.headers)

    asyncio.run(go())


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (403, DemoProblem.EXPIRED),
        (410, DemoProblem.EXPIRED),
        (404, DemoProblem.NOT_FOUND),
        (401, DemoProblem.REFUSED),
        (500, DemoProblem.REFUSED),
        (204, DemoProblem.REFUSED),
        (206, DemoProblem.REFUSED),
        (304, DemoProblem.REFUSED),
    ],
)
def test_a_status_tells_the_problem(status: int, kind: DemoProblem) -> None:
    error = problem(says(status))
    assert (error.problem, error.status) == (kind, status)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (resets(), DemoProblem.OFFLINE),
        (sends_and_hangs_up(), DemoProblem.OFFLINE),
        (sends_and_hangs_up(b"nonsense\r\n\r\n"), DemoProblem.REFUSED),
        (sends_and_stalls(), DemoProblem.TIMED_OUT),
        (sends_and_stalls(http(200, b"ID3", {"Content-Length": "9"})), DemoProblem.TIMED_OUT),
        (sends_and_hangs_up(http(200, b"ID3", {"Content-Length": "9"})), DemoProblem.CUT_OFF),
        (
            sends_and_hangs_up(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nID3"),
            DemoProblem.CUT_OFF,
        ),
        (says(200, b"no gzip", {"Content-Encoding": "gzip"}), DemoProblem.CUT_OFF),
    ],
)
def test_a_broken_connection_tells_when_it_broke(reply: Reply, kind: DemoProblem) -> None:
    assert problem(reply).problem == kind


def test_without_a_server_it_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    for url in (f"http://127.0.0.1:{port}/a", "https://no-such-host.invalid/a"):
        with pytest.raises(DemoError) as caught:
            asyncio.run(fetch(url))
        assert caught.value.problem == DemoProblem.OFFLINE


@pytest.mark.parametrize(
    "url",
    [
        "",
        "demo.mp3",
        "file:///etc/passwd",
        "ftp://a.example/x",
        "https://",
        "https:///x",
        "https://user:pass@a.example/x",
        "https://127.0.0.1:99999/x",
        "https://[::1/x",
        "http://a.example/\x00",
        "http://" + "a" * 70_000,
    ],
)
def test_a_bad_link_goes_nowhere(url: str) -> None:
    with pytest.raises(DemoError) as caught:
        asyncio.run(fetch(url))
    assert caught.value.problem == DemoProblem.BAD_LINK


@pytest.mark.parametrize("host", ["a" * 80 + ".example", "a..example", "xn--\u00df.example", "-.-"])
def test_a_host_that_cannot_be_resolved_is_a_demo_error(host: str) -> None:
    with pytest.raises(DemoError) as caught:
        asyncio.run(fetch(f"http://{host}/x"))
    assert caught.value.problem in {DemoProblem.BAD_LINK, DemoProblem.OFFLINE}


def test_five_redirects_are_followed_and_no_more() -> None:
    moved = says(302, headers={"Location": "/next"})
    assert get(*[moved] * 5, says(200, b"ID3"))[2] == b"ID3"
    error = problem(*[moved] * 6, says(200, b"ID3"))
    assert (error.problem, error.detail) == (DemoProblem.REFUSED, "too many redirects")


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://a.example/", "http://u:p@127.0.0.1/", "http://127.0.0.1:99999/"],
)
def test_a_redirect_to_elsewhere_than_the_web_is_not_followed(location: str) -> None:
    error = problem(says(302, headers={"Location": location}))
    assert error.problem == DemoProblem.BAD_LINK


@pytest.mark.parametrize("location", ["http://[bad", "http://\xff..", "//", "http://a b/"])
def test_a_redirect_to_nowhere_is_a_demo_error(location: str) -> None:
    error = problem(says(302, headers={"Location": location}))
    assert error.problem in {DemoProblem.REFUSED, DemoProblem.BAD_LINK, DemoProblem.OFFLINE}


async def _fetch(fetcher: AudioFetcher, url: str) -> bytes:
    async with fetcher.open(url) as stream:
        return b"".join([chunk async for chunk in stream.chunks()])


def test_a_connection_serves_one_file_after_the_other() -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as server, RawServer(says(200, SOUND)) as other:
            fetcher = AudioFetcher(HERE)
            for _ in range(5):
                assert await _fetch(fetcher, server.url) == SOUND
                assert await _fetch(fetcher, other.url) == SOUND
            assert (server.connections, other.connections) == (1, 1)
            await asyncio.gather(*(_fetch(fetcher, server.url) for _ in range(20)))
            assert server.connections <= 4
            await fetcher.aclose()

    asyncio.run(go())


def test_a_connection_that_the_server_closed_is_not_used_again() -> None:
    async def go() -> None:
        async with RawServer(sends_and_hangs_up(http(200, SOUND))) as server:
            fetcher = AudioFetcher(HERE)
            for _ in range(20):
                assert await _fetch(fetcher, server.url) == SOUND
                await asyncio.sleep(0.01)  # the word of the closing comes
            assert server.connections == 20
            await fetcher.aclose()

    asyncio.run(go())


def test_downloads_cut_short_at_any_moment_lose_no_connection() -> None:
    async def go() -> None:
        moments = random.Random(7)
        async with RawServer(says(200, SOUND)) as server:
            fetcher = AudioFetcher(HERE, limit=3)
            for _ in range(60):
                task = asyncio.ensure_future(_fetch(fetcher, server.url))
                await asyncio.sleep(moments.random() * 0.006)
                task.cancel()
                await asyncio.wait([task])
            async with asyncio.timeout(10):
                found = await asyncio.gather(*(_fetch(fetcher, server.url) for _ in range(6)))
            assert found == [SOUND] * 6
            await fetcher.aclose()

    asyncio.run(go())


def test_more_than_the_limit_wait_for_their_turn() -> None:
    async def go() -> None:
        async with RawServer(says(200, b"ID3")) as server:
            fetcher = AudioFetcher(HERE, timeouts=Timeouts(pool=0.05), limit=2)

            async def one() -> bytes:
                async with fetcher.open(server.url) as stream:
                    await asyncio.sleep(0.03)
                    return b"".join([chunk async for chunk in stream.chunks()])

            assert await asyncio.gather(*(one() for _ in range(10))) == [b"ID3"] * 10
            assert server.connections <= 2
            await fetcher.aclose()

    asyncio.run(go())


def test_leaving_early_frees_the_place() -> None:
    async def go() -> None:
        async with RawServer(
            sends_and_stalls(http(200, b"ID3", {"Content-Length": "9"}))
        ) as server:
            fetcher = AudioFetcher(HERE, limit=1)
            for _ in range(3):
                with pytest.raises(KeyError):
                    async with fetcher.open(server.url):
                        raise KeyError
            async with asyncio.timeout(5), fetcher.open(server.url) as stream:
                assert stream.size == 9
            await fetcher.aclose()

    asyncio.run(go())


def test_closing_cuts_off_what_is_under_way() -> None:
    async def go() -> None:
        async with RawServer(
            sends_and_stalls(http(200, b"ID3", {"Content-Length": "9"}))
        ) as server:
            fetcher = AudioFetcher(HERE)
            async with fetcher.open(server.url) as stream:
                chunks = stream.chunks()
                assert await anext(chunks) == b"ID3"
                rest = asyncio.ensure_future(anext(chunks))
                await asyncio.sleep(0)
                await fetcher.aclose()
                with pytest.raises(DemoError) as caught:
                    await rest
                assert caught.value.problem == DemoProblem.CUT_OFF

    asyncio.run(go())


def test_a_proxy_of_the_environment_is_not_asked_for_this_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert get(says(200, b"ID3"))[2] == b"ID3"


def test_where_the_environment_names_a_proxy_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as proxy:
            monkeypatch.setenv("HTTP_PROXY", proxy.url)
            fetcher = AudioFetcher(HERE)
            assert await _fetch(fetcher, "http://demo.example/a.mp3?e=1") == SOUND
            assert [one.target for one in proxy.requests] == ["http://demo.example/a.mp3?e=1"]
            await fetcher.aclose()

    asyncio.run(go())


def test_a_closed_fetcher_is_offline() -> None:
    async def go() -> None:
        fetcher = AudioFetcher(HERE)
        await fetcher.aclose()
        with pytest.raises(DemoError) as caught:
            async with fetcher.open("http://127.0.0.1:1/"):
                pass
        assert caught.value.problem == DemoProblem.OFFLINE

    asyncio.run(go())
