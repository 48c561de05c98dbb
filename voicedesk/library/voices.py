"""Voices: as the service last listed them, and what this computer alone knows of them.

The list is written whole; annotations, the pinyin of texts, the slot that is asked for and what is
typed in the training form have stores of their own. Functions on a connection happen within a
transaction of the caller's.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from voicedesk.domain.annotations import AnnotationTimes, VoiceAnnotations
from voicedesk.domain.errors import LibraryError
from voicedesk.domain.text import Reading
from voicedesk.domain.training import TrainingDraft
from voicedesk.domain.voice import SlotRequest, Voice, VoiceState
from voicedesk.library.database import LibraryFile

_PUT_VOICE = """
    INSERT INTO listed (position, voice_id, name, state, language, demo_url, tier)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (voice_id) DO UPDATE SET
        name = excluded.name, state = excluded.state, language = excluded.language,
        demo_url = excluded.demo_url, tier = excluded.tier
"""
"""A voice that is listed already keeps its position."""

# One answer for all: fetching 10,000 rows asks 10,000 times for the interpreter, in which the
# window is being built; SQLite itself needs none.
_ALL = """
    SELECT json_group_array(
        json_array(position, voice_id, name, state, language, demo_url, tier)
    )
    FROM listed
"""


class KnownVoices(NamedTuple):
    """The last known list.

    Attributes:
        voices: in the service's order.
        listed_at: POSIX seconds; None if no list was ever kept.
    """

    voices: list[Voice]
    listed_at: float | None


def read_known_voices(connection: sqlite3.Connection) -> KnownVoices:
    (text,) = connection.execute(_ALL).fetchone()
    rows = json.loads(text)
    rows.sort(key=itemgetter(0))
    voices = [Voice._make(row[1:]) for row in rows]
    listing = connection.execute("SELECT listed_at FROM listing").fetchone()
    return KnownVoices(voices, listing[0] if listing else None)


def write_listing(
    connection: sqlite3.Connection, voices: Sequence[Voice], listed_at: float
) -> set[str]:
    """Write the list in place of the one before; the ids of the voices that it had alone.

    Args:
        listed_at: when the service listed them (POSIX seconds).
    """
    gone = {voice_id for (voice_id,) in connection.execute("SELECT voice_id FROM listed")}
    connection.execute("DELETE FROM listed")
    connection.executemany(
        _PUT_VOICE, ((place, *_voice_columns(voice)) for place, voice in enumerate(voices))
    )
    connection.execute("INSERT OR REPLACE INTO listing (id, listed_at) VALUES (1, ?)", (listed_at,))
    return gone.difference(voice.id for voice in voices)


def write_voice(connection: sqlite3.Connection, voice: Voice) -> None:
    """Write one voice; one that isn't listed yet comes last."""
    (end,) = connection.execute("SELECT coalesce(max(position) + 1, 0) FROM listed").fetchone()
    connection.execute(_PUT_VOICE, (end, *_voice_columns(voice)))


def forget_voice(connection: sqlite3.Connection, voice_id: str) -> None:
    """Delete one voice from the list."""
    connection.execute("DELETE FROM listed WHERE voice_id = ?", (voice_id,))


def _voice_columns(voice: Voice) -> tuple[str, str, str, str, str, str]:
    return voice.id, voice.name, voice.state, voice.language, voice.demo_url, voice.tier


class AnnotationStore:
    """Stores the annotations of voices, listed or not. Raises LibraryError."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def save(self, annotations: Mapping[str, VoiceAnnotations]) -> None:
        """Save the annotations of these voices, by id; all of them or none."""
        wanted = dict(annotations)
        await self._file.save("annotations", lambda file: write_annotations(file, wanted))


def read_annotations(connection: sqlite3.Connection) -> dict[str, VoiceAnnotations]:
    """The annotations of each voice that ever had one, by id."""
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
        voice_id: VoiceAnnotations(
            bool(favourite),
            bool(pinned),
            tuple(tags.get(voice_id, ())),
            note,
            AnnotationTimes(*times),
        )
        for voice_id, favourite, pinned, note, *times in rows
    }


def read_played(connection: sqlite3.Connection) -> dict[str, float]:
    """When each voice was last played, by id; one that never was is missing."""
    rows = connection.execute("SELECT id, played_at FROM voice WHERE played_at > 0")
    return dict(rows.fetchall())


def write_annotations(
    connection: sqlite3.Connection, annotations: Mapping[str, VoiceAnnotations]
) -> None:
    """Write the annotations of these voices in place of those before."""
    connection.executemany(
        """
        INSERT INTO voice
            (id, favourite, favourite_at, pinned, pinned_at, tags_at, note, note_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            favourite = excluded.favourite, favourite_at = excluded.favourite_at,
            pinned = excluded.pinned, pinned_at = excluded.pinned_at, tags_at = excluded.tags_at,
            note = excluded.note, note_at = excluded.note_at
        """,
        [
            (
                voice_id,
                one.favourite,
                one.changed_at.favourite,
                one.pinned,
                one.changed_at.pinned,
                one.changed_at.tags,
                one.note,
                one.changed_at.note,
            )
            for voice_id, one in annotations.items()
        ],
    )
    connection.executemany("DELETE FROM tag WHERE voice_id = ?", [(key,) for key in annotations])
    connection.executemany(
        "INSERT INTO tag (voice_id, name, position) VALUES (?, ?, ?)",
        [
            (voice_id, name, position)
            for voice_id, one in annotations.items()
            for position, name in enumerate(one.tags)
        ],
    )


class ReadingStore:
    """Stores the pinyin of texts, whichever voice they belong to. Raises LibraryError."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def read(self) -> dict[str, Reading]:
        """All of them, by text."""

        def read(connection: sqlite3.Connection) -> dict[str, Reading]:
            rows = connection.execute("SELECT text, syllables, initials FROM reading")
            return {text: Reading(syllables, initials) for text, syllables, initials in rows}

        return await self._file.read("pinyin", read)

    async def save(self, readings: Mapping[str, Reading]) -> None:
        """Save readings, by text; all of them or none."""
        rows = [(text, one.syllables, one.initials) for text, one in readings.items()]

        def save(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", rows)

        await self._file.save("pinyin", save)


class SlotStore:
    """Stores the latest request for a new voice, while its slot isn't known or isn't used yet.

    What it writes outlives a power failure. Raises LibraryError.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def save(self, request: SlotRequest) -> None:
        """Save a request that is about to be sent, or with the slot that came of it."""
        known = json.dumps([*request.known])

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO wanted_slot (id, asked_at, known, voice_id, name)"
                " VALUES (1, ?, ?, ?, ?)",
                (request.asked_at, known, request.voice_id, request.name),
            )

        await self._file.save("a new voice", write, durable=True)

    async def delete(self) -> None:
        """Delete the request, once it is known that nothing came of it."""

        def delete(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM wanted_slot")

        await self._file.save("a new voice", delete, durable=True)


def read_slot_request(connection: sqlite3.Connection) -> SlotRequest | None:
    """The latest request for a new voice, with the slot that came of it where that is known."""
    row = connection.execute("SELECT asked_at, known, voice_id, name FROM wanted_slot").fetchone()
    if row is None:
        return None
    asked_at, known, voice_id, name = row
    return SlotRequest(asked_at, frozenset(json.loads(known)), voice_id, name)


class DraftStore:
    """Stores what is typed and not sent, by voice id: other names, and the training form.

    The form of a new voice stands under the empty id, and what was sent in a training under
    `sent_key`, where `Library.start_training` puts it.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._unsaved: dict[tuple[str, str], tuple[str | float, ...]] = {}

    def save_soon(self, voice_id: str, draft: TrainingDraft | None) -> None:
        """Save a draft, or delete it, without waiting; nobody is told where that fails."""
        self._post("training_draft", voice_id, draft or ())

    def save_name_soon(self, voice_id: str, name: str) -> None:
        """Save a name as it is typed, or delete it where it is empty, as `save_soon` does."""
        self._post("name_draft", voice_id, (name,) if name else ())

    def _post(self, table: str, voice_id: str, values: tuple[str | float, ...]) -> None:
        self._unsaved[table, voice_id] = values
        with suppress(LibraryError):
            self._file.post(partial(self._save, table, voice_id))

    def _save(self, table: str, voice_id: str) -> None:
        values = self._unsaved.pop((table, voice_id), None)
        if values is None:  # an earlier turn saved it
            return
        with suppress(LibraryError), self._file.saving("a draft") as connection:
            if values:
                fields = ", ".join("?" * (1 + len(values)))
                connection.execute(
                    f"INSERT OR REPLACE INTO {table} VALUES ({fields})",  # noqa: S608
                    (voice_id, *values),
                )
            else:
                connection.execute(
                    f"DELETE FROM {table} WHERE voice_id = ?",  # noqa: S608
                    (voice_id,),
                )


def read_drafts(connection: sqlite3.Connection) -> dict[str, TrainingDraft]:
    """What was typed and not sent, by voice id; of a new voice under the empty one."""
    rows = connection.execute(
        "SELECT voice_id, link, name, speaker, language, tier, file, since, until, is_even"
        " FROM training_draft"
    )
    return {
        voice_id: TrainingDraft(link, name, speaker, *rest)._replace(is_even=bool(is_even))
        for voice_id, link, name, speaker, *rest, is_even in rows
    }


def read_name_drafts(connection: sqlite3.Connection) -> dict[str, str]:
    """The names that were typed and not sent, by voice id."""
    return dict(connection.execute("SELECT voice_id, name FROM name_draft"))


def sent_key(number: int) -> str:
    """What the draft that was sent in a training stands under, in the place of a voice's id."""
    return f"sent:{number}"


def set_draft_aside(connection: sqlite3.Connection, voice_id: str, number: int) -> None:
    """Put the draft of a voice under its training: the new voice's, where it is that one's slot."""
    connection.execute(
        "UPDATE training_draft SET voice_id = ?3 WHERE voice_id = iif(EXISTS ("
        "SELECT 1 FROM wanted_slot JOIN listed USING (voice_id)"
        " WHERE voice_id = ?1 AND state = ?2), '', ?1)",
        (voice_id, VoiceState.INIT, sent_key(number)),
    )
