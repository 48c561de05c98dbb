"""The range of a recording that is sent: its very samples, in one channel, and their loudness."""

import io
import math

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from voicedesk.decoder.decoding import NotAudioError, answer
from voicedesk.decoder.meters import LoudnessMeter, TruePeakMeter
from voicedesk.domain.samples import Level

RATE = 44_100
Ints = NDArray[np.int16]


def noise(seconds: float, channels: int = 1, height: int = 32_768) -> Ints:
    rows = int(seconds * RATE)
    made = np.random.default_rng(7).integers(-height, height, (rows, channels))
    return made.astype(np.int16)


def file(samples: NDArray[np.generic], kind: str = "WAV", subtype: str = "PCM_16") -> bytes:
    content = io.BytesIO()
    soundfile.write(content, samples, RATE, subtype, format=kind)
    return content.getvalue()


def cut(content: bytes, since: float, to: float, *, is_even: bool = False) -> Ints:
    values, body = answer("cut", content, since=since, to=to, is_even=is_even)
    assert values == {"rate": RATE, "channels": 1}
    return np.frombuffer(body, "<i2")


@pytest.mark.parametrize("kind", ["WAV", "FLAC"])
@pytest.mark.parametrize(("since", "to"), [(0, 5), (0.1, 4.9), (2.9999, 3.0001), (4, 600)])
def test_the_samples_of_one_channel_are_the_very_same(kind: str, since: float, to: float) -> None:
    whole = noise(5)
    expected = whole[round(since * RATE) : round(to * RATE), 0]
    assert np.array_equal(cut(file(whole, kind), since, to), expected)


def test_channels_are_mixed_in_equal_shares() -> None:
    whole = noise(3, channels=2)
    got = cut(file(whole), 1, 2)
    expected = whole[RATE : 2 * RATE].mean(axis=1)
    assert np.abs(got - expected).max() <= 0.5


def test_what_is_louder_than_full_scale_is_lowered_and_keeps_its_shape() -> None:
    wave = 1.5 * np.sin(np.arange(RATE) * 0.05)
    wave[100] = np.nan
    got = cut(file(wave, subtype="FLOAT"), 0, 1)
    wave[100] = 0
    assert np.abs(got - wave / np.abs(wave).max() * 32_767.5).max() < 1.5


def level(samples: Ints) -> Level:
    line = (samples / np.float32(32_768)).astype(np.float32)[:, None]
    loudness, peak = LoudnessMeter(RATE, 1), TruePeakMeter(1)
    loudness.take(line)
    peak.take(line)
    peak.end()
    return Level(loudness.loudness(), peak.peak)


def test_it_is_made_even_by_the_cut_alone() -> None:
    """Its loudness is measured in the range, though most of the recording is far louder."""
    quiet, loud = noise(4, height=1000), noise(20, height=20_000)
    got = cut(file(np.concatenate((quiet, loud))), 0, 4, is_even=True)
    assert level(got).loudness == pytest.approx(-20, abs=0.1)


def test_it_is_made_no_louder_than_its_peaks_allow() -> None:
    quiet = noise(4, height=500)
    quiet[RATE] = 20_000
    found = level(cut(file(quiet), 0, 4, is_even=True))
    assert 20 * math.log10(found.true_peak) == pytest.approx(-1, abs=0.01)
    assert found.loudness is not None
    assert found.loudness < -30


@pytest.mark.parametrize(("since", "to"), [(2, 2), (2, 1), (5, 6), (1e-7, 2e-7)])
def test_a_range_with_nothing_in_it_is_refused(since: float, to: float) -> None:
    with pytest.raises(NotAudioError):
        cut(file(noise(5)), since, to)
