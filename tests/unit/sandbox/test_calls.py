"""The five calls, in both editions."""

import re

import httpx
import pytest

from tests.sandbox_process import StartSandbox
from tests.unit.sandbox.service import Connect, Service

CALLS = [
    ("GET", "/v1/voice-clones"),
    ("POST", "/v1/voice-clones"),
    ("GET", "/v1/voice-clones/x"),
    ("PUT", "/v1/voice-clones/x"),
    ("DELETE", "/v1/voice-clones/x"),
]


def assert_refused(answer: httpx.Response, code: int, status: int | None = None) -> None:
    envelope = answer.json()
    assert answer.status_code == (code if status is None else status)
    assert set(envelope) == {"code", "msg", "reqid", "data"}
    assert envelope["code"] == code
    assert envelope["msg"]
    assert envelope["reqid"]
    assert envelope["data"] is None


def test_sample_voices_are_the_same_at_every_start(
    start_sandbox: StartSandbox, connect: Connect
) -> None:
    first, second = (connect(start_sandbox()).voices() for _ in range(2))
    assert len(first) == 12
    assert [(v["id"], v["name"]) for v in first] == [(v["id"], v["name"]) for v in second]
    assert all(re.fullmatch("[0-9a-f]{32}", voice["id"]) for voice in first)
    assert {voice["state"] for voice in first} == {"Init", "Training", "Success", "Failed"}
    assert {voice["language"] for voice in first} == {"zh", "en", "ja", "yue"}
    assert {voice["tier"] for voice in first} == {"free", "pro"}
    assert all(bool(v["demo_url"]) is (v["state"] == "Success") for v in first)


def test_every_answer_has_its_own_reqid(shared_service: Service) -> None:
    ids = {shared_service.http.get("/v1/voice-clones").json()["reqid"] for _ in range(3)}
    assert len(ids) == 3
    assert "" not in ids


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize("given", [None, "", "Bearer wrong", "sandbox", "Basic sandbox"])
def test_wrong_token_is_refused(
    shared_service: Service, method: str, path: str, given: str | None
) -> None:
    headers = {} if given is None else {"Authorization": given}
    assert_refused(shared_service.plain.request(method, path, headers=headers, json={}), 401)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_unknown_id_is_not_found(shared_service: Service, method: str) -> None:
    assert_refused(
        shared_service.http.request(method, "/v1/voice-clones/f00", json={"name": "x"}), 404
    )


def test_unknown_path_and_method_keep_to_the_envelope(shared_service: Service) -> None:
    assert_refused(shared_service.http.get("/v2/elsewhere"), 404)
    assert_refused(shared_service.http.patch("/v1/voice-clones"), 405)


def test_create(shared_service: Service) -> None:
    before = shared_service.voices()
    voice = shared_service.create()
    assert re.fullmatch("复刻音色-[A-Za-z0-9]{5}", voice["name"])
    assert (voice["state"], voice["demo_url"], voice["language"], voice["tier"]) == (
        "Init", "", "zh", "free",
    )  # fmt: skip
    assert [v["id"] for v in shared_service.voices()] == [*(v["id"] for v in before), voice["id"]]
    assert shared_service.voice(voice["id"]) == voice


@pytest.mark.parametrize(
    ("language", "tier", "expected"),
    [
        ("", "", ("zh", "free")),
        ("en", "", ("en", "free")),
        ("en", "free", ("en", "free")),
        ("yue", "pro", ("yue", "pro")),
        ("", "pro", ("zh", "pro")),
    ],
)
def test_create_with_language_and_tier(
    shared_service: Service, language: str, tier: str, expected: tuple[str, str]
) -> None:
    voice = shared_service.create(language=language, tier=tier)
    assert (voice["language"], voice["tier"]) == expected


@pytest.mark.parametrize(
    "body",
    [
        {"model_id": "other"},
        {"model_id": 5},
        {"model_id": "QN_ACV", "language": "ja"},
        {"model_id": "QN_ACV", "language": "ja", "tier": "free"},
        {"model_id": "QN_ACV", "language": "xx", "tier": "pro"},
        {"model_id": "QN_ACV", "tier": "gold"},
        {"model_id": "QN_ACV", "language": None},
        [],
        "text",
    ],
)
def test_create_refuses_a_bad_body(shared_service: Service, body: object) -> None:
    before = len(shared_service.voices())
    assert_refused(shared_service.http.post("/v1/voice-clones", json=body), 400)
    assert len(shared_service.voices()) == before


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(shared_service: Service, content: bytes) -> None:
    assert_refused(shared_service.http.post("/v1/voice-clones", content=content), 400)


def test_rename_changes_the_name_alone(shared_service: Service) -> None:
    voice = shared_service.named("Harbour")
    renamed = shared_service.put(voice["id"], "海港 ⚓ " + "𠮷" * 15)
    assert renamed["name"] == "海港 ⚓ " + "𠮷" * 15
    assert renamed["state"] == "Success"
    shared_service.put(voice["id"], "Harbour")
    assert {**shared_service.voice(voice["id"]), "demo_url": ""} == {**voice, "demo_url": ""}


@pytest.mark.parametrize(
    "body",
    [
        {"name": "x" * 21},
        {"name": "字" * 21},
        {"name": ""},
        {"name": "  "},
        {},
        {"name": 5},
        {"name": None},
        {"name": "x", "key": 5},
        {"name": "x", "key": "no address"},
        {"name": "x", "key": "ftp://example.com/a.mp3"},
        {"name": "x", "key": "https:///a.mp3"},
        {"name": "x", "key": "http://example.com:99999/a.mp3"},
        {"name": "x" * 21, "key": "https://example.com/a.mp3"},
    ],
)
def test_put_refuses_a_bad_body_and_changes_nothing(shared_service: Service, body: object) -> None:
    voice = shared_service.named("Evelyn")
    assert_refused(shared_service.http.put(f"/v1/voice-clones/{voice['id']}", json=body), 400)
    after = shared_service.voice(voice["id"])
    assert (after["name"], after["state"]) == ("Evelyn", "Success")


def test_delete(service: Service) -> None:
    voice = service.named("阿澜")
    assert service.data("DELETE", f"/v1/voice-clones/{voice['id']}") == {}
    assert_refused(service.http.get(f"/v1/voice-clones/{voice['id']}"), 404)
    assert voice["id"] not in {v["id"] for v in service.voices()}


def test_a_paid_slot_cannot_be_deleted(shared_service: Service) -> None:
    voice = shared_service.named("Marlowe")
    answer = shared_service.http.delete(f"/v1/voice-clones/{voice['id']}")
    assert_refused(answer, 403)
    assert answer.json()["msg"] == "付费音色栏位不可删除"
    assert shared_service.voice(voice["id"])["name"] == "Marlowe"


def test_errors_can_come_with_http_status_200(
    start_sandbox: StartSandbox, connect: Connect
) -> None:
    service = connect(start_sandbox("--error-status", "200"))
    assert_refused(service.http.get("/v1/voice-clones/f00"), 404, status=200)
    service.http.headers["Authorization"] = "Bearer wrong"
    assert_refused(service.http.get("/v1/voice-clones"), 401, status=200)


def test_first_edition(start_sandbox: StartSandbox, connect: Connect) -> None:
    sandbox = start_sandbox("--edition", "first", "--training-seconds", "0.2")
    service = connect(sandbox)
    assert all("tier" not in voice for voice in service.voices())
    assert service.named("Evelyn")["language"] == "en"
    assert service.named("Podcast take 2")["language"] == ""

    voice = service.create(language="ja", tier="pro")
    assert set(voice) == {"id", "name", "language", "demo_url", "state"}
    assert voice["language"] == ""
    assert_refused(service.http.post("/v1/voice-clones", json={}), 400)

    service.put(voice["id"], "New", f"{sandbox.url}/samples/en-reading.mp3")
    trained = service.ended(voice["id"])
    assert (trained["state"], trained["language"]) == ("Success", "en")
    trained = service.put(voice["id"], "New", f"{sandbox.url}/samples/en-reading.mp3")
    assert (trained["state"], trained["demo_url"]) == ("Training", "")

    paid = service.named("Marlowe")
    assert service.data("DELETE", f"/v1/voice-clones/{paid['id']}") == {}


def test_ten_thousand_voices(start_sandbox: StartSandbox, connect: Connect) -> None:
    voices = connect(start_sandbox("--voices", "10000")).voices()
    assert len({voice["id"] for voice in voices}) == 10_000
    assert all(len(voice["name"]) <= 20 for voice in voices)


def test_no_voices(start_sandbox: StartSandbox, connect: Connect) -> None:
    assert connect(start_sandbox("--voices", "0")).voices() == []
