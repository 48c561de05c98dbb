"""What is told of a new voice whose answer was lost, before another may be made."""

import asyncio

import pytest

from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import ServiceBrokenError, TimedOutError
from voicedesk.domain.voice import SlotRequest, Voice
from voicedesk.ui.messages.messages import Message, MessageTone

pytestmark = pytest.mark.no_qt_log

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


def test_one_that_was_made_is_told_and_leads_to_its_form(app: AppWindow) -> None:
    app.service.fail("create", LOST, after_acting=True)
    app.window.voices.new.click()
    message = told(app, MessageTone.GOOD)
    assert "was made" in message.fact
    assert not app.window.desk.form_is_open, "the person may be at something else by now"
    assert message.act is not None
    message.act()
    assert app.form.isVisible()
    assert app.form.voice_id == "new-0"
    assert creations(app) == 1


def test_while_it_is_found_out_no_other_can_be_made(
    app: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicedesk.services.slots.LATEST_START", 0.5)
    app.service.fail("create", ServiceBrokenError(facts(may_have_taken_effect=True)))
    held = app.service.hold("list")
    app.window.voices.new.click()
    message = told(app, MessageTone.WARN)
    assert "looking in the list" in message.consequence
    app.wait(held.arrived.is_set)
    assert not app.window.voices.new.isEnabled()
    assert "last new voice" in app.window.voices.new.toolTip()
    app.window.commands.new.trigger()
    app.training.make_voice()
    held.let_through.set()
    message = told(app, MessageTone.NOTE)
    assert "wasn’t made" in message.fact
    assert creations(app) == 1
    assert app.window.voices.new.isEnabled()
    assert message.act is not None
    message.act()
    app.wait(lambda: app.window.desk.form_is_open)
    assert creations(app) == 2


def test_what_cannot_be_told_is_said_as_that(app: AppWindow) -> None:
    app.service.fail("create", LOST, after_acting=True)
    app.service.voices["x"] = Voice("x", "Elsewhere", "Init")
    held = app.service.hold("create")
    held.let_through.set()
    app.window.voices.new.click()
    message = told(app, MessageTone.WARN)
    app.wait(lambda: "can’t be told" in told(app, MessageTone.WARN).consequence)
    assert creations(app) == 1
    assert message.act is None


def test_a_slot_of_another_language_that_was_made_is_gone_on_with(app: AppWindow) -> None:
    app.window.voices.new.click()
    app.wait(lambda: app.window.desk.form_is_open)
    app.idle()
    first = app.form.voice_id
    app.form.link.field.setText("https://media.example.com/me.wav")
    app.form.name.field.setText("Narrator")
    app.form.consent.agreed.setChecked(True)
    box = app.form.choice.language_box
    box.setCurrentIndex(box.findData("ja"))
    app.service.fail("create", LOST, after_acting=True)
    app.form.start.click()
    told(app, MessageTone.GOOD)
    app.idle()
    assert app.form.isVisible()
    assert app.form.voice_id != first
    assert app.form.name.field.text() == "Narrator", "nothing typed is lost"
    assert creations(app) == 2
    assert first not in app.service.voices
    app.form.start.click()
    app.wait(lambda: not app.window.desk.form_is_open)
    assert creations(app) == 2


def test_what_the_program_s_end_left_open_is_told_after_the_next_start(app: AppWindow) -> None:
    async def leave_open() -> None:
        await app.library.open()
        await app.library.slots.save(SlotRequest(0.0, frozenset({"r"})))

    app.run(leave_open())
    app.begin(Voice("r", "Ready", "Success"))
    message = told(app, MessageTone.NOTE)
    assert "wasn’t made" in message.fact
    app.run(asyncio.sleep(0))
    assert app.window.voices.new.isEnabled()
