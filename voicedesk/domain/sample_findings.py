"""What the measures of a sample mean for a training: good, doubtful or bad.

The service advises 10 to 60 seconds, clear and without noise, and another program of the same
service refuses more than two minutes. All else is what recording for speech takes anywhere.
Findings advise, they forbid nothing.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from voicedesk.domain.sample_measures import SampleMeasures, Span


class Verdict(StrEnum):
    """How good a measure is for a training."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


class Measure(StrEnum):
    """What was looked at."""

    LENGTH = "length"
    FORMAT = "format"
    LOUDNESS = "loudness"
    PEAKS = "peaks"
    SILENCE = "silence"
    NOISE = "noise"
    EXPIRY = "expiry"


class Advice(StrEnum):
    """What is to be done about a measure that isn't good."""

    SHORTER = "shorter"
    LONGER = "longer"
    MUCH_SHORTER = "much shorter"
    MUCH_LONGER = "much longer"
    HIGHER_RATE = "higher rate"
    TELEPHONE = "telephone"
    FEWER_CHANNELS = "fewer channels"
    LOUDER = "louder"
    SOFTER = "softer"
    NO_SOUND = "no sound"
    CLIPPED_HERE_AND_THERE = "clipped here and there"
    CLIPPED = "clipped"
    CUT_ENDS = "cut ends"
    CUT_PAUSES = "cut pauses"
    MOSTLY_SILENT = "mostly silent"
    LESS_NOISE = "less noise"
    MUCH_NOISE = "much noise"
    NO_PAUSE = "no pause"
    EXPIRES_SOON = "expires soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Scale:
    """What a value may be: from `low` to `high`, and good between `since` and `to`."""

    low: float
    since: float
    to: float
    high: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure and what it means.

    Attributes:
        value: the measure's own number: seconds, samples a second, LUFS, dBFS, seconds, dB, seconds
            until the link runs out; None where it can't be told.
        count: the format's channels; the samples that are clipped.
        advice: what to do about it; None where it is good.
        scale: what is good, where that is a range that says something.
        spans: where in the recording it is to be heard.
    """

    measure: Measure
    verdict: Verdict
    value: float | None
    count: int = 0
    advice: Advice | None = None
    scale: Scale | None = None
    spans: tuple[Span, ...] = ()


LENGTH: Final = Scale(0, 10, 60, 120)
LOUDNESS: Final = Scale(-45, -28, -13, -5)
NOISE: Final = Scale(0, 25, 60, 60)

_MUCH_TOO_SHORT: Final = 4.0
_MUCH_TOO_LONG: Final = 120.0
_GOOD_RATE: Final = 22_050
_TELEPHONE_RATE: Final = 16_000
_QUIETEST: Final = -38.0
_LOUDEST: Final = -9.0
_MUCH_CLIPPED: Final = 0.0005
"""The share of samples."""
_LONG_END: Final = 1.5
_MUCH_SILENCE: Final = 0.35
_MOSTLY_SILENCE: Final = 0.65
_MUCH_NOISE: Final = 15.0
_BEFORE_TRAINING: Final = 1_800.0
"""Seconds that a link should last: nobody says when the service fetches the recording."""


def findings(measures: SampleMeasures) -> tuple[Finding, ...]:
    """One finding for each measure, in the order in which they are told."""
    return (
        _length(measures),
        _format(measures),
        _loudness(measures),
        _peaks(measures),
        _silence(measures),
        _noise(measures),
    )


def expiry_finding(left: float) -> Finding:
    """What it means that a link runs out in so many seconds."""
    if left <= 0:
        return Finding(Measure.EXPIRY, Verdict.BAD, left, advice=Advice.EXPIRED)
    if left < _BEFORE_TRAINING:
        return Finding(Measure.EXPIRY, Verdict.DOUBTFUL, left, advice=Advice.EXPIRES_SOON)
    return Finding(Measure.EXPIRY, Verdict.GOOD, left)


def _length(measures: SampleMeasures) -> Finding:
    seconds = measures.seconds
    # As it is told, in whole seconds: "10 s" is never too short.
    told = round(seconds)
    verdict, advice = Verdict.GOOD, None
    if told < LENGTH.since:
        is_bad = seconds < _MUCH_TOO_SHORT
        verdict = Verdict.BAD if is_bad else Verdict.DOUBTFUL
        advice = Advice.MUCH_LONGER if is_bad else Advice.LONGER
    elif told > LENGTH.to or not measures.is_whole:
        is_bad = told > _MUCH_TOO_LONG or not measures.is_whole
        verdict = Verdict.BAD if is_bad else Verdict.DOUBTFUL
        advice = Advice.MUCH_SHORTER if is_bad else Advice.SHORTER
    return Finding(Measure.LENGTH, verdict, seconds, advice=advice, scale=LENGTH)


def _format(measures: SampleMeasures) -> Finding:
    verdict, advice = Verdict.GOOD, None
    if measures.rate < _TELEPHONE_RATE:
        verdict, advice = Verdict.BAD, Advice.TELEPHONE
    elif measures.rate < _GOOD_RATE:
        verdict, advice = Verdict.DOUBTFUL, Advice.HIGHER_RATE
    elif measures.channels > 2:
        verdict, advice = Verdict.DOUBTFUL, Advice.FEWER_CHANNELS
    return Finding(Measure.FORMAT, verdict, measures.rate, measures.channels, advice)


def _loudness(measures: SampleMeasures) -> Finding:
    loudness = measures.loudness
    verdict, advice = Verdict.GOOD, None
    if loudness is None:
        verdict, advice = Verdict.BAD, Advice.NO_SOUND
    elif loudness < LOUDNESS.since:
        verdict = Verdict.BAD if loudness < _QUIETEST else Verdict.DOUBTFUL
        advice = Advice.LOUDER
    elif loudness > LOUDNESS.to:
        verdict = Verdict.BAD if loudness > _LOUDEST else Verdict.DOUBTFUL
        advice = Advice.SOFTER
    return Finding(Measure.LOUDNESS, verdict, loudness, advice=advice, scale=LOUDNESS)


def _peaks(measures: SampleMeasures) -> Finding:
    verdict, advice = Verdict.GOOD, None
    if measures.clipped:
        samples = measures.seconds * measures.rate * measures.channels
        is_bad = measures.clipped > _MUCH_CLIPPED * samples
        verdict = Verdict.BAD if is_bad else Verdict.DOUBTFUL
        advice = Advice.CLIPPED if is_bad else Advice.CLIPPED_HERE_AND_THERE
    spans = measures.clipped_spans
    return Finding(Measure.PEAKS, verdict, measures.peak, measures.clipped, advice, spans=spans)


def _silence(measures: SampleMeasures) -> Finding:
    verdict, advice = Verdict.GOOD, None
    spans: tuple[Span, ...] = ()
    share = measures.silence / measures.seconds
    if share > _MUCH_SILENCE:
        is_bad = share > _MOSTLY_SILENCE
        verdict = Verdict.BAD if is_bad else Verdict.DOUBTFUL
        advice = Advice.MOSTLY_SILENT if is_bad else Advice.CUT_PAUSES
        spans = measures.silent_spans
    elif max(measures.silence_before, measures.silence_after) > _LONG_END:
        verdict, advice = Verdict.DOUBTFUL, Advice.CUT_ENDS
        ends = (measures.silent_spans[0], measures.silent_spans[-1])
        spans = tuple(
            (since, to)
            for since, to in dict.fromkeys(ends)
            if (since == 0 or to >= measures.seconds) and to - since > _LONG_END
        )
    return Finding(Measure.SILENCE, verdict, measures.silence, advice=advice, spans=spans)


def _noise(measures: SampleMeasures) -> Finding:
    distance = measures.noise_distance
    verdict, advice = Verdict.GOOD, None
    if distance is None:
        verdict, advice = Verdict.DOUBTFUL, Advice.NO_PAUSE
    elif distance < _MUCH_NOISE:
        verdict, advice = Verdict.BAD, Advice.MUCH_NOISE
    elif distance < NOISE.since:
        verdict, advice = Verdict.DOUBTFUL, Advice.LESS_NOISE
    return Finding(Measure.NOISE, verdict, distance, advice=advice, scale=NOISE)
