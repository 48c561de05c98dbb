"""The journal of trainings, and what follows from it: each voice's generation.

A generation is an integer per voice that grows with each training, sent from here or seen. A demo
asked for before is of an earlier generation and can't be taken for the new one. A training that
turns out not to have begun made no new demo: the kept one moves along to the present generation.

Everything here happens within a transaction of the caller's.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice, VoiceState

_COLUMNS = "iif(ours, number, 0), voice_id, voice_name, audio_url, sent_at, ended_at, outcome"
_OPEN = "ended_at IS NULL AND outcome IN ('sending', 'uncertain', 'running')"
_ENDINGS: dict[str, TrainingOutcome] = {
    VoiceState.SUCCESS: TrainingOutcome.READY,
    VoiceState.FAILED: TrainingOutcome.FAILED,
    VoiceState.INIT: TrainingOutcome.FAILED,
}

_Row = tuple[int, str, str, str, float, float | None, str]


def read_trainings(connection: sqlite3.Connection) -> list[Training]:
    """Every training, newest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM training ORDER BY sent_at DESC, number DESC"  # noqa: S608
    )
    return [_training(row) for row in rows]


def read_generations(connection: sqlite3.Connection) -> dict[str, int]:
    """The generation of each voice that has one."""
    return dict(connection.execute("SELECT id, generation FROM voice").fetchall())


def read_generation(connection: sqlite3.Connection, voice_id: str) -> int:
    """The generation of one voice."""
    row = connection.execute("SELECT generation FROM voice WHERE id = ?", (voice_id,)).fetchone()
    return row[0] if row else 0


def begin_training(
    connection: sqlite3.Connection, voice_id: str, voice_name: str, audio_url: str, sent_at: float
) -> Training:
    """Write down that a training is about to be sent."""
    return _insert(
        connection,
        Training(1, voice_id, voice_name, audio_url, sent_at, None, TrainingOutcome.SENDING),
    )


def note_seen_training(
    connection: sqlite3.Connection, voice_id: str, voice_name: str, seen_at: float
) -> Training:
    """Write down that a voice was seen in a training not sent from here; the first time counts."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM training WHERE voice_id = ? AND NOT ours AND {_OPEN}",  # noqa: S608
        (voice_id,),
    ).fetchone()
    if row is not None:
        return _training(row)
    return _insert(
        connection, Training(0, voice_id, voice_name, "", seen_at, None, TrainingOutcome.RUNNING)
    )


def settle_training(
    connection: sqlite3.Connection, number: int, outcome: TrainingOutcome, at: float | None
) -> Training:
    """Write down how far a training sent from here has come.

    Raises:
        LibraryError: there is none of this number.
    """
    found = connection.execute(
        "SELECT voice_id, generation FROM training WHERE number = ? AND ours", (number,)
    ).fetchone()
    if found is None:
        detail = f"there is no training {number}"
        raise LibraryError(detail)
    voice_id, generation = found
    connection.execute(
        "UPDATE training SET outcome = ?, ended_at = ? WHERE number = ?", (outcome, at, number)
    )
    if outcome is TrainingOutcome.NOT_BEGUN:
        _carry_demo_over(connection, voice_id, generation)
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM training WHERE number = ?",  # noqa: S608
        (number,),
    ).fetchone()
    return _training(row)


def end_seen_trainings(
    connection: sqlite3.Connection, voices: Iterable[Voice], gone: Iterable[str], at: float
) -> None:
    """End the trainings not sent from here of voices that are in training no longer."""
    running = {
        voice_id
        for (voice_id,) in connection.execute(
            f"SELECT voice_id FROM training WHERE NOT ours AND {_OPEN}"  # noqa: S608
        )
    }
    if not running:
        return
    outcomes = {
        voice.id: _ENDINGS[voice.state]
        for voice in voices
        if voice.id in running and voice.state in _ENDINGS
    }
    outcomes |= {voice_id: TrainingOutcome.FAILED for voice_id in gone if voice_id in running}
    for voice_id, outcome in outcomes.items():
        connection.execute(
            "UPDATE training SET outcome = ?, ended_at = ?"  # noqa: S608
            f" WHERE voice_id = ? AND NOT ours AND {_OPEN}",
            (outcome, at, voice_id),
        )


def _insert(connection: sqlite3.Connection, training: Training) -> Training:
    voice_id = training.voice_id
    connection.execute("INSERT OR IGNORE INTO voice (id) VALUES (?)", (voice_id,))
    connection.execute("UPDATE voice SET generation = generation + 1 WHERE id = ?", (voice_id,))
    cursor = connection.execute(
        """
        INSERT INTO training
            (ours, voice_id, generation, voice_name, audio_url, sent_at, ended_at, outcome)
        VALUES (?, ?, ?, ?, ?, ?, NULL, ?)
        """,
        (
            training.is_ours,
            voice_id,
            read_generation(connection, voice_id),
            training.voice_name,
            training.audio_url,
            training.sent_at,
            training.outcome,
        ),
    )
    return replace(training, number=cursor.lastrowid or 0) if training.is_ours else training


def _carry_demo_over(connection: sqlite3.Connection, voice_id: str, generation: int) -> None:
    """Let the demo from before the training of `generation` be the present one."""
    if read_generation(connection, voice_id) == generation:
        connection.execute(
            "UPDATE OR IGNORE demo SET generation = ? WHERE voice_id = ? AND generation = ?",
            (generation, voice_id, generation - 1),
        )


def _training(row: _Row) -> Training:
    number, voice_id, voice_name, audio_url, sent_at, ended_at, name = row
    try:
        outcome = TrainingOutcome(name)
    except ValueError:  # from a newer version of the program
        outcome = TrainingOutcome.UNCERTAIN
    return Training(number, voice_id, voice_name, audio_url, sent_at, ended_at, outcome)
