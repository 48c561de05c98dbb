"""The files of the kept demos."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

_ABANDONED_SECONDS = 60.0
"""A file that no row names is left alone for so long: another process may be about to name it."""


class DemoFolder:
    """A folder of files, each named by one row of the table of demos.

    A file is written before its row and removed after its row is gone; so a sudden end of the
    process leaves at most a file too many, which `sweep` finds. A power failure may take more: a
    file that was cut is found out by its size; and until a row says how long the demo is, which is
    told only of a file that is safe on disk, it will be decoded again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def sizes(self) -> dict[str, int]:
        """The size of each file, by name; empty if there is no folder.

        Raises:
            OSError: the folder can't be read.
        """
        try:
            with os.scandir(self.folder) as entries:
                return {entry.name: entry.stat().st_size for entry in entries}
        except FileNotFoundError:
            return {}

    def make_safe(self, name: str) -> None:
        """Have a file outlive a power failure.

        Raises:
            OSError: that can't be done.
        """
        descriptor = os.open(self.folder / name, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sweep(self, names: Iterable[str]) -> None:
        """Remove those of `names` that have been lying about for a while. Never raises."""
        latest = time.time() - _ABANDONED_SECONDS
        for name in names:
            path = self.folder / name
            try:
                if path.stat().st_mtime < latest:
                    path.unlink()
            except OSError:
                continue  # in use, or gone meanwhile

    def remove(self, names: Iterable[str]) -> None:
        """Remove files that no row names any longer. Never raises."""
        for name in names:
            try:
                (self.folder / name).unlink(missing_ok=True)
            except OSError:
                continue  # being played, on Windows; swept later


def file_name(voice_id: str, generation: int) -> str:
    """A name no other demo has, also not an earlier one of this generation: it may be playing."""
    from hashlib import sha256  # noqa: PLC0415  (start-up writes no demo)

    voice = sha256(voice_id.encode()).hexdigest()[:24]
    return f"{voice}-{generation}-{os.urandom(4).hex()}"
