import asyncio
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import meanwhile, run
from tests.unit.services.demos_world import LINK, READY, OpenDemos
from tests.unit.services.scripted_service import facts
from tests.unit.services.scripted_source import MP3
from voicedesk.domain.errors import DemoError, DemoProblem, RefusedError, TimedOutError
from voicedesk.domain.training import TrainingStatus
from voicedesk.services.demos import DemoStatus


def files(folder: Path) -> list[Path]:
    return [path for path in (folder / "demos").glob("*") if path.is_file()]


def test_fetched_once_measured_and_then_heard_without_a_network(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            assert world.state is DemoStatus.ONLINE
            kept = await world.demos.fetch("r")
            assert kept.path.read_bytes() == MP3
            assert (kept.duration_ms, kept.envelope) == (len(MP3), bytes(400))
            assert world.state is DemoStatus.CACHED
            assert world.announced
            assert await world.demos.fetch("r") is kept
        async with open_demos() as world:
            world.source.links.clear()
            again = await world.demos.fetch("r")
            assert (again.path, again.envelope) == (kept.path, kept.envelope)
            assert world.source.opened == []

    run(scenario)


def test_asked_for_by_many_it_is_downloaded_once(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            kept = await asyncio.gather(*(world.demos.fetch("r") for _ in range(5)))
            assert len({demo.path for demo in kept}) == 1
            assert len(world.source.opened) == 1

    run(scenario)


def test_a_failure_is_shared_by_those_who_waited_and_not_kept(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.links.clear()
            failures = await asyncio.gather(
                *(world.demos.fetch("r") for _ in range(5)), return_exceptions=True
            )
            assert all(isinstance(failure, DemoError) for failure in failures)
            assert len(world.source.opened) == 1
            assert await world.problem() is DemoProblem.OFFLINE
            assert len(world.source.opened) == 2

    run(scenario)


def test_cancelling_one_asker_leaves_the_others_theirs(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.gate.clear()
            async with meanwhile(world.demos.fetch("r"), world.demos.fetch("r")) as (first, second):
                await world.source.arrived.wait()
                first.cancel()
                world.source.gate.set()
                await second
            assert world.state is DemoStatus.CACHED

    run(scenario)


def test_cancelled_by_all_it_leaves_nothing_behind(open_demos: OpenDemos, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.gate.clear()
            async with meanwhile(world.demos.fetch("r"), world.demos.fetch("r")):
                await world.source.arrived.wait()
            await world.library.save_voice(READY)
            assert files(tmp_path) == []
            assert world.state is DemoStatus.ONLINE

    run(scenario)


def test_a_link_that_differs_in_its_query_alone_downloads_nothing(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await world.demos.fetch("r")
            await world.relist("Success", f"{LINK}?e=2")
            await world.demos.fetch("r")
            assert len(world.source.opened) == 1

    run(scenario)


def test_another_link_is_fetched_or_else_the_earlier_demo_is_heard(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            earlier = await world.demos.fetch("r")
            await world.relist("Success", "https://cdn/other.mp3")
            assert world.state is DemoStatus.ONLINE
            assert await world.demos.fetch("r") == earlier
            assert not world.demos.is_current(earlier)
            world.source.links["https://cdn/other.mp3"] = MP3 + b"other"
            later = await world.demos.fetch("r")
            assert later.path.read_bytes() == MP3 + b"other"
            assert world.state is DemoStatus.CACHED

    run(scenario)


def test_nothing_is_fetched_while_the_voice_is_trained_and_the_new_demo_after(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await world.voices.train("r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT)
            assert world.state is DemoStatus.NONE
            assert await world.problem() is DemoProblem.NONE
            await world.relist("Success", READY.demo_url)
            world.source.links[READY.demo_url] = MP3 + b"first"
            first = await world.demos.fetch("r")
            await world.voices.train("r", audio_url="https://s/2.wav", name="Rita", consent=CONSENT)
            assert await world.demos.fetch("r") == first
            await world.relist("Success", READY.demo_url)
            world.source.links[READY.demo_url] = MP3 + b"second"
            second = await world.demos.fetch("r")
            assert second.path.read_bytes() == MP3 + b"second", "though its link is the same"
            assert len(world.source.opened) == 2

    run(scenario)


def test_while_it_is_unclear_whether_a_training_began_nothing_is_fetched(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.service.fail("train", TimedOutError(facts(may_have_taken_effect=True)))
            with pytest.raises(TimedOutError):
                await world.voices.train(
                    "r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT
                )
            assert await world.problem() is DemoProblem.NONE
            assert world.source.opened == []

    run(scenario)


def test_a_training_that_never_began_leaves_the_kept_demo_current(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            kept = await world.demos.fetch("r")
            world.service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await world.voices.train(
                    "r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT
                )
            assert world.voices.trainings[0].status is TrainingStatus.NOT_BEGUN
            assert (await world.demos.fetch("r")).path == kept.path
        async with open_demos() as world:
            assert (await world.demos.fetch("r")).path == kept.path
            assert world.source.opened == []

    run(scenario)


def test_a_retrained_voices_earlier_demo_is_heard_only_without_a_network(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            earlier = await world.demos.fetch("r")
            await world.voices.train("r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT)
            await world.relist("Success", READY.demo_url)
            world.source.links.clear()
            assert await world.demos.fetch("r") == earlier
            world.source.problems[READY.demo_url] = DemoProblem.NOT_FOUND
            assert await world.problem() is DemoProblem.NOT_FOUND

    run(scenario)


def test_an_expired_link_makes_the_service_be_asked_once(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.problems[READY.demo_url] = DemoProblem.EXPIRED
            assert await world.problem() is DemoProblem.EXPIRED
            assert len(world.service.times("get")) == 1
            fresh = f"{LINK}?e=2"
            world.service.voices["r"] = READY._replace(demo_url=fresh)
            world.source.links[fresh] = MP3
            await world.demos.fetch("r")
            assert world.source.opened == [READY.demo_url, READY.demo_url, fresh]
            assert world.voices.by_id["r"].demo_url == fresh

    run(scenario)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (MP3 + b"broken", DemoProblem.NOT_AUDIO),
        (b"<html>Sign in</html>", DemoProblem.WEB_PAGE),
        (MP3 + bytes(2000), DemoProblem.TOO_LARGE),
    ],
)
def test_what_is_no_demo_is_not_kept(
    open_demos: OpenDemos, tmp_path: Path, content: bytes, problem: DemoProblem
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.links[READY.demo_url] = content
            assert await world.problem() is problem
            await world.library.save_voice(READY)
            assert files(tmp_path) == []
            assert world.state is DemoStatus.ONLINE
            assert world.demos.cached == {}

    run(scenario)


def test_a_dropped_demo_is_fetched_anew_and_that_of_a_deleted_voice_forgotten(
    open_demos: OpenDemos, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await world.demos.fetch("r")
            await world.demos.remove(world.demos.cached["r"])
            assert world.state is DemoStatus.ONLINE
            await world.demos.fetch("r")
            assert len(world.source.opened) == 2
            await world.voices.delete("r")
            assert world.demos.cached == {}
            assert files(tmp_path) == []

    run(scenario)


def test_no_demo_no_voice(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await world.relist("Success", "")
            assert world.state is DemoStatus.NONE
            assert await world.problem() is DemoProblem.NONE
            with pytest.raises(DemoError):
                await world.demos.fetch("nobody")

    run(scenario)
