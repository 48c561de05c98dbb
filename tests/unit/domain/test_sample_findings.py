from dataclasses import replace
from typing import Any

import pytest

from voicedesk.domain.samples import (
    Advice,
    Finding,
    FindingStatus,
    Measure,
    SampleMeasures,
    expiry_finding,
    findings,
    size_findings,
)

GOOD = SampleMeasures(
    seconds=30,
    is_whole=True,
    rate=48_000,
    channels=1,
    peaks=bytes(400),
    loudness=-19,
    peak=-3,
    clipped=0,
    clipped_spans=(),
    silent_spans=((0.0, 0.5), (10.0, 11.0)),
    noise_distance=40,
)


def found(measure: Measure, **changes: Any) -> Finding:
    (one,) = [f for f in findings(replace(GOOD, **changes)) if f.measure is measure]
    return one


def test_a_good_recording_is_good_in_all() -> None:
    assert [one.measure for one in findings(GOOD)] == list(Measure)[:-2]
    assert {one.status for one in findings(GOOD)} == {FindingStatus.GOOD}
    assert {one.advice for one in findings(GOOD)} == {None}


@pytest.mark.parametrize(
    ("seconds", "status", "advice"),
    [
        (0.5, FindingStatus.BAD, Advice.MUCH_LONGER),
        (4.0, FindingStatus.DOUBTFUL, Advice.LONGER),
        (9.4, FindingStatus.DOUBTFUL, Advice.LONGER),
        (9.6, FindingStatus.GOOD, None),
        (60.4, FindingStatus.GOOD, None),
        (60.5, FindingStatus.DOUBTFUL, Advice.SHORTER),  # told as 61 s
        (61.0, FindingStatus.DOUBTFUL, Advice.SHORTER),
        (120.0, FindingStatus.DOUBTFUL, Advice.SHORTER),
        (121.0, FindingStatus.BAD, Advice.MUCH_SHORTER),
    ],
)
def test_length(seconds: float, status: FindingStatus, advice: Advice | None) -> None:
    one = found(Measure.LENGTH, seconds=seconds, silent_spans=())
    assert (one.status, one.advice, one.value) == (status, advice, seconds)


def test_what_goes_on_is_too_long_whatever_was_heard_of_it() -> None:
    assert found(Measure.LENGTH, is_whole=False).advice is Advice.MUCH_SHORTER


@pytest.mark.parametrize(
    ("rate", "channels", "status", "advice"),
    [
        (8_000, 1, FindingStatus.BAD, Advice.TELEPHONE),
        (16_000, 1, FindingStatus.DOUBTFUL, Advice.HIGHER_RATE),
        (22_050, 2, FindingStatus.GOOD, None),
        (48_000, 6, FindingStatus.DOUBTFUL, Advice.FEWER_CHANNELS),
    ],
)
def test_format(rate: int, channels: int, status: FindingStatus, advice: Advice | None) -> None:
    one = found(Measure.FORMAT, rate=rate, channels=channels)
    assert (one.status, one.advice, one.value, one.count) == (status, advice, rate, channels)


@pytest.mark.parametrize(
    ("loudness", "status", "advice"),
    [
        (None, FindingStatus.BAD, Advice.NO_SOUND),
        (-50, FindingStatus.BAD, Advice.LOUDER),
        (-30, FindingStatus.DOUBTFUL, Advice.LOUDER),
        (-28, FindingStatus.GOOD, None),
        (-13, FindingStatus.GOOD, None),
        (-12, FindingStatus.DOUBTFUL, Advice.SOFTER),
        (-8, FindingStatus.BAD, Advice.SOFTER),
    ],
)
def test_loudness(loudness: float | None, status: FindingStatus, advice: Advice | None) -> None:
    one = found(Measure.LOUDNESS, loudness=loudness)
    assert (one.status, one.advice) == (status, advice)


@pytest.mark.parametrize(
    ("clipped", "status", "advice"),
    [
        (0, FindingStatus.GOOD, None),
        (3, FindingStatus.DOUBTFUL, Advice.CLIPPED_HERE_AND_THERE),
        (721, FindingStatus.BAD, Advice.CLIPPED),
    ],
)
def test_peaks(clipped: int, status: FindingStatus, advice: Advice | None) -> None:
    spans = ((1.0, 1.1),) if clipped else ()
    one = found(Measure.PEAKS, clipped=clipped, clipped_spans=spans)
    assert (one.status, one.advice, one.count, one.spans) == (status, advice, clipped, spans)


@pytest.mark.parametrize(
    ("spans", "status", "advice", "told"),
    [
        ((), FindingStatus.GOOD, None, ()),
        (((0.0, 2.0),), FindingStatus.DOUBTFUL, Advice.CUT_ENDS, ((0.0, 2.0),)),
        (((0.0, 1.0), (28.0, 30.0)), FindingStatus.DOUBTFUL, Advice.CUT_ENDS, ((28.0, 30.0),)),
        (((5.0, 8.0),), FindingStatus.GOOD, None, ()),
        (((5.0, 16.0),), FindingStatus.DOUBTFUL, Advice.CUT_PAUSES, ((5.0, 16.0),)),
        (((0.0, 30.0),), FindingStatus.BAD, Advice.MOSTLY_SILENT, ((0.0, 30.0),)),
    ],
)
def test_silence(spans: Any, status: FindingStatus, advice: Advice | None, told: Any) -> None:
    one = found(Measure.SILENCE, silent_spans=spans)
    assert (one.status, one.advice, one.spans) == (status, advice, told)


@pytest.mark.parametrize(
    ("distance", "status", "advice"),
    [
        (None, FindingStatus.DOUBTFUL, Advice.NO_PAUSE),
        (14, FindingStatus.BAD, Advice.MUCH_NOISE),
        (22, FindingStatus.DOUBTFUL, Advice.LESS_NOISE),
        (25, FindingStatus.GOOD, None),
    ],
)
def test_noise(distance: float | None, status: FindingStatus, advice: Advice | None) -> None:
    one = found(Measure.NOISE, noise_distance=distance)
    assert (one.status, one.advice) == (status, advice)


@pytest.mark.parametrize(
    ("left", "status"),
    [
        (-1, FindingStatus.BAD),
        (0, FindingStatus.BAD),
        (60, FindingStatus.DOUBTFUL),
        (1800, FindingStatus.GOOD),
    ],
)
def test_how_long_a_link_lasts(left: float, status: FindingStatus) -> None:
    assert expiry_finding(left).status is status


def test_what_is_larger_than_the_provider_takes_is_doubtful() -> None:
    assert size_findings(10 << 20) == ()
    (one,) = size_findings((10 << 20) + 1)
    assert (one.status, one.advice) == (FindingStatus.DOUBTFUL, Advice.SMALLER)
