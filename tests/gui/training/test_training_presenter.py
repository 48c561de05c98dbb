"""Making and training voices: each wish is sent once, and nothing typed is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
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

pytestmark = pytest.mark.no_qt_log

RECORDING = "https://media.example.com/me.wav"


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(Voice("r", "Ready", "Success"), Voice("i", "Empty", "Init", language="zh"))
    app.select("r")
    return app


def asked(app: AppWindow, verb: str) -> int:
    return len(app.service.times(verb))


def new_voice(app: AppWindow) -> None:
    app.window.voices.new.click()
    assert app.window.desk.form_is_open


def fill(app: AppWindow, name: str = "Narrator") -> None:
    app.form.link.field.setText(RECORDING)
    app.form.name.field.setText(name)
    app.form.consent.agreed.setChecked(True)


def start(app: AppWindow) -> Voice:
    """Send what the form holds; the voice that is in training then."""
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    voice = app.window.model.voice(app.window.voices.table.current_id)
    assert voice is not None
    assert voice.is_training
    return voice


def choose(app: AppWindow, language: str, tier: str = "") -> None:
    if tier:
        app.form.choice.tier_box.buttons[tier].click()
    box = app.form.choice.language_box
    box.setCurrentIndex(box.findData(language))


# New voice


def test_new_voice_opens_its_form_and_makes_nothing(app: AppWindow, qtbot: QtBot) -> None:
    app.window.sidebar.place_chosen.emit("Success")
    new_voice(app)
    assert app.form.isVisible()
    assert app.form.link.field.hasFocus()
    assert app.form.title.text() == "New voice"
    assert app.form.name.field.text() == app.form.consent.speaker.text == ""
    qtbot.keyClick(app.form.link.field, Qt.Key.Key_Escape)
    assert not app.form.isVisible()
    assert app.window.voices.table.hasFocus()
    app.idle()
    assert asked(app, "create") == 0
    assert len(app.service.voices) == 2


def test_a_stray_letter_and_enter_in_a_menu_make_nothing(app: AppWindow, qtbot: QtBot) -> None:
    for button in (app.window.sidebar.menu, app.window.voices.more):
        button.click()
        menu = QApplication.activePopupWidget()
        assert menu is not None
        qtbot.keyClicks(menu, "n")
        if (menu := QApplication.activePopupWidget()) is not None:
            qtbot.keyClick(menu, Qt.Key.Key_Return)
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        app.form.close_button.click()
        app.idle()
    assert asked(app, "create") == asked(app, "train") == 0


def test_start_training_makes_the_voice_and_trains_it(app: AppWindow) -> None:
    app.window.voices.search.setText("rea")
    new_voice(app)
    fill(app)
    choose(app, "ja", "pro")
    voice = start(app)
    assert [verb for verb, _ in app.service.asked if verb not in {"list", "get"}] == [
        "create",
        "train",
    ]
    assert (voice.name, voice.language, voice.tier) == ("Narrator", "ja", "pro")
    assert app.voices_service.trainings[0].audio_url == RECORDING
    assert not app.window.panel.train.isEnabled()
    new_voice(app)
    assert app.form.link.field.text() == app.form.name.field.text() == "", "it was sent"


def test_create_only_makes_an_empty_voice_with_its_name(app: AppWindow) -> None:
    new_voice(app)
    assert not app.form.create_only.isEnabled()
    app.form.name.field.setText("For later")
    assert app.form.create_only.isEnabled()
    assert not app.form.start.isEnabled()
    choose(app, "en")
    app.form.create_only.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    voice = app.window.model.voice(app.window.voices.table.current_id)
    assert voice is not None
    assert (voice.name, voice.state, voice.language) == ("For later", "Init", "en")
    assert (asked(app, "create"), asked(app, "rename"), asked(app, "train")) == (1, 1, 0)
    new_voice(app)
    assert app.form.name.field.text() == ""
    assert app.form.create_only.isVisible(), "the next one is another"
    app.form.name.field.setText("Another")
    app.form.create_only.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert asked(app, "create") == 2


def test_a_name_that_could_not_be_given_is_given_to_the_same_voice(app: AppWindow) -> None:
    new_voice(app)
    app.form.name.field.setText("For later")
    app.service.fail("rename", RefusedError(facts()))
    app.form.create_only.click()
    app.wait(lambda: app.window.messages.has("rename:For later"))
    app.idle()
    assert app.form.isVisible()
    app.form.create_only.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert (asked(app, "create"), asked(app, "rename")) == (1, 2)


def test_pressing_twice_makes_one(app: AppWindow, qtbot: QtBot) -> None:
    qtbot.mouseDClick(app.window.voices.new, Qt.MouseButton.LeftButton)
    app.window.commands.new.trigger()
    fill(app)
    held = app.service.hold("create")
    qtbot.mouseDClick(app.form.start, Qt.MouseButton.LeftButton)
    app.form.start.click()
    app.wait(held.arrived.is_set)
    assert not app.window.voices.new.isEnabled()
    app.form.start.click()
    app.form.create_only.click()
    app.window.commands.new.trigger()
    held.let_through.set()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    assert (asked(app, "create"), asked(app, "train")) == (1, 1)


def test_a_slot_that_cannot_be_made_is_told_and_can_be_tried_again(app: AppWindow) -> None:
    new_voice(app)
    fill(app)
    choose(app, "ja")
    app.service.fail("create", RefusedError(facts()))
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("create:"))
    app.idle()
    assert app.form.isVisible()
    assert app.form.link.field.text() == RECORDING
    assert app.form.choice.language == "ja"
    assert start(app).language == "ja"
    assert asked(app, "create") == 2


@pytest.mark.parametrize("leaves", [False, True])
def test_a_training_that_was_refused_is_sent_again_for_the_same_slot(
    app: AppWindow, *, leaves: bool
) -> None:
    new_voice(app)
    fill(app)
    choose(app, "ja")
    app.service.fail("train", RefusedError(facts()))
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:Narrator"))
    app.idle()
    assert not app.form.choice.isVisible(), "the voice is there, with its language"
    assert "Japanese" in app.form.kind.text()
    if leaves:
        app.form.close_button.click()
        new_voice(app)
        assert app.form.link.field.text() == RECORDING
        assert not app.form.start.isEnabled(), "the speaker is asked again"
        fill(app)
    start(app)
    assert (asked(app, "create"), asked(app, "train")) == (1, 2)


def test_a_slot_is_trained_although_its_form_was_closed_meanwhile(app: AppWindow) -> None:
    new_voice(app)
    fill(app)
    held = app.service.hold("create")
    app.form.start.click()
    app.wait(held.arrived.is_set)
    app.form.close_button.click()
    assert not app.window.voices.new.isEnabled(), "it would be taken for another wish"
    held.let_through.set()
    app.wait(lambda: asked(app, "train"))
    app.idle()
    assert (asked(app, "create"), asked(app, "train")) == (1, 1)


# Drafts


def close_by(app: AppWindow, qtbot: QtBot, way: str) -> None:
    if way == "escape":
        qtbot.keyClick(app.form.name.field, Qt.Key.Key_Escape)
    elif way == "cross":
        app.form.close_button.click()
    elif way == "another voice":
        app.window.commands.train.trigger()
        app.form.close_button.click()
    else:
        app.training.close()
        app.run(app.library.demos.verify())  # behind what is being saved
        app.begin()


@pytest.mark.parametrize("way", ["escape", "cross", "another voice", "restart"])
def test_what_was_typed_for_a_new_voice_is_there_again(
    app: AppWindow, qtbot: QtBot, way: str
) -> None:
    new_voice(app)
    fill(app)
    app.form.consent.speaker.field.setText("Nora")
    choose(app, "en", "pro")
    close_by(app, qtbot, way)
    assert not app.window.desk.form_is_open
    new_voice(app)
    assert app.form.link.field.text() == RECORDING
    assert app.form.name.field.text() == "Narrator"
    assert app.form.consent.speaker.text == "Nora"
    assert (app.form.choice.language, app.form.choice.tier) == ("en", "pro")
    assert not app.form.consent.agreed.isChecked()
    assert asked(app, "create") == 0


def test_each_voice_has_a_draft_of_its_own(app: AppWindow) -> None:
    app.window.panel.train.click()
    app.form.link.field.setText(RECORDING)
    app.select("i")
    app.window.panel.train.click()
    assert app.form.link.field.text() == ""
    app.form.name.field.setText("Something")
    app.form.name.field.setText("Empty")
    app.select("r")
    app.window.panel.train.click()
    assert app.form.link.field.text() == RECORDING
    app.form.link.field.clear()
    app.form.close_button.click()
    assert app.session is not None
    assert [app.session.drafts.get(key) for key in ("", "r", "i")] == [None] * 3


def test_a_password_in_a_link_is_not_kept(app: AppWindow) -> None:
    new_voice(app)
    app.form.link.field.setText("https://me:secret@media.example.com/a.wav")
    app.form.name.field.setText("Narrator")
    assert app.session is not None
    draft = app.session.drafts.get("")
    assert draft is not None
    assert (draft.link, draft.name) == ("", "Narrator")


# The form and the list


def test_the_form_of_a_voice_makes_room_for_another_that_is_selected(app: AppWindow) -> None:
    app.window.panel.train.click()
    assert app.form.title.text() == "Train “Ready”"
    app.select("i")
    assert not app.window.desk.form_is_open
    assert app.window.panel.isVisible()
    assert app.window.panel.voice_id == "i"


def test_the_form_of_a_new_voice_stays_whatever_is_selected(app: AppWindow) -> None:
    new_voice(app)
    app.select("i")
    assert app.form.isVisible()
    assert app.form.title.text() == "New voice"
    fill(app)
    app.service.fail("train", RefusedError(facts()))
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:Narrator"))
    app.idle()
    app.select("r")
    assert app.form.isVisible(), "also once its voice is made"
    start(app)
    assert asked(app, "create") == 1


def test_a_form_that_is_being_sent_stays(app: AppWindow) -> None:
    app.window.panel.train.click()
    fill(app)
    held = app.service.hold("train")
    app.form.start.click()
    app.wait(held.arrived.is_set)
    app.select("i")
    assert app.form.isVisible()
    held.let_through.set()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert asked(app, "train") == 1


# Training


def test_start_sends_once_under_double_presses(app: AppWindow, qtbot: QtBot) -> None:
    new_voice(app)
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
    voice = app.window.model.voice(app.window.voices.table.current_id)
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


def test_training_again_starts_from_the_name_it_has(app: AppWindow) -> None:
    app.window.panel.train.click()
    assert app.form.title.text() == "Train “Ready”"
    assert app.form.name.field.text() == "Ready"
    assert not app.form.choice.isVisible(), "language and tier belong to the slot"
    assert not app.form.create_only.isVisible()
    app.form.link.field.setText(RECORDING)
    app.window.commands.train.trigger()
    assert app.form.link.field.text() == RECORDING, "what was typed stays"


@pytest.mark.parametrize("dismissed", [False, True])
def test_a_training_that_did_begin_takes_its_form_along(app: AppWindow, *, dismissed: bool) -> None:
    """What was lost is the answer alone: a form that waits for one more Enter would pay twice."""
    new_voice(app)
    fill(app)
    lost = TimedOutError(facts(may_have_taken_effect=True))
    app.service.fail("train", lost, after_acting=True)
    app.form.start.click()
    app.wait(lambda: app.window.messages.has("train:Narrator") or not app.window.desk.form_is_open)
    app.idle()
    if dismissed:
        app.window.messages.withdraw("train:Narrator")
    app.run(app.voices_service.refresh())
    voice = app.window.model.voice(app.window.voices.table.current_id)
    assert voice is not None
    assert voice.is_training
    assert not app.window.desk.form_is_open
    assert not app.window.messages.has("train:Narrator")
    assert asked(app, "train") == 1


# What happens meanwhile


def test_the_form_closes_when_its_voice_is_gone(app: AppWindow) -> None:
    app.window.panel.train.click()
    del app.service.voices["r"]
    app.run(app.voices_service.refresh())
    assert not app.window.desk.form_is_open
    assert app.window.panel.isVisible()
    message = app.window.messages.current
    assert message is not None
    assert "deleted" in message.fact


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


def test_a_recording_that_cannot_be_opened_now_is_said(app: AppWindow, tmp_path: Path) -> None:
    app.service.fail("list", NoConnectionError(facts()))
    app.voices.refresh()
    app.wait(lambda: app.window.facts.offline)
    app.training.open_files([tmp_path / "me.wav"])
    message = app.window.messages.current
    assert message is not None
    assert "me.wav" in message.fact
    assert "offline" in message.consequence
    assert not app.window.desk.form_is_open
