"""The demos that a library keeps."""

import os
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from voicedesk.domain.demo_version import NO_VERSION, DemoVersion
from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.voice import Voice
from voicedesk.library import demo_rows, sample_rows
from voicedesk.library.demo_folder import DemoFolder
from voicedesk.library.demo_writer import Arrival, DemoWriter, Measured
from voicedesk.library.handed_out import sweep_handed_out
from voicedesk.library.incoming_demo import IncomingDemo
from voicedesk.library.kept_demo import KeptDemo
from voicedesk.library.library_file import LibraryFile
from voicedesk.library.private_files import copy_private
from voicedesk.library.worker import Worker

_HELD_IN_MEMORY = 256 * 1024
"""Bytes of a demo that wait for the next trip to the disk: most demos need only one."""


Measure = Callable[[Path], Awaitable[Measured]]


class DemoStore:
    """Keeps demos by voice and generation."""

    def __init__(self, file: LibraryFile, folder: DemoFolder) -> None:
        self._file = file
        self._folder = folder
        self._writer = DemoWriter(file, folder)
        self._incoming: set[IncomingDemo] = set()
        self._copying = Worker("copying")

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self._folder.folder

    def begin(self, voice: Voice, generation: int) -> IncomingDemo:
        """A demo to come, to be given to `receive`, and then to `keep` or `discard`.

        Args:
            voice: whose demo it is.
            generation: the voice's, from before the demo was asked for.
        """
        incoming = IncomingDemo(self._folder.folder, voice, generation)
        self._incoming.add(incoming)
        return incoming

    async def write(
        self, voice: Voice, generation: int, chunks: AsyncIterator[bytes], *, limit_bytes: int
    ) -> KeptDemo:
        """`receive` a demo and `keep` it, or leave nothing of it."""
        incoming = self.begin(voice, generation)
        try:
            await self.receive(incoming, chunks, limit_bytes=limit_bytes)
        except BaseException:
            self.discard(incoming)
            raise
        return await self.keep(incoming)

    async def receive(
        self, incoming: IncomingDemo, chunks: AsyncIterator[bytes], *, limit_bytes: int
    ) -> None:
        """Add to a demo that is coming, until `chunks` end.

        What they raise comes through, and what they gave before is in `incoming`. What is large
        goes to disk by the way, where this runs: on an event loop that nobody looks at.

        Args:
            limit_bytes: for the whole of it.

        Raises:
            DemoError: TOO_LARGE, NOT_AUDIO, WEB_PAGE or DISK.
        """
        async for chunk in chunks:
            if incoming.size + len(chunk) > limit_bytes:
                raise DemoError(DemoProblem.TOO_LARGE)
            incoming.add(chunk)
            if incoming.held >= _HELD_IN_MEMORY:
                with self._on_disk():
                    self._file.writable()
                    incoming.flush()

    async def keep(
        self,
        incoming: IncomingDemo,
        *,
        version: DemoVersion = NO_VERSION,
        measure: Measure | None = None,
    ) -> KeptDemo:
        """Keep a demo that is whole in place of the one of its generation; else leave nothing.

        Args:
            incoming: it has been received to its end.
            version: what the server said of it.
            measure: decodes it before it counts as kept. What it raises comes through.

        Raises:
            DemoError: NOT_AUDIO, WEB_PAGE or DISK.
        """
        incoming.is_over = True
        with self._on_disk():
            try:
                found = await self._measured(incoming, measure)
            except BaseException:
                self.discard(incoming)
                raise
            self._incoming.discard(incoming)
            return await self._writer.keep(Arrival(incoming, version, found))

    def discard(self, incoming: IncomingDemo) -> None:
        """Leave nothing of a demo that doesn't come."""
        incoming.is_over = True
        if incoming in self._incoming:
            self._incoming.discard(incoming)
            self._post(incoming.discard)

    async def save_envelope(self, demo: KeptDemo) -> None:
        """Add to a demo what was measured in it; nothing if it's no longer kept.

        Raises:
            LibraryError: it can't be added.
        """

        def save() -> None:
            with self._file.saving("a waveform") as connection, suppress(FileNotFoundError):
                self._folder.make_safe(demo.file)
                demo_rows.save_envelope(connection, demo)

        await self._file.run(save)

    async def save_source(self, demo: KeptDemo) -> None:
        """Note where a demo that didn't change is to be had now.

        Raises:
            LibraryError: it isn't noted.
        """

        def save() -> None:
            with self._file.saving("a demo's link") as connection:
                demo_rows.save_source(connection, demo)

        await self._file.run(save)

    def heard(self, demo: KeptDemo) -> None:
        """Note, in its turn, when a demo was last heard. It is no harm if that can't be noted."""

        def save() -> None:
            with suppress(LibraryError), self._file.saving("when a demo was heard") as connection:
                demo_rows.save_heard(connection, demo)

        self._post(save)

    async def drop(self, demos: Collection[KeptDemo]) -> None:
        """Keep these demos no longer; all of them or none.

        Raises:
            LibraryError: they are still kept.
        """
        names = [demo.file for demo in demos]

        def drop() -> None:
            with self._file.saving("a demo") as connection:
                demo_rows.take_files(connection, names)
            self._folder.remove(names)

        await self._file.run(drop)

    def drop_soon(self, demo: KeptDemo) -> None:
        """`drop` one, in its turn. It is no harm if that fails: `verify` finds what is left."""
        names = [demo.file]

        def drop() -> None:
            with suppress(LibraryError), self._file.saving("a recording") as connection:
                demo_rows.take_files(connection, names)
            self._folder.remove(names)

        self._post(drop)

    async def take_copy(self, path: Path) -> str:
        """Have another name for the file at `path` here, or a copy; what no row names is swept.

        Raises:
            LibraryError: there is no room for it, or it is gone.
        """

        def copy() -> str:
            name = f"sent-{os.urandom(8).hex()}{path.suffix}"
            try:
                copy_private(path, self._folder.folder / name)
            except OSError as error:
                self._folder.remove([name])
                raise LibraryError(f"{self._folder.folder}: {error}") from error
            return name

        return await self._copying.run(copy)

    async def verify(self) -> list[str]:
        """Compare rows and files: forget those whose file is missing or cut, and sweep leftovers.

        Returns:
            The files' names of those that were forgotten.

        Raises:
            LibraryError: that can't be done.
        """

        def verify() -> list[str]:
            self._file.writable()
            with self._file.reading("the demos") as connection:
                rows = demo_rows.read_files(connection) | sample_rows.read_files(connection)
            try:
                sizes = self._folder.sizes()
            except OSError as error:
                raise LibraryError(f"{self._folder.folder}: {error}") from error
            lost = [name for name, size in rows.items() if sizes.get(name) != size]
            if lost:
                with self._file.saving("the demos") as connection:
                    demo_rows.take_files(connection, lost)
                self._folder.remove(lost)
            self._folder.sweep(sizes.keys() - rows.keys())
            sweep_handed_out(self._folder.folder)
            return lost

        return await self._file.run(verify)

    def close(self) -> None:
        """Leave nothing of what was still coming. On the library's thread."""
        for incoming in list(self._incoming):
            incoming.is_over = True
            incoming.discard()
        self._incoming.clear()
        self._copying.stop(0)

    async def _measured(self, incoming: IncomingDemo, measure: Measure | None) -> Measured | None:
        if measure is None:
            return None
        return await measure(await self._file.run(incoming.finish))

    def _post(self, task: Callable[[], None]) -> None:
        with suppress(LibraryError):  # closed meanwhile: swept later
            self._file.post(task)

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        """What goes wrong with the disk, as a demo's error."""
        try:
            yield
        except (OSError, sqlite3.Error, UnicodeError) as error:
            detail = f"{self._folder.folder}: {error}"
            raise DemoError(DemoProblem.DISK, detail=detail) from error
        except LibraryError as error:
            raise DemoError(DemoProblem.DISK, detail=error.detail) from error
