"""Earlier demos, what was cut off, and how much room demos may take."""

import asyncio

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import run
from tests.unit.services.demos_world import LINK, READY, DemosWorld, OpenDemos
from tests.unit.services.scripted_service import facts
from tests.unit.services.scripted_source import MP3
from voicedesk.domain.errors import DemoError, DemoProblem, RefusedError
from voicedesk.domain.voice import Voice
from voicedesk.services.demo_cache import DemoUse

OTHER = "https://cdn/other.mp3"
SECOND, THIRD = MP3 + b"second", MP3 + b"the third"


async def retrain(world: DemosWorld, content: bytes) -> None:
    await world.voices.train("r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT)
    await world.relist("Success", READY.demo_url)
    world.source.links[READY.demo_url] = content


def test_a_retrained_voices_demos_stay_in_its_history(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            first = await world.demos.fetch("r")
            await retrain(world, SECOND)
            assert world.demos.earlier("r") == ()
            second = await world.demos.fetch("r")
            await retrain(world, THIRD)
            third = await world.demos.fetch("r")
            assert world.demos.cached == {"r": third}
            assert world.demos.earlier("r") == (second, first)
            assert [demo.path.read_bytes() for demo in world.demos.earlier("r")] == [SECOND, MP3]
            size = len(MP3) + len(SECOND) + len(THIRD)
            assert world.demos.use == DemoUse(3, size)
        async with open_demos() as world:
            assert world.demos.earlier("r") == (second, first)
            assert world.demos.use == DemoUse(3, size)
            await world.voices.delete("r")
            assert world.demos.earlier("r") == ()
            assert world.demos.use == DemoUse(0, 0)
        assert not first.path.exists()

    run(scenario)


def test_a_training_that_never_began_leaves_the_history_as_it_was(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            first = await world.demos.fetch("r")
            await retrain(world, SECOND)
            second = await world.demos.fetch("r")
            world.service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await world.voices.train(
                    "r", audio_url="https://s/2.wav", name="Rita", consent=CONSENT
                )
            carried = second._replace(generation=2)
            assert world.demos.cached == {"r": carried}
            assert world.demos.earlier("r") == (first,)
            assert world.demos.use.demos == 2
        async with open_demos() as world:
            assert world.demos.cached == {"r": carried}
            assert world.demos.earlier("r") == (first,)

    run(scenario)


def test_a_retrained_voices_demo_is_fetched_anew_from_the_same_link(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await world.demos.fetch("r")
            await retrain(world, SECOND)
            second = await world.demos.fetch("r")
            assert second.path.read_bytes() == SECOND

    run(scenario)


def test_another_link_of_the_same_training_is_fetched(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            kept = await world.demos.fetch("r")
            await world.relist("Success", OTHER)
            assert not world.demos.is_current(kept)
            world.source.links[OTHER] = SECOND
            moved = await world.demos.fetch("r")
            assert world.demos.is_current(moved)
        async with open_demos() as world:
            assert world.demos.cached == {"r": moved}
            assert moved.path.read_bytes() == SECOND
            assert not kept.path.exists()

    run(scenario)


def test_what_is_cut_off_is_tried_again_from_its_beginning(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.cuts[READY.demo_url] = [50, 0, 120]
            kept = await world.demos.fetch("r")
            assert kept.path.read_bytes() == MP3
            assert world.source.opened == [READY.demo_url] * 4
            assert [path.name for path in kept.folder.iterdir()] == [kept.file]

    run(scenario)


def test_after_the_fifth_try_it_is_cut_off_and_nothing_of_it_left(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.cuts[READY.demo_url] = [50] * 5
            assert await world.problem() is DemoProblem.CUT_OFF
            assert len(world.source.opened) == 5
            assert world.demos.cached == {}
            world.source.links[READY.demo_url] = SECOND
            assert (await world.demos.fetch("r")).path.read_bytes() == SECOND

    run(scenario)


def test_what_never_began_is_not_tried_again(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.problems[READY.demo_url] = DemoProblem.OFFLINE
            assert await world.problem() is DemoProblem.OFFLINE
            assert len(world.source.opened) == 1

    run(scenario)


def test_a_link_that_expires_between_two_tries_is_asked_for_anew(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            fresh = f"{LINK}?e=2"
            world.source.cuts[READY.demo_url] = [50]
            fetching = asyncio.ensure_future(world.demos.fetch("r"))
            await world.source.arrived.wait()
            world.service.voices["r"] = READY._replace(demo_url=fresh)
            world.source.links[fresh] = SECOND
            while world.source.cuts[READY.demo_url]:  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0)
            world.source.problems[READY.demo_url] = DemoProblem.EXPIRED
            assert (await fetching).path.read_bytes() == SECOND
            assert world.source.opened == [READY.demo_url, READY.demo_url, fresh]

    run(scenario)


def test_no_rest_is_fetched_once_a_training_began(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.cuts[READY.demo_url] = [150]
            world.source.gate.clear()
            fetching = asyncio.ensure_future(world.demos.fetch("r"))
            await world.source.arrived.wait()
            await world.voices.train("r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT)
            world.source.gate.set()
            with pytest.raises(DemoError) as caught:
                await fetching
            assert caught.value.problem is DemoProblem.NONE
            assert len(world.source.opened) == 1

    run(scenario)


def test_a_missing_file_is_noticed_when_it_is_requested(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            kept = await world.demos.fetch("r")
            kept.path.unlink()
            again = await world.demos.fetch("r")
            assert again.path.read_bytes() == MP3
            assert world.demos.use == DemoUse(1, len(MP3))
            again.path.unlink()
            await world.demos.verify()
            assert world.demos.cached == {}
            assert world.demos.use == DemoUse(0, 0)

    run(scenario)


async def keep_four(world: DemosWorld) -> None:
    """Demos of a, b, c and d, of one size, kept and heard in this order."""
    for name in "abcd":
        link = f"https://cdn/{name}.mp3"
        world.service.voices[name] = Voice(name, name, "Success", "en", link)
        world.source.links[link] = MP3
    await world.voices.refresh()
    for name in "abcd":
        await world.demos.fetch(name)


def test_over_the_limit_the_least_recently_heard_go_first(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await keep_four(world)
            world.demos.mark_heard(world.demos.cached["a"])
            world.announced.clear()
            await world.demos.set_limit(3 * len(MP3))
            assert world.demos.cached.keys() == {"a", "c", "d"}
            assert world.announced == ["b"]
            await world.demos.fetch("r")
            assert world.demos.cached.keys() == {"a", "d", "r"}
            assert world.demos.use == DemoUse(3, 3 * len(MP3))
        async with open_demos() as world:
            assert world.demos.cached.keys() == {"a", "d", "r"}
            await world.demos.set_limit(len(MP3))
            assert world.demos.cached.keys() == {"r"}

    run(scenario)


def test_when_it_was_heard_is_kept(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await keep_four(world)
            world.demos.mark_heard(world.demos.cached["a"])
            heard_at = world.demos.cached["a"].heard_at
            assert heard_at > world.demos.cached["a"].kept_at
        async with open_demos() as world:
            assert world.demos.cached["a"].heard_at == heard_at
            assert world.demos.cached["b"].heard_at == 0

    run(scenario)


def test_what_is_dear_or_open_stays_whatever_the_limit(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await keep_four(world)
            world.dear |= {"a", "b"}
            world.demos.set_in_use([world.demos.cached["c"].path])
            await world.demos.set_limit(len(MP3))
            assert world.demos.cached.keys() == {"a", "b", "c"}
            assert world.demos.is_over_limit
            world.demos.set_in_use([])
            await world.demos.clear()
            assert world.demos.cached.keys() == {"a", "b"}
            await world.demos.set_limit(0)
            assert not world.demos.is_over_limit

    run(scenario)


def test_earlier_demos_count_and_go_like_others(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            first = await world.demos.fetch("r")
            await retrain(world, MP3)
            second = await world.demos.fetch("r")
            world.dear.add("r")
            world.demos.mark_heard(first)
            assert world.demos.earlier("r")[0].heard_at
            await world.demos.set_limit(len(MP3))
            assert (world.demos.cached["r"].path, world.demos.earlier("r")) == (second.path, ())

    run(scenario)


def test_what_was_just_fetched_is_not_dropped_for_its_own_size(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await world.demos.set_limit(1)
            kept = await world.demos.fetch("r")
            assert kept.path.exists()

    run(scenario)


def test_a_training_that_begins_while_a_demo_waits_for_its_turn_is_minded(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            for name in "abcd":
                link = f"https://cdn/{name}.mp3"
                world.service.voices[name] = Voice(name, name, "Success", "en", link)
                world.source.links[link] = MP3
            await world.voices.refresh()
            world.source.gate.clear()
            others = [asyncio.ensure_future(world.demos.fetch(name)) for name in "abcd"]
            waiting = asyncio.ensure_future(world.demos.fetch("r"))
            while len(world.source.opened) < 4:  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0)
            await world.voices.train("r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT)
            world.source.gate.set()
            await asyncio.gather(*others)
            with pytest.raises(DemoError) as caught:
                await waiting
            assert caught.value.problem is DemoProblem.NONE
            assert READY.demo_url not in world.source.opened

    run(scenario)
