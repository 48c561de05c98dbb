"""A new voice is asked for once, and the list tells what became of one without an answer."""

import asyncio
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import OpenVoices, VoicesWorld, meanwhile, run
from tests.unit.services.conftest import wall_clock as clock
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.errors import (
    LibraryError,
    NoConnectionError,
    RefusedError,
    SlotOpenError,
    TimedOutError,
)
from voicedesk.domain.voice import SlotRequest, Voice, VoiceListing
from voicedesk.library import Library
from voicedesk.services.slots import SlotResult, Slots, SlotStatus

OLD = Voice("old", "Old", "Init")
LINK = "https://media.example.com/me.wav"
LOST = TimedOutError(facts(may_have_taken_effect=True))


def slots_of(world: VoicesWorld) -> Slots:
    return Slots(world.voices, world.library, world.opening, clock=clock)


async def lose(slots: Slots, service: ScriptedService, *, acted: bool) -> None:
    service.fail("create", LOST, after_acting=acted)
    with pytest.raises(TimedOutError):
        await slots.make()
    assert slots.is_open


def creations(service: ScriptedService) -> int:
    return len(service.times("create"))


async def train(world: VoicesWorld, voice_id: str) -> None:
    await world.voices.train(voice_id, audio_url=LINK, name="Narrator", consent=CONSENT)


async def kept(folder: Path) -> SlotRequest | None:
    return (await asyncio.to_thread(Library(folder).open_now)).slot_request


def test_it_is_written_down_with_the_voices_there_are_before_it_is_sent(
    open_voices: OpenVoices, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        held = service.hold("create")
        async with open_voices(service) as world:
            slots = slots_of(world)
            async with meanwhile(slots.make(language="en")) as (making,):
                await held.arrived.wait()
                written = await kept(tmp_path)
                assert written is not None
                assert (written.known, written.voice_id) == ({"old"}, "")
                assert not slots.is_open, "it is still being asked for"
                held.let_through.set()
                assert (await making).id in world.voices.by_id
            written = await kept(tmp_path)
            assert written is not None
            assert written.voice_id == "new-1"
            assert not slots.is_open

    run(scenario)


def test_a_slot_that_was_made_is_used_and_no_other_made(
    open_voices: OpenVoices, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            made = await slots_of(world).make()
        async with open_voices(service) as world:
            slots = slots_of(world)
            assert slots.made == made, "also after the program's end"
            assert await slots.make(language="en") == made
            service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await train(world, made.id)
            assert await slots.make() == made, "a training that was refused leaves it as it was"
            assert creations(service) == 1

    run(scenario)


@pytest.mark.parametrize("how", ["trained", "named", "deleted", "in doubt"])
def test_a_slot_that_was_used_is_not_used_again(open_voices: OpenVoices, how: str) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots = slots_of(world)
            made = await slots.make()
            if how == "trained":
                await train(world, made.id)
            elif how == "named":
                await world.voices.rename(made.id, "Narrator")
            elif how == "deleted":
                await world.voices.delete(made.id)
            else:
                service.fail("train", LOST)
                with pytest.raises(TimedOutError):
                    await train(world, made.id)
                assert slots.is_new(made.id), "it isn't known to be used"
            assert slots.made is None
            await slots.make()
            assert creations(service) == 2

    run(scenario)


def test_what_cannot_be_written_down_is_not_sent(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await world.library.close()
            slots = slots_of(world)
            with pytest.raises(LibraryError):
                await slots.make()
            assert creations(service) == 0
            assert not slots.is_open

    run(scenario)


def test_a_refusal_leaves_nothing_to_find_out(open_voices: OpenVoices, tmp_path: Path) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots = slots_of(world)
            service.fail("create", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await slots.make()
            assert not slots.is_open
            assert await kept(tmp_path) is None
            await slots.make()

    run(scenario)


def test_one_that_appears_in_the_list_was_made(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots = slots_of(world)
            await lose(slots, service, acted=True)
            status = await slots.find_out()
            assert status.status is SlotStatus.MADE
            assert status.voice is not None
            assert status.voice.id == "new-1"
            assert not slots.is_open
            assert await slots.make() == status.voice
            assert creations(service) == 1

    run(scenario)


def test_none_within_the_time_a_lost_request_may_take_means_not_made(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots = slots_of(world)
            await lose(slots, service, acted=False)
            begin = clock()
            service.fail("list", NoConnectionError(facts()), NoConnectionError(facts()))
            async with meanwhile(slots.find_out()) as (looking,):
                await asyncio.sleep(0)
                with pytest.raises(SlotOpenError):
                    await slots.make()
                status = await looking
            assert status == SlotResult(SlotStatus.NOT_MADE)
            assert 90 <= clock() - begin < 125
            assert creations(service) == 1
            await slots.make()
            assert creations(service) == 2

    run(scenario)


def test_one_that_appears_late_is_still_found(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots = slots_of(world)
            await lose(slots, service, acted=False)
            async with meanwhile(slots.find_out()) as (looking,):
                await service.asked_for("list", 4)
                service.voices["late"] = Voice("late", "Late", "Init")
                status = await looking
            assert status == SlotResult(SlotStatus.MADE, Voice("late", "Late", "Init"))

    run(scenario)


def test_what_others_made_is_not_taken_for_it_and_of_two_neither(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots = slots_of(world)
            await lose(slots, service, acted=True)
            await world.voices.create()  # as a table of voices does
            assert (await slots.find_out()).voice == service.voices["new-1"]
            await world.voices.rename("new-1", "Used")
            await lose(slots, service, acted=True)
            service.voices["elsewhere"] = Voice("elsewhere", "Elsewhere", "Init")
            assert await slots.find_out() == SlotResult(SlotStatus.UNCLEAR)
            service.voices["trained"] = Voice("trained", "Trained", "Success")

    run(scenario)


@pytest.mark.parametrize("acted", [True, False])
def test_an_end_of_the_program_in_between_comes_to_the_same(
    open_voices: OpenVoices, *, acted: bool
) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        held = service.hold("create")
        async with open_voices(service) as world, meanwhile(slots_of(world).make()):
            await held.arrived.wait()
        if not acted:
            service.voices.pop("new-1")
        await asyncio.sleep(200)
        async with open_voices(service) as world:
            slots = slots_of(world)
            assert slots.is_open
            with pytest.raises(SlotOpenError):
                await slots.make()
            status = await slots.find_out()
            assert status.status is (SlotStatus.MADE if acted else SlotStatus.NOT_MADE)
            assert creations(service) == 1
        async with open_voices(service) as world:
            assert not slots_of(world).is_open, "told once"

    run(scenario)


def test_after_hours_a_voice_that_appeared_may_be_anothers(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        held = service.hold("create")
        async with open_voices(service) as world, meanwhile(slots_of(world).make()):
            await held.arrived.wait()
        await asyncio.sleep(5000)
        async with open_voices(service) as world:
            assert await slots_of(world).find_out() == SlotResult(SlotStatus.UNCLEAR)

    run(scenario)


def test_while_entries_of_the_list_cannot_be_read_none_is_said_not_to_be_made(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots = slots_of(world)
            await lose(slots, service, acted=False)
            service.answer("list", *[VoiceListing([OLD], ("data.voices[1]: null",))] * 50)
            assert await slots.find_out() == SlotResult(SlotStatus.UNCLEAR)

    run(scenario)
