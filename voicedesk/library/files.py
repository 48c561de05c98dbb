"""Files: private ones that are written whole or not at all, sound, and copies for other programs.

What the program keeps is for the eyes of the person who runs it alone (`make_private_folder`,
`replace_private`). What they save elsewhere (`write_to`, `copy_to`, `copy_into`) has the usual
permissions, and what goes wrong there is a FileError. `hand_out` makes a copy to be dragged away.
"""

import codecs
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO, TypeVar

from voicedesk.domain.errors import FileError, FileProblem

if sys.platform != "win32":
    import fcntl

_Result = TypeVar("_Result")


def make_private_folder(folder: Path) -> None:
    """Make `folder`, and each missing one above it, for this user alone.

    Raises:
        OSError: it can't be made, or something else has its name.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def open_private(path: Path, *, exclusive: bool = True) -> int:
    """A descriptor to write a new file that only this user may read.

    Args:
        path: the file; its folder must exist.
        exclusive: fail if it's already there, rather than leave it as it is.
    """
    flags = os.O_RDWR | os.O_CREAT | (os.O_EXCL if exclusive else 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def open_regular(path: Path) -> BufferedReader:
    """An ordinary file, to be read; a pipe or a device would keep the reader waiting for ever.

    Raises:
        OSError: it can't be read, or is no ordinary file.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not an ordinary file", str(path))
    return os.fdopen(descriptor, "rb")


def replace_private(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all, also if the power fails meanwhile.

    Raises:
        OSError: it couldn't be written; what was there before still is.
    """
    make_private_folder(path.parent)
    replace_file(path, lambda file: file.write(content))


def replace_file(
    path: Path,
    fill: Callable[[BinaryIO], _Result],
    *,
    mode: int = 0o600,
    part: Path | None = None,
    check: Callable[[Path, _Result], None] | None = None,
) -> _Result:
    """Put what `fill` writes at `path` whole or not at all; returns what it returns.

    It outlives a power failure, too, where the disk does as it is told.

    Args:
        part: a new file beside `path` to be filled first; None for one of any name.
        check: is given that file and what `fill` returned, and keeps it from its place by raising.

    Raises:
        OSError: it couldn't be written; what was there before still is.
    """
    with _temporary(path, fill, mode, part) as (temporary, result):
        if check is not None:
            check(temporary, result)
        temporary.replace(path)
    _make_names_safe(path.parent)
    return result


def _make_names_safe(folder: Path) -> None:
    """Have a folder's new names outlive a power failure, where it can be asked for."""
    with suppress(OSError):  # Windows opens no folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_PART = re.compile(r"\.[0-9a-f]{12}\.part")


def _new_part(target: Path) -> Path:
    return target.with_name(f".{os.urandom(6).hex()}.part")


@contextmanager
def _temporary(
    target: Path, fill: Callable[[BinaryIO], _Result], mode: int, part: Path | None = None
) -> Iterator[tuple[Path, _Result]]:
    """A file beside `target`, filled and safe on disk; gone afterwards unless it was renamed."""
    path = part or _new_part(target)
    try:
        with open(path, "x+b", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            result = fill(file)
            file.flush()
            os.fsync(file.fileno())
        yield path, result
    finally:
        with suppress(OSError):  # what led here says more
            path.unlink(missing_ok=True)


def copy_private(source: Path, target: Path) -> None:
    """Put the file `source` at `target`, too, where there is none yet; a link where that can be.

    Raises:
        OSError: it couldn't be written, or only a part of it.
    """
    make_private_folder(target.parent)
    try:
        os.link(source, target)
    except OSError:  # another disk, or one that knows no links
        import shutil  # noqa: PLC0415  (too slow for start-up)

        with source.open("rb") as file, open(open_private(target), "wb") as copy:
            shutil.copyfileobj(file, copy, 1 << 20)
    os.utime(target)


def aside(path: Path) -> Path:
    """A free name beside `path` for what is damaged there, with today's date and time."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    names = chain([""], (f"-{number}" for number in count(2)))
    candidates = (path.with_stem(f"{path.stem}-damaged-{stamp}{name}") for name in names)
    return next(candidate for candidate in candidates if not candidate.exists())


HEAD = 64
"""Bytes that `audio_suffix` needs to see, unless the file is shorter."""

_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis")


def audio_suffix(head: bytes) -> str | None:
    """The usual suffix, with its dot, of an audio file that begins with `head`; None for others.

    Knows mp3 (with and without an ID3 tag), wav, ogg, flac, m4a and mp4, aac, amr, webm, aiff, caf,
    au and wma. A web page, JSON or text is None, which is the usual answer of a server that has no
    such file.
    """
    if head[:4] in {b"RIFF", b"RF64"}:
        return ".wav" if head[8:12] == b"WAVE" else None
    if head[:4] == b"FORM":
        return ".aiff" if head[8:12] in {b"AIFF", b"AIFC"} else None
    if head[4:8] == b"ftyp":
        return None if head[8:12] in _PICTURES else ".m4a"
    for signature, suffix in (
        (b"ID3", ".mp3"),
        (b"OggS", ".ogg"),
        (b"fLaC", ".flac"),
        (b"#!AMR", ".amr"),
        (b"\x1aE\xdf\xa3", ".webm"),
        (b"caff\0", ".caf"),
        (b".snd\0", ".au"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", ".wma"),
    ):
        if head.startswith(signature):
            return suffix
    return _mpeg_suffix(head.lstrip(b"\0"))


def may_be_audio(head: bytes) -> bool:
    """Whether a decoder may make sound of what begins with `head`, which is no text.

    Before the first frame of good audio there may be line ends, zeros, a tag or half a frame.
    """
    if audio_suffix(head) is not None:
        return True
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return True
    return not all(sign.isprintable() or sign.isspace() or sign == "\ufeff" for sign in text)


def looks_like_page(head: bytes) -> bool:
    """Whether bytes that aren't audio begin a web page or another document of tags."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _mpeg_suffix(head: bytes) -> str | None:
    """Of a bare stream: a frame of MPEG audio layer II or III, or of AAC (ADTS)."""
    if len(head) < 4 or head[0] != 0xFF:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    if head[1] & 0xF6 == 0xF0:
        return ".aac" if head[2] >> 2 & 0xF < 13 else None
    is_frame = (
        head[1] >> 5 == 7
        and version != 1
        and layer in {1, 2}
        and head[2] >> 4 not in {0, 15}
        and head[2] >> 2 & 3 != 3
    )
    return ".mp3" if is_frame else None


_PROBLEMS = {
    errno.ENOSPC: FileProblem.NO_ROOM,
    errno.EDQUOT: FileProblem.NO_ROOM,
    errno.EACCES: FileProblem.NOT_ALLOWED,
    errno.EPERM: FileProblem.NOT_ALLOWED,
    errno.EROFS: FileProblem.NOT_ALLOWED,
    errno.ENOENT: FileProblem.NO_FOLDER,
    errno.ENOTDIR: FileProblem.NO_FOLDER,
}


def file_problem(error: OSError) -> FileProblem:
    """What the system's error means for whoever wants to write."""
    return _PROBLEMS.get(error.errno or 0, FileProblem.CANT_WRITE)


_PIECE = 1 << 20
_USUAL_MODE = 0o666
"""Of files that the person saves; the system takes from it what its `umask` says."""


def sound_suffix(path: Path) -> str:
    """The usual suffix, with its dot, of a sound file of any name; `.mp3` where it isn't known.

    Raises:
        FileNotFoundError: it isn't there any more.
    """
    with path.open("rb") as file:
        return audio_suffix(file.read(HEAD)) or ".mp3"


def write_to(target: Path, content: bytes) -> None:
    """Put `content` at `target`, in place of what is there.

    Raises:
        FileError: it can't be written.
    """
    with _file_errors(target):
        replace_file(target, lambda file: file.write(content), mode=_USUAL_MODE)


def copy_to(source: Path, target: Path) -> None:
    """Copy a file to `target`, in place of what is there.

    Raises:
        FileNotFoundError: there is no `source`.
        FileError: it can't be written.
    """
    with source.open("rb") as content, _file_errors(target):
        replace_file(target, lambda file: _copy(content, file), mode=_USUAL_MODE)


def copy_into(source: Path, folder: Path, stem: str, suffix: str) -> Path:
    """Copy a file into `folder` under a name that is free there; returns what it is.

    Raises:
        FileNotFoundError: there is no `source`.
        FileError: it can't be written.
    """
    target = folder / f"{stem}{suffix}"
    with (
        source.open("rb") as content,
        _file_errors(target),
        _temporary(target, lambda file: _copy(content, file), _USUAL_MODE) as (temporary, _),
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
def _file_errors(target: Path) -> Iterator[None]:
    """Within, what the system says of `target` is raised as FileError."""
    try:
        yield
    except OSError as error:
        raise FileError(file_problem(error), f"{target}: {error.strerror}") from error


_STAGING = "backup-"
_PART_NAME = "part"


@contextmanager
def staging_folder(parent: Path) -> Iterator[Path]:
    """A new folder in `parent` for what is half done; gone afterwards, or swept by the next."""
    from shutil import rmtree  # noqa: PLC0415  (it loads packers, which the start doesn't need)

    folder = parent / f"{_STAGING}{os.urandom(6).hex()}"
    lock = None
    try:
        make_private_folder(folder)
        lock = _lock(folder)
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def staged_part(staging: Path, target: Path) -> Path:
    """A name for the file that is to become `target`, to be swept along with `staging`."""
    part = _new_part(target).absolute()
    replace_private(staging / _PART_NAME, os.fsencode(part))
    return part


def sweep_staging(parent: Path) -> None:
    """Remove what processes that were killed left half done. Never raises."""
    from shutil import rmtree  # noqa: PLC0415  (it loads packers, which the start doesn't need)

    with suppress(OSError):
        for folder in [*parent.glob(f"{_STAGING}*")]:
            with suppress(OSError):  # somebody is at work there
                lock = _lock(folder)
                with suppress(OSError, ValueError):
                    part = Path(os.fsdecode((folder / _PART_NAME).read_bytes()))
                    if _PART.fullmatch(part.name):
                        part.unlink()
                rmtree(folder, ignore_errors=True)
                if lock is not None:
                    os.close(lock)


def _lock(folder: Path) -> int | None:
    """Have a folder for this process alone, until the descriptor is closed or the process ends.

    None on Windows, where nobody removes what another process has open.

    Raises:
        OSError: another has it.
    """
    if sys.platform == "win32":
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


_FOLDER = "handed-out"
_KEPT_SECONDS = 24 * 3600.0
"""Whoever was given a copy may read it long after the drop."""


def hand_out(demo: Path, stem: str) -> Path:
    """A copy of a demo's file for another program to read, named `stem`, in a folder of its own.

    Raises:
        FileNotFoundError: the demo was dropped.
        FileError: there is no room for it.
    """
    outgoing = demo.parent.parent / _FOLDER
    folder = outgoing / os.urandom(6).hex()
    with _file_errors(folder):
        make_private_folder(folder)
    return copy_into(demo, folder, stem, sound_suffix(demo))


def sweep_handed_out(demos: Path) -> None:
    """Remove copies of before yesterday, of the demos in this folder. Never raises."""
    from shutil import rmtree  # noqa: PLC0415  (it loads packers, which the start doesn't need)

    latest = time.time() - _KEPT_SECONDS
    with suppress(OSError):  # there is none, or one is gone meanwhile
        for folder in (demos.parent / _FOLDER).iterdir():
            if folder.stat().st_mtime < latest:
                rmtree(folder, ignore_errors=True)
