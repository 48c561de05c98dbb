"""The true peak against the signals of EBU Tech 3341, whose values are published."""

import numpy as np
import pytest
from numpy.typing import NDArray

from voicedesk.decoder.meters import Samples, TruePeakMeter

RATE = 48_000


def dbtp(samples: Samples, piece: int = 5_000) -> float:
    meter = TruePeakMeter(samples.shape[1])
    for start in range(0, len(samples), piece):
        meter.take(samples[start : start + piece])
    meter.end()
    return 20 * float(np.log10(meter.peak))


def sine(parts: int, degrees: float, height: float) -> NDArray[np.float32]:
    """A tone of so many samples in each wave, faded in and out."""
    at = np.arange(RATE)
    fade = np.minimum(1, np.minimum(at, at[::-1]) / 480)
    wave = height * fade * np.sin(2 * np.pi * at / parts + np.radians(degrees))
    return wave.astype(np.float32)[:, None]


@pytest.mark.parametrize(
    ("parts", "degrees", "height", "expected"),
    [
        pytest.param(4, 0, 0.5, -6, id="case 15"),
        pytest.param(4, 45, 0.5, -6, id="case 16"),
        pytest.param(6, 60, 0.5, -6, id="case 17"),
        pytest.param(8, 67.5, 0.5, -6, id="case 18"),
        pytest.param(4, 45, 1.41, 3, id="case 19"),
    ],
)
def test_tones_between_whose_samples_the_peak_lies(
    parts: int, degrees: float, height: float, expected: float
) -> None:
    assert expected - 0.4 < dbtp(sine(parts, degrees, height)) < expected + 0.2


@pytest.mark.parametrize("offset", range(4))
def test_one_high_wave_wherever_the_samples_fall(offset: int) -> None:
    """As cases 20 to 23: sampled at four times the rate, of which every fourth sample is kept."""
    at = np.arange(4 * 4_800) / 4
    wave = np.sin(2 * np.pi * at / 6) * np.exp(-(((at - 2_400) / 100) ** 2))
    kept = (wave / np.abs(wave).max()).astype(np.float32)[offset::4, None]
    assert -0.4 < dbtp(kept) < 0.2


def test_the_highest_of_all_channels_counts_and_the_pieces_do_not() -> None:
    quiet, loud = sine(4, 45, 0.1), sine(8, 67.5, 0.5)
    both = np.concatenate((quiet, loud), axis=1)
    whole = dbtp(both, len(both))
    assert whole == pytest.approx(dbtp(loud), abs=1e-4)
    assert dbtp(both, 7) == pytest.approx(whole, abs=1e-4)


def test_what_is_skipped_as_too_low_is_no_peak() -> None:
    """The same is found where nothing can be skipped: beside noise that is high everywhere."""
    noise = np.random.default_rng(3).normal(size=(9_600, 1)).astype(np.float32)
    burst = noise * 0.1
    burst[4_000:4_020] *= 5
    meter = TruePeakMeter(1)
    meter._growth = 1e9
    meter.take(burst)
    meter.end()
    assert dbtp(burst) == pytest.approx(20 * np.log10(meter.peak), abs=1e-4)


@pytest.mark.parametrize("place", [0, 6, 93, 98])
def test_what_lies_between_the_first_and_the_last_samples_counts(place: int) -> None:
    samples = np.zeros((100, 1), np.float32)
    samples[place : place + 2] = 0.5
    assert -5 < dbtp(samples) < -3
