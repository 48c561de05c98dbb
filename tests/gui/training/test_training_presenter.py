"""Making and training voices: each wish is sent once, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.bench import Bench
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import (
    NoConnectionError,
    RefusedError,
    ServiceBrokenError,
    TimedOutError,
    TokenRefusedError,
)
from voicedesk.domain.voice import Voice

pytestmark = pytest.mark.no_qt_log

RECORDING = "https://media.example.com/me.wav"


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.begin(Voice("r", "Ready", "Success"), Voice("i", "Empty", "Init", language="zh"))
    bench.select("r")
    return bench


def asked(desk: Bench, verb: str) -> int:
    return len(desk.service.times(verb))


def new_voice(desk: Bench) -> str:
    desk.window.voices.new.click()
    desk.wait(lambda: desk.window.desk.form_is_open)
    desk.idle()
    return str(desk.form.voice_id)


def fill(desk: Bench, name: str = "Narrator") -> None:
    desk.form.link.field.setText(RECORDING)
    desk.form.name.field.setText(name)
    desk.form.consent.agreed.setChecked(True)


# New voice


def test_new_voice_makes_one_slot_selects_it_and_opens_its_form(desk: Bench) -> None:
    desk.window.sidebar.place_chosen.emit("Success")
    desk.window.voices.search.setText("rea")
    made = new_voice(desk)
    assert asked(desk, "create") == 1
    assert desk.window.voices.table.current_id == made, "whatever the filters showed"
    assert desk.form.isVisible()
    assert desk.form.link.field.hasFocus()
    assert desk.form.title.text() == "New voice"


def test_pressing_twice_makes_one(desk: Bench, qtbot: QtBot) -> None:
    held = desk.service.hold("create")
    qtbot.mouseDClick(desk.window.voices.new, Qt.MouseButton.LeftButton)
    desk.window.voices.new.click()
    desk.window.commands.new.trigger()
    desk.wait(held.arrived.is_set)
    assert not desk.window.voices.new.isEnabled()
    desk.window.commands.new.trigger()
    held.let_through.set()
    desk.wait(lambda: desk.window.desk.form_is_open)
    desk.idle()
    desk.window.commands.new.trigger()
    desk.idle()
    assert asked(desk, "create") == 1


def test_a_slot_that_cannot_be_made_is_told_and_can_be_tried_again(desk: Bench) -> None:
    desk.service.fail("create", RefusedError(facts()))
    desk.window.voices.new.click()
    desk.wait(lambda: desk.window.messages.has("create:"))
    desk.idle()
    assert not desk.window.desk.form_is_open
    assert desk.window.voices.new.isEnabled()
    new_voice(desk)


def test_cancelling_leaves_the_slot_and_gives_the_keyboard_back(desk: Bench, qtbot: QtBot) -> None:
    made = new_voice(desk)
    qtbot.keyClick(desk.form.link.field, Qt.Key.Key_Escape)
    assert not desk.form.isVisible()
    assert desk.window.voices.table.hasFocus()
    assert desk.window.model.voice(made) is not None
    assert asked(desk, "delete") == 0


# Training


def test_start_sends_once_under_double_presses(desk: Bench, qtbot: QtBot) -> None:
    made = new_voice(desk)
    fill(desk)
    held = desk.service.hold("train")
    qtbot.mouseDClick(desk.form.start, Qt.MouseButton.LeftButton)
    desk.form.start.click()
    qtbot.keyClick(desk.form.name.field, Qt.Key.Key_Return)
    desk.wait(held.arrived.is_set)
    assert not desk.form.start.isEnabled()
    assert not desk.form.link.isEnabled()
    assert desk.form.start.text() == "Sending…"
    held.let_through.set()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    desk.idle()
    assert asked(desk, "train") == 1
    voice = desk.window.model.voice(made)
    assert voice is not None
    assert (voice.name, voice.state) == ("Narrator", "Training")
    assert not desk.window.panel.train.isEnabled()
    assert "training" in desk.window.panel.reason.text()


@pytest.mark.parametrize(
    "error",
    [
        NoConnectionError(facts()),
        TimedOutError(facts(may_have_taken_effect=True)),
        RefusedError(facts()),
        ServiceBrokenError(facts()),
        TokenRefusedError(facts()),
    ],
)
def test_an_error_keeps_the_form_with_everything_typed(desk: Bench, error: Exception) -> None:
    new_voice(desk)
    fill(desk, "名字 👍")
    desk.service.fail("train", error)  # type: ignore[arg-type]
    desk.form.start.click()
    desk.wait(lambda: desk.window.messages.has("train:名字 👍"))
    desk.idle()
    assert desk.form.isVisible()
    assert desk.form.link.field.text() == RECORDING
    assert desk.form.name.field.text() == "名字 👍"
    assert desk.form.link.isEnabled()


def test_while_it_is_sent_the_keyboard_stays_in_the_form(desk: Bench) -> None:
    new_voice(desk)
    fill(desk)
    held = desk.service.hold("train")
    desk.form.start.click()
    desk.wait(held.arrived.is_set)
    focused = desk.window.focusWidget()
    assert focused is not None
    assert desk.form.isAncestorOf(focused)
    held.let_through.set()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert desk.window.voices.table.hasFocus()


def test_a_refused_training_can_be_sent_again(desk: Bench) -> None:
    new_voice(desk)
    fill(desk)
    desk.service.fail("train", RefusedError(facts()))
    desk.form.start.click()
    desk.wait(lambda: desk.window.messages.has("train:Narrator"))
    desk.idle()
    assert desk.form.start.isEnabled()
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert asked(desk, "train") == 2


def test_training_again_starts_from_the_name_it_has(desk: Bench) -> None:
    desk.window.panel.train.click()
    assert desk.form.title.text() == "Train “Ready”"
    assert desk.form.name.field.text() == "Ready"
    assert not desk.form.choice.isVisible(), "language and tier belong to the slot"
    desk.form.link.field.setText(RECORDING)
    desk.window.commands.train.trigger()
    assert desk.form.link.field.text() == RECORDING, "what was typed stays"


@pytest.mark.parametrize("dismissed", [False, True])
def test_a_training_that_did_begin_takes_its_form_along(desk: Bench, *, dismissed: bool) -> None:
    """What was lost is the answer alone: a form that waits for one more Enter would pay twice."""
    made = new_voice(desk)
    fill(desk)
    lost = TimedOutError(facts(may_have_taken_effect=True))
    desk.service.fail("train", lost, after_acting=True)
    desk.form.start.click()
    desk.wait(
        lambda: desk.window.messages.has("train:Narrator") or not desk.window.desk.form_is_open
    )
    desk.idle()
    if dismissed:
        desk.window.messages.withdraw("train:Narrator")
    desk.run(desk.voices_service.refresh())
    voice = desk.window.model.voice(made)
    assert voice is not None
    assert voice.is_training
    assert not desk.window.desk.form_is_open
    assert not desk.window.messages.has("train:Narrator")
    assert asked(desk, "train") == 1


# Another slot


def choose(desk: Bench, language: str, tier: str = "") -> None:
    desk.form.choice.more.click()
    for box, value in (
        (desk.form.choice.tier_box, tier),
        (desk.form.choice.language_box, language),
    ):
        box.setCurrentIndex(box.findData(value))


def test_language_and_tier_make_another_slot_in_place_of_the_empty_one(desk: Bench) -> None:
    first = new_voice(desk)
    fill(desk)
    choose(desk, "ja", "pro")
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    desk.idle()
    assert [verb for verb, _ in desk.service.asked if verb != "list"] in (
        ["create", "create", "train", "delete"],
        ["create", "create", "delete", "train"],
    )
    assert desk.window.model.voice(first) is None
    trained = desk.window.model.voice(desk.window.voices.table.current_id)
    assert trained is not None
    assert (trained.state, trained.language, trained.tier) == ("Training", "ja", "pro")


def test_the_form_stays_shut_while_the_new_slot_is_trained(desk: Bench) -> None:
    new_voice(desk)
    fill(desk)
    choose(desk, "ja")
    held = desk.service.hold("train")
    desk.form.start.click()
    desk.wait(held.arrived.is_set)
    desk.wait(lambda: asked(desk, "delete"))
    desk.wait(lambda: not any(key.startswith("voices.drop") for key in desk.tasks._tasks))
    assert not desk.form.start.isEnabled()
    desk.form.start.click()
    held.let_through.set()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    desk.idle()
    assert asked(desk, "train") == 1


def test_a_failure_with_the_new_slot_keeps_the_choice_and_makes_no_third(desk: Bench) -> None:
    new_voice(desk)
    fill(desk)
    choose(desk, "ja", "pro")
    desk.service.fail("train", RefusedError(facts()))
    desk.form.start.click()
    desk.wait(lambda: desk.window.messages.has("train:Narrator"))
    desk.idle()
    assert (desk.form.choice.language, desk.form.choice.tier) == ("ja", "pro")
    assert desk.form.link.field.text() == RECORDING
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    desk.idle()
    assert (asked(desk, "create"), asked(desk, "train")) == (2, 2)


def test_changing_ones_mind_afterwards_makes_the_slot_that_is_requested(desk: Bench) -> None:
    new_voice(desk)
    fill(desk)
    choose(desk, "ja")
    desk.service.fail("train", RefusedError(facts()))
    desk.form.start.click()
    desk.wait(lambda: desk.window.messages.has("train:Narrator"))
    desk.idle()
    desk.form.choice.language_box.setCurrentIndex(0)
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    desk.idle()
    assert asked(desk, "create") == 3, "left to the service, and not the Japanese one"
    assert len(desk.service.voices) == 3, "no empty slot is left"


def test_without_a_new_slot_the_old_one_stays_and_the_error_is_about_the_slot(
    desk: Bench,
) -> None:
    first = new_voice(desk)
    fill(desk)
    choose(desk, "ja")
    desk.service.fail("create", RefusedError(facts()))
    desk.form.start.click()
    desk.wait(lambda: desk.window.messages.has("create:"))
    desk.idle()
    assert desk.window.model.voice(first) is not None
    assert desk.form.voice_id == first
    assert desk.form.choice.language == "ja"
    assert asked(desk, "train") == asked(desk, "delete") == 0


# What happens meanwhile


def test_the_form_closes_when_its_voice_is_gone(desk: Bench) -> None:
    made = new_voice(desk)
    del desk.service.voices[made]
    desk.run(desk.voices_service.refresh())
    assert not desk.window.desk.form_is_open
    assert desk.window.panel.isVisible()
    message = desk.window.messages.current
    assert message is not None
    assert "gone" in message.fact


def test_offline_the_form_says_why_it_cannot_be_sent(desk: Bench) -> None:
    new_voice(desk)
    fill(desk)
    desk.service.fail("list", NoConnectionError(facts()))
    desk.voices.refresh()
    desk.wait(lambda: desk.window.facts.offline)
    assert not desk.form.start.isEnabled()
    assert "offline" in desk.form.note.text()
    assert not desk.window.voices.new.isEnabled()
    assert "offline" in desk.window.voices.new.accessibleDescription()
    desk.run(desk.voices_service.refresh())
    assert desk.form.start.isEnabled()
    assert desk.form.link.field.text() == RECORDING


def test_a_voice_that_is_trained_elsewhere_cannot_be_sent(desk: Bench) -> None:
    desk.window.panel.train.click()
    fill(desk)
    desk.service.set("r", "Training")
    desk.run(desk.voices_service.refresh())
    assert not desk.form.start.isEnabled()
    assert "training" in desk.form.note.text()


@pytest.mark.parametrize(("end", "words"), [("Success", "is ready"), ("Failed", "failed")])
def test_the_end_of_a_training_is_told_with_what_to_do(desk: Bench, end: str, words: str) -> None:
    desk.window.panel.train.click()
    fill(desk, "Ready")
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    desk.idle()
    desk.run(desk.voices_service.refresh())
    desk.service.set("r", end)
    desk.run(desk.voices_service.refresh())
    message = desk.window.messages.current
    assert message is not None
    assert words in message.fact
    assert message.action
    desk.select("i")
    assert message.act is not None
    message.act()
    assert desk.window.voices.table.current_id == "r"
