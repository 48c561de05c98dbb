"""What is told of a new voice whose answer was lost, before another may be made."""

import asyncio

import pytest

from tests.gui.bench import Bench
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import ServiceBrokenError, TimedOutError
from voicedesk.domain.voice import SlotRequest, Voice
from voicedesk.ui.messages.messages import Message, MessageTone

pytestmark = pytest.mark.no_qt_log

LOST = TimedOutError(facts(may_have_taken_effect=True))


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.begin(Voice("r", "Ready", "Success"))
    return bench


def told(desk: Bench, *tones: MessageTone) -> Message:
    def look() -> Message | None:
        kept = [one for one in desk.window.messages.messages if one.key == "create:"]
        return kept[0] if kept and kept[0].tone in tones else None

    desk.wait(look)
    message = look()
    assert message is not None
    return message


def creations(desk: Bench) -> int:
    return len(desk.service.times("create"))


def test_one_that_was_made_is_told_and_leads_to_its_form(desk: Bench) -> None:
    desk.service.fail("create", LOST, after_acting=True)
    desk.window.voices.new.click()
    message = told(desk, MessageTone.GOOD)
    assert "was made" in message.fact
    assert not desk.window.desk.form_is_open, "the person may be at something else by now"
    assert message.act is not None
    message.act()
    assert desk.form.isVisible()
    assert desk.form.voice_id == "new-0"
    assert creations(desk) == 1


def test_while_it_is_found_out_no_other_can_be_made(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicedesk.services.slots.LATEST_START", 0.5)
    desk.service.fail("create", ServiceBrokenError(facts(may_have_taken_effect=True)))
    held = desk.service.hold("list")
    desk.window.voices.new.click()
    message = told(desk, MessageTone.WARN)
    assert "looking in the list" in message.consequence
    desk.wait(held.arrived.is_set)
    assert not desk.window.voices.new.isEnabled()
    assert "last new voice" in desk.window.voices.new.toolTip()
    desk.window.commands.new.trigger()
    desk.training.make_voice()
    held.let_through.set()
    message = told(desk, MessageTone.NOTE)
    assert "wasn’t made" in message.fact
    assert creations(desk) == 1
    assert desk.window.voices.new.isEnabled()
    assert message.act is not None
    message.act()
    desk.wait(lambda: desk.window.desk.form_is_open)
    assert creations(desk) == 2


def test_what_cannot_be_told_is_said_as_that(desk: Bench) -> None:
    desk.service.fail("create", LOST, after_acting=True)
    desk.service.voices["x"] = Voice("x", "Elsewhere", "Init")
    held = desk.service.hold("create")
    held.let_through.set()
    desk.window.voices.new.click()
    message = told(desk, MessageTone.WARN)
    desk.wait(lambda: "can’t be told" in told(desk, MessageTone.WARN).consequence)
    assert creations(desk) == 1
    assert message.act is None


def test_a_slot_of_another_language_that_was_made_is_gone_on_with(desk: Bench) -> None:
    desk.window.voices.new.click()
    desk.wait(lambda: desk.window.desk.form_is_open)
    desk.idle()
    first = desk.form.voice_id
    desk.form.link.field.setText("https://media.example.com/me.wav")
    desk.form.name.field.setText("Narrator")
    desk.form.consent.agreed.setChecked(True)
    box = desk.form.choice.language_box
    box.setCurrentIndex(box.findData("ja"))
    desk.service.fail("create", LOST, after_acting=True)
    desk.form.start.click()
    told(desk, MessageTone.GOOD)
    desk.idle()
    assert desk.form.isVisible()
    assert desk.form.voice_id != first
    assert desk.form.name.field.text() == "Narrator", "nothing typed is lost"
    assert creations(desk) == 2
    assert first not in desk.service.voices
    desk.form.start.click()
    desk.wait(lambda: not desk.window.desk.form_is_open)
    assert creations(desk) == 2


def test_what_the_program_s_end_left_open_is_told_after_the_next_start(bench: Bench) -> None:
    async def leave_open() -> None:
        await bench.library.open()
        await bench.library.slots.want(SlotRequest(0.0, frozenset({"r"})))

    bench.run(leave_open())
    bench.begin(Voice("r", "Ready", "Success"))
    message = told(bench, MessageTone.NOTE)
    assert "wasn’t made" in message.fact
    bench.run(asyncio.sleep(0))
    assert bench.window.voices.new.isEnabled()
