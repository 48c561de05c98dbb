"""Loudness against the signals of EBU Tech 3341, whose values are published: within 0.1 LU."""

import numpy as np
import pytest
from numpy.typing import NDArray

from voicedesk.decoder.meters import LoudnessMeter, Samples

_PIECE = 5_000
Part = tuple[float, float]


def sine(seconds: float, dbfs: float, *, rate: int = 48_000, hertz: float = 1_000.0) -> NDArray:
    """A tone of one channel, as loud as its peaks."""
    moments = np.arange(round(seconds * rate)) / rate
    return (10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * moments)).astype(np.float32)


def measured(samples: Samples, rate: int = 48_000) -> float | None:
    meter = LoudnessMeter(rate, samples.shape[1])
    for start in range(0, len(samples), _PIECE):
        meter.take(samples[start : start + _PIECE])
    return meter.loudness()


def stereo(*parts: Part, rate: int = 48_000) -> Samples:
    line = np.concatenate([sine(seconds, dbfs, rate=rate) for seconds, dbfs in parts])
    return np.stack((line, line), axis=1)


@pytest.mark.parametrize(
    ("parts", "loudness"),
    [
        pytest.param([(20, -23)], -23, id="case 1"),
        pytest.param([(20, -33)], -33, id="case 2"),
        pytest.param([(10, -36), (60, -23), (10, -36)], -23, id="case 3"),
        pytest.param([(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)], -23, id="case 4"),
        pytest.param([(20, -26), (20.1, -20), (20, -26)], -23, id="case 5"),
    ],
)
def test_stereo_signals(parts: list[Part], loudness: float) -> None:
    assert measured(stereo(*parts)) == pytest.approx(loudness, abs=0.1)


def test_five_channels_case_6() -> None:
    front, centre, back = sine(20, -28), sine(20, -24), sine(20, -30)
    samples = np.stack((front, front, centre, back, back), axis=1)
    assert measured(samples) == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 96_000])
def test_any_rate_measures_the_same(rate: int) -> None:
    assert measured(stereo((5, -23), rate=rate), rate) == pytest.approx(-23, abs=0.1)


def test_one_channel_is_half_the_power_of_two() -> None:
    assert measured(sine(5, -20)[:, None]) == pytest.approx(-23, abs=0.1)


def test_what_the_ear_hardly_hears_counts_little() -> None:
    deep = measured(sine(5, -20, hertz=25)[:, None])
    high = measured(sine(5, -20, hertz=4_000)[:, None])
    assert deep is not None
    assert high is not None
    assert deep < -30
    assert -20.5 < high < -19.5


def test_how_the_sound_is_cut_into_pieces_changes_nothing() -> None:
    samples = stereo((3.17, -23), (1.11, -40))
    whole = LoudnessMeter(48_000, 2)
    whole.take(samples)
    assert measured(samples) == pytest.approx(whole.loudness(), abs=0.001)


@pytest.mark.parametrize(("seconds", "dbfs"), [(5, -90), (0.3, -20), (0, 0)])
def test_silence_and_what_is_too_short_have_none(seconds: float, dbfs: float) -> None:
    assert measured(stereo((seconds, dbfs))) is None


def test_what_lasts_as_long_as_one_block_has_one() -> None:
    assert measured(stereo((0.45, -23))) == pytest.approx(-23, abs=0.1)
