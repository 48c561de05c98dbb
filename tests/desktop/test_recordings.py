"""From a microphone or a file to a trained voice, through storage that is the person's own."""

import io
import signal
import wave
from collections.abc import Iterator
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.desktop.sound import microphone
from tests.desktop.test_token import files, holding
from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.sandbox_process import Sandbox, StartSandbox
from tests.unit.storage.conftest import BUCKET, S3, nanio
from voicedesk.resources import resource

Samples = NDArray[np.int16]
RATE = 24_000


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[S3]:
    with nanio(tmp_path / "storage") as server:
        yield server


@pytest.fixture
def reading(tmp_path: Path) -> Path:
    """Somebody reads aloud for 22 seconds."""
    path = tmp_path / "My reading.wav"
    samples, rate = soundfile.read(resource("samples", "en-reading.mp3"), dtype="int16")
    assert rate == RATE
    soundfile.write(path, samples, rate)
    return path


def set_up(desk: VoiceDesk, storage: S3) -> None:
    """Fill in the dialog, test and save."""
    desk.find("radio button", "Other").press()
    fields = {
        "Access key": storage.keys.access,
        "Secret key": storage.keys.secret,
        "Bucket": BUCKET,
        "Region": storage.region,
        "Endpoint": storage.endpoint,
    }
    for name, text in fields.items():
        desk.field(name).set_text(text)
    desk.button("Test storage").press()
    desk.button("Save storage").press()
    desk.says("Recording storage saved")
    desk.app.gone("text field", "Endpoint")


def trim(desk: VoiceDesk) -> tuple[float, float]:
    """Move both ends of the range by keys; its seconds."""
    start, end = (desk.find("slider", name, usable=True) for name in ("Trim start", "Trim end"))
    whole = end.value
    start.focus()
    desk.desktop.keys("shift+Right", "Right", "Right")
    end.focus()
    desk.desktop.keys("Left", "Left", "Left")
    desk.until(lambda: (start.now().value, end.now().value) == (1200, whole - 300), "the range")
    return 1.2, (whole - 300) / 1000


def samples_of(content: bytes) -> tuple[Samples, int]:
    with wave.open(io.BytesIO(content)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2"), file.getframerate()


def assert_in_range(sent: bytes, original: bytes, since: float, to: float) -> None:
    """Each sample that was sent is the original's, and none is missing."""
    samples, rate = samples_of(sent)
    whole, original_rate = samples_of(original)
    assert rate == original_rate
    assert np.array_equal(samples, whole[round(since * rate) : round(to * rate)])


def likeness(take: bytes, path: Path) -> float:
    """How much the best half second of a take is like its place in the file that was spoken.

    Where the computer is busy the sound server leaves gaps between such pieces.
    """
    heard, rate = samples_of(take)
    assert rate == 2 * RATE
    spoken = samples_of(path.read_bytes())[0].astype(float)
    size, piece = len(spoken) + RATE, RATE // 2
    spectrum = np.fft.rfft(spoken, size)
    power = np.concatenate(([0.0], np.cumsum(spoken**2)))
    found = [0.0]
    for start in range(0, len(heard) - rate // 2, rate // 4):
        part = heard[start : start + rate // 2 : 2].astype(float)
        products = np.fft.irfft(spectrum * np.fft.rfft(part, size).conj(), size)
        at = int(products[: len(spoken) - piece].argmax())
        energy = (power[at + piece] - power[at]) * (part @ part)
        found.append(float(products[at] / np.sqrt(energy)) if energy else 0.0)
    return max(found)


def link_sent(desk: VoiceDesk) -> str:
    """Wait until a training is asked for; returns what it is to be made from."""

    def look() -> str | None:
        requests = desk.sandbox.log()["requests"]
        return next((one["body"]["key"] for one in requests if one["call"] == "train"), None)

    return desk.until(look, "a training to be asked for")


def fetch(link: str) -> bytes:
    with build_opener(ProxyHandler({})).open(link, timeout=10) as answer:
        content: bytes = answer.read()
    return content


def assert_no_secret(desk: VoiceDesk, storage: S3) -> None:
    """The secret key is in the keyring, and in no file of the program or the person's."""
    home = Path(desk.desktop.environment["HOME"])
    assert not holding(storage.keys.secret, files(desk.data) + files(home))
    assert storage.keys.secret not in desk.app.stdout + desk.app.stderr


def test_from_the_microphone_to_a_trained_voice(
    open_desk: OpenDesk, start_sandbox: StartSandbox, storage: S3, reading: Path
) -> None:
    sandbox = start_sandbox("--training-seconds", "3")
    desk = open_desk(sandbox, token=sandbox.token)
    desk.button("New voice").press()
    # Record.
    with microphone(desk.desktop.environment, reading):
        desk.button("Record").press()
        desk.button("Start recording").press()  # before it is counted down
        desk.find("label", "0:03")
        desk.app.find(name="Input level")
        desk.button("Stop recording").press()
        (take,) = desk.data.rglob("take-1.wav")
        desk.button("Use recording").press()
    # Hear what is kept of it.
    since, to = trim(desk)
    recorded = take.read_bytes()
    desk.button("Play the recording").press()
    desk.desktop.sound.wait_for_sound()
    heard = [path for path in desk.data.rglob("sample-*.wav") if path.is_file()]
    (prepared,) = (path.read_bytes() for path in heard)
    # Train, which needs storage first.
    desk.field("Voice name").set_text("From a microphone")
    desk.agree()
    desk.button("Start training").press()
    desk.button("Set up storage").press()
    set_up(desk, storage)
    desk.button("Start training").press()
    fetched = fetch(link_sent(desk))
    assert fetched == prepared
    assert_in_range(fetched, recorded, since, to)
    assert likeness(fetched, reading) > 0.9
    desk.row("From a microphone", State="Ready", timeout=15)
    desk.until(lambda: not storage.objects, "the recording to be deleted")
    desk.stop()
    desk.desktop.sound.wait_for_silence()
    desk.activate()
    desk.select("From a microphone")
    desk.button("Play").press()
    desk.desktop.sound.wait_for_sound()
    desk.end()
    assert_no_secret(desk, storage)


def test_nothing_is_trained_twice_or_left_behind_however_often_it_is_killed(
    open_desk: OpenDesk, sandbox: Sandbox, storage: S3, reading: Path
) -> None:
    assert storage.process is not None
    desk = open_desk(sandbox, str(reading), token=sandbox.token)

    def killed() -> VoiceDesk:
        desk.app.crash()
        sandbox.set_faults()
        return open_desk(sandbox, data=desk.data, account=desk.account)

    desk.field("Voice name").set_text("Nora")
    cut = trim(desk)
    desk.agree()
    desk.button("Start training").press()
    desk.button("Set up storage").press()
    set_up(desk, storage)
    # While it is uploaded.
    storage.process.send_signal(signal.SIGSTOP)
    desk.button("Start training").press()
    desk.find("label", "Uploading…*")
    desk.app.crash()
    storage.process.send_signal(signal.SIGCONT)
    # Between the upload and the training.
    desk = killed()
    desk.button("New voice").press()
    assert_is_there_again(desk, reading, cut)
    sandbox.set_faults("create:act-then-slow=20:1")
    desk.button("Start training").press()
    desk.until(lambda: sandbox.log()["acted"].get("create"), "the voice to be made")
    assert len(storage.objects) == 1
    # When the training has begun.
    desk = killed()
    desk.until(lambda: not storage.objects, "what no training needs to be deleted")
    desk.button("Continue").press()
    assert_is_there_again(desk, reading, cut)
    sandbox.set_faults("train:act-then-slow=20:1")
    desk.button("Start training").press()
    assert_in_range(fetch(link_sent(desk)), reading.read_bytes(), *cut)
    desk = killed()
    desk.row("Nora", State="Ready", timeout=15)
    desk.until(lambda: not storage.objects, "the recording to be deleted")
    seen = sandbox.log()["seen"]
    assert (seen["create"], seen["train"]) == (1, 1)
    desk.end()
    assert_no_secret(desk, storage)


def assert_is_there_again(desk: VoiceDesk, recording: Path, cut: tuple[float, float]) -> None:
    """The form has the recording and its range, and all that is typed."""
    desk.find("label", recording.name)
    ends = [desk.find("slider", name, usable=True) for name in ("Trim start", "Trim end")]
    desk.until(lambda: [(end.now().value or 0) / 1000 for end in ends] == [*cut], "the range")
    assert desk.field("Voice name").text == "Nora"
    desk.agree()
