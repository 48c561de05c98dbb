"""Tables of voices that are made and trained in one go, as rows."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import suppress

from voicedesk.domain.batch import Batch, BatchRow, BatchStep, RowFailure, RowProblem
from voicedesk.domain.errors import LibraryError
from voicedesk.library.database import LibraryFile
from voicedesk.library.trainings import consent_row, read_consent


class BatchStore:
    """Stores all tables and the progress of their rows.

    What it writes outlives a power failure. Raises LibraryError where nothing was written.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def create(self, rows: Sequence[BatchRow], started_at: float) -> Batch:
        """Save a table before anything of it is sent."""
        kept = tuple(rows)

        def insert(connection: sqlite3.Connection) -> Batch:
            cursor = connection.execute("INSERT INTO batch (begun_at) VALUES (?)", (started_at,))
            number = cursor.lastrowid or 0
            connection.executemany(
                "INSERT INTO batch_row (batch, number, name, found,"
                " speaker, consent, consent_by, consent_at,"
                " file, step, link, voice_id, asked_at, problem, message, reqid, code, known)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                [
                    (
                        number,
                        row.number,
                        row.name,
                        row.found,
                        *consent_row(row.consent),
                        row.file,
                        *_progress(row),
                    )
                    for row in kept
                ],
            )
            return Batch(number, started_at, kept)

        return await self._file.save("a table of voices", insert, durable=True)

    async def save(self, batch: int, rows: Sequence[BatchRow], known: Collection[str] = ()) -> None:
        """Save the progress of rows; all of them or none.

        Args:
            batch: the table's number.
            known: the voices there were before the slot was asked for that a row waits for.
        """
        kept, before = tuple(rows), json.dumps([*known]) if known else ""

        def update(connection: sqlite3.Connection) -> None:
            for row in kept:
                known = before if row.step is BatchStep.MAKING else ""
                updated = connection.execute(
                    "UPDATE batch_row SET step = ?, link = ?, voice_id = ?, asked_at = ?,"
                    " problem = ?, message = ?, reqid = ?, code = ?, known = ?"
                    " WHERE batch = ? AND number = ?",
                    (*_progress(row), known, batch, row.number),
                )
                if not updated.rowcount:
                    raise LibraryError(f"there is no row {row.number} of the table {batch}")

        await self._file.save("a table of voices", update, durable=True)


def _progress(row: BatchRow) -> tuple[str, str, str, float, str, str, str, int | None]:
    failure = row.failure
    told = (
        (failure.problem.value, failure.message, failure.reqid, failure.code)
        if failure is not None
        else ("", "", "", None)
    )
    return row.step.value, row.link, row.voice_id, row.asked_at, *told


def read_batch(connection: sqlite3.Connection) -> Batch | None:
    """The latest table. Rows that this version of the program doesn't write are left out."""
    latest = connection.execute(
        "SELECT number, begun_at FROM batch ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if latest is None:
        return None
    number, started_at = latest
    rows: list[BatchRow] = []
    known: set[str] = set()
    for before, place, name, link, step, voice_id, asked_at, found, *columns in connection.execute(
        "SELECT known, number, name, link, step, voice_id, asked_at, found,"
        " file, speaker, consent, consent_by, consent_at, problem, message, reqid, code"
        " FROM batch_row WHERE batch = ? ORDER BY number",
        (number,),
    ):
        known.update(json.loads(before or "[]"))
        file, *given = columns[:5]
        problem, *told = columns[5:]
        consent = read_consent(*given)
        if consent is None:
            continue
        with suppress(ValueError):
            failure = RowFailure(RowProblem(problem), *told) if problem else None
            row = BatchRow(place, name, link, consent, BatchStep(step), voice_id, asked_at)
            rows.append(row._replace(failure=failure, found=found, file=file))
    return Batch(number, started_at, tuple(rows), frozenset(known))


def read_batch_slots(connection: sqlite3.Connection) -> frozenset[str]:
    """The voices that were made for rows of any table."""
    found = connection.execute("SELECT voice_id FROM batch_row WHERE voice_id <> ''")
    return frozenset(voice_id for (voice_id,) in found)
