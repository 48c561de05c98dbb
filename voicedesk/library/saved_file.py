"""Files that are saved where the person wants them: whole or not at all."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

from voicedesk.domain.errors import FileError, FileProblem
from voicedesk.library.audio_signature import HEAD, audio_suffix

_PROBLEMS = {
    errno.ENOSPC: FileProblem.NO_ROOM,
    errno.EDQUOT: FileProblem.NO_ROOM,
    errno.EACCES: FileProblem.NOT_ALLOWED,
    errno.EPERM: FileProblem.NOT_ALLOWED,
    errno.EROFS: FileProblem.NOT_ALLOWED,
    errno.ENOENT: FileProblem.NO_FOLDER,
    errno.ENOTDIR: FileProblem.NO_FOLDER,
}


_PIECE = 1 << 20


def sound_suffix(path: Path, otherwise: str = ".mp3") -> str:
    """The usual suffix, with its dot, of a sound file of any name.

    Raises:
        FileNotFoundError: it isn't there any more.
    """
    with path.open("rb") as file:
        return audio_suffix(file.read(HEAD)) or otherwise


def write_to(target: Path, content: bytes) -> None:
    """Put `content` at `target`, in place of what is there.

    Raises:
        FileError: it can't be written.
    """
    with (
        told_as_file_error(target),
        _temporary(target, lambda file: file.write(content)) as temporary,
    ):
        temporary.replace(target)


def copy_to(source: Path, target: Path) -> None:
    """Copy a file to `target`, in place of what is there.

    Raises:
        FileNotFoundError: there is no `source`.
        FileError: it can't be written.
    """
    with (
        source.open("rb") as content,
        told_as_file_error(target),
        _temporary(target, lambda file: _copy(content, file)) as temporary,
    ):
        temporary.replace(target)


def copy_into(source: Path, folder: Path, stem: str, suffix: str) -> Path:
    """Copy a file into `folder` under a name that is free there; returns what it is.

    Raises:
        FileNotFoundError: there is no `source`.
        FileError: it can't be written.
    """
    target = folder / f"{stem}{suffix}"
    with (
        source.open("rb") as content,
        told_as_file_error(target),
        _temporary(target, lambda file: _copy(content, file)) as temporary,
    ):
        for number in count(2):
            try:
                _put(temporary, target)
            except FileExistsError:
                target = folder / f"{stem} ({number}){suffix}"
            else:
                break
    return target


def _copy(content: BinaryIO, file: BinaryIO) -> None:
    while piece := content.read(_PIECE):
        file.write(piece)


def _put(temporary: Path, target: Path) -> None:
    """Give a file its name unless another has it.

    Raises:
        FileExistsError: another has it.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # No links there, as on a memory stick: the name is taken first, then filled.
        target.open("xb").close()
        temporary.replace(target)


@contextmanager
def _temporary(target: Path, fill: Callable[[BinaryIO], object]) -> Iterator[Path]:
    """A file beside `target`, filled and on the disk; gone afterwards unless it was renamed."""
    path = target.with_name(f".{os.urandom(6).hex()}.part")
    try:
        with path.open("xb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def told_as_file_error(target: Path) -> Iterator[None]:
    """Within, what the system says of `target` is raised as FileError."""
    try:
        yield
    except OSError as error:
        problem = _PROBLEMS.get(error.errno or 0, FileProblem.CANT_WRITE)
        raise FileError(problem, f"{target}: {error.strerror}") from error
