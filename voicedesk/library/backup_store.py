"""Makes backups of a library, and takes them in."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from voicedesk.domain.account import Account
from voicedesk.domain.backup import BackupFacts, RestoreOutcome
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.library import backup_merge
from voicedesk.library.audio_signature import audio_suffix
from voicedesk.library.backup_archive import DEMOS, RECORDINGS, BackupArchive, write_archive
from voicedesk.library.backup_content import BackupContent, BackupDemo, BackupSample
from voicedesk.library.backup_rows import read_rows
from voicedesk.library.demo_folder import DemoFolder, file_name
from voicedesk.library.library_file import LibraryFile
from voicedesk.library.private_files import make_private_folder, open_private
from voicedesk.library.worker import Worker

_TRIES = 3
"""How often a backup is begun, as a demo may be dropped while it is being copied."""


class _StoppedError(Exception):
    """Nobody waits for the backup any more."""


class BackupStore:
    """Backs up everything that a library holds: list, marks, history, sound; never a token.

    Archives are read and written on a thread beside the library's own, which goes on meanwhile.
    """

    def __init__(self, file: LibraryFile, folder: DemoFolder) -> None:
        self._file = file
        self._folder = folder

    async def write(
        self, target: Path, account: Account, told: Callable[[int, int], None]
    ) -> BackupFacts:
        """Back up to the file `target`, which is replaced once the backup is whole.

        Args:
            account: whose library it is.
            told: called on the event loop with how many files are in it, and of how many.

        Raises:
            BackupError: CANT_WRITE.
            LibraryError: the library can't be read.
        """
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        loop = asyncio.get_running_loop()
        stopped = threading.Event()

        def write(content: BackupContent) -> BackupFacts:
            content = self._without_missing(content)
            number = len(content.demos) + len(content.samples)
            facts = BackupFacts(
                account.name,
                account.address,
                time.time(),
                len(content.voices),
                len(content.trainings),
                len(content.demos),
            )

            def tell(done: int) -> None:
                if stopped.is_set():
                    raise _StoppedError
                loop.call_soon_threadsafe(told, done, number)

            write_archive(target, facts, content, self._folder.folder, tell)
            return facts

        worker = Worker("backup")
        try:
            for left in reversed(range(_TRIES)):
                content = await self._file.run(self._rows)
                try:
                    return await worker.run(partial(write, content))
                except BackupError as error:
                    if not left or not isinstance(error.__cause__, FileNotFoundError):
                        raise
            raise AssertionError("unreachable")
        finally:
            stopped.set()
            worker.stop(0)

    async def look(self, path: Path) -> BackupFacts:
        """What the backup at `path` says of itself.

        Raises:
            BackupError: CANT_READ, NOT_A_BACKUP, NEWER.
        """

        def look() -> BackupFacts:
            with BackupArchive(path) as archive:
                return archive.facts

        worker = Worker("backup")
        try:
            return await worker.run(look)
        finally:
            worker.stop(0)

    async def restore(self, path: Path) -> RestoreOutcome:
        """Take in the backup at `path`: all of it or nothing. What is newer here stays.

        What was read from the library before is out of date then: it has to be opened anew.

        Raises:
            BackupError: CANT_READ, NOT_A_BACKUP, NEWER, DAMAGED, or CANT_WRITE for lack of room.
            LibraryError: the library can't be written.
        """
        return await self._file.run(lambda: self._restore(path))

    def _rows(self) -> BackupContent:
        with self._file.reading("the library") as connection:
            return read_rows(connection)

    def _without_missing(self, content: BackupContent) -> BackupContent:
        sizes = self._folder.sizes()
        demos = tuple(demo for demo in content.demos if sizes.get(demo.file) == demo.size)
        samples = tuple(one for one in content.samples if sizes.get(one.file) == one.size)
        return replace(content, demos=demos, samples=samples)

    def _restore(self, path: Path) -> RestoreOutcome:
        self._file.writable()
        copies: dict[BackupDemo, str] = {}
        recordings: dict[BackupSample, str] = {}
        committed: set[str] = set()
        try:
            with BackupArchive(path) as archive:
                content = archive.content()
                for demo in content.demos:
                    copies[demo] = self._copy(archive, demo)
                for sample in content.samples:
                    recordings[sample] = self._copy(archive, sample)
            with self._file.saving("a backup") as connection:
                outcome, used = backup_merge.merge(connection, content, copies, recordings)
            committed = used
        except OSError as error:
            detail = f"{self._folder.folder}: {error.strerror}"
            raise BackupError(BackupProblem.CANT_WRITE, detail) from error
        finally:
            copied = {*copies.values(), *recordings.values()}
            self._folder.remove(copied - committed)
        return outcome

    def _copy(self, archive: BackupArchive, demo: BackupDemo | BackupSample) -> str:
        """Copy a demo or a recording out of an archive; returns its name in the folder of demos."""
        folder = self._folder.folder
        make_private_folder(folder)
        temporary = folder / f"incoming-{os.urandom(8).hex()}"
        try:
            descriptor = open_private(temporary)
            try:
                place = DEMOS if isinstance(demo, BackupDemo) else RECORDINGS
                suffix = audio_suffix(archive.copy(place, demo.file, demo.size, descriptor))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            name = _name_of(demo, suffix)
            temporary.replace(folder / name)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return name


def _name_of(demo: BackupDemo | BackupSample, suffix: str | None) -> str:
    if suffix is None:
        raise BackupError(BackupProblem.DAMAGED, f"{demo.file} is no audio")
    if isinstance(demo, BackupSample):
        return f"sent-{os.urandom(8).hex()}{suffix}"
    return f"{file_name(demo.voice_id, demo.generation)}{suffix}"
