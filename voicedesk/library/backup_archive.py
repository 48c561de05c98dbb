"""A backup's archive to be read, of which nothing is trusted: its size, its names, what it says.

Limits hold before memory or disk is taken: for the list of entries, how many they are, what each
unpacks to. Entries are read by name and written under names of ours.
"""

import errno
import io
import json
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from voicedesk.domain.backup import BackupFacts
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.library.files import HEAD, may_be_audio, open_private, open_regular

FORMAT: Final = "voicedesk-backup"
VERSION: Final = 2
"""Of the archive; the database has its own. Version 1, of no release, kept the rows as JSON."""
MANIFEST: Final = "manifest.json"
DATABASE: Final = "library.sqlite3"
SOUNDS: Final = "demos/"

_LARGEST_MANIFEST: Final = 1 << 16
_LARGEST_DATABASE: Final = 256 << 20
"""Bytes; with 100,000 voices and a demo for each it is a fifth of that."""
_LARGEST_DIRECTORY: Final = 32 << 20
_MOST_ENTRIES: Final = 250_000
_PIECE: Final = 1 << 20
_ENTRY: Final = b"PK\x01\x02"
_PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others need as much memory as the archive says."""
_NO_ARCHIVE = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error),
    *(struct.error, OverflowError, ValueError, MemoryError),
)
"""What zipfile raises for a file that is no archive, or one locked or packed otherwise."""


@contextmanager
def opened_archive(path: Path) -> Iterator["BackupArchive"]:
    """Open a backup.

    Raises:
        BackupError: CANT_READ, NOT_A_BACKUP, DAMAGED.
    """
    with ExitStack() as opened:
        try:
            file = opened.enter_context(_BoundedReader(open_regular(path).detach()))
            size = os.fstat(file.fileno()).st_size
            archive = opened.enter_context(zipfile.ZipFile(file))
        except OSError as error:
            raise _unreadable(path, error, BackupProblem.NOT_A_BACKUP) from error
        except _NO_ARCHIVE as error:
            raise BackupError(BackupProblem.NOT_A_BACKUP, str(path)) from error
        yield BackupArchive(path, archive, size)


def _unreadable(path: Path, error: OSError, otherwise: BackupProblem) -> BackupError:
    """CANT_READ, but `otherwise` where a place in the file was asked for that can't be."""
    is_its_own = error.errno == errno.EINVAL and not error.filename
    problem = otherwise if is_its_own else BackupProblem.CANT_READ
    return BackupError(problem, f"{path}: {error.strerror}")


class _BoundedReader(io.BufferedReader):
    """Reads no list of entries that is longer than any of ours; zipfile would read it whole."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LARGEST_DIRECTORY:
            raise zipfile.BadZipFile("too long a list of entries")
        content = super().read(_LARGEST_DIRECTORY if size is None or size < 0 else size)
        if len(content) > _PIECE and content.count(_ENTRY) > _MOST_ENTRIES:
            raise zipfile.BadZipFile("too many entries")
        return content


class BackupArchive:
    """A backup that is open. Methods raise BackupError: DAMAGED, CANT_READ, CANT_WRITE."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, size: int) -> None:
        self._path = path
        self._archive = archive
        self._size = size
        entries = archive.infolist()
        if len(entries) != len(archive.NameToInfo):
            raise self._damaged("two entries of one name")
        for entry in entries:
            if stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}:
                raise self._damaged(entry.filename)

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

    def copy_database(self, target: Path) -> None:
        """Copy the database, still unchecked, to the new file `target`."""
        self._copy(DATABASE, target, _LARGEST_DATABASE)

    def check_sounds(self, sizes: dict[str, int]) -> None:
        """They must be there, not packed, and all together no larger than the archive."""
        for name, size in sizes.items():
            try:
                entry = self._archive.getinfo(SOUNDS + name)
            except KeyError:
                raise self._damaged(name) from None
            if (entry.file_size, entry.compress_type) != (size, zipfile.ZIP_STORED):
                raise self._damaged(name)
        if sum(sizes.values()) > self._size:  # they share bytes
            raise self._damaged(SOUNDS)

    def check_sound(self, name: str, size: int) -> None:
        """Read a demo or a recording to its end."""
        if sum(map(len, self._unpacked(SOUNDS + name, size))) != size:
            raise self._damaged(name)

    def copy_sound(self, name: str, target: Path, size: int) -> None:
        """Copy a demo or a recording to the new file `target`, safe on disk."""
        self._copy(SOUNDS + name, target, size)
        with target.open("rb") as file:
            if not may_be_audio(file.read(HEAD)) or os.fstat(file.fileno()).st_size != size:
                raise self._damaged(name)

    def _copy(self, name: str, target: Path, largest: int) -> None:
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
            if self._archive.getinfo(name).compress_type not in _PACKINGS:
                raise self._damaged(name)
            with self._archive.open(name) as stream:
                while piece := stream.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise self._damaged(name)
                    yield piece
        except OSError as error:
            raise _unreadable(self._path, error, BackupProblem.DAMAGED) from error
        except (*_NO_ARCHIVE, KeyError) as error:
            raise self._damaged(name) from error

    def _damaged(self, name: str) -> BackupError:
        return BackupError(BackupProblem.DAMAGED, f"{self._path}: {name}")
