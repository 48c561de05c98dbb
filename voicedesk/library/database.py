"""One SQLite file: its opening, migrations and transactions, and the thread that works on it."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from voicedesk.domain.errors import FileProblem, LibraryError, LibraryProblem
from voicedesk.library.files import file_problem, open_private
from voicedesk.threads import Worker

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # What the service last listed, replaced as it changes.
        """
        CREATE TABLE listed (
            voice_id TEXT NOT NULL PRIMARY KEY,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            language TEXT NOT NULL,
            demo_url TEXT NOT NULL,
            tier TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE TABLE listing (id INTEGER PRIMARY KEY CHECK (id = 1), listed_at REAL NOT NULL)",
        # What only this computer knows of a voice: outlives its being listed. What the person adds
        # to a voice hangs here.
        """
        CREATE TABLE voice (
            id TEXT NOT NULL PRIMARY KEY,
            generation INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
        # `ours`: sent from here; otherwise only seen running.
        """
        CREATE TABLE training (
            number INTEGER PRIMARY KEY,
            voice_id TEXT NOT NULL REFERENCES voice (id),
            ours INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            voice_name TEXT NOT NULL,
            audio_url TEXT NOT NULL,
            sent_at REAL NOT NULL,
            ended_at REAL,
            outcome TEXT NOT NULL
        )
        """,
        # `file` is a name in the folder of demos.
        """
        CREATE TABLE demo (
            voice_id TEXT NOT NULL REFERENCES voice (id),
            generation INTEGER NOT NULL,
            file TEXT NOT NULL,
            link TEXT NOT NULL,
            size INTEGER NOT NULL,
            kept_at REAL NOT NULL,
            duration_ms INTEGER,
            envelope BLOB NOT NULL DEFAULT x'',
            PRIMARY KEY (voice_id, generation)
        ) WITHOUT ROWID
        """,
    ),
    (
        # What the person adds to a voice, and when each was last changed (0: never).
        "ALTER TABLE voice ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN favourite_at REAL NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN pinned_at REAL NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE voice ADD COLUMN note_at REAL NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN tags_at REAL NOT NULL DEFAULT 0",
        """
        CREATE TABLE tag (
            voice_id TEXT NOT NULL REFERENCES voice (id),
            name TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (voice_id, name)
        ) WITHOUT ROWID
        """,
        # The pinyin of names, tags and notes, by the text itself: it takes long to find out.
        """
        CREATE TABLE reading (
            text TEXT NOT NULL PRIMARY KEY,
            syllables TEXT NOT NULL,
            initials TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        # When a demo was last heard. The others are read no more, as a recording's loudness below:
        # what the server said of its version, and its loudness, which is measured as it is decoded.
        "ALTER TABLE demo ADD COLUMN etag TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE demo ADD COLUMN last_modified TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE demo ADD COLUMN heard_at REAL NOT NULL DEFAULT 0",
        "ALTER TABLE demo ADD COLUMN loudness REAL",
        # What was confirmed before a training was sent; all empty where nothing was asked.
        "ALTER TABLE training ADD COLUMN speaker TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training ADD COLUMN consent TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training ADD COLUMN consent_by TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training ADD COLUMN consent_at REAL NOT NULL DEFAULT 0",
        # What was found of the recording before it was sent, as JSON; empty where nothing was.
        "ALTER TABLE training ADD COLUMN found TEXT NOT NULL DEFAULT ''",
        # The recording that was sent, where the person keeps it; `file` is among the demos'.
        """
        CREATE TABLE sample (
            training INTEGER PRIMARY KEY REFERENCES training (number),
            file TEXT NOT NULL,
            size INTEGER NOT NULL,
            kept_at REAL NOT NULL,
            duration_ms INTEGER NOT NULL,
            envelope BLOB NOT NULL,
            loudness REAL
        )
        """,
        # The slot of which no answer is known, and the voices there were before, as JSON.
        """
        CREATE TABLE wanted_slot (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            asked_at REAL NOT NULL,
            known TEXT NOT NULL
        )
        """,
        # Tables of voices that are made and trained in one go. `known`: the voices there were
        # before a row's slot was asked for, as JSON, while it isn't known whether there is one.
        "CREATE TABLE batch (number INTEGER PRIMARY KEY, begun_at REAL NOT NULL)",
        """
        CREATE TABLE batch_row (
            batch INTEGER NOT NULL REFERENCES batch (number),
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            link TEXT NOT NULL,
            speaker TEXT NOT NULL,
            consent TEXT NOT NULL,
            consent_by TEXT NOT NULL,
            consent_at REAL NOT NULL,
            step TEXT NOT NULL,
            voice_id TEXT NOT NULL,
            asked_at REAL NOT NULL,
            known TEXT NOT NULL,
            problem TEXT NOT NULL,
            message TEXT NOT NULL,
            reqid TEXT NOT NULL,
            code INTEGER,
            found TEXT NOT NULL,
            PRIMARY KEY (batch, number)
        ) WITHOUT ROWID
        """,
    ),
    (
        # When the person last played a demo of the voice (0: never).
        "ALTER TABLE voice ADD COLUMN played_at REAL NOT NULL DEFAULT 0",
    ),
    (
        # The new voice's slot once it is known, with the name that it came with: it is used, and no
        # other made.
        "ALTER TABLE wanted_slot ADD COLUMN voice_id TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE wanted_slot ADD COLUMN name TEXT NOT NULL DEFAULT ''",
        # What is typed in the training form and not sent, of the new voice under ''.
        """
        CREATE TABLE training_draft (
            voice_id TEXT NOT NULL PRIMARY KEY,
            link TEXT NOT NULL,
            name TEXT NOT NULL,
            speaker TEXT NOT NULL,
            language TEXT NOT NULL,
            tier TEXT NOT NULL
        ) WITHOUT ROWID
        """,
    ),
    (
        # Another name that was typed for a voice and not sent.
        """
        CREATE TABLE name_draft (
            voice_id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL
        ) WITHOUT ROWID
        """,
    ),
    (
        # Recordings in the person's storage, from before each is written until it is deleted there.
        """
        CREATE TABLE upload (
            name TEXT NOT NULL PRIMARY KEY,
            provider TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            region TEXT NOT NULL,
            bucket TEXT NOT NULL,
            made_at REAL NOT NULL
        ) WITHOUT ROWID
        """,
    ),
    (
        # The file on this computer that a training's recording was made from, what was sent (the
        # SHA-256 of both, in hexadecimal), and the range of it in seconds; empty for a link.
        "ALTER TABLE training ADD COLUMN original TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training ADD COLUMN sent TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training ADD COLUMN since REAL NOT NULL DEFAULT 0",
        "ALTER TABLE training ADD COLUMN until REAL NOT NULL DEFAULT 0",
    ),
    (
        # The recording on this computer that is chosen in the form, and what of it is to be sent.
        "ALTER TABLE training_draft ADD COLUMN file TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training_draft ADD COLUMN since REAL NOT NULL DEFAULT 0",
        "ALTER TABLE training_draft ADD COLUMN until REAL NOT NULL DEFAULT 0",
        "ALTER TABLE training_draft ADD COLUMN is_even INTEGER NOT NULL DEFAULT 0",
    ),
    (
        # The recording on this computer that is uploaded for a row; its link is written down then.
        "ALTER TABLE batch_row ADD COLUMN file TEXT NOT NULL DEFAULT ''",
    ),
)


_OPENING_SECONDS = 1.0
_BUSY_SECONDS = 3.0
"""How long to wait for another process that writes to the same file: no window is there at its
opening, and afterwards a change shows before it is saved."""

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""SQLITE_ERROR too: our statements are right, so a table or column they miss isn't ours."""


class Database:
    """An open file. One thread at a time.

    Attributes:
        path: the file.
        read_only: whether nothing may be changed: a newer version of the program wrote it, or it is
            a copy.
        is_copy: whether it, or its folder, can't be written to. SQLite couldn't read it there: it
            needs files of its own beside it.
    """

    def __init__(self, path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
        """Open the file, make it if it's missing, bring it up to date if it's older.

        Raises:
            sqlite3.Error, OSError: it can't be opened; `is_damage` tells whether it is past use.
        """
        self.path = path
        self._place: TemporaryDirectory[str] | None = None
        if not path.exists():
            # SQLite gives the files it puts beside a database the same permissions.
            os.close(open_private(path, exclusive=False))
        elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            path = self._copy(path)
        self.read_only = self.is_copy = self._place is not None
        self._connection = _connect(f"{path.absolute().as_uri()}?mode=rw")
        try:
            if self._version() > len(migrations):
                self._connection.close()
                self._connection = _connect(f"{path.absolute().as_uri()}?mode=ro")
                self.read_only = True
            else:
                if self._version() < len(migrations):
                    self._migrate(migrations)
                self._connection.execute("PRAGMA journal_mode = WAL")  # nothing to do if it is
                self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000:.0f}")
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """See one state of the file throughout, whatever another process writes meanwhile."""
        self._connection.execute("BEGIN")
        try:
            yield self._connection
        finally:
            self._connection.rollback()

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A short transaction: all of it happens or nothing.

        Once it's over it outlives the end of this process, however sudden.

        Args:
            durable: have it outlive a power failure, too.
        """
        connection = self._connection
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise

    @contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Have the tables of another file beside those of this one, as `name`."""
        self._connection.execute(f"ATTACH ? AS {name}", (str(path),))
        try:
            yield
        finally:
            self._connection.execute(f"DETACH {name}")

    def close(self) -> None:
        """Close the file. What was written is in it."""
        self._connection.close()
        if self._place is not None:
            self._place.cleanup()

    def _copy(self, path: Path) -> Path:
        """A copy elsewhere, with what a crash left beside it to be taken in."""
        from shutil import copyfile  # noqa: PLC0415 - not in a good start
        from tempfile import TemporaryDirectory  # noqa: PLC0415

        self._place = TemporaryDirectory(prefix="voicedesk-")
        copy = Path(self._place.name, path.name)
        copyfile(path, copy)
        with suppress(FileNotFoundError):
            copyfile(f"{path}-wal", f"{copy}-wal")
        return copy

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    def _migrate(self, migrations: Sequence[Sequence[str]]) -> None:
        with self.writing(durable=True) as connection:
            version = self._version()  # again: another process may have been quicker
            for step in migrations[version:]:
                for statement in step:
                    connection.execute(statement)
            if version < len(migrations):
                connection.execute(f"PRAGMA user_version = {len(migrations)}")


def is_damage(error: Exception) -> bool:
    """Whether `error` means that the file is past use, not merely out of reach just now."""
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    code: int | None = getattr(error, "sqlite_errorcode", None)
    # Text that isn't UTF-8 raises an OperationalError that SQLite itself knows nothing of.
    return isinstance(error, sqlite3.OperationalError) if code is None else code & 0xFF in _DAMAGE


_PROBLEMS = {
    sqlite3.SQLITE_BUSY: LibraryProblem.LOCKED,
    sqlite3.SQLITE_LOCKED: LibraryProblem.LOCKED,
    sqlite3.SQLITE_FULL: LibraryProblem.NO_ROOM,
    sqlite3.SQLITE_READONLY: LibraryProblem.NOT_ALLOWED,
    sqlite3.SQLITE_PERM: LibraryProblem.NOT_ALLOWED,
    sqlite3.SQLITE_CORRUPT: LibraryProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: LibraryProblem.DAMAGED,
}


def library_error(what: str, error: Exception) -> LibraryError:
    """What SQLite or the system says, as an error of the library.

    Args:
        what: can't be done, and where.
    """
    problem = _PROBLEMS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, LibraryProblem.OTHER)
    if isinstance(error, OSError):
        problem = {
            FileProblem.NO_ROOM: LibraryProblem.NO_ROOM,
            FileProblem.NOT_ALLOWED: LibraryProblem.NOT_ALLOWED,
        }.get(file_problem(error), LibraryProblem.OTHER)
    return LibraryError(f"{what}: {error}", problem)


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=_OPENING_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # opened at start-up, used on the library's thread
    )
    connection.execute("PRAGMA fullfsync = ON")  # on macOS an ordinary fsync keeps nothing safe
    connection.execute("PRAGMA trusted_schema = OFF")  # a file's own schema calls no function
    return connection


_Result = TypeVar("_Result")
_Task = Callable[[sqlite3.Connection], _Result]


class LibraryFile:
    """What the stores of a library share: its database, and a thread that uses it in turn.

    `save` and `read` are for coroutines; `saving` and `reading` for tasks on the thread, which
    `run` and `post` carry out. All raise LibraryError if the library isn't open or was closed, or
    nothing could be saved or read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database: Database | None = None
        self._worker = Worker("library")

    def use(self, database: Database) -> None:
        self._database = database

    async def save(self, what: str, task: _Task[_Result], *, durable: bool = False) -> _Result:
        """Carry out `task` in a transaction.

        Args:
            what: is saved, for the error.
            durable: have it outlive a power failure, too.
        """

        def save() -> _Result:
            with self.saving(what, durable=durable) as connection:
                return task(connection)

        return await self.run(save)

    async def read(self, what: str, task: _Task[_Result]) -> _Result:
        """Carry out `task` on one state of the file."""

        def read() -> _Result:
            with self.reading(what) as connection:
                return task(connection)

        return await self.run(read)

    async def run(self, task: Callable[[], _Result]) -> _Result:
        """Carry out `task` on the thread; see `Worker.run`."""
        return await self._worker.run(task)

    def post(self, task: Callable[[], None]) -> None:
        """Have `task`, which must not raise, carried out in its turn."""
        self._worker.post(task)

    @contextmanager
    def saving(self, what: str, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction, as `save` has it."""
        with (
            self._translated(f"{what} can't be saved"),
            self.writable().writing(durable=durable) as connection,
        ):
            yield connection

    @contextmanager
    def reading(self, what: str) -> Iterator[sqlite3.Connection]:
        """One state of the file."""
        with self._translated(f"{what} can't be read"), self._opened().reading() as connection:
            yield connection

    @contextmanager
    def _translated(self, problem: str) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, UnicodeError) as error:
            raise library_error(f"{problem}: {self.path}", error) from error

    def writable(self) -> Database:
        """The database, to be written to.

        Raises:
            LibraryError: it isn't open, can't be written to, or a newer version of the program
                wrote it.
        """
        database = self._opened()
        if database.is_copy:
            detail = f"nothing can be written in {self.path.parent}"
            raise LibraryError(detail, LibraryProblem.NOT_ALLOWED)
        if database.read_only:
            detail = f"a newer version of the program wrote {self.path}"
            raise LibraryError(detail, LibraryProblem.NEWER)
        return database

    def _opened(self) -> Database:
        if self._database is None:
            raise LibraryError(f"the library isn't open: {self.path}")
        return self._database

    def close(self) -> None:
        """Close the database, on the thread."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def stop(self, seconds: float) -> None:
        """Take no more tasks, and wait for those given, `seconds` at the most."""
        self._worker.stop(seconds)
