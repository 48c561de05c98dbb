"""Many voices in one go, each made and trained once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from tests.batches import batch_rows, links_alone
from tests.unit.services.conftest import OpenVoices, VoicesWorld, meanwhile, run, wall_clock
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.batch import BatchRowStatus, BatchStep, RowProblem
from voicedesk.domain.errors import (
    CallFacts,
    LibraryError,
    NoConnectionError,
    RateLimitedError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
)
from voicedesk.domain.voice import Voice
from voicedesk.services.batch import Batches
from voicedesk.services.slots import Slots, SlotStatus
from voicedesk.services.voices import Voices

LOST = TimedOutError(facts(may_have_taken_effect=True))
UNREACHED = NoConnectionError(facts())
REFUSED = RefusedError(replace(facts(), code=400, message="太短", reqid="r1"))


class World:
    """An account that is polled, and a batch that runs."""

    def __init__(self, service: ScriptedService, opened: VoicesWorld) -> None:
        self.service, self.voices, self.library = service, opened.voices, opened.library
        opening = opened.opening
        self.slots = Slots(opened.voices, opened.library, opening, clock=wall_clock)
        self.batch = Batches(
            opened.voices,
            self.slots,
            opened.library,
            opening,
            *links_alone(opened.library, opening),
            clock=wall_clock,
        )
        self._news = asyncio.Event()
        self.batch.changed.connect(lambda _: self._news.set())

    async def until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._news.clear()
            await self._news.wait()

    async def over(self) -> None:
        await self.until(lambda: self.batch.now.is_over)

    def statuses(self) -> list[str]:
        return [self.batch.status(row).value for row in self.batch.rows]

    def sent(self) -> tuple[int, int]:
        """How many slots were asked for, and how many trainings."""
        return len(self.service.times("create")), len(self.service.times("train"))


@asynccontextmanager
async def at_work(
    service: ScriptedService, open_voices: OpenVoices, *, follows: bool = False
) -> AsyncIterator[World]:
    """`follows`: list by itself, too. Then the clock jumps ahead while a thread works."""
    async with open_voices(service) as opened:
        await opened.voices.refresh()
        world = World(service, opened)
        following = [opened.voices.poll()] if follows else []
        async with meanwhile(world.batch.run(), *following):
            yield world


def test_every_row_is_made_and_trained(open_voices: OpenVoices) -> None:
    service = ScriptedService(Voice("old", "Nora", "Success"))

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            await world.batch.start(batch_rows(50))
            await world.over()
            assert world.statuses() == ["training"] * 50
            assert world.sent() == (50, 50)
            named = [voice.name for voice in service.voices.values() if voice.id != "old"]
            assert sorted(named) == sorted(row.name for row in world.batch.rows)
            assert [world.voices.speaker_of(row.voice_id) for row in world.batch.rows] == named
            service.set(world.batch.rows[0].voice_id, "Success", demo_url="https://d.test/1")
            service.set(world.batch.rows[1].voice_id, "Failed")
            await asyncio.sleep(60)
            await world.voices.refresh()
            assert world.statuses()[:3] == ["ready", "training failed", "training"]

    run(scenario)


def test_nothing_is_sent_before_it_is_written_down(
    open_voices: OpenVoices, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            refused = LibraryError("full")

            async def fail(*_: object) -> None:
                raise refused

            await world.batch.start(batch_rows(2))
            world.batch.pause()
            monkeypatch.setattr(world.library.batches, "save", fail)
            world.batch.resume()
            await world.until(lambda: world.batch.now.problem is not None)
            assert world.batch.now.problem is refused
            assert not world.batch.now.is_going
            assert world.sent() == (0, 0)
            monkeypatch.undo()
            world.batch.resume()
            await world.over()
            assert world.sent() == (2, 2)

    run(scenario)


@pytest.mark.parametrize("acts", [True, False])
def test_a_slot_whose_answer_is_lost_is_looked_for(open_voices: OpenVoices, acts: bool) -> None:
    service = ScriptedService(Voice("old", "Nora", "Init"))
    service.fail("create", LOST, after_acting=acts)

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            begun = asyncio.get_running_loop().time()
            await world.batch.start(batch_rows(3))
            await world.over()
            assert world.statuses() == ["training"] * 3
            assert len(service.voices) == 4
            assert world.sent() == (3 if acts else 4, 3)
            elapsed = asyncio.get_running_loop().time() - begun
            assert (elapsed < 60) if acts else (elapsed >= 90)

    run(scenario)


def test_a_slot_that_appears_late_is_waited_for(open_voices: OpenVoices) -> None:
    service = ScriptedService()
    service.fail("create", LOST)

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            await world.batch.start(batch_rows(1))
            await service.asked_for("list", 5)
            assert world.statuses() == ["making"]
            service.voices["late"] = Voice("late", "复刻音色-aB3d5", "Init")
            await world.over()
            assert world.batch.rows[0].voice_id == "late"
            assert world.sent() == (1, 1)

    run(scenario)


def test_a_slot_made_by_hand_waits_until_a_rows_is_known(open_voices: OpenVoices) -> None:
    service = ScriptedService()
    service.fail("create", LOST)

    async def make(voices: Voices) -> Voice:
        async with voices.creating:
            return await voices.create()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            async with world.voices.creating:
                await world.batch.start(batch_rows(1))
                for _ in range(20):
                    await asyncio.sleep(0)  # the row waits for its turn
                making = asyncio.ensure_future(make(world.voices))
                await asyncio.sleep(0)
            await service.asked_for("create", 1)
            assert not making.done(), "the row's came first, and was lost"
            by_hand = await making
            assert service.times("create")[1] - service.times("create")[0] >= 90
            await world.over()
            assert world.batch.rows[0].voice_id not in {"", by_hand.id}
            assert service.voices[by_hand.id].state == "Init"
            assert world.sent() == (3, 1)

    run(scenario)


def test_no_row_is_made_while_it_is_unknown_what_became_of_a_new_voice(
    open_voices: OpenVoices,
) -> None:
    service = ScriptedService()
    service.fail("create", LOST, after_acting=True)

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            async with world.voices.creating:
                making = asyncio.ensure_future(world.slots.make())
                await asyncio.sleep(0)
                await world.batch.start(batch_rows(1))
                for _ in range(20):
                    await asyncio.sleep(0)  # the row waits for its turn
            with pytest.raises(TimedOutError):
                await making
            service.fail("create", LOST)
            await world.voices.refresh()
            await asyncio.sleep(200)
            assert (world.statuses(), world.sent()) == (["waiting"], (1, 0))
            found = await world.slots.find_out()
            assert found.voice is not None
            await world.over()
            assert world.batch.rows[0].voice_id not in {"", found.voice.id}
            assert world.sent() == (3, 1)

    run(scenario)


@pytest.mark.parametrize("first", ["row", "new voice"])
@pytest.mark.parametrize("restarted", [False, True])
def test_one_slot_that_appears_is_taken_once(
    open_voices: OpenVoices, first: str, *, restarted: bool
) -> None:
    """Where the program's end left both a row and a new voice in doubt, and one was made."""
    service = ScriptedService()

    async def leave_both_in_doubt() -> None:
        held = service.hold("create")
        async with at_work(service, open_voices) as world:
            await world.batch.start(batch_rows(1))
            await held.arrived.wait()
        service.voices.clear()
        service.fail("create", LOST, after_acting=True)
        async with open_voices(service) as opened:
            with pytest.raises(TimedOutError):
                await World(service, opened).slots.make()

    async def find(world: World, of: str) -> str:
        if of == "new voice":
            found = await world.slots.find_out()
            return found.voice.id if found.voice is not None else found.status.value
        async with meanwhile(world.batch.run()):
            await world.until(lambda: world.statuses() != ["making"])
        return world.batch.rows[0].voice_id or world.statuses()[0]

    async def scenario() -> None:
        await leave_both_in_doubt()
        second, results = {"row": "new voice", "new voice": "row"}[first], []
        async with open_voices(service) as opened:
            world = World(service, opened)
            results.append(await find(world, first))
            if not restarted:
                results.append(await find(world, second))
        if restarted:
            async with open_voices(service) as opened:
                results.append(await find(World(service, opened), second))
        assert results == ["new-0", SlotStatus.NOT_MADE if first == "row" else "waiting"]

    run(scenario)


def test_of_several_slots_that_appear_none_is_taken(open_voices: OpenVoices) -> None:
    service = ScriptedService()
    service.fail("create", LOST)

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            held = service.hold("list")
            await world.batch.start(batch_rows(2))
            await held.arrived.wait()
            for voice_id in ("x", "y"):
                service.voices[voice_id] = Voice(voice_id, "?", "Init")
            held.let_through.set()
            await world.over()
            failure = world.batch.rows[0].failure
            assert failure is not None
            assert failure.problem is RowProblem.UNCLEAR
            assert not world.batch.rows[0].can_be_tried_again
            assert world.statuses() == ["failed", "training"]
            assert world.sent() == (2, 1)

    run(scenario)


def test_a_slot_that_appeared_long_after_may_be_anybodys(open_voices: OpenVoices) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            held = service.hold("create")
            await world.batch.start(batch_rows(1))
            await held.arrived.wait()
            service.voices.clear()
        await asyncio.sleep(4000)
        service.voices["x"] = Voice("x", "?", "Init")
        async with at_work(service, open_voices) as world:
            await world.over()
            failure = world.batch.rows[0].failure
            assert failure is not None
            assert failure.problem is RowProblem.UNCLEAR
            assert world.sent() == (1, 0)

    run(scenario)


def test_a_voice_trained_elsewhere_is_no_slot_that_appeared(open_voices: OpenVoices) -> None:
    service = ScriptedService()
    service.fail("create", LOST, after_acting=True)

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            service.voices["theirs"] = Voice("theirs", "Theirs", "Training")
            await world.batch.start(batch_rows(1))
            await world.over()
            assert world.batch.rows[0].voice_id not in {"", "theirs"}
            assert world.sent() == (1, 1)

    run(scenario)


def test_slots_asked_for_in_vain_stop_it(open_voices: OpenVoices) -> None:
    service = ScriptedService()
    service.fail("create", *([LOST] * 9))

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            await world.batch.start(batch_rows(5))
            await world.until(lambda: world.batch.now.problem is not None)
            assert world.batch.now.problem is LOST
            assert world.sent() == (3, 0)
            assert world.statuses() == ["waiting"] * 5

    run(scenario)


@pytest.mark.parametrize("acts", [True, False])
def test_a_training_whose_answer_is_lost_is_not_sent_again(
    open_voices: OpenVoices, acts: bool
) -> None:
    service = ScriptedService()
    service.fail("train", LOST, after_acting=acts)

    async def scenario() -> None:
        async with at_work(service, open_voices, follows=True) as world:
            await world.batch.start(batch_rows(3))
            await world.until(lambda: len(service.times("train")) == 3)
            await world.until(lambda: not world.batch.now.of(BatchRowStatus.UNCERTAIN))
            await world.over()
            assert world.sent() == (3, 3)
            if acts:
                assert world.statuses() == ["training"] * 3
                return
            failed = next(row for row in world.batch.rows if row.failure)
            assert failed.failure is not None
            assert failed.failure.problem is RowProblem.NOT_BEGUN
            await world.batch.retry()
            await world.over()
            assert world.statuses() == ["training"] * 3
            assert world.sent() == (3, 4)
            assert len(service.voices) == 3

    run(scenario)


def test_a_refused_training_costs_its_row_alone_and_keeps_the_slot(open_voices: OpenVoices) -> None:
    service = ScriptedService()
    service.fail("train", REFUSED)

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            await world.batch.start(batch_rows(3))
            await world.over()
            assert world.statuses() == ["failed", "training", "training"]
            row = world.batch.rows[0]
            assert row.failure is not None
            assert (row.failure.message, row.failure.reqid, row.failure.code) == ("太短", "r1", 400)
            await world.batch.retry()
            await world.over()
            assert world.sent() == (3, 4)
            assert world.batch.rows[0].voice_id == row.voice_id

    run(scenario)


def test_a_refused_slot_stops_it(open_voices: OpenVoices) -> None:
    service = ScriptedService()
    service.fail("create", REFUSED)

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            await world.batch.start(batch_rows(3))
            await world.until(lambda: world.batch.now.problem is not None)
            assert world.batch.now.problem is REFUSED
            assert world.sent() == (1, 0)
            world.batch.resume()
            await world.over()
            assert world.sent() == (4, 3)

    run(scenario)


@pytest.mark.parametrize("verb", ["create", "train"])
@pytest.mark.parametrize("error", [UNREACHED, RateLimitedError(facts(), 7.0)])
def test_what_was_not_done_is_sent_once_the_service_lets(
    open_voices: OpenVoices, verb: str, error: ServiceError
) -> None:
    service = ScriptedService()
    service.fail(verb, error)

    async def scenario() -> None:
        async with at_work(service, open_voices, follows=True) as world:
            await world.batch.start(batch_rows(3))
            await world.over()
            assert world.statuses() == ["training"] * 3
            assert len(service.voices) == 3
            refused, again = service.times(verb)[0], service.times(verb)[-1]
            if isinstance(error, RateLimitedError):
                assert again - refused >= 7

    run(scenario)


def test_pause_sends_nothing_more_and_resume_the_rest(open_voices: OpenVoices) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            held = service.hold("train")
            await world.batch.start(batch_rows(4))
            await held.arrived.wait()
            world.batch.pause()
            held.let_through.set()
            await world.until(lambda: not world.batch.now.of(BatchRowStatus.SENDING))
            await asyncio.sleep(600)
            before = world.sent()
            assert before[1] < 4
            assert not world.batch.now.is_over
            world.batch.resume()
            await world.over()
            assert world.sent() == (4, 4)

    run(scenario)


def test_cancel_lets_what_is_under_way_end_and_sends_nothing_else(open_voices: OpenVoices) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            held = service.hold("create")
            await world.batch.start(batch_rows(4))
            await held.arrived.wait()
            await world.batch.cancel()
            assert world.statuses() == ["making", "cancelled", "cancelled", "cancelled"]
            held.let_through.set()
            await world.over()
            assert world.statuses() == ["cancelled"] * 4
            assert world.batch.rows[0].voice_id
            assert world.sent() == (1, 0)

    run(scenario)


def test_a_slot_that_was_trained_with_something_else_is_left_alone(open_voices: OpenVoices) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            held = service.hold("create")
            await world.batch.start(batch_rows(1))
            await held.arrived.wait()
            world.batch.pause()
            held.let_through.set()
            await world.until(lambda: world.batch.rows[0].step is BatchStep.MADE)
            service.set(world.batch.rows[0].voice_id, "Success")
            await world.voices.refresh()
            world.batch.resume()
            await world.over()
            failure = world.batch.rows[0].failure
            assert failure is not None
            assert failure.problem is RowProblem.TAKEN
            assert world.sent() == (1, 0)

    run(scenario)


@pytest.mark.parametrize("state", ["Training", "Success", "Queued"])
def test_a_slot_that_was_trained_elsewhere_since_the_list_is_left_alone(
    open_voices: OpenVoices, state: str
) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            held = service.hold("get")
            service.answer("get", Voice("new-0", "复刻音色-aB3d5", state))
            await world.batch.start(batch_rows(1))
            await held.arrived.wait()
            held.let_through.set()
            await world.over()
            failure = world.batch.rows[0].failure
            assert failure is not None
            assert failure.problem is RowProblem.TAKEN
            assert world.sent() == (1, 0)

    run(scenario)


def test_slots_that_cannot_be_looked_at_stop_it_and_no_row_is_lost(open_voices: OpenVoices) -> None:
    service = ScriptedService()
    broken = ServiceBrokenError(CallFacts("GET", "/v1/voice-clones/new-0", 500))
    service.fail("get", broken)

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            await world.batch.start(batch_rows(3))
            await world.until(lambda: world.batch.now.problem is broken)
            assert world.sent()[1] == 0
            world.batch.resume()
            await world.over()
            assert world.statuses() == ["training"] * 3
            assert world.sent() == (3, 3)

    run(scenario)


def test_the_end_waits_for_what_is_under_way_alone(open_voices: OpenVoices) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with open_voices(service) as opened:
            await opened.voices.refresh()
            world = World(service, opened)
            held = service.hold("create")
            async with meanwhile(world.batch.run()) as (running,):
                await world.batch.start(batch_rows(3))
                await held.arrived.wait()
                world.batch.end()
                await asyncio.sleep(1)
                assert not running.done()
                held.let_through.set()
                await running
            assert world.sent() == (1, 0)
            assert world.batch.rows[0].step is BatchStep.MADE

    run(scenario)


def test_a_start_sends_nothing_by_itself_and_then_the_rest(open_voices: OpenVoices) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            held = service.hold("train")
            await world.batch.start(batch_rows(5))
            await held.arrived.wait()
        slots, trainings = world.sent()
        async with at_work(service, open_voices) as world:
            await asyncio.sleep(600)
            assert world.sent() == (slots, trainings)
            assert not world.batch.now.is_going
            assert not world.batch.now.is_over
            world.batch.resume()
            await world.over()
            assert world.statuses() == ["training"] * 5
            assert world.sent() == (5, 5)
            assert len(service.voices) == 5
        async with at_work(service, open_voices) as world:
            assert world.statuses() == ["training"] * 5
            await world.batch.start(batch_rows(1))
            await world.over()
            assert world.statuses() == ["training"]

    run(scenario)


def test_a_second_table_waits_for_the_first(open_voices: OpenVoices) -> None:
    service = ScriptedService()

    async def scenario() -> None:
        async with at_work(service, open_voices) as world:
            await world.batch.start(batch_rows(2))
            world.batch.pause()
            await world.batch.start(batch_rows(9))
            assert len(world.batch.rows) == 2

    run(scenario)
