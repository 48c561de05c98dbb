"""The control door."""

import json

import httpx
import pytest

from tests.sandbox_process import Sandbox, StartSandbox
from tests.unit.sandbox.service import Connect, Service


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "log"), ("DELETE", "log"), ("GET", "faults"), ("POST", "faults"),
     ("GET", "voices"), ("POST", "voices"), ("POST", "expire-links")],
)  # fmt: skip
def test_it_wants_the_token(shared_service: Service, method: str, path: str) -> None:
    assert shared_service.plain.request(method, f"/control/{path}", json={}).status_code == 401


def test_log_tells_what_was_asked_and_no_secret(
    start_sandbox: StartSandbox, connect: Connect
) -> None:
    sandbox = start_sandbox("--token", "a-secret-of-mine")
    service = connect(sandbox)
    voice = service.named("Harbour")
    service.put(voice["id"], "Haven")
    service.file(voice["demo_url"])
    service.http.get("/elsewhere")
    log = sandbox.log()
    assert log["seen"] == {"list": 1, "rename": 1, "demo": 1, "other": 1}
    assert log["acted"] == {"list": 1, "rename": 1}
    rename = log["requests"][1]
    assert (rename["method"], rename["path"]) == ("PUT", f"/v1/voice-clones/{voice['id']}")
    assert rename["body"] == {"name": "Haven", "key": ""}
    assert (rename["had_authorization"], rename["status"], rename["acted"]) == (True, 200, True)
    assert "a-secret-of-mine" not in json.dumps(log)
    assert httpx.URL(voice["demo_url"]).params["token"] not in json.dumps(log)
    sandbox.clear_log()
    assert sandbox.log() == {"seen": {}, "acted": {}, "violations": 0, "requests": []}


def test_faults_are_replaced_and_counted(shared_sandbox: Sandbox, shared_service: Service) -> None:
    shared_sandbox.set_faults("list:500", "get:reset")
    shared_service.http.get("/v1/voice-clones")
    assert shared_sandbox.control("faults") == {
        "faults": [{"rule": "list:500", "applied": 1}, {"rule": "get:reset", "applied": 0}]
    }
    shared_sandbox.set_faults()
    assert shared_service.voices()


def test_a_bad_rule_changes_nothing(shared_service: Service) -> None:
    answer = shared_service.http.post("/control/faults", json={"rules": ["list:500", "nonsense"]})
    assert answer.status_code == 400
    assert "nonsense" in answer.json()["msg"]
    assert shared_service.voices()


def test_voices_are_edited_added_and_removed(sandbox: Sandbox, service: Service) -> None:
    voice = service.named("Harbour")
    sandbox.edit_voices(
        {"id": voice["id"], "state": "Paused", "name": "<b>a\u202e" * 30},
        {"id": "own-id", "name": "Own", "state": "Success", "demo": "en-2.mp3"},
        removed=(service.named("Evelyn")["id"],),
    )
    edited = service.voice(voice["id"])
    assert (edited["state"], edited["name"]) == ("Paused", "<b>a\u202e" * 30)
    assert edited["language"] == voice["language"]
    assert service.file(service.voice("own-id")["demo_url"]).status_code == 200
    assert "Evelyn" not in {v["name"] for v in service.voices()}


def test_a_demo_link_is_given_out_as_it_stands(sandbox: Sandbox, service: Service) -> None:
    (voice,) = sandbox.edit_voices({"name": "Far", "demo_url": "javascript:alert(1)"})
    assert service.voice(voice["id"])["demo_url"] == "javascript:alert(1)"


def test_an_edited_state_ends_a_training(sandbox: Sandbox, service: Service) -> None:
    voice = service.named("林知夏")
    assert voice["state"] == "Training"
    sandbox.edit_voices({"id": voice["id"], "state": "Failed"})
    other = service.create()
    service.put(other["id"], "Other", f"{sandbox.url}/samples/en-1.mp3")
    service.ended(other["id"])  # two seconds are over: the training of the first is, too
    assert service.voice(voice["id"])["state"] == "Failed"


def test_a_training_of_chosen_length(sandbox: Sandbox, service: Service) -> None:
    voice = service.named("Harbour")
    sandbox.edit_voices({"id": voice["id"], "state": "Training", "training_seconds": 0.2})
    assert service.ended(voice["id"])["state"] == "Success"
