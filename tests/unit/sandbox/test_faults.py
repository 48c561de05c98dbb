"""Faults as a client meets them, and what the service did meanwhile."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.sandbox_process import Sandbox, StartSandbox
from tests.unit.sandbox.service import Connect, Service, until

PutInForce = Callable[..., Service]


@pytest.fixture
def faulty(shared_sandbox: Sandbox, shared_service: Service) -> Iterator[PutInForce]:
    """Puts rules in force for one test; returns the service."""

    def put_in_force(*rules: str) -> Service:
        shared_sandbox.clear_log()
        shared_sandbox.set_faults(*rules)
        return shared_service

    yield put_in_force
    shared_sandbox.set_faults()


def listing(service: Service) -> httpx.Response:
    return service.http.get("/v1/voice-clones")


def test_reset(faulty: PutInForce) -> None:
    service = faulty("list:reset:1")
    with pytest.raises(httpx.ReadError):
        listing(service)
    assert listing(service).status_code == 200


def test_drop(faulty: PutInForce) -> None:
    service = faulty("list:drop:1")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        listing(service)
    assert listing(service).status_code == 200


def test_hang(faulty: PutInForce) -> None:
    service = faulty("get:hang:1")
    with pytest.raises(httpx.ReadTimeout):
        service.http.get("/v1/voice-clones/x", timeout=0.3)
    assert listing(service).status_code == 200


def test_slow(faulty: PutInForce) -> None:
    service = faulty("*:slow=0.4:1")
    began = time.monotonic()
    assert listing(service).status_code == 200
    assert 0.4 <= time.monotonic() - began < 3


def test_slow_holds_up_nobody_else(faulty: PutInForce) -> None:
    service = faulty("list:slow=1:1")
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(httpx.get, f"{service.http.base_url}/v1/voice-clones", trust_env=False)
        service.http.get("/v1/voice-clones/x")
        assert not slow.done()
        slow.result()


def test_statuses_in_turn(faulty: PutInForce) -> None:
    service = faulty("list:500:2", "list:429:1:retry-after=2")
    answers = [listing(service) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [500, 500, 429, 200]
    assert [answer.json()["code"] for answer in answers] == [500, 500, 429, 0]
    assert [answer.headers.get("retry-after") for answer in answers] == [None, None, "2", None]


def test_after(faulty: PutInForce) -> None:
    service = faulty("list:503:1:after=2")
    assert [listing(service).status_code for _ in range(4)] == [200, 200, 503, 200]


def test_code_with_status_200(faulty: PutInForce) -> None:
    answer = listing(faulty("list:200-with-code=500"))
    assert answer.status_code == 200
    assert answer.json()["code"] == 500
    assert answer.json()["reqid"]


@pytest.mark.parametrize("what", ["garbage", "html", "empty"])
def test_answers_that_are_none(faulty: PutInForce, what: str) -> None:
    answer = listing(faulty(f"list:{what}"))
    assert answer.status_code == 200
    with pytest.raises(ValueError, match=r"."):
        answer.json()


def test_truncate(faulty: PutInForce) -> None:
    service = faulty("list:truncate:1")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete"):
        listing(service)


def test_drip(faulty: PutInForce) -> None:
    service = faulty("list:drip=0.5:1")
    began = time.monotonic()
    with service.http.stream("GET", "/v1/voice-clones") as answer:
        assert len(list(answer.iter_raw())) > 5
    assert time.monotonic() - began >= 0.5


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("wrong-type=name", lambda e: e["data"]["voices"][0]["name"] == 5),
        ("wrong-type=voices", lambda e: e["data"]["voices"] == 5),
        ("wrong-type=code", lambda e: e["code"] == "five"),
        ("missing=state", lambda e: "state" not in e["data"]["voices"][0]),
        ("missing=data", lambda e: "data" not in e),
        ("null=demo_url", lambda e: e["data"]["voices"][0]["demo_url"] is None),
    ],
)
def test_fields_spoilt(faulty: PutInForce, what: str, found: Callable[[Any], bool]) -> None:
    envelope = listing(faulty(f"list:{what}")).json()
    assert found(envelope)
    if what.endswith(("name", "state", "demo_url")):
        assert set(envelope["data"]["voices"][1].values())
        assert None not in envelope["data"]["voices"][1].values()


def test_redirect(faulty: PutInForce) -> None:
    service = faulty("create:redirect=http://127.0.0.1:9/there")
    answer = service.http.post("/v1/voice-clones", json={"model_id": "QN_ACV"})
    assert (answer.status_code, answer.headers["location"]) == (302, "http://127.0.0.1:9/there")


@pytest.mark.parametrize(
    ("what", "acts"),
    [
        *((what, acts) for what in ("drop", "reset", "hang", "500", "garbage") for acts in (0, 1)),
        ("slow=2", 1),
    ],
)
def test_acting_and_not_answering(
    faulty: PutInForce, shared_sandbox: Sandbox, what: str, acts: int
) -> None:
    service = faulty(f"create:{'act-then-' if acts else ''}{what}:1")
    before = len(service.voices())
    try:
        answer = service.http.post("/v1/voice-clones", json={"model_id": "QN_ACV"}, timeout=0.5)
    except httpx.TransportError:
        pass
    else:
        assert what in {"500", "garbage"}
        assert answer.status_code in {200, 500}
    assert len(service.voices()) == before + acts
    log = shared_sandbox.log()
    assert log["seen"]["create"] == 1
    assert log["acted"].get("create", 0) == acts
    entry = next(entry for entry in log["requests"] if entry["call"] == "create")
    assert entry["acted"] == bool(acts)
    assert entry["fault"]


def test_acting_late_though_the_client_has_left(faulty: PutInForce) -> None:
    service = faulty("create:slow=0.6:1")
    before = len(service.voices())
    with pytest.raises(httpx.ReadTimeout):
        service.http.post("/v1/voice-clones", json={"model_id": "QN_ACV"}, timeout=0.2)
    assert len(service.voices()) == before
    until(lambda: len(service.voices()) == before + 1)


def test_delete_that_works_and_says_it_does_not(faulty: PutInForce) -> None:
    service = faulty("delete:act-then-500:1")
    voice = service.create()
    assert service.http.delete(f"/v1/voice-clones/{voice['id']}").status_code == 500
    assert voice["id"] not in {v["id"] for v in service.voices()}


def test_training_begun_without_an_answer(faulty: PutInForce, shared_sandbox: Sandbox) -> None:
    service = faulty("train:act-then-drop:1")
    voice = service.create()
    key = f"{service.http.base_url}/samples/en-1.mp3"
    with pytest.raises(httpx.RemoteProtocolError):
        service.put(voice["id"], "Once", key)
    assert service.voice(voice["id"])["state"] == "Training"
    assert service.put(voice["id"], "A rename")["name"] == "A rename"
    log = shared_sandbox.log()
    assert (log["seen"]["train"], log["acted"]["train"], log["acted"]["rename"]) == (1, 1, 1)


def test_demos(faulty: PutInForce) -> None:
    service = faulty("demo:truncate:1", "demo:html:1", "demo:403:1", "demo:garbage:1")
    link = service.named("Harbour")["demo_url"]
    with pytest.raises(httpx.RemoteProtocolError):
        service.file(link)
    page = service.file(link)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    refused = service.file(link)
    assert (refused.status_code, refused.json()) == (403, {"error": "fault 403"})
    assert service.file(link).headers["content-type"] == "audio/mpeg"
    assert service.file(link).status_code == 200


def test_demo_without_end(faulty: PutInForce) -> None:
    service = faulty("demo:endless:1")
    link = service.named("Harbour")["demo_url"]
    received = 0
    with service.plain.stream("GET", link) as answer:
        assert "content-length" not in answer.headers
        for chunk in answer.iter_raw():
            received += len(chunk)
            if received > 1_000_000:
                break
    assert listing(service).status_code == 200


def test_faults_on_the_command_line(start_sandbox: StartSandbox, connect: Connect) -> None:
    service = connect(start_sandbox("--fault", "list:500:1", "--fault", "list:404:1"))
    assert [listing(service).status_code for _ in range(3)] == [500, 404, 200]
