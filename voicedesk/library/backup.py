"""Backups: everything a library keeps, in one zip archive; never a token.

An archive holds `demos/` with the files of demos and recordings, `library.sqlite3` with all that is
known of them and of voices (`backup_database`), and `manifest.json`, which says whose it is.
`BackupStore.write` makes one, `look` reads the manifest, and `restore` takes in all of it or
nothing. Nothing in an archive is trusted: not its sizes, its names or its database.
"""

import json
import os
import sqlite3
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from voicedesk.domain.account import Account
from voicedesk.domain.backup import BackupFacts, RestoreResult
from voicedesk.domain.errors import BackupError, BackupProblem, LibraryError
from voicedesk.library.backup_database import (
    SoundFiles,
    check_copy,
    copy_for_backup,
    merge,
    sound_files,
    without_sounds,
)
from voicedesk.library.database import LibraryFile
from voicedesk.library.demo_files import DemoFolder
from voicedesk.library.files import (
    HEAD,
    make_private_folder,
    may_be_audio,
    open_private,
    replace_file,
)
from voicedesk.threads import in_thread

FORMAT: Final = "voicedesk-backup"
VERSION: Final = 2
"""Of the archive; the database has its own. Version 1, of no release, kept the rows as JSON."""
MANIFEST: Final = "manifest.json"
DATABASE: Final = "library.sqlite3"
SOUNDS: Final = "demos/"

_LARGEST_MANIFEST: Final = 1 << 20
_LARGEST_DATABASE: Final = 512 << 20
"""Bytes; with 100,000 voices and a demo for each it is a tenth of that."""
_PIECE: Final = 1 << 20
_NO_ARCHIVE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)
"""What zipfile raises for a file that is no archive, or one locked or packed otherwise."""

Progress = Callable[[int, int], None]
"""Is told how many files are in a backup, and of how many."""


class BackupStore:
    """Backs up a library and takes backups in."""

    def __init__(self, file: LibraryFile, folder: DemoFolder) -> None:
        self._file = file
        self._folder = folder

    async def write(self, target: Path, account: Account, progress: Progress) -> BackupFacts:
        """Back up to the file `target`, which is replaced once the backup is whole.

        Args:
            account: whose library it is.
            progress: called on the event loop.

        Raises:
            BackupError: CANT_WRITE.
            LibraryError: the library can't be read.
        """
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        loop = asyncio.get_running_loop()
        stopped = threading.Event()

        def report(done: int, number: int) -> None:
            if stopped.is_set():
                raise _StoppedError
            loop.call_soon_threadsafe(progress, done, number)

        # What is to be saved before this is in it then.
        await self._file.read("the library", lambda _: None)
        try:
            return await in_thread(lambda: self._write(target, account, report), "backup")
        finally:
            stopped.set()

    async def look(self, path: Path) -> BackupFacts:
        """What the backup at `path` says of itself.

        Raises:
            BackupError: CANT_READ, NOT_A_BACKUP, OLDER, NEWER.
        """

        def look() -> BackupFacts:
            with _opened(path) as archive:
                return archive.facts()

        return await in_thread(look, "backup")

    async def restore(self, path: Path) -> RestoreResult:
        """Take in the backup at `path`: all of it or nothing. What is newer here stays.

        What was read from the library before is out of date then: it has to be opened anew.

        Raises:
            BackupError: CANT_READ, NOT_A_BACKUP, OLDER, NEWER, DAMAGED, or CANT_WRITE.
            LibraryError: the library can't be written.
        """
        return await self._file.run(lambda: self._restore(path))

    def _write(self, target: Path, account: Account, report: Progress) -> BackupFacts:
        try:
            with TemporaryDirectory(prefix="voicedesk-") as folder:
                copy = Path(folder, DATABASE)
                copy_for_backup(self._file.path, copy)
                return replace_file(target, lambda file: self._pack(file, copy, account, report))
        except OSError as error:
            detail = f"{error.filename or target}: {error.strerror}"
            raise BackupError(BackupProblem.CANT_WRITE, detail) from error
        except sqlite3.Error as error:
            raise LibraryError(f"can't be copied: {self._file.path}: {error}") from error

    def _pack(self, file: BinaryIO, copy: Path, account: Account, report: Progress) -> BackupFacts:
        with zipfile.ZipFile(file, "w") as archive:
            missing = self._pack_sounds(archive, sound_files(copy), report)
            counts = without_sounds(copy, missing)
            facts = BackupFacts(account.name, account.address, time.time(), *counts)
            manifest = {"format": FORMAT, "version": VERSION, **asdict(facts)}
            archive.writestr(_entry(MANIFEST), json.dumps(manifest, indent=1))
            archive.write(copy, DATABASE, zipfile.ZIP_DEFLATED)
        return facts

    def _pack_sounds(
        self, archive: zipfile.ZipFile, files: SoundFiles, report: Progress
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
            report(number, len(files))
        return missing

    def _restore(self, path: Path) -> RestoreResult:
        database = self._file.writable()
        copied: list[str] = []
        try:
            with _opened(path) as archive, TemporaryDirectory(prefix="voicedesk-") as folder:
                archive.facts()
                copy = Path(folder, DATABASE)
                archive.copy(DATABASE, copy, _LARGEST_DATABASE)
                sizes = check_copy(copy)
                archive.check_sounds(sizes)
                make_private_folder(self._folder.folder)
                # The rows are seen once their files are there.
                with database.attached(copy, "theirs"), self._file.saving("a backup") as connection:
                    result, files = merge(connection)
                    for name, theirs in files.items():
                        copied.append(name)
                        target = self._folder.folder / name
                        archive.copy_sound(theirs, target, sizes[theirs])
        except BaseException as error:
            self._folder.remove(copied)
            if isinstance(error, OSError):
                detail = f"{error.filename or self._folder.folder}: {error.strerror}"
                raise BackupError(BackupProblem.CANT_WRITE, detail) from error
            raise
        return result


class _StoppedError(Exception):
    """Nobody waits for the backup any more."""


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    return entry


@contextmanager
def _opened(path: Path) -> Iterator["_Archive"]:
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise BackupError(BackupProblem.CANT_READ, f"{path}: {error.strerror}") from error
    except (*_NO_ARCHIVE, ValueError) as error:
        raise BackupError(BackupProblem.NOT_A_BACKUP, str(path)) from error
    with archive:
        yield _Archive(path, archive)


class _Archive:
    """A backup to be read. Methods raise BackupError: DAMAGED, CANT_READ, CANT_WRITE."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path = path
        self._archive = archive

    def facts(self) -> BackupFacts:
        """What it says of itself.

        Raises:
            BackupError: NOT_A_BACKUP; OLDER or NEWER, if another version of the program made it.
        """
        try:
            found = json.loads(b"".join(self._unpacked(MANIFEST, _LARGEST_MANIFEST)))
        except (BackupError, ValueError, RecursionError) as error:
            if isinstance(error, BackupError) and error.problem is BackupProblem.CANT_READ:
                raise
            found = None
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise BackupError(BackupProblem.NOT_A_BACKUP, f"{self._path}: {MANIFEST}")
        version = found.get("version")
        if not isinstance(version, int) or version != VERSION:
            is_newer = isinstance(version, int) and version > VERSION
            problem = BackupProblem.NEWER if is_newer else BackupProblem.OLDER
            raise BackupError(problem, f"{self._path}: version {version}")
        made_at = found.get("made_at")
        if not (isinstance(made_at, float) and 0 <= made_at < 1e11):
            made_at = 0.0
        counts = [found.get(name) for name in ("voices", "trainings", "demos")]
        return BackupFacts(
            str(found.get("account", "")),
            str(found.get("address", "")),
            made_at,
            *(n if isinstance(n, int) and 0 <= n < 1 << 31 else 0 for n in counts),
        )

    def check_sounds(self, sizes: SoundFiles) -> None:
        """They must be there, not packed, and all together no larger than the archive."""
        for name, size in sizes.items():
            try:
                entry = self._archive.getinfo(SOUNDS + name)
            except KeyError:
                raise self._damaged(name) from None
            if (entry.file_size, entry.compress_type) != (size, zipfile.ZIP_STORED):
                raise self._damaged(name)
        if sum(sizes.values()) > self._path.stat().st_size:  # they share bytes
            raise self._damaged(SOUNDS)

    def copy_sound(self, name: str, target: Path, size: int) -> None:
        """Copy a demo or a recording to the new file `target`, safe on disk."""
        self.copy(SOUNDS + name, target, size)
        with target.open("rb") as file:
            if not may_be_audio(file.read(HEAD)) or os.fstat(file.fileno()).st_size != size:
                raise self._damaged(name)

    def copy(self, name: str, target: Path, largest: int) -> None:
        """Copy an entry to the new file `target`, safe on disk."""
        try:
            with os.fdopen(open_private(target), "wb") as file:
                file.writelines(self._unpacked(name, largest))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            detail = f"{target}: {error.strerror}"
            raise BackupError(BackupProblem.CANT_WRITE, detail) from error

    def _unpacked(self, name: str, largest: int) -> Iterator[bytes]:
        """An entry's bytes; it may say what it likes of its size, `largest` are never exceeded."""
        left = largest
        try:
            with self._archive.open(name) as stream:
                while piece := stream.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise self._damaged(name)
                    yield piece
        except OSError as error:
            raise BackupError(BackupProblem.CANT_READ, f"{self._path}: {error.strerror}") from error
        except (*_NO_ARCHIVE, KeyError, ValueError) as error:
            raise self._damaged(name) from error

    def _damaged(self, name: str) -> BackupError:
        return BackupError(BackupProblem.DAMAGED, f"{self._path}: {name}")
