"""Keeping demos offline, with real threads and real time."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.consents import CONSENT
from tests.unit.services.conftest import meanwhile
from tests.unit.services.demos_world import READY, DemosWorld, OpenDemos
from tests.unit.services.scripted_service import facts
from tests.unit.services.scripted_source import MP3
from voicedesk.domain.errors import DemoError, DemoProblem, NoConnectionError
from voicedesk.domain.voice import Voice
from voicedesk.services.demos import AT_ONCE
from voicedesk.services.offline import OfflineDownloads, OfflineStatus
from voicedesk.services.polling import Connection

NAMES = [f"v{number:02}" for number in range(12)]


def link(name: str) -> str:
    return f"https://cdn/{name}.mp3"


@dataclass
class World:
    account: DemosWorld
    offline: OfflineDownloads
    told: list[OfflineStatus] = field(default_factory=list)
    ended: list[OfflineStatus] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.offline.changed.connect(self.told.append)
        self.offline.ended.connect(self.ended.append)

    @property
    def kept(self) -> set[str]:
        return set(self.account.demos.cached)

    async def pin(self, *names: str, pinned: bool = True) -> None:
        await self.account.annotations.set_pinned(names, pinned=pinned)

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(30):
            while not condition():  # noqa: ASYNC110 - what is looked for has no event
                await asyncio.sleep(0.002)


@asynccontextmanager
async def keeping(open_demos: OpenDemos, *, online: bool = True) -> AsyncIterator[World]:
    async with open_demos() as account:
        for name in NAMES:
            account.service.voices[name] = Voice(name, name, "Success", "en", f"{link(name)}?e=1")
            account.source.links[f"{link(name)}?e=1"] = MP3
        await account.voices.refresh()
        world = World(account, OfflineDownloads(account.voices, account.demos, account.annotations))
        async with meanwhile(account.voices.poll(), world.offline.run()):
            yield world


def go(scenario: Callable[[], Coroutine[object, object, None]]) -> None:
    asyncio.run(scenario())


def test_pinned_voices_are_fetched_in_the_lists_order_a_few_at_a_time(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            source = world.account.source
            source.gate.clear()
            await world.pin(*reversed(NAMES))
            await world.until(lambda: len(source.opened) == AT_ONCE)
            await asyncio.sleep(0.05)
            assert source.opened == [f"{link(name)}?e=1" for name in NAMES[:AT_ONCE]]
            assert world.offline.status == OfflineStatus(total=12)
            source.gate.set()
            await world.until(lambda: world.ended)
            assert world.kept == set(NAMES)
            assert [one.total for one in world.told[:-1]] == [12] * (len(world.told) - 1)
            done = [one.done for one in world.told[:-1]]
            assert done == sorted(done)
            assert world.ended == [OfflineStatus(total=12, done=12)]
            assert world.offline.status == OfflineStatus()
            assert "r" not in world.kept

    go(scenario)


def test_what_is_pinned_and_missing_at_the_start_is_fetched(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as account:
            await account.annotations.set_pinned(["r"], pinned=True)
            (await account.demos.fetch("r")).path.unlink()
        async with keeping(open_demos) as world:
            await world.until(lambda: world.ended)
            assert world.kept == {"r"}
            assert world.account.demos.cached["r"].path.exists()

    go(scenario)


def test_pause_and_resume(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            world.account.source.gate.clear()
            await world.pin(*NAMES)
            await world.until(lambda: len(world.account.source.opened) == AT_ONCE)
            world.offline.pause()
            assert world.offline.status.is_paused
            world.account.source.gate.set()
            await asyncio.sleep(0.05)
            assert world.kept == set()
            assert world.offline.status == OfflineStatus(total=12, is_paused=True)
            world.offline.resume()
            await world.until(lambda: world.ended)
            assert world.kept == set(NAMES)
            assert world.ended == [OfflineStatus(total=12, done=12)]

    go(scenario)


def test_cancelled_it_keeps_what_is_done_and_begins_nothing_anew(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            await world.pin(*NAMES[:2])
            await world.until(lambda: world.ended)
            world.account.source.gate.clear()
            await world.pin(*NAMES)
            await world.until(lambda: len(world.account.source.opened) == 2 + AT_ONCE)
            await world.offline.cancel()
            world.account.source.gate.set()
            await world.until(lambda: world.offline.status == OfflineStatus())
            await world.account.voices.refresh()
            await asyncio.sleep(0.05)
            assert world.kept == set(NAMES[:2])
            pinned = {name for name in NAMES if world.account.annotations.get(name).pinned}
            assert pinned == set(NAMES[:2])
            assert len(world.ended) == 1
            await world.pin(NAMES[5])
            await world.until(lambda: NAMES[5] in world.kept)

    go(scenario)


def test_a_voice_that_is_no_longer_pinned_is_left_out(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            world.account.source.gate.clear()
            await world.pin(*NAMES)
            await world.until(lambda: len(world.account.source.opened) == AT_ONCE)
            await world.pin(NAMES[0], NAMES[-1], pinned=False)
            world.account.source.gate.set()
            await world.until(lambda: world.ended)
            assert world.kept == set(NAMES[1:-1])
            assert world.ended[0].total == 10

    go(scenario)


def test_failures_are_told_once_and_tried_again_where_it_makes_sense(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            world.account.source.problems[f"{link('v01')}?e=1"] = DemoProblem.NOT_FOUND
            world.account.source.links[f"{link('v03')}?e=1"] = b"<html>"
            await world.pin(*NAMES)
            await world.until(lambda: world.ended)
            (ended,) = world.ended
            assert (ended.total, ended.done) == (12, 12)
            problems = {
                name: error.problem
                for name, error in ended.failed.items()
                if isinstance(error, DemoError)
            }
            assert problems == {"v01": DemoProblem.NOT_FOUND, "v03": DemoProblem.WEB_PAGE}
            opened = len(world.account.source.opened)
            await world.account.voices.refresh()
            await asyncio.sleep(0.05)
            assert len(world.account.source.opened) == opened
            world.account.source.problems.clear()
            world.offline.retry()
            await world.until(lambda: len(world.ended) == 2)
            assert world.ended[1].failed.keys() == {"v03"}
            # Another link is another chance.
            world.account.service.set("v03", "Success", demo_url=link("new"))
            world.account.source.links[link("new")] = MP3
            await world.account.voices.refresh()
            await world.until(lambda: world.kept == set(NAMES))

    go(scenario)


def test_without_a_connection_it_waits_and_goes_on_by_itself(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            links = dict(world.account.source.links)
            world.account.source.links.clear()
            world.account.service.fail("list", *[NoConnectionError(facts()) for _ in range(2)])
            await world.pin(*NAMES)
            await world.until(lambda: world.offline.status.is_waiting)
            assert world.account.voices.connection is Connection.OFFLINE
            assert len(world.account.source.opened) <= 2 * AT_ONCE
            assert (world.offline.status.total, world.offline.status.done) == (12, 0)
            assert world.ended == []
            world.account.source.links |= links
            await world.until(lambda: world.account.voices.connection is Connection.ONLINE)
            await world.until(lambda: world.ended)
            assert world.kept == set(NAMES)
            assert world.ended[0].failed == {}

    go(scenario)


def test_where_the_demos_alone_are_out_of_reach_each_is_a_failure(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            world.account.source.links.clear()
            listings = len(world.account.service.times("list"))
            await world.pin(*NAMES)
            await world.until(lambda: world.ended)
            assert world.ended[0].failed.keys() == set(NAMES)
            assert len(world.account.service.times("list")) == listings + 1

    go(scenario)


def test_the_demo_of_a_training_that_ends_is_fetched_where_that_is_requested(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            for name, keeps in (("v00", False), ("v01", True)):
                world.offline.fetches_new = keeps
                await world.account.voices.train(
                    name, audio_url="https://s/1.wav", name=name, consent=CONSENT
                )
                world.account.service.set(name, "Success", demo_url=f"{link(name)}?e=1")
                await world.account.voices.refresh()
            await world.until(lambda: world.ended)
            assert world.kept == {"v01"}
            assert not world.account.annotations.get("v01").pinned

    go(scenario)


def test_a_pinned_voice_that_was_trained_anew_is_fetched_anew(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            await world.pin("r")
            await world.until(lambda: world.ended)
            await world.account.voices.train(
                "r", audio_url="https://s/1.wav", name="Rita", consent=CONSENT
            )
            await asyncio.sleep(0.05)
            assert len(world.account.source.opened) == 1, (
                "what is there while training is provisional"
            )
            world.account.source.links[READY.demo_url] = MP3 + b"new"
            await world.account.relist("Success", READY.demo_url)
            await world.until(lambda: world.account.demos.cached["r"].generation == 1)
            assert world.account.demos.cached["r"].path.read_bytes() == MP3 + b"new"

    go(scenario)


def test_all_are_fetched_before_any_is_measured_and_bad_ones_are_told(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with keeping(open_demos) as world:
            world.account.source.links[f"{link('v03')}?e=1"] = MP3 + b"broken"
            await world.pin(*NAMES)
            await world.until(lambda: world.ended)
            assert {one.total for one in world.told} == {12, 0}
            assert any(one.is_checking for one in world.told)
            assert world.ended[0].failed.keys() == {"v03"}
            assert world.kept == set(NAMES) - {"v03"}
            kept = world.account.demos.cached.values()
            assert all(demo.duration_ms is not None for demo in kept)

    go(scenario)


def test_what_was_fetched_and_not_measured_is_measured_at_the_next_start(
    open_demos: OpenDemos,
) -> None:
    async def scenario() -> None:
        async with open_demos() as account:
            await account.annotations.set_pinned(["r"], pinned=True)
            assert (await account.demos.fetch("r", measured=False)).duration_ms is None
        async with keeping(open_demos) as world:
            await world.until(lambda: world.account.demos.cached["r"].duration_ms is not None)
            assert world.account.source.opened == []
            assert world.ended == []

    go(scenario)
