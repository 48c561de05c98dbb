import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import OpenVoices, VoicesWorld, meanwhile, run
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.errors import (
    AlreadyTrainingError,
    LibraryError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
    VoiceChangedError,
)
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import Library

NEW = Voice("n", "Nora", "Init")
READY = Voice("r", "Rita", "Success", "en", "https://cdn/r.mp3?e=1")
URL = "https://samples/1.wav"
LOST = TimedOutError(facts(may_have_taken_effect=True))


async def train(world: VoicesWorld, voice_id: str = "n") -> None:
    await world.voices.train(voice_id, audio_url=URL, name="Nora", consent=CONSENT)


async def lose_the_answer(
    world: VoicesWorld, service: ScriptedService, *, acted: bool, of: str
) -> None:
    service.fail("train", LOST, after_acting=acted)
    with pytest.raises(TimedOutError):
        await train(world, of)


def statuses(world: VoicesWorld) -> list[TrainingStatus]:
    return [training.status for training in world.voices.trainings]


def test_a_training_is_written_down_sent_followed_and_its_end_told_once(
    open_voices: OpenVoices, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        held = service.hold("train")
        async with open_voices(service) as world:
            await world.voices.refresh()
            async with meanwhile(train(world)) as (sending,):
                await held.arrived.wait()
                (written,) = (await asyncio.to_thread(Library(tmp_path).open_now)).trainings
                assert written.status is TrainingStatus.SENDING
                assert (written.voice_id, written.audio_url) == ("n", URL)
                held.let_through.set()
                await sending
            running = world.voices.open_training("n")
            assert running is not None
            assert running.status is TrainingStatus.RUNNING
            assert world.voices.by_id["n"].is_training
            await world.voices.refresh()
            await asyncio.sleep(240)
            service.set("n", "Success")
            await world.voices.refresh()
            await world.voices.refresh()
            (ended,) = world.ended
            assert ended.status is TrainingStatus.READY
            assert ended.ended_at == pytest.approx(running.sent_at + 240, abs=10)
            assert world.voices.open_training("n") is None
            assert world.voices.usual_seconds() == pytest.approx(240, abs=10)

    run(scenario)


def test_a_refusal_means_not_begun_and_the_voice_may_be_trained_again(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await train(world)
            await train(world)
            assert statuses(world) == [TrainingStatus.RUNNING, TrainingStatus.NOT_BEGUN]

    run(scenario)


def test_two_wishes_at_once_send_one_request(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            first, second = await asyncio.gather(train(world), train(world), return_exceptions=True)
            assert first is None
            assert isinstance(second, AlreadyTrainingError)
            with pytest.raises(AlreadyTrainingError) as caught:
                await train(world)
            assert caught.value.training == world.voices.open_training("n")
            assert len(service.times("train")) == 1

    run(scenario)


def test_a_voice_trained_elsewhere_since_it_was_listed_is_not_trained_again(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW, READY)
        async with open_voices(service) as world:
            await world.voices.refresh()
            for voice_id in ("n", "r"):
                service.set(voice_id, "Training")
                with pytest.raises(AlreadyTrainingError) as caught:
                    await train(world, voice_id)
                assert caught.value.elsewhere
            assert service.times("train") == []
            assert statuses(world) == []

    run(scenario)


@pytest.mark.parametrize(
    ("voice", "changes"),
    [
        (NEW, {"state": "Success"}),
        (READY, {"state": "Success", "demo_url": "https://cdn/r-2.mp3?e=9"}),
        (READY, {"state": "Success", "name": "Rita B"}),
    ],
)
def test_what_changed_elsewhere_is_told_before_anything_is_sent(
    open_voices: OpenVoices, voice: Voice, changes: dict[str, str]
) -> None:
    async def scenario() -> None:
        service = ScriptedService(voice)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.voices[voice.id] = voice._replace(**changes)
            with pytest.raises(VoiceChangedError) as caught:
                await train(world, voice.id)
            assert caught.value.before == voice
            assert caught.value.now == service.voices[voice.id] == world.voices.by_id[voice.id]
            assert service.times("train") == []
            await train(world, voice.id)
            assert len(service.times("train")) == 1, "what is known by now is in no one's way"

    run(scenario)


def test_a_demo_whose_address_is_another_each_time_keeps_nobody_from_training(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.set("r", "Success", demo_url="https://cdn/r-2.mp3")
            with pytest.raises(VoiceChangedError):
                await train(world, "r")
            service.set("r", "Success", demo_url="https://cdn/r-3.mp3")
            await train(world, "r")

    run(scenario)


def test_a_voice_that_cannot_be_looked_at_is_not_trained(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.fail("get", ServiceBrokenError(facts()))
            with pytest.raises(ServiceBrokenError):
                await train(world)
            assert (service.times("train"), statuses(world)) == ([], [])
            await train(world)

    run(scenario)


def test_what_cannot_be_written_down_is_not_sent(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await world.library.close()
            with pytest.raises(LibraryError):
                await train(world)
            assert service.times("train") == []
            assert world.voices.open_training("n") is None

    run(scenario)


def test_an_answer_lost_while_the_service_acted_is_found_running(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await lose_the_answer(world, service, acted=True, of="n")
            assert statuses(world) == [TrainingStatus.UNCERTAIN]
            with pytest.raises(AlreadyTrainingError):
                await train(world)
            await world.voices.refresh()
            assert statuses(world) == [TrainingStatus.RUNNING]
            service.set("n", "Failed")
            await world.voices.refresh()
            assert [training.status for training in world.ended] == [TrainingStatus.FAILED]
            assert len(service.times("train")) == 1

    run(scenario)


def test_a_request_may_have_gone_as_late_as_its_answer_was_lost(open_voices: OpenVoices) -> None:
    """A computer that slept, or a slow disk, before it went: it may act long after `sent_at`."""

    class Slow(ScriptedService):
        async def train(self, voice_id: str, *, audio_url: str, name: str) -> Voice:
            await asyncio.sleep(3600)
            return await super().train(voice_id, audio_url=audio_url, name=name)

    async def scenario() -> None:
        service = Slow(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await lose_the_answer(world, service, acted=False, of="n")
            await world.voices.refresh()
            assert statuses(world) == [TrainingStatus.UNCERTAIN]
            service.set("n", "Training")  # as late as it may
            await world.voices.refresh()
            assert statuses(world) == [TrainingStatus.RUNNING]

    run(scenario)


@pytest.mark.parametrize("voice", [NEW, READY])
def test_an_answer_lost_with_nothing_done_is_found_not_begun_by_looking_on(
    open_voices: OpenVoices, voice: Voice
) -> None:
    async def scenario() -> None:
        service = ScriptedService(voice)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await lose_the_answer(world, service, acted=False, of=voice.id)
            async with meanwhile(world.voices.poll()):
                while world.voices.open_training(voice.id) is not None:
                    await service.asked_for("list", len(service.times("list")) + 1)
                    await world.library.save_voice(voice)
            (training,) = world.voices.trainings
            assert training.status is TrainingStatus.NOT_BEGUN
            assert training.ended_at is not None
            assert 90 <= training.ended_at - training.sent_at < 150
            assert world.ended == []
            service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await train(world, voice.id)

    run(scenario)


def come_ready(service: ScriptedService) -> None:
    service.set("r", "Success", demo_url="https://cdn/r-2.mp3?e=2")


def fail_it(service: ScriptedService) -> None:
    service.set("r", "Failed")


@pytest.mark.parametrize(
    ("happens", "status"),
    [
        (lambda _: None, TrainingStatus.UNCERTAIN),
        (come_ready, TrainingStatus.READY),
        (fail_it, TrainingStatus.FAILED),
    ],
)
def test_not_looked_at_for_long_only_a_change_proves_anything(
    open_voices: OpenVoices, happens: Callable[[ScriptedService], None], status: TrainingStatus
) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await lose_the_answer(world, service, acted=False, of="r")
            await asyncio.sleep(1200)
            happens(service)
            await world.voices.refresh()
            assert statuses(world) == [status]
            assert world.voices.open_training("r") is None, "it may be sent again"

    run(scenario)


def test_a_crash_while_sending_is_uncertain_after_the_restart(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        held = service.hold("train")
        async with open_voices(service) as world:
            await world.voices.refresh()
            async with meanwhile(train(world)):
                await held.arrived.wait()
            assert statuses(world) == [TrainingStatus.UNCERTAIN]
        async with open_voices(service) as world:
            assert statuses(world) == [TrainingStatus.UNCERTAIN]
            await world.voices.refresh()
            assert statuses(world) == [TrainingStatus.RUNNING]

    run(scenario)


def test_an_end_while_the_program_was_closed_is_told_once(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await train(world)
        service.set("n", "Success")
        told: list[Training] = []
        for _ in range(2):
            async with open_voices(service) as world:
                await world.voices.refresh()
                told += world.ended
        assert [training.status for training in told] == [TrainingStatus.READY]

    run(scenario)


def test_a_training_sent_from_elsewhere_is_seen_and_survives_a_restart(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        service.set("n", "Training")
        async with open_voices(service) as world:
            await world.voices.refresh()
            seen = world.voices.open_training("n")
            assert seen is not None
            assert not seen.is_ours
            with pytest.raises(AlreadyTrainingError):
                await train(world)
        async with open_voices(service) as world:
            await world.voices.refresh()
            assert world.voices.open_training("n") == seen
            service.set("n", "Success")
            await world.voices.refresh()
            assert [training.voice_id for training in world.ended] == ["n"]
            assert world.voices.usual_seconds() is None, "its beginning isn't known"
        async with open_voices(service) as world:
            await world.voices.refresh()
            assert statuses(world) == [TrainingStatus.READY]
            assert world.ended == []

    run(scenario)


def test_a_listing_asked_for_before_the_training_began_ends_nothing(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_voices(service) as world:
            await world.voices.refresh()
            held = service.hold("list")
            async with meanwhile(world.voices.refresh()) as (listing,):
                await held.arrived.wait()
                await train(world, "r")
                held.let_through.set()
                await listing
            assert statuses(world) == [TrainingStatus.RUNNING]
            assert world.voices.by_id["r"].is_training

    run(scenario)


def test_a_training_accepted_into_a_queue_is_waited_for(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.answer("train", READY)
            await train(world, "r")
            service.voices["r"] = READY
            await world.voices.refresh()
            assert statuses(world) == [TrainingStatus.RUNNING]
            service.set("r", "Training")
            await world.voices.refresh()
            service.set("r", "Success")
            await world.voices.refresh()
            assert statuses(world) == [TrainingStatus.READY]

    run(scenario)


def test_deleting_a_voice_in_training_ends_it_quietly(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await train(world)
            await world.voices.delete("n")
            assert statuses(world) == [TrainingStatus.FAILED]
            assert world.ended == []
            assert world.voices.open_training("n") is None

    run(scenario)


def test_after_an_uncertain_new_voice_the_list_is_looked_at(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService()
        async with open_voices(service) as world, meanwhile(world.voices.poll()):
            await service.asked_for("list", 1)
            error: ServiceError = LOST
            service.fail("create", error, after_acting=True)
            with pytest.raises(TimedOutError):
                await world.voices.create()
            await service.asked_for("list", 2)
            await world.library.save_voice(NEW)
            assert list(world.voices.by_id) == ["new-0"]

    run(scenario)


def test_a_voice_gone_while_in_training_is_no_news_of_an_end(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await train(world)
            service.voices = {"r": READY}
            await world.voices.refresh()
            assert statuses(world) == [TrainingStatus.FAILED]
            assert world.ended == []

    run(scenario)


def test_a_listing_asked_for_before_an_answer_was_lost_decides_nothing(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.set("n", "Success")
            held = service.hold("list")
            async with meanwhile(world.voices.refresh()) as (listing,):
                await held.arrived.wait()
                service.set("n", "Init")
                await lose_the_answer(world, service, acted=False, of="n")
                held.let_through.set()
                await listing
            assert statuses(world) == [TrainingStatus.UNCERTAIN]

    run(scenario)
