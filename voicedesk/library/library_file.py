"""The library's file while it is open, and the one thread that works on it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from voicedesk.domain.errors import LibraryError
from voicedesk.library.database import Database
from voicedesk.threads import Worker

_Result = TypeVar("_Result")


class LibraryFile:
    """What the parts of a library share: its database, and a thread that uses it in turn.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database: Database | None = None
        self._worker = Worker("library")

    def use(self, database: Database) -> None:
        self._database = database

    async def run(self, task: Callable[[], _Result]) -> _Result:
        """Carry out `task` on the library's thread; see `Worker.run`.

        Raises:
            LibraryError: the library was closed.
        """
        return await self._worker.run(task)

    def post(self, task: Callable[[], None]) -> None:
        """Have `task`, which must not raise, carried out in its turn.

        Raises:
            LibraryError: the library was closed.
        """
        self._worker.post(task)

    @contextmanager
    def saving(self, what: str, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction, on the library's thread.

        Args:
            what: that is saved, for the error.
            durable: have it outlive a power failure, too.

        Raises:
            LibraryError: nothing was saved.
        """
        try:
            with self.writable().writing(durable=durable) as connection:
                yield connection
        except (OSError, sqlite3.Error, UnicodeError) as error:
            detail = f"{what} can't be saved: {self.path}: {error}"
            raise LibraryError(detail) from error

    @contextmanager
    def reading(self, what: str) -> Iterator[sqlite3.Connection]:
        """One state of the file, on the library's thread.

        Raises:
            LibraryError: it can't be read.
        """
        try:
            with self._opened().reading() as connection:
                yield connection
        except (OSError, sqlite3.Error, UnicodeError) as error:
            detail = f"{what} can't be read: {self.path}: {error}"
            raise LibraryError(detail) from error

    def writable(self) -> Database:
        """The database, to be written to.

        Raises:
            LibraryError: it isn't open, or a newer version of the program wrote it.
        """
        database = self._opened()
        if database.read_only:
            detail = f"a newer version of the program wrote {self.path}"
            raise LibraryError(detail)
        return database

    def close(self) -> None:
        """Close the database, on the library's thread."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def stop(self, seconds: float) -> None:
        """Take no more tasks, and wait for those given, `seconds` at the most."""
        self._worker.stop(seconds)

    def _opened(self) -> Database:
        if self._database is None:
            detail = f"the library isn't open: {self.path}"
            raise LibraryError(detail)
        return self._database
