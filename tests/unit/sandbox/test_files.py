"""Demos and samples: signed links, and no place for the token."""

import io
import json

import httpx
import pytest
import soundfile

from tests.sandbox_process import Sandbox, StartSandbox
from tests.unit.sandbox.service import Connect, Service, until


@pytest.fixture
def demo_url(shared_service: Service) -> str:
    return str(shared_service.named("Harbour")["demo_url"])


def test_every_bundled_demo_is_speech(shared_service: Service) -> None:
    for voice in shared_service.voices():
        if voice["demo_url"]:
            demo = shared_service.file(voice["demo_url"])
            signal, rate = soundfile.read(io.BytesIO(demo.content))
            assert 4 < len(signal) / rate < 12
            assert 15_000 < len(demo.content) < 50_000
            assert 0.3 < abs(signal).max() <= 1.0


def test_links_change_at_every_listing_and_lead_to_the_same(
    shared_service: Service, demo_url: str
) -> None:
    other = shared_service.named("Harbour")["demo_url"]
    assert other != demo_url
    assert other.partition("?")[0] == demo_url.partition("?")[0]
    assert shared_service.file(other).content == shared_service.file(demo_url).content


@pytest.mark.parametrize("change", ["no query", "other voice", "later end", "other token"])
def test_a_link_that_was_not_signed_is_refused(
    shared_service: Service, demo_url: str, change: str
) -> None:
    url = httpx.URL(demo_url)
    other = shared_service.named("Evelyn")["demo_url"].partition("?")[0]
    forged = {
        "no query": url.copy_with(query=None),
        "other voice": httpx.URL(other).copy_with(query=url.query),
        "later end": url.copy_set_param("e", int(url.params["e"]) + 1),
        "other token": url.copy_set_param("token", "0:" + "é" * 30),
    }[change]
    assert shared_service.file(str(forged)).status_code == 403


def test_a_link_expires(start_sandbox: StartSandbox, connect: Connect) -> None:
    service = connect(start_sandbox("--demo-seconds", "1"))
    link = service.named("Harbour")["demo_url"]
    assert service.file(link).status_code == 200
    until(lambda: service.file(link).status_code == 403)
    assert service.file(service.named("Harbour")["demo_url"]).status_code == 200


def test_links_can_be_made_to_expire_at_once(
    shared_sandbox: Sandbox, shared_service: Service, demo_url: str
) -> None:
    shared_sandbox.expire_links()
    assert shared_service.file(demo_url).status_code == 403
    assert shared_service.file(shared_service.named("Harbour")["demo_url"]).status_code == 200


def test_a_voice_with_no_demo_has_no_file(shared_sandbox: Sandbox, shared_service: Service) -> None:
    voice = shared_service.named("Evelyn")
    shared_sandbox.edit_voices({"id": voice["id"], "demo": ""})
    assert shared_service.voice(voice["id"])["demo_url"] == ""
    assert shared_service.file(voice["demo_url"]).status_code == 404
    shared_sandbox.edit_voices({"id": voice["id"], "demo": "en-4.mp3"})


def test_the_token_has_no_business_at_files(sandbox: Sandbox, service: Service) -> None:
    links = [
        service.named("Harbour")["demo_url"],
        *(f"{sandbox.url}/samples/{name}" for name in ("en-1.mp3", "en-1.wav", "not-audio.html")),
    ]
    for link in links:
        assert service.file(link, authorization="Bearer sandbox").status_code == 400
        assert service.file(link).status_code == 200
    log = sandbox.log()
    assert log["violations"] == len(links)
    at_files = [entry for entry in log["requests"] if entry["call"] in {"demo", "sample"}]
    assert [entry["had_authorization"] for entry in at_files] == [True, False] * len(links)


@pytest.mark.parametrize(("kind", "media"), [("demo", "mpeg"), ("mp3", "mpeg"), ("wav", "wav")])
def test_files_say_what_they_are_and_how_long(
    shared_sandbox: Sandbox, shared_service: Service, demo_url: str, kind: str, media: str
) -> None:
    url = demo_url if kind == "demo" else f"{shared_sandbox.url}/samples/en-1.{kind}"
    whole = shared_service.file(url)
    assert whole.headers["content-type"] == f"audio/{media}"
    assert int(whole.headers["content-length"]) == len(whole.content)
    assert shared_service.plain.head(url).headers["content-length"] == str(len(whole.content))


def test_samples_are_listed_and_there(shared_sandbox: Sandbox, shared_service: Service) -> None:
    index = shared_service.file(f"{shared_sandbox.url}/samples/", accept="application/json")
    links = index.json()["samples"]
    assert {link.rpartition(".")[2] for link in links} == {"mp3", "wav"}
    page = shared_service.file(f"{shared_sandbox.url}/samples/").text
    for link in links:
        assert link in page
    for link in links[:2]:
        content = shared_service.file(link).content
        assert soundfile.info(io.BytesIO(content)).duration > 3


def test_samples_that_are_no_audio(shared_sandbox: Sandbox, shared_service: Service) -> None:
    page = shared_service.file(f"{shared_sandbox.url}/samples/not-audio.html")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    for name in ("missing.mp3", "missing.wav", "..%2fREADME.md", "README.md"):
        assert shared_service.file(f"{shared_sandbox.url}/samples/{name}").status_code == 404


def test_links_lead_to_where_the_client_came_from(shared_sandbox: Sandbox) -> None:
    port = httpx.URL(shared_sandbox.url).port
    answer = httpx.get(
        f"http://localhost:{port}/v1/voice-clones",
        headers={"Authorization": "Bearer sandbox"},
        trust_env=False,
    )
    links = [voice["demo_url"] for voice in json.loads(answer.text)["data"]["voices"]]
    assert all(link.startswith(f"http://localhost:{port}/") for link in links if link)
