"""The person's own marks, as rows."""

import sqlite3
from collections.abc import Mapping

from voicedesk.domain.marks import Marks, MarkTimes
from voicedesk.library.library_file import LibraryFile

_PUT = """
    INSERT INTO voice
        (id, favourite, favourite_at, pinned, pinned_at, tags_at, note, note_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        favourite = excluded.favourite, favourite_at = excluded.favourite_at,
        pinned = excluded.pinned, pinned_at = excluded.pinned_at, tags_at = excluded.tags_at,
        note = excluded.note, note_at = excluded.note_at
"""


class MarkStore:
    """Keeps the marks of voices, listed or not."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def save(self, marks: Mapping[str, Marks]) -> None:
        """Keep the marks of these voices, by id; all of them or none.

        Raises:
            LibraryError: none were kept.
        """
        wanted = dict(marks)

        def save() -> None:
            with self._file.saving("marks") as connection:
                write_marks(connection, wanted)

        await self._file.run(save)


def read_marks(connection: sqlite3.Connection) -> dict[str, Marks]:
    """The marks of each voice that ever had one, by id."""
    tags: dict[str, list[str]] = {}
    for voice_id, name in connection.execute(
        "SELECT voice_id, name FROM tag ORDER BY voice_id, position"
    ):
        tags.setdefault(voice_id, []).append(name)
    rows = connection.execute(
        "SELECT id, favourite, pinned, note, favourite_at, pinned_at, tags_at, note_at FROM voice"
        " WHERE favourite_at + pinned_at + tags_at + note_at > 0"
    )
    return {
        voice_id: Marks(
            bool(favourite), bool(pinned), tuple(tags.get(voice_id, ())), note, MarkTimes(*times)
        )
        for voice_id, favourite, pinned, note, *times in rows
    }


def write_marks(connection: sqlite3.Connection, marks: Mapping[str, Marks]) -> None:
    """Write the marks of these voices, within the caller's transaction."""
    connection.executemany(_PUT, [_columns(voice_id, one) for voice_id, one in marks.items()])
    connection.executemany("DELETE FROM tag WHERE voice_id = ?", [(key,) for key in marks])
    connection.executemany(
        "INSERT INTO tag (voice_id, name, position) VALUES (?, ?, ?)",
        [
            (voice_id, name, position)
            for voice_id, one in marks.items()
            for position, name in enumerate(one.tags)
        ],
    )


def _columns(
    voice_id: str, marks: Marks
) -> tuple[str, bool, float, bool, float, float, str, float]:
    times = marks.changed_at
    return (
        voice_id,
        marks.favourite,
        times.favourite,
        marks.pinned,
        times.pinned,
        times.tags,
        marks.note,
        times.note,
    )
