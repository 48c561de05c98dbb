"""A demo on its way to disk."""

import itertools
import os
from contextlib import suppress
from pathlib import Path

from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.library.audio_signature import HEAD, audio_suffix, looks_like_page
from voicedesk.library.private_files import make_private_folder, open_private

_RUN = os.urandom(8).hex()
"""Tells the names that this process gives from those of any other."""
_NUMBERS = itertools.count()


class IncomingDemo:
    """A file under a temporary name until it is whole, then under its own.

    Attributes:
        size: bytes so far.
        held: how many of them are still in memory.
        is_over: whether nothing more can be added: it was finished or discarded, or will be.
    """

    def __init__(self, folder: Path) -> None:
        """Touches no disk yet."""
        self.size = 0
        self.held = 0
        self.is_over = False
        self._folder = folder
        self._path = folder / f"incoming-{_RUN}-{os.getpid()}-{next(_NUMBERS)}"
        self._pieces: list[bytes] = []
        self._descriptor: int | None = None
        self._is_made = False
        self._suffix = ""

    def add(self, content: bytes) -> None:
        """Take more of it into memory."""
        self._pieces.append(content)
        self.size += len(content)
        self.held += len(content)

    def flush(self) -> None:
        """Write what is in memory.

        Raises:
            DemoError: NOT_AUDIO or WEB_PAGE if the first bytes aren't audio's.
            OSError: it can't be written.
        """
        pieces, self._pieces, self.held = self._pieces, [], 0
        content = b"".join(pieces)
        if not content:
            return
        if self._descriptor is None:
            suffix = audio_suffix(content[:HEAD])
            if suffix is None:
                is_page = looks_like_page(content[:HEAD])
                raise DemoError(DemoProblem.WEB_PAGE if is_page else DemoProblem.NOT_AUDIO)
            self._suffix = suffix
            make_private_folder(self._folder)
            self._descriptor = open_private(self._path)
            self._is_made = True
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]

    def finish(self, name: str) -> Path:
        """Make it safe on disk and give it its name, to which its format's suffix is added.

        Raises:
            DemoError: NOT_AUDIO if nothing came; as `flush` does.
            OSError: it can't be done.
        """
        self.flush()
        if self._descriptor is None:
            raise DemoError(DemoProblem.NOT_AUDIO, detail="empty")
        os.fsync(self._descriptor)
        self._close()
        path = self._folder / f"{name}{self._suffix}"
        self._path.replace(path)
        self._path = path
        return path

    def discard(self) -> None:
        """Leave nothing behind, finished or not. Never raises."""
        with suppress(OSError):
            self._close()
        if self._is_made:
            with suppress(OSError):  # else swept later
                self._path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.close(descriptor)
