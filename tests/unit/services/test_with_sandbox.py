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
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.library import Library
from voicedesk.services.demo_downloads import DemoDownloads
from voicedesk.services.demos import DemoShelf, DemoState
from voicedesk.services.polling import Connection, Pace
from voicedesk.services.voices import VoiceBook

QUICK = Pace(first=0.1, longest=0.5, retry_first=0.1, retry_longest=0.5)
LONGEST = 30


@asynccontextmanager
async def open_account(
    sandbox: Sandbox, folder: Path
) -> AsyncIterator[tuple[VoiceBook, DemoShelf]]:
    library = Library(folder)
    opening = await library.open()
    fetcher = AudioFetcher()
    timeouts = Timeouts(read=2)
    async with VoiceCloneClient(
        sandbox.url, sandbox.token, timeouts=timeouts, retry=RetryPolicy(tries=1)
    ) as client:
        book = VoiceBook(client, library, opening, pace=QUICK)
        downloads = DemoDownloads(fetcher, library, measure)
        yield book, DemoShelf(downloads, library, opening, book, measure)
    await fetcher.aclose()
    await library.close()


async def ended(book: VoiceBook, voice_id: str) -> Training:
    """The voice's training once it has ended, while the book keeps itself current."""
    over: asyncio.Future[Training] = asyncio.get_running_loop().create_future()

    def take(training: Training) -> None:
        if training.voice_id == voice_id and not over.done():
            over.set_result(training)

    book.training_ended.connect(take)
    async with asyncio.timeout(LONGEST), asyncio.TaskGroup() as group:
        following = group.create_task(book.keep_current())
        training = await over
        following.cancel()
    return training


def test_the_main_job(sandbox: Sandbox, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (book, shelf):
            await book.refresh()
            before = len(book.voices)
            voice = await book.create()
            sample = f"{sandbox.url}/samples/en-reading.mp3"
            await book.train(voice.id, audio_url=sample, name="Nora", consent=CONSENT)
            training = await ended(book, voice.id)
            assert training.outcome is TrainingOutcome.READY
            assert book.voices[voice.id].is_ready
            assert (await shelf.fetch(voice.id)).size > 1000
            await book.rename(voice.id, "诺拉")
        sandbox.end()
        async with open_account(sandbox, tmp_path) as (book, shelf):
            with pytest.raises(ServiceError):
                await book.refresh()
            assert book.connection is Connection.OFFLINE
            assert len(book.voices) == before + 1
            assert book.voices[voice.id].name == "诺拉"
            assert shelf.state(book.voices[voice.id]) is DemoState.KEPT
            assert (await shelf.fetch(voice.id)).path.exists()

    asyncio.run(scenario())


def test_a_training_whose_answer_never_comes_is_sent_once(
    start_sandbox: StartSandbox, tmp_path: Path
) -> None:
    sandbox = start_sandbox("--training-seconds", "2", "--fault", "train:act-then-drop:1")

    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (book, _):
            await book.refresh()
            voice = await book.create()
            with pytest.raises(ServiceError) as caught:
                await book.train(
                    voice.id,
                    audio_url=f"{sandbox.url}/samples/en-reading.mp3",
                    name="Nora",
                    consent=CONSENT,
                )
            assert caught.value.facts.may_have_taken_effect
            assert (await ended(book, voice.id)).outcome is TrainingOutcome.READY
        assert sandbox.log()["seen"]["train"] == 1

    asyncio.run(scenario())


def test_a_delete_that_succeeds_and_answers_an_error_is_a_success(
    start_sandbox: StartSandbox, tmp_path: Path
) -> None:
    sandbox = start_sandbox("--fault", "delete:act-then-500")

    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (book, _):
            await book.refresh()
            voice_id = next(iter(book.voices))
            await book.delete(voice_id)
            await book.refresh()
            assert voice_id not in book.voices

    asyncio.run(scenario())


def test_expired_demo_links_are_asked_for_anew(sandbox: Sandbox, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (book, shelf):
            await book.refresh()
            ready = next(voice for voice in book.voices.values() if voice.is_ready)
            sandbox.expire_links()
            assert (await shelf.fetch(ready.id)).size > 1000
        assert sandbox.log()["seen"]["get"] == 1

    asyncio.run(scenario())


def test_a_demo_that_is_cut_off_twice_goes_on_where_it_ended(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (book, shelf):
            await book.refresh()
            whole, cut = [voice for voice in book.voices.values() if voice.is_ready][:2]
            await shelf.fetch(whole.id)
            sandbox.clear_log()
            sandbox.set_faults("demo:truncate:2")
            kept = await shelf.fetch(cut.id)
            fetcher = AudioFetcher()
            async with fetcher.open(book.voices[cut.id].demo_url) as stream:
                content = b"".join([chunk async for chunk in stream.chunks()])
            await fetcher.aclose()
            assert kept.path.read_bytes() == content
            assert kept.version == stream.version
        statuses = [seen["status"] for seen in sandbox.log()["requests"] if seen["call"] == "demo"]
        assert statuses == [200, 206, 206, 200]

    asyncio.run(scenario())


def test_a_web_page_in_a_demos_place_is_refused_and_said_to_be_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with open_account(sandbox, tmp_path) as (book, shelf):
            await book.refresh()
            ready = next(voice for voice in book.voices.values() if voice.is_ready)
            sandbox.set_faults("demo:html:1")
            with pytest.raises(DemoError) as caught:
                await shelf.fetch(ready.id)
            assert caught.value.problem is DemoProblem.WEB_PAGE
            assert (await shelf.fetch(ready.id)).size > 1000

    asyncio.run(scenario())
