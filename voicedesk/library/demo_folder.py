"""The kept demos: their files, and the rows that say whose they are."""

import os
import sqlite3
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from voicedesk.domain.audio_link import without_query
from voicedesk.domain.voice import Voice
from voicedesk.library.database import Database
from voicedesk.library.incoming_demo import IncomingDemo
from voicedesk.library.kept_demo import KeptDemo

_ABANDONED_SECONDS = 60.0
"""A file that no row names is left alone for so long: another process may be about to name it."""


class DemoFolder:
    """A folder of files, each named by one row of the table of demos.

    A file is put in place before its row is written and removed after its row is gone; so a sudden
    end leaves at most a file too many, which `sweep` finds.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def sizes(self) -> dict[str, int]:
        """The size of each file, by name; empty if there is no folder.

        Raises:
            OSError: the folder can't be read.
        """
        try:
            with os.scandir(self.folder) as entries:
                return {entry.name: entry.stat().st_size for entry in entries}
        except FileNotFoundError:
            return {}

    def read(
        self, connection: sqlite3.Connection, sizes: dict[str, int]
    ) -> tuple[dict[str, KeptDemo], set[str]]:
        """The newest demo of each voice whose file is there, whole; and the names of all files."""
        demos: dict[str, KeptDemo] = {}
        names: set[str] = set()
        for (
            voice_id,
            generation,
            name,
            link,
            size,
            kept_at,
            duration,
            envelope,
        ) in connection.execute(
            "SELECT voice_id, generation, file, link, size, kept_at, duration_ms, envelope"
            " FROM demo ORDER BY voice_id, generation"
        ):
            names.add(name)
            if sizes.get(name) == size:
                demos[voice_id] = KeptDemo(
                    voice_id,
                    generation,
                    self.folder / name,
                    link,
                    size,
                    kept_at,
                    duration,
                    envelope,
                )
        return demos, names

    def keep(
        self,
        database: Database,
        incoming: IncomingDemo,
        voice: Voice,
        generation: int,
    ) -> KeptDemo:
        """Finish `incoming` and let it replace the voice's earlier demos.

        Raises:
            DemoError, OSError, sqlite3.Error: it isn't kept, and what was kept still is.
        """
        path = incoming.finish(file_name(voice.id, generation))
        demo = KeptDemo(
            voice.id, generation, path, without_query(voice.demo_url), incoming.size, time.time()
        )
        try:
            with database.writing() as connection:
                replaced = take_rows(connection, voice.id, generation)
                connection.execute("INSERT OR IGNORE INTO voice (id) VALUES (?)", (voice.id,))
                connection.execute(
                    "INSERT INTO demo (voice_id, generation, file, link, size, kept_at)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (voice.id, generation, path.name, demo.link, demo.size, demo.kept_at),
                )
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self.remove(replaced)
        return demo

    def sweep(self, names: Iterable[str]) -> None:
        """Remove those of `names` that have been lying about for a while. Never raises."""
        latest = time.time() - _ABANDONED_SECONDS
        for name in names:
            path = self.folder / name
            try:
                if path.stat().st_mtime < latest:
                    path.unlink()
            except OSError:
                continue  # in use, or gone meanwhile

    def remove(self, names: Iterable[str]) -> None:
        """Remove files that no row names any longer. Never raises."""
        for name in names:
            try:
                (self.folder / name).unlink(missing_ok=True)
            except OSError:
                continue  # being played, on Windows; swept at a later opening


def save_envelope(
    connection: sqlite3.Connection,
    voice_id: str,
    generation: int,
    duration_ms: int,
    envelope: bytes,
) -> None:
    """Add what was measured to a demo's row, if it still has one."""
    connection.execute(
        "UPDATE demo SET duration_ms = ?, envelope = ? WHERE voice_id = ? AND generation = ?",
        (duration_ms, envelope, voice_id, generation),
    )


def take_rows(connection: sqlite3.Connection, voice_id: str, up_to: int = sys.maxsize) -> list[str]:
    """Delete a voice's rows up to a generation; the names of their files, which are left."""
    rows = connection.execute(
        "DELETE FROM demo WHERE voice_id = ? AND generation <= ? RETURNING file",
        (voice_id, up_to),
    )
    return [name for (name,) in rows]


def file_name(voice_id: str, generation: int) -> str:
    """A name no other demo has, also not an earlier one of this generation: it may be playing."""
    from hashlib import sha256  # noqa: PLC0415  (start-up writes no demo)

    voice = sha256(voice_id.encode()).hexdigest()[:24]
    return f"{voice}-{generation}-{os.urandom(4).hex()}"
