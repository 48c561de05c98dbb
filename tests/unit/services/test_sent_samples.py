"""The recordings that trainings are sent with: kept, counted, dropped."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import run
from tests.unit.services.demos_world import DemosWorld, OpenDemos
from tests.unit.services.scripted_samples import MEASURES
from tests.unit.services.scripted_service import facts
from tests.unit.services.scripted_source import MP3
from voicedesk.domain.errors import RefusedError, SampleError, SampleProblem, TimedOutError
from voicedesk.domain.recordings import LocalRecording
from voicedesk.domain.samples import findings, findings_of
from voicedesk.domain.training import Origin
from voicedesk.library import CachedRecording
from voicedesk.services.demo_cache import DemoUse
from voicedesk.services.samples import SampleReport

LINK = "https://s/1.wav"
SOUND = b"RIFF" + bytes(range(200))


@pytest.fixture
def report(tmp_path: Path) -> SampleReport:
    path = tmp_path / "sample-1.wav"
    path.write_bytes(SOUND)
    found = findings(MEASURES)
    return SampleReport(LINK, 9.0, None, len(SOUND), MEASURES, found, path)


async def send(world: DemosWorld, report: SampleReport | None, *, keep: bool = True) -> None:
    async with world.demos.samples.prepare("r", report, keep=keep) as recording:
        await world.voices.train(
            "r", audio_url=LINK, name="Rita", consent=CONSENT, recording=recording
        )


def kept_files(world: DemosWorld) -> list[bytes]:
    return [path.read_bytes() for path in world.library.demos.folder.glob("sent-*")]


def test_a_recording_is_kept_with_its_training_and_what_was_found(
    open_demos: OpenDemos, report: SampleReport
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await send(world, report)
            training = world.voices.trainings[0]
            sample = world.demos.samples.get(training)
            assert sample is not None
            assert report.path is not None
            await asyncio.to_thread(report.path.unlink)  # the form has closed
            assert sample.path.read_bytes() == SOUND
            assert sample.duration_ms == 32_000
            assert world.demos.all_for("r") == (sample,)
            assert world.demos.use == DemoUse(0, len(SOUND), 1)
            assert world.announced == ["r"]
        async with open_demos() as world:
            training = world.voices.trainings[0]
            assert findings_of(training) == report.findings
            assert world.demos.samples.get(training) == sample
            assert world.demos.use == DemoUse(0, len(SOUND), 1)
            await world.demos.verify()
            assert kept_files(world) == [SOUND]

    run(scenario)


def test_where_nobody_agreed_only_what_was_found_is_kept(
    open_demos: OpenDemos, report: SampleReport
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await send(world, report, keep=False)
            training = world.voices.trainings[0]
            assert world.demos.samples.get(training) is None
            assert findings_of(training) == report.findings
            assert kept_files(world) == []

    run(scenario)


@pytest.mark.parametrize("keep", [True, False])
def test_from_which_file_it_was_made_is_kept_and_it_can_be_trained_from_again(
    open_demos: OpenDemos, report: SampleReport, *, keep: bool
) -> None:
    origin = Origin("ab" * 32, "cd" * 32, 1.5, 20.25)

    async def scenario() -> None:
        async with open_demos() as world:
            await send(world, replace(report, origin=origin), keep=keep)
            assert world.voices.trainings[0].origin == origin
        async with open_demos() as world:
            training = world.voices.trainings[0]
            assert training.origin == origin
            sample = world.demos.samples.get(training)
            assert (sample is not None) == keep
            if sample is not None:
                local = world.demos.samples.local(sample.path)
                assert local == LocalRecording(sample.path, "Rita", training=training)
                assert await asyncio.to_thread(local.path.read_bytes) == SOUND
                assert world.demos.samples.local(sample.path.with_name("other.wav")) is None

    run(scenario)


def test_what_couldnt_be_looked_at_is_sent_all_the_same(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await send(world, SampleReport(LINK, 9.0, SampleError(SampleProblem.TIMED_OUT)))
            training = world.voices.trainings[0]
            assert world.demos.samples.get(training) is None
            assert findings_of(training) is None

    run(scenario)


def test_a_recording_that_is_gone_keeps_no_training_from_being_sent(
    open_demos: OpenDemos, report: SampleReport
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            assert report.path is not None
            await asyncio.to_thread(report.path.unlink)
            await send(world, report)
            assert len(world.service.times("train")) == 1
            assert findings_of(world.voices.trainings[0]) == report.findings
            assert world.demos.all_for("r") == ()

    run(scenario)


def test_of_a_refused_training_no_recording_stays(
    open_demos: OpenDemos, report: SampleReport
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.service.fail("train", RefusedError(facts()))
            with pytest.raises(RefusedError):
                await send(world, report)
            assert world.demos.all_for("r") == ()
            await world.demos.verify()  # after what was posted
            assert kept_files(world) == []
        async with open_demos() as world:
            assert world.opening.samples == {}

    run(scenario)


def test_of_a_training_that_was_never_written_down_no_recording_stays(
    open_demos: OpenDemos, report: SampleReport
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await send(world, report, keep=False)
            with suppress(Exception):
                await send(world, report)  # it is being trained
            assert len(world.service.times("train")) == 1
            await world.demos.verify()
            assert kept_files(world) == []

    run(scenario)


def test_of_an_uncertain_training_the_recording_stays(
    open_demos: OpenDemos, report: SampleReport
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.service.fail("train", TimedOutError(facts(may_have_taken_effect=True)))
            with pytest.raises(TimedOutError):
                await send(world, report)
            assert world.demos.samples.get(world.voices.trainings[0]) is not None
            assert kept_files(world) == [SOUND]

    run(scenario)


def test_recordings_are_cleared_with_the_demos(open_demos: OpenDemos, report: SampleReport) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.dear.add("r")
            await world.demos.fetch("r")
            await send(world, report)
            assert world.demos.use == DemoUse(1, len(MP3) + len(SOUND), 1)
            await world.demos.clear()
            assert world.demos.use == DemoUse(1, len(MP3))
            assert kept_files(world) == []
        async with open_demos() as world:
            assert world.opening.samples == {}

    run(scenario)


def test_recordings_count_against_the_limit_the_oldest_first(
    open_demos: OpenDemos, report: SampleReport
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await world.demos.set_limit(len(SOUND) + 10)
            await send(world, report)
            await world.relist("Success", "https://cdn/r.mp3?e=1")
            await send(world, report)
            newest, oldest = world.voices.trainings
            assert world.demos.samples.get(newest) is not None
            assert world.demos.samples.get(oldest) is None
            assert world.demos.use == DemoUse(0, len(SOUND), 1)
            assert kept_files(world) == [SOUND]

    run(scenario)


def test_a_recording_goes_with_its_voice(open_demos: OpenDemos, report: SampleReport) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await send(world, report)
            await world.relist("Success", "https://cdn/r.mp3?e=1")
            await world.voices.delete("r")
            assert world.demos.use == DemoUse()
            assert kept_files(world) == []
        async with open_demos() as world:
            assert world.opening.samples == {}
            assert len(world.voices.trainings) == 1

    run(scenario)


def test_a_lost_recording_is_found_out(open_demos: OpenDemos, report: SampleReport) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            await world.demos.fetch("r")
            await send(world, report)
            (sample,) = [
                one for one in world.demos.all_for("r") if isinstance(one, CachedRecording)
            ]
            await asyncio.to_thread(sample.path.unlink)
            await world.demos.verify()
            assert world.demos.samples.get(world.voices.trainings[0]) is None
        async with open_demos() as world:
            assert world.opening.samples == {}

    run(scenario)
