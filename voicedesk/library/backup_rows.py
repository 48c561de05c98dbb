"""A library's rows as a backup holds them."""

import sqlite3

from voicedesk.library.backup_content import BackupContent, BackupDemo, BackupSample
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
        tuple(_samples(connection)),
    )


def _demos(connection: sqlite3.Connection) -> list[BackupDemo]:
    rows = connection.execute(
        "SELECT voice_id, generation, file, link, size, kept_at, heard_at, duration_ms, envelope,"
        " etag, last_modified, loudness FROM demo ORDER BY voice_id, generation"
    )
    return [BackupDemo(*row) for row in rows]


def _samples(connection: sqlite3.Connection) -> list[BackupSample]:
    found = connection.execute(
        "SELECT voice_id, sent_at, file, size, kept_at, duration_ms, envelope, loudness"
        " FROM sample JOIN training ON number = training ORDER BY number"
    )
    return [BackupSample(*row) for row in found]


def insert_sample(connection: sqlite3.Connection, sample: BackupSample, file: str) -> bool:
    """Write the row of a recording, whose file is in its place, if its training has none here."""
    written = connection.execute(
        "INSERT OR IGNORE INTO sample"
        " (training, file, size, kept_at, duration_ms, envelope, loudness)"
        " SELECT number, ?, ?, ?, ?, ?, ? FROM training"
        " WHERE ours AND voice_id = ? AND sent_at = ?"
        " AND voice_id IN (SELECT voice_id FROM listed) LIMIT 1",
        (
            file,
            sample.size,
            sample.kept_at,
            sample.duration_ms,
            sample.envelope,
            sample.loudness,
            sample.voice_id,
            sample.sent_at,
        ),
    )
    return written.rowcount > 0


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
