"""A recording for a training: what is measured in it, and what that means for the training.

`findings` rates each measure as good, doubtful or bad, with a piece of advice. They are saved with
the training as a text (`findings_text`, `read_findings`). At the end, `Level`: by how much a
recording is raised or lowered to be as loud as others.

The service advises 10 to 60 seconds, clear and without noise, and the provider's own application
takes no more than two minutes and 10 MB. All else is what recording for speech takes anywhere.
Findings advise, they forbid nothing.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from voicedesk.domain.text import whole_seconds
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
        peaks: the loudest points, 0 to 255, of `PEAKS` equal stretches, scaled so that the loudest
            of all is 255. Silence is all 0.
    """

    duration_ms: int
    peaks: bytes


@dataclass(frozen=True, slots=True)
class SampleMeasures:
    """What was measured in one recording.

    Attributes:
        seconds: its length.
        is_whole: whether it ended there; else it is longer, and all else is of this part alone.
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
    SIZE = "size"


class Advice(StrEnum):
    """What to do about a measure that isn't good."""

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
    SMALLER = "smaller"


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of a value, `low` to `high`; it is good from `since` to `to`."""

    low: float
    since: float
    to: float
    high: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure and what it means.

    Attributes:
        value: the measure's own number: seconds, samples a second, LUFS, dBFS, seconds, dB, seconds
            until the link runs out, bytes; None where it can't be told.
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

MOST_BYTES: Final = 10 << 20
"""Of a recording that the provider's own application takes."""

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
    """One finding for each measure, in the order in which they are shown."""
    return (
        _length(measures),
        _format(measures),
        _loudness(measures),
        _peaks(measures),
        _silence(measures),
        _noise(measures),
    )


def expiry_finding(left: float) -> Finding:
    """The finding for a link that runs out in `left` seconds."""
    if left <= 0:
        return Finding(Measure.EXPIRY, FindingStatus.BAD, left, advice=Advice.EXPIRED)
    if left < _BEFORE_TRAINING:
        return Finding(Measure.EXPIRY, FindingStatus.DOUBTFUL, left, advice=Advice.EXPIRES_SOON)
    return Finding(Measure.EXPIRY, FindingStatus.GOOD, left)


def size_findings(size: int) -> tuple[Finding, ...]:
    """The finding for a file of so many bytes that is made here; none where that is no matter."""
    if size <= MOST_BYTES:
        return ()
    return (Finding(Measure.SIZE, FindingStatus.DOUBTFUL, size, advice=Advice.SMALLER),)


_GOOD: Final[tuple[FindingStatus, Advice | None]] = (FindingStatus.GOOD, None)


def _flaw(is_bad: bool, if_bad: Advice, otherwise: Advice) -> tuple[FindingStatus, Advice]:  # noqa: FBT001
    return (FindingStatus.BAD, if_bad) if is_bad else (FindingStatus.DOUBTFUL, otherwise)


def _length(measures: SampleMeasures) -> Finding:
    seconds = measures.seconds
    # As it is shown, in whole seconds: "10 s" is never too short.
    shown = whole_seconds(round(1000 * seconds))
    status, advice = _GOOD
    if shown < LENGTH.since:
        is_bad = seconds < _MUCH_TOO_SHORT
        status, advice = _flaw(is_bad, Advice.MUCH_LONGER, Advice.LONGER)
    elif shown > LENGTH.to or not measures.is_whole:
        is_bad = shown > _MUCH_TOO_LONG or not measures.is_whole
        status, advice = _flaw(is_bad, Advice.MUCH_SHORTER, Advice.SHORTER)
    return Finding(Measure.LENGTH, status, seconds, advice=advice, scale=LENGTH)


def _format(measures: SampleMeasures) -> Finding:
    status, advice = _GOOD
    if measures.rate < _GOOD_RATE:
        is_bad = measures.rate < _TELEPHONE_RATE
        status, advice = _flaw(is_bad, Advice.TELEPHONE, Advice.HIGHER_RATE)
    elif measures.channels > 2:
        status, advice = FindingStatus.DOUBTFUL, Advice.FEWER_CHANNELS
    return Finding(Measure.FORMAT, status, measures.rate, measures.channels, advice)


def _loudness(measures: SampleMeasures) -> Finding:
    loudness = measures.loudness
    status, advice = _GOOD
    if loudness is None:
        status, advice = FindingStatus.BAD, Advice.NO_SOUND
    elif loudness < LOUDNESS.since:
        status, advice = _flaw(loudness < _QUIETEST, Advice.LOUDER, Advice.LOUDER)
    elif loudness > LOUDNESS.to:
        status, advice = _flaw(loudness > _LOUDEST, Advice.SOFTER, Advice.SOFTER)
    return Finding(Measure.LOUDNESS, status, loudness, advice=advice, scale=LOUDNESS)


def _peaks(measures: SampleMeasures) -> Finding:
    status, advice = _GOOD
    if measures.clipped:
        samples = measures.seconds * measures.rate * measures.channels
        is_bad = measures.clipped > _MUCH_CLIPPED * samples
        status, advice = _flaw(is_bad, Advice.CLIPPED, Advice.CLIPPED_HERE_AND_THERE)
    spans = measures.clipped_spans
    return Finding(Measure.PEAKS, status, measures.peak, measures.clipped, advice, spans=spans)


def _silence(measures: SampleMeasures) -> Finding:
    status, advice = _GOOD
    spans: tuple[Span, ...] = ()
    share = measures.silence / measures.seconds
    if share > _MUCH_SILENCE:
        is_bad = share > _MOSTLY_SILENCE
        status, advice = _flaw(is_bad, Advice.MOSTLY_SILENT, Advice.CUT_PAUSES)
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
    status, advice = _GOOD
    if distance is None:
        status, advice = FindingStatus.DOUBTFUL, Advice.NO_PAUSE
    elif distance < NOISE.since:
        is_bad = distance < _MUCH_NOISE
        status, advice = _flaw(is_bad, Advice.MUCH_NOISE, Advice.LESS_NOISE)
    return Finding(Measure.NOISE, status, distance, advice=advice, scale=NOISE)


_SCALES: Final[dict[Measure, Scale]] = {
    Measure.LENGTH: LENGTH,
    Measure.LOUDNESS: LOUDNESS,
    Measure.NOISE: NOISE,
}
_MOST_SPANS: Final = 8
"""Places in the recording that are saved of one finding; the first is the one that is shown."""


def findings_text(findings: Iterable[Finding]) -> str:
    """Findings as the JSON that `read_findings` reads; empty for none."""
    rows = [_row(finding) for finding in findings]
    return json.dumps(rows, separators=(",", ":"), allow_nan=False) if rows else ""


def read_findings(text: str) -> tuple[Finding, ...]:
    """The findings in a text. What it says wrongly is left out."""
    try:
        rows = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return ()
    found = [_finding(row) for row in rows] if isinstance(rows, list) else []
    return tuple(finding for finding in found if finding is not None)


def findings_of(training: Training) -> tuple[Finding, ...] | None:
    """What was found of the recording that was sent; None where it wasn't measured."""
    found = read_findings(training.found)
    measured = any(finding.measure is not Measure.EXPIRY for finding in found)
    return found if measured or flaws(found) else None


def flaws(findings: Iterable[Finding]) -> list[Finding]:
    """Those that aren't good, the bad ones first."""
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


EVEN_LOUDNESS: Final = -16.0
"""LUFS that recordings are evened out to: as loud as most other programs are."""
_HIGHEST_PEAK: Final = -1.0
"""dBTP that no recording is raised over: what comes after may raise its peaks a little."""
_QUIETEST_EVEN: Final = -36.0
"""LUFS below which a recording is too quiet for the others to be lowered to it."""
_MOST_RAISED: Final = 30.0
"""dB; a recording that takes more is hardly more than noise."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a recording is, and by how much that can be changed. Gains multiply its samples.

    Attributes:
        loudness: of the whole, in LUFS (ITU-R BS.1770-4); None for silence, or where it is too
            short to be told.
        true_peak: how high its wave rises, also between the samples (ITU-R BS.1770-4, annex 2); 1
            is full scale.
    """

    loudness: float | None
    true_peak: float

    @property
    def even_gain(self) -> float:
        """What makes it as loud as all others, as far as its peaks allow."""
        return self.gain_to(EVEN_LOUDNESS)

    @property
    def boost(self) -> float:
        """The highest gain that is ever wanted, at which nothing is cut off."""
        return max(self.even_gain, self.gain_to(None))

    @property
    def evened(self) -> float:
        """Its loudness once it is evened out; as loud as all others where it isn't known."""
        return EVEN_LOUDNESS if self.loudness is None else self.loudness + _decibels(self.even_gain)

    def gain_to(self, loudness: float | None) -> float:
        """What makes it so loud, as far as its peaks allow; None for as loud as it is."""
        peak = max(self.true_peak, 1e-6)
        if loudness is None:
            return min(1.0, 1 / peak)
        raised = 0.0 if self.loudness is None else min(loudness - self.loudness, _MOST_RAISED)
        return min(_factor(raised), _factor(_HIGHEST_PEAK) / peak)


def common_loudness(levels: Iterable[Level]) -> float:
    """LUFS that several recordings can all have; the quietest ones are left aside."""
    evened = min((level.evened for level in levels), default=EVEN_LOUDNESS)
    return max(evened, _QUIETEST_EVEN)


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def _decibels(factor: float) -> float:
    return 20 * math.log10(factor)
