"""What is measured of a sample, against generated sound whose truth is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.unit.decoder.test_loudness_meter import sine, stereo
from voicedesk.decoder.meters import SampleMeter, Samples
from voicedesk.domain.samples import SampleMeasures

RATE = 48_000


def measured(
    samples: NDArray, rate: int = RATE, piece: int = 7_777, longest: float = 600.0
) -> SampleMeasures:
    rows: Samples = samples.astype(np.float32)
    rows = rows[:, None] if rows.ndim == 1 else rows
    meter = SampleMeter(rate, rows.shape[1], longest=longest)
    for start in range(0, len(rows), piece):
        meter.take(rows[start : start + piece])
    return meter.measures()


def noise(seconds: float, dbfs: float, rate: int = RATE) -> NDArray:
    """White noise whose root mean square is `dbfs`."""
    drawn = np.random.default_rng(7).standard_normal(round(seconds * rate))
    return drawn * 10 ** (dbfs / 20)


def speech(*parts: tuple[float, float], rate: int = RATE) -> NDArray:
    """Seconds of tone and seconds of pause in turn; the tone's root mean square is -20 dBFS."""
    pieces = []
    for spoken, pause in parts:
        pieces += [sine(spoken, -20 + 3.01, rate=rate, hertz=220), np.zeros(round(pause * rate))]
    return np.concatenate(pieces)


def test_the_ebu_signals_have_their_published_loudness() -> None:
    for parts in ([(20, -23)], [(10, -36), (60, -23), (10, -36)]):
        found = measured(stereo(*parts))
        assert found.loudness == pytest.approx(-23, abs=0.1)
        assert (found.rate, found.channels) == (48_000, 2)


@pytest.mark.parametrize("rate", [8_000, 11_025, 44_100, 48_000])
def test_length_and_peak(rate: int) -> None:
    found = measured(sine(12.5, -6, rate=rate), rate)
    assert found.seconds == pytest.approx(12.5, abs=0.001)
    assert found.peak == pytest.approx(-6, abs=0.05)
    assert found.is_whole
    assert len(found.peaks) == 400


def test_silence_has_no_peak_and_no_loudness() -> None:
    found = measured(np.zeros(RATE * 3))
    assert (found.peak, found.loudness, found.noise_distance) == (None, None, None)
    assert found.silent_spans == ((0.0, 3.0),)
    assert (found.silence_before, found.silence_after, found.silence) == (3, 3, 3)


# Clipping


def test_a_full_scale_tone_is_not_clipped() -> None:
    for hertz in (100, 997, 5_000):
        found = measured(sine(2, 0, hertz=hertz))
        assert found.clipped == 0, hertz
        assert found.peak == pytest.approx(0, abs=0.05)


def test_a_tone_that_is_cut_off_is_counted_to_the_sample() -> None:
    cut = np.clip(sine(2, 6, hertz=200), -1, 1)
    full = np.abs(cut) >= 1
    found = measured(np.concatenate((np.zeros(RATE), cut, np.zeros(RATE))))
    assert found.clipped == pytest.approx(int(full.sum()), rel=0.01)
    ((since, to),) = found.clipped_spans
    assert since == pytest.approx(1, abs=0.05)
    assert to == pytest.approx(3, abs=0.05)


def test_two_samples_in_a_row_are_no_clipping_and_three_are() -> None:
    sound = np.zeros(RATE)
    sound[1000:1002] = 1
    assert measured(sound).clipped == 0
    sound[30_000:30_003] = -1
    assert measured(sound).clipped == 3
    assert len(measured(sound).clipped_spans) == 1


def test_both_channels_are_counted() -> None:
    one = np.zeros(RATE)
    one[500:510] = 1
    assert measured(np.stack((one, np.zeros(RATE)), axis=1)).clipped == 10
    assert measured(np.stack((one, -one), axis=1)).clipped == 20


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.integers(1, 6)), min_size=1, max_size=60),
    st.integers(1, 40),
)
def test_runs_are_counted_however_the_sound_is_cut(
    turns: list[tuple[bool, int]], piece: int
) -> None:
    loud = np.concatenate([np.full(length, 1.0 if full else 0.1) for full, length in turns])
    expected, run = 0, 0
    for value in [*loud, 0.0]:
        if value == 1.0:
            run += 1
        else:
            expected, run = expected + (run if run >= 3 else 0), 0
    assert measured(loud, 8_000, piece).clipped == expected


# Silence


def test_silence_at_the_ends_and_in_between() -> None:
    sound = np.concatenate((np.zeros(RATE * 2), speech((3, 1.5), (2, 0)), np.zeros(RATE)))
    found = measured(sound)
    assert found.silence_before == pytest.approx(2, abs=0.05)
    assert found.silence_after == pytest.approx(1, abs=0.05)
    assert found.silence == pytest.approx(4.5, abs=0.1)
    assert len(found.silent_spans) == 3


def test_a_short_pause_belongs_to_speaking() -> None:
    found = measured(speech((1, 0.2), (1, 0.2), (1, 0.4), (1, 0)))
    assert found.silence == pytest.approx(0.4, abs=0.05)
    assert found.silence_before == found.silence_after == 0


def test_the_noise_of_a_room_is_silence_too() -> None:
    sound = speech((2, 1), (2, 1), (2, 0))
    found = measured(sound + noise(len(sound) / RATE, -47))
    assert found.silence == pytest.approx(2, abs=0.1)


def test_a_soft_voice_is_not_silence() -> None:
    soft = speech((2, 1), (2, 0)) * 10 ** (-32 / 20)
    assert measured(soft).silence == pytest.approx(1, abs=0.1)
    assert measured(sine(5, -52)).silence == 0


def test_one_silent_channel_is_no_silence() -> None:
    both = np.stack((speech((2, 1), (2, 0)), np.zeros(RATE * 5)), axis=1)
    assert measured(both).silence == pytest.approx(1, abs=0.05)


# Signal to noise


@pytest.mark.parametrize("distance", [12, 20, 30, 45, 60])
@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_a_known_distance_from_the_noise_is_found(distance: int, rate: int) -> None:
    sound = speech((1.5, 0.5), (2, 0.6), (1.2, 0.4), (2, 0.5), rate=rate)
    found = measured(sound + noise(len(sound) / rate, -20 - distance, rate), rate)
    assert found.noise_distance == pytest.approx(distance, abs=1.5)


def test_without_a_pause_it_cannot_be_told() -> None:
    assert measured(sine(10, -20)).noise_distance is None
    assert measured(noise(10, -30)).noise_distance is None
    assert measured(sine(0.3, -20)).noise_distance is None


def test_silence_that_was_put_at_the_ends_tells_nothing_of_the_room() -> None:
    sound = speech((1.5, 0.5), (2, 0.6), (1.2, 0.4), (2, 0.5))
    sound = sound + noise(len(sound) / RATE, -40)
    padded = np.concatenate((np.zeros(RATE * 3), sound, np.zeros(RATE * 3)))
    assert measured(padded).noise_distance == pytest.approx(20, abs=1.5)


# Bounds


def test_only_so_much_is_taken() -> None:
    found = measured(sine(5, -20), longest=2.0)
    assert found.seconds == 2
    assert not found.is_whole
    assert measured(sine(2, -20), longest=2.0).is_whole


def test_values_that_are_no_numbers_are_taken_for_silence_or_full_scale() -> None:
    sound = sine(2, -20).copy()
    sound[100:110] = np.nan
    sound[20_000:20_004] = np.inf
    found = measured(sound)
    assert found.clipped == 4
    assert found.peak == 0
    assert found.loudness is not None


@pytest.mark.parametrize("count", [1, 2, 3, 399, 961])
def test_any_length_can_be_measured(count: int) -> None:
    found = measured(np.full(count, 0.5))
    assert found.seconds == count / RATE
    assert found.peak == pytest.approx(-6.02, abs=0.01)
