"""A recording on its way to disk."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.library.audio_signature import HEAD, audio_suffix, looks_like_page
from voicedesk.library.private_files import make_private_folder, open_private


class IncomingFile:
    """A file of audio, which nobody names until it is whole.

    One thread adds to it; another may discard it meanwhile.

    Attributes:
        size: bytes so far.
        held: how many of them are still in memory.
        is_over: whether nothing more can be added: it was kept or discarded, or will be.
        path: where it is, once its first bytes are there.
    """

    def __init__(self, folder: Path, make_name: Callable[[], str]) -> None:
        """Touches no disk yet.

        Args:
            make_name: gives a name that no other file has, without the suffix of its format.
        """
        self.size = 0
        self.held = 0
        self.is_over = False
        self._folder = folder
        self._make_name = make_name
        self.path: Path | None = None
        self._pieces: list[bytes] = []
        self._descriptor: int | None = None
        self._is_unwanted = False
        self._guard = threading.Lock()

    def add(self, content: bytes) -> None:
        """Take more of it into memory."""
        self._pieces.append(content)
        self.size += len(content)
        self.held += len(content)

    def flush(self) -> None:
        """Write what is in memory. Blocks.

        Raises:
            DemoError: NOT_AUDIO or WEB_PAGE if the first bytes aren't audio's.
            OSError: it can't be written.
        """
        with self._guard:
            self._flush()

    def finish(self) -> Path:
        """Write what is left of it, unless that was done. Blocks.

        It outlives the process then, but not yet a power failure.

        Raises:
            DemoError: NOT_AUDIO if nothing came; as `flush` does.
            OSError: it can't be written.
        """
        with self._guard:
            was_begun = self._descriptor is not None
            self._flush()
            if self.path is None:
                raise DemoError(DemoProblem.NOT_AUDIO, detail="empty")
            self._close()
            if was_begun:
                self.path.stat()  # the folder may be gone by now
            return self.path

    def discard(self) -> None:
        """Leave nothing behind, finished or not. Blocks; never raises."""
        with self._guard, suppress(OSError):  # what can't be removed is swept later
            self._is_unwanted = True
            self._close()
            if self.path is not None:
                self.path.unlink(missing_ok=True)

    def _flush(self) -> None:
        pieces, self._pieces, self.held = self._pieces, [], 0
        if not pieces or self._is_unwanted:
            return
        content = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        if self._descriptor is None:
            self._descriptor = self._open(content[:HEAD])
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]

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
        self.path = path
        return descriptor

    def _close(self) -> None:
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.close(descriptor)
