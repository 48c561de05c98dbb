"""The form by itself: what is checked while it is typed, and what it asks for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.consents import CONSENT
from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.links import LinkProblem
from voicedesk.domain.voice import Voice
from voicedesk.ui.training.consent import Consents
from voicedesk.ui.training.form import TrainingForm, TrainingRequest
from voicedesk.ui.training.link_field import link_text

RECORDING = "https://media.example.com/me.wav"
AGREED = Consents("work", lambda _speaker, _link: CONSENT)
UNKNOWN = Consents("work", lambda _speaker, _link: None, ["Nora", "Olga"])


@pytest.fixture
def form(window: QWidget) -> TrainingForm:
    column = QVBoxLayout(window)
    made = TrainingForm()
    column.addWidget(made)
    QApplication.processEvents()
    open_new(made)
    return made


def open_new(form: TrainingForm, place: NetworkPlace = NetworkPlace.PUBLIC) -> None:
    form.open_for(None, is_new=True, service=place, consents=AGREED, speaker="Nora")


@pytest.fixture
def wishes(form: TrainingForm) -> list[TrainingRequest]:
    heard: list[TrainingRequest] = []
    form.submitted.connect(heard.append)
    return heard


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("h", LinkProblem.NO_SCHEME),
        ("ftp://example.com/a", LinkProblem.NOT_HTTP),
        ("https://", LinkProblem.NO_HOST),
        ("https://host/a", LinkProblem.NO_HOST),
        ("https://exa mple.com/a", LinkProblem.SPACE),
        ("https://me:pw@example.com/a", LinkProblem.CREDENTIALS),
        ("https://example.com:99999/a", LinkProblem.BAD_PORT),
        ("http://localhost/a.mp3", LinkProblem.THIS_COMPUTER),
        ("http://127.0.0.1:80/a.mp3", LinkProblem.THIS_COMPUTER),
        ("http://192.168.1.20/a.mp3", LinkProblem.PRIVATE_NETWORK),
    ],
)
def test_a_link_is_checked_as_it_is_typed(
    form: TrainingForm, qtbot: QtBot, typed: str, problem: LinkProblem
) -> None:
    form.name.field.setText("Good")
    qtbot.keyClicks(form.link.field, typed)
    assert form.link.hint.text() == link_text(problem)
    assert form.link.field.accessibleDescription() == form.link.hint.text()
    assert not form.start.isEnabled()
    form.link.field.setText(f" {RECORDING} ")
    assert form.start.isEnabled()


def test_a_link_is_sent_as_programs_write_it(
    form: TrainingForm, wishes: list[TrainingRequest]
) -> None:
    form.name.field.setText("Good")
    form.link.field.setText("“https://media.example.com/我的 录音.wav”")
    form.start.click()
    written = "https://media.example.com/%E6%88%91%E7%9A%84%20%E5%BD%95%E9%9F%B3.wav"
    assert wishes == [TrainingRequest("", written, "Good", CONSENT)]


def test_what_is_missing_is_said_at_the_button_and_enter_goes_there(
    form: TrainingForm, qtbot: QtBot
) -> None:
    assert form.note.text() == "Choose a file, record, or paste a link."
    form.link.field.setText(RECORDING)
    assert form.note.text() == "Enter a name for the voice."
    assert form.start.accessibleDescription() == form.note.text()
    qtbot.keyClick(form.link.field, Qt.Key.Key_Return)
    assert form.name.field.hasFocus()
    form.link.field.setText("http://192.168.1.20/a.mp3")
    assert "private network" in form.start.accessibleDescription()
    assert form.note.text().startswith("Usually takes 3 to 15 minutes"), "it stands at the field"


def test_an_empty_field_scolds_nobody(form: TrainingForm) -> None:
    assert not form.link.field.property("wrong")
    assert not form.name.field.property("wrong")
    form.name.field.clear()
    assert not form.name.field.property("wrong")
    assert not form.start.isEnabled()


def test_links_to_this_computer_are_ordinary_where_the_service_is_there(
    form: TrainingForm,
) -> None:
    open_new(form, NetworkPlace.THIS_COMPUTER)
    form.name.field.setText("Good")
    form.link.field.setText("http://127.0.0.1:8000/a.mp3")
    assert form.start.isEnabled()


def test_enter_in_either_field_starts(
    form: TrainingForm, wishes: list[TrainingRequest], qtbot: QtBot
) -> None:
    form.link.field.setText(f" {RECORDING} ")
    form.name.field.setText("  Good ")
    qtbot.keyClick(form.link.field, Qt.Key.Key_Return)
    qtbot.keyClick(form.name.field, Qt.Key.Key_Return)
    assert wishes == [TrainingRequest("", RECORDING, "Good", CONSENT)] * 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_starts_nothing_that_cannot_be_sent(
    form: TrainingForm, wishes: list[TrainingRequest], qtbot: QtBot, key: Qt.Key
) -> None:
    form.link.field.setText(RECORDING)
    form.name.field.setText("x" * 21)
    qtbot.keyClick(form.link.field, key)
    form.name.field.setText("Good")
    form.show_busy(busy=True)
    qtbot.keyClick(form, key)
    form.show_busy(busy=False, blocked="because")
    qtbot.keyClick(form.link.field, key)
    assert form.note.text() == "because"
    assert wishes == []


def test_language_and_tier_are_in_sight_and_asked_for_only_where_chosen(
    form: TrainingForm, wishes: list[TrainingRequest]
) -> None:
    form.link.field.setText(RECORDING)
    form.name.field.setText("Good")
    assert form.choice.language_box.isVisible()
    assert form.choice.tier_box.isVisible()
    assert "can’t be changed later" in form.choice.note.text()
    form.start.click()
    form.choice.tier_box.buttons["free"].click()
    assert form.choice.language_box.count() == 3, "the free tier knows two languages"
    form.choice.language_box.setCurrentIndex(form.choice.language_box.findData("en"))
    form.start.click()
    assert wishes == [
        TrainingRequest("", RECORDING, "Good", CONSENT),
        TrainingRequest("", RECORDING, "Good", CONSENT, "en", "free"),
    ]


def test_name_and_speaker_stand_beside_each_other(form: TrainingForm) -> None:
    for name in ("Good", "x" * 30):
        form.name.field.setText(name)
        QApplication.processEvents()
        tops = {
            field.mapTo(form, field.rect().topLeft()).y()
            for field in (form.name.field, form.consent.speaker.field)
        }
        assert len(tops) == 1
        assert form.name.height() < 110


def test_what_costs_is_said_beside_the_button(form: TrainingForm) -> None:
    assert not form.cost.isVisible()
    form.choice.tier_box.buttons["pro"].click()
    assert form.cost.isVisible()
    assert "can’t be deleted" in form.choice.note.text()
    paid = Voice("p", "Paid", "Success", "en", tier="pro")
    form.open_for(paid, is_new=False, service=NetworkPlace.PUBLIC, consents=UNKNOWN)
    assert form.cost.isVisible()
    assert form.kind.text() == "Language: English. It can’t be changed. Tier: Pro."


def test_consent_and_the_buttons_are_in_sight_however_low_the_window(
    form: TrainingForm, window: QWidget
) -> None:
    window.resize(form.width(), 468)  # 540 less the player
    QApplication.processEvents()
    form.choice.tier_box.buttons["pro"].click()
    form.open_for(None, is_new=True, service=NetworkPlace.PUBLIC, consents=UNKNOWN)
    form.name.field.setText("x" * 30)
    QApplication.processEvents()
    seen = form.visibleRegion().boundingRect()
    for part in (form.consent.agreed, form.start, form.create_only, form.note):
        box = part.rect().translated(part.mapTo(form, part.rect().topLeft()))
        assert part.isVisible()
        assert part.visibleRegion().boundingRect() == part.rect(), part
        assert seen.contains(box)
    assert form.height() <= 468


def test_the_sample_of_the_sandbox_trains_its_own_language(form: TrainingForm) -> None:
    form.open_for(
        None, is_new=True, service=NetworkPlace.PUBLIC, consents=UNKNOWN, sample="https://s/x"
    )
    form.use_sample.click()
    assert form.link.field.text() == "https://s/x/en-reading.mp3"
    assert form.choice.language == "en"
    form.open_for(
        Voice("z", "Old", "Success", "zh"),
        is_new=False,
        service=NetworkPlace.PUBLIC,
        consents=UNKNOWN,
        sample="https://s/x",
    )
    form.use_sample.click()
    assert form.link.field.text() == "https://s/x/zh-reading.mp3"


def test_a_language_the_tier_does_not_know_is_let_go(form: TrainingForm) -> None:
    form.choice.language_box.setCurrentIndex(form.choice.language_box.findData("ja"))
    form.choice.tier_box.buttons["free"].click()
    assert form.choice.language == ""


def test_a_voice_that_has_its_language_shows_it_and_offers_none(
    form: TrainingForm, wishes: list[TrainingRequest]
) -> None:
    form.choice.language_box.setCurrentIndex(2)
    form.open_for(
        Voice("w", "Old", "Success", "ja"),
        is_new=False,
        service=NetworkPlace.PUBLIC,
        consents=AGREED,
        speaker="Nora",
    )
    assert not form.choice.isVisible()
    assert "Japanese" in form.kind.text()
    assert form.again.isVisible()
    form.link.field.setText(RECORDING)
    form.start.click()
    assert wishes == [TrainingRequest("w", RECORDING, "Old", CONSENT)]


@pytest.mark.parametrize("way", ["escape", "cross"])
def test_it_can_be_left(form: TrainingForm, qtbot: QtBot, way: str) -> None:
    with qtbot.waitSignal(form.close_button.clicked):
        if way == "escape":
            qtbot.keyClick(form.name.field, Qt.Key.Key_Escape)
        else:
            form.close_button.click()


def test_each_opening_asks_anew_whether_the_speaker_agreed(form: TrainingForm) -> None:
    for _ in range(2):
        form.open_for(
            Voice("w", "Old", "Success"),
            is_new=False,
            service=NetworkPlace.PUBLIC,
            consents=UNKNOWN,
            speaker="Nora",
        )
        form.link.field.setText(RECORDING)
        assert form.consent.speaker.text == "Nora"
        assert not form.start.isEnabled()
        assert form.note.text() == "Confirm that the speaker has agreed."
        assert form.start.accessibleDescription() == form.note.text()
        form.consent.agreed.setChecked(True)
        assert form.start.isEnabled()
        form.link.field.setText(f"{RECORDING}?take=2")
        assert not form.consent.agreed.isChecked(), "for another recording"
        assert form.consent.speaker.text == "Nora"
        assert not form.start.isEnabled()


def test_whoever_spoke_before_is_offered(form: TrainingForm, qtbot: QtBot) -> None:
    form.open_for(None, is_new=True, service=NetworkPlace.PUBLIC, consents=UNKNOWN)
    assert form.consent.speaker.text == ""
    qtbot.keyClicks(form.consent.speaker.field, "ol")
    completer = form.consent.speaker.field.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Olga"
