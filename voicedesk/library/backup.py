"""Makes backups of a library, and takes them in."""

import os
import re
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from voicedesk.domain.account import Account
from voicedesk.domain.backup import BackupFacts, RestoreResult
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.library.backup_format import (
    BackupContent,
    BackupDemo,
    BackupSample,
    content_bytes,
    manifest_bytes,
    read_content,
    read_manifest,
)
from voicedesk.library.backup_merge import merge, read_rows
from voicedesk.library.demo_files import DemoFolder, file_name
from voicedesk.library.files import audio_suffix, make_private_folder, open_private
from voicedesk.library.library_file import LibraryFile
from voicedesk.threads import Worker

_MANIFEST, _CONTENT = "manifest.json", "library.json"
DEMOS, RECORDINGS = "demos/", "recordings/"
_LARGEST_MANIFEST = 1 << 20
_LARGEST_CONTENT = 256 << 20
_PIECE = 1 << 20
_DEMO_NAME = re.compile(r"[A-Za-z0-9_.-]{1,120}")
_NO_ARCHIVE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)
"""What zipfile raises for a file that is no archive, or one locked or packed otherwise."""


def write_archive(
    target: Path,
    facts: BackupFacts,
    content: BackupContent,
    folder: Path,
    told: Callable[[int], None],
) -> None:
    """Put a backup at `target`, whole or not at all.

    Args:
        folder: where the files of both are; all of those that `content` names must be there.
        told: called with how many of both are in it so far; what it raises ends the writing.

    Raises:
        BackupError: CANT_WRITE; what was at `target` before still is.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        with os.fdopen(open_private(temporary), "w+b") as file:
            _write(file, facts, content, folder, told)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException as error:
        _unlink(temporary)
        if isinstance(error, OSError):
            detail = f"{error.filename or target}: {error.strerror}"
            raise BackupError(BackupProblem.CANT_WRITE, detail) from error
        raise


def _write(
    file: IO[bytes],
    facts: BackupFacts,
    content: BackupContent,
    folder: Path,
    told: Callable[[int], None],
) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        packed = zipfile.ZIP_DEFLATED
        archive.writestr(_entry(_MANIFEST), manifest_bytes(facts), packed)
        archive.writestr(_entry(_CONTENT), content_bytes(content), packed)
        names = [
            *((DEMOS, demo.file) for demo in content.demos),
            *((RECORDINGS, sample.file) for sample in content.samples),
        ]
        for number, (place, name) in enumerate(names, start=1):
            with archive.open(_entry(place + name), "w") as out:
                for piece in _pieces((folder / name).open("rb")):
                    out.write(piece)
            told(number)


class BackupArchive:
    """A backup opened for reading. Nothing of it is trusted.

    Attributes:
        facts: what it says of itself.
    """

    def __init__(self, path: Path) -> None:
        """Open it and read what it is.

        Raises:
            BackupError: CANT_READ, NOT_A_BACKUP, NEWER.
        """
        self._path = path
        try:
            self._archive = zipfile.ZipFile(path)
        except OSError as error:
            detail = f"{path}: {error.strerror}"
            raise BackupError(BackupProblem.CANT_READ, detail) from error
        except (*_NO_ARCHIVE, ValueError) as error:
            raise BackupError(BackupProblem.NOT_A_BACKUP, str(path)) from error
        try:
            self.facts = read_manifest(self._read(_MANIFEST, _LARGEST_MANIFEST))
        except BackupError as error:
            self.close()
            if error.problem is BackupProblem.DAMAGED:
                raise BackupError(BackupProblem.NOT_A_BACKUP, str(path)) from error
            raise
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._archive.close()

    def content(self) -> BackupContent:
        """Everything but the sound.

        Raises:
            BackupError: DAMAGED, CANT_READ.
        """
        return read_content(self._read(_CONTENT, _LARGEST_CONTENT))

    def copy(self, place: str, name: str, size: int, target: int) -> bytes:
        """Write a demo or a recording to the descriptor `target`; returns its first bytes.

        Args:
            place: `DEMOS` or `RECORDINGS`.
            name: the file's.
            size: that it must have.

        Raises:
            BackupError: DAMAGED if it isn't there, isn't whole, or isn't of this size; CANT_READ.
            OSError: it can't be written.
        """
        if not _DEMO_NAME.fullmatch(name):
            raise self._damaged(name)
        head, copied = b"", 0
        for piece in self._unpacked(place + name, size):
            head = head or piece[:64]
            copied += len(piece)
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(target, rest) :]
        if copied != size:
            raise self._damaged(name)
        return head

    def _read(self, name: str, largest: int) -> bytes:
        return b"".join(self._unpacked(name, largest))

    def _unpacked(self, name: str, largest: int) -> Iterator[bytes]:
        """An entry's bytes; it may say what it likes of its size, `largest` are never exceeded."""
        with self._reading(name):
            stream = self._archive.open(name)
        left = largest
        with stream:
            while True:
                with self._reading(name):
                    piece = stream.read(_PIECE)
                if not piece:
                    return
                left -= len(piece)
                if left < 0:
                    raise self._damaged(name)
                yield piece

    @contextmanager
    def _reading(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            detail = f"{self._path}: {error.strerror}"
            raise BackupError(BackupProblem.CANT_READ, detail) from error
        except (*_NO_ARCHIVE, KeyError, ValueError) as error:
            raise self._damaged(name) from error

    def _damaged(self, name: str) -> BackupError:
        return BackupError(BackupProblem.DAMAGED, f"{self._path}: {name}")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    return entry


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the error that led here says more


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

    async def restore(self, path: Path) -> RestoreResult:
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

    def _restore(self, path: Path) -> RestoreResult:
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
                result, used = merge(connection, content, copies, recordings)
            committed = used
        except OSError as error:
            detail = f"{self._folder.folder}: {error.strerror}"
            raise BackupError(BackupProblem.CANT_WRITE, detail) from error
        finally:
            copied = {*copies.values(), *recordings.values()}
            self._folder.remove(copied - committed)
        return result

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
