"""Trying a link: what goes out, where to, and what can go wrong."""

import asyncio
import gzip
import socket
from collections.abc import Collection

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
from voicedesk.api import SampleFetcher, Timeouts
from voicedesk.domain.errors import SampleError, SampleProblem

HASTE = Timeouts(connect=2.0, read=0.2)
SOUND = b"ID3" + bytes(range(256)) * 2000
HERE, OUTSIDE = "http://127.0.0.1", "https://service.example"


async def fetch(url: str, service: str = HERE, **names: str) -> tuple[str, int | None, bytes]:
    async def resolve(host: str, port: int) -> Collection[str]:
        if host not in names:
            raise socket.gaierror
        return names[host].split()

    fetcher = SampleFetcher(service, timeouts=HASTE, resolve=resolve)
    try:
        async with fetcher.open(url) as stream:
            sound = b"".join([chunk async for chunk in stream.chunks()])
            return stream.content_type, stream.size, sound
    finally:
        await fetcher.aclose()


def get(*replies: Reply, path: str = "/a.mp3?e=1&token=x") -> tuple[str, int | None, bytes]:
    async def go() -> tuple[str, int | None, bytes]:
        async with RawServer(*replies) as server:
            return await fetch(server.url + path)

    return asyncio.run(go())


def problem(*replies: Reply) -> SampleError:
    with pytest.raises(SampleError) as caught:
        get(*replies)
    assert caught.value.__context__ is None, "an httpx error holds the link"
    return caught.value


def refusal(url: str, service: str, **names: str) -> SampleError:
    with pytest.raises(SampleError) as caught:
        asyncio.run(fetch(url, service, **names))
    return caught.value


def test_the_bytes_arrive_whole() -> None:
    reply = says(200, SOUND, {"Content-Type": "Audio/MPEG; rate=1"})
    assert get(reply) == ("audio/mpeg; rate=1", len(SOUND), SOUND)


def test_the_request_carries_nothing_of_the_account() -> None:
    async def go() -> None:
        moved = says(302, headers={"Location": "/b", "Set-Cookie": "a=1; Path=/"})
        async with RawServer(moved, says(200, SOUND)) as server:
            await fetch(server.url)
            assert [request.target for request in server.requests] == ["/", "/b"]
            for request in server.requests:
                assert request.method == "GET"
                assert not {"authorization", "cookie", "proxy-authorization"} & set(request.headers)

    asyncio.run(go())


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, SampleProblem.NOTHING_THERE),
        (410, SampleProblem.NOTHING_THERE),
        (204, SampleProblem.NOTHING_THERE),
        (401, SampleProblem.REFUSED),
        (403, SampleProblem.REFUSED),
        (429, SampleProblem.REFUSED),
        (500, SampleProblem.REFUSED),
        (304, SampleProblem.REFUSED),
    ],
)
def test_a_status_tells_the_problem(status: int, kind: SampleProblem) -> None:
    error = problem(says(status))
    assert (error.problem, error.status) == (kind, status)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (resets(), SampleProblem.NO_CONNECTION),
        (sends_and_hangs_up(), SampleProblem.NO_CONNECTION),
        (sends_and_hangs_up(b"nonsense\r\n\r\n"), SampleProblem.NO_CONNECTION),
        (sends_and_stalls(), SampleProblem.TIMED_OUT),
        (sends_and_stalls(http(200, b"ID3", {"Content-Length": "9"})), SampleProblem.TIMED_OUT),
        (sends_and_hangs_up(http(200, b"ID3", {"Content-Length": "9"})), SampleProblem.CUT_OFF),
        (says(200, b"no gzip", {"Content-Encoding": "gzip"}), SampleProblem.CUT_OFF),
    ],
)
def test_a_broken_connection_tells_how_it_broke(reply: Reply, kind: SampleProblem) -> None:
    assert problem(reply).problem == kind


def test_a_size_that_is_no_number_is_none() -> None:
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nID3\r\n0\r\n\r\n"
    assert get(sends_and_hangs_up(raw)) == ("", None, b"ID3")


# What is packed


def test_what_is_packed_unasked_is_unpacked() -> None:
    reply = says(200, gzip.compress(SOUND), {"Content-Encoding": "gzip"})
    assert get(reply) == ("", None, SOUND)


# Where to


def test_without_a_server_or_a_name_there_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/a", HERE).problem == SampleProblem.NO_CONNECTION
    assert refusal("https://no.test/a", HERE).problem == SampleProblem.NO_HOST


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("http://127.0.0.1:{port}/", {}),
        ("http://[::ffff:127.0.0.1]:{port}/", {}),
        ("http://localhost:{port}/", {}),
        ("http://127.1:{port}/", {"127.1": "127.0.0.1"}),
        ("http://home.test:{port}/", {"home.test": "127.0.0.1"}),
        ("http://home.test:{port}/", {"home.test": "192.168.1.5 fd00::5"}),
        ("http://10.1.2.3:{port}/", {}),
    ],
)
def test_where_the_service_has_no_way_to_nothing_is_sent(url: str, names: dict[str, str]) -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as server:
            with pytest.raises(SampleError) as caught:
                await fetch(url.format(port=server.port), OUTSIDE, **names)
            assert caught.value.problem == SampleProblem.OUT_OF_REACH
            assert server.requests == []

    asyncio.run(go())


@pytest.mark.parametrize("inside", ["192.168.0.4", "127.0.0.1", "[fe80::1]", "localhost"])
def test_a_redirect_to_a_private_network_is_noticed(
    monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    async def go() -> None:
        moved = says(302, headers={"Location": f"http://{inside}/a"})
        async with RawServer(moved, says(200, SOUND)) as server:
            monkeypatch.setenv("http_proxy", server.url)
            with pytest.raises(SampleError) as caught:
                await fetch("http://outside.test/a", OUTSIDE)
            assert caught.value.problem == SampleProblem.OUT_OF_REACH
            assert caught.value.detail == inside.strip("[]")
            assert len(server.requests) == 1

    asyncio.run(go())


def test_five_redirects_are_followed_and_no_more() -> None:
    moved = says(302, headers={"Location": "/next"})
    assert get(*[moved] * 5, says(200, b"ID3"))[2] == b"ID3"
    assert problem(*[moved] * 6, says(200, b"ID3")).problem == SampleProblem.REDIRECTED


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://u:p@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://[bad",
        "//",
    ],
)
def test_a_redirect_to_elsewhere_than_the_web_is_not_followed(location: str) -> None:
    error = problem(says(302, headers={"Location": location}))
    assert error.problem in {SampleProblem.REDIRECTED, SampleProblem.NO_HOST}


def test_leaving_early_frees_the_place_and_a_closed_fetcher_has_no_connection() -> None:
    async def go() -> None:
        stalls = sends_and_stalls(http(200, b"ID3", {"Content-Length": "9"}))
        async with RawServer(stalls) as server:
            fetcher = SampleFetcher(HERE)
            for _ in range(9):
                async with asyncio.timeout(5), fetcher.open(server.url) as stream:
                    assert stream.size == 9
            await fetcher.aclose()
            with pytest.raises(SampleError) as caught:
                async with fetcher.open(server.url):
                    pass
            assert caught.value.problem == SampleProblem.NO_CONNECTION

    asyncio.run(go())


def test_a_proxy_looks_names_up_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as server:
            monkeypatch.setenv("http_proxy", server.url)
            assert (await fetch("http://unknown.test/a", OUTSIDE))[2] == SOUND
            assert server.requests[0].target == "http://unknown.test/a"

    asyncio.run(go())
