"""Earlier demos, versions, what was cut off, and how much room demos may take."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import run
from tests.unit.services.scripted_service import facts
from tests.unit.services.scripted_source import MP3
from tests.unit.services.shelf_world import LINK, READY, OpenShelf, Shelf
from voicedesk.domain.errors import DemoError, DemoProblem, RefusedError
from voicedesk.domain.links import NO_VERSION, ResumePoint
from voicedesk.domain.samples import Envelope
from voicedesk.domain.voice import Voice
from voicedesk.services.demo_stock import DemoUse

OTHER = "https://cdn/other.mp3"
SECOND, THIRD = MP3 + b"second", MP3 + b"the third"


async def retrain(world: Shelf, content: bytes) -> None:
    await world.voices.train("r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT)
    await world.relist("Success", READY.demo_url)
    world.source.links[READY.demo_url] = content


def test_a_retrained_voices_demos_stay_in_its_history(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
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
        async with open_shelf() as world:
            assert world.demos.earlier("r") == (second, first)
            assert world.demos.use == DemoUse(3, size)
            await world.voices.delete("r")
            assert world.demos.earlier("r") == ()
            assert world.demos.use == DemoUse(0, 0)
        assert not first.path.exists()

    run(scenario)


def test_a_training_that_never_began_leaves_the_history_as_it_was(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            first = await world.demos.fetch("r")
            await retrain(world, SECOND)
            second = await world.demos.fetch("r")
            world.service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await world.voices.train(
                    "r", audio_url="https://s/2.wav", name="Rita", consent=CONSENT
                )
            carried = replace(second, generation=2)
            assert world.demos.cached == {"r": carried}
            assert world.demos.earlier("r") == (first,)
            assert world.demos.use.demos == 2
        async with open_shelf() as world:
            assert world.demos.cached == {"r": carried}
            assert world.demos.earlier("r") == (first,)

    run(scenario)


def test_another_link_to_the_same_version_downloads_nothing(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            world.source.versions = {READY.demo_url: '"one"', OTHER: '"one"'}
            world.source.links[OTHER] = MP3
            kept = await world.demos.fetch("r")
            assert kept.etag == '"one"'
            await world.relist("Success", OTHER)
            assert not world.demos.is_current(kept)
            moved = await world.demos.fetch("r")
            assert world.source.asked[-1] == (kept.version, None)
            assert moved == replace(kept, link=OTHER)
            assert world.demos.is_current(moved)
        async with open_shelf() as world:
            assert world.demos.cached == {"r": moved}

    run(scenario)


def test_a_retrained_voices_demo_is_asked_for_whatever_its_version(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            world.source.versions[READY.demo_url] = '"one"'
            await world.demos.fetch("r")
            await retrain(world, SECOND)
            second = await world.demos.fetch("r")
            assert world.source.asked[-1] == (NO_VERSION, None)
            assert second.path.read_bytes() == SECOND

    run(scenario)


def test_what_is_cut_off_goes_on_where_it_ended(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            world.source.versions[READY.demo_url] = '"one"'
            world.source.cuts[READY.demo_url] = [50, 120]
            kept = await world.demos.fetch("r")
            assert kept.path.read_bytes() == MP3
            points = [resume for _, resume in world.source.asked]
            size = len(MP3)
            assert points == [None, ResumePoint(50, '"one"', size), ResumePoint(120, '"one"', size)]

    run(scenario)


def test_a_later_attempt_goes_on_too_but_never_with_another_version(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            world.source.versions[READY.demo_url] = '"one"'
            world.source.cuts[READY.demo_url] = [50] * 5
            assert await world.problem() is DemoProblem.CUT_OFF
            assert len(world.source.asked) == 5
            world.source.versions[READY.demo_url] = '"two"'
            world.source.links[READY.demo_url] = SECOND
            kept = await world.demos.fetch("r")
            assert world.source.asked[-1] == (NO_VERSION, ResumePoint(50, '"one"', len(MP3)))
            assert kept.path.read_bytes() == SECOND
            assert kept.etag == '"two"'

    run(scenario)


def test_without_a_version_it_begins_anew(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            world.source.cuts[READY.demo_url] = [50]
            kept = await world.demos.fetch("r")
            assert kept.path.read_bytes() == MP3
            assert world.source.asked[-1] == (NO_VERSION, None)

    run(scenario)


def test_no_rest_is_fetched_once_a_training_began(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            world.source.versions[READY.demo_url] = '"one"'
            world.source.cuts[READY.demo_url] = [50]
            world.source.gate.clear()
            fetching = asyncio.ensure_future(world.demos.fetch("r"))
            await world.source.arrived.wait()
            await world.voices.train("r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT)
            world.source.gate.set()
            with pytest.raises(DemoError) as caught:
                await fetching
            assert caught.value.problem is DemoProblem.NONE
            assert len(world.source.asked) == 1

    run(scenario)


def test_a_missing_file_is_noticed_when_it_is_requested(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
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


async def keep_four(world: Shelf) -> None:
    """Demos of a, b, c and d, of one size, kept and heard in this order."""
    for name in "abcd":
        link = f"https://cdn/{name}.mp3"
        world.service.voices[name] = Voice(name, name, "Success", "en", link)
        world.source.links[link] = MP3
    await world.voices.refresh()
    for name in "abcd":
        await world.demos.fetch(name)


def test_over_the_limit_the_least_recently_heard_go_first(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            await keep_four(world)
            world.demos.mark_heard("a")
            world.announced.clear()
            await world.demos.set_limit(3 * len(MP3))
            assert world.demos.cached.keys() == {"a", "c", "d"}
            assert world.announced == ["b"]
            await world.demos.fetch("r")
            assert world.demos.cached.keys() == {"a", "d", "r"}
            assert world.demos.use == DemoUse(3, 3 * len(MP3))
        async with open_shelf() as world:
            assert world.demos.cached.keys() == {"a", "d", "r"}
            await world.demos.set_limit(len(MP3))
            assert world.demos.cached.keys() == {"r"}

    run(scenario)


def test_when_it_was_heard_is_kept(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            await keep_four(world)
            world.demos.mark_heard("a")
            heard_at = world.demos.cached["a"].heard_at
            assert heard_at > world.demos.cached["a"].kept_at
        async with open_shelf() as world:
            assert world.demos.cached["a"].heard_at == heard_at
            assert world.demos.cached["b"].heard_at == 0

    run(scenario)


def test_what_is_dear_or_open_stays_whatever_the_limit(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
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


def test_earlier_demos_count_and_go_like_others(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            first = await world.demos.fetch("r")
            await retrain(world, MP3)
            second = await world.demos.fetch("r")
            world.dear.add("r")
            world.demos.mark_heard("r", first)
            assert world.demos.earlier("r")[0].heard_at
            await world.demos.set_limit(len(MP3))
            assert (world.demos.cached["r"].path, world.demos.earlier("r")) == (second.path, ())

    run(scenario)


def test_what_was_just_fetched_is_not_dropped_for_its_own_size(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            await world.demos.set_limit(1)
            kept = await world.demos.fetch("r")
            assert kept.path.exists()

    run(scenario)


def test_a_link_of_its_query_alone_resumes_what_an_expired_one_began(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            fresh = f"{LINK}?e=2"
            world.source.versions = {READY.demo_url: '"one"', fresh: '"one"'}
            world.source.cuts[READY.demo_url] = [50]
            fetching = asyncio.ensure_future(world.demos.fetch("r"))
            await world.source.arrived.wait()
            world.service.voices["r"] = replace(READY, demo_url=fresh)
            await asyncio.sleep(0.1)
            world.source.problems[READY.demo_url] = DemoProblem.EXPIRED
            world.source.links[fresh] = MP3
            assert (await fetching).path.read_bytes() == MP3
            assert world.source.asked[-1] == (NO_VERSION, ResumePoint(50, '"one"', len(MP3)))

    run(scenario)


def test_the_loudness_of_a_demo_from_before_is_found_out(open_shelf: OpenShelf) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            await world.demos.fetch("r")
            assert world.demos.cached["r"].loudness is None
            world.demos._measure = louder
            await world.demos.measure("r")
            assert world.demos.cached["r"].loudness == -18.5
        async with open_shelf() as world:
            assert world.demos.cached["r"].loudness == -18.5

    async def louder(_path: Path) -> Envelope:
        return Envelope(1000, bytes(400), -18.5)

    run(scenario)


def test_a_training_that_begins_while_a_demo_waits_for_its_turn_is_minded(
    open_shelf: OpenShelf,
) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
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


@pytest.mark.parametrize("what", ["training", "link"])
def test_what_was_cut_off_is_not_gone_on_with_as_another_demo(
    open_shelf: OpenShelf, what: str
) -> None:
    async def scenario() -> None:
        async with open_shelf() as world:
            world.source.versions = {READY.demo_url: '"one"', OTHER: '"one"'}
            world.source.cuts[READY.demo_url] = [50] * 5
            assert await world.problem() is DemoProblem.CUT_OFF
            world.source.links[OTHER] = SECOND
            if what == "training":
                await retrain(world, SECOND)
            else:
                await world.relist("Success", OTHER)
            kept = await world.demos.fetch("r")
            assert kept.path.read_bytes() == SECOND
            assert world.source.asked[-1] == (NO_VERSION, None)

    run(scenario)
