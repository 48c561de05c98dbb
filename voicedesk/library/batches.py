"""Tables of voices that are made and trained in one go, as rows."""

import json
import sqlite3
from collections.abc import Collection, Sequence

from voicedesk.domain.batch import Batch, BatchRow, BatchStep, RowFailure, RowProblem
from voicedesk.domain.errors import LibraryError
from voicedesk.library.library_file import LibraryFile
from voicedesk.library.trainings import consent_row, read_consent

_COLUMNS = (
    "number, name, link, speaker, consent, consent_by, consent_at, step, voice_id, asked_at,"
    " problem, message, reqid, code, found"
)
_Columns = tuple[
    int, str, str, str, str, str, float, str, str, float, str, str, str, int | None, str
]  # fmt: skip


class BatchStore:
    """Keeps every row of every table, and what came of it.

    What a verb has written when it returns outlives a power failure.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def begin(self, rows: Sequence[BatchRow], begun_at: float) -> Batch:
        """Write a table down before anything of it is sent.

        Raises:
            LibraryError: nothing was written.
        """
        kept = tuple(rows)

        def begin() -> Batch:
            with self._file.saving("a table of voices", durable=True) as connection:
                cursor = connection.execute("INSERT INTO batch (begun_at) VALUES (?)", (begun_at,))
                number = cursor.lastrowid or 0
                connection.executemany(
                    f"INSERT INTO batch_row (batch, {_COLUMNS}, known)"  # noqa: S608
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                    [(number, *_written(row)) for row in kept],
                )
            return Batch(number, begun_at, kept)

        return await self._file.run(begin)

    async def save(self, batch: int, rows: Sequence[BatchRow], known: Collection[str] = ()) -> None:
        """Write down how far rows have come; all of them or none.

        Args:
            batch: the table's number.
            known: the voices there were before the slot was asked for that a row waits for.

        Raises:
            LibraryError: nothing was written.
        """
        kept, before = tuple(rows), json.dumps([*known]) if known else ""

        def save() -> None:
            with self._file.saving("a table of voices", durable=True) as connection:
                for row in kept:
                    found = connection.execute(
                        "UPDATE batch_row SET step = ?, voice_id = ?, asked_at = ?, problem = ?,"
                        " message = ?, reqid = ?, code = ?, known = ?"
                        " WHERE batch = ? AND number = ?",
                        (
                            *_written(row)[7:14],
                            before if row.step is BatchStep.MAKING else "",
                            *(batch, row.number),
                        ),
                    )
                    if not found.rowcount:
                        detail = f"there is no row {row.number} of the table {batch}"
                        raise LibraryError(detail)

        await self._file.run(save)


def read_batch(connection: sqlite3.Connection) -> Batch | None:
    latest = connection.execute(
        "SELECT number, begun_at FROM batch ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if latest is None:
        return None
    number, begun_at = latest
    found = connection.execute(
        f"SELECT {_COLUMNS}, known FROM batch_row WHERE batch = ? ORDER BY number",  # noqa: S608
        (number,),
    ).fetchall()
    rows = tuple(row for columns in found if (row := _read(columns[:-1])) is not None)
    known = frozenset[str]().union(*(json.loads(columns[-1] or "[]") for columns in found))
    return Batch(number, begun_at, rows, known)


def read_batch_slots(connection: sqlite3.Connection) -> frozenset[str]:
    """The voices that were made for rows of any table."""
    found = connection.execute("SELECT voice_id FROM batch_row WHERE voice_id <> ''")
    return frozenset(voice_id for (voice_id,) in found)


def _written(row: BatchRow) -> _Columns:
    failure = row.failure
    return (
        row.number,
        row.name,
        row.link,
        *consent_row(row.consent),
        row.step.value,
        row.voice_id,
        row.asked_at,
        failure.problem.value if failure else "",
        failure.message if failure else "",
        failure.reqid if failure else "",
        failure.code if failure else None,
        row.found,
    )


def _read(columns: _Columns) -> BatchRow | None:
    """The row; None for one that this version of the program doesn't write."""
    consent = read_consent(columns[3:7])
    problem, message, reqid, code, found = columns[10:]
    if consent is None:
        return None
    try:
        step = BatchStep(columns[7])
        failure = RowFailure(RowProblem(problem), message, reqid, code) if problem else None
    except ValueError:
        return None
    number, name, link = columns[:3]
    voice_id, asked_at = columns[8:10]
    return BatchRow(number, name, link, consent, step, voice_id, asked_at, failure, found)
