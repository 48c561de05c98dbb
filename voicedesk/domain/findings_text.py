"""Findings as they are kept beside the training that was sent: a line of JSON."""

import json
import math
from collections.abc import Iterable
from typing import Final

from voicedesk.domain.sample_findings import (
    LENGTH,
    LOUDNESS,
    NOISE,
    Advice,
    Finding,
    Measure,
    Scale,
    Verdict,
)
from voicedesk.domain.sample_measures import Span
from voicedesk.domain.training import Training

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
    found = [one for one in findings if one.verdict is not Verdict.GOOD]
    return sorted(found, key=lambda one: one.verdict is not Verdict.BAD)


def _row(finding: Finding) -> dict[str, object]:
    row: dict[str, object] = {
        "measure": finding.measure.value,
        "verdict": finding.verdict.value,
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
        measure, verdict = Measure(str(row.get("measure"))), Verdict(str(row.get("verdict")))
        advice = Advice(str(row["advice"])) if row.get("advice") is not None else None
    except ValueError:  # from a newer version of the program
        return None
    if advice is None and verdict is not Verdict.GOOD:
        return None
    count = row.get("count", 0)
    return Finding(
        measure,
        verdict,
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
