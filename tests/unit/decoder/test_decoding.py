"""What is decoded of recordings as they come: joined, cut, with other things in them."""

import io
import math
import struct
import wave
from functools import lru_cache

import numpy as np
import pytest
import soundfile

from voicedesk.decoder import decoding
from voicedesk.decoder.decoding import NotAudioError, TooLongError, answer
from voicedesk.domain.samples import Level
from voicedesk.resources import resource

RATE = 24_000

# What libsndfile doesn't know is Qt's, which would make an application of its own.
pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]


def encoded(seconds: float, kind: str = "MP3", *, vbr: bool = False, rate: int = RATE) -> bytes:
    """A tone that swells, so that its frames differ in size."""
    at = np.arange(round(seconds * rate)) / rate
    sound = 0.4 * (at / seconds) * np.sin(2 * np.pi * (200 + 900 * at) * at)
    file = io.BytesIO()
    soundfile.write(file, sound, rate, format=kind, **({"bitrate_mode": "VARIABLE"} if vbr else {}))
    return file.getvalue()


def seconds(content: bytes) -> float:
    return answer("sample", content)[0]["seconds"]  # type: ignore[return-value]


@lru_cache
def mp3(length: float, *, vbr: bool = False) -> bytes:
    return encoded(length, vbr=vbr)


def without_header(content: bytes) -> bytes:
    """Without the frame that tells how many there are."""
    return content[
        content.index(
            b"\xff\xf3", content.index(b"Info") if b"Info" in content else content.index(b"Xing")
        ) :
    ]


TAG = b"ID3\x04\0\0\0\0\x02\x00" + b"\0" * 256
APE = b"APETAGEX" + struct.pack("<IIII", 2000, 32 + 20, 1, 1 << 31 | 1 << 29) + bytes(28)


@pytest.mark.parametrize("kind", ["MP3", "WAV", "FLAC", "OGG", "AIFF"])
def test_a_recording_is_as_long_as_it_is(kind: str) -> None:
    assert seconds(encoded(3, kind)) == pytest.approx(3, abs=0.06)


def test_joined_pieces_are_all_heard() -> None:
    assert seconds(mp3(3) + mp3(2) + mp3(4)) == pytest.approx(9, abs=0.3)
    assert seconds(TAG + mp3(3) + TAG + mp3(2)) == pytest.approx(5, abs=0.2)


def test_a_variable_rate_without_a_header_is_decoded_to_its_end() -> None:
    content = without_header(mp3(12, vbr=True))
    assert seconds(content) == pytest.approx(12, abs=0.2)


@pytest.mark.parametrize(
    "before", [b"\r\n", bytes(1000), APE, TAG, TAG + TAG, b"\xff\xfb\xff", b"\n\n--part--\r\n"]
)
def test_what_stands_before_the_first_frame_does_no_harm(before: bytes) -> None:
    assert seconds(before + mp3(3)) == pytest.approx(3, abs=0.06)
    assert seconds(before + without_header(mp3(3))) == pytest.approx(3, abs=0.15)


def test_a_cut_stream_is_what_came_of_it() -> None:
    content = mp3(10)
    assert seconds(content[: len(content) // 2]) == pytest.approx(5, abs=0.2)
    assert seconds(content[len(content) // 2 :]) == pytest.approx(5, abs=0.2)


def test_a_header_that_is_right_is_believed() -> None:
    """It says how much the encoder added at both ends, which isn't heard."""
    assert seconds(mp3(3)) == 3


@pytest.mark.parametrize("told", [0, 100, 1 << 35])
def test_a_flac_header_says_nothing_of_its_length(told: int) -> None:
    content = bytearray(encoded(3, "FLAC"))
    content[21:26] = (int.from_bytes(content[21:26]) >> 36 << 36 | told).to_bytes(5)
    assert seconds(bytes(content)) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3" + bytes(range(256)) * 20,
        b"<html>no</html>",
        b"RIFF\xff\xff\xff\xffWAVE",
        b"fLaC",
    ],
)
def test_what_is_no_audio_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NotAudioError):
        answer("envelope", content)


def riff(rate: int, channels: int, announced: int) -> bytes:
    block = 2 * channels & 0xFFFF
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * block & 0xFFFFFFFF, block, 16)
    fmt = b"fmt " + struct.pack("<I", 16) + form
    data = b"data" + struct.pack("<I", announced) + bytes(4000)
    return b"RIFF" + struct.pack("<I", 0xFFFFFFFF) + b"WAVE" + fmt + data


@pytest.mark.parametrize(
    ("rate", "channels"), [(4_000_000_000, 1), (1, 1), (0, 1), (48_000, 0), (48_000, 60_000)]
)
def test_a_header_that_lies_costs_nothing(rate: int, channels: int) -> None:
    with pytest.raises(NotAudioError):
        answer("sample", riff(rate, channels, 4000))


@pytest.mark.parametrize("announced", [0, 0xFFFFFF00, 0xFFFFFFFF])
def test_a_wav_that_announces_other_than_comes_is_measured_as_it_is(announced: int) -> None:
    assert seconds(riff(8_000, 1, announced)) == pytest.approx(0.25, abs=0.01)


def test_only_so_much_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LONGEST", 2.0)
    for content in (encoded(20, "WAV"), mp3(10)):
        found, _ = answer("sample", content)
        assert (found["seconds"], found["is_whole"]) == (2, False)
        assert len(answer("sound", content)[1]) == 2 * 2 * 2 * RATE
        with pytest.raises(TooLongError):
            answer("envelope", content)


def test_the_sound_is_what_was_recorded() -> None:
    with wave.open(io.BytesIO(encoded(1, "WAV"))) as file:
        recorded = np.frombuffer(file.readframes(RATE), "<i2")
    found, sound = answer("sound", encoded(1, "WAV"))
    assert (found["rate"], found["channels"]) == (RATE, 2)
    level = Level(found["loudness"], found["true_peak"])  # type: ignore[arg-type]
    assert level.evened == pytest.approx(-16, abs=0.01)
    left, right = np.frombuffer(sound, "<i2").reshape(-1, 2).T
    assert np.array_equal(left, right)
    assert np.abs(left - recorded * level.boost * math.sqrt(0.5)).max() <= 1


def test_two_channels_stay_apart() -> None:
    file = io.BytesIO()
    both = np.stack((np.full(RATE, 0.5), np.full(RATE, -0.25)), axis=1)
    soundfile.write(file, both, RATE, format="WAV", subtype="FLOAT")
    found, sound = answer("sound", file.getvalue())
    left, right = np.frombuffer(sound, "<i2").reshape(-1, 2).T / 32_767
    assert found["channels"] == 2
    assert left.mean() == pytest.approx(-2 * right.mean(), abs=1e-3)


@pytest.mark.parametrize(
    ("height", "peak"),
    [
        pytest.param(0.004, 0.004 * 10 ** (30 / 20), id="raised as far as anything is"),
        pytest.param(0.9, 0.9, id="left to the volume to lower"),
        pytest.param(2.5, 1.0, id="lowered, as it would be cut off"),
    ],
)
def test_the_sound_is_as_loud_as_it_is_ever_wanted_and_never_cut_off(
    height: float, peak: float
) -> None:
    file = io.BytesIO()
    tone = height * np.sin(np.arange(RATE) * 0.15)
    soundfile.write(file, np.stack((tone, tone), axis=1), RATE, format="WAV", subtype="FLOAT")
    _, sound = answer("sound", file.getvalue())
    heard = np.frombuffer(sound, "<i2")[::2] / 32_767
    assert np.abs(heard).max() == pytest.approx(peak, abs=0.005)
    assert np.corrcoef(heard, tone)[0, 1] > 0.9999


def test_samples_beyond_all_bounds_are_no_reason_to_hear_nothing() -> None:
    file = io.BytesIO()
    wild = np.full(RATE, 0.5, np.float32)
    wild[:3] = (np.inf, -np.inf, np.nan)
    soundfile.write(file, wild, RATE, format="WAV", subtype="FLOAT")
    found, sound = answer("sound", file.getvalue())
    assert found["true_peak"] < 100  # type: ignore[operator]
    assert np.abs(np.frombuffer(sound, "<i2")[RATE // 2 :]).min() > 300


def test_speech_is_measured() -> None:
    found, peaks = answer("sample", resource("samples", "en-reading.mp3").read_bytes())
    assert 10 < found["seconds"] < 60  # type: ignore[operator]
    assert -35 < found["loudness"] < -10  # type: ignore[operator]
    assert found["noise_distance"] > 10  # type: ignore[operator]
    assert max(peaks) == 255
