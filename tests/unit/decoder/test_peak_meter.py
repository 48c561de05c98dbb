import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.decoder.meters import PEAKS, SAMPLE_RATE, PeakMeter, Samples


def samples(values: list[int]) -> Samples:
    return np.array(values, np.float32).reshape(-1, 1) / 32_768


def test_loudest_point_is_full_scale_and_silence_is_zero() -> None:
    meter = PeakMeter()
    meter.take(samples([0] * SAMPLE_RATE))
    meter.take(samples([1000, -1000] * (SAMPLE_RATE // 2)))
    envelope = meter.envelope()
    assert envelope.duration_ms == 2000
    assert envelope.peaks == bytes(PEAKS // 2) + b"\xff" * (PEAKS // 2)


def test_the_deepest_sample_counts_as_the_loudest() -> None:
    meter = PeakMeter()
    meter.take(samples([100] * SAMPLE_RATE + [-32768] * SAMPLE_RATE))
    assert max(meter.envelope().peaks) == 255
    assert meter.envelope().peaks[0] < 2


@pytest.mark.parametrize("count", [1, 39, 40, 41, 399, 16_001])
def test_any_length_has_all_peaks(count: int) -> None:
    meter = PeakMeter()
    meter.take(samples([500] * count))
    assert meter.envelope().peaks == b"\xff" * PEAKS


@given(
    st.lists(st.integers(-32768, 32767), min_size=1, max_size=3000),
    st.lists(st.integers(1, 700), min_size=1, max_size=20),
)
def test_how_the_sound_is_cut_into_pieces_changes_nothing(
    values: list[int], lengths: list[int]
) -> None:
    whole, cut = PeakMeter(), PeakMeter()
    whole.take(samples(values))
    rest = values
    for length in lengths:
        cut.take(samples(rest[:length]))
        rest = rest[length:]
    cut.take(samples(rest))
    assert cut.envelope() == whole.envelope()
    assert cut.samples == len(values)
