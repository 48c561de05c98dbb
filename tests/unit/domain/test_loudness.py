"""By how much recordings are raised or lowered to be equally loud."""

import math

import pytest

from voicedesk.domain.samples import EVEN_LOUDNESS, Level, common_loudness

LEAST = 10 ** (-1 / 20)


def decibels(factor: float) -> float:
    return 20 * math.log10(factor)


@pytest.mark.parametrize(
    ("loudness", "peak", "gain"),
    [
        pytest.param(-16.0, -4.0, 0.0, id="as loud already"),
        pytest.param(-3.0, 0.0, -13.0, id="lowered"),
        pytest.param(-30.0, -20.0, 14.0, id="raised"),
        pytest.param(-30.0, -10.0, 9.0, id="raised as far as its peaks allow"),
        pytest.param(-16.0, 3.0, -4.0, id="lowered for its peaks"),
        pytest.param(-69.0, -60.0, 30.0, id="hardly more than noise"),
        pytest.param(None, -20.0, 0.0, id="too short to be told"),
        pytest.param(None, 0.0, -1.0, id="too short, and with high peaks"),
    ],
)
def test_each_is_evened_out_within_its_peaks(
    loudness: float | None, peak: float, gain: float
) -> None:
    level = Level(loudness, 10 ** (peak / 20))
    assert decibels(level.even_gain) == pytest.approx(gain)
    if loudness is not None:
        assert level.evened == pytest.approx(loudness + gain)


@pytest.mark.parametrize(("loudness", "peak"), [(-3, 6), (-3, 0), (-30, -20), (None, 3), (None, 0)])
def test_nothing_is_ever_cut_off(loudness: float | None, peak: float) -> None:
    level = Level(loudness, 10 ** (peak / 20))
    for wanted in (None, EVEN_LOUDNESS, -30.0):
        gain = level.gain_to(wanted)
        assert gain <= level.boost + 1e-9
        assert gain * level.true_peak <= (1.0 if wanted is None else LEAST) + 1e-9
    assert level.boost * level.true_peak <= 1 + 1e-9


def test_silence_is_left_as_it_is() -> None:
    assert Level(None, 0.0).boost == 1.0


@pytest.mark.parametrize(
    ("levels", "common"),
    [
        ([], -16),
        ([Level(-18, 0.1), Level(None, 0.5)], -16),
        ([Level(-18, 0.1), Level(-25, 10 ** (-5 / 20))], -21),
        ([Level(-18, 0.1), Level(-70, 1.0)], -36),
    ],
)
def test_several_are_as_loud_as_the_least_that_one_can_be_raised_to(
    levels: list[Level], common: float
) -> None:
    target = common_loudness(levels)
    assert target == pytest.approx(common)
    heard = [
        level.loudness + decibels(level.gain_to(target))
        for level in levels
        if level.loudness is not None and level.evened >= target - 1e-9
    ]
    assert heard == pytest.approx([target] * len(heard))
