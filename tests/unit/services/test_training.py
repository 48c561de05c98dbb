import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import Desk, OpenDesk, meanwhile, run
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.errors import (
    AlreadyTrainingError,
    LibraryError,
    RefusedError,
    ServiceError,
    TimedOutError,
)
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import Library

NEW = Voice("n", "Nora", "Init")
READY = Voice("r", "Rita", "Success", "en", "https://cdn/r.mp3?e=1")
URL = "https://samples/1.wav"
LOST = TimedOutError(facts(may_have_taken_effect=True))


async def train(desk: Desk, voice_id: str = "n") -> None:
    await desk.voices.train(voice_id, audio_url=URL, name="Nora", consent=CONSENT)


async def lose_the_answer(desk: Desk, service: ScriptedService, *, acted: bool, of: str) -> None:
    service.fail("train", LOST, after_acting=acted)
    with pytest.raises(TimedOutError):
        await train(desk, of)


def statuses(desk: Desk) -> list[TrainingStatus]:
    return [training.status for training in desk.voices.trainings]


def test_a_training_is_written_down_sent_followed_and_its_end_told_once(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        held = service.hold("train")
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            async with meanwhile(train(desk)) as (sending,):
                await held.arrived.wait()
                (written,) = (await asyncio.to_thread(Library(tmp_path).open_now)).trainings
                assert written.status is TrainingStatus.SENDING
                assert (written.voice_id, written.audio_url) == ("n", URL)
                held.let_through.set()
                await sending
            running = desk.voices.open_training("n")
            assert running is not None
            assert running.status is TrainingStatus.RUNNING
            assert desk.voices.by_id["n"].is_training
            await desk.voices.refresh()
            await asyncio.sleep(240)
            service.set("n", "Success")
            await desk.voices.refresh()
            await desk.voices.refresh()
            (ended,) = desk.ended
            assert ended.status is TrainingStatus.READY
            assert ended.ended_at == pytest.approx(running.sent_at + 240, abs=10)
            assert desk.voices.open_training("n") is None
            assert desk.voices.usual_seconds() == pytest.approx(240, abs=10)

    run(scenario)


def test_a_refusal_means_not_begun_and_the_voice_may_be_trained_again(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await train(desk)
            await train(desk)
            assert statuses(desk) == [TrainingStatus.RUNNING, TrainingStatus.NOT_BEGUN]

    run(scenario)


def test_two_wishes_at_once_send_one_request(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            first, second = await asyncio.gather(train(desk), train(desk), return_exceptions=True)
            assert first is None
            assert isinstance(second, AlreadyTrainingError)
            with pytest.raises(AlreadyTrainingError) as caught:
                await train(desk)
            assert caught.value.training == desk.voices.open_training("n")
            assert len(service.times("train")) == 1

    run(scenario)


def test_what_cannot_be_written_down_is_not_sent(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            await desk.library.close()
            with pytest.raises(LibraryError):
                await train(desk)
            assert service.times("train") == []
            assert desk.voices.open_training("n") is None

    run(scenario)


def test_an_answer_lost_while_the_service_acted_is_found_running(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            await lose_the_answer(desk, service, acted=True, of="n")
            assert statuses(desk) == [TrainingStatus.UNCERTAIN]
            with pytest.raises(AlreadyTrainingError):
                await train(desk)
            await desk.voices.refresh()
            assert statuses(desk) == [TrainingStatus.RUNNING]
            service.set("n", "Failed")
            await desk.voices.refresh()
            assert [training.status for training in desk.ended] == [TrainingStatus.FAILED]
            assert len(service.times("train")) == 1

    run(scenario)


@pytest.mark.parametrize("voice", [NEW, READY])
def test_an_answer_lost_with_nothing_done_is_found_not_begun_by_looking_on(
    open_desk: OpenDesk, voice: Voice
) -> None:
    async def scenario() -> None:
        service = ScriptedService(voice)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            await lose_the_answer(desk, service, acted=False, of=voice.id)
            async with meanwhile(desk.voices.poll()):
                while desk.voices.open_training(voice.id) is not None:
                    await service.asked_for("list", len(service.times("list")) + 1)
                    await desk.library.save_voice(voice)
            (training,) = desk.voices.trainings
            assert training.status is TrainingStatus.NOT_BEGUN
            assert training.ended_at is not None
            assert 90 <= training.ended_at - training.sent_at < 150
            assert desk.ended == []
            service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await train(desk, voice.id)

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
    open_desk: OpenDesk, happens: Callable[[ScriptedService], None], status: TrainingStatus
) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            await lose_the_answer(desk, service, acted=False, of="r")
            await asyncio.sleep(1200)
            happens(service)
            await desk.voices.refresh()
            assert statuses(desk) == [status]
            assert desk.voices.open_training("r") is None, "it may be sent again"

    run(scenario)


def test_a_crash_while_sending_is_uncertain_after_the_restart(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        held = service.hold("train")
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            async with meanwhile(train(desk)):
                await held.arrived.wait()
            assert statuses(desk) == [TrainingStatus.UNCERTAIN]
        async with open_desk(service) as desk:
            assert statuses(desk) == [TrainingStatus.UNCERTAIN]
            await desk.voices.refresh()
            assert statuses(desk) == [TrainingStatus.RUNNING]

    run(scenario)


def test_an_end_while_the_program_was_closed_is_told_once(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            await train(desk)
        service.set("n", "Success")
        told: list[Training] = []
        for _ in range(2):
            async with open_desk(service) as desk:
                await desk.voices.refresh()
                told += desk.ended
        assert [training.status for training in told] == [TrainingStatus.READY]

    run(scenario)


def test_a_training_sent_from_elsewhere_is_seen_and_survives_a_restart(
    open_desk: OpenDesk,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        service.set("n", "Training")
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            seen = desk.voices.open_training("n")
            assert seen is not None
            assert not seen.is_ours
            with pytest.raises(AlreadyTrainingError):
                await train(desk)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            assert desk.voices.open_training("n") == seen
            service.set("n", "Success")
            await desk.voices.refresh()
            assert [training.voice_id for training in desk.ended] == ["n"]
            assert desk.voices.usual_seconds() is None, "its beginning isn't known"
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            assert statuses(desk) == [TrainingStatus.READY]
            assert desk.ended == []

    run(scenario)


def test_a_listing_asked_for_before_the_training_began_ends_nothing(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            held = service.hold("list")
            async with meanwhile(desk.voices.refresh()) as (listing,):
                await held.arrived.wait()
                await train(desk, "r")
                held.let_through.set()
                await listing
            assert statuses(desk) == [TrainingStatus.RUNNING]
            assert desk.voices.by_id["r"].is_training

    run(scenario)


def test_a_training_accepted_into_a_queue_is_waited_for(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            service.answer("train", READY)
            await train(desk, "r")
            service.voices["r"] = READY
            await desk.voices.refresh()
            assert statuses(desk) == [TrainingStatus.RUNNING]
            service.set("r", "Training")
            await desk.voices.refresh()
            service.set("r", "Success")
            await desk.voices.refresh()
            assert statuses(desk) == [TrainingStatus.READY]

    run(scenario)


def test_deleting_a_voice_in_training_ends_it_quietly(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            await train(desk)
            await desk.voices.delete("n")
            assert statuses(desk) == [TrainingStatus.FAILED]
            assert desk.ended == []
            assert desk.voices.open_training("n") is None

    run(scenario)


def test_after_an_uncertain_new_voice_the_list_is_looked_at(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService()
        async with open_desk(service) as desk, meanwhile(desk.voices.poll()):
            await service.asked_for("list", 1)
            error: ServiceError = LOST
            service.fail("create", error, after_acting=True)
            with pytest.raises(TimedOutError):
                await desk.voices.create()
            await service.asked_for("list", 2)
            await desk.library.save_voice(NEW)
            assert list(desk.voices.by_id) == ["new-0"]

    run(scenario)


def test_a_voice_gone_while_in_training_is_no_news_of_an_end(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            await train(desk)
            service.voices.clear()
            await desk.voices.refresh()
            assert statuses(desk) == [TrainingStatus.FAILED]
            assert desk.ended == []

    run(scenario)


def test_a_listing_asked_for_before_an_answer_was_lost_decides_nothing(
    open_desk: OpenDesk,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.voices.refresh()
            service.set("n", "Success")
            held = service.hold("list")
            async with meanwhile(desk.voices.refresh()) as (listing,):
                await held.arrived.wait()
                await lose_the_answer(desk, service, acted=False, of="n")
                held.let_through.set()
                await listing
            assert statuses(desk) == [TrainingStatus.UNCERTAIN]

    run(scenario)
