"""What the measures of a sample mean for a training: good, doubtful or bad.

The service advises 10 to 60 seconds, clear and without noise, and another program of the same
service refuses more than two minutes. All else is what recording for speech takes anywhere.
Findings advise, they forbid nothing.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from voicedesk.domain.training import Training

Span: TypeAlias = tuple[float, float]
"""From and to, in seconds from the recording's beginning."""

LEAST_PAUSE: Final = 0.3
"""Seconds that silence lasts at least; what is shorter belongs to speaking."""


PEAKS = 400
"""How many points an envelope has."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A recording's outline.

    Attributes:
        duration_ms: its length.
        peaks: `PEAKS` loudest points, 0 to 255, of equal stretches from beginning to end, scaled so
            that the loudest of all is 255. Silence is all 0.
        loudness: of the whole, in LUFS (ITU-R BS.1770-4); None for silence, or where it is too
            short to be told.
    """

    duration_ms: int
    peaks: bytes
    loudness: float | None = None


@dataclass(frozen=True, slots=True)
class SampleMeasures:
    """The facts of one recording, as far as it was listened to.

    Attributes:
        seconds: its length.
        is_whole: whether it ended there; else it goes on, and all else is of this part alone.
        rate: samples a second of one channel.
        channels: how many there are.
        peaks: its outline, as `Envelope.peaks`.
        loudness: in LUFS (ITU-R BS.1770-4); None for silence, or where it is too short to be told.
        peak: the highest sample in dBFS; None if all are 0.
        clipped: how many samples are cut off: three or more in a row at full scale.
        clipped_spans: where they are.
        silent_spans: where nobody speaks for `LEAST_PAUSE` or longer.
        noise_distance: an estimate of how far speech stands above the noise in its pauses, in dB;
            None where there is no pause to hear the noise in.
    """

    seconds: float
    is_whole: bool
    rate: int
    channels: int
    peaks: bytes
    loudness: float | None
    peak: float | None
    clipped: int
    clipped_spans: tuple[Span, ...]
    silent_spans: tuple[Span, ...]
    noise_distance: float | None

    @property
    def silence_before(self) -> float:
        first = self.silent_spans[0] if self.silent_spans else (0.0, 0.0)
        return first[1] if first[0] == 0 else 0.0

    @property
    def silence_after(self) -> float:
        last = self.silent_spans[-1] if self.silent_spans else (0.0, 0.0)
        return last[1] - last[0] if last[1] >= self.seconds else 0.0

    @property
    def silence(self) -> float:
        return sum(to - since for since, to in self.silent_spans)


class FindingStatus(StrEnum):
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
    status: FindingStatus
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
        return Finding(Measure.EXPIRY, FindingStatus.BAD, left, advice=Advice.EXPIRED)
    if left < _BEFORE_TRAINING:
        return Finding(Measure.EXPIRY, FindingStatus.DOUBTFUL, left, advice=Advice.EXPIRES_SOON)
    return Finding(Measure.EXPIRY, FindingStatus.GOOD, left)


def _length(measures: SampleMeasures) -> Finding:
    seconds = measures.seconds
    # As it is told, in whole seconds: "10 s" is never too short.
    told = round(seconds)
    status, advice = FindingStatus.GOOD, None
    if told < LENGTH.since:
        is_bad = seconds < _MUCH_TOO_SHORT
        status = FindingStatus.BAD if is_bad else FindingStatus.DOUBTFUL
        advice = Advice.MUCH_LONGER if is_bad else Advice.LONGER
    elif told > LENGTH.to or not measures.is_whole:
        is_bad = told > _MUCH_TOO_LONG or not measures.is_whole
        status = FindingStatus.BAD if is_bad else FindingStatus.DOUBTFUL
        advice = Advice.MUCH_SHORTER if is_bad else Advice.SHORTER
    return Finding(Measure.LENGTH, status, seconds, advice=advice, scale=LENGTH)


def _format(measures: SampleMeasures) -> Finding:
    status, advice = FindingStatus.GOOD, None
    if measures.rate < _TELEPHONE_RATE:
        status, advice = FindingStatus.BAD, Advice.TELEPHONE
    elif measures.rate < _GOOD_RATE:
        status, advice = FindingStatus.DOUBTFUL, Advice.HIGHER_RATE
    elif measures.channels > 2:
        status, advice = FindingStatus.DOUBTFUL, Advice.FEWER_CHANNELS
    return Finding(Measure.FORMAT, status, measures.rate, measures.channels, advice)


def _loudness(measures: SampleMeasures) -> Finding:
    loudness = measures.loudness
    status, advice = FindingStatus.GOOD, None
    if loudness is None:
        status, advice = FindingStatus.BAD, Advice.NO_SOUND
    elif loudness < LOUDNESS.since:
        status = FindingStatus.BAD if loudness < _QUIETEST else FindingStatus.DOUBTFUL
        advice = Advice.LOUDER
    elif loudness > LOUDNESS.to:
        status = FindingStatus.BAD if loudness > _LOUDEST else FindingStatus.DOUBTFUL
        advice = Advice.SOFTER
    return Finding(Measure.LOUDNESS, status, loudness, advice=advice, scale=LOUDNESS)


def _peaks(measures: SampleMeasures) -> Finding:
    status, advice = FindingStatus.GOOD, None
    if measures.clipped:
        samples = measures.seconds * measures.rate * measures.channels
        is_bad = measures.clipped > _MUCH_CLIPPED * samples
        status = FindingStatus.BAD if is_bad else FindingStatus.DOUBTFUL
        advice = Advice.CLIPPED if is_bad else Advice.CLIPPED_HERE_AND_THERE
    spans = measures.clipped_spans
    return Finding(Measure.PEAKS, status, measures.peak, measures.clipped, advice, spans=spans)


def _silence(measures: SampleMeasures) -> Finding:
    status, advice = FindingStatus.GOOD, None
    spans: tuple[Span, ...] = ()
    share = measures.silence / measures.seconds
    if share > _MUCH_SILENCE:
        is_bad = share > _MOSTLY_SILENCE
        status = FindingStatus.BAD if is_bad else FindingStatus.DOUBTFUL
        advice = Advice.MOSTLY_SILENT if is_bad else Advice.CUT_PAUSES
        spans = measures.silent_spans
    elif max(measures.silence_before, measures.silence_after) > _LONG_END:
        status, advice = FindingStatus.DOUBTFUL, Advice.CUT_ENDS
        ends = (measures.silent_spans[0], measures.silent_spans[-1])
        spans = tuple(
            (since, to)
            for since, to in dict.fromkeys(ends)
            if (since == 0 or to >= measures.seconds) and to - since > _LONG_END
        )
    return Finding(Measure.SILENCE, status, measures.silence, advice=advice, spans=spans)


def _noise(measures: SampleMeasures) -> Finding:
    distance = measures.noise_distance
    status, advice = FindingStatus.GOOD, None
    if distance is None:
        status, advice = FindingStatus.DOUBTFUL, Advice.NO_PAUSE
    elif distance < _MUCH_NOISE:
        status, advice = FindingStatus.BAD, Advice.MUCH_NOISE
    elif distance < NOISE.since:
        status, advice = FindingStatus.DOUBTFUL, Advice.LESS_NOISE
    return Finding(Measure.NOISE, status, distance, advice=advice, scale=NOISE)


_SCALES: Final[dict[Measure, Scale]] = {
    Measure.LENGTH: LENGTH,
    Measure.LOUDNESS: LOUDNESS,
    Measure.NOISE: NOISE,
}
_MOST_SPANS: Final = 8
"""Places in the recording that are kept of one finding; the first is the one that is told."""


def findings_text(findings: Iterable[Finding]) -> str:
    """The text that `read_findings` reads; empty for none."""
    rows = findings_rows(findings)
    return json.dumps(rows, separators=(",", ":"), allow_nan=False) if rows else ""


def findings_rows(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """The rows that `findings_in` reads, as JSON has them."""
    return [_row(finding) for finding in findings]


def findings_in(rows: object) -> tuple[Finding, ...]:
    """The findings that rows of JSON tell of. What a row says wrongly counts as not said."""
    found = [_finding(row) for row in rows] if isinstance(rows, list) else []
    return tuple(finding for finding in found if finding is not None)


def read_findings(text: str) -> tuple[Finding, ...]:
    """The findings that `text` holds. What it says wrongly counts as not said."""
    if not text:
        return ()
    try:
        return findings_in(json.loads(text))
    except (ValueError, RecursionError):
        return ()


def findings_of(training: Training) -> tuple[Finding, ...] | None:
    """What was found of the recording that was sent; None where it wasn't listened to."""
    found = read_findings(training.found)
    heard = any(finding.measure is not Measure.EXPIRY for finding in found)
    return found if heard or flaws(found) else None


def flaws(findings: Iterable[Finding]) -> list[Finding]:
    """Those about which there is something to do, the bad ones first."""
    found = [one for one in findings if one.status is not FindingStatus.GOOD]
    return sorted(found, key=lambda one: one.status is not FindingStatus.BAD)


def _row(finding: Finding) -> dict[str, object]:
    row: dict[str, object] = {
        "measure": finding.measure.value,
        "verdict": finding.status.value,
        "value": finding.value,
    }
    if finding.count:
        row["count"] = finding.count
    if finding.advice is not None:
        row["advice"] = finding.advice.value
    if finding.spans:
        row["spans"] = [[since, to] for since, to in finding.spans[:_MOST_SPANS]]
    return row


def _finding(row: object) -> Finding | None:
    if not isinstance(row, dict):
        return None
    try:
        measure, status = Measure(str(row.get("measure"))), FindingStatus(str(row.get("verdict")))
        advice = Advice(str(row["advice"])) if row.get("advice") is not None else None
    except ValueError:  # from a newer version of the program
        return None
    if advice is None and status is not FindingStatus.GOOD:
        return None
    count = row.get("count", 0)
    return Finding(
        measure,
        status,
        _number(row.get("value")),
        count if type(count) is int and count >= 0 else 0,
        advice,
        _SCALES.get(measure),
        _spans(row.get("spans")),
    )


def _spans(rows: object) -> tuple[Span, ...]:
    spans = []
    for pair in rows[:_MOST_SPANS] if isinstance(rows, list) else []:
        if isinstance(pair, list) and len(pair) == 2:
            since, to = _number(pair[0]), _number(pair[1])
            if since is not None and to is not None and 0 <= since <= to:
                spans.append((since, to))
    return tuple(spans)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1 << 53 and math.isfinite(value) else None


COMMON_LOUDNESS: Final = -23.0
"""What recordings are evened out to, in LUFS: the loudness of broadcasts (EBU R 128)."""
_QUIETEST_COMMON: Final = -36.0
"""LUFS below which a recording is too quiet for the others to be lowered to it."""


def common_loudness(loudnesses: Iterable[float | None]) -> float:
    """What several recordings can all be lowered to: the quietest one's loudness, if need be.

    Nothing is made louder: the peaks of a quiet recording would be cut off.

    Args:
        loudnesses: in LUFS; None for one that isn't known.
    """
    known = [loudness for loudness in loudnesses if loudness is not None]
    return max(min((COMMON_LOUDNESS, *known)), _QUIETEST_COMMON)


def gain_to(target: float, loudness: float | None) -> float:
    """What a recording's samples are multiplied by to be as loud as `target`; 1 at the most."""
    if loudness is None:
        return 1.0
    return min(1.0, float(10 ** ((target - loudness) / 20)))
