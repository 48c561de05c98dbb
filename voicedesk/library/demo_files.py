"""Audio files: the folder they are in, and one that is being received.

A file is written before the row that names it and removed after that row is gone; so a sudden end
of the process leaves at most a file too many, which `DemoFolder.sweep` finds. A power failure may
take more: a file that was cut is recognised by its size, and one whose row has no duration is
decoded again; a duration is only written once the file is safe on disk (`DemoFolder.make_safe`).
"""

import os
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError, SampleError, SampleProblem
from voicedesk.domain.voice import Voice
from voicedesk.library.files import (
    HEAD,
    audio_suffix,
    looks_like_page,
    make_private_folder,
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


class IncomingFile:
    """An audio file that is being received; no row names it until it is complete.

    `add` doesn't block and is called on the event loop; all else is called on one thread.

    Attributes:
        size: bytes so far.
        held: how many of them are still in memory.
    """

    def __init__(self, folder: Path, make_name: Callable[[], str]) -> None:
        """Touches no disk yet.

        Args:
            make_name: gives a name that no other file has, without the suffix of its format.
        """
        self.size = 0
        self.held = 0
        self._folder = folder
        self._make_name = make_name
        self._path: Path | None = None  # once its first bytes are there
        self._pieces: list[bytes] = []
        self._descriptor: int | None = None

    def add(self, content: bytes) -> None:
        self._pieces.append(content)
        self.size += len(content)
        self.held += len(content)

    def flush(self) -> None:
        """Write what is in memory. Blocks.

        Raises:
            DemoError: NOT_AUDIO or WEB_PAGE if the first bytes aren't audio's.
            OSError: it can't be written.
        """
        content, self._pieces, self.held = b"".join(self._pieces), [], 0
        if not content:
            return
        if self._descriptor is None:
            self._descriptor = self._open(content[:HEAD])
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]

    def finish(self) -> Path:
        """Write what is left of it, unless that was done. Blocks.

        It outlives the process then, but not yet a power failure.

        Raises:
            DemoError: NOT_AUDIO if nothing came; as `flush` does.
            OSError: it can't be written.
        """
        self.flush()
        if self._path is None:
            raise DemoError(DemoProblem.NOT_AUDIO, detail="empty")
        self._close()
        self._path.stat()  # the folder may be gone by now
        return self._path

    def discard(self) -> None:
        """Delete the file, complete or not. Blocks; never raises."""
        with suppress(OSError):  # what can't be removed is swept later
            self._close()
            if self._path is not None:
                self._path.unlink(missing_ok=True)

    def _open(self, head: bytes) -> int:
        suffix = audio_suffix(head)
        if suffix is None:
            is_page = looks_like_page(head)
            raise DemoError(DemoProblem.WEB_PAGE if is_page else DemoProblem.NOT_AUDIO)
        path = self._folder / f"{self._make_name()}{suffix}"
        try:
            descriptor = open_private(path)
        except FileNotFoundError:
            make_private_folder(self._folder)
            descriptor = open_private(path)
        self._path = path
        return descriptor

    def _close(self) -> None:
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.close(descriptor)


class IncomingDemo(IncomingFile):
    """The file of a demo.

    Attributes:
        voice: whose demo it is.
        generation: the voice's, from before the demo was asked for.
    """

    def __init__(self, folder: Path, voice: Voice, generation: int) -> None:
        super().__init__(folder, lambda: _demo_name(voice.id, generation))
        self.voice = voice
        self.generation = generation


def _demo_name(voice_id: str, generation: int) -> str:
    """A name no other demo has, also not an earlier one of this generation: it may be playing."""
    from hashlib import sha256  # noqa: PLC0415  (start-up writes no demo)

    voice = sha256(voice_id.encode()).hexdigest()[:24]
    return f"{voice}-{generation}-{os.urandom(4).hex()}"


_HELD_IN_MEMORY: Final = 1 << 20


class SampleFiles:
    """Stores recordings in a folder while they are being checked.

    What an earlier run left there is deleted before the first one is stored.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = DemoFolder(folder)
        self._worker = Worker("samples")
        self._has_swept = False
        self._kept: set[str] = set()

    async def save(self, chunks: AsyncIterator[bytes], *, limit_bytes: int) -> Path:
        """Store a recording; the path of its file. After an error nothing of it stays.

        Raises:
            SampleError: EMPTY, NOT_AUDIO, TOO_LARGE or DISK; and whatever `chunks` raise.
        """
        incoming = IncomingFile(self._folder.folder, lambda: f"sample-{os.urandom(6).hex()}")
        try:
            if not self._has_swept:
                self._has_swept = True
                await self._worker.run(self._sweep)
            await self._receive(incoming, chunks, limit_bytes)
            path = await self._worker.run(incoming.finish)
        except BaseException as error:
            self._worker.post(incoming.discard)
            if isinstance(error, DemoError):
                raise SampleError(SampleProblem.NOT_AUDIO) from None
            if isinstance(error, OSError | LibraryError):
                raise SampleError(SampleProblem.DISK) from error
            raise
        self._kept.add(path.name)
        return path

    async def _receive(
        self, incoming: IncomingFile, chunks: AsyncIterator[bytes], limit_bytes: int
    ) -> None:
        async for chunk in chunks:
            incoming.add(chunk)
            if incoming.size > limit_bytes:
                raise SampleError(SampleProblem.TOO_LARGE)
            if incoming.held >= _HELD_IN_MEMORY:
                await self._worker.run(incoming.flush)
        if not incoming.size:
            raise SampleError(SampleProblem.EMPTY)

    def delete(self, path: Path) -> None:
        """Delete a recording; one still being played on Windows goes at the next start."""
        self._kept.discard(path.name)
        self._worker.post(lambda: self._folder.remove([path.name]))

    def _sweep(self) -> None:
        self._folder.sweep(self._folder.sizes().keys() - self._kept)
