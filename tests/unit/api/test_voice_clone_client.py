"""The five calls as they go over the wire, and what is made of good answers."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from tests.unit.api.raw_server import RawServer, envelope, says
from voicedesk.api import VoiceCloneClient
from voicedesk.api.wire import read_listing
from voicedesk.domain.account import AddressError
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    NotFoundError,
    RefusedError,
    TokenRefusedError,
)
from voicedesk.domain.voice import Voice, VoiceListing

VOICE = {
    "id": "v1",
    "name": "音色",
    "state": "Success",
    "language": "zh",
    "demo_url": "https://demo.example/a.mp3?e=1&token=x",
    "tier": "pro",
}

Use = Callable[[VoiceCloneClient], Awaitable[Any]]


def ask(use: Use, reply: Any) -> tuple[Any, RawServer]:
    async def go() -> tuple[Any, RawServer]:
        async with RawServer(reply) as server, VoiceCloneClient(server.url, "secret") as client:
            return await use(client), server

    return asyncio.run(go())


def failure(use: Use, reply: Any) -> AnswerNotUnderstoodError:
    with pytest.raises(AnswerNotUnderstoodError) as caught:
        ask(use, reply)
    return caught.value


def test_each_call_is_sent_as_the_contract_says() -> None:
    calls: list[tuple[Use, str, str, dict[str, str] | None]] = [
        (lambda c: c.create(), "POST", "/v1/voice-clones", {"model_id": "QN_ACV"}),
        (
            lambda c: c.create(language="zh", tier="pro"),
            "POST",
            "/v1/voice-clones",
            {"model_id": "QN_ACV", "language": "zh", "tier": "pro"},
        ),
        (
            lambda c: c.train("v1", audio_url="https://a.example/s.mp3", name="音色"),
            "PUT",
            "/v1/voice-clones/v1",
            {"key": "https://a.example/s.mp3", "name": "音色"},
        ),
        (lambda c: c.rename("v1", "新"), "PUT", "/v1/voice-clones/v1", {"key": "", "name": "新"}),
        (lambda c: c.get("v1"), "GET", "/v1/voice-clones/v1", None),
        (lambda c: c.delete("v1"), "DELETE", "/v1/voice-clones/v1", None),
    ]
    for use, method, target, body in calls:
        _, server = ask(use, envelope(VOICE))
        [request] = server.requests
        assert (request.method, request.target) == (method, target)
        assert request.headers["authorization"] == "Bearer secret"
        if body is None:
            assert request.body == b""
        else:
            assert request.json == body
            assert request.headers["content-type"] == "application/json"


def test_listing_is_sent_as_the_contract_says() -> None:
    voices, server = ask(lambda c: c.list(), envelope({"voices": [VOICE]}))
    assert (server.requests[0].method, server.requests[0].target) == ("GET", "/v1/voice-clones")
    assert voices == [Voice(**VOICE)]


def test_the_address_may_have_a_path() -> None:
    async def go() -> str:
        async with (
            RawServer(envelope(VOICE)) as server,
            VoiceCloneClient(f"{server.url}/gate/", "t") as client,
        ):
            await client.get("v1")
            return server.requests[0].target

    assert asyncio.run(go()) == "/gate/v1/voice-clones/v1"


@pytest.mark.parametrize(
    ("voice_id", "segment"),
    [
        ("../x", "..%2Fx"),
        ("a/b", "a%2Fb"),
        ("?q=1#f", "%3Fq%3D1%23f"),
        ("%2e%2e", "%252e%252e"),
        ("音色", "%E9%9F%B3%E8%89%B2"),
        ("a b\r\nX: y", "a%20b%0D%0AX%3A%20y"),
        ("\ud800", "%ED%A0%80"),
        ("...", "..."),
        (";a=b@c:&+", "%3Ba%3Db%40c%3A%26%2B"),
    ],
)
def test_an_id_stays_inside_its_segment(voice_id: str, segment: str) -> None:
    _, server = ask(lambda c: c.delete(voice_id), envelope())
    assert server.requests[0].target == f"/v1/voice-clones/{segment}"


@pytest.mark.parametrize("voice_id", ["", ".", "..", "x" * 70_000])
def test_an_id_that_would_mean_another_path_is_never_sent(voice_id: str) -> None:
    async def go() -> None:
        async with RawServer(envelope()) as server, VoiceCloneClient(server.url, "t") as client:
            for call in (
                client.delete(voice_id),
                client.get(voice_id),
                client.rename(voice_id, "n"),
            ):
                with pytest.raises(NotFoundError) as caught:
                    await call
                assert not caught.value.facts.may_have_taken_effect
            assert server.requests == []

    asyncio.run(go())


def test_a_training_without_a_link_is_not_sent_as_a_rename() -> None:
    for empty in ("", "  "):
        with pytest.raises(ValueError, match="rename"):
            ask(lambda c, link=empty: c.train("v1", audio_url=link, name="n"), envelope(VOICE))


def test_a_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(RefusedError, match="Unicode"):
        ask(lambda c: c.rename("v1", "\udc80"), envelope(VOICE))


def test_unknown_fields_are_ignored_and_missing_or_null_ones_empty() -> None:
    voices, _ = ask(
        lambda c: c.list(),
        envelope({"voices": [{"id": "a", "new": {"x": [1]}}, {"id": "b", "name": None}], "n": 2}),
    )
    assert voices == [Voice("a"), Voice("b")]


def test_a_state_from_a_later_edition_is_kept_as_it_came() -> None:
    voice, _ = ask(lambda c: c.get("v1"), envelope(VOICE | {"state": "Archived"}))
    assert voice.state == "Archived"


@pytest.mark.parametrize("data", [None, {}, {"voices": None}, {"voices": []}])
def test_an_empty_listing_has_many_forms(data: object) -> None:
    assert ask(lambda c: c.list(), envelope(data))[0] == []


@pytest.mark.parametrize(
    "reply",
    [
        envelope(None),
        envelope({}),
        envelope([]),
        envelope("done"),
        says(body=b'{"code": 0}'),
        says(body=b'{"code": 0, "reqid": "r"}'),
        says(204),
    ],
)
def test_deleting_needs_no_data(reply: Any) -> None:
    assert ask(lambda c: c.delete("v1"), reply)[0] is None


def test_success_needs_no_reqid_and_no_code_beside_data() -> None:
    assert ask(lambda c: c.list(), says(body=b'{"data": {"voices": [{"id": "a"}]}}'))[0] == [
        Voice("a")
    ]


@pytest.mark.parametrize("body", [b"{}", b'{"data": null}', b'{"login": "https://x"}'])
def test_other_json_never_passes_for_an_empty_list(body: bytes) -> None:
    assert failure(lambda c: c.list(), says(body=body)).detail == "code: missing"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"voices": {"id": "a"}}, "data.voices:"),
        ({"voices": [None]}, "data.voices[0]:"),
        ({"voices": [5, {"name": "b"}]}, "data.voices[0]:"),
        ([], "data:"),
        ("", "data:"),
        ({"voices": [{"id": None}]}, "data.voices[0].id:"),
        ({"voices": [{"id": ""}]}, "data.voices[0].id:"),
        ({"voices": [{"id": [7]}]}, "data.voices[0].id:"),
    ],
)
def test_a_listing_of_which_nothing_can_be_read_is_none(data: object, place: str) -> None:
    error = failure(lambda c: c.list(), envelope(data, reqid="r-9"))
    assert error.detail.startswith(place)
    assert (error.facts.status, error.facts.code, error.facts.reqid) == (200, 0, "r-9")


GOOD = b'{"id": "a", "name": "A"}'


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (rb'{"id": "b", "name": "half \ud83d"}', Voice("b", "half \ufffd")),
        (rb'{"id": "b", "name": "\ude00\ud83d\ude00"}', Voice("b", "\ufffd😀")),
        (b'{"id": "b", "name": "cut \xe9\x9f"}', Voice("b", "cut \ufffd")),
        (b'{"id": "b", "name": "tab\tand\x01"}', Voice("b", "tab\tand\x01")),
        (b'{"id": 12345, "name": "n"}', Voice("12345", "n")),
        (b'{"id": "b", "name": 3, "state": 1.50}', Voice("b", "3", "1.50")),
        (b'{"id": "b", "name": null, "demo_url": {}, "tier": [1]}', Voice("b")),
        (b'{"id": "b", "state": true, "size": NaN}', Voice("b")),
    ],
)
def test_one_odd_voice_is_shown_as_far_as_it_can_be_read(entry: bytes, found: Voice) -> None:
    body = b'{"code": 0, "data": {"voices": [%b, %b, %b]}}' % (GOOD, entry, GOOD)
    voices, _ = ask(lambda c: c.list(), says(body=body))
    assert voices == [Voice("a", "A"), found, Voice("a", "A")]
    assert voices.unread == ()


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (b"null", "data.voices[1]: Expected `object`, got `null`"),
        (b'"b"', "data.voices[1]: Expected `object`, got `str`"),
        (b'{"name": "b"}', "data.voices[1].id: missing"),
        (b'{"id": true}', "data.voices[1].id: no text"),
        (b'{"id": "b\xff"}', "data.voices[1].id: damaged"),
    ],
)
def test_one_that_cannot_be_read_is_named_and_takes_no_other(entry: bytes, problem: str) -> None:
    body = b'{"code": 0, "data": {"voices": [%b, %b]}}' % (GOOD, entry)
    voices, _ = ask(lambda c: c.list(), says(body=body))
    assert voices == [Voice("a", "A")]
    assert voices.unread == (problem,)


@pytest.mark.parametrize(
    "body",
    [
        b'{"code": "0", "reqid": 7, "data": {"voices": [%b]}}' % GOOD,
        b'{"code": 0.0, "msg": [], "reqid": {}, "data": {"voices": [%b]}}' % GOOD,
        b'\xef\xbb\xbf{"code": 0, "by\xff": "\xe4", "data": {"voices": [%b]}}' % GOOD,
    ],
)
def test_an_odd_envelope_is_read(body: bytes) -> None:
    assert ask(lambda c: c.list(), says(body=body))[0] == [Voice("a", "A")]


def test_code_and_reqid_are_believed_as_number_and_as_text() -> None:
    with pytest.raises(TokenRefusedError) as caught:
        ask(lambda c: c.create(), says(body=b'{"code": "401", "msg": 3, "reqid": 17}'))
    facts = caught.value.facts
    assert (facts.code, facts.message, facts.reqid) == (401, "3", "17")
    assert not facts.may_have_taken_effect


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{"code": "ok", "data": {}}', "code:"),
        (b'{"code": true, "data": {}}', "code:"),
        (b'{"code": 1e99, "data": {}}', "code:"),
        (b"[]", "answer:"),
        (b"<html>Welcome to the hotel</html>", "not JSON"),
        (b"", "not JSON"),
        (b'{"code": 0, "data": ' + b"[" * 100_000, "not JSON"),
    ],
)
def test_an_envelope_that_is_none_is_told(body: bytes, place: str) -> None:
    assert failure(lambda c: c.list(), says(body=body)).detail.startswith(place)


def test_a_new_voice_needs_an_id_and_an_old_one_keeps_its_own() -> None:
    assert failure(lambda c: c.create(), envelope({"name": "x"})).detail == "data.id: missing"
    assert ask(lambda c: c.get("v1"), envelope({"name": "x"}))[0] == Voice("v1", "x")
    error = failure(lambda c: c.rename("v1", "x"), envelope({"id": "v2"}))
    assert error.detail.startswith("data.id")
    assert error.facts.may_have_taken_effect
    assert failure(lambda c: c.get("v1"), envelope(None)).detail == "data: missing"


def test_ten_thousand_voices_are_decoded_in_order_and_not_on_the_event_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads: list[int] = []

    def noting(data: msgspec.Raw) -> VoiceListing:
        threads.append(threading.get_ident())
        return read_listing(data)

    monkeypatch.setattr("voicedesk.api.client.read_listing", noting)
    many = [VOICE | {"id": f"v{number}", "name": f"音色{number}"} for number in range(10_000)]
    voices, _ = ask(lambda c: c.list(), envelope({"voices": many}))
    assert voices == [Voice(**voice) for voice in many]
    assert threads
    assert threading.get_ident() not in threads


@pytest.mark.parametrize(
    "address",
    [
        "http://service.example",
        "ftp://service.example",
        "https://u:p@service.example",
        "https://a b",
    ],
)
def test_an_address_that_would_endanger_the_token_makes_no_client(address: str) -> None:
    with pytest.raises(AddressError):
        VoiceCloneClient(address, "secret")
