"""The database of a backup: copied out of a library, checked, and merged into another.

`copy_for_backup` leaves out what another computer has no use for or must not see. `check_copy`
trusts nothing of a file that came from elsewhere, and brings it up to date as a library's file is.
`merge` takes it in by SQL, attached under the name `theirs`: what is newer here stays.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from voicedesk.domain.backup import RestoreResult
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.domain.links import without_query, without_signature
from voicedesk.library.database import MIGRATIONS, Database
from voicedesk.library.demos import DEMO_COLUMNS, SAMPLE_COLUMNS
from voicedesk.library.files import open_private

SoundFiles = dict[str, int]
"""The size of each demo's and each recording's file, by name."""


_LONGEST_VALUE = 1 << 20
"""Bytes of a row; the longest are of a few hundred."""
_LOOK_EVERY = 10_000
"""Steps of SQLite's virtual machine."""


def copy_for_backup(library: Path, copy: Path) -> None:
    """Copy a library's file, which may be in use.

    Out of the copy stay: tables of voices that are made in one go, the slot that is waited for,
    what is typed and not sent, and of links the query where it is the signature of who may fetch
    them.

    Raises:
        sqlite3.Error, OSError: it can't be copied.
    """
    os.close(open_private(copy))  # SQLite fills an empty file and leaves its permissions
    with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as source:
        source.execute("VACUUM INTO ?", (str(copy),))
    with closing(_connect(copy)) as connection:
        connection.create_function("without_query", 1, without_query)
        connection.create_function("without_signature", 1, without_signature)
        connection.execute("BEGIN")
        for table in ("batch_row", "batch", "wanted_slot", "training_draft", "name_draft"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.execute("UPDATE listed SET demo_url = without_query(demo_url)")
        connection.execute("UPDATE training SET audio_url = without_signature(audio_url)")
        connection.execute("COMMIT")
        connection.execute("VACUUM")  # what was deleted is in no free page either


def without_sounds(copy: Path, missing: list[str]) -> tuple[int, int, int]:
    """Leave out demos and recordings whose files are missing; how many voices, trainings, demos."""
    with closing(_connect(copy)) as connection:
        connection.execute("BEGIN")
        for table in ("demo", "sample"):
            connection.executemany(
                f"DELETE FROM {table} WHERE file = ?",  # noqa: S608
                [(name,) for name in missing],
            )
        connection.execute("COMMIT")
        tables = ("listed", "training", "demo")
        voices, trainings, demos = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in tables
        )
        return voices, trainings, demos


def sound_files(copy: Path) -> SoundFiles:
    with closing(_connect(copy)) as connection:
        rows = connection.execute(
            "SELECT file, size FROM demo UNION ALL SELECT file, size FROM sample"
        )
        return dict(rows.fetchall())


_SOUND_NAME = re.compile(r"([A-Za-z0-9_-]{1,100}-)?[A-Za-z0-9_]{1,40}(\.[a-z0-9]{1,5})?")


def check_copy(copy: Path, look: Callable[[], int]) -> SoundFiles:
    """Check a database out of a backup, of which nothing is trusted, and bring it up to date.

    Args:
        look: is asked now and then; 1 ends it, with any error.

    Raises:
        BackupError: DAMAGED, or NEWER if a later version of the program wrote it.
        OSError: there is no room for it.
    """
    try:
        with closing(_connect(copy)) as connection, looked_at(connection, look):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > len(MIGRATIONS):
                raise BackupError(BackupProblem.NEWER, f"database version {version}")
            if version < 1 or _schema(connection) != _known_schema(version):
                raise _damaged("its tables aren't a library's")
            for check, good in (("integrity_check(1)", [("ok",)]), ("foreign_key_check", [])):
                if connection.execute(f"PRAGMA {check}").fetchall() != good:
                    raise _damaged(check)
            _check_counts(connection)
        Database(copy).close()
        with closing(_connect(copy)) as connection, looked_at(connection, look):
            _check_values(connection)
    except (sqlite3.DatabaseError, UnicodeError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise OSError(None, str(error), str(copy)) from error
        raise _damaged(str(error)) from error
    files = sound_files(copy)
    for name in files:
        if not _SOUND_NAME.fullmatch(name):
            raise _damaged(f"the file name {name!r}")
    return files


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str, str, str]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {(kind, name, table, " ".join((sql or "").split())) for kind, name, table, sql in rows}


def _known_schema(version: int) -> set[tuple[str, str, str, str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in MIGRATIONS[:version]:
            for statement in step:
                connection.execute(statement)
        return _schema(connection)


_MOST_ROWS = 500_000
"""In a table; with 100,000 voices it is half of that."""
_MOST_OF_VOICE = 1_000
"""Trainings of one voice: they are compared with each other."""


def _check_counts(connection: sqlite3.Connection) -> None:
    """What takes long however small each row is."""
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        limit = f"SELECT 1 FROM {table} LIMIT 1 OFFSET {_MOST_ROWS}"  # noqa: S608
        if connection.execute(limit).fetchone() is not None:
            raise _damaged(f"the number of rows of {table}")
    most = connection.execute(
        "SELECT count(*) FROM training GROUP BY voice_id ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    if most is not None and most[0] > _MOST_OF_VOICE:
        raise _damaged("the number of trainings of a voice")


def _check_values(connection: sqlite3.Connection) -> None:
    """SQLite keeps a value of any kind in any column: a wrong one would spoil the library here."""
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        kinds = [(kind, bool(not_null)) for _, _, kind, not_null, *_ in columns]
        for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608
            for value, (kind, not_null) in zip(row, kinds, strict=True):
                if not (_fits(value, kind) or (value is None and not not_null)):
                    raise _damaged(f"a value of {table}")
    impossible = connection.execute(
        "SELECT 1 FROM listed WHERE voice_id = ''"
        " UNION ALL SELECT 1 FROM demo WHERE generation < 0 OR size < 0 OR duration_ms <= 0"
        " UNION ALL SELECT 1 FROM sample WHERE size < 0 OR duration_ms < 0"
        " UNION ALL SELECT 1 FROM training GROUP BY voice_id, generation HAVING count(*) > 1"
        " UNION ALL SELECT 1 FROM voice WHERE generation NOT BETWEEN 0 AND 1000000"
        " UNION ALL SELECT 1 FROM (SELECT file FROM demo UNION ALL SELECT file FROM sample)"
        " GROUP BY file HAVING count(*) > 1"
    )
    if impossible.fetchone() is not None:
        raise _damaged("a value that can't be")


def _fits(value: object, kind: str) -> bool:
    match value:
        case int():
            return kind == "INTEGER" and abs(value) < 1 << 53
        case float():  # a time of our calendar in POSIX seconds, or a loudness
            return kind == "REAL" and -1e10 < value < 1e11
        case str():
            return kind == "TEXT"
        case bytes():
            return kind == "BLOB"
    return False


def _damaged(what: str) -> BackupError:
    return BackupError(BackupProblem.DAMAGED, what)


def _connect(copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    return connection


@contextmanager
def looked_at(connection: sqlite3.Connection, look: Callable[[], int]) -> Iterator[None]:
    """Within, `look` is asked now and then; 1 interrupts what SQLite does."""
    connection.set_progress_handler(look, _LOOK_EVERY)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def merge(connection: sqlite3.Connection) -> tuple[RestoreResult, dict[str, str]]:
    """Take in the database attached as `theirs`, within the caller's transaction.

    Returns:
        What was taken in; and for each new file's name here, which has a row already, its name in
        the backup.
    """
    names: dict[str, str] = {}

    def new_name(theirs: str) -> str:
        """A name that no other file has: the same one may be here and be another's."""
        stem, dot, suffix = theirs.partition(".")
        name = f"{stem.rpartition('-')[0] or 'restored'}-{os.urandom(8).hex()}{dot}{suffix}"
        names[name] = theirs
        return name

    connection.create_function("new_name", 1, new_name)
    connection.create_function("without_query", 1, without_query)
    connection.execute(
        "INSERT OR IGNORE INTO voice (id, generation) SELECT id, generation FROM theirs.voice"
    )
    connection.execute("INSERT OR IGNORE INTO reading SELECT * FROM theirs.reading")
    listing = _merge_listing(connection)
    connection.execute(
        "UPDATE main.voice AS my SET played_at = their.played_at FROM theirs.voice AS their"
        " WHERE their.id = my.id AND their.played_at > my.played_at"
    )
    changed, newer_here = _merge_annotations(connection)
    added = _merge_trainings(connection)
    demos = _insert_demos(connection)
    samples = _insert_samples(connection)
    connection.execute("DROP TABLE temp.same")
    connection.execute("DROP TABLE temp.place")
    files = {name: names[name] for name in (*demos, *samples)}
    return RestoreResult(listing, changed, newer_here, added, len(demos)), files


def _merge_listing(connection: sqlite3.Connection) -> bool:
    """The list of voices is one state of the service: the later one counts, as a whole."""
    (is_later,) = connection.execute(
        "SELECT (SELECT listed_at FROM theirs.listing)"
        " > coalesce((SELECT listed_at FROM main.listing), -1e300)"
    ).fetchone()
    if is_later:
        for table in ("listed", "listing"):
            connection.execute(f"DELETE FROM main.{table}")  # noqa: S608
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM theirs.{table}")  # noqa: S608
    return bool(is_later)


def _merge_annotations(connection: sqlite3.Connection) -> tuple[int, int]:
    """Take what was changed later there; in how many voices that is, and in how many not all is."""
    kinds = ("favourite", "pinned", "note", "tags")
    both = "theirs.voice AS their JOIN main.voice AS my USING (id)"
    later = {kind: f"their.{kind}_at > my.{kind}_at" for kind in kinds}
    earlier = [f"their.{kind}_at < my.{kind}_at" for kind in kinds]
    changed, newer_here = connection.execute(
        f"SELECT total({' OR '.join(later.values())}), total({' OR '.join(earlier)}) FROM {both}"  # noqa: S608
        f" WHERE {' + '.join(f'their.{kind}_at' for kind in kinds)} > 0"
    ).fetchone()
    changed_tags = f"IN (SELECT id FROM {both} WHERE {later['tags']})"  # noqa: S608
    connection.execute(f"DELETE FROM main.tag WHERE voice_id {changed_tags}")  # noqa: S608
    connection.execute(
        f"INSERT INTO main.tag SELECT * FROM theirs.tag WHERE voice_id {changed_tags}"  # noqa: S608
    )
    for kind in kinds:
        value = "" if kind == "tags" else f"{kind} = their.{kind}, "
        connection.execute(
            f"UPDATE main.voice AS my SET {value}{kind}_at = their.{kind}_at"  # noqa: S608
            f" FROM theirs.voice AS their WHERE their.id = my.id AND {later[kind]}"
        )
    return int(changed), int(newer_here)


_SETTLED = "iif(their.outcome IN ('ready', 'failed', 'not begun'), their.outcome, 'uncertain')"
"""What was under way when the backup was made has ended long since, nobody here knows how."""
_COPIED = (
    "voice_name, audio_url, sent_at, ended_at, speaker, consent, consent_by, consent_at, found,"
    " original, sent, since, until"
)


def _merge_trainings(connection: sqlite3.Connection) -> int:
    """Add the trainings that aren't here, and number each voice's generations anew by their order.

    Leaves two tables: `same`, for the number of each of their trainings the one it has here; and
    `place`, for each number the generation before and after. The demos here move along.

    Returns:
        How many were added.
    """
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM main.training").fetchone()
    connection.execute(
        "CREATE TEMP TABLE same (theirs INTEGER PRIMARY KEY, mine INTEGER NOT NULL UNIQUE)"
    )
    # One that was sent from one computer may have been seen from another, about then. Each row has
    # one counterpart at the most (IGNORE), preferably that of the same time.
    connection.execute(
        """
        INSERT OR IGNORE INTO same
        SELECT their.number, my.number
        FROM theirs.training AS their JOIN main.training AS my USING (voice_id)
        WHERE (their.sent_at = my.sent_at
                AND without_query(their.audio_url) = without_query(my.audio_url))
            OR (NOT (their.ours AND my.ours) AND my.sent_at BETWEEN their.sent_at - 60
                AND max(coalesce(their.ended_at, 0), their.sent_at + 3600))
        ORDER BY their.sent_at <> my.sent_at, their.number, my.number
        """
    )
    columns = _COPIED.split(", ")
    assigned = ", ".join(f"{column} = their.{column}" for column in columns)
    connection.execute(
        f"UPDATE main.training AS my SET ours = 1, outcome = {_SETTLED}, {assigned}"  # noqa: S608
        " FROM same JOIN theirs.training AS their ON their.number = same.theirs"
        " WHERE my.number = same.mine AND their.ours AND NOT my.ours"
    )
    connection.execute(
        "INSERT INTO same SELECT number, ? + row_number() OVER (ORDER BY number)"
        " FROM theirs.training WHERE number NOT IN (SELECT theirs FROM same)",
        (last,),
    )
    added = connection.execute(
        f"INSERT INTO main.training (number, ours, voice_id, generation, outcome, {_COPIED})"  # noqa: S608
        f" SELECT same.mine, ours, voice_id, generation, {_SETTLED}, {_COPIED}"
        " FROM same JOIN theirs.training AS their ON their.number = same.theirs"
        " WHERE same.mine > ?",
        (last,),
    ).rowcount
    connection.execute(
        "CREATE TEMP TABLE place AS SELECT number, voice_id, generation AS before,"
        " row_number() OVER (PARTITION BY voice_id ORDER BY sent_at, number) AS after"
        " FROM main.training WHERE voice_id IN (SELECT voice_id FROM theirs.training)"
    )
    connection.execute(
        "UPDATE main.training AS my SET generation = after FROM place"
        " WHERE place.number = my.number"
    )
    connection.execute(
        "UPDATE main.voice SET generation = counted.most"
        " FROM (SELECT voice_id, max(after) AS most FROM place GROUP BY voice_id) AS counted"
        " WHERE id = counted.voice_id"
    )
    # By way of numbers that no demo has, so that none takes the place of one still to be moved.
    connection.execute(
        "UPDATE main.demo AS my SET generation = -after FROM place WHERE place.number <= ?"
        " AND place.voice_id = my.voice_id AND place.before = my.generation",
        (last,),
    )
    connection.execute(
        "UPDATE OR REPLACE main.demo SET generation = -generation WHERE generation < 0"
    )
    return added


def _insert_demos(connection: sqlite3.Connection) -> list[str]:
    """Write the rows of demos of listed voices, for trainings that have none here."""
    rest = ", ".join(DEMO_COLUMNS[3:])
    rows = connection.execute(
        f"INSERT OR IGNORE INTO main.demo (voice_id, generation, file, {rest})"  # noqa: S608
        f" SELECT voice_id, coalesce(after, generation), new_name(file), {rest}"
        " FROM theirs.demo LEFT JOIN ("
        "  SELECT their.voice_id AS of_voice, their.generation AS of_generation, after"
        "  FROM theirs.training AS their JOIN same ON same.theirs = their.number"
        "  JOIN place ON place.number = same.mine"
        " ) ON of_voice = voice_id AND of_generation = generation"
        " WHERE voice_id IN (SELECT voice_id FROM main.listed)"
        " ORDER BY voice_id, generation RETURNING file"
    )
    return [name for (name,) in rows]


def _insert_samples(connection: sqlite3.Connection) -> list[str]:
    """Write the rows of recordings of listed voices, for trainings that have none here."""
    rest = ", ".join(SAMPLE_COLUMNS[2:])
    rows = connection.execute(
        f"INSERT OR IGNORE INTO main.sample (training, file, {rest})"  # noqa: S608
        f" SELECT same.mine, new_name(file), {rest}"
        " FROM theirs.sample JOIN same ON same.theirs = training"
        " JOIN main.training AS my ON my.number = same.mine"
        " WHERE my.ours AND my.voice_id IN (SELECT voice_id FROM main.listed)"
        " RETURNING file"
    )
    return [name for (name,) in rows]
