"""Trainings: the sample is really fetched and decoded, and what comes out can be played."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.sandbox_process import Sandbox, starting
from tests.unit.sandbox.elsewhere import Elsewhere, File
from tests.unit.sandbox.service import Connect, Service


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere() as server:
        yield server


@pytest.fixture(scope="module")
def quick_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with starting(tmp_path_factory.mktemp("quick"), forked=True) as start:
        yield start("--training-seconds", "0.3")


@pytest.fixture
def quick(quick_sandbox: Sandbox, connect: Connect) -> Service:
    return connect(quick_sandbox)


def tone(kind: str, seconds: float = 2.0, frequency: float = 440.0) -> bytes:
    rate = 44_100
    time = np.arange(int(seconds * rate)) / rate
    left = 0.5 * np.sin(2 * np.pi * frequency * time)
    file = io.BytesIO()
    soundfile.write(file, np.stack([left, left], axis=1), rate, format=kind)
    return file.getvalue()


def loudest_frequency(signal: NDArray[np.float64], rate: int) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(signal))) * rate / len(signal))


def test_from_init_to_success(quick: Service) -> None:
    url = str(quick.http.base_url)
    voice = quick.create()
    training = quick.put(voice["id"], "小明", f"{url}/samples/zh-reading.mp3")
    assert (training["state"], training["name"], training["demo_url"]) == ("Training", "小明", "")
    trained = quick.ended(voice["id"])
    assert (trained["state"], trained["name"]) == ("Success", "小明")
    demo = quick.file(trained["demo_url"])
    assert demo.headers["content-type"] == "audio/mpeg"
    signal, rate = soundfile.read(io.BytesIO(demo.content))
    assert signal.ndim == 1
    assert 9.5 < len(signal) / rate < 10.5
    assert len(demo.content) < 100_000
    assert np.sqrt(np.mean(signal**2)) > 0.02


@pytest.mark.parametrize("kind", ["WAV", "MP3", "FLAC", "OGG"])
def test_the_demo_is_made_of_the_sample(quick: Service, elsewhere: Elsewhere, kind: str) -> None:
    elsewhere.files["/a"] = File(tone(kind, frequency=1000), headers={"Content-Type": "text/plain"})
    voice = quick.create()
    quick.put(voice["id"], "Tone", f"{elsewhere.url}/a")
    trained = quick.ended(voice["id"])
    signal, rate = soundfile.read(io.BytesIO(quick.file(trained["demo_url"]).content))
    assert loudest_frequency(signal, rate) == pytest.approx(1000, abs=5)
    assert 1.8 < len(signal) / rate < 2.3


def test_redirects_are_followed_and_no_token_is_brought(
    quick: Service, elsewhere: Elsewhere
) -> None:
    elsewhere.files["/here"] = File(status=302, headers={"Location": "/there"})
    elsewhere.files["/there"] = File(tone("WAV"))
    voice = quick.create()
    quick.put(voice["id"], "Moved", f"{elsewhere.url}/here")
    assert quick.ended(voice["id"])["state"] == "Success"
    assert [path for path, _ in elsewhere.asked] == ["/here", "/there"]
    assert all("Authorization" not in headers for _, headers in elsewhere.asked)


@pytest.mark.parametrize("scheme", ["file", "ftp", "data"])
def test_a_redirect_leads_to_nothing_but_the_web(
    quick: Service, elsewhere: Elsewhere, tmp_path: Path, scheme: str
) -> None:
    (tmp_path / "a.wav").write_bytes(tone("WAV"))
    file = (tmp_path / "a.wav").as_uri()
    location = {"file": file, "ftp": "ftp://127.0.0.1:9/a.wav", "data": "data:audio/wav,x"}[scheme]
    elsewhere.files["/here"] = File(status=302, headers={"Location": location})
    voice = quick.create()
    quick.put(voice["id"], "Moved", f"{elsewhere.url}/here")
    assert quick.ended(voice["id"])["state"] == "Failed"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/page", File(b"<!doctype html><p>Sign in" * 500, headers={"Content-Type": "audio/mpeg"})),
        ("/empty", File()),
        ("/silent", File(tone("WAV", seconds=0))),
        ("/gone", File(status=404)),
        ("/broken", File(tone("WAV"), status=500)),
        ("/round", File(status=302, headers={"Location": "/round"})),
    ],
)
def test_what_cannot_be_trained_from_fails(
    quick: Service, elsewhere: Elsewhere, path: str, file: File
) -> None:
    elsewhere.files[path] = file
    voice = quick.create()
    quick.put(voice["id"], "Bad", elsewhere.url + path)
    failed = quick.ended(voice["id"])
    assert (failed["state"], failed["demo_url"]) == ("Failed", "")


@pytest.mark.parametrize("name", ["not-audio.html", "missing.mp3"])
def test_own_bad_samples_fail(quick: Service, name: str) -> None:
    voice = quick.create()
    quick.put(voice["id"], "Bad", f"{quick.http.base_url}/samples/{name}")
    assert quick.ended(voice["id"])["state"] == "Failed"


def test_a_failed_voice_can_be_trained_again(quick: Service) -> None:
    voice = quick.named("Podcast take 2")
    quick.put(voice["id"], "", f"{quick.http.base_url}/samples/en-reading.wav")
    trained = quick.ended(voice["id"])
    assert (trained["state"], trained["name"]) == ("Success", "Podcast take 2")


def test_training_again_keeps_the_earlier_demo_until_the_new_one(service: Service) -> None:
    voice = service.named("Harbour")
    earlier = service.file(voice["demo_url"])
    training = service.put(voice["id"], "Harbour", f"{service.http.base_url}/samples/zh-2.mp3")
    assert training["state"] == "Training"
    assert service.file(training["demo_url"]).content == earlier.content
    trained = service.ended(voice["id"])
    demo = service.file(trained["demo_url"])
    assert demo.content != earlier.content


def test_a_voice_in_training_is_not_trained_again_but_can_be_renamed(service: Service) -> None:
    voice = service.named("清晨")
    key = f"{service.http.base_url}/samples/zh-2.mp3"
    service.put(voice["id"], "清晨", key)
    path = f"/v1/voice-clones/{voice['id']}"
    again = service.http.put(path, json={"name": "晚上", "key": key})
    assert (again.status_code, again.json()["code"]) == (400, 400)
    assert service.put(voice["id"], "早上")["state"] == "Training"
    assert service.ended(voice["id"])["name"] == "早上"


def test_a_voice_deleted_while_training_stays_deleted(quick: Service) -> None:
    voice = quick.create()
    quick.put(voice["id"], "Gone", f"{quick.http.base_url}/samples/en-1.mp3")
    quick.data("DELETE", f"/v1/voice-clones/{voice['id']}")
    other = quick.create()
    quick.put(other["id"], "Other", f"{quick.http.base_url}/samples/en-1.mp3")
    quick.ended(other["id"])
    assert voice["id"] not in {v["id"] for v in quick.voices()}


def test_the_sample_voice_in_training_becomes_ready(quick: Service) -> None:
    trained = quick.ended(quick.named("林知夏")["id"])
    assert trained["state"] == "Success"
    assert quick.file(trained["demo_url"]).status_code == 200
