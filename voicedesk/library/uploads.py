"""Recordings in the person's storage, as rows: each from before it is written there."""

import sqlite3
from contextlib import suppress

from voicedesk.domain.storage import StorageProvider, StorageSettings, Upload
from voicedesk.library.database import LibraryFile


class UploadStore:
    """What it writes outlives a power failure. Raises LibraryError where nothing was written."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def add(self, upload: Upload) -> None:
        """Save that an object may be there from now on."""
        row = (upload.name, *upload.settings, upload.made_at)

        def insert(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO upload VALUES (?, ?, ?, ?, ?, ?)", row)

        await self._file.save("an upload", insert, durable=True)

    async def remove(self, name: str) -> None:
        """Save that the object isn't there any more, or is the person's to keep."""

        def delete(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM upload WHERE name = ?", (name,))

        await self._file.save("an upload", delete, durable=True)


def read_uploads(connection: sqlite3.Connection) -> tuple[Upload, ...]:
    """Those of providers that this version of the program knows, oldest first."""
    uploads: list[Upload] = []
    for name, provider, endpoint, region, bucket, made_at in connection.execute(
        "SELECT name, provider, endpoint, region, bucket, made_at FROM upload ORDER BY made_at"
    ):
        with suppress(ValueError):
            settings = StorageSettings(StorageProvider(provider), endpoint, region, bucket)
            uploads.append(Upload(name, settings, made_at))
    return tuple(uploads)
