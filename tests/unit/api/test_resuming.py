"""Asking for less than the whole file: what is unchanged, and the rest of what was cut off."""

import asyncio
from collections.abc import Mapping

import pytest

from tests.unit.api.raw_server import RawRequest, RawServer, Reply, says
from voicedesk.api import AudioFetcher
from voicedesk.api.audio_fetcher import AudioStream
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.links import NO_VERSION, DemoVersion, ResumePoint

SOUND = b"ID3" + bytes(range(256)) * 10
SIZE = len(SOUND)
DATE = "Sat, 01 Nov 2025 10:00:00 GMT"
LATER = "Sat, 01 Nov 2025 10:00:01 GMT"
TAG = '"v1"'
POINT = ResumePoint(1000, TAG, SIZE)
WHOLE = says(200, SOUND, {"ETag": '"v2"'})


def rest(
    first: int = 1000, *, last: int = SIZE - 1, total: str = str(SIZE), **headers: str
) -> Reply:
    fields = {"Content-Range": f"bytes {first}-{last}/{total}", "ETag": TAG, **headers}
    return says(206, SOUND[first : last + 1], fields)


def get(
    *replies: Reply, known: DemoVersion = NO_VERSION, resume: ResumePoint | None = None
) -> tuple[AudioStream, bytes, list[RawRequest]]:
    async def go() -> tuple[AudioStream, bytes, list[RawRequest]]:
        async with RawServer(*replies) as server:
            fetcher = AudioFetcher()
            url = f"{server.url}/demo.mp3?e=1&token=x"
            async with fetcher.open(url, known=known, resume=resume) as stream:
                content = b"".join([chunk async for chunk in stream.chunks()])
            await fetcher.aclose()
            return stream, content, server.requests

    return asyncio.run(go())


def conditions(request: RawRequest) -> dict[str, str]:
    names = {"range", "if-range", "if-none-match", "if-modified-since"}
    return {name: value for name, value in request.headers.items() if name in names}


def test_the_rest_is_asked_for_and_told() -> None:
    stream, content, requests = get(rest(), resume=POINT)
    assert conditions(requests[0]) == {"range": "bytes=1000-", "if-range": TAG}
    assert (stream.start, stream.size, content) == (1000, SIZE, SOUND[1000:])
    assert (stream.version.etag, stream.validator) == (TAG, TAG)


def test_a_file_that_is_another_by_now_comes_whole() -> None:
    stream, content, requests = get(WHOLE, resume=POINT)
    assert (stream.start, stream.size, content) == (0, SIZE, SOUND)
    assert stream.version.etag == '"v2"'
    assert len(requests) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(rest(999), id="begins elsewhere"),
        pytest.param(rest(total="9999"), id="of another size"),
        pytest.param(rest(last=SIZE - 5), id="not to the end"),
        pytest.param(rest(ETag='"v2"'), id="of another version"),
        pytest.param(rest(**{"Content-Encoding": "gzip"}), id="coded"),
        pytest.param(rest(**{"Content-Range": "items 1-2/3"}), id="not bytes"),
        pytest.param(says(206, SOUND[1000:]), id="of no range"),
        pytest.param(says(416, b"", {"Content-Range": f"bytes */{SIZE}"}), id="out of range"),
    ],
)
def test_a_wrong_rest_is_not_taken_and_the_whole_is_asked_for(wrong: Reply) -> None:
    stream, content, requests = get(wrong, WHOLE, resume=POINT)
    assert (stream.start, content) == (0, SOUND)
    assert [conditions(request) for request in requests] == [
        {"range": "bytes=1000-", "if-range": TAG},
        {},
    ]


def test_a_rest_without_a_known_size_will_do() -> None:
    stream, content, _ = get(rest(total="*"), resume=POINT)
    assert (stream.start, content) == (1000, SOUND[1000:])


def test_an_unchanged_file_does_not_come() -> None:
    known = DemoVersion(TAG, DATE)
    stream, content, requests = get(says(304, headers={"ETag": TAG}), known=known)
    assert stream.unchanged
    assert content == b""
    expected = {"if-none-match": TAG, "if-modified-since": DATE}
    assert conditions(requests[0]) == expected


@pytest.mark.parametrize(
    ("known", "headers"),
    [
        (DemoVersion(TAG), {"ETag": '"v2"'}),
        # An older file than the known one is unchanged by its date, too.
        (DemoVersion("", DATE), {}),
        (DemoVersion("", DATE), {"Last-Modified": LATER}),
    ],
)
def test_unchanged_counts_only_for_the_known_version(
    known: DemoVersion, headers: Mapping[str, str]
) -> None:
    stream, content, requests = get(says(304, headers=dict(headers)), WHOLE, known=known)
    assert not stream.unchanged
    assert content == SOUND
    assert conditions(requests[1]) == {}


@pytest.mark.parametrize(
    ("headers", "validator"),
    [
        ({"ETag": TAG, "Last-Modified": DATE}, TAG),
        ({"ETag": f"W/{TAG}", "Last-Modified": DATE, "Date": LATER}, ""),
        ({"Last-Modified": DATE, "Date": LATER}, DATE),
        ({"Last-Modified": DATE, "Date": DATE}, ""),
        ({"Last-Modified": DATE}, ""),
        ({"Last-Modified": "yesterday", "Date": LATER}, ""),
        ({"ETag": "bare"}, ""),
        ({"ETag": TAG, "Content-Encoding": "identity"}, ""),
        ({}, ""),
    ],
)
def test_only_what_tells_the_version_for_certain_is_resumed_by(
    headers: Mapping[str, str], validator: str
) -> None:
    stream, _, _ = get(says(200, SOUND, dict(headers)))
    assert stream.validator == validator


def test_the_condition_is_kept_through_redirects() -> None:
    moved = says(302, headers={"Location": "/b"})
    _, content, requests = get(moved, rest(), resume=POINT)
    assert content == SOUND[1000:]
    assert conditions(requests[1])["if-range"] == TAG


def test_a_rest_that_nobody_asked_for_is_refused() -> None:
    with pytest.raises(DemoError) as caught:
        get(rest())
    assert caught.value.problem is DemoProblem.REFUSED


def test_an_expired_link_is_told_whatever_was_asked() -> None:
    with pytest.raises(DemoError) as caught:
        get(says(403), resume=POINT)
    assert caught.value.problem is DemoProblem.EXPIRED
