"""The rows that say which files in the folder of demos are recordings that were sent.

Everything here happens within a transaction of the caller's.
"""

import sqlite3
from pathlib import Path

from voicedesk.library.kept_demo import SAMPLE, KeptDemo


def read_samples(connection: sqlite3.Connection, folder: Path) -> dict[int, KeptDemo]:
    """The kept recordings by the number of the training they were sent with."""
    rows = connection.execute(
        "SELECT training, voice_id, file, size, kept_at, duration_ms, envelope, loudness"
        " FROM sample JOIN training ON number = training"
    )
    return {
        number: KeptDemo(
            voice_id, SAMPLE, folder, name, "", size, kept_at, length, envelope, loudness=loudness
        )
        for number, voice_id, name, size, kept_at, length, envelope, loudness in rows
    }


def read_files(connection: sqlite3.Connection) -> dict[str, int]:
    """For the name of each recording's file its size."""
    return dict(connection.execute("SELECT file, size FROM sample").fetchall())


def put_sample(connection: sqlite3.Connection, number: int, sample: KeptDemo) -> None:
    """Write the row of the recording that the training `number` is sent with."""
    connection.execute(
        "INSERT INTO sample (training, file, size, kept_at, duration_ms, envelope, loudness)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            sample.file,
            sample.size,
            sample.kept_at,
            sample.duration_ms or 0,
            sample.envelope,
            sample.loudness,
        ),
    )


def take_voice(connection: sqlite3.Connection, voice_id: str) -> list[str]:
    """Delete all of a voice's rows; the names of their files, which are left."""
    rows = connection.execute(
        "DELETE FROM sample WHERE training IN (SELECT number FROM training WHERE voice_id = ?)"
        " RETURNING file",
        (voice_id,),
    )
    return [name for (name,) in rows]
