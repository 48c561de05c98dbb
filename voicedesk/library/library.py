"""One account's library on this computer.

`Library.open_now` reads all that the first paint needs. From then on every change is a transaction
on the library's own thread (`LibraryFile`), made of the functions of the modules beside; what
belongs to one of them alone is that module's store.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.batch import Batch
from voicedesk.domain.errors import LibraryError, LibraryProblem
from voicedesk.domain.storage import Upload
from voicedesk.domain.training import Consent, Training, TrainingDraft
from voicedesk.domain.voice import SlotRequest, Voice
from voicedesk.library.batches import BatchStore, read_batch, read_batch_slots
from voicedesk.library.database import Database, LibraryFile, is_damage, library_error
from voicedesk.library.demo_files import DemoFolder
from voicedesk.library.demos import (
    CachedDemo,
    CachedRecording,
    DemoStore,
    delete_voice_rows,
    read_demos,
    read_samples,
    write_sample,
)
from voicedesk.library.files import aside, make_private_folder
from voicedesk.library.trainings import (
    NO_RECORDING,
    SentRecording,
    cut_signatures,
    end_seen_trainings,
    insert_training,
    read_generations,
    read_trainings,
    signed_links,
    write_trainings,
)
from voicedesk.library.uploads import UploadStore, read_uploads
from voicedesk.library.voices import (
    AnnotationStore,
    DraftStore,
    KnownVoices,
    ReadingStore,
    SlotStore,
    forget_voice,
    read_annotations,
    read_drafts,
    read_known_voices,
    read_name_drafts,
    read_played,
    read_slot_request,
    set_draft_aside,
    write_listing,
    write_voice,
)

if TYPE_CHECKING:
    from voicedesk.library.backup import BackupStore


@dataclass(frozen=True, slots=True)
class Opening:
    """All that the first paint needs.

    Attributes:
        demos: the newest of each voice that has one, by voice id.
        trainings: all of them, newest first.
        annotations: by voice id, also of voices that aren't listed now.
        earlier: the demos of a voice's earlier trainings, by voice id, newest first.
        samples: the recordings, by the number of the training they were sent with.
        set_aside: where a damaged file was moved to before a new one was created.
        read_only: nothing can be saved: a newer version of the program wrote the file, or
            (`is_locked`) its folder can't be written to.
        batch: the latest table of voices that are made in one go.
        slot_request: the latest request for a new voice, with what came of it.
        drafts: what is typed in the training form, by voice id, of a new voice under the empty one;
            and what was sent in a training, by `sent_key`.
        name_drafts: other names that are typed for voices, by their ids.
        played_at: when each voice was last played, by voice id (POSIX seconds).
        batch_slots: the voices that were made for rows of this or an earlier one.
        uploads: the recordings in the person's storage.
    """

    known: KnownVoices
    demos: dict[str, CachedDemo]
    trainings: list[Training]
    annotations: dict[str, VoiceAnnotations] = field(default_factory=dict)
    earlier: dict[str, tuple[CachedDemo, ...]] = field(default_factory=dict)
    samples: dict[int, CachedRecording] = field(default_factory=dict)
    set_aside: Path | None = None
    read_only: bool = False
    is_locked: bool = False
    batch: Batch | None = None
    batch_slots: frozenset[str] = frozenset()
    slot_request: SlotRequest | None = None
    drafts: dict[str, TrainingDraft] = field(default_factory=dict)
    name_drafts: dict[str, str] = field(default_factory=dict)
    played_at: dict[str, float] = field(default_factory=dict)
    uploads: tuple[Upload, ...] = ()


_CLOSING_SECONDS = 2.0


class Library:
    """The known voices, the journal of trainings, the demos and the annotations of one account.

    Every async verb runs on the library's own thread, in the order they were called, and is carried
    out even if the wait for it is cancelled. What a verb has done when it returns outlives the
    process, however that ends; the journal of trainings outlives a power failure, too.

    Verbs raise `LibraryError` if they can't be carried out, the library isn't open, or a newer
    version of the program wrote it.

    Attributes:
        readings: the pinyin of the voices' texts.
        slots: the new voice that is being asked for.
        drafts: what is typed in the training form.
        batches: tables of voices that are made in one go.
        uploads: recordings in the person's storage.
    """

    def __init__(self, folder: Path) -> None:
        """Touches no disk."""
        self._file = LibraryFile(folder / "library.sqlite3")
        self._folder = DemoFolder(folder / "demos")
        self._generations: dict[str, int] = {}
        self.demos = DemoStore(self._file, self._folder)
        self.annotations = AnnotationStore(self._file)
        self.readings = ReadingStore(self._file)
        self.slots = SlotStore(self._file)
        self.drafts = DraftStore(self._file)
        self.batches = BatchStore(self._file)
        self.uploads = UploadStore(self._file)

    @cached_property
    def backup(self) -> "BackupStore":
        """All of it in one archive. Loaded when first asked for, after the first paint."""
        from voicedesk.library.backup import BackupStore  # noqa: PLC0415

        return BackupStore(self._file, self._folder)

    def open_now(self) -> Opening:
        """Open the library, or create it, and read what the first paint needs. Blocks.

        Raises:
            LibraryError: the folder or the file can't be used.
        """
        path = self._file.path
        try:
            make_private_folder(path.parent)
            try:
                return self._open()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
            moved = self._set_damaged_aside()
            return replace(self._open(), set_aside=moved)
        except (OSError, sqlite3.Error) as error:
            raise library_error(f"the library can't be opened: {path}", error) from error

    async def open(self) -> Opening:
        """`open_now`, off the event loop."""
        return await self._file.run(self.open_now)

    def _open(self) -> Opening:
        database, folder = Database(self._file.path), self._folder.folder
        try:
            with database.reading() as connection:
                newest, earlier = read_demos(connection, folder)
                opening = Opening(
                    read_known_voices(connection),
                    newest,
                    read_trainings(connection),
                    read_annotations(connection),
                    earlier,
                    read_samples(connection, folder),
                    read_only=database.read_only,
                    is_locked=database.is_copy,
                    batch=read_batch(connection),
                    batch_slots=read_batch_slots(connection),
                    slot_request=read_slot_request(connection),
                    drafts=read_drafts(connection),
                    name_drafts=read_name_drafts(connection),
                    played_at=read_played(connection),
                    uploads=read_uploads(connection),
                )
                self._generations = read_generations(connection)
                signed = signed_links(connection)
            if signed and not database.read_only:
                with database.writing() as connection:
                    cut_signatures(connection, signed)
        except BaseException as error:
            database.close()
            is_newer = database.read_only and not database.is_copy
            if is_newer and isinstance(error, sqlite3.Error):
                detail = f"a newer version of the program wrote {self._file.path}: {error}"
                raise LibraryError(detail, LibraryProblem.NEWER) from error
            raise
        self._file.use(database)
        return opening

    def _set_damaged_aside(self) -> Path:
        """Move the file, what SQLite put beside it, and the demos, of which only it knew."""
        path, demos = self._file.path, self._folder.folder
        moved = aside(path)
        for ending in ("-wal", "-shm"):
            companion = Path(f"{path}{ending}")
            if companion.exists():
                companion.replace(f"{moved}{ending}")
        if demos.exists():
            demos.replace(aside(demos))
        path.replace(moved)
        return moved

    async def save_listing(
        self,
        voices: Sequence[Voice],
        listed_at: float,
        trainings: Sequence[Training] = (),
    ) -> None:
        """Save a listing of the service, and end the trainings it shows to be over.

        That goes for trainings not sent from here alone. The demos of voices that are gone go, too:
        nothing leads to them any more.

        Args:
            voices: all of them, in the service's order.
            listed_at: POSIX seconds.
            trainings: written along, as `save_trainings` does: the listing and what follows from it
                are kept together or not at all.
        """

        def save() -> None:
            with self._saving("the list of voices", trainings) as connection:
                gone = write_listing(connection, voices, listed_at)
                end_seen_trainings(connection, voices, gone, listed_at)
                files = [name for one in gone for name in delete_voice_rows(connection, one)]
            self._folder.remove(files)

        await self._file.run(save)

    async def save_voice(self, voice: Voice, trainings: Sequence[Training] = ()) -> None:
        """Save one voice, last if it isn't listed yet, and `trainings`."""

        def save() -> None:
            with self._saving("a voice", trainings) as connection:
                write_voice(connection, voice)
                end_seen_trainings(connection, (voice,), (), time.time())

        await self._file.run(save)

    async def forget_voice(self, voice_id: str, trainings: Sequence[Training] = ()) -> None:
        """Delete a voice from the list, and its demos from disk; its trainings stay.

        Args:
            trainings: written along, as `save_trainings` does.
        """

        def forget() -> None:
            with self._saving("a deletion", trainings) as connection:
                forget_voice(connection, voice_id)
                files = delete_voice_rows(connection, voice_id)
                end_seen_trainings(connection, (), (voice_id,), time.time())
            self._folder.remove(files)

        await self._file.run(forget)

    async def start_training(
        self,
        voice_id: str,
        voice_name: str,
        audio_url: str,
        consent: Consent,
        sent_at: float,
        recording: SentRecording = NO_RECORDING,
    ) -> Training:
        """Save a training that is about to be sent, so that it outlives a power failure.

        Its draft is the training's from then on (`sent_key`).

        Args:
            recording: what is saved of its recording, whose file is in the folder already.
        """
        training = Training(
            1,
            voice_id,
            voice_name,
            audio_url,
            sent_at,
            consent=consent,
            found=recording.found,
            origin=recording.origin,
        )

        def begin() -> Training:
            with self._saving("a training", durable=True) as connection:
                begun = insert_training(connection, training)
                set_draft_aside(connection, voice_id, begun.number)
                if recording.sample is not None:
                    write_sample(connection, begun.number, recording.sample)
            self._generations[voice_id] = begun.generation
            return begun

        return await self._file.run(begin)

    async def save_trainings(self, trainings: Sequence[Training]) -> None:
        """Save the status of trainings; all of them or none.

        One sent from here is found by its number, as `start_training` gave it. One that was only
        seen running is noted; noted again before its end, it stays the one noted first. It ends
        when the voice is saved, by itself or in a listing, in a state that is no longer Training.
        """

        def save() -> None:
            with self._saving("a training", trainings):
                pass

        await self._file.run(save)

    def generation(self, voice_id: str) -> int:
        """How many trainings of the voice began, as far as is known here; from memory.

        A demo belongs to the generation from before it was asked for.
        """
        return self._generations.get(voice_id, 0)

    async def close(self) -> None:
        """Close once all that was asked for is done, after two seconds in any case."""
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        with suppress(LibraryError, TimeoutError):
            await asyncio.wait_for(self._file.run(self._file.close), _CLOSING_SECONDS)
        self._file.stop(0)

    def close_now(self, seconds: float = _CLOSING_SECONDS) -> None:
        """`close`, without an event loop. Blocks, for `seconds` at the most."""
        with suppress(LibraryError):
            self._file.post(self._file.close)
        self._file.stop(seconds)

    @contextmanager
    def _saving(
        self, what: str, trainings: Sequence[Training] = (), *, durable: bool = False
    ) -> Iterator[sqlite3.Connection]:
        """A transaction that first saves `trainings`; durable where there are any."""
        durable = durable or bool(trainings)
        with self._file.saving(what, durable=durable) as connection:
            generations = write_trainings(connection, trainings)
            yield connection
        self._generations |= generations
