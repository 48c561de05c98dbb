"""Whatever comes back, only the errors that are named come out."""

import asyncio
import contextlib
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.api.pauses import NEVER_AGAIN
from tests.unit.api.raw_server import RawServer, sends_and_hangs_up
from voicedesk.api import Timeouts, VoiceCloneClient
from voicedesk.api.calls import VOICES_PATH, Answer, Call, CallSender, understood
from voicedesk.api.http_session import STANDARD_TIMEOUTS
from voicedesk.api.wire import read_listing, read_voice
from voicedesk.domain.errors import ServiceError
from voicedesk.domain.voice import Voice

SENDER = CallSender("https://service.example", "secret", STANDARD_TIMEOUTS)
LISTING = Call("GET", VOICES_PATH, repeatable=True)
CREATING = Call("POST", VOICES_PATH, changes=True)

NAMES = ["code", "msg", "reqid", "data", "voices", "id", "name", "state", "language", "demo_url"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
NODES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=8)
    ),
    max_leaves=25,
)
ENVELOPES = st.fixed_dictionaries(
    {"code": st.just(0) | LEAVES, "data": NODES | st.fixed_dictionaries({"voices": NODES})},
    optional={"msg": st.text() | LEAVES, "reqid": st.text() | LEAVES},
)
BODIES = (
    st.binary(max_size=200)
    | NODES.map(lambda node: json.dumps(node).encode("utf-8"))
    | ENVELOPES.map(lambda node: json.dumps(node).encode("utf-8"))
    | ENVELOPES.map(lambda node: json.dumps(node, ensure_ascii=False).encode("utf-16"))
)


@settings(deadline=None, max_examples=400)
@given(body=BODIES, status=st.sampled_from([200, 201, 204, 302, 400, 403, 404, 429, 500, 503, 999]))
def test_any_body_gives_voices_or_a_service_error(body: bytes, status: int) -> None:
    answer = Answer(status, body)
    try:
        voices = understood(LISTING, answer, read_listing, SENDER)
    except ServiceError:
        pass
    else:
        assert all(voice.id and all_text(voice) for voice in voices)
    try:
        voice = understood(CREATING, answer, read_voice, SENDER)
    except ServiceError as error:
        failed = error
    else:
        assert voice.id
        assert all_text(voice)
        return
    clear = {failed.facts.status, failed.facts.code} & {400, 401, 403, 404, 429}
    assert failed.facts.may_have_taken_effect or clear


def all_text(voice: Voice) -> bool:
    fields: list[Any] = [voice.name, voice.state, voice.language, voice.demo_url, voice.tier]
    return all(isinstance(field, str) for field in fields)


HEADS = st.sampled_from(
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ",
        b"HTTP/1.1 429 Slow\r\nContent-Length: 0\r\nRetry-After: ",
        b"HTTP/1.1 400 Bad\r\nContent-Length: 0\r\nX-Reqid: ",
        b"HTTP/1.0 100 Continue\r\n\r\n",
    ]
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(raw=st.tuples(HEADS, st.binary(max_size=120), st.sampled_from([b"", b"\r\n\r\n"])))
def test_any_bytes_on_the_wire_give_voices_or_a_service_error(
    raw: tuple[bytes, bytes, bytes],
) -> None:
    async def go() -> None:
        async with (
            RawServer(sends_and_hangs_up(b"".join(raw))) as server,
            VoiceCloneClient(
                server.url, "s", timeouts=Timeouts(read=2.0), retry=NEVER_AGAIN
            ) as client,
        ):
            with contextlib.suppress(ServiceError):
                await client.list()

    asyncio.run(go())
