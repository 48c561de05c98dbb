"""Findings, as text and back."""

import json
from dataclasses import replace

import pytest

from tests.unit.services.scripted_samples import MEASURES
from voicedesk.domain.samples import (
    FindingStatus,
    Measure,
    expiry_finding,
    findings,
    findings_of,
    findings_text,
    flaws,
    read_findings,
)
from voicedesk.domain.training import Training

POOR = replace(
    MEASURES,
    rate=8_000,
    loudness=None,
    peak=None,
    clipped=30,
    clipped_spans=tuple((float(at), at + 0.5) for at in range(20)),
    silent_spans=((0.0, 30.0),),
    noise_distance=12.5,
)


def test_findings_come_back_as_they_were() -> None:
    found = (*findings(MEASURES), expiry_finding(-3))
    assert read_findings(findings_text(found)) == found


def test_of_many_places_in_a_recording_the_first_are_kept() -> None:
    found = findings(POOR)
    text = findings_text(found)
    assert max(len(row.get("spans", [])) for row in json.loads(text)) == 8
    back = read_findings(text)
    peaks = next(one for one in found if one.measure is Measure.PEAKS)
    assert [replace(one, spans=()) for one in back] == [replace(one, spans=()) for one in found]
    kept = next(one for one in back if one.measure is Measure.PEAKS)
    assert kept.spans == peaks.spans[:8]


def test_nothing_found_is_no_text() -> None:
    assert findings_text(()) == ""
    assert read_findings("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "7",
        "[" * 100_000,
        '[1, null, {"measure": "smell", "verdict": "bad"}, {"measure": "noise"}]',
        '[{"measure": "noise", "verdict": "bad", "value": 1}]',
        '[{"measure": "noise", "verdict": "bad", "value": 1, "advice": "pray"}]',
        '[{"measure": ["noise"], "verdict": {}, "advice": []}]',
    ],
)
def test_what_is_no_finding_is_none(text: str) -> None:
    assert read_findings(text) == ()


def test_a_row_may_say_anything_of_its_numbers() -> None:
    row = {"measure": "noise", "verdict": "good", "value": 1e300, "count": -1, "spans": [[2, 1], 3]}
    (found,) = read_findings(json.dumps([row]))
    assert (found.value, found.count, found.spans) == (None, 0, ())
    (found,) = read_findings('[{"measure": "peaks", "verdict": "good", "value": NaN}]')
    assert found.value is None


def test_the_bad_comes_before_the_doubtful() -> None:
    found = flaws((*findings(replace(POOR, seconds=8)), expiry_finding(9)))
    statuses = [one.status for one in found]
    assert statuses == sorted(statuses, key=lambda one: one is FindingStatus.DOUBTFUL)
    assert {*statuses} == {FindingStatus.BAD, FindingStatus.DOUBTFUL}


def test_a_link_that_lasts_says_nothing_of_a_recording_nobody_listened_to() -> None:
    def sent(found: str) -> Training:
        return Training(1, "v", "Nora", "https://s/1.wav", 5, found=found)

    assert findings_of(sent("")) is None
    assert findings_of(sent(findings_text([expiry_finding(90_000)]))) is None
    expired = expiry_finding(-1)
    assert findings_of(sent(findings_text([expired]))) == (expired,)
    assert findings_of(sent(findings_text(findings(MEASURES)))) == findings(MEASURES)
