"""The rows that say whose the files in the folder of demos are.

Everything here happens within a transaction of the caller's.
"""

import sqlite3
from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CachedDemo:
    """A demo on disk. It is the voice's present one only if their generations are the same.

    Attributes:
        generation: of the voice, when the demo was asked for.
        folder, file: where it is, and its name there.
        link: where it came from, without the query.
        size: in bytes.
        kept_at: POSIX seconds.
        duration_ms: None until it was measured.
        envelope: peaks from 0 to 255, evenly spread over the duration; empty until measured.
        heard_at: when it was last listened to, POSIX seconds; 0 for never.
        loudness: of the whole, in LUFS; None until measured, and for silence.
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
    loudness: float | None = None

    @property
    def path(self) -> Path:
        """The file. Made when asked for: ten thousand paths would delay the first paint."""
        return self.folder / self.file

    @property
    def last_used_at(self) -> float:
        """When it was last heard, or else kept."""
        return self.heard_at or self.kept_at


@dataclass(frozen=True, slots=True)
class CachedRecording:
    """A recording on disk that a voice was trained from, or is to be; as of `CachedDemo`."""

    voice_id: str
    folder: Path
    file: str
    size: int
    kept_at: float
    duration_ms: int
    envelope: bytes
    loudness: float | None = None

    @property
    def path(self) -> Path:
        return self.folder / self.file

    @property
    def last_used_at(self) -> float:
        return self.kept_at


CachedSound = CachedDemo | CachedRecording
"""What can be played."""


def read_samples(connection: sqlite3.Connection, folder: Path) -> dict[int, CachedRecording]:
    """The kept recordings by the number of the training they were sent with."""
    rows = connection.execute(
        "SELECT training, voice_id, file, size, kept_at, duration_ms, envelope, loudness"
        " FROM sample JOIN training ON number = training"
    )
    return {
        number: CachedRecording(voice_id, folder, name, *rest)
        for number, voice_id, name, *rest in rows
    }


def read_sample_files(connection: sqlite3.Connection) -> dict[str, int]:
    """For the name of each recording's file its size."""
    return dict(connection.execute("SELECT file, size FROM sample").fetchall())


def put_sample(connection: sqlite3.Connection, number: int, sample: CachedRecording) -> None:
    """Write the row of the recording that the training `number` is sent with."""
    connection.execute(
        "INSERT INTO sample (training, file, size, kept_at, duration_ms, envelope, loudness)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            sample.file,
            sample.size,
            sample.kept_at,
            sample.duration_ms,
            sample.envelope,
            sample.loudness,
        ),
    )


def take_samples(connection: sqlite3.Connection, voice_id: str) -> list[str]:
    """Delete all of a voice's rows; the names of their files, which are left."""
    rows = connection.execute(
        "DELETE FROM sample WHERE training IN (SELECT number FROM training WHERE voice_id = ?)"
        " RETURNING file",
        (voice_id,),
    )
    return [name for (name,) in rows]


DEMO_COLUMNS = (
    *("voice_id", "generation", "file", "link", "size", "kept_at", "duration_ms", "envelope"),
    *("heard_at", "loudness"),
)
SAMPLE_COLUMNS = ("training", "file", "size", "kept_at", "duration_ms", "envelope", "loudness")
_COLUMNS = ", ".join(DEMO_COLUMNS)

Newest = dict[str, CachedDemo]
Earlier = dict[str, tuple[CachedDemo, ...]]


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
        newest[voice_id] = CachedDemo(voice_id, generation, folder, name, *rest)
    return newest, earlier


def read_files(connection: sqlite3.Connection) -> dict[str, int]:
    """For the name of each demo's file its size."""
    return dict(connection.execute("SELECT file, size FROM demo").fetchall())


def put_demos(connection: sqlite3.Connection, demos: Sequence[CachedDemo]) -> list[str]:
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
        f"INSERT OR REPLACE INTO demo ({_COLUMNS}) VALUES {_places(len(DEMO_COLUMNS), rows)}",  # noqa: S608
        [value for demo in rows.values() for value in _values(demo)],
    )
    overtaken = [demo.file for demo in demos if demo not in rows.values()]
    return [*overtaken, *(name for (name,) in replaced)]


def _values(demo: CachedDemo) -> tuple[object, ...]:
    return (
        demo.voice_id,
        demo.generation,
        demo.file,
        demo.link,
        demo.size,
        demo.kept_at,
        demo.duration_ms,
        demo.envelope,
        demo.heard_at,
        demo.loudness,
    )


def _places(width: int, rows: Sized) -> str:
    row = f"({', '.join('?' * width)})"
    return ", ".join([row] * len(rows))


def save_envelope(connection: sqlite3.Connection, demo: CachedDemo) -> None:
    """Add what was measured to a demo's row, if it still has one."""
    connection.execute(
        "UPDATE demo SET duration_ms = ?, envelope = ?, loudness = ?"
        " WHERE voice_id = ? AND file = ?",
        (demo.duration_ms, demo.envelope, demo.loudness, demo.voice_id, demo.file),
    )


def save_heard(connection: sqlite3.Connection, demo: CachedDemo) -> None:
    """Note when a demo was last heard."""
    connection.execute(
        "UPDATE demo SET heard_at = ? WHERE voice_id = ? AND file = ?",
        (demo.heard_at, demo.voice_id, demo.file),
    )


def take_voice(connection: sqlite3.Connection, voice_id: str) -> list[str]:
    """Delete the rows of a voice's demos and recordings; their files' names, which are left."""
    rows = connection.execute("DELETE FROM demo WHERE voice_id = ? RETURNING file", (voice_id,))
    return [*(name for (name,) in rows), *take_samples(connection, voice_id)]


def take_files(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Delete the rows of files, which are left."""
    files = [(name,) for name in names]
    connection.executemany("DELETE FROM demo WHERE file = ?", files)
    connection.executemany("DELETE FROM sample WHERE file = ?", files)
