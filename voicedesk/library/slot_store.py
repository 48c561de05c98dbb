"""The slot that is being asked for, written down before the request goes."""

import json
import sqlite3

from voicedesk.domain.wanted_slot import WantedSlot
from voicedesk.library.library_file import LibraryFile


class SlotStore:
    """Keeps one at most: the next isn't asked for before it is known what became of it.

    What a verb has written when it returns outlives a power failure.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def want(self, wanted: WantedSlot) -> None:
        """Write down that a slot is about to be asked for.

        Raises:
            LibraryError: nothing was written.
        """
        known = json.dumps([*wanted.known])

        def write() -> None:
            with self._file.saving("a new voice", durable=True) as connection:
                connection.execute(
                    "INSERT OR REPLACE INTO wanted_slot (id, asked_at, known) VALUES (1, ?, ?)",
                    (wanted.asked_at, known),
                )

        await self._file.run(write)

    async def forget(self) -> None:
        """It is known what became of it.

        Raises:
            LibraryError: nothing was written.
        """

        def forget() -> None:
            with self._file.saving("a new voice", durable=True) as connection:
                connection.execute("DELETE FROM wanted_slot")

        await self._file.run(forget)


def read_wanted_slot(connection: sqlite3.Connection) -> WantedSlot | None:
    """The slot of which it isn't known what became of it."""
    row = connection.execute("SELECT asked_at, known FROM wanted_slot").fetchone()
    return WantedSlot(row[0], frozenset(json.loads(row[1]))) if row is not None else None
