"""What is told of a new voice whose answer was lost, before another may be made."""

import asyncio
import time
from contextlib import suppress

import pytest

from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import (
    ServiceBrokenError,
    TimedOutError,
    TokenStoreError,
    TokenStoreProblem,
)
from voicedesk.domain.training import TrainingDraft
from voicedesk.domain.voice import SlotRequest, Voice
from voicedesk.ui.messages.messages import Message, MessageTone

pytestmark = pytest.mark.no_qt_log

LINK = "https://media.example.com/me.wav"
LOST = TimedOutError(facts(may_have_taken_effect=True))


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(Voice("r", "Ready", "Success"))
    return app


def told(app: AppWindow, *tones: MessageTone) -> Message:
    def look() -> Message | None:
        kept = [one for one in app.window.messages.messages if one.key == "create:"]
        return kept[0] if kept and kept[0].tone in tones else None

    app.wait(look)
    message = look()
    assert message is not None
    return message


def creations(app: AppWindow) -> int:
    return len(app.service.times("create"))


def start(app: AppWindow) -> None:
    app.window.voices.new.click()
    app.form.link.field.setText(LINK)
    app.form.name.field.setText("Narrator")
    app.form.consent.agreed.setChecked(True)
    app.form.start.click()


@pytest.mark.parametrize("closes", [False, True])
def test_one_that_was_made_is_trained_as_it_was_meant(app: AppWindow, *, closes: bool) -> None:
    app.service.fail("create", LOST, after_acting=True)
    held = app.service.hold("list")
    start(app)
    told(app, MessageTone.WARN)
    if closes:
        app.form.close_button.click()
    held.let_through.set()
    app.wait(lambda: app.service.times("train"))
    app.idle()
    assert not app.window.desk.form_is_open
    assert (creations(app), len(app.service.times("train"))) == (1, 1)
    assert not app.window.messages.has("create:"), "what was said isn't true any more"


def test_while_it_is_found_out_no_other_can_be_made(
    app: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicedesk.services.slots.LATEST_START", 0.5)
    app.service.fail("create", ServiceBrokenError(facts(may_have_taken_effect=True)))
    held = app.service.hold("list")
    start(app)
    message = told(app, MessageTone.WARN)
    assert "checking the list" in message.consequence
    app.wait(held.arrived.is_set)
    assert not app.form.start.isEnabled()
    assert "last new voice" in app.form.note.text()
    app.form.close_button.click()
    assert not app.window.voices.new.isEnabled()
    assert "last new voice" in app.window.voices.new.toolTip()
    app.window.commands.new.trigger()
    app.training.open_new()
    assert not app.window.desk.form_is_open
    held.let_through.set()
    message = told(app, MessageTone.NOTE)
    app.idle()
    assert "wasn’t created" in message.fact
    assert creations(app) == 1
    assert app.window.voices.new.isEnabled()
    assert message.act is not None
    message.act()
    assert app.form.isVisible()
    assert app.form.name.field.text() == "Narrator", "nothing typed is lost"
    app.form.consent.agreed.setChecked(True)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert creations(app) == 2


def test_what_cannot_be_told_is_said_as_that(app: AppWindow) -> None:
    app.service.fail("create", LOST, after_acting=True)
    app.service.voices["x"] = Voice("x", "Elsewhere", "Init")
    start(app)
    app.wait(lambda: "may be yours" in told(app, MessageTone.WARN).consequence)
    app.idle()
    assert creations(app) == 1
    assert told(app, MessageTone.WARN).act is None
    assert app.service.times("train") == []
    assert app.form.isVisible()


def test_what_the_program_s_end_left_open_is_told_after_the_next_start(app: AppWindow) -> None:
    async def leave_open() -> None:
        await app.library.open()
        await app.library.slots.save(SlotRequest(0.0, frozenset({"r"})))

    app.run(leave_open())
    app.begin(Voice("r", "Ready", "Success"))
    message = told(app, MessageTone.NOTE)
    assert "wasn’t created" in message.fact
    app.run(asyncio.sleep(0))
    assert app.window.voices.new.isEnabled()


def test_it_is_found_out_once_a_locked_keyring_is_open(app: AppWindow) -> None:
    async def leave_open() -> None:
        await app.library.open()
        await app.library.slots.save(SlotRequest(0.0, frozenset({"r"})))

    app.run(leave_open())
    locked = TokenStoreError(TokenStoreProblem.LOCKED, "locked")
    app.service.fail("list", locked, locked)
    with suppress(TokenStoreError):
        app.begin()
    message = told(app, MessageTone.BAD, MessageTone.WARN)
    assert "wasn’t created" not in message.fact
    assert app.session is not None
    assert app.session.slots.is_open
    app.run(app.voices_service.refresh())
    assert "wasn’t created" in told(app, MessageTone.NOTE).fact


@pytest.mark.parametrize("is_known", [False, True])
def test_a_voice_whose_training_the_program_s_end_kept_back_is_gone_on_with(
    app: AppWindow, *, is_known: bool
) -> None:
    """It is the same wish: what was typed is there, and no second voice is made for it."""
    made = Voice("new-9", "复刻音色-aB3d5", "Init")
    request = SlotRequest(time.time(), frozenset({"r"}))
    if is_known:
        request = request._replace(voice_id=made.id, name=made.name)

    async def leave() -> None:
        await app.library.open()
        await app.library.slots.save(request)
        app.library.drafts.save_soon("", TrainingDraft(LINK, "Narrator", "Nora"))

    app.run(leave())
    app.service.voices[made.id] = made
    if is_known:
        app.run(app.voices_service.refresh())
    app.begin(Voice("r", "Ready", "Success"))
    app.wait(lambda: any("isn’t finished" in one.fact for one in app.window.messages.messages))
    app.idle()
    message = told(app, MessageTone.NOTE)
    assert message.act is not None
    message.act()
    assert app.form.title.text() == "New voice"
    assert app.form.consent.speaker.text == "Nora"
    app.form.consent.agreed.setChecked(True)
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert app.service.voices[made.id].name == "Narrator"
    assert (creations(app), len(app.service.times("train"))) == (0, 1)
