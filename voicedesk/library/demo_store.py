"""The demos that a library keeps."""

import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from voicedesk.domain.audio_link import without_query
from voicedesk.domain.demo_version import NO_VERSION, DemoVersion
from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.voice import Voice
from voicedesk.library import demo_rows
from voicedesk.library.demo_folder import DemoFolder, file_name
from voicedesk.library.handed_out import sweep_handed_out
from voicedesk.library.incoming_demo import IncomingDemo
from voicedesk.library.kept_demo import KeptDemo
from voicedesk.library.library_file import LibraryFile
from voicedesk.library.worker import Worker

_HELD_IN_MEMORY = 256 * 1024
"""Bytes of a demo that wait for the next trip to the disk: most demos need only one."""

_CLOSING_SECONDS = 0.5
_WRITERS = 3
"""Threads that write files beside the library's own: making one safe on disk is a wait for the
disk, and several files can wait at once."""

_Result = TypeVar("_Result")


class Measured(Protocol):
    """What listening to a demo from end to end found."""

    @property
    def duration_ms(self) -> int:
        """Its length."""
        ...

    @property
    def peaks(self) -> bytes:
        """Its outline, from 0 to 255."""
        ...

    @property
    def loudness(self) -> float | None:
        """Of the whole, in LUFS."""
        ...


Measure = Callable[[Path], Awaitable[Measured]]


class DemoStore:
    """Keeps demos by voice and generation."""

    def __init__(self, file: LibraryFile, folder: DemoFolder) -> None:
        self._file = file
        self._folder = folder
        self._incoming: dict[IncomingDemo, Worker] = {}
        self._writers = [Worker(f"demos {number}") for number in range(_WRITERS)]

    def begin(self) -> IncomingDemo:
        """A demo to come, to be given to `receive`, and then to `keep` or `discard`."""
        incoming = IncomingDemo(self._folder.folder)
        self._writers = [*self._writers[1:], self._writers[0]]
        self._incoming[incoming] = self._writers[0]
        return incoming

    async def write(
        self, voice: Voice, generation: int, chunks: AsyncIterator[bytes], *, limit_bytes: int
    ) -> KeptDemo:
        """`receive` a demo and `keep` it, or leave nothing of it."""
        incoming = self.begin()
        try:
            await self.receive(incoming, chunks, limit_bytes=limit_bytes)
        except BaseException:
            self.discard(incoming)
            raise
        return await self.keep(voice, generation, incoming)

    async def receive(
        self, incoming: IncomingDemo, chunks: AsyncIterator[bytes], *, limit_bytes: int
    ) -> None:
        """Add to a demo that is coming, until `chunks` end.

        What they raise comes through, and what they gave before is in `incoming`.

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
                await self._write(incoming, incoming.flush)

    async def keep(
        self,
        voice: Voice,
        generation: int,
        incoming: IncomingDemo,
        *,
        version: DemoVersion = NO_VERSION,
        measure: Measure | None = None,
    ) -> KeptDemo:
        """Keep a demo that is whole in place of the one of its generation; else leave nothing.

        Args:
            generation: the voice's, from before the demo was asked for.
            version: what the server said of it.
            measure: decodes it before it counts as kept. What it raises comes through.

        Raises:
            DemoError: NOT_AUDIO, WEB_PAGE or DISK.
        """
        incoming.is_over = True
        try:
            name = file_name(voice.id, generation)
            path = await self._write(incoming, lambda: incoming.finish(name))
            found = None if measure is None else await measure(path)
        except BaseException:
            self.discard(incoming)
            raise
        self._incoming.pop(incoming, None)
        demo = KeptDemo(
            voice.id,
            generation,
            path.parent,
            path.name,
            without_query(voice.demo_url),
            incoming.size,
            time.time(),
            etag=version.etag,
            last_modified=version.last_modified,
        )
        if found is not None:
            demo = replace(
                demo,
                duration_ms=found.duration_ms,
                envelope=found.peaks,
                loudness=found.loudness,
            )
        await self._work(lambda: self._put(demo))
        return demo

    def discard(self, incoming: IncomingDemo) -> None:
        """Leave nothing of a demo that doesn't come."""
        incoming.is_over = True
        writer = self._incoming.pop(incoming, None)
        if writer is not None:
            with suppress(LibraryError):  # closed meanwhile: swept later
                writer.post(incoming.discard)

    async def save_envelope(
        self,
        voice_id: str,
        generation: int,
        duration_ms: int,
        envelope: bytes,
        loudness: float | None = None,
    ) -> None:
        """Add to a demo what was measured in it; nothing if it's no longer kept.

        Raises:
            LibraryError: it can't be added.
        """

        def save() -> None:
            with self._file.saving("a waveform") as connection:
                demo_rows.save_envelope(
                    connection, voice_id, generation, duration_ms, envelope, loudness
                )

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
                demo_rows.save_heard(connection, demo.file, demo.heard_at)

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

    async def verify(self) -> list[tuple[str, int]]:
        """Compare rows and files: forget demos whose file is missing or cut, and sweep leftovers.

        Returns:
            The voice and generation of each demo that was forgotten.

        Raises:
            LibraryError: that can't be done.
        """

        def verify() -> list[tuple[str, int]]:
            self._file.writable()
            with self._file.reading("the demos") as connection:
                rows = demo_rows.read_files(connection)
            try:
                sizes = self._folder.sizes()
            except OSError as error:
                raise LibraryError(f"{self._folder.folder}: {error}") from error
            lost = [name for name, (_, _, size) in rows.items() if sizes.get(name) != size]
            if lost:
                with self._file.saving("the demos") as connection:
                    demo_rows.take_files(connection, lost)
                self._folder.remove(lost)
            self._folder.sweep(sizes.keys() - rows.keys())
            sweep_handed_out(self._folder.folder)
            return [rows[name][:2] for name in lost]

        return await self._file.run(verify)

    def close(self) -> None:
        """Leave nothing of what was still coming. Blocks, for half a second at the most."""
        for incoming in list(self._incoming):
            self.discard(incoming)
        until = time.monotonic() + _CLOSING_SECONDS
        for writer in self._writers:
            writer.stop(max(0.0, until - time.monotonic()))

    def _put(self, demo: KeptDemo) -> None:
        try:
            with self._file.writable().writing() as connection:
                replaced = demo_rows.put_demo(connection, demo)
        except BaseException:
            self._folder.remove([demo.file])
            raise
        self._folder.remove(replaced)

    def _post(self, task: Callable[[], None]) -> None:
        with suppress(LibraryError):  # closed meanwhile: swept later
            self._file.post(task)

    async def _write(self, incoming: IncomingDemo, task: Callable[[], _Result]) -> _Result:
        """Carry out `task` on the thread that writes this demo."""
        return await self._work(task, self._incoming.get(incoming))

    async def _work(self, task: Callable[[], _Result], worker: Worker | None = None) -> _Result:
        def carry_out() -> _Result:
            try:
                self._file.writable()
                return task()
            except (OSError, sqlite3.Error, UnicodeError) as error:
                detail = f"{self._folder.folder}: {error}"
                raise DemoError(DemoProblem.DISK, detail=detail) from error

        try:
            return await (worker or self._file).run(carry_out)
        except LibraryError as error:
            raise DemoError(DemoProblem.DISK, detail=error.detail) from error
