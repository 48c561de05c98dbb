"""Recordings in a real bucket: each is there as long as a training needs it, and no longer."""

import asyncio
import io
import wave
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.passwords import Passwords
from tests.sandbox_process import Sandbox, StartSandbox
from voicedesk.accounts import AccountTokens, SessionTokens
from voicedesk.api import Proxies
from voicedesk.audio.decoder import Decoder
from voicedesk.domain.account import Account
from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem
from voicedesk.domain.recordings import Cut, LocalRecording
from voicedesk.domain.storage import (
    StorageError,
    StorageProblem,
    StorageProvider,
    StorageSettings,
    sandbox_storage,
)
from voicedesk.library import Library, SampleFiles
from voicedesk.resources import resource
from voicedesk.sandbox.storage import BUCKET, SIGNER
from voicedesk.services.recordings import Recordings
from voicedesk.services.uploads import LINK_SECONDS, Uploads, storage_opener
from voicedesk.storage.bucket import Storage

RECORDING = b"RIFF" + bytes(300_000)


class Bucket:
    """The sandbox's bucket, whose keys may be out of reach."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.settings = StorageSettings(
            StorageProvider.OTHER, f"{sandbox.url}/storage", SIGNER.region, BUCKET
        )
        self.folder = folder
        self.keys: TokenStoreProblem | None = None
        self.needed: list[str] = []

    async def open(self, settings: StorageSettings) -> Storage:
        if self.keys is not None:
            raise TokenStoreError(self.keys)
        return Storage(settings, SIGNER.keys, waits=())


@pytest.fixture
def bucket(start_sandbox: StartSandbox, tmp_path: Path) -> Bucket:
    sandbox = start_sandbox("--state", str(tmp_path / "state"))
    return Bucket(sandbox, tmp_path / "state.storage")


def objects(bucket: Bucket) -> int:
    return len([*bucket.folder.glob("*")]) if bucket.folder.exists() else 0


def with_uploads(folder: Path, bucket: Bucket, job: Callable[[Uploads], Awaitable[None]]) -> None:
    """As a start of the program would."""

    async def run() -> None:
        library = Library(folder / "library")
        opening = await library.open()
        settings = bucket.settings
        await job(Uploads(library, opening, bucket.open, lambda: bucket.needed, settings))
        await library.close()

    asyncio.run(run())


def fetch(link: str) -> bytes:
    with build_opener(ProxyHandler({})).open(link, timeout=10) as answer:
        content: bytes = answer.read()
    return content


def test_a_recording_stays_until_no_training_needs_it(bucket: Bucket, tmp_path: Path) -> None:
    async def job(uploads: Uploads) -> None:
        link = await uploads.upload(RECORDING)
        assert await asyncio.to_thread(fetch, link) == RECORDING
        assert await uploads.clear() is None
        assert objects(bucket) == 1, "its training is about to begin"
        bucket.needed = [link]
        uploads.release(link)
        assert await uploads.clear() is None
        assert objects(bucket) == 1, "its training runs"
        bucket.needed = []
        assert await uploads.clear() is None
        assert objects(bucket) == 0

    with_uploads(tmp_path, bucket, job)


def test_the_service_fetches_the_range_that_was_heard(bucket: Bucket, tmp_path: Path) -> None:
    decoder = Decoder()
    recordings = Recordings(decoder, SampleFiles(tmp_path / "samples"), list)
    path = resource("samples", "en-reading.mp3")

    async def job(uploads: Uploads) -> None:
        opened = await recordings.open(LocalRecording(path, "Reading"))
        prepared = await recordings.prepare(opened, Cut(1.25, 4.5, is_even=True))
        link = await uploads.upload(prepared.content)
        fetched = await asyncio.to_thread(fetch, link)
        assert prepared.report.path is not None
        assert fetched == await asyncio.to_thread(prepared.report.path.read_bytes)
        with wave.open(io.BytesIO(fetched)) as file:
            assert file.getnframes() == round(3.25 * file.getframerate())

    with_uploads(tmp_path, bucket, job)
    decoder.stop()


def test_what_the_program_left_is_deleted_by_the_next(bucket: Bucket, tmp_path: Path) -> None:
    async def upload(uploads: Uploads) -> None:
        await uploads.upload(RECORDING)

    async def clear(uploads: Uploads) -> None:
        assert await uploads.clear() is None

    with_uploads(tmp_path, bucket, upload)
    assert objects(bucket) == 1
    with_uploads(tmp_path, bucket, clear)
    assert objects(bucket) == 0


def test_what_a_training_still_needs_outlasts_the_program(bucket: Bucket, tmp_path: Path) -> None:
    async def upload(uploads: Uploads) -> None:
        bucket.needed = [await uploads.upload(RECORDING)]

    async def clear(uploads: Uploads) -> None:
        assert await uploads.clear() is None

    with_uploads(tmp_path, bucket, upload)
    with_uploads(tmp_path, bucket, clear)
    assert objects(bucket) == 1


def test_what_cant_be_deleted_is_tried_again(bucket: Bucket, tmp_path: Path) -> None:
    async def leave(uploads: Uploads) -> None:
        link = await uploads.upload(RECORDING)
        uploads.release(link)
        bucket.keys = TokenStoreProblem.LOCKED
        assert isinstance(await uploads.clear(), TokenStoreError)
        assert objects(bucket) == 1

    async def clear(uploads: Uploads) -> None:
        bucket.keys = None
        assert await uploads.clear() is None

    with_uploads(tmp_path, bucket, leave)
    with_uploads(tmp_path, bucket, clear)
    assert objects(bucket) == 0


def test_an_upload_that_is_cancelled_leaves_nothing(bucket: Bucket, tmp_path: Path) -> None:
    async def job(uploads: Uploads) -> None:
        released: list[str] = []
        uploads.released.connect(released.append)
        gone = asyncio.Event()
        sending = asyncio.create_task(
            uploads.upload(RECORDING, sent=lambda size: size and gone.set())
        )
        await gone.wait()
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        assert len(released) == 1, "so that it is deleted at once"
        assert await uploads.clear() is None
        assert objects(bucket) == 0

    with_uploads(tmp_path, bucket, job)


def test_a_bucket_that_refuses_is_told_and_nothing_is_held(bucket: Bucket, tmp_path: Path) -> None:
    async def job(uploads: Uploads) -> None:
        uploads.settings = bucket.settings._replace(bucket="missing")
        with pytest.raises(StorageError, match="no bucket"):
            await uploads.upload(RECORDING)
        uploads.settings = bucket.settings
        bucket.keys = TokenStoreProblem.NO_KEYRING
        with pytest.raises(TokenStoreError):
            await uploads.upload(RECORDING)
        bucket.keys = None
        assert await uploads.clear() is None

    with_uploads(tmp_path, bucket, job)
    assert objects(bucket) == 0


def test_what_the_person_keeps_is_left_there(bucket: Bucket, tmp_path: Path) -> None:
    async def keep(uploads: Uploads) -> None:
        await uploads.keep(await uploads.upload(RECORDING))

    async def clear(uploads: Uploads) -> None:
        assert await uploads.clear() is None

    with_uploads(tmp_path, bucket, keep)
    with_uploads(tmp_path, bucket, clear)
    assert objects(bucket) == 1


def test_before_other_keys_what_they_may_not_reach_is_deleted_or_told(
    bucket: Bucket, tmp_path: Path
) -> None:
    elsewhere = bucket.settings._replace(bucket="elsewhere")

    async def job(uploads: Uploads) -> None:
        link = await uploads.upload(RECORDING)
        uploads.release(await uploads.upload(RECORDING))
        assert (await uploads.clear_before(bucket.settings)).uploads == ()
        assert objects(bucket) == 1, "what a training needs stays within reach"
        left, error = await uploads.clear_before(elsewhere)
        assert ([one.settings for one in left], error) == ([bucket.settings], None)
        uploads.release(link)
        bucket.keys = TokenStoreProblem.LOCKED
        left, error = await uploads.clear_before()
        assert len(left) == 1
        assert isinstance(error, TokenStoreError)
        bucket.keys = None
        assert await uploads.clear_before() == ((), None)
        assert objects(bucket) == 0

    with_uploads(tmp_path, bucket, job)


def test_storage_that_is_down_is_asked_once_for_all(bucket: Bucket, tmp_path: Path) -> None:
    down = bucket.settings._replace(endpoint="http://127.0.0.1:9")
    deleted: list[str] = []

    class Down(Storage):
        async def delete(self, name: str) -> None:
            deleted.append(name)
            await super().delete(name)

    async def open_down(settings: StorageSettings) -> Storage:
        return Down(settings, SIGNER.keys, waits=())

    async def run() -> None:
        library = Library(tmp_path / "library")
        opening = await library.open()
        uploads = Uploads(library, opening, open_down, list, down)
        for _ in range(3):
            with pytest.raises(StorageError):
                await uploads.upload(RECORDING)
        error = await uploads.clear()
        assert isinstance(error, StorageError)
        assert error.problem is StorageProblem.NO_CONNECTION
        assert (len(deleted), uploads.left) == (1, 3)
        await library.close()

    asyncio.run(run())


def test_a_link_whose_time_is_over_serves_no_training(bucket: Bucket, tmp_path: Path) -> None:
    async def run() -> None:
        now = 1_000_000.0
        library = Library(tmp_path / "library")
        opening = await library.open()
        uploads = Uploads(
            library,
            opening,
            bucket.open,
            lambda: bucket.needed,
            bucket.settings,
            clock=lambda: now,
        )
        link = await uploads.upload(RECORDING)
        bucket.needed = [link]
        uploads.release(link)
        now += LINK_SECONDS
        assert await uploads.clear() is None
        assert (objects(bucket), uploads.left) == (1, 1)
        now += 1
        assert await uploads.clear() is None
        assert (objects(bucket), uploads.left) == (0, 0)
        await library.close()

    asyncio.run(run())


def test_the_accounts_keys_open_its_storage(bucket: Bucket, tmp_path: Path) -> None:
    keys = AccountTokens(SessionTokens(), Passwords())
    account = Account("work")

    async def run() -> None:
        library = Library(tmp_path / "library")
        opening = await library.open()
        opener = storage_opener(account, keys, Proxies())
        uploads = Uploads(library, opening, opener, lambda: (), bucket.settings)
        with pytest.raises(StorageError) as missing:
            await uploads.upload(RECORDING)
        assert missing.value.problem is StorageProblem.NO_KEYS
        await keys.keep("work", SIGNER.keys.text)
        await uploads.upload(RECORDING)
        assert objects(bucket) == 1
        await library.close()

    asyncio.run(run())


def test_the_sandbox_needs_nothing_set_up_and_is_found_at_another_port(
    bucket: Bucket, tmp_path: Path
) -> None:
    account = Account("sandbox", bucket.settings.endpoint.removesuffix("/storage"))
    keys = AccountTokens(SessionTokens(), Passwords())
    keys_out_of_reach = storage_opener(account, keys, Proxies())

    async def run() -> None:
        library = Library(tmp_path / "library")
        opening = await library.open()
        at_former_port = sandbox_storage("http://127.0.0.1:1")
        uploads = Uploads(library, opening, keys_out_of_reach, lambda: (), at_former_port)
        uploads.release(await uploads.upload(RECORDING))
        assert objects(bucket) == 1
        assert await uploads.clear() is None
        assert objects(bucket) == 0
        await library.close()

    assert sandbox_storage(account.address) == bucket.settings
    asyncio.run(run())
