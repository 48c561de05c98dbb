"""Takes a backup's rows into a library, without overwriting what is newer here.

Everything happens within a transaction of the caller's.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from voicedesk.domain.annotations import NO_MARKS, newer_of_each
from voicedesk.domain.backup import RestoreResult
from voicedesk.domain.training import Training
from voicedesk.domain.voice import compare_voices
from voicedesk.library.backup_format import BackupContent, BackupDemo, BackupSample
from voicedesk.library.trainings import consent_row, read_trainings
from voicedesk.library.voices import (
    read_annotations,
    read_known_voices,
    write_annotations,
    write_listed_at,
    write_listing,
)


def read_rows(connection: sqlite3.Connection) -> BackupContent:
    known = read_known_voices(connection)
    return BackupContent(
        tuple(known.voices),
        known.listed_at,
        read_annotations(connection),
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


_MINUTE, _HOUR = 60.0, 3600.0


@dataclass(slots=True)
class _Row:
    """A training's row here; `number` is None for one that is to be added."""

    number: int | None
    training: Training
    was: set[int] = field(default_factory=set)
    """The generation it had in the backup, where it stands there, too."""


def merge(
    connection: sqlite3.Connection,
    content: BackupContent,
    files: Mapping[BackupDemo, str],
    sample_files: Mapping[BackupSample, str],
) -> tuple[RestoreResult, set[str]]:
    """Take in a backup.

    Args:
        files: the names, in the folder of demos, of the copies made of the backup's demos.
        sample_files: those of the copies made of its recordings.

    Returns:
        What was taken in, and the names of the copies that have a row now.
    """
    listing = _take_listing(connection, content)
    marked, newer_here = _take_annotations(connection, content)
    added, generations = _take_trainings(connection, content.trainings)
    used = _take_demos(connection, files, generations)
    recordings = {
        name for sample, name in sample_files.items() if insert_sample(connection, sample, name)
    }
    return RestoreResult(listing, marked, newer_here, added, len(used)), used | recordings


def _take_listing(connection: sqlite3.Connection, content: BackupContent) -> bool:
    """The list of voices is one state of the service: the later one counts, as a whole."""
    here = read_known_voices(connection)
    theirs = content.listed_at
    if theirs is None or (here.listed_at is not None and here.listed_at >= theirs):
        return False
    changes = compare_voices({voice.id: voice for voice in here.voices}, content.voices)
    order = [voice.id for voice in content.voices]
    write_listing(connection, changes, order)
    write_listed_at(connection, theirs)
    return True


def _take_annotations(connection: sqlite3.Connection, content: BackupContent) -> tuple[int, int]:
    here = read_annotations(connection)
    changed, newer_here = {}, 0
    for voice_id, theirs in (content.annotations or {}).items():
        mine = here.get(voice_id, NO_MARKS)
        merged = newer_of_each(mine, theirs)
        if merged != mine:
            changed[voice_id] = merged
        newer_here += merged != theirs
    write_annotations(connection, changed)
    return len(changed), newer_here


def _take_trainings(
    connection: sqlite3.Connection, trainings: Iterable[Training]
) -> tuple[int, dict[tuple[str, int], int]]:
    """Add the trainings that aren't here, and number each voice's generations anew by their order.

    Returns:
        How many were added, and for a voice and its generation in the backup the one here.
    """
    theirs: dict[str, list[Training]] = {}
    for training in trainings:
        theirs.setdefault(training.voice_id, []).append(training)
    added = 0
    generations: dict[tuple[str, int], int] = {}
    for voice_id, their_own in theirs.items():
        rows = _rows_here(connection, voice_id)
        for training in their_own:
            same = next((row for row in rows if _is_same(row.training, training)), None)
            if same is None:
                same = _Row(None, training)
                rows.append(same)
                added += 1
            elif training.is_ours and not same.training.is_ours:
                _name_sender(connection, same, training)
            same.was.add(training.generation)
        generations |= _renumber(connection, voice_id, rows)
    return added, generations


def _rows_here(connection: sqlite3.Connection, voice_id: str) -> list[_Row]:
    found = connection.execute(
        "SELECT number, ours, generation, voice_name, audio_url, sent_at, ended_at FROM training"
        " WHERE voice_id = ? ORDER BY number",
        (voice_id,),
    )
    return [
        _Row(number, Training(ours, voice_id, name, url, sent_at, ended_at, generation=generation))
        for number, ours, generation, name, url, sent_at, ended_at in found
    ]


def _is_same(here: Training, theirs: Training) -> bool:
    """Whether both are about one training, maybe sent from one computer and seen from another."""
    if here.is_ours and theirs.is_ours:
        return here.sent_at == theirs.sent_at and here.audio_url == theirs.audio_url
    end = max(theirs.ended_at or 0.0, theirs.sent_at + _HOUR)
    return theirs.sent_at - _MINUTE <= here.sent_at <= end


def _name_sender(connection: sqlite3.Connection, row: _Row, theirs: Training) -> None:
    """What was only seen from here was sent from there, as the backup knows."""
    row.training = replace(theirs, generation=row.training.generation)
    connection.execute(
        "UPDATE training SET ours = 1, voice_name = ?, audio_url = ?, sent_at = ?, ended_at = ?,"
        " outcome = ?, speaker = ?, consent = ?, consent_by = ?, consent_at = ?,"
        " found = ? WHERE number = ?",
        (
            theirs.voice_name,
            theirs.audio_url,
            theirs.sent_at,
            theirs.ended_at,
            theirs.status,
            *consent_row(theirs.consent),
            theirs.found,
            row.number,
        ),
    )


def _renumber(
    connection: sqlite3.Connection, voice_id: str, rows: list[_Row]
) -> dict[tuple[str, int], int]:
    rows.sort(key=lambda row: row.training.sent_at)
    here: dict[int, int] = {}
    theirs = {(voice_id, 0): 0}
    connection.execute("INSERT OR IGNORE INTO voice (id) VALUES (?)", (voice_id,))
    for generation, row in enumerate(rows, start=1):
        theirs |= {(voice_id, was): generation for was in row.was}
        if row.number is None:
            _insert(connection, row.training, generation)
        else:
            here[row.training.generation] = generation
            connection.execute(
                "UPDATE training SET generation = ? WHERE number = ?", (generation, row.number)
            )
    # By way of numbers that no demo has, so that none takes the place of one still to be moved.
    connection.executemany(
        "UPDATE demo SET generation = ? WHERE voice_id = ? AND generation = ?",
        [(-generation, voice_id, was) for was, generation in here.items()],
    )
    connection.execute(
        "UPDATE demo SET generation = -generation WHERE voice_id = ? AND generation < 0",
        (voice_id,),
    )
    connection.execute("UPDATE voice SET generation = ? WHERE id = ?", (len(rows), voice_id))
    return theirs


def _insert(connection: sqlite3.Connection, training: Training, generation: int) -> None:
    connection.execute(
        "INSERT INTO training"
        " (ours, voice_id, generation, voice_name, audio_url, sent_at, ended_at, outcome,"
        " speaker, consent, consent_by, consent_at, found)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            training.is_ours,
            training.voice_id,
            generation,
            training.voice_name,
            training.audio_url,
            training.sent_at,
            training.ended_at,
            training.status,
            *consent_row(training.consent),
            training.found,
        ),
    )


def _take_demos(
    connection: sqlite3.Connection,
    files: Mapping[BackupDemo, str],
    generations: Mapping[tuple[str, int], int],
) -> set[str]:
    """Take in the demos of listed voices for trainings that have none here."""
    listed = {key for (key,) in connection.execute("SELECT voice_id FROM listed")}
    taken = set(connection.execute("SELECT voice_id, generation FROM demo").fetchall())
    used: set[str] = set()
    for demo, name in files.items():
        generation = generations.get((demo.voice_id, demo.generation), demo.generation)
        if demo.voice_id in listed and (demo.voice_id, generation) not in taken:
            taken.add((demo.voice_id, generation))
            used.add(name)
            insert_demo(connection, replace(demo, generation=generation, file=name))
    return used
