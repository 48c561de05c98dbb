"""What counts as a consent."""

from dataclasses import replace

import pytest

from tests.consents import CONSENT
from voicedesk.domain.training import Consent, Training, consent_of, speaker_of


@pytest.mark.parametrize(("speaker", "wording"), [("", "Agreed."), (" ", "Agreed."), ("Nora", "")])
def test_without_a_speaker_or_a_wording_there_is_none(speaker: str, wording: str) -> None:
    with pytest.raises(ValueError, match="speaker"):
        Consent(speaker, wording, "work", 1.0)


def test_one_person_is_asked_once_for_a_recording_and_again_for_another() -> None:
    before = replace(CONSENT, given_at=5.0)
    trainings = [
        Training(3, "c", "Narrator", "https://s/3", 7.0, consent=replace(CONSENT, speaker="Ben")),
        Training(2, "b", "Nora", "https://s/2", 6.0),
        Training(1, "a", "Nora", "https://s/1", 5.0, consent=before),
    ]
    assert consent_of(" nora", "https://s/1", trainings) == before
    assert consent_of("ＮＯＲＡ", "https://s/1", trainings) == before, "whatever the width"
    assert consent_of("Nora", "https://s/1?e=9&token=x", trainings) == before, "signed again"
    assert consent_of("Nor", "https://s/1", trainings) is None
    assert consent_of("Nora", "https://s/2", trainings) is None, "another recording"
    assert consent_of("Nora", "https://s/3", trainings) is None, "another's recording"
    assert speaker_of("a", trainings) == "Nora"
    assert speaker_of("b", trainings) == ""
