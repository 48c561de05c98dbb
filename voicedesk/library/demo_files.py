"""Audio files: the folder they are in, and recordings that are being checked.

A file is written before the row that names it and removed after that row is gone; so a sudden end
of the process leaves at most a file too many, which `DemoFolder.sweep` finds. A power failure may
take more: a file that was cut is recognised by its size, and one whose row has no duration is
decoded again; a duration is only written once the file is safe on disk (`DemoFolder.make_safe`).
"""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError, SampleError, SampleProblem
from voicedesk.library.files import (
    HEAD,
    audio_suffix,
    looks_like_page,
    make_private_folder,
    may_be_audio,
    open_private,
)
from voicedesk.threads import Worker

_ABANDONED_SECONDS = 60.0
"""A file that no row names is left alone for so long: another process may be about to name it."""


class DemoFolder:
    """A folder of files, each named by one row of the library."""

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

    def write(self, name: str, content: bytes) -> None:
        """Write a new file, for this user alone; it outlives the process, not a power failure.

        Raises:
            OSError: it can't be written; nothing of it stays.
        """
        make_private_folder(self.folder)
        try:
            with os.fdopen(open_private(self.folder / name), "wb") as file:
                file.write(content)
        except OSError:
            self.remove([name])
            raise

    def make_safe(self, name: str) -> None:
        """Flush a file to the disk (fsync), so that it outlives a power failure.

        Raises:
            OSError: that can't be done.
        """
        descriptor = os.open(self.folder / name, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sweep(self, names: Iterable[str]) -> None:
        """Remove those of `names` that are older than a minute. Never raises."""
        latest = time.time() - _ABANDONED_SECONDS
        for name in names:
            with suppress(OSError):  # in use, or gone meanwhile
                path = self.folder / name
                if path.stat().st_mtime < latest:
                    path.unlink()

    def remove(self, names: Iterable[str]) -> None:
        """Remove files that no row names any longer. Never raises."""
        for name in names:
            with suppress(OSError):  # being played, on Windows; swept later
                (self.folder / name).unlink(missing_ok=True)


def audio_name(stem: str, content: bytes) -> str:
    """The name for a file with this content: `stem` with the suffix of its format, if it is known.

    Raises:
        DemoError: NOT_AUDIO or WEB_PAGE, for what can't be audio.
    """
    head = content[:HEAD]
    suffix = audio_suffix(head) or ".mp3"
    if not may_be_audio(head):
        is_page = looks_like_page(head)
        detail = "" if content else "empty"
        raise DemoError(DemoProblem.WEB_PAGE if is_page else DemoProblem.NOT_AUDIO, detail=detail)
    return f"{stem}{suffix}"


class SampleFiles:
    """Stores recordings in a folder while they are being checked.

    What an earlier run left there is deleted before the first one is stored.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = DemoFolder(folder)
        self._worker = Worker("samples")
        self._has_swept = False

    async def save(self, content: bytes) -> Path:
        """Store a recording; the path of its file. After an error nothing of it stays.

        Raises:
            DemoError: NOT_AUDIO or WEB_PAGE.
            SampleError: DISK.
        """
        name = audio_name(f"sample-{os.urandom(6).hex()}", content)

        def save() -> None:
            if not self._has_swept:
                self._has_swept = True
                self._folder.sweep(self._folder.sizes())
            self._folder.write(name, content)

        try:
            await self._worker.run(save)
        except (OSError, LibraryError) as error:
            raise SampleError(SampleProblem.DISK) from error
        except BaseException:
            self._worker.post(lambda: self._folder.remove([name]))
            raise
        return self._folder.folder / name

    def delete(self, path: Path) -> None:
        """Delete a recording; one still being played on Windows goes at the next start."""
        self._worker.post(lambda: self._folder.remove([path.name]))
