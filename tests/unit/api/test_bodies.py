"""Bodies: unpacked in small pieces, in one coding at most, and never beyond a limit."""

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Self

import httpx
import pytest

from tests.unit.api.pauses import NEVER_AGAIN
from tests.unit.api.raw_server import RawServer, Reply, envelope, says, sends_and_hangs_up
from voicedesk.api import AudioFetcher, SampleFetcher, Timeouts, VoiceCloneClient
from voicedesk.api.audio_fetcher import LinkFetcher
from voicedesk.api.bodies import BodyError, BodyProblem, read_pieces
from voicedesk.api.calls import VOICES_PATH, Answer, Call, CallSender, understood
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    DemoError,
    DemoProblem,
    SampleError,
    SampleProblem,
)

Use = Callable[[VoiceCloneClient], Awaitable[object]]

TEXT = bytes(range(256)) * 2000
LISTING = b'{"code":0,"data":{"voices":[{"id":"a"}]}}'
LINK = "https://a.example/s.mp3"
CALLS: dict[str, Use] = {
    "list": lambda c: c.list(),
    "get": lambda c: c.get("v1"),
    "create": lambda c: c.create(),
    "train": lambda c: c.train("v1", audio_url=LINK, name="n"),
    "rename": lambda c: c.rename("v1", "n"),
    "delete": lambda c: c.delete("v1"),
}
FETCHERS = [AudioFetcher, SampleFetcher]
WEB_PAGE = b"<html><title>"


def twice(content: bytes) -> bytes:
    return gzip.compress(gzip.compress(content, 9), 9)


def bomb_of(millions: int) -> bytes:
    """So many million zeros, packed as far as gzip goes."""
    pack = zlib.compressobj(9, wbits=-15)
    million = pack.compress(bytes(1_000_000)) + pack.flush(zlib.Z_FULL_FLUSH)
    return gzip.compress(b"")[:10] + million * millions + b"\x03\x00" + bytes(8)


BOMB = bomb_of(1000)
EMPTY_BLOCKS = gzip.compress(b"")[:10] + b"\x00\x00\x00\xff\xff" * 3_000_000


class Body(httpx.AsyncByteStream):
    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces
        self.given = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            self.given += len(piece)
            yield piece


def unpacked(coding: str, *pieces: bytes, limit: int = 1 << 30) -> tuple[bytes, int]:
    """The body, and the longest piece of it."""

    async def go() -> tuple[bytes, int]:
        headers = {"Content-Encoding": coding} if coding else {}
        response = httpx.Response(200, headers=headers, stream=Body(*pieces))
        found = [piece async for piece in read_pieces(response, limit=limit)]
        return b"".join(found), max(map(len, found), default=0)

    return asyncio.run(go())


@pytest.mark.parametrize("step", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("GZip, identity", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
    ],
)
def test_one_coding_is_undone_whatever_the_pieces(coding: str, packed: bytes, step: int) -> None:
    body, longest = unpacked(coding, *(packed[i : i + step] for i in range(0, len(packed), step)))
    assert body == TEXT
    assert not coding or longest <= max(step, 1 << 16)


@pytest.mark.parametrize(
    ("coding", "packed", "problem"),
    [
        ("gzip, gzip", twice(TEXT), BodyProblem.CODING),
        ("gzip,gzip,gzip", gzip.compress(twice(TEXT)), BodyProblem.CODING),
        ("deflate, gzip", gzip.compress(zlib.compress(TEXT)), BodyProblem.CODING),
        ("br", b"\x0b\x02\x80abc\x03", BodyProblem.CODING),
        ("zstd", b"\x28\xb5\x2f\xfd", BodyProblem.CODING),
        ("chunked", TEXT, BodyProblem.CODING),
        ("gzip", b"no gzip", BodyProblem.CODING),
        ("gzip", gzip.compress(TEXT)[:-9], BodyProblem.CUT_OFF),
        ("gzip", BOMB, BodyProblem.TOO_LONG),
        ("gzip", EMPTY_BLOCKS, BodyProblem.TOO_LONG),
        ("", bytes(10_000_001), BodyProblem.TOO_LONG),
    ],
)
def test_the_rest_is_not_read(coding: str, packed: bytes, problem: BodyProblem) -> None:
    with pytest.raises(BodyError) as caught:
        unpacked(
            coding, *(packed[i : i + 65536] for i in range(0, len(packed), 65536)), limit=10_000_000
        )
    assert caught.value.problem is problem


def test_an_empty_body_needs_no_coding() -> None:
    assert unpacked("gzip") == (b"", 0)


# The same, wherever a body is read

BOMBS: list[tuple[str, bytes, str]] = [
    ("gzip", BOMB, "too long"),
    ("gzip, gzip", gzip.compress(BOMB, 9), "content coding"),
    ("gzip, gzip, gzip", gzip.compress(gzip.compress(BOMB, 9), 9), "content coding"),
]


def bomb(coding: str, content: bytes) -> Reply:
    return says(200, content, {"Content-Encoding": coding})


@pytest.mark.parametrize(("coding", "content", "detail"), BOMBS)
def test_a_bomb_takes_no_memory_whatever_is_asked(coding: str, content: bytes, detail: str) -> None:
    async def go() -> int:
        async with (
            RawServer(bomb(coding, content)) as server,
            VoiceCloneClient(server.url, "s", retry=NEVER_AGAIN) as client,
        ):
            fetchers = [kind(server.url, timeouts=Timeouts()) for kind in FETCHERS]
            tracemalloc.start()
            try:
                for name, use in CALLS.items():
                    with pytest.raises(AnswerNotUnderstoodError) as caught:
                        await use(client)
                    assert caught.value.detail == detail
                    is_write = name not in {"list", "get"}
                    assert caught.value.facts.may_have_taken_effect is is_write
                for fetcher in fetchers:
                    with pytest.raises((DemoError, SampleError)):
                        await drop(fetcher, server.url)
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()
                for fetcher in fetchers:
                    await fetcher.aclose()

    assert asyncio.run(go()) < 48_000_000


async def drop(fetcher: LinkFetcher, url: str) -> None:
    async with fetcher.open(url) as stream:
        async for _ in stream.chunks():
            pass


def test_a_listing_in_one_coding_is_read() -> None:
    async def go() -> None:
        reply = says(200, gzip.compress(LISTING), {"Content-Encoding": "gzip"})
        async with RawServer(reply) as server, VoiceCloneClient(server.url, "s") as client:
            assert [voice.id for voice in await client.list()] == ["a"]
            assert server.requests[0].headers["accept-encoding"] == "gzip"

    asyncio.run(go())


def test_memory_that_runs_out_is_an_answer_not_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(bytearray):
        def __iadd__(self, _more: object) -> Self:
            raise MemoryError

    monkeypatch.setattr("voicedesk.api.calls.bytearray", Full, raising=False)

    async def go() -> None:
        async with (
            RawServer(envelope({"id": "v1"})) as server,
            VoiceCloneClient(server.url, "s", retry=NEVER_AGAIN) as client,
        ):
            with pytest.raises(AnswerNotUnderstoodError) as caught:
                await client.create()
            assert caught.value.facts.may_have_taken_effect

    asyncio.run(go())


def test_nor_does_it_get_out_of_reading_what_was_received() -> None:
    def read(_data: object) -> None:
        raise MemoryError

    call = Call("POST", VOICES_PATH, changes=True)
    sender = CallSender("https://service.example", "s", Timeouts())
    with pytest.raises(AnswerNotUnderstoodError) as caught:
        understood(call, Answer(200, LISTING), read, sender)
    assert caught.value.facts.may_have_taken_effect
    assert caught.value.detail == "too long"


@pytest.mark.parametrize("kind", FETCHERS)
def test_a_head_that_trickles_ends(kind: type[LinkFetcher]) -> None:
    async def trickle(_request: object, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing():
            writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            await writer.drain()
            await asyncio.sleep(0.01)

    async def go() -> None:
        async with RawServer(trickle) as server:
            fetcher = kind(server.url, timeouts=Timeouts(connect=0.1, read=0.1, write=0.1))
            with pytest.raises((DemoError, SampleError)) as caught:
                await drop(fetcher, server.url)
            assert caught.value.problem in {DemoProblem.TIMED_OUT, SampleProblem.TIMED_OUT}
            await fetcher.aclose()

    asyncio.run(go())


def test_a_web_page_that_is_cut_is_no_matter() -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(WEB_PAGE * 9)[:-4]

    async def go() -> None:
        async with RawServer(sends_and_hangs_up(raw)) as server:
            fetcher = SampleFetcher(server.url)
            with pytest.raises(SampleError) as caught:
                await drop(fetcher, server.url)
            assert caught.value.problem is SampleProblem.CUT_OFF
            await fetcher.aclose()

    asyncio.run(go())
