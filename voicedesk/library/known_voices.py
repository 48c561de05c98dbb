"""The voices as the service last listed them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from voicedesk.domain.voice import Voice, VoiceChanges

_PUT = """
    INSERT INTO listed (voice_id, name, state, language, demo_url, tier, position)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (voice_id) DO UPDATE SET
        name = excluded.name, state = excluded.state, language = excluded.language,
        demo_url = excluded.demo_url, tier = excluded.tier, position = excluded.position
"""

# One answer for all: fetching 10,000 rows asks 10,000 times for the interpreter, in which the
# window is being built; SQLite itself needs none.
_ALL = """
    SELECT json_group_array(
        json_array(position, voice_id, name, state, language, demo_url, tier)
    )
    FROM listed
"""


@dataclass(frozen=True, slots=True)
class KnownVoices:
    """The last known list.

    Attributes:
        voices: in the service's order.
        listed_at: POSIX seconds; None if no list was ever kept.
    """

    voices: list[Voice]
    listed_at: float | None


def read_known_voices(connection: sqlite3.Connection) -> KnownVoices:
    """The last known list."""
    (text,) = connection.execute(_ALL).fetchone()
    rows = json.loads(text)
    rows.sort(key=itemgetter(0))
    voices = [Voice(*columns) for _, *columns in rows]
    listing = connection.execute("SELECT listed_at FROM listing").fetchone()
    return KnownVoices(voices, listing[0] if listing else None)


def write_changes(connection: sqlite3.Connection, changed: Iterable[Voice]) -> None:
    """Write voices that are listed already, each where it stands, in the caller's transaction."""
    connection.executemany(
        "UPDATE listed SET name = ?2, state = ?3, language = ?4, demo_url = ?5, tier = ?6"
        " WHERE voice_id = ?1",
        [_columns(voice) for voice in changed],
    )


def write_links(connection: sqlite3.Connection, relinked: Iterable[Voice]) -> None:
    """Write new links of voices that are listed already, in the caller's transaction."""
    connection.executemany(
        "UPDATE listed SET demo_url = ? WHERE voice_id = ?",
        ((voice.demo_url, voice.id) for voice in relinked),
    )


def write_listing(
    connection: sqlite3.Connection, changes: VoiceChanges, order: Sequence[str]
) -> None:
    """Apply `changes` and the service's order, within the caller's transaction.

    Rows that `order` doesn't name go, whatever `changes` says: an earlier listing may have failed
    to be written.
    """
    kept: dict[str, int] = dict(
        connection.execute("SELECT voice_id, position FROM listed").fetchall()
    )
    connection.executemany(
        "DELETE FROM listed WHERE voice_id = ?",
        [(voice_id,) for voice_id in kept.keys() - set(order)],
    )
    places = _moves(order, kept)
    rows = [
        (*_columns(voice), places.pop(voice.id, kept.get(voice.id)))
        for voice in (*changes.added, *changes.changed)
        if voice.id in places or voice.id in kept
    ]
    connection.executemany(_PUT, rows)
    connection.executemany(
        "UPDATE listed SET position = ? WHERE voice_id = ?",
        [(place, voice_id) for voice_id, place in places.items()],
    )
    write_links(connection, changes.relinked)


def write_listed_at(connection: sqlite3.Connection, listed_at: float) -> None:
    """Note when the list was last seen to be so, within the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO listing (id, listed_at) VALUES (1, ?)", (listed_at,))


def write_voice(connection: sqlite3.Connection, voice: Voice) -> None:
    """Put one voice where it stands, or last if it's new. Within the caller's transaction."""
    (position,) = connection.execute(
        """
        SELECT coalesce(
            (SELECT position FROM listed WHERE voice_id = ?),
            (SELECT max(position) + 1 FROM listed),
            0
        )
        """,
        (voice.id,),
    ).fetchone()
    connection.execute(_PUT, (*_columns(voice), position))


def forget_voice(connection: sqlite3.Connection, voice_id: str) -> None:
    """Take one voice from the list, within the caller's transaction."""
    connection.execute("DELETE FROM listed WHERE voice_id = ?", (voice_id,))


def _columns(voice: Voice) -> tuple[str, str, str, str, str, str]:
    return voice.id, voice.name, voice.state, voice.language, voice.demo_url, voice.tier


def _moves(order: Sequence[str], kept: Mapping[str, int]) -> dict[str, int]:
    """The positions to write so that sorting by them gives `order`.

    Voices that only joined at either end leave all others where they are; positions may be
    negative and have gaps.
    """
    surviving = [index for index, voice_id in enumerate(order) if voice_id in kept]
    if surviving:
        first, last = surviving[0], surviving[-1]
        low, high = kept[order[first]], kept[order[last]]
        places = [kept[order[index]] for index in surviving]
        if len(surviving) == last - first + 1 and all(a < b for a, b in pairwise(places)):
            before = {order[index]: low - first + index for index in range(first)}
            after = {order[index]: high - last + index for index in range(last + 1, len(order))}
            return before | after
    places_now = {voice_id: index for index, voice_id in enumerate(order)}
    return {
        voice_id: index for voice_id, index in places_now.items() if kept.get(voice_id) != index
    }
