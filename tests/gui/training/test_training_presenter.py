"""Making and training voices: each wish is sent once, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import (
    NoConnectionError,
    RefusedError,
    ServiceBrokenError,
    TimedOutError,
    TokenRefusedError,
)
from voicedesk.domain.voice import Voice
from voicedesk.ui.training.presenter import DROP

pytestmark = pytest.mark.no_qt_log

RECORDING = "https://media.example.com/me.wav"


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(Voice("r", "Ready", "Success"), Voice("i", "Empty", "Init", language="zh"))
    app.select("r")
    return app


def asked(app: AppWindow, verb: str) -> int:
    return len(app.service.times(verb))


def new_voice(app: AppWindow) -> str:
    app.window.voices.new.click()
    app.wait(lambda: app.window.desk.form_is_open)
    app.idle()
    return str(app.form.voice_id)


def fill(app: AppWindow, name: str = "Narrator") -> None:
    app.form.link.field.setText(RECORDING)
    app.form.name.field.setText(name)
    app.form.consent.agreed.setChecked(True)


# New voice


def test_new_voice_makes_one_slot_selects_it_and_opens_its_form(app: AppWindow) -> None:
    app.window.sidebar.place_chosen.emit("Success")
    app.window.voices.search.setText("rea")
    made = new_voice(app)
    assert asked(app, "create") == 1
    assert app.window.voices.table.current_id == made, "whatever the filters showed"
    assert app.form.isVisible()
    assert app.form.link.field.hasFocus()
    assert app.form.title.text() == "New voice"


def test_pressing_twice_makes_one(app: AppWindow, qtbot: QtBot) -> None:
    held = app.service.hold("create")
    qtbot.mouseDClick(app.window.voices.new, Qt.MouseButton.LeftButton)
    app.window.voices.new.click()
    app.window.commands.new.trigger()
    app.wait(held.arrived.is_set)
    assert not app.window.voices.new.isEnabled()
    app.window.commands.new.trigger()
    held.let_through.set()
    app.wait(lambda: app.window.desk.form_is_open)
    app.idle()
    app.window.commands.new.trigger()
    app.idle()
    assert asked(app, "create") == 1


def test_a_slot_that_cannot_be_made_is_told_and_can_be_tried_again(app: AppWindow) -> None:
    app.service.fail("create", RefusedError(facts()))
    app.window.voices.new.click()
    app.wait(lambda: app.window.messages.has("create:"))
    app.idle()
    assert not app.window.desk.form_is_open
    assert app.window.voices.new.isEnabled()
    new_voice(app)


def test_cancelling_leaves_the_slot_and_gives_the_keyboard_back(
    app: AppWindow, qtbot: QtBot
) -> None:
    made = new_voice(app)
    qtbot.keyClick(app.form.link.field, Qt.Key.Key_Escape)
    assert not app.form.isVisible()
    assert app.window.voices.table.hasFocus()
    assert app.window.model.voice(made) is not None
    assert asked(app, "delete") == 0


# Training


def test_start_sends_once_under_double_presses(app: AppWindow, qtbot: QtBot) -> None:
    made = new_voice(app)
    fill(app)
    held = app.service.hold("train")
    qtbot.mouseDClick(app.form.start, Qt.MouseButton.LeftButton)
    app.form.start.click()
    qtbot.keyClick(app.form.name.field, Qt.Key.Key_Return)
    app.wait(held.arrived.is_set)
    assert not app.form.start.isEnabled()
    assert not app.form.link.isEnabled()
    assert app.form.start.text() == "Sending…"
    held.let_through.set()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    assert asked(app, "train") == 1
    voice = app.window.model.voice(made)
    assert voice is not None
    assert (voice.name, voice.state) == ("Narrator", "Training")
    assert not app.window.panel.train.isEnabled()
    assert "training" in app.window.panel.reason.text()


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
def test_an_error_keeps_the_form_with_everything_typed(app: AppWindow, error: Exception) -> None:
    new_voice(app)
    fill(app, "名字 👍")
    app.service.fail("train", error)
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:名字 👍"))
    app.idle()
    assert app.form.isVisible()
    assert app.form.link.field.text() == RECORDING
    assert app.form.name.field.text() == "名字 👍"
    assert app.form.link.isEnabled()


def test_while_it_is_sent_the_keyboard_stays_in_the_form(app: AppWindow) -> None:
    new_voice(app)
    fill(app)
    held = app.service.hold("train")
    app.form.start.click()
    app.wait(held.arrived.is_set)
    focused = app.window.focusWidget()
    assert focused is not None
    assert app.form.isAncestorOf(focused)
    held.let_through.set()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert app.window.voices.table.hasFocus()


def test_a_refused_training_can_be_sent_again(app: AppWindow) -> None:
    new_voice(app)
    fill(app)
    app.service.fail("train", RefusedError(facts()))
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:Narrator"))
    app.idle()
    assert app.form.start.isEnabled()
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert asked(app, "train") == 2


def test_training_again_starts_from_the_name_it_has(app: AppWindow) -> None:
    app.window.panel.train.click()
    assert app.form.title.text() == "Train “Ready”"
    assert app.form.name.field.text() == "Ready"
    assert not app.form.choice.isVisible(), "language and tier belong to the slot"
    app.form.link.field.setText(RECORDING)
    app.window.commands.train.trigger()
    assert app.form.link.field.text() == RECORDING, "what was typed stays"


@pytest.mark.parametrize("dismissed", [False, True])
def test_a_training_that_did_begin_takes_its_form_along(app: AppWindow, *, dismissed: bool) -> None:
    """What was lost is the answer alone: a form that waits for one more Enter would pay twice."""
    made = new_voice(app)
    fill(app)
    lost = TimedOutError(facts(may_have_taken_effect=True))
    app.service.fail("train", lost, after_acting=True)
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:Narrator") or not app.window.desk.form_is_open)
    app.idle()
    if dismissed:
        app.window.messages.withdraw("train:Narrator")
    app.run(app.voices_service.refresh())
    voice = app.window.model.voice(made)
    assert voice is not None
    assert voice.is_training
    assert not app.window.desk.form_is_open
    assert not app.window.messages.has("train:Narrator")
    assert asked(app, "train") == 1


# Another slot


def choose(app: AppWindow, language: str, tier: str = "") -> None:
    app.form.choice.more.click()
    for box, value in (
        (app.form.choice.tier_box, tier),
        (app.form.choice.language_box, language),
    ):
        box.setCurrentIndex(box.findData(value))


def test_language_and_tier_make_another_slot_in_place_of_the_empty_one(app: AppWindow) -> None:
    first = new_voice(app)
    fill(app)
    choose(app, "ja", "pro")
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    asked = [verb for verb, _ in app.service.asked if verb not in {"list", "get"}]
    assert asked in (
        ["create", "create", "train", "delete"],
        ["create", "create", "delete", "train"],
    )
    assert app.window.model.voice(first) is None
    trained = app.window.model.voice(app.window.voices.table.current_id)
    assert trained is not None
    assert (trained.state, trained.language, trained.tier) == ("Training", "ja", "pro")


def test_the_form_stays_shut_while_the_new_slot_is_trained(app: AppWindow) -> None:
    new_voice(app)
    fill(app)
    choose(app, "ja")
    held = app.service.hold("train")
    app.form.start.click()
    app.wait(held.arrived.is_set)
    app.wait(lambda: asked(app, "delete"))
    app.wait(lambda: not any(key.what == DROP for key in app.tasks.busy))
    assert not app.form.start.isEnabled()
    app.form.start.click()
    held.let_through.set()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    assert asked(app, "train") == 1


def test_a_failure_with_the_new_slot_keeps_the_choice_and_makes_no_third(app: AppWindow) -> None:
    new_voice(app)
    fill(app)
    choose(app, "ja", "pro")
    app.service.fail("train", RefusedError(facts()))
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:Narrator"))
    app.idle()
    assert (app.form.choice.language, app.form.choice.tier) == ("ja", "pro")
    assert app.form.link.field.text() == RECORDING
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    assert (asked(app, "create"), asked(app, "train")) == (2, 2)


def test_changing_ones_mind_afterwards_makes_the_slot_that_is_requested(app: AppWindow) -> None:
    new_voice(app)
    fill(app)
    choose(app, "ja")
    app.service.fail("train", RefusedError(facts()))
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:Narrator"))
    app.idle()
    app.form.choice.language_box.setCurrentIndex(0)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    assert asked(app, "create") == 3, "left to the service, and not the Japanese one"
    assert len(app.service.voices) == 3, "no empty slot is left"


def test_without_a_new_slot_the_old_one_stays_and_the_error_is_about_the_slot(
    app: AppWindow,
) -> None:
    first = new_voice(app)
    fill(app)
    choose(app, "ja")
    app.service.fail("create", RefusedError(facts()))
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("create:"))
    app.idle()
    assert app.window.model.voice(first) is not None
    assert app.form.voice_id == first
    assert app.form.choice.language == "ja"
    assert asked(app, "train") == asked(app, "delete") == 0


# What happens meanwhile


def test_the_form_closes_when_its_voice_is_gone(app: AppWindow) -> None:
    made = new_voice(app)
    del app.service.voices[made]
    app.run(app.voices_service.refresh())
    assert not app.window.desk.form_is_open
    assert app.window.panel.isVisible()
    message = app.window.messages.current
    assert message is not None
    assert "gone" in message.fact


def test_offline_the_form_says_why_it_cannot_be_sent(app: AppWindow) -> None:
    new_voice(app)
    fill(app)
    app.service.fail("list", NoConnectionError(facts()))
    app.voices.refresh()
    app.wait(lambda: app.window.facts.offline)
    assert not app.form.start.isEnabled()
    assert "offline" in app.form.note.text()
    assert not app.window.voices.new.isEnabled()
    assert "offline" in app.window.voices.new.accessibleDescription()
    app.run(app.voices_service.refresh())
    assert app.form.start.isEnabled()
    assert app.form.link.field.text() == RECORDING


def test_a_voice_that_is_trained_elsewhere_cannot_be_sent(app: AppWindow) -> None:
    app.window.panel.train.click()
    fill(app)
    app.service.set("r", "Training")
    app.run(app.voices_service.refresh())
    assert not app.form.start.isEnabled()
    assert "training" in app.form.note.text()


@pytest.mark.parametrize(("end", "words"), [("Success", "is ready"), ("Failed", "failed")])
def test_the_end_of_a_training_is_told_with_what_to_do(
    app: AppWindow, end: str, words: str
) -> None:
    app.window.panel.train.click()
    fill(app, "Ready")
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    app.run(app.voices_service.refresh())
    app.service.set("r", end)
    app.run(app.voices_service.refresh())
    message = app.window.messages.current
    assert message is not None
    assert words in message.fact
    assert message.action
    app.select("i")
    assert message.act is not None
    message.act()
    assert app.window.voices.table.current_id == "r"
