"""Deleting several: each one's fate is known, and none is asked for twice."""

from tests.unit.services.conftest import OpenVoices, VoicesWorld, meanwhile, run
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.errors import (
    NoConnectionError,
    RateLimitedError,
    RefusedError,
    ServiceBrokenError,
    TimedOutError,
    TokenRefusedError,
)
from voicedesk.domain.voice import Voice
from voicedesk.services.deletion import DeletionResult, DeletionStatus, VoiceDeletion

IDS = ["a", "b", "c", "d"]
DOUBT = facts(may_have_taken_effect=True)


def service() -> ScriptedService:
    return ScriptedService(*(Voice(voice_id, voice_id.upper(), "Success") for voice_id in IDS))


def begin(world: VoicesWorld) -> tuple[VoiceDeletion, list[tuple[str, DeletionResult]]]:
    told: list[tuple[str, DeletionResult]] = []
    deletion = VoiceDeletion(world.voices, world.voices.delete, lambda *news: told.append(news))
    return deletion, told


def statuses(deletion: VoiceDeletion) -> str:
    return " ".join(deletion.results[voice_id].status for voice_id in IDS)


def test_each_is_deleted_and_told(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        async with open_voices(service()) as world:
            await world.voices.refresh()
            deletion, told = begin(world)
            await deletion.run(IDS)
            assert statuses(deletion) == "deleted deleted deleted deleted"
            assert deletion.is_over
            assert not world.voices.by_id
            assert [(voice_id, one.status) for voice_id, one in told[:3]] == [
                ("a", DeletionStatus.DELETING),
                ("a", DeletionStatus.DELETED),
                ("b", DeletionStatus.DELETING),
            ]

    run(scenario)


def test_a_refusal_ends_nothing_and_is_told_with_its_reason(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        made = service()
        refusal = RefusedError(facts())
        made.fail("delete", refusal)
        async with open_voices(made) as world:
            await world.voices.refresh()
            deletion, _ = begin(world)
            await deletion.run(IDS)
            assert statuses(deletion) == "failed deleted deleted deleted"
            assert deletion.results["a"].error is refusal
            assert list(world.voices.by_id) == ["a"]
            assert len(made.times("delete")) == 4

    run(scenario)


def test_deleted_with_what_looks_like_an_error_counts_as_deleted(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        made = service()
        made.fail("delete", ServiceBrokenError(DOUBT), after_acting=True)
        async with open_voices(made) as world:
            await world.voices.refresh()
            deletion, _ = begin(world)
            await deletion.run(IDS)
            assert statuses(deletion) == "deleted deleted deleted deleted"
            assert len(made.times("delete")) == 4

    run(scenario)


def test_what_could_not_be_found_out_is_unknown_until_a_later_listing(
    open_voices: OpenVoices,
) -> None:
    async def scenario(*, lists_again: bool) -> None:
        made = service()
        made.fail("delete", TimedOutError(DOUBT), after_acting=True)
        async with open_voices(made) as world:
            await world.voices.refresh()
            made.fail("list", *[ServiceBrokenError(facts())] * (1 if lists_again else 2))
            deletion, _ = begin(world)
            await deletion.run(IDS)
            first = "deleted" if lists_again else "unknown"
            assert statuses(deletion) == f"{first} deleted deleted deleted"
            assert len(made.times("delete")) == 4, "never asked for twice"

    run(lambda: scenario(lists_again=True))


def test_unknown_stays_unknown_where_nothing_can_be_listed(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        made = service()
        made.fail("delete", TimedOutError(DOUBT))
        async with open_voices(made) as world:
            await world.voices.refresh()
            made.fail("list", *[ServiceBrokenError(facts())] * 2)
            deletion, _ = begin(world)
            await deletion.run(IDS)
            assert statuses(deletion) == "unknown deleted deleted deleted"

    run(scenario)


def test_what_ends_everything_isnt_tried_for_the_others(open_voices: OpenVoices) -> None:
    for error in (
        NoConnectionError(facts()),
        TokenRefusedError(facts()),
        RateLimitedError(facts()),
    ):

        async def scenario(error: Exception = error) -> None:
            made = service()
            async with open_voices(made) as world:
                await world.voices.refresh()
                made.fail("delete", error)
                deletion, _ = begin(world)
                await deletion.run(IDS)
                assert statuses(deletion) == "failed not sent not sent not sent"
                assert len(made.times("delete")) == 1
                assert deletion.results["d"].error is error

        run(scenario)


def test_stopping_waits_for_what_is_on_its_way(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        made = service()
        async with open_voices(made) as world:
            await world.voices.refresh()
            deletion, _ = begin(world)
            held = made.hold("delete")
            async with meanwhile(deletion.run(IDS)) as tasks:
                await held.arrived.wait()
                deletion.stop()
                assert not deletion.is_over
                held.let_through.set()
                await tasks[0]
            assert statuses(deletion) == "deleted not sent not sent not sent"
            assert deletion.results["b"].error is None

    run(scenario)


def test_what_is_gone_already_isnt_asked_for(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        made = service()
        async with open_voices(made) as world:
            await world.voices.refresh()
            deletion, _ = begin(world)
            del made.voices["b"]
            await world.voices.refresh()
            await deletion.run(IDS)
            assert statuses(deletion) == "deleted deleted deleted deleted"
            assert len(made.times("delete")) == 3

    run(scenario)
