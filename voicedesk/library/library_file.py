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
            raise LibraryError(f"{problem}: {self.path}: {error}") from error

    def writable(self) -> Database:
        """The database, to be written to.

        Raises:
            LibraryError: it isn't open, or a newer version of the program wrote it.
        """
        database = self._opened()
        if database.read_only:
            raise LibraryError(f"a newer version of the program wrote {self.path}")
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
