"""The token and the audio link stay out of every error, log and representation."""

import asyncio
import logging
import pickle
import traceback
from collections.abc import Iterator
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
)
from voicedesk.api import AudioFetcher, Timeouts, VoiceCloneClient
from voicedesk.domain.errors import DemoError, NoConnectionError, ServiceError, TokenRefusedError

TOKEN = "tok-5ecret-0123456789"
LINK = "https://audio.example/speech.mp3?e=1&token=signature"
ECHO = f"bad key {LINK} for Bearer {TOKEN}"

REPLIES: list[Reply] = [
    resets(),
    sends_and_hangs_up(),
    sends_and_stalls(),
    sends_and_hangs_up(f"{ECHO}\r\n\r\n".encode()),
    sends_and_hangs_up(f"HTTP/1.1 200 OK\r\nBearer {TOKEN} {LINK}\r\n\r\n".encode()),
    sends_and_hangs_up(http(200, ECHO.encode(), {"Content-Length": "9999"})),
    envelope(code=400, msg=ECHO, reqid=ECHO),
    envelope(code=401, msg=ECHO),
    envelope(code=500, msg="x" * 490 + ECHO),
    says(200, ECHO.encode()),
    says(200, f'{{"code": 0, "data": {{"id": ["{TOKEN}"]}}}}'.encode()),
    says(200, b'{"code": 0, "data": {"id": "\xff' + ECHO.encode() + b'"}}'),
    says(502, ECHO.encode(), {"X-Reqid": ECHO}),
    says(302, headers={"Location": f"/{TOKEN}"}),
    says(200, ECHO.encode(), {"Content-Encoding": "gzip"}),
]


def everything_in(error: BaseException | None) -> Iterator[str]:
    """All text that hangs on an error: its own, its attributes', its whole chain's."""
    while error is not None:
        yield from (str(error), repr(error), repr(error.args), repr(vars(error)))
        request = getattr(error, "_request", None)
        if request is not None:
            yield repr(request.headers.raw)
            yield repr(request.content)
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("reply", REPLIES)
def test_no_error_and_no_log_repeats_a_secret(
    reply: Reply, caplog: pytest.LogCaptureFixture
) -> None:
    async def go() -> ServiceError:
        async with (
            RawServer(reply) as server,
            VoiceCloneClient(
                server.url, TOKEN, timeouts=Timeouts(read=0.2), retry=NEVER_AGAIN
            ) as client,
        ):
            assert TOKEN not in repr(client)
            with pytest.raises(ServiceError) as caught:
                await client.train("v1", audio_url=LINK, name="n")
            return caught.value

    caplog.set_level(logging.DEBUG)
    error = asyncio.run(go())
    told = "\n".join(everything_in(error)) + "".join(traceback.format_exception(error))
    assert error.__context__ is None
    assert TOKEN not in told
    assert "audio.example" not in told
    assert TOKEN.encode() not in pickle.dumps(error.facts)
    assert "audio.example" not in repr(error.facts)
    own = [record for record in caplog.records if not record.name.startswith("asyncio")]
    # What an evil server puts into header values shows in httpcore's debug log; nobody else's.
    sent = [record.getMessage() for record in own if "receive_response" not in record.getMessage()]
    assert TOKEN not in "\n".join(sent)


def test_no_error_repeats_what_a_proxy_says(monkeypatch: pytest.MonkeyPatch) -> None:
    async def go() -> ServiceError:
        async with RawServer(sends_and_hangs_up(f"HTTP/1.1 407 {ECHO}\r\n\r\n".encode())) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy.url)
            monkeypatch.setenv("NO_PROXY", "")
            async with VoiceCloneClient("https://service.example", TOKEN) as client:
                with pytest.raises(NoConnectionError) as caught:
                    await client.train("v1", audio_url=LINK, name="n")
            assert [request.method for request in proxy.requests] == ["CONNECT"]
            return caught.value

    error = asyncio.run(go())
    told = "\n".join(everything_in(error))
    assert "407 bad key" in told
    assert TOKEN not in told
    assert "audio.example" not in told


@pytest.mark.parametrize(
    "token", ["", "a\nb", "a\r\nX-Evil: 1", "t\n", " t", "a b", "ключ", "\x7f"]
)
def test_a_token_that_no_header_can_carry_is_refused_unsent(token: str) -> None:
    async def go() -> None:
        async with RawServer(envelope()) as server, VoiceCloneClient(server.url, token) as client:
            calls: list[Any] = [client.list(), client.create(), client.delete("v1")]
            for call in calls:
                with pytest.raises(TokenRefusedError) as caught:
                    await call
                assert not caught.value.facts.may_have_taken_effect
                assert caught.value.facts.status is None
                if len(token) > 2:
                    assert token not in str(caught.value)
            assert server.connections == 0

    asyncio.run(go())


def test_a_cookie_of_the_service_is_not_kept() -> None:
    async def go() -> None:
        reply = envelope({"voices": []}, headers={"Set-Cookie": "session=1; Path=/"})
        async with RawServer(reply) as server, VoiceCloneClient(server.url, TOKEN) as client:
            await client.list()
            await client.list()
            assert all("cookie" not in request.headers for request in server.requests)

    asyncio.run(go())


def test_a_demos_signature_stays_out_of_errors_and_logs(caplog: pytest.LogCaptureFixture) -> None:
    async def go(reply: Reply) -> DemoError:
        async with RawServer(reply) as server:
            fetcher = AudioFetcher(server.url)

            async def fetch() -> None:
                async with fetcher.open(f"{server.url}/demo.mp3?e=1&token=signature") as stream:
                    async for _ in stream.chunks():
                        pass

            with pytest.raises(DemoError) as caught:
                await fetch()
            await fetcher.aclose()
            return caught.value

    caplog.set_level(logging.DEBUG)
    half = sends_and_hangs_up(http(200, b"ID3", {"Content-Length": "9"}))
    moved = says(302, headers={"Location": "/x?token=signature"})
    for reply in (says(403), resets(), half, moved):
        error = asyncio.run(go(reply))
        assert error.__context__ is None
        assert "signature" not in "".join(everything_in(error))
    assert "/x?…" in caplog.text, "the log is on"
    assert "signature" not in caplog.text
