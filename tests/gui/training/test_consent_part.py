"""Whose voice it is, and whether that person agreed to have this recording used."""

import time

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.consents import CONSENT
from voicedesk.domain.training import Consent
from voicedesk.ui.training.consent import ConsentPart, Consents

RECORDING = "https://media.example.com/me.wav"
OTHER = "https://media.example.com/other.wav"


def before(speaker: str, link: str) -> Consent | None:
    return CONSENT if CONSENT.is_of(speaker) and link == RECORDING else None


@pytest.fixture
def part(window: QWidget) -> ConsentPart:
    column = QVBoxLayout(window)
    made = ConsentPart()
    column.addWidget(made.speaker)
    column.addWidget(made)
    made.reset(Consents("work", before))
    made.show_recording(OTHER, "复刻音色-aB3d5")
    return made


def test_a_speaker_has_to_agree_and_what_was_shown_is_kept(part: ConsentPart) -> None:
    assert part.missing() == "Enter the speaker’s name."
    part.speaker.field.setText("Anna")
    assert part.missing() == "Confirm that the speaker has agreed."
    assert part.given() is None
    assert part.agreed.text() == "Speaker agreed"
    part.agreed.setChecked(True)
    given = part.given()
    assert given is not None
    assert (given.speaker, given.confirmed_by) == ("Anna", "work")
    assert given.wording == part.wording.text()
    assert "Anna" in given.wording
    assert time.time() - 60 < given.given_at <= time.time()
    assert part.missing() == ""


def test_another_recording_takes_the_tick_away_and_leaves_the_speaker(part: ConsentPart) -> None:
    part.speaker.field.setText("Anna")
    part.agreed.setChecked(True)
    part.show_recording(f"{OTHER}?e=1&token=t", "Narrator")
    assert part.given() is not None, "the same one, signed"
    part.show_recording(RECORDING, "Narrator")
    assert not part.agreed.isChecked()
    assert part.given() is None
    assert part.speaker.text == "Anna"


def test_who_agreed_to_this_recording_is_not_asked_again(part: ConsentPart) -> None:
    part.speaker.field.setText("Nora")
    assert part.agreed.isVisible(), "of this one nothing is known"
    part.show_recording(RECORDING, "Narrator")
    assert not part.agreed.isVisible()
    assert part.given() == CONSENT
    assert part.wording.text().startswith("Consent: Nora, ")


def test_another_persons_name_takes_the_tick_away(part: ConsentPart, qtbot: QtBot) -> None:
    part.speaker.field.setText("Anna")
    part.agreed.setChecked(True)
    part.speaker.field.setText("anna ")
    assert part.given() is not None, "the same person"
    part.speaker.field.clear()
    qtbot.keyClicks(part.speaker.field, "Ben")
    assert not part.agreed.isChecked()
    assert part.given() is None


def test_without_a_speaker_it_is_whom_the_voice_is_named_after_and_never_a_machines_name(
    part: ConsentPart,
) -> None:
    part.agreed.setChecked(True)
    assert part.given() is None, "复刻音色-aB3d5 is nobody"
    part.show_recording(OTHER, "Anna")
    assert part.speaker.text == "", "nobody is presumed in the field"
    given = part.given()
    assert given is not None
    assert given.speaker == "Anna"
    assert given.wording == "I have the speaker’s permission to clone this voice."
