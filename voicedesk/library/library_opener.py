"""Opening a library's file: fresh, older, newer or damaged."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from voicedesk.domain.errors import LibraryError
from voicedesk.library.batch_store import read_batch, read_batch_slots
from voicedesk.library.database import Database, is_damage
from voicedesk.library.demo_rows import read_demos
from voicedesk.library.known_voices import read_known_voices
from voicedesk.library.mark_store import read_marks
from voicedesk.library.opening import Opening
from voicedesk.library.private_files import aside, make_private_folder
from voicedesk.library.sample_rows import read_samples
from voicedesk.library.slot_store import read_wanted_slot
from voicedesk.library.training_journal import read_generations, read_trainings


class OpenedLibrary(NamedTuple):
    """An open file and what it held."""

    database: Database
    opening: Opening
    generations: dict[str, int]


class LibraryOpener:
    """Opens one library's file. Blocks; meant for the start, so it reads each table once."""

    def __init__(self, path: Path, demos: Path) -> None:
        """`demos` is the folder of their files."""
        self._path = path
        self._demos = demos

    def open(self) -> OpenedLibrary:
        """Open the file; begin a fresh one if there is none or it's past use.

        Raises:
            LibraryError: the folder or the file can't be used; nothing was moved.
        """
        try:
            make_private_folder(self._path.parent)
            try:
                return self._read()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
            moved = self._set_aside()
            fresh = self._read()
            return fresh._replace(opening=replace(fresh.opening, set_aside=moved))
        except (OSError, sqlite3.Error) as error:
            detail = f"the library can't be opened: {self._path}: {error}"
            raise LibraryError(detail) from error

    def _read(self) -> OpenedLibrary:
        database = Database(self._path)
        try:
            with database.reading() as connection:
                newest, earlier = read_demos(connection, self._demos)
                opening = Opening(
                    read_known_voices(connection),
                    newest,
                    read_trainings(connection),
                    read_marks(connection),
                    earlier,
                    read_only=database.read_only,
                    samples=read_samples(connection, self._demos),
                    batch=read_batch(connection),
                    batch_slots=read_batch_slots(connection),
                    wanted_slot=read_wanted_slot(connection),
                )
                generations = read_generations(connection)
        except BaseException as error:
            database.close()
            if database.read_only and isinstance(error, sqlite3.Error):
                detail = f"a newer version of the program wrote {self._path}: {error}"
                raise LibraryError(detail) from error
            raise
        return OpenedLibrary(database, opening, generations)

    def _set_aside(self) -> Path:
        """Move the file, what SQLite put beside it, and the demos, of which only it knew."""
        moved = aside(self._path)
        for ending in ("-wal", "-shm"):
            companion = Path(f"{self._path}{ending}")
            if companion.exists():
                companion.replace(f"{moved}{ending}")
        if self._demos.exists():
            self._demos.replace(aside(self._demos))
        self._path.replace(moved)
        return moved
