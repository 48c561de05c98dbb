"""Writes demos that have come to disk and into the database, those of one moment together."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Protocol

from voicedesk.domain.audio_link import without_query
from voicedesk.domain.demo_version import DemoVersion
from voicedesk.domain.errors import LibraryError
from voicedesk.library import demo_rows
from voicedesk.library.demo_folder import DemoFolder
from voicedesk.library.incoming_demo import IncomingDemo
from voicedesk.library.kept_demo import KeptDemo
from voicedesk.library.library_file import LibraryFile

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
        version: what the server said of it.
        found: what listening to it found, if anyone has.
    """

    incoming: IncomingDemo
    version: DemoVersion
    found: Measured | None


_Outcome = dict[Arrival, KeptDemo | Exception]


@dataclass(slots=True)
class _Batch:
    """What is written together, and who waits for it."""

    loop: "asyncio.AbstractEventLoop"
    waiting: "dict[Arrival, asyncio.Future[KeptDemo]]" = field(default_factory=dict)

    def settle(self, outcome: _Outcome) -> None:
        """Tell those who still wait what came of theirs."""
        for arrival, waiting in self.waiting.items():
            if waiting.done():
                continue
            result = outcome[arrival]
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

    async def keep(self, arrival: Arrival) -> KeptDemo:
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
        waiting: asyncio.Future[KeptDemo] = loop.create_future()
        batch.waiting[arrival] = waiting
        return await waiting

    def _post(self, batch: _Batch) -> None:
        """Give a batch to the library's thread; what comes now belongs to the next."""
        if self._batch is batch:
            self._batch = None
        self._next_at = batch.loop.time() + _PACE

        def write() -> None:
            outcome = self._write(list(batch.waiting))
            with suppress(RuntimeError):  # the event loop has ended
                batch.loop.call_soon_threadsafe(batch.settle, outcome)

        try:
            self._file.post(write)
        except LibraryError as error:
            for arrival in batch.waiting:
                arrival.incoming.discard()
            batch.settle(dict.fromkeys(batch.waiting, error))

    def _write(self, arrivals: Sequence[Arrival]) -> _Outcome:
        outcome: _Outcome = {}
        files: dict[Arrival, KeptDemo] = {}
        for arrival in arrivals:
            try:
                self._file.writable()
                files[arrival] = self._write_file(arrival)
            except Exception as error:  # noqa: BLE001 - belongs to whoever waits
                outcome[arrival] = error
        outcome |= self._write_rows(files)
        for arrival in arrivals:
            if isinstance(outcome[arrival], Exception):
                arrival.incoming.discard()
        return outcome

    def _write_file(self, arrival: Arrival) -> KeptDemo:
        incoming, version, found = arrival.incoming, arrival.version, arrival.found
        path = incoming.finish()
        demo = KeptDemo(
            incoming.voice.id,
            incoming.generation,
            path.parent,
            path.name,
            without_query(incoming.voice.demo_url),
            incoming.size,
            time.time(),
            etag=version.etag,
            last_modified=version.last_modified,
        )
        if found is None:
            return demo
        self._folder.make_safe(demo.file)
        return replace(
            demo, duration_ms=found.duration_ms, envelope=found.peaks, loudness=found.loudness
        )

    def _write_rows(self, files: dict[Arrival, KeptDemo]) -> _Outcome:
        """Write these rows, or of those that can't be the others."""
        outcome: _Outcome = {**files}
        if not files:
            return outcome
        try:
            with self._file.writable().writing() as connection:
                replaced = demo_rows.put_demos(connection, list(files.values()))
        except Exception as error:  # noqa: BLE001 - belongs to whoever waits
            if len(files) > 1:
                for arrival, demo in files.items():
                    outcome |= self._write_rows({arrival: demo})
                return outcome
            return dict.fromkeys(files, error)
        self._folder.remove(replaced)
        return outcome
