"""The journal of trainings, and what follows from it: each voice's generation.

A generation is an integer per voice that grows with each training, sent from here or seen. A demo
asked for before is of an earlier generation and can't be taken for the new one. A training that
turns out not to have begun made no new demo: the newest kept one moves along to the present
generation.

Everything here happens within a transaction of the caller's.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.links import without_signature
from voicedesk.domain.training import Consent, Origin, Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.library.demos import CachedRecording


class SentRecording(NamedTuple):
    """What is written down of a recording together with its training.

    Attributes:
        found: what was found of it, as `findings_text` writes it; empty where nothing was.
        sample: its copy in the folder of demos, which no row names yet; None where none is kept.
        origin: the file on this computer that it was made from; None for a link.
    """

    found: str = ""
    sample: CachedRecording | None = None
    origin: Origin | None = None


NO_RECORDING: Final = SentRecording()


_OPEN = "ended_at IS NULL AND outcome IN ('sending', 'uncertain', 'running')"
_ENDINGS: dict[str, TrainingStatus] = {
    VoiceState.SUCCESS: TrainingStatus.READY,
    VoiceState.FAILED: TrainingStatus.FAILED,
    VoiceState.INIT: TrainingStatus.FAILED,
}


def read_trainings(connection: sqlite3.Connection) -> list[Training]:
    """All trainings, newest first."""
    rows = connection.execute(
        "SELECT iif(ours, number, 0), voice_id, voice_name, audio_url, sent_at, ended_at, outcome,"
        " generation, found, original, sent, since, until, speaker, consent, consent_by, consent_at"
        " FROM training ORDER BY sent_at DESC, number DESC"
    )
    return [
        Training(
            number,
            voice_id,
            name,
            link,
            sent,
            ended,
            _status(outcome),
            generation,
            read_consent(*rest[4:]),
            found,
            Origin(*rest[:4]) if rest[0] else None,
        )
        for number, voice_id, name, link, sent, ended, outcome, generation, found, *rest in rows
    ]


def _status(name: str) -> TrainingStatus:
    try:
        return TrainingStatus(name)
    except ValueError:  # from a newer version of the program
        return TrainingStatus.UNCERTAIN


def read_generations(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT id, generation FROM voice").fetchall())


def _generation(connection: sqlite3.Connection, voice_id: str) -> int:
    row = connection.execute("SELECT generation FROM voice WHERE id = ?", (voice_id,)).fetchone()
    return row[0] if row else 0


def write_trainings(
    connection: sqlite3.Connection, trainings: Iterable[Training]
) -> dict[str, int]:
    """Write down how far trainings have come.

    One not sent from here ends with its voice's state (`end_seen_trainings`); until then it is
    noted, and the first time counts.

    Returns:
        The generation of each voice concerned.

    Raises:
        LibraryError: there is none of a number.
    """
    voice_ids: set[str] = set()
    for training in trainings:
        if training.is_ours:
            _settle(connection, training)
        elif training.status is TrainingStatus.RUNNING:
            _note_seen(connection, training)
        voice_ids.add(training.voice_id)
    return {voice_id: _generation(connection, voice_id) for voice_id in voice_ids}


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
    statuses = {
        voice.id: _ENDINGS[voice.state]
        for voice in voices
        if voice.id in running and voice.state in _ENDINGS
    }
    statuses |= {voice_id: TrainingStatus.FAILED for voice_id in gone if voice_id in running}
    for voice_id, status in statuses.items():
        connection.execute(
            "UPDATE training SET outcome = ?, ended_at = ?"  # noqa: S608
            f" WHERE voice_id = ? AND NOT ours AND {_OPEN}",
            (status, at, voice_id),
        )


def consent_row(consent: Consent | None) -> tuple[str, str, str, float]:
    """The columns of a consent: speaker, wording, who confirmed it, and when."""
    if consent is None:
        return "", "", "", 0.0
    return consent.speaker, consent.wording, consent.confirmed_by, consent.given_at


def read_consent(speaker: str, wording: str, confirmed_by: str, given_at: float) -> Consent | None:
    """The consent of these columns; None where nothing was asked."""
    if not speaker.strip() or not wording.strip():
        return None
    return Consent(speaker, wording, confirmed_by, given_at)


def _settle(connection: sqlite3.Connection, training: Training) -> None:
    row = connection.execute(
        "UPDATE training SET outcome = ?, ended_at = ? WHERE number = ? AND ours"
        " RETURNING voice_id, generation",
        (training.status, training.ended_at, training.number),
    ).fetchone()
    if row is None:
        raise LibraryError(f"there is no training {training.number}")
    if training.status is TrainingStatus.NOT_BEGUN:
        _carry_demo_over(connection, *row)
    elif training.ended_at is not None:
        cut_signatures(connection, signed_links(connection, training.voice_id))


def signed_links(
    connection: sqlite3.Connection, voice_id: str | None = None
) -> list[tuple[str, str]]:
    """Voice and link of trainings that have ended, where it may still allow to fetch something.

    One that didn't begin keeps its link: it can be sent again.

    Args:
        voice_id: whose trainings; None for all.
    """
    ended = "SELECT voice_id, audio_url FROM training WHERE outcome IN ('ready', 'failed')"
    ended += " AND instr(audio_url, '?') AND voice_id = coalesce(?, voice_id)"
    links = connection.execute(ended, (voice_id,)).fetchall()
    return [(owner, link) for owner, link in links if without_signature(link) != link]


def cut_signatures(connection: sqlite3.Connection, links: Iterable[tuple[str, str]]) -> None:
    """Keep of these links what doesn't allow to fetch anything."""
    for table, column in (("training", "audio_url"), ("batch_row", "link")):
        connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE voice_id = ? AND {column} = ?",  # noqa: S608
            [(without_signature(link), owner, link) for owner, link in links],
        )


def _note_seen(connection: sqlite3.Connection, training: Training) -> None:
    row = connection.execute(
        f"SELECT 1 FROM training WHERE voice_id = ? AND NOT ours AND {_OPEN}",  # noqa: S608
        (training.voice_id,),
    ).fetchone()
    if row is None:
        insert_training(connection, training)


def insert_training(connection: sqlite3.Connection, training: Training) -> Training:
    """Write down a training that is about to be sent, or is seen; its voice's generation grows.

    Returns:
        The training, with its number if it is sent from here, and with its generation.
    """
    voice_id = training.voice_id
    connection.execute("INSERT OR IGNORE INTO voice (id) VALUES (?)", (voice_id,))
    connection.execute("UPDATE voice SET generation = generation + 1 WHERE id = ?", (voice_id,))
    generation = _generation(connection, voice_id)
    cursor = connection.execute(
        """
        INSERT INTO training
            (ours, voice_id, generation, voice_name, audio_url, sent_at, outcome, found,
             original, sent, since, until, speaker, consent, consent_by, consent_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            training.is_ours,
            voice_id,
            generation,
            training.voice_name,
            training.audio_url,
            training.sent_at,
            training.status,
            training.found,
            *(training.origin or ("", "", 0.0, 0.0)),
            *consent_row(training.consent),
        ),
    )
    number = (cursor.lastrowid or 0) if training.is_ours else 0
    return replace(training, number=number, generation=generation)


def _carry_demo_over(connection: sqlite3.Connection, voice_id: str, generation: int) -> None:
    """Let the demo from before the training of `generation` be the present one."""
    if _generation(connection, voice_id) == generation:
        connection.execute(
            "UPDATE OR IGNORE demo SET generation = ? WHERE voice_id = ? AND generation = ?",
            (generation, voice_id, generation - 1),
        )
