"""A backup's archive: a ZIP file with two files of JSON, and folders of demos and recordings."""

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from voicedesk.domain.backup import BackupFacts
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.library.backup_content import (
    BackupContent,
    content_bytes,
    manifest_bytes,
    read_content,
    read_manifest,
)
from voicedesk.library.private_files import open_private

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
        """Let go of the file."""
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
