"""The demos that a library keeps."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import TypeVar

from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.voice import Voice
from voicedesk.library import demo_folder
from voicedesk.library.database import Database
from voicedesk.library.demo_folder import DemoFolder
from voicedesk.library.incoming_demo import IncomingDemo
from voicedesk.library.kept_demo import KeptDemo
from voicedesk.library.library_file import LibraryFile

_HELD_IN_MEMORY = 256 * 1024
"""Bytes of a demo that wait for the next trip to the disk: most demos need only one."""

_Result = TypeVar("_Result")


class DemoStore:
    """Keeps demos by voice and generation."""

    def __init__(self, file: LibraryFile, folder: DemoFolder) -> None:
        self._file = file
        self._folder = folder

    async def write(
        self,
        voice: Voice,
        generation: int,
        chunks: AsyncIterator[bytes],
        *,
        limit_bytes: int,
    ) -> KeptDemo:
        """Keep a demo in place of the voice's earlier ones; until it is whole, those stay.

        Args:
            generation: the voice's, from before the demo was asked for.
            chunks: the bytes; what they raise comes through.

        Raises:
            DemoError: TOO_LARGE, NOT_AUDIO or DISK.
        """
        incoming = IncomingDemo(self._folder.folder)
        held: list[bytes] = []
        received = 0

        def append(_: Database) -> None:
            incoming.append(b"".join(held))
            held.clear()

        def keep(database: Database) -> KeptDemo:
            incoming.append(b"".join(held))
            return self._folder.keep(database, incoming, voice, generation)

        try:
            async for chunk in chunks:
                received += len(chunk)
                if received > limit_bytes:
                    raise DemoError(DemoProblem.TOO_LARGE)  # noqa: TRY301  (handled like the rest)
                held.append(chunk)
                if received - incoming.size >= _HELD_IN_MEMORY:
                    await self._work(append)
            return await self._work(keep)
        except BaseException:
            with suppress(LibraryError):  # closed meanwhile: swept at a later opening
                self._file.post(incoming.discard)
            raise

    async def save_envelope(
        self, voice_id: str, generation: int, duration_ms: int, envelope: bytes
    ) -> None:
        """Add to a demo what was measured in it; nothing if it's no longer kept.

        Raises:
            LibraryError: it can't be added.
        """

        def save() -> None:
            with self._file.saving("a waveform") as connection:
                demo_folder.save_envelope(connection, voice_id, generation, duration_ms, envelope)

        await self._file.run(save)

    async def drop(self, voice_id: str) -> None:
        """Keep no demo of a voice any longer.

        Raises:
            LibraryError: it is still kept.
        """

        def drop() -> None:
            with self._file.saving("a demo") as connection:
                files = demo_folder.take_rows(connection, voice_id)
            self._folder.remove(files)

        await self._file.run(drop)

    async def _work(self, task: Callable[[Database], _Result]) -> _Result:
        def carry_out() -> _Result:
            try:
                return task(self._file.writable())
            except (OSError, sqlite3.Error, UnicodeError) as error:
                detail = f"{self._folder.folder}: {error}"
                raise DemoError(DemoProblem.DISK, detail=detail) from error

        try:
            return await self._file.run(carry_out)
        except LibraryError as error:
            raise DemoError(DemoProblem.DISK, detail=error.detail) from error
