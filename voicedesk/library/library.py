"""One account's library on this computer."""

import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.training import Training
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import demo_folder, known_voices, training_journal
from voicedesk.library.database import Database
from voicedesk.library.demo_folder import DemoFolder
from voicedesk.library.incoming_demo import IncomingDemo
from voicedesk.library.kept_demo import KeptDemo
from voicedesk.library.library_opener import LibraryOpener
from voicedesk.library.opening import Opening
from voicedesk.library.worker import Worker

_CLOSING_SECONDS = 2.0
_HELD_IN_MEMORY = 256 * 1024
"""Bytes of a demo that wait for the next trip to the disk: most demos need only one."""

_Result = TypeVar("_Result")


class Library:
    """The known voices, the journal of trainings and the demos of one account.

    Every async verb runs on the library's own thread, in the order they were called, and is carried
    out even if the wait for it is cancelled. What a verb has done when it returns outlives the
    process, however that ends; the journal of trainings outlives a power failure, too.

    Verbs raise `LibraryError` (`write_demo`: `DemoError`) if they can't be carried out, the library
    isn't open, or a newer version of the program wrote it.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder to keep things in; touches no disk."""
        self._path = folder / "library.sqlite3"
        self._demos = DemoFolder(folder / "demos")
        self._database: Database | None = None
        self._generations: dict[str, int] = {}
        self._saved_order: list[str] | None = None  # unknown
        self._worker = Worker("library")

    def open_now(self) -> Opening:
        """Open the library, or begin it, and read what the first paint needs. Blocks.

        Raises:
            LibraryError: the folder or the file can't be used.
        """
        opened = LibraryOpener(self._path, self._demos).open()
        self._database = opened.database
        self._generations = opened.generations
        if opened.leftovers:
            self._worker.post(lambda: self._demos.sweep(opened.leftovers))
        return opened.opening

    async def open(self) -> Opening:
        """`open_now`, off the event loop."""
        return await self._worker.run(self.open_now)

    async def save_listing(
        self,
        changes: VoiceChanges,
        order: Sequence[str],
        listed_at: float,
        trainings: Sequence[Training] = (),
    ) -> None:
        """Keep a listing of the service, and end the trainings it shows to be over.

        That goes for trainings not sent from here alone. The demos of voices that are gone go, too:
        nothing leads to them any more.

        Args:
            changes: what is different from the listing kept before.
            order: the ids of all voices, in the service's order.
            listed_at: POSIX seconds.
            trainings: written along, as `save_trainings` does: the listing and what follows from it
                are kept together or not at all.
        """
        order = list(order)

        def save() -> None:
            with self._saving("the list of voices", trainings) as connection:
                if changes.added or changes.removed or order != self._saved_order:
                    self._saved_order = None
                    known_voices.write_listing(connection, changes, order)
                else:
                    known_voices.write_changes(connection, changes.changed)
                known_voices.write_listed_at(connection, listed_at)
                training_journal.end_seen_trainings(
                    connection, (*changes.added, *changes.changed), changes.removed, listed_at
                )
                files = [
                    name
                    for voice_id in changes.removed
                    for name in demo_folder.take_rows(connection, voice_id)
                ]
            self._saved_order = order
            self._demos.remove(files)

        await self._worker.run(save)

    async def save_voice(self, voice: Voice, trainings: Sequence[Training] = ()) -> None:
        """Keep one voice as it is now, and `trainings`; one that isn't listed yet comes last."""

        def save() -> None:
            with self._saving("a voice", trainings) as connection:
                self._saved_order = None
                known_voices.write_voice(connection, voice)
                training_journal.end_seen_trainings(connection, (voice,), (), time.time())

        await self._worker.run(save)

    async def forget_voice(self, voice_id: str, trainings: Sequence[Training] = ()) -> None:
        """Take a deleted voice from the list, and its demo from disk; its trainings stay.

        Args:
            voice_id: the voice's id.
            trainings: written along, as `save_trainings` does.
        """

        def forget() -> None:
            with self._saving("a deletion", trainings) as connection:
                self._saved_order = None
                known_voices.forget_voice(connection, voice_id)
                files = demo_folder.take_rows(connection, voice_id)
                training_journal.end_seen_trainings(connection, (), (voice_id,), time.time())
            self._demos.remove(files)

        await self._worker.run(forget)

    async def begin_training(
        self, voice_id: str, voice_name: str, audio_url: str, sent_at: float
    ) -> Training:
        """Write down that a training is about to be sent; when this returns, it is safe on disk."""

        def begin() -> Training:
            with self._saving("a training", durable=True) as connection:
                training = training_journal.begin_training(
                    connection, voice_id, voice_name, audio_url, sent_at
                )
                generation = training_journal.read_generation(connection, voice_id)
            self._generations[voice_id] = generation
            return training

        return await self._worker.run(begin)

    async def save_trainings(self, trainings: Sequence[Training]) -> None:
        """Write down how far trainings have come; all of them or none.

        One sent from here is found by its number, as `begin_training` gave it. One that was only
        seen running is noted; noted again before its end, it stays the one noted first. It ends
        when the voice is saved, by itself or in a listing, in a state that is no longer Training.
        """

        def save() -> None:
            with self._saving("a training", trainings):
                pass

        await self._worker.run(save)

    def generation(self, voice_id: str) -> int:
        """How many trainings of the voice began, as far as is known here; from memory.

        A demo belongs to the generation from before it was asked for.
        """
        return self._generations.get(voice_id, 0)

    async def write_demo(
        self,
        voice: Voice,
        generation: int,
        chunks: AsyncIterator[bytes],
        *,
        limit_bytes: int,
    ) -> KeptDemo:
        """Keep a demo in place of the voice's earlier ones; until it is whole, those stay.

        Args:
            generation: the voice's, from before the demo was asked for.
            chunks: the bytes; what they raise comes through.

        Raises:
            DemoError: TOO_LARGE, NOT_AUDIO or DISK.
        """
        incoming = IncomingDemo(self._demos.folder)
        held: list[bytes] = []
        received = 0

        def append(_: Database) -> None:
            incoming.append(b"".join(held))
            held.clear()

        def keep(database: Database) -> KeptDemo:
            incoming.append(b"".join(held))
            return self._demos.keep(database, incoming, voice, generation)

        try:
            async for chunk in chunks:
                received += len(chunk)
                if received > limit_bytes:
                    raise DemoError(DemoProblem.TOO_LARGE)  # noqa: TRY301  (handled like the rest)
                held.append(chunk)
                if received - incoming.size >= _HELD_IN_MEMORY:
                    await self._demo_work(append)
            return await self._demo_work(keep)
        except BaseException:
            with suppress(LibraryError):  # closed meanwhile: swept at a later opening
                self._worker.post(incoming.discard)
            raise

    async def save_envelope(
        self, voice_id: str, generation: int, duration_ms: int, envelope: bytes
    ) -> None:
        """Add to a demo what was measured in it; nothing if it's no longer kept."""

        def save() -> None:
            with self._saving("a waveform") as connection:
                demo_folder.save_envelope(connection, voice_id, generation, duration_ms, envelope)

        await self._worker.run(save)

    async def drop_demo(self, voice_id: str) -> None:
        """Keep no demo of a voice any longer."""

        def drop() -> None:
            with self._saving("a demo") as connection:
                files = demo_folder.take_rows(connection, voice_id)
            self._demos.remove(files)

        await self._worker.run(drop)

    async def close(self) -> None:
        """Close once all that was asked for is done, after two seconds in any case."""
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        with suppress(LibraryError, TimeoutError):
            await asyncio.wait_for(self._worker.run(self._close), _CLOSING_SECONDS)
        self._worker.stop(0)

    def close_now(self, seconds: float = _CLOSING_SECONDS) -> None:
        """`close`, without an event loop. Blocks, for `seconds` at the most."""
        with suppress(LibraryError):
            self._worker.post(self._close)
        self._worker.stop(seconds)

    def _close(self) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _writable(self) -> Database:
        if self._database is None:
            detail = f"the library isn't open: {self._path}"
            raise LibraryError(detail)
        if self._database.read_only:
            detail = f"a newer version of the program wrote {self._path}"
            raise LibraryError(detail)
        return self._database

    @contextmanager
    def _saving(
        self, what: str, trainings: Sequence[Training] = (), *, durable: bool = False
    ) -> Iterator[sqlite3.Connection]:
        """A transaction that begins with what became of `trainings`; with any, it is durable."""
        try:
            with self._writable().writing(durable=durable or bool(trainings)) as connection:
                generations = training_journal.write_trainings(connection, trainings)
                yield connection
        except (OSError, sqlite3.Error, UnicodeError) as error:
            detail = f"{what} can't be saved: {self._path}: {error}"
            raise LibraryError(detail) from error
        self._generations |= generations

    async def _demo_work(self, task: Callable[[Database], _Result]) -> _Result:
        def carry_out() -> _Result:
            try:
                return task(self._writable())
            except (OSError, sqlite3.Error, UnicodeError) as error:
                detail = f"{self._demos.folder}: {error}"
                raise DemoError(DemoProblem.DISK, detail=detail) from error

        try:
            return await self._worker.run(carry_out)
        except LibraryError as error:
            raise DemoError(DemoProblem.DISK, detail=error.detail) from error
