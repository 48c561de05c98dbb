"""Long listings are decoded in pieces, and come to the same as read whole."""

import asyncio
import json
import random
import threading
from typing import Any

import pytest

from tests.unit.api.raw_server import RawServer, says
from voicedesk.api import VoiceCloneClient, client
from voicedesk.api.client import take_apart
from voicedesk.api.wire import read_envelope, read_listing
from voicedesk.domain.errors import AnswerNotUnderstoodError, RefusedError
from voicedesk.domain.voice import Voice

AWKWARD = ["},{", '"},{"', '}  ,\n {"', '\\"},{\\"', "]}", '"voices":[', "\\", "林知夏", "\ud800"]


def many(number: int, seed: int = 1) -> list[dict[str, Any]]:
    """Voices whose texts and unknown fields look like places to cut."""
    chance = random.Random(seed)
    return [
        {
            "id": f"{at:032x}",
            "name": chance.choice(["Name", *AWKWARD[:-1]]) * chance.randrange(1, 4),
            "state": "Success",
            "language": chance.choice(["zh", None]),
            "demo_url": f"https://d/{at}.mp3?e={'x' * 80}",
            "later": chance.choice([[{"a": 1}, {"b": "},{"}], [[], [{}, {}]], {}, "],"]),
        }
        for at in range(number)
    ]


def body(voices: list[dict[str, Any]], **more: Any) -> bytes:
    indent = more.pop("indent", None)
    answer = {"code": 0, "msg": "", "data": {"voices": voices}, "reqid": "r"} | more
    return json.dumps(answer, ensure_ascii=False, indent=indent).encode()


def whole(answer: bytes) -> list[Voice]:
    return read_listing(read_envelope(answer).data)


def in_pieces(answer: bytes) -> list[Voice]:
    taken = take_apart(answer)
    assert taken is not None, "it was to be read in pieces"
    return taken.read(read_envelope(taken.shell).data)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_PIECE", 300)
    monkeypatch.setattr(client, "_BREATH", 0)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("indent", [None, 1])
def test_pieces_are_the_whole(seed: int, indent: int | None) -> None:
    answer = body(many(300, seed), indent=indent)
    assert in_pieces(answer) == whole(answer)
    assert in_pieces(bytearray(answer)) == whole(answer)  # type: ignore[arg-type]


def test_most_of_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    read = client.read_voices

    def reading(array: bytes) -> list[Voice]:
        sizes.append(len(array))
        return read(array)

    monkeypatch.setattr(client, "read_voices", reading)
    in_pieces(body(many(500)))
    assert max(sizes) < 2000


@pytest.mark.parametrize(
    "answer",
    [
        body([]),
        body(many(3), msg='"voices":['),
        json.dumps(
            {"code": 0, "data": {'x"voices': [{"id": "a"}], "voices": [{"id": "b"}]}}
        ).encode(),
        json.dumps(
            {"voices": [{"id": "a"}], "code": 0, "data": {"voices": [{"id": "b"}]}}
        ).encode(),
        json.dumps({"code": 0, "data": {"voices": [{"id": "b"}], "x": [1, 2]}}).encode(),
        b'{"code":0,"data":{"voices":[{"id":"a"}],"voices":[{"id":"b"}]}}',
        b'{"code":0,"data":{"voices":null}}',
        b'{"voices":[{"id":"a"}],"code":0,"data":{}}',
        b'{"code":0,"data":{"x\\"voices":[{"id":"a"}]}}',
        body([{"id": "a"}]).replace(b"[{", b"[ {").replace(b"}]", b"} ]"),
    ],
)
def test_where_voices_seem_to_stand_elsewhere_the_whole_is_what_counts(answer: bytes) -> None:
    client_reads(answer, whole(answer))


@pytest.mark.parametrize(
    ("broken", "detail"),
    [
        ({"id": 7}, "data.voices[250].id: Expected"),
        ({"id": ""}, "data.voices[250].id: missing"),
        ({"name": "x"}, "data.voices[250].id: missing"),
        ({"id": "a", "name": []}, "data.voices[250].name: Expected"),
    ],
)
def test_what_is_wrong_is_named_as_in_a_short_listing(broken: dict[str, Any], detail: str) -> None:
    voices = many(400)
    voices[250] = broken
    with pytest.raises(AnswerNotUnderstoodError) as caught:
        client_reads(body(voices), [])
    assert detail in str(caught.value.detail)


@pytest.mark.parametrize("cut", [1, 40, 20_000])
def test_half_an_answer_is_none(cut: int) -> None:
    with pytest.raises(AnswerNotUnderstoodError) as caught:
        client_reads(body(many(300))[:-cut], [])
    assert caught.value.detail == "not JSON"


def test_a_refusal_is_one_however_long() -> None:
    with pytest.raises(RefusedError):
        client_reads(body(many(300), code=460), [])


def client_reads(answer: bytes, wanted: list[Voice]) -> None:
    """Have a client read it as it reads long ones, on another thread than the event loop's."""
    threads: list[int] = []
    understood = client.understood

    def noting(*arguments: Any) -> Any:
        threads.append(threading.get_ident())
        return understood(*arguments)

    async def go() -> None:
        async with (
            RawServer(says(200, answer)) as server,
            VoiceCloneClient(server.url, "token") as client,
        ):
            assert await client.list() == wanted

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("voicedesk.api.client.LONG", 0)
        patch.setattr(client, "understood", noting)
        try:
            asyncio.run(go())
        finally:
            assert threads
            assert threading.get_ident() not in threads
