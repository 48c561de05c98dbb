"""One SQLite file: its opening, its migrations, its transactions."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from voicedesk.library.private_files import open_private
from voicedesk.library.schema import MIGRATIONS

_BUSY_SECONDS = 10.0
"""How long to wait for another process that writes to the same file."""

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""SQLITE_ERROR too: our statements are right, so a table or column they miss isn't ours."""


class Database:
    """An open file. One thread at a time.

    Attributes:
        path: the file.
        read_only: whether a newer version of the program wrote it, so that nothing may be changed.
    """

    def __init__(self, path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
        """Open the file, make it if it's missing, bring it up to date if it's older.

        Raises:
            sqlite3.Error, OSError: it can't be opened; `is_damage` tells whether it is past use.
        """
        self.path = path
        self.read_only = False
        if not path.exists():
            # SQLite gives the files it puts beside a database the same permissions.
            os.close(open_private(path, exclusive=False))
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
        except BaseException:
            self._connection.close()
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

    def close(self) -> None:
        """Close the file. What was written is in it."""
        self._connection.close()

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


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # opened at start-up, used on the library's thread
    )
    connection.execute("PRAGMA fullfsync = ON")  # on macOS an ordinary fsync keeps nothing safe
    return connection
