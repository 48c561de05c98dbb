import math

import pytest

from voicedesk.domain.samples import COMMON_LOUDNESS, common_loudness, gain_to


@pytest.mark.parametrize(
    ("loudness", "gain"),
    [(-23.0, 1.0), (-17.0, 0.501), (-3.0, 0.1), (-30.0, 1.0), (None, 1.0)],
)
def test_the_louder_one_is_lowered_and_none_is_made_louder(
    loudness: float | None, gain: float
) -> None:
    assert gain_to(COMMON_LOUDNESS, loudness) == pytest.approx(gain, abs=0.001)


@pytest.mark.parametrize(
    ("loudnesses", "target"),
    [([], -23), ([-18, None], -23), ([-18, -27], -27), ([-18, -70], -36)],
)
def test_several_are_lowered_to_the_quietest_unless_that_is_next_to_nothing(
    loudnesses: list[float | None], target: float
) -> None:
    assert common_loudness(loudnesses) == target
    gains = [gain_to(common_loudness(loudnesses), one) for one in loudnesses]
    assert all(0 < gain <= 1 for gain in gains)


def test_evened_out_they_are_equally_loud() -> None:
    loudnesses = [-12.5, -20.0, -27.0]
    target = common_loudness(loudnesses)
    heard = [one + 20 * math.log10(gain_to(target, one)) for one in loudnesses]
    assert heard == pytest.approx([target] * 3)
