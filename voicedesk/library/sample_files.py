"""Samples that are looked at before they are sent: here as long as their form is open."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from voicedesk.domain.errors import DemoError, LibraryError, SampleError, SampleProblem
from voicedesk.library.demo_folder import DemoFolder
from voicedesk.library.incoming_file import IncomingFile
from voicedesk.library.worker import Worker

_HELD_IN_MEMORY: Final = 1 << 20


class SampleFiles:
    """Writes samples into a folder that is nobody else's to read, and takes them away again.

    What an earlier run left there goes with the first sample of this one.
    """

    def __init__(self, folder: Path) -> None:
        """Touches no disk yet."""
        self._folder = DemoFolder(folder)
        self._worker = Worker("samples")
        self._has_swept = False
        self._kept: set[str] = set()

    async def keep(self, chunks: AsyncIterator[bytes], *, limit_bytes: int) -> Path:
        """The file of a sample whose bytes are `chunks`, or nothing of it.

        What they raise comes through.

        Raises:
            SampleError: EMPTY, NOT_AUDIO, TOO_LARGE or DISK.
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

    def drop(self, path: Path) -> None:
        """Take a sample away; one that is still being played on Windows goes with the next run."""
        self._kept.discard(path.name)
        self._worker.post(lambda: self._folder.remove([path.name]))

    def _sweep(self) -> None:
        self._folder.sweep(self._folder.sizes().keys() - self._kept)
