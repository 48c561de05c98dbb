"""A library's rows as a backup holds them."""

import sqlite3

from voicedesk.library.backup_content import BackupContent, BackupDemo
from voicedesk.library.known_voices import read_known_voices
from voicedesk.library.mark_store import read_marks
from voicedesk.library.training_journal import read_trainings


def read_rows(connection: sqlite3.Connection) -> BackupContent:
    """Everything that the library holds."""
    known = read_known_voices(connection)
    return BackupContent(
        tuple(known.voices),
        known.listed_at,
        read_marks(connection),
        tuple(reversed(read_trainings(connection))),
        tuple(_demos(connection)),
    )


def _demos(connection: sqlite3.Connection) -> list[BackupDemo]:
    rows = connection.execute(
        "SELECT voice_id, generation, file, link, size, kept_at, heard_at, duration_ms, envelope,"
        " etag, last_modified, loudness FROM demo ORDER BY voice_id, generation"
    )
    return [BackupDemo(*row) for row in rows]


def insert_demo(connection: sqlite3.Connection, demo: BackupDemo) -> None:
    """Write a demo's row, whose file is in its place."""
    connection.execute("INSERT OR IGNORE INTO voice (id) VALUES (?)", (demo.voice_id,))
    connection.execute(
        "INSERT INTO demo (voice_id, generation, file, link, size, kept_at, heard_at, duration_ms,"
        " envelope, etag, last_modified, loudness) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            demo.voice_id,
            demo.generation,
            demo.file,
            demo.link,
            demo.size,
            demo.kept_at,
            demo.heard_at,
            demo.duration_ms,
            demo.envelope,
            demo.etag,
            demo.last_modified,
            demo.loudness,
        ),
    )
