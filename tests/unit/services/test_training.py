import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import Desk, OpenDesk, meanwhile, run
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.errors import LibraryError, RefusedError, ServiceError, TimedOutError
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice
from voicedesk.library import Library
from voicedesk.services.trainings import AlreadyTrainingError

NEW = Voice("n", "Nora", "Init")
READY = Voice("r", "Rita", "Success", "en", "https://cdn/r.mp3?e=1")
URL = "https://samples/1.wav"
LOST = TimedOutError(facts(may_have_taken_effect=True))


async def train(desk: Desk, voice_id: str = "n") -> None:
    await desk.book.train(voice_id, audio_url=URL, name="Nora", consent=CONSENT)


async def lose_the_answer(desk: Desk, service: ScriptedService, *, acted: bool, of: str) -> None:
    service.fail("train", LOST, after_acting=acted)
    with pytest.raises(TimedOutError):
        await train(desk, of)


def outcomes(desk: Desk) -> list[TrainingOutcome]:
    return [training.outcome for training in desk.book.trainings]


def test_a_training_is_written_down_sent_followed_and_its_end_told_once(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        held = service.hold("train")
        async with open_desk(service) as desk:
            await desk.book.refresh()
            async with meanwhile(train(desk)) as (sending,):
                await held.arrived.wait()
                (written,) = (await asyncio.to_thread(Library(tmp_path).open_now)).trainings
                assert written.outcome is TrainingOutcome.SENDING
                assert (written.voice_id, written.audio_url) == ("n", URL)
                held.let_through.set()
                await sending
            running = desk.book.running("n")
            assert running is not None
            assert running.outcome is TrainingOutcome.RUNNING
            assert desk.book.voices["n"].is_training
            await desk.book.refresh()
            await asyncio.sleep(240)
            service.set("n", "Success")
            await desk.book.refresh()
            await desk.book.refresh()
            (ended,) = desk.ended
            assert ended.outcome is TrainingOutcome.READY
            assert ended.ended_at == pytest.approx(running.sent_at + 240, abs=10)
            assert desk.book.running("n") is None
            assert desk.book.usual_seconds() == pytest.approx(240, abs=10)

    run(scenario)


def test_a_refusal_means_not_begun_and_the_voice_may_be_trained_again(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await train(desk)
            await train(desk)
            assert outcomes(desk) == [TrainingOutcome.RUNNING, TrainingOutcome.NOT_BEGUN]

    run(scenario)


def test_two_wishes_at_once_send_one_request(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            first, second = await asyncio.gather(train(desk), train(desk), return_exceptions=True)
            assert first is None
            assert isinstance(second, AlreadyTrainingError)
            with pytest.raises(AlreadyTrainingError) as caught:
                await train(desk)
            assert caught.value.training == desk.book.running("n")
            assert len(service.times("train")) == 1

    run(scenario)


def test_what_cannot_be_written_down_is_not_sent(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            await desk.library.close()
            with pytest.raises(LibraryError):
                await train(desk)
            assert service.times("train") == []
            assert desk.book.running("n") is None

    run(scenario)


def test_an_answer_lost_while_the_service_acted_is_found_running(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            await lose_the_answer(desk, service, acted=True, of="n")
            assert outcomes(desk) == [TrainingOutcome.UNCERTAIN]
            with pytest.raises(AlreadyTrainingError):
                await train(desk)
            await desk.book.refresh()
            assert outcomes(desk) == [TrainingOutcome.RUNNING]
            service.set("n", "Failed")
            await desk.book.refresh()
            assert [training.outcome for training in desk.ended] == [TrainingOutcome.FAILED]
            assert len(service.times("train")) == 1

    run(scenario)


@pytest.mark.parametrize("voice", [NEW, READY])
def test_an_answer_lost_with_nothing_done_is_found_not_begun_by_looking_on(
    open_desk: OpenDesk, voice: Voice
) -> None:
    async def scenario() -> None:
        service = ScriptedService(voice)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            await lose_the_answer(desk, service, acted=False, of=voice.id)
            async with meanwhile(desk.book.keep_current()):
                while desk.book.running(voice.id) is not None:
                    await service.asked_for("list", len(service.times("list")) + 1)
                    await desk.library.save_voice(voice)
            (training,) = desk.book.trainings
            assert training.outcome is TrainingOutcome.NOT_BEGUN
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
    ("happens", "outcome"),
    [
        (lambda _: None, TrainingOutcome.UNCERTAIN),
        (come_ready, TrainingOutcome.READY),
        (fail_it, TrainingOutcome.FAILED),
    ],
)
def test_not_looked_at_for_long_only_a_change_proves_anything(
    open_desk: OpenDesk, happens: Callable[[ScriptedService], None], outcome: TrainingOutcome
) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            await lose_the_answer(desk, service, acted=False, of="r")
            await asyncio.sleep(1200)
            happens(service)
            await desk.book.refresh()
            assert outcomes(desk) == [outcome]
            assert desk.book.running("r") is None, "it may be sent again"

    run(scenario)


def test_a_crash_while_sending_is_uncertain_after_the_restart(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        held = service.hold("train")
        async with open_desk(service) as desk:
            await desk.book.refresh()
            async with meanwhile(train(desk)):
                await held.arrived.wait()
            assert outcomes(desk) == [TrainingOutcome.UNCERTAIN]
        async with open_desk(service) as desk:
            assert outcomes(desk) == [TrainingOutcome.UNCERTAIN]
            await desk.book.refresh()
            assert outcomes(desk) == [TrainingOutcome.RUNNING]

    run(scenario)


def test_an_end_while_the_program_was_closed_is_told_once(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            await train(desk)
        service.set("n", "Success")
        told: list[Training] = []
        for _ in range(2):
            async with open_desk(service) as desk:
                await desk.book.refresh()
                told += desk.ended
        assert [training.outcome for training in told] == [TrainingOutcome.READY]

    run(scenario)


def test_a_training_sent_from_elsewhere_is_seen_and_survives_a_restart(
    open_desk: OpenDesk,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        service.set("n", "Training")
        async with open_desk(service) as desk:
            await desk.book.refresh()
            seen = desk.book.running("n")
            assert seen is not None
            assert not seen.is_ours
            with pytest.raises(AlreadyTrainingError):
                await train(desk)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            assert desk.book.running("n") == seen
            service.set("n", "Success")
            await desk.book.refresh()
            assert [training.voice_id for training in desk.ended] == ["n"]
            assert desk.book.usual_seconds() is None, "its beginning isn't known"
        async with open_desk(service) as desk:
            await desk.book.refresh()
            assert outcomes(desk) == [TrainingOutcome.READY]
            assert desk.ended == []

    run(scenario)


def test_a_listing_asked_for_before_the_training_began_ends_nothing(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            held = service.hold("list")
            async with meanwhile(desk.book.refresh()) as (listing,):
                await held.arrived.wait()
                await train(desk, "r")
                held.let_through.set()
                await listing
            assert outcomes(desk) == [TrainingOutcome.RUNNING]
            assert desk.book.voices["r"].is_training

    run(scenario)


def test_a_training_accepted_into_a_queue_is_waited_for(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(READY)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            service.answer("train", READY)
            await train(desk, "r")
            service.voices["r"] = READY
            await desk.book.refresh()
            assert outcomes(desk) == [TrainingOutcome.RUNNING]
            service.set("r", "Training")
            await desk.book.refresh()
            service.set("r", "Success")
            await desk.book.refresh()
            assert outcomes(desk) == [TrainingOutcome.READY]

    run(scenario)


def test_deleting_a_voice_in_training_ends_it_quietly(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            await train(desk)
            await desk.book.delete("n")
            assert outcomes(desk) == [TrainingOutcome.FAILED]
            assert desk.ended == []
            assert desk.book.running("n") is None

    run(scenario)


def test_after_an_uncertain_new_voice_the_list_is_looked_at(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService()
        async with open_desk(service) as desk, meanwhile(desk.book.keep_current()):
            await service.asked_for("list", 1)
            error: ServiceError = LOST
            service.fail("create", error, after_acting=True)
            with pytest.raises(TimedOutError):
                await desk.book.create()
            await service.asked_for("list", 2)
            await desk.library.save_voice(NEW)
            assert list(desk.book.voices) == ["new-0"]

    run(scenario)


def test_a_voice_gone_while_in_training_is_no_news_of_an_end(open_desk: OpenDesk) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            await train(desk)
            service.voices.clear()
            await desk.book.refresh()
            assert outcomes(desk) == [TrainingOutcome.FAILED]
            assert desk.ended == []

    run(scenario)


def test_a_listing_asked_for_before_an_answer_was_lost_decides_nothing(
    open_desk: OpenDesk,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(NEW)
        async with open_desk(service) as desk:
            await desk.book.refresh()
            service.set("n", "Success")
            held = service.hold("list")
            async with meanwhile(desk.book.refresh()) as (listing,):
                await held.arrived.wait()
                await lose_the_answer(desk, service, acted=False, of="n")
                held.let_through.set()
                await listing
            assert outcomes(desk) == [TrainingOutcome.UNCERTAIN]

    run(scenario)
