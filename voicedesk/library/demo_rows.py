"""The rows that say whose the files in the folder of demos are.

Everything here happens within a transaction of the caller's.
"""

import sqlite3
from collections.abc import Iterable, Sequence, Sized
from pathlib import Path

from voicedesk.library import sample_rows
from voicedesk.library.kept_demo import KeptDemo

_COLUMNS = (
    "voice_id, generation, file, link, size, kept_at, duration_ms, envelope, etag, last_modified,"
    " heard_at, loudness"
)

_WIDTH = 12

Newest = dict[str, KeptDemo]
Earlier = dict[str, tuple[KeptDemo, ...]]


def read_demos(connection: sqlite3.Connection, folder: Path) -> tuple[Newest, Earlier]:
    """The newest demo of each voice, and the earlier ones of those that have more, newest first.

    The rows are trusted: a file that went missing is found out when it is wanted, or by
    `DemoStore.verify`.
    """
    newest: Newest = {}
    earlier: Earlier = {}
    for voice_id, generation, name, *rest in connection.execute(
        f"SELECT {_COLUMNS} FROM demo ORDER BY voice_id, generation"  # noqa: S608
    ):
        before = newest.get(voice_id)
        if before is not None:
            earlier[voice_id] = (before, *earlier.get(voice_id, ()))
        newest[voice_id] = KeptDemo(voice_id, generation, folder, name, *rest)
    return newest, earlier


def read_files(connection: sqlite3.Connection) -> dict[str, int]:
    """For the name of each demo's file its size."""
    return dict(connection.execute("SELECT file, size FROM demo").fetchall())


def put_demos(connection: sqlite3.Connection, demos: Sequence[KeptDemo]) -> list[str]:
    """Write the rows of demos, each in place of the one of its generation.

    In one statement for all, as other threads come between any two.

    Returns:
        The names of the files that this leaves without a row.
    """
    rows = {(demo.voice_id, demo.generation): demo for demo in demos}
    keys = [part for key in rows for part in key]
    replaced = connection.execute(
        f"WITH new (id, number) AS (VALUES {_places(2, rows)})"  # noqa: S608
        # CROSS: each is looked up by its key, rather than each row of the table compared.
        " SELECT file FROM new CROSS JOIN demo ON voice_id = new.id AND generation = new.number",
        keys,
    ).fetchall()
    connection.execute(
        f"INSERT OR IGNORE INTO voice (id) VALUES {_places(1, rows)}",  # noqa: S608
        [voice_id for voice_id, _ in rows],
    )
    connection.execute(
        f"INSERT OR REPLACE INTO demo ({_COLUMNS}) VALUES {_places(_WIDTH, rows)}",  # noqa: S608
        [value for demo in rows.values() for value in _values(demo)],
    )
    overtaken = [demo.file for demo in demos if demo not in rows.values()]
    return [*overtaken, *(name for (name,) in replaced)]


def _values(demo: KeptDemo) -> tuple[object, ...]:
    return (
        demo.voice_id,
        demo.generation,
        demo.file,
        demo.link,
        demo.size,
        demo.kept_at,
        demo.duration_ms,
        demo.envelope,
        demo.etag,
        demo.last_modified,
        demo.heard_at,
        demo.loudness,
    )


def _places(width: int, rows: Sized) -> str:
    row = f"({', '.join('?' * width)})"
    return ", ".join([row] * len(rows))


def save_envelope(connection: sqlite3.Connection, demo: KeptDemo) -> None:
    """Add what was measured to a demo's row, if it still has one."""
    connection.execute(
        "UPDATE demo SET duration_ms = ?, envelope = ?, loudness = ?"
        " WHERE voice_id = ? AND file = ?",
        (demo.duration_ms, demo.envelope, demo.loudness, demo.voice_id, demo.file),
    )


def save_source(connection: sqlite3.Connection, demo: KeptDemo) -> None:
    """Note where the same file is to be had now."""
    connection.execute(
        "UPDATE demo SET link = ?, etag = ?, last_modified = ? WHERE voice_id = ? AND file = ?",
        (demo.link, demo.etag, demo.last_modified, demo.voice_id, demo.file),
    )


def save_heard(connection: sqlite3.Connection, demo: KeptDemo) -> None:
    """Note when a demo was last heard."""
    connection.execute(
        "UPDATE demo SET heard_at = ? WHERE voice_id = ? AND file = ?",
        (demo.heard_at, demo.voice_id, demo.file),
    )


def take_voice(connection: sqlite3.Connection, voice_id: str) -> list[str]:
    """Delete the rows of a voice's demos and recordings; their files' names, which are left."""
    rows = connection.execute("DELETE FROM demo WHERE voice_id = ? RETURNING file", (voice_id,))
    return [*(name for (name,) in rows), *sample_rows.take_voice(connection, voice_id)]


def take_files(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Delete the rows of files, which are left."""
    files = [(name,) for name in names]
    connection.executemany("DELETE FROM demo WHERE file = ?", files)
    connection.executemany("DELETE FROM sample WHERE file = ?", files)
