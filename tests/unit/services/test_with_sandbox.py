"""The services on the real client and the real library, against the service in its own process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.conftest import Sandbox, StartSandbox
from tests.consents import CONSENT
from tests.unit.services.scripted_source import measure
from voicedesk.api import AudioFetcher, RetryPolicy, Timeouts, VoiceCloneClient
from voicedesk.domain.errors import DemoError, DemoProblem, ServiceError
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.library import Library
from voicedesk.services.demos import Demos, DemoStatus
from voicedesk.services.polling import Connection, Pace
from voicedesk.services.voices import Voices

QUICK = Pace(first=0.1, longest=0.5, retry_first=0.1, retry_longest=0.5)
LONGEST = 30


@asynccontextmanager
async def open_account(sandbox: Sandbox, folder: Path) -> AsyncIterator[tuple[Voices, Demos]]:
    library = Library(folder)
    opening = await library.open()
    fetcher = AudioFetcher(sandbox.url)
    timeouts = Timeouts(read=2)
    async with VoiceCloneClient(
        sandbox.url, sandbox.token, timeouts=timeouts, retry=RetryPolicy(tries=1)
    ) as client:
        voices = Voices(client, library, opening, pace=QUICK)
        yield voices, Demos(fetcher, library, opening, voices, measure)
    await fetcher.aclose()
    await library.close()


async def ended(voices: Voices, voice_id: str) -> Training:
    """The voice's training once it has ended, while the book keeps itself current."""
    over: asyncio.Future[Training] = asyncio.get_running_loop().create_future()

    def take(training: Training) -> None:
        if training.voice_id == voice_id and not over.done():
            over.set_result(training)

    voices.training_ended.connect(take)
    async with asyncio.timeout(LONGEST), asyncio.TaskGroup() as group:
        following = group.create_task(voices.poll())
        training = await over
        following.cancel()
    return training


def test_the_main_job(sandbox: Sandbox, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (voices, demos):
            await voices.refresh()
            before = len(voices.by_id)
            voice = await voices.create()
            sample = f"{sandbox.url}/samples/en-reading.mp3"
            await voices.train(voice.id, audio_url=sample, name="Nora", consent=CONSENT)
            training = await ended(voices, voice.id)
            assert training.status is TrainingStatus.READY
            assert voices.by_id[voice.id].is_ready
            assert (await demos.fetch(voice.id)).size > 1000
            await voices.rename(voice.id, "诺拉")
        sandbox.end()
        async with open_account(sandbox, tmp_path) as (voices, demos):
            with pytest.raises(ServiceError):
                await voices.refresh()
            assert voices.connection is Connection.OFFLINE
            assert len(voices.by_id) == before + 1
            assert voices.by_id[voice.id].name == "诺拉"
            assert demos.status(voices.by_id[voice.id]) is DemoStatus.CACHED
            assert (await demos.fetch(voice.id)).path.exists()

    asyncio.run(scenario())


def test_a_training_whose_answer_never_comes_is_sent_once(
    start_sandbox: StartSandbox, tmp_path: Path
) -> None:
    sandbox = start_sandbox("--training-seconds", "2", "--fault", "train:act-then-drop:1")

    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (voices, _):
            await voices.refresh()
            voice = await voices.create()
            with pytest.raises(ServiceError) as caught:
                await voices.train(
                    voice.id,
                    audio_url=f"{sandbox.url}/samples/en-reading.mp3",
                    name="Nora",
                    consent=CONSENT,
                )
            assert caught.value.facts.may_have_taken_effect
            assert (await ended(voices, voice.id)).status is TrainingStatus.READY
        assert sandbox.log()["seen"]["train"] == 1

    asyncio.run(scenario())


def test_a_delete_that_succeeds_and_answers_an_error_is_a_success(
    start_sandbox: StartSandbox, tmp_path: Path
) -> None:
    sandbox = start_sandbox("--fault", "delete:act-then-500")

    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (voices, _):
            await voices.refresh()
            voice_id = next(iter(voices.by_id))
            await voices.delete(voice_id)
            await voices.refresh()
            assert voice_id not in voices.by_id

    asyncio.run(scenario())


def test_expired_demo_links_are_asked_for_anew(sandbox: Sandbox, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (voices, demos):
            await voices.refresh()
            ready = next(voice for voice in voices.by_id.values() if voice.is_ready)
            sandbox.expire_links()
            assert (await demos.fetch(ready.id)).size > 1000
        assert sandbox.log()["seen"]["get"] == 1

    asyncio.run(scenario())


def test_a_demo_that_is_cut_off_twice_comes_whole(sandbox: Sandbox, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (voices, demos):
            await voices.refresh()
            whole, cut = [voice for voice in voices.by_id.values() if voice.is_ready][:2]
            await demos.fetch(whole.id)
            sandbox.clear_log()
            sandbox.set_faults("demo:truncate:2")
            kept = await demos.fetch(cut.id)
            fetcher = AudioFetcher(sandbox.url)
            async with fetcher.open(voices.by_id[cut.id].demo_url) as stream:
                content = b"".join([chunk async for chunk in stream.chunks()])
            await fetcher.aclose()
            assert kept.path.read_bytes() == content
        statuses = [seen["status"] for seen in sandbox.log()["requests"] if seen["call"] == "demo"]
        assert statuses == [200, 200, 200, 200]

    asyncio.run(scenario())


def test_a_web_page_in_a_demos_place_is_refused_and_said_to_be_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (voices, demos):
            await voices.refresh()
            ready = next(voice for voice in voices.by_id.values() if voice.is_ready)
            sandbox.set_faults("demo:html:1")
            with pytest.raises(DemoError) as caught:
                await demos.fetch(ready.id)
            assert caught.value.problem is DemoProblem.WEB_PAGE
            assert (await demos.fetch(ready.id)).size > 1000

    asyncio.run(scenario())
