"""Whose voice it is, and whether that person agreed."""

import time

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.consents import CONSENT
from voicedesk.domain.training import Consent
from voicedesk.ui.training.form import ConsentPart, Consents


def before(speaker: str) -> Consent | None:
    return CONSENT if CONSENT.is_of(speaker) else None


@pytest.fixture
def part(window: QWidget) -> ConsentPart:
    column = QVBoxLayout(window)
    made = ConsentPart()
    column.addWidget(made)
    made.reset(Consents("work", "", before))
    return made


def test_a_new_speaker_has_to_agree_and_what_was_shown_is_kept(part: ConsentPart) -> None:
    assert part.missing() == "Say whose voice it is."
    part.suggest("Anna")
    assert part.missing() == "Confirm that the speaker agreed."
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


def test_who_agreed_before_is_not_asked_again(part: ConsentPart) -> None:
    part.suggest("Nora")
    assert not part.agreed.isVisible()
    assert part.given() == CONSENT
    assert part.wording.text().startswith("Nora agreed on ")


def test_another_persons_name_takes_the_tick_away(part: ConsentPart, qtbot: QtBot) -> None:
    part.suggest("Anna")
    part.agreed.setChecked(True)
    part.suggest("Anna and Ben")
    assert part.speaker.text() == "Anna", "who was meant when it was ticked"
    part.speaker.setText("anna ")
    assert part.given() is not None, "the same person"
    part.speaker.clear()
    qtbot.keyClicks(part.speaker, "Ben")
    assert not part.agreed.isChecked()
    assert part.given() is None


def test_the_voices_name_is_a_suggestion_until_the_person_says_otherwise(
    part: ConsentPart, qtbot: QtBot
) -> None:
    part.suggest("Narrator")
    assert part.speaker.text() == "Narrator"
    part.speaker.selectAll()
    qtbot.keyClicks(part.speaker, "Ben")
    part.suggest("Storyteller")
    assert part.speaker.text() == "Ben"
    part.reset(Consents("work", "Nora", before))
    part.suggest("Storyteller")
    assert part.speaker.text() == "Nora", "trained with that person's voice before"
