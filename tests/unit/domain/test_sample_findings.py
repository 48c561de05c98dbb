from dataclasses import replace
from typing import Any

import pytest

from voicedesk.domain.samples import (
    Advice,
    Finding,
    Measure,
    SampleMeasures,
    Verdict,
    expiry_finding,
    findings,
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
    assert [one.measure for one in findings(GOOD)] == list(Measure)[:-1]
    assert {one.verdict for one in findings(GOOD)} == {Verdict.GOOD}
    assert {one.advice for one in findings(GOOD)} == {None}


@pytest.mark.parametrize(
    ("seconds", "verdict", "advice"),
    [
        (0.5, Verdict.BAD, Advice.MUCH_LONGER),
        (4.0, Verdict.DOUBTFUL, Advice.LONGER),
        (9.4, Verdict.DOUBTFUL, Advice.LONGER),
        (9.6, Verdict.GOOD, None),
        (60.4, Verdict.GOOD, None),
        (61.0, Verdict.DOUBTFUL, Advice.SHORTER),
        (120.0, Verdict.DOUBTFUL, Advice.SHORTER),
        (121.0, Verdict.BAD, Advice.MUCH_SHORTER),
    ],
)
def test_length(seconds: float, verdict: Verdict, advice: Advice | None) -> None:
    one = found(Measure.LENGTH, seconds=seconds, silent_spans=())
    assert (one.verdict, one.advice, one.value) == (verdict, advice, seconds)


def test_what_goes_on_is_too_long_whatever_was_heard_of_it() -> None:
    assert found(Measure.LENGTH, is_whole=False).advice is Advice.MUCH_SHORTER


@pytest.mark.parametrize(
    ("rate", "channels", "verdict", "advice"),
    [
        (8_000, 1, Verdict.BAD, Advice.TELEPHONE),
        (16_000, 1, Verdict.DOUBTFUL, Advice.HIGHER_RATE),
        (22_050, 2, Verdict.GOOD, None),
        (48_000, 6, Verdict.DOUBTFUL, Advice.FEWER_CHANNELS),
    ],
)
def test_format(rate: int, channels: int, verdict: Verdict, advice: Advice | None) -> None:
    one = found(Measure.FORMAT, rate=rate, channels=channels)
    assert (one.verdict, one.advice, one.value, one.count) == (verdict, advice, rate, channels)


@pytest.mark.parametrize(
    ("loudness", "verdict", "advice"),
    [
        (None, Verdict.BAD, Advice.NO_SOUND),
        (-50, Verdict.BAD, Advice.LOUDER),
        (-30, Verdict.DOUBTFUL, Advice.LOUDER),
        (-28, Verdict.GOOD, None),
        (-13, Verdict.GOOD, None),
        (-12, Verdict.DOUBTFUL, Advice.SOFTER),
        (-8, Verdict.BAD, Advice.SOFTER),
    ],
)
def test_loudness(loudness: float | None, verdict: Verdict, advice: Advice | None) -> None:
    one = found(Measure.LOUDNESS, loudness=loudness)
    assert (one.verdict, one.advice) == (verdict, advice)


@pytest.mark.parametrize(
    ("clipped", "verdict", "advice"),
    [
        (0, Verdict.GOOD, None),
        (3, Verdict.DOUBTFUL, Advice.CLIPPED_HERE_AND_THERE),
        (721, Verdict.BAD, Advice.CLIPPED),
    ],
)
def test_peaks(clipped: int, verdict: Verdict, advice: Advice | None) -> None:
    spans = ((1.0, 1.1),) if clipped else ()
    one = found(Measure.PEAKS, clipped=clipped, clipped_spans=spans)
    assert (one.verdict, one.advice, one.count, one.spans) == (verdict, advice, clipped, spans)


@pytest.mark.parametrize(
    ("spans", "verdict", "advice", "told"),
    [
        ((), Verdict.GOOD, None, ()),
        (((0.0, 2.0),), Verdict.DOUBTFUL, Advice.CUT_ENDS, ((0.0, 2.0),)),
        (((0.0, 1.0), (28.0, 30.0)), Verdict.DOUBTFUL, Advice.CUT_ENDS, ((28.0, 30.0),)),
        (((5.0, 8.0),), Verdict.GOOD, None, ()),
        (((5.0, 16.0),), Verdict.DOUBTFUL, Advice.CUT_PAUSES, ((5.0, 16.0),)),
        (((0.0, 30.0),), Verdict.BAD, Advice.MOSTLY_SILENT, ((0.0, 30.0),)),
    ],
)
def test_silence(spans: Any, verdict: Verdict, advice: Advice | None, told: Any) -> None:
    one = found(Measure.SILENCE, silent_spans=spans)
    assert (one.verdict, one.advice, one.spans) == (verdict, advice, told)


@pytest.mark.parametrize(
    ("distance", "verdict", "advice"),
    [
        (None, Verdict.DOUBTFUL, Advice.NO_PAUSE),
        (14, Verdict.BAD, Advice.MUCH_NOISE),
        (22, Verdict.DOUBTFUL, Advice.LESS_NOISE),
        (25, Verdict.GOOD, None),
    ],
)
def test_noise(distance: float | None, verdict: Verdict, advice: Advice | None) -> None:
    one = found(Measure.NOISE, noise_distance=distance)
    assert (one.verdict, one.advice) == (verdict, advice)


@pytest.mark.parametrize(
    ("left", "verdict"),
    [(-1, Verdict.BAD), (0, Verdict.BAD), (60, Verdict.DOUBTFUL), (1800, Verdict.GOOD)],
)
def test_how_long_a_link_lasts(left: float, verdict: Verdict) -> None:
    assert expiry_finding(left).verdict is verdict
