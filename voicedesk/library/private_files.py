"""Files and folders that only the person who runs the program may read."""

import os
import time
from pathlib import Path


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


def replace_private(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all, also if the power fails meanwhile.

    Raises:
        OSError: it couldn't be written; what was there before still is.
    """
    make_private_folder(path.parent)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with open(open_private(temporary), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


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
    candidate = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    count = 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{path.stem}-damaged-{stamp}-{count}{path.suffix}")
    return candidate
