"""A take from a microphone of a sound server's, which hears what is played there."""

import json
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.unit.audio.conftest import tone
from tests.unit.audio.sound_server import SoundServer, missing
from voicedesk.audio.recorder import TakeFile

WriteWav = Callable[..., Path]
PROGRAM = Path(__file__).with_name("recording_program.py")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    if lacking := missing():
        pytest.skip(f"no sound server here without {lacking}; sh packaging/test installs them")
    made = SoundServer(tmp_path_factory.mktemp("sound"))
    yield made
    made.close()


def record(server: SoundServer, take: Path, *moments: str) -> tuple[int, list[list[object]]]:
    command = [sys.executable, str(PROGRAM), str(take), *moments]
    ended = subprocess.run(
        command, env=server.environment, capture_output=True, text=True, timeout=60, check=False
    )
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()]


def recorded(take: Path) -> tuple[float, float]:
    """Seconds, and the strongest frequency in hertz."""
    with wave.open(str(take)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
        rate = file.getframerate()
    spectrum = np.abs(np.fft.rfft(samples))
    return len(samples) / rate, float(spectrum.argmax()) * rate / len(samples)


def test_what_is_heard_is_written_but_for_pauses(
    server: SoundServer, write_wav: WriteWav, tmp_path: Path
) -> None:
    take = tmp_path / "takes" / "1.wav"
    with server.microphone(), server.playing(write_wav(tone(20, rate=48_000), rate=48_000)):
        status, told = record(server, take, "800:pause", "1800:resume", "2600:stop")
    assert status == 0
    phases = [one[1] for one in told if one[0] == "phase"]
    assert phases == ["recording", "paused", "recording", "idle"]
    elapsed = [one[1] for one in told if one[0] == "elapsed"]
    seconds, hertz = recorded(take)
    assert elapsed[-1] == pytest.approx(1000 * seconds, abs=1)
    assert 1.2 < seconds < 2.2, "the pause isn't in it"
    assert hertz == pytest.approx(0.15 * 48_000 / (2 * np.pi), rel=0.02)
    levels = [one[1] for one in told if one[0] == "level"]
    assert np.median(levels) == pytest.approx(20 * np.log10(0.5 * 32_000 / 32_768), abs=1)


def test_a_take_survives_a_crash(server: SoundServer, write_wav: WriteWav, tmp_path: Path) -> None:
    take = tmp_path / "take.wav"
    with server.microphone(), server.playing(write_wav(tone(20, rate=48_000), rate=48_000)):
        status, told = record(server, take, "900:crash")
    assert status == 3
    seconds, _ = recorded(take)
    elapsed = [one[1] for one in told if one[0] == "elapsed"]
    assert seconds > elapsed[-1] / 1000 - 0.2


def test_a_microphone_that_goes_away_leaves_what_it_heard(
    server: SoundServer, write_wav: WriteWav, tmp_path: Path
) -> None:
    take = tmp_path / "take.wav"
    sound = write_wav(tone(20, rate=48_000), rate=48_000)
    with server.playing(sound), server.microphone("other"), server.microphone(seconds=3):
        status, told = record(server, take, "20000:stop")
    assert status == 0
    assert ["failed", "lost"] in told
    assert recorded(take)[0] > 0.3


def test_no_microphone_is_told(server: SoundServer, tmp_path: Path) -> None:
    status, told = record(server, tmp_path / "take.wav")
    assert (status, told) == (0, [["failed", "no device"]])
    assert not (tmp_path / "take.wav").exists()


def test_a_take_is_whole_at_every_moment(tmp_path: Path) -> None:
    take = TakeFile(tmp_path / "take.wav", rate=8000, channels=2)
    for number in range(1, 4):
        take.append(bytes(1600))
        with wave.open(str(tmp_path / "take.wav")) as file:
            assert file.getnframes() == 400 * number
    take.close()


def test_what_cant_be_written_is_noticed_once(tmp_path: Path) -> None:
    (tmp_path / "take.wav").write_bytes(b"another")
    take = TakeFile(tmp_path / "take.wav", rate=8000, channels=1)
    take.append(b"12")
    take.append(b"34")
    take.close()
    assert isinstance(take.error, FileExistsError)
    assert (tmp_path / "take.wav").read_bytes() == b"another"
