from itertools import pairwise

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import OpenVoices, meanwhile, run
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.errors import (
    NoConnectionError,
    RateLimitedError,
    ServiceBrokenError,
    TokenRefusedError,
)
from voicedesk.domain.voice import Voice
from voicedesk.services.polling import Connection

READY = Voice("a", "Anna", "Success")
TRAINING = Voice("t", "Tom", "Training")


def pauses(times: list[float]) -> list[float]:
    return [round(later - earlier, 2) for earlier, later in pairwise(times)]


def test_trainings_are_followed_with_growing_pauses(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(TRAINING, READY)
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 10)
            listed = service.times("list")
            assert listed[0] == 1000, "the first one is at once"
            assert pauses(listed)[:3] == [3, 4.5, 6.75]
            assert pauses(listed)[-2:] == [30, 30]

    run(scenario)


def test_a_training_that_begins_restarts_the_quick_pace(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(TRAINING, READY)
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 9)
            await world.voices.train("a", audio_url="https://s/1.wav", name="Anna", consent=CONSENT)
            (begun,) = service.times("train")
            await service.asked_for("list", 12)
            after = [time for time in service.times("list") if time > begun]
            assert pauses([begun, *after])[:2] == [3, 4.5]

    run(scenario)


def test_with_nothing_going_on_it_is_unhurried_and_looks_at_once_when_asked(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 2)
            world.voices.refresh_soon()
            await service.asked_for("list", 4)
            assert pauses(service.times("list")) == [300, 0, 300]

    run(scenario)


def test_a_listing_by_hand_counts_too(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_voices(service) as world:
            await world.voices.refresh()
            async with meanwhile(world.voices.poll()):
                await service.asked_for("list", 2)
            assert pauses(service.times("list")) == [300]

    run(scenario)


def test_out_of_reach_it_tries_again_and_recovers(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        service.fail("list", *(NoConnectionError(facts()) for _ in range(9)))
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 11)
            assert pauses(service.times("list"))[:3] == [2, 3, 4.5]
            assert pauses(service.times("list"))[7:] == [30, 30, 300]
            assert world.connections == [Connection.OFFLINE, Connection.ONLINE]

    run(scenario)


def test_a_refused_token_is_left_alone_until_asked(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        service.fail("list", TokenRefusedError(facts()))
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 1)
            await world.library.save_voice(READY)
            assert len(service.asked) == 1
            world.voices.refresh_soon()
            await service.asked_for("list", 2)
            assert world.connections == [Connection.REFUSED, Connection.ONLINE]

    run(scenario)


@pytest.mark.parametrize("impatient", [True, False])
def test_the_services_own_limit_is_respected(open_voices: OpenVoices, impatient: bool) -> None:
    async def scenario() -> None:
        service = ScriptedService(TRAINING)
        service.fail("list", RateLimitedError(facts(), retry_after=77))
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 1)
            if impatient:
                world.voices.refresh_soon()
            await service.asked_for("list", 3)
            assert pauses(service.times("list")) == [77, 3]

    run(scenario)


def test_an_unreachable_service_that_answers_a_write_is_listed_at_once(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        service.fail("list", NoConnectionError(facts()))
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 1)
            await world.voices.rename("a", "Anne")
            await service.asked_for("list", 2)
            assert pauses(service.times("list")) == [0]

    run(scenario)


def test_a_broken_service_is_not_pressed(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(TRAINING)
        service.fail("list", *(ServiceBrokenError(facts()) for _ in range(3)))
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 5)
            assert pauses(service.times("list")) == [2, 3, 4.5, 3]

    run(scenario)


def test_each_new_trouble_is_met_with_short_pauses_first(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        service.fail("list", *(NoConnectionError(facts()) for _ in range(5)))
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 6)
            service.fail("list", NoConnectionError(facts()))
            await service.asked_for("list", 8)
            assert pauses(service.times("list"))[-2:] == [300, 2]

    run(scenario)


def test_who_asks_has_it_tried_again_quickly_although_it_failed_for_long(
    open_voices: OpenVoices,
) -> None:
    """After a sleep the network may need a moment more than the program."""

    async def scenario() -> None:
        service = ScriptedService(READY)
        service.fail("list", *(NoConnectionError(facts()) for _ in range(14)))
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 10)
            assert pauses(service.times("list"))[-1] == 30
            world.voices.refresh_soon()
            await service.asked_for("list", 13)
            assert pauses(service.times("list"))[-3:] == [0, 2, 3]

    run(scenario)
