"""Tables of voices that are made in one go."""

import asyncio
from collections.abc import Callable

import pytest

from tests.batches import batch_rows
from voicedesk.domain.batch import Batch, BatchStep, RowFailure, RowProblem
from voicedesk.domain.errors import LibraryError
from voicedesk.library import Library

MakeLibrary = Callable[[], Library]


def test_a_table_is_kept_row_by_row(library: Library, make_library: MakeLibrary) -> None:
    rows = batch_rows(3)
    rows[2] = rows[2]._replace(found="[1]", link="", file="/recordings/Lin.wav")
    begun = asyncio.run(library.batches.create(rows, 5.0))
    assert begun == Batch(1, 5.0, tuple(rows))
    assert make_library().open_now().batch == begun

    making = rows[0]._replace(step=BatchStep.MAKING, asked_at=7.0)
    asyncio.run(library.batches.save(1, [making], {"a", "b"}))
    opening = make_library().open_now()
    assert opening.batch == Batch(1, 5.0, (making, *rows[1:]), frozenset({"a", "b"}))
    assert opening.batch_slots == frozenset()

    made = making._replace(step=BatchStep.MADE, voice_id="c", link="https://b.test/1?sig=2")
    failure = RowFailure(RowProblem.REFUSED, "太短", "r1", 400)
    asyncio.run(library.batches.save(1, [made, rows[1].failed(failure)], {"a", "b"}))
    opening = make_library().open_now()
    assert opening.batch == Batch(1, 5.0, (made, rows[1].failed(failure), rows[2]))
    assert opening.batch_slots == {"c"}


def test_the_latest_table_counts_and_the_slots_of_all(
    library: Library, make_library: MakeLibrary
) -> None:
    (row,) = batch_rows(1)
    asyncio.run(library.batches.create([row], 5.0))
    made = row._replace(step=BatchStep.MADE, voice_id="c")
    asyncio.run(library.batches.save(1, [made]))
    asyncio.run(library.batches.create(batch_rows(2), 6.0))
    opening = make_library().open_now()
    assert opening.batch is not None
    assert (opening.batch.number, len(opening.batch.rows)) == (2, 2)
    assert opening.batch_slots == {"c"}


def test_a_row_that_was_never_begun_is_not_saved(library: Library) -> None:
    asyncio.run(library.batches.create(batch_rows(1), 5.0))
    with pytest.raises(LibraryError):
        asyncio.run(library.batches.save(1, batch_rows(2)))
    with pytest.raises(LibraryError):
        asyncio.run(library.batches.save(2, batch_rows(1)))
