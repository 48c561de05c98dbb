"""Tables of voices, for tests that make many."""

import wave
from pathlib import Path

from voicedesk.audio.decoder import Decoder
from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.domain.batch import BatchRow
from voicedesk.domain.storage import StorageSettings
from voicedesk.domain.training import Consent
from voicedesk.library import Library, Opening, SampleFiles
from voicedesk.services.recordings import Recordings
from voicedesk.services.session import open_uploads
from voicedesk.services.uploads import Uploads
from voicedesk.services.voices import Voices
from voicedesk.storage.bucket import Storage
from voicedesk.storage.signing import SANDBOX_KEYS


def batch_rows(number: int, link: str = "https://a.test/{}.mp3") -> list[BatchRow]:
    """Rows named voice 1, voice 2 …; `link` takes a row's number."""
    return [
        BatchRow(
            at, f"voice {at}", link.format(at), Consent(f"voice {at}", "They agreed.", "work", 1.0)
        )
        for at in range(1, number + 1)
    ]


def file_rows(folder: Path, number: int) -> list[BatchRow]:
    """Rows as of `batch_rows`, of files made in `folder`: each another second of a tone."""
    rows = []
    for row in batch_rows(number, ""):
        path = folder / f"{row.name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 24_000, 0, "NONE", ""))
            wide = 40 + row.number
            file.writeframes((bytes(wide) + b"\x10" * wide) * (24_000 // wide))
        rows.append(row._replace(file=str(path)))
    return rows


def sandbox_uploads(url: str, library: Library, opening: Opening, voices: Voices) -> Uploads:
    """Uploads to the storage of a sandbox."""

    async def open_storage(settings: StorageSettings) -> Storage:
        return Storage(settings, SANDBOX_KEYS, waits=())

    return open_uploads(Account(SANDBOX_ACCOUNT, url), library, opening, voices, open_storage)


def links_alone(library: Library, opening: Opening) -> tuple[Recordings, Uploads]:
    """What `Batches` uploads files with, for tables that have none."""

    async def no_storage(settings: StorageSettings) -> Storage:
        raise AssertionError(settings)

    recordings = Recordings(Decoder(), SampleFiles(Path("nowhere")), list)
    return recordings, Uploads(library, opening, no_storage, list)
