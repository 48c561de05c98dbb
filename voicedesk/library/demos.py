"""The demos that a library keeps."""

import os
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.links import without_query
from voicedesk.domain.voice import Voice
from voicedesk.library.demo_files import DemoFolder, IncomingDemo
from voicedesk.library.demo_rows import (
    CachedDemo,
    CachedSound,
    put_demos,
    read_files,
    read_sample_files,
    save_envelope,
    save_heard,
    take_files,
)
from voicedesk.library.files import copy_private, sweep_handed_out
from voicedesk.library.library_file import LibraryFile
from voicedesk.threads import Worker

if TYPE_CHECKING:
    import asyncio

_PACE: Final = 0.005
"""Seconds from one transaction to the next: each costs as much as half a demo's coming."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """A demo that has come.

    Attributes:
        found: what listening to it found, if anyone has.
    """

    incoming: IncomingDemo
    found: Measured | None


_Outcome = dict[Arrival, CachedDemo | Exception]


@dataclass(slots=True)
class _Batch:
    """What is written together, and who waits for it."""

    loop: "asyncio.AbstractEventLoop"
    waiting: "dict[Arrival, asyncio.Future[CachedDemo]]" = field(default_factory=dict)

    def settle(self, status: _Outcome) -> None:
        """Tell those who still wait what came of theirs."""
        for arrival, waiting in self.waiting.items():
            if waiting.done():
                continue
            result = status[arrival]
            if isinstance(result, Exception):
                waiting.set_exception(result)
            else:
                waiting.set_result(result)


class DemoWriter:
    """Writes files and rows of demos on the library's thread.

    The first at once, and those that follow close upon it in one transaction.
    """

    def __init__(self, file: LibraryFile, folder: DemoFolder) -> None:
        self._file = file
        self._folder = folder
        self._batch: _Batch | None = None
        self._next_at = 0.0

    async def keep(self, arrival: Arrival) -> CachedDemo:
        """Have a demo outlive the process, in place of the one of its generation.

        It is written whether or not anyone still waits. Where it can't be, nothing is left of it.

        Raises:
            DemoError: NOT_AUDIO or WEB_PAGE.
            OSError, sqlite3.Error, UnicodeError: it can't be written.
            LibraryError: the library was closed, or can't be written to.
        """
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        loop = asyncio.get_running_loop()
        batch = self._batch
        if batch is None or batch.loop is not loop:
            batch = self._batch = _Batch(loop)
            wait = min(_PACE, max(0.0, self._next_at - loop.time()))
            loop.call_later(wait, self._post, batch)
        waiting: asyncio.Future[CachedDemo] = loop.create_future()
        batch.waiting[arrival] = waiting
        return await waiting

    def _post(self, batch: _Batch) -> None:
        """Give a batch to the library's thread; what comes now belongs to the next."""
        if self._batch is batch:
            self._batch = None
        self._next_at = batch.loop.time() + _PACE

        def write() -> None:
            status = self._write(list(batch.waiting))
            with suppress(RuntimeError):  # the event loop has ended
                batch.loop.call_soon_threadsafe(batch.settle, status)

        try:
            self._file.post(write)
        except LibraryError as error:
            for arrival in batch.waiting:
                arrival.incoming.discard()
            batch.settle(dict.fromkeys(batch.waiting, error))

    def _write(self, arrivals: Sequence[Arrival]) -> _Outcome:
        status: _Outcome = {}
        files: dict[Arrival, CachedDemo] = {}
        for arrival in arrivals:
            try:
                self._file.writable()
                files[arrival] = self._write_file(arrival)
            except Exception as error:  # noqa: BLE001 - belongs to whoever waits
                status[arrival] = error
        status |= self._write_rows(files)
        for arrival in arrivals:
            if isinstance(status[arrival], Exception):
                arrival.incoming.discard()
        return status

    def _write_file(self, arrival: Arrival) -> CachedDemo:
        incoming, found = arrival.incoming, arrival.found
        path = incoming.finish()
        demo = CachedDemo(
            incoming.voice.id,
            incoming.generation,
            path.parent,
            path.name,
            without_query(incoming.voice.demo_url),
            incoming.size,
            time.time(),
        )
        if found is None:
            return demo
        self._folder.make_safe(demo.file)
        return replace(
            demo, duration_ms=found.duration_ms, envelope=found.peaks, loudness=found.loudness
        )

    def _write_rows(self, files: dict[Arrival, CachedDemo]) -> _Outcome:
        """Write these rows, or of those that can't be the others."""
        status: _Outcome = {**files}
        if not files:
            return status
        try:
            with self._file.writable().writing() as connection:
                replaced = put_demos(connection, list(files.values()))
        except Exception as error:  # noqa: BLE001 - belongs to whoever waits
            if len(files) > 1:
                for arrival, demo in files.items():
                    status |= self._write_rows({arrival: demo})
                return status
            return dict.fromkeys(files, error)
        self._folder.remove(replaced)
        return status


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
    ) -> CachedDemo:
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

    async def keep(self, incoming: IncomingDemo, *, measure: Measure | None = None) -> CachedDemo:
        """Keep a demo that is whole in place of the one of its generation; else leave nothing.

        Args:
            incoming: it has been received to its end.
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
            return await self._writer.keep(Arrival(incoming, found))

    def discard(self, incoming: IncomingDemo) -> None:
        """Leave nothing of a demo that doesn't come."""
        incoming.is_over = True
        if incoming in self._incoming:
            self._incoming.discard(incoming)
            self._post(incoming.discard)

    async def save_envelope(self, demo: CachedDemo) -> None:
        """Add to a demo what was measured in it; nothing if it's no longer kept.

        Raises:
            LibraryError: it can't be added.
        """

        def save() -> None:
            with self._file.saving("a waveform") as connection, suppress(FileNotFoundError):
                self._folder.make_safe(demo.file)
                save_envelope(connection, demo)

        await self._file.run(save)

    def heard(self, demo: CachedDemo) -> None:
        """Note, in its turn, when a demo was last heard. It is no harm if that can't be noted."""

        def save() -> None:
            with suppress(LibraryError), self._file.saving("when a demo was heard") as connection:
                save_heard(connection, demo)

        self._post(save)

    async def drop(self, demos: Collection[CachedSound]) -> None:
        """Keep these demos no longer; all of them or none.

        Raises:
            LibraryError: they are still kept.
        """
        names = [demo.file for demo in demos]

        def drop() -> None:
            with self._file.saving("a demo") as connection:
                take_files(connection, names)
            self._folder.remove(names)

        await self._file.run(drop)

    def drop_soon(self, demo: CachedSound) -> None:
        """`drop` one, in its turn. It is no harm if that fails: `verify` finds what is left."""
        names = [demo.file]

        def drop() -> None:
            with suppress(LibraryError), self._file.saving("a recording") as connection:
                take_files(connection, names)
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
                rows = read_files(connection) | read_sample_files(connection)
            try:
                sizes = self._folder.sizes()
            except OSError as error:
                raise LibraryError(f"{self._folder.folder}: {error}") from error
            lost = [name for name, size in rows.items() if sizes.get(name) != size]
            if lost:
                with self._file.saving("the demos") as connection:
                    take_files(connection, lost)
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
