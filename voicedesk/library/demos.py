"""The demos and recordings on this computer: a folder of files, and the rows that name them.

`DemoStore.add` writes a demo's file (`demo_files`) before its row, which takes the place of the one
of its voice and generation. The functions on rows happen within a transaction of the caller's.
"""

import os
import sqlite3
import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.links import without_query
from voicedesk.domain.voice import Voice
from voicedesk.library.database import LibraryFile, library_error
from voicedesk.library.demo_files import DemoFolder, audio_name
from voicedesk.library.files import copy_private, sweep_handed_out, sweep_staging
from voicedesk.threads import in_thread

if TYPE_CHECKING:
    from voicedesk.domain.samples import Envelope


class CachedDemo(NamedTuple):
    """A demo on disk. It is the voice's present one only if their generations are the same.

    All but the folder are the columns of its row.

    Attributes:
        generation: of the voice, when the demo was asked for.
        folder, file: where it is, and its name there.
        link: where it came from, without the query.
        size: in bytes.
        kept_at: POSIX seconds.
        duration_ms: None until it was measured.
        envelope: peaks from 0 to 255, evenly spread over the duration; empty until measured.
        heard_at: when it was last listened to, POSIX seconds; 0 for never.
    """

    voice_id: str
    generation: int
    folder: Path
    file: str
    link: str
    size: int
    kept_at: float
    duration_ms: int | None = None
    envelope: bytes = b""
    heard_at: float = 0.0

    def measured(self, found: "Envelope") -> "CachedDemo":
        """The demo with what was measured in it."""
        return self._replace(duration_ms=found.duration_ms, envelope=found.peaks)

    @property
    def path(self) -> Path:
        """The file. Made when asked for: ten thousand paths would delay the first paint."""
        return self.folder / self.file

    @property
    def last_used_at(self) -> float:
        """When it was last heard, or else kept."""
        return self.heard_at or self.kept_at


class CachedRecording(NamedTuple):
    """A recording on disk that a voice was trained from, or is to be; as of `CachedDemo`."""

    voice_id: str
    folder: Path
    file: str
    size: int
    kept_at: float
    duration_ms: int
    envelope: bytes

    @property
    def path(self) -> Path:
        return self.folder / self.file

    @property
    def last_used_at(self) -> float:
        return self.kept_at


CachedSound = CachedDemo | CachedRecording
"""What can be played."""

DEMO_COLUMNS = tuple(name for name in CachedDemo._fields if name != "folder")
SAMPLE_COLUMNS = ("training", *CachedRecording._fields[2:])

Newest = dict[str, CachedDemo]
Earlier = dict[str, tuple[CachedDemo, ...]]


def read_demos(connection: sqlite3.Connection, folder: Path) -> tuple[Newest, Earlier]:
    """The newest demo of each voice, and the earlier ones of those that have more, newest first.

    The rows are trusted: a file that went missing is found out when it is wanted, or by
    `DemoStore.verify`.
    """
    newest: Newest = {}
    earlier: Earlier = {}
    for voice_id, generation, *rest in connection.execute(
        f"SELECT {', '.join(DEMO_COLUMNS)} FROM demo ORDER BY voice_id, generation"  # noqa: S608
    ):
        before = newest.get(voice_id)
        if before is not None:
            earlier[voice_id] = (before, *earlier.get(voice_id, ()))
        newest[voice_id] = CachedDemo(voice_id, generation, folder, *rest)
    return newest, earlier


def read_samples(connection: sqlite3.Connection, folder: Path) -> dict[int, CachedRecording]:
    """The recordings by the number of the training they were sent with."""
    rows = connection.execute(
        f"SELECT voice_id, {', '.join(SAMPLE_COLUMNS)}"  # noqa: S608
        " FROM sample JOIN training ON number = training"
    )
    return {
        number: CachedRecording(voice_id, folder, *columns) for voice_id, number, *columns in rows
    }


def write_sample(connection: sqlite3.Connection, number: int, sample: CachedRecording) -> None:
    """Write the row of the recording that the training `number` is sent with."""
    values = [number, *(getattr(sample, column) for column in SAMPLE_COLUMNS[1:])]
    connection.execute(_insertion("INSERT INTO sample", SAMPLE_COLUMNS), values)


def _write_demo(connection: sqlite3.Connection, demo: CachedDemo) -> list[str]:
    """Write a demo's row in place of the one of its generation.

    Returns:
        The name of the file that no row names any more, if there is one.
    """
    replaced = connection.execute(
        "SELECT file FROM demo WHERE voice_id = ? AND generation = ?",
        (demo.voice_id, demo.generation),
    ).fetchall()
    connection.execute("INSERT OR IGNORE INTO voice (id) VALUES (?)", (demo.voice_id,))
    values = [getattr(demo, column) for column in DEMO_COLUMNS]
    connection.execute(_insertion("INSERT OR REPLACE INTO demo", DEMO_COLUMNS), values)
    return [name for (name,) in replaced]


def _insertion(into: str, columns: Collection[str]) -> str:
    return f"{into} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def delete_voice_rows(connection: sqlite3.Connection, voice_id: str) -> list[str]:
    """Delete the rows of a voice's demos and recordings; the names of their files, which stay."""
    demos = connection.execute("DELETE FROM demo WHERE voice_id = ? RETURNING file", (voice_id,))
    samples = connection.execute(
        "DELETE FROM sample WHERE training IN (SELECT number FROM training WHERE voice_id = ?)"
        " RETURNING file",
        (voice_id,),
    )
    return [name for (name,) in [*demos, *samples]]


def _delete_rows(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    for table in ("demo", "sample"):
        connection.executemany(
            f"DELETE FROM {table} WHERE file = ?",  # noqa: S608
            [(name,) for name in names],
        )


Measure = Callable[[Path], Awaitable["Envelope"]]


class DemoStore:
    """Stores demos by voice and generation, and recordings by training.

    But for `add`, verbs raise LibraryError where nothing was done.
    """

    def __init__(self, file: LibraryFile, folder: DemoFolder) -> None:
        self._file = file
        self._folder = folder

    @property
    def folder(self) -> Path:
        return self._folder.folder

    async def add(
        self, voice: Voice, generation: int, content: bytes, *, measure: Measure | None = None
    ) -> CachedDemo:
        """Add a demo in place of the one of its generation; after an error nothing of it stays.

        Args:
            generation: the voice's, from before the demo was asked for.
            measure: decodes the file before it counts as cached. What it raises comes through.

        Raises:
            DemoError: NOT_AUDIO, WEB_PAGE or DISK.
        """
        with self._disk_errors():
            name = audio_name(_stem(voice.id, generation), content)
            link = without_query(voice.demo_url)
            size, now = len(content), time.time()
            demo = CachedDemo(voice.id, generation, self.folder, name, link, size, now)
            if measure is not None:
                try:
                    await self._file.run(lambda: self._write(name, content))
                    demo = demo.measured(await measure(demo.path))
                except BaseException:
                    self._post(lambda: self._folder.remove([name]))
                    raise
            await self._file.run(lambda: self._save(demo, content))
        return demo

    def _write(self, name: str, content: bytes) -> None:
        self._file.writable()
        self._folder.write(name, content)

    def _save(self, demo: CachedDemo, content: bytes) -> None:
        try:
            if demo.duration_ms is None:
                self._write(demo.file, content)
            else:
                self._folder.make_safe(demo.file)
            with self._file.writable().writing() as connection:
                replaced = _write_demo(connection, demo)
        except BaseException:
            self._folder.remove([demo.file])
            raise
        self._folder.remove(replaced)

    async def save_envelope(self, demo: CachedDemo) -> None:
        """Save what was measured in a demo; nothing if it was deleted."""

        def save(connection: sqlite3.Connection) -> None:
            with suppress(FileNotFoundError):
                self._folder.make_safe(demo.file)
                connection.execute(
                    "UPDATE demo SET duration_ms = ?, envelope = ? WHERE voice_id = ? AND file = ?",
                    (demo.duration_ms, demo.envelope, demo.voice_id, demo.file),
                )

        await self._file.save("a waveform", save)

    def save_heard_at(self, demo: CachedDemo) -> None:
        """Save, without waiting for it, when a demo, and so its voice, was last heard.

        Errors are ignored.
        """

        def save() -> None:
            with suppress(LibraryError), self._file.saving("when a demo was heard") as connection:
                connection.execute(
                    "UPDATE demo SET heard_at = ? WHERE voice_id = ? AND file = ?",
                    (demo.heard_at, demo.voice_id, demo.file),
                )
                connection.execute(
                    "INSERT INTO voice (id, played_at) VALUES (?, ?)"
                    " ON CONFLICT (id) DO UPDATE SET played_at = excluded.played_at",
                    (demo.voice_id, demo.heard_at),
                )

        self._post(save)

    async def delete(self, demos: Collection[CachedSound]) -> None:
        """Delete all of these or none."""
        names = [demo.file for demo in demos]
        await self._file.run(lambda: self._delete(names))

    def delete_soon(self, demo: CachedSound) -> None:
        """Delete one without waiting for it. Errors are ignored: `verify` finds what is left."""

        def delete() -> None:
            with suppress(LibraryError):
                self._delete([demo.file])

        self._post(delete)

    def _delete(self, names: Collection[str]) -> None:
        with self._file.saving("a demo") as connection:
            _delete_rows(connection, names)
        self._folder.remove(names)

    async def add_copy(self, path: Path) -> str:
        """Link or copy the file at `path` into the folder; its name there, for a row to be written.

        `verify` deletes files that no row names.
        """

        def copy() -> str:
            name = f"sent-{os.urandom(8).hex()}{path.suffix}"
            try:
                copy_private(path, self._folder.folder / name)
            except OSError as error:
                self._folder.remove([name])
                raise library_error(str(self._folder.folder), error) from error
            return name

        return await in_thread(copy, "copying")

    async def verify(self) -> list[str]:
        """Compare rows and files: forget those whose file is missing or cut, and sweep leftovers.

        Returns:
            The files' names of those that were forgotten.
        """

        def verify() -> list[str]:
            self._file.writable()
            with self._file.reading("the demos") as connection:
                rows: dict[str, int] = dict(
                    connection.execute(
                        "SELECT file, size FROM demo UNION ALL SELECT file, size FROM sample"
                    ).fetchall()
                )
            try:
                sizes = self._folder.sizes()
            except OSError as error:
                raise library_error(str(self._folder.folder), error) from error
            lost = [name for name, size in rows.items() if sizes.get(name) != size]
            if lost:
                self._delete(lost)
            self._folder.sweep(sizes.keys() - rows.keys())
            sweep_handed_out(self._folder.folder)
            sweep_staging(self._folder.folder.parent)
            return lost

        return await self._file.run(verify)

    def _post(self, task: Callable[[], None]) -> None:
        with suppress(LibraryError):  # closed meanwhile: swept later
            self._file.post(task)

    @contextmanager
    def _disk_errors(self) -> Iterator[None]:
        """Within, errors of the disk and the library are raised as DemoError (DISK).

        Its cause is a LibraryError.
        """
        try:
            yield
        except (OSError, sqlite3.Error, UnicodeError) as error:
            cause = library_error(str(self._folder.folder), error)
            raise DemoError(DemoProblem.DISK, detail=cause.detail) from cause
        except LibraryError as error:
            raise DemoError(DemoProblem.DISK, detail=error.detail) from error


def _stem(voice_id: str, generation: int) -> str:
    """A name no other demo has, also not an earlier one of this generation: it may be playing."""
    from hashlib import sha256  # noqa: PLC0415  (start-up writes no demo)

    voice = sha256(voice_id.encode()).hexdigest()[:24]
    return f"{voice}-{generation}-{os.urandom(4).hex()}"
