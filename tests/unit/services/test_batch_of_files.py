"""Many voices from files: each uploaded, trained and removed, once, whatever happens on the way."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.batches import file_rows, sandbox_uploads
from tests.sandbox_process import Sandbox, StartSandbox
from tests.unit.services.batch_program import QUICK
from tests.unit.services.test_batch_with_sandbox import (
    LONG,
    ROWS,
    Program,
    assert_each_once,
    until_seen,
)
from voicedesk.api import RetryPolicy, VoiceCloneClient
from voicedesk.audio.decoder import Decoder
from voicedesk.domain.batch import RowProblem
from voicedesk.domain.storage import StorageError
from voicedesk.library import Library, SampleFiles
from voicedesk.services.batch import Batches
from voicedesk.services.recordings import Recordings
from voicedesk.services.slots import Slots
from voicedesk.services.uploads import Uploads
from voicedesk.services.voices import Voices


@pytest.fixture
def service(start_sandbox: StartSandbox, tmp_path: Path) -> Sandbox:
    state = str(tmp_path / "state")
    return start_sandbox("--voices", "3", "--training-seconds", "600", "--state", state)


@pytest.fixture
def objects(tmp_path: Path) -> Callable[[], int]:
    """How many recordings are in the storage."""
    folder = tmp_path / "state.storage"
    return lambda: len([*folder.glob("*")]) if folder.exists() else 0


class World:
    """An open account that sends a table."""

    def __init__(self, voices: Voices, batches: Batches, uploads: Uploads) -> None:
        self.voices, self.batches, self.uploads = voices, batches, uploads
        self._news = asyncio.Event()
        batches.changed.connect(lambda _: self._news.set())

    async def until(self, condition: Callable[[], object]) -> None:
        while not condition():
            self._news.clear()
            await self._news.wait()

    def statuses(self) -> list[str]:
        return [self.batches.status(row).value for row in self.batches.rows]


def at_work(folder: Path, sandbox: Sandbox, job: Callable[[World], Awaitable[None]]) -> None:
    async def scenario() -> None:
        library = Library(folder / "library")
        opening = await library.open()
        decoder = Decoder()
        retry = RetryPolicy(tries=1)
        async with VoiceCloneClient(sandbox.url, sandbox.token, retry=retry) as client:
            voices = Voices(client, library, opening, pace=QUICK)
            slots = Slots(voices, library, opening)
            uploads = sandbox_uploads(sandbox.url, library, opening, voices)
            recordings = Recordings(decoder, SampleFiles(folder / "samples"), list)
            batches = Batches(voices, slots, library, opening, recordings, uploads, pace=QUICK)
            await voices.refresh()
            working = asyncio.create_task(batches.run())
            async with asyncio.timeout(60):
                await job(World(voices, batches, uploads))
            batches.end()
            await working
        decoder.stop()
        await library.close()

    asyncio.run(scenario())


def test_each_file_is_there_while_its_training_runs_and_no_longer(
    service: Sandbox, tmp_path: Path, objects: Callable[[], int]
) -> None:
    async def job(world: World) -> None:
        await world.batches.start(file_rows(tmp_path, ROWS))
        await world.until(lambda: world.batches.now.is_over)
        assert world.statuses() == ["training"] * ROWS
        await world.uploads.clear()
        assert objects() == ROWS
        for training in world.voices.trainings:
            assert training.origin is not None
            assert (training.origin.since, training.origin.to) == pytest.approx((0, 1), abs=0.01)
        assert len({one.origin.original for one in world.voices.trainings if one.origin}) == ROWS
        service.edit_voices(
            *({"id": row.voice_id, "state": "Success"} for row in world.batches.rows)
        )
        await world.voices.refresh()
        await world.uploads.clear()
        assert objects() == 0

    at_work(tmp_path, service, job)
    assert_each_once(service)


def test_a_file_that_is_gone_makes_no_voice_until_it_is_back(
    service: Sandbox, tmp_path: Path
) -> None:
    async def job(world: World) -> None:
        rows = file_rows(tmp_path, ROWS)
        gone = Path(rows[1].file)
        await asyncio.to_thread(gone.rename, tmp_path / "elsewhere")
        await world.batches.start(rows)
        await world.until(lambda: world.batches.now.is_over)
        failure = world.batches.rows[1].failure
        assert failure is not None
        assert (failure.problem, failure.message) == (RowProblem.FILE, "missing")
        assert service.log()["acted"]["create"] == ROWS - 1
        await asyncio.to_thread((tmp_path / "elsewhere").rename, gone)
        await world.batches.retry()
        await world.until(lambda: world.batches.now.is_over)
        assert world.statuses() == ["training"] * ROWS

    at_work(tmp_path, service, job)
    assert_each_once(service)


def test_a_storage_that_is_down_stops_the_sending_and_costs_nothing(
    service: Sandbox, tmp_path: Path, objects: Callable[[], int]
) -> None:
    service.set_faults("storage:500")

    async def job(world: World) -> None:
        await world.batches.start(file_rows(tmp_path, ROWS))
        await world.until(lambda: world.batches.now.problem is not None)
        assert isinstance(world.batches.now.problem, StorageError)
        assert not world.batches.now.is_going
        assert "train" not in service.log()["seen"]
        service.set_faults()
        world.batches.resume()
        await world.until(lambda: world.batches.now.is_over)
        await world.uploads.clear()
        assert objects() == ROWS

    at_work(tmp_path, service, job)
    assert_each_once(service)


def test_what_a_refused_training_was_sent_with_is_removed(
    service: Sandbox, tmp_path: Path, objects: Callable[[], int]
) -> None:
    service.set_faults("train:400:1")

    async def job(world: World) -> None:
        await world.batches.start(file_rows(tmp_path, ROWS))
        await world.until(lambda: world.batches.now.is_over)
        assert world.batches.now.again == 1
        await world.uploads.clear()
        assert objects() == ROWS - 1
        await world.batches.retry()
        await world.until(lambda: world.batches.now.is_over)
        await world.uploads.clear()
        assert objects() == ROWS

    at_work(tmp_path, service, job)
    assert_each_once(service)


@pytest.mark.parametrize("fault", ["storage:hang", "train:hang", "train:act-then-hang"])
def test_a_kill_leaves_nothing_twice_and_nothing_behind(
    service: Sandbox, tmp_path: Path, objects: Callable[[], int], fault: str
) -> None:
    service.set_faults(f"{fault}:after=1")
    killed = Program(tmp_path, service, ahead=0, rows=file_rows(tmp_path, ROWS))
    until_seen(service, killed, fault.partition(":")[0], 2)
    killed.kill()
    service.set_faults()
    rows = Program(tmp_path, service, ahead=LONG).result()
    assert [status for _, status in rows] == ["training"] * ROWS
    assert_each_once(service)
    assert objects() == ROWS
