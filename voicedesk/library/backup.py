"""Backups: everything a library keeps, in one zip archive; never a token.

An archive holds `demos/` with the files of demos and recordings, `library.sqlite3` with all that is
known of them and of voices (`backup_database`), and `manifest.json`, which says whose it is.
`BackupStore.write` makes one and reads it back, `look` reads the manifest, and `restore` takes in
all of it or nothing. What is half done lies in a folder beside the library, which is swept.
"""

import json
import os
import sqlite3
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from voicedesk.domain.account import Account
from voicedesk.domain.backup import BackupFacts, RestoreResult
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.library.backup_archive import (
    DATABASE,
    FORMAT,
    MANIFEST,
    SOUNDS,
    VERSION,
    opened_archive,
)
from voicedesk.library.backup_database import (
    SoundFiles,
    check_copy,
    copy_for_backup,
    looked_at,
    merge,
    sound_files,
    without_sounds,
)
from voicedesk.library.database import LibraryFile, library_error
from voicedesk.library.demo_files import DemoFolder
from voicedesk.library.files import (
    make_private_folder,
    replace_file,
    staged_part,
    staging_folder,
)
from voicedesk.threads import in_thread

_PIECE = 1 << 20

Progress = Callable[[int, int], None]
"""Is told how many steps are done, and of how many."""


class BackupStore:
    """Backs up a library and takes backups in."""

    def __init__(self, file: LibraryFile, folder: DemoFolder) -> None:
        self._file = file
        self._folder = folder

    async def write(self, target: Path, account: Account, progress: Progress) -> BackupFacts:
        """Back up to the file `target`, which is replaced once the backup is whole and was read.

        Cancelling ends it soon, and leaves nothing.

        Args:
            account: whose library it is.
            progress: called on the event loop.

        Raises:
            BackupError: CANT_WRITE, or UNREADABLE if it doesn't read back as it was written.
            LibraryError: the library can't be read.
        """
        # What is to be saved before this is in it then.
        await self._file.read("the library", lambda _: None)
        watch = _Watch(progress)
        with watch.ended():
            return await in_thread(lambda: self._write(target, account, watch), "backup")

    async def look(self, path: Path) -> BackupFacts:
        """What the backup at `path` says of itself.

        Raises:
            BackupError: CANT_READ, NOT_A_BACKUP, OLDER, NEWER, DAMAGED.
        """

        def look() -> BackupFacts:
            with opened_archive(path) as archive:
                return archive.facts()

        return await in_thread(look, "backup")

    async def restore(self, path: Path, progress: Progress) -> RestoreResult:
        """Take in the backup at `path`: all of it or nothing. What is newer here stays.

        It is carried out on the library's thread, which nobody else can use meanwhile. Cancelling
        ends it soon, and leaves nothing. What was read from the library before is out of date
        afterwards: it has to be opened again.

        Raises:
            BackupError: CANT_READ, NOT_A_BACKUP, OLDER, NEWER, DAMAGED, or CANT_WRITE.
            LibraryError: the library can't be written.
        """
        watch = _Watch(progress)
        with watch.ended():
            return await self._file.run(lambda: self._restore(path, watch))

    def _write(self, target: Path, account: Account, watch: "_Watch") -> BackupFacts:
        try:
            with staging_folder(self._file.path.parent) as staging:
                copy = staging / DATABASE
                copy_for_backup(self._file.path, copy)

                return replace_file(
                    target,
                    lambda file: self._pack(file, copy, account, watch),
                    part=staged_part(staging, target),
                    check=lambda part, _: self._check(part, staging, watch),
                )
        except OSError as error:
            detail = f"{error.filename or target}: {error.strerror}"
            raise BackupError(BackupProblem.CANT_WRITE, detail) from error
        except sqlite3.Error as error:
            raise library_error(f"can't be copied: {self._file.path}", error) from error

    def _pack(self, file: BinaryIO, copy: Path, account: Account, watch: "_Watch") -> BackupFacts:
        with zipfile.ZipFile(file, "w") as archive:
            missing = self._pack_sounds(archive, sound_files(copy), watch)
            counts = without_sounds(copy, missing)
            facts = BackupFacts(account.name, account.address, time.time(), *counts)
            manifest = {"format": FORMAT, "version": VERSION, **asdict(facts)}
            archive.writestr(_entry(MANIFEST), json.dumps(manifest, indent=1))
            archive.write(copy, DATABASE, zipfile.ZIP_DEFLATED)
        return facts

    def _pack_sounds(
        self, archive: zipfile.ZipFile, files: SoundFiles, watch: "_Watch"
    ) -> list[str]:
        """Copy the files into the archive; the names of those that are gone, or cut short."""
        missing = []
        for number, (name, size) in enumerate(files.items(), start=1):
            try:
                with (self._folder.folder / name).open("rb") as file:
                    is_whole = os.fstat(file.fileno()).st_size == size
                    if is_whole:
                        entry = _entry(SOUNDS + name)
                        entry.file_size = size
                        with archive.open(entry, "w") as out:
                            while piece := file.read(_PIECE):
                                out.write(piece)
            except FileNotFoundError:  # dropped meanwhile
                is_whole = False
            if not is_whole:
                missing.append(name)
            watch.report(number, 2 * len(files))
        return missing

    def _check(self, part: Path, staging: Path, watch: "_Watch") -> None:
        """Read all of what was written, as whoever restores it will."""
        try:
            with opened_archive(part) as archive:
                archive.facts()
                copy = staging / "check.sqlite3"
                archive.copy_database(copy)
                sizes = check_copy(copy, watch)
                archive.check_sounds(sizes)
                for number, (name, size) in enumerate(sizes.items(), start=1):
                    archive.check_sound(name, size)
                    watch.report(len(sizes) + number, 2 * len(sizes))
        except BackupError as error:
            if error.problem is BackupProblem.CANT_WRITE:
                raise
            raise BackupError(BackupProblem.UNREADABLE, error.detail) from error

    def _restore(self, path: Path, watch: "_Watch") -> RestoreResult:
        database = self._file.writable()
        copied: list[str] = []
        try:
            with opened_archive(path) as archive, staging_folder(self._file.path.parent) as staging:
                archive.facts()
                copy = staging / DATABASE
                archive.copy_database(copy)
                sizes = check_copy(copy, watch)
                archive.check_sounds(sizes)
                make_private_folder(self._folder.folder)
                # The rows are seen once their files are there.
                with database.attached(copy, "theirs"), self._file.saving("a backup") as connection:
                    with looked_at(connection, watch):
                        result, files = merge(connection)
                    for number, (name, theirs) in enumerate(files.items(), start=1):
                        copied.append(name)
                        target = self._folder.folder / name
                        archive.copy_sound(theirs, target, sizes[theirs])
                        watch.report(number, len(files))
        except BaseException as error:
            self._folder.remove(copied)
            if isinstance(error, OSError):
                detail = f"{error.filename or self._folder.folder}: {error.strerror}"
                raise BackupError(BackupProblem.CANT_WRITE, detail) from error
            if isinstance(error, sqlite3.Error):
                raise library_error(f"a backup can't be saved: {self._file.path}", error) from error
            raise
        return result


class _StoppedError(Exception):
    """Nobody waits for it any more."""


class _Watch:
    """Tells the event loop how far a thread has come, and the thread whether anyone still waits.

    SQLite, too, asks it now and then (`looked_at`): 1 stops it.
    """

    def __init__(self, progress: Progress) -> None:
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        self._loop = asyncio.get_running_loop()
        self._progress = progress
        self._is_stopped = threading.Event()

    @contextmanager
    def ended(self) -> Iterator[None]:
        """Stop the thread once the caller leaves, for whatever reason."""
        try:
            yield
        finally:
            self._is_stopped.set()

    def report(self, done: int, number: int) -> None:
        if self._is_stopped.is_set():
            raise _StoppedError
        self._loop.call_soon_threadsafe(self._progress, done, number)

    def __call__(self) -> int:
        return int(self._is_stopped.is_set())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    return entry
