"""What each kind of bad answer and broken connection becomes."""

import asyncio
import gzip
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.unit.api.pauses import NEVER_AGAIN
from tests.unit.api.raw_server import (
    RawServer,
    Reply,
    envelope,
    http,
    resets,
    says,
    sends_and_hangs_up,
    sends_and_stalls,
    trickles,
)
from voicedesk.api import Timeouts, VoiceCloneClient
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    NoConnectionError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
)

Use = Callable[[VoiceCloneClient], Awaitable[Any]]

LINK = "https://a.example/s.mp3?token=signed"
SAFE: dict[str, Use] = {"list": lambda c: c.list(), "get": lambda c: c.get("v1")}
CHANGING: dict[str, Use] = {
    "create": lambda c: c.create(),
    "train": lambda c: c.train("v1", audio_url=LINK, name="n"),
    "rename": lambda c: c.rename("v1", "n"),
    "delete": lambda c: c.delete("v1"),
}
ALL = SAFE | CHANGING
HASTE = Timeouts(connect=2.0, read=0.2, write=0.2, pool=2.0, whole=1.0)
SHORT = Timeouts(connect=0.3)
HTML = b"<html><title>Bad gateway</title></html>"


def failure(use: Use, reply: Reply, timeouts: Timeouts = HASTE) -> ServiceError:
    async def go() -> ServiceError:
        async with (
            RawServer(reply) as server,
            VoiceCloneClient(server.url, "sk-1", timeouts=timeouts, retry=NEVER_AGAIN) as client,
        ):
            with pytest.raises(ServiceError) as caught:
                await use(client)
            return caught.value

    return asyncio.run(go())


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("as_status", [False, True])
@pytest.mark.parametrize(
    ("code", "kind", "effect"),
    [
        (400, RefusedError, False),
        (401, TokenRefusedError, False),
        (404, NotFoundError, False),
        (429, RateLimitedError, False),
        (500, ServiceBrokenError, True),
        (503, ServiceBrokenError, True),
        (408, RefusedError, True),
        (409, RefusedError, True),
        (425, RefusedError, True),
        (40017, RefusedError, True),
        (50000, RefusedError, True),
        (-1, RefusedError, True),
    ],
)
def test_code_and_status_tell_the_kind(
    name: str, as_status: bool, code: int, kind: type[ServiceError], effect: bool
) -> None:
    status = code if as_status and code in range(400, 600) else 200
    error = failure(ALL[name], envelope(code=code, msg="不行", reqid="r-7", status=status))
    assert type(error) is kind
    facts = error.facts
    assert (facts.status, facts.code, facts.message, facts.reqid) == (status, code, "不行", "r-7")
    assert facts.may_have_taken_effect is (effect and name in CHANGING)
    assert facts.path == (
        "/v1/voice-clones" if name in {"list", "create"} else "/v1/voice-clones/v1"
    )


def test_403_is_the_token_on_a_listing_and_a_refusal_elsewhere() -> None:
    for name, use in ALL.items():
        kind = TokenRefusedError if name == "list" else RefusedError
        assert type(failure(use, envelope(code=403, msg="付费音色栏位不可删除"))) is kind


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, AnswerNotUnderstoodError),
        (302, AnswerNotUnderstoodError),
        (401, TokenRefusedError),
        (403, RefusedError),
        (413, RefusedError),
        (429, RateLimitedError),
        (502, ServiceBrokenError),
    ],
)
def test_a_page_of_html_is_told_by_its_status(status: int, kind: type[ServiceError]) -> None:
    error = failure(CHANGING["train"], says(status, HTML, {"X-Reqid": "gate-1"}))
    assert type(error) is kind
    assert (error.facts.status, error.facts.code, error.facts.reqid) == (status, None, "gate-1")
    assert error.facts.may_have_taken_effect is (status not in {401, 403, 429})


def test_a_refusal_is_not_believed_beside_a_status_that_speaks_of_a_breakdown() -> None:
    error = failure(CHANGING["train"], envelope(code=400, msg="不行", status=502))
    assert type(error) is RefusedError
    assert error.facts.may_have_taken_effect


def test_a_404_page_means_no_voice_or_no_such_service() -> None:
    assert type(failure(ALL["get"], says(404, HTML))) is NotFoundError
    assert type(failure(ALL["list"], says(404, HTML))) is AnswerNotUnderstoodError


def test_a_failing_status_is_believed_beside_a_code_of_success() -> None:
    assert type(failure(ALL["list"], envelope({"voices": []}, status=500))) is ServiceBrokenError


def test_the_reqid_is_the_envelopes_or_the_headers_or_none() -> None:
    header = {"X-Reqid": "h"}
    assert failure(ALL["list"], envelope(code=400, reqid="b", headers=header)).facts.reqid == "b"
    assert failure(ALL["list"], says(200, b'{"code":400}', header)).facts.reqid == "h"
    assert failure(ALL["list"], says(200, b'{"code":400}')).facts.reqid == ""


def test_retry_after_is_handed_on() -> None:
    error = failure(ALL["create"], envelope(code=429, headers={"Retry-After": "7"}))
    assert isinstance(error, RateLimitedError)
    assert error.retry_after == 7.0
    bare = failure(ALL["create"], envelope(code=429))
    assert isinstance(bare, RateLimitedError)
    assert bare.retry_after is None


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("reply", "kind", "detail"),
    [
        (resets(), NoConnectionError, ""),
        (sends_and_hangs_up(), NoConnectionError, "disconnected"),
        (sends_and_hangs_up(http(200, b"{}", {"Content-Length": "99"})), NoConnectionError, "peer"),
        (sends_and_stalls(), TimedOutError, "read"),
        (sends_and_stalls(http(200, b"{", {"Content-Length": "99"})), TimedOutError, "read"),
        (trickles(http(200, b"x" * 400), 0.05), TimedOutError, "whole"),
        (
            sends_and_hangs_up(b"\x16\x03\x01garbage Bearer sk-1\r\n\r\n"),
            AnswerNotUnderstoodError,
            "HTTP",
        ),
        (says(200, b"no", {"Content-Encoding": "gzip"}), AnswerNotUnderstoodError, "coding"),
    ],
)
def test_a_broken_answer_leaves_the_effect_open(
    name: str, reply: Reply, kind: type[ServiceError], detail: str
) -> None:
    error = failure(ALL[name], reply)
    assert type(error) is kind
    assert detail in error.detail
    assert error.facts.status is None
    assert error.facts.may_have_taken_effect is (name in CHANGING)


def test_a_request_that_nobody_reads_times_out() -> None:
    async def go() -> None:
        with socket.create_server(("127.0.0.1", 0), backlog=1) as deaf:
            port = deaf.getsockname()[1]
            link = "https://a.example/" + "x" * 40_000_000
            async with VoiceCloneClient(
                f"http://127.0.0.1:{port}", "sk-1", timeouts=HASTE
            ) as client:
                with pytest.raises(TimedOutError) as caught:
                    await client.train("v1", audio_url=link, name="n")
        assert caught.value.detail == "write"
        assert caught.value.facts.may_have_taken_effect

    asyncio.run(go())


def test_without_a_server_nothing_took_effect() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]

    async def go(address: str) -> None:
        async with VoiceCloneClient(address, "sk-1", retry=NEVER_AGAIN) as client:
            for use in ALL.values():
                with pytest.raises(NoConnectionError) as caught:
                    await use(client)
                assert not caught.value.facts.may_have_taken_effect

    asyncio.run(go(f"http://127.0.0.1:{port}"))
    asyncio.run(go("https://no-such-host.invalid"))


def test_a_server_without_a_valid_certificate_gets_nothing() -> None:
    async def go() -> None:
        async with (
            RawServer(envelope()) as server,
            VoiceCloneClient(
                server.url.replace("http:", "https:"), "sk-1", retry=NEVER_AGAIN, timeouts=SHORT
            ) as client,
        ):
            with pytest.raises((NoConnectionError, TimedOutError)) as caught:
                await client.create()
            assert not caught.value.facts.may_have_taken_effect
            assert server.requests == []

    asyncio.run(go())


def test_a_redirect_is_not_followed() -> None:
    async def go() -> None:
        async with RawServer(envelope({"voices": []})) as thief:
            moved = says(307, headers={"Location": f"{thief.url}/v1/voice-clones?x=1"})
            async with (
                RawServer(moved) as server,
                VoiceCloneClient(server.url, "sk-1", retry=NEVER_AGAIN) as client,
            ):
                for use in (*SAFE.values(), CHANGING["train"]):
                    with pytest.raises(AnswerNotUnderstoodError) as caught:
                        await use(client)
                    assert caught.value.detail == "redirected to 127.0.0.1"
                    assert caught.value.facts.status == 307
            assert thief.connections == 0

    asyncio.run(go())


@pytest.mark.parametrize("location", ["http://[bad", "http://\xff..", "//", "http://a b/"])
def test_a_redirect_to_nowhere_is_not_understood(location: str) -> None:
    error = failure(ALL["list"], says(302, headers={"Location": location}))
    assert type(error) is AnswerNotUnderstoodError


def test_an_endless_answer_is_cut() -> None:
    bomb = gzip.compress(b" " * 140_000_000)
    error = failure(ALL["list"], says(200, bomb, {"Content-Encoding": "gzip"}), Timeouts())
    assert type(error) is AnswerNotUnderstoodError
    assert error.detail == "too long"


def test_a_compressed_listing_is_read() -> None:
    async def go() -> None:
        body = gzip.compress(b'{"code":0,"data":{"voices":[{"id":"a"}]}}')
        reply = says(200, body, {"Content-Encoding": "gzip"})
        async with RawServer(reply) as server, VoiceCloneClient(server.url, "sk-1") as client:
            assert [voice.id for voice in await client.list()] == ["a"]

    asyncio.run(go())


def test_a_closed_client_says_so() -> None:
    async def go() -> None:
        async with RawServer(envelope({"voices": []})) as server:
            client = VoiceCloneClient(server.url, "sk-1", retry=NEVER_AGAIN)
            await client.list()
            await client.aclose()
            with pytest.raises(NoConnectionError, match="closed") as caught:
                await client.create()
            assert not caught.value.facts.may_have_taken_effect

    asyncio.run(go())


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
def test_closing_ends_the_calls_under_way(said: bytes) -> None:
    async def go() -> None:
        async with RawServer(sends_and_stalls(said)) as server:
            client = VoiceCloneClient(server.url, "sk-1", retry=NEVER_AGAIN)
            tasks = [asyncio.create_task(client.list()), asyncio.create_task(client.create())]
            await server.wait_for_requests(2)
            await client.aclose()
            async with asyncio.timeout(5):
                for task in tasks:
                    with pytest.raises(NoConnectionError):
                        await task

    asyncio.run(go())


def test_a_proxy_of_the_environment_is_not_asked_for_this_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def go() -> None:
        async with (
            RawServer(envelope({"voices": []})) as server,
            VoiceCloneClient(server.url, "sk-1") as client,
        ):
            assert await client.list() == []

    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:9")
    asyncio.run(go())
