"""Every library that was opened is closed again, and the event loop waits for none."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.child_processes import Stopwatch
from voicedesk.app.account_switch import OpenLibraries
from voicedesk.app.first_paint import FirstPaint
from voicedesk.domain.account import Account
from voicedesk.domain.errors import LibraryError
from voicedesk.library import Library, Places
from voicedesk.threads import Deadline

FIRST, OTHER = Account("first"), Account("other")


@pytest.fixture
def first(tmp_path: Path) -> FirstPaint:
    """What the start read: the first account's library."""
    places = Places.under(tmp_path)
    library = Library(places.account_folder("first"))
    made = SimpleNamespace(
        places=places, account=FIRST, library=library, opening=library.open_now(), problem=None
    )
    return cast("FirstPaint", made)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - set on a thread
            await asyncio.sleep(0.005)


def is_closed(library: Library) -> bool:
    return library._file._worker._stopped and library._file._database is None


def test_the_library_of_the_start_is_used_once(first: FirstPaint) -> None:
    async def scenario() -> None:
        libraries = OpenLibraries(first)
        library, opening = await libraries.open(FIRST)
        assert (library, opening) == (first.library, first.opening)
        again, _ = await libraries.open(FIRST)
        assert again is not library
        libraries.close_now(Deadline(2))
        assert is_closed(library)
        assert is_closed(again)

    asyncio.run(scenario())


def test_it_is_closed_where_another_account_is_opened_first(first: FirstPaint) -> None:
    async def scenario() -> None:
        libraries = OpenLibraries(first)
        library, _ = await libraries.open(OTHER)
        await until(lambda: is_closed(first.library))
        assert not is_closed(library)
        libraries.close_now(Deadline(2))

    asyncio.run(scenario())


def test_one_that_nobody_waits_for_any_more_is_closed_once_it_is_open(
    first: FirstPaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, opened = threading.Event(), []
    real = Library.open_now

    def slow(library: Library) -> object:
        opened.append(library)
        gate.wait()
        return real(library)

    monkeypatch.setattr(Library, "open_now", slow)

    async def scenario() -> None:
        opening = asyncio.create_task(OpenLibraries(first).open(OTHER))
        await until(lambda: bool(opened))
        opening.cancel()
        watch = Stopwatch()
        with pytest.raises(asyncio.CancelledError):
            await opening
        assert watch.seconds < 0.5, "the loop waited for the disk"
        gate.set()
        await until(lambda: is_closed(opened[0]))

    asyncio.run(scenario())


def test_what_the_start_could_not_open_is_told_once_then_tried_again(first: FirstPaint) -> None:
    first.problem = LibraryError("the disk is gone")

    async def scenario() -> None:
        libraries = OpenLibraries(first)
        with pytest.raises(LibraryError, match="the disk is gone"):
            await libraries.open(FIRST)
        await libraries.open(FIRST)
        libraries.close_now(Deadline(2))

    asyncio.run(scenario())


def test_closing_all_takes_no_longer_than_it_may(first: FirstPaint) -> None:
    gate = threading.Event()

    async def scenario() -> None:
        libraries = OpenLibraries(first)
        opened = [(await libraries.open(Account(name)))[0] for name in ("first", "second", "third")]
        for library in opened:
            library._file._worker.post(gate.wait)
        before, watch = time.monotonic(), Stopwatch()
        libraries.close_now(Deadline(0.2))
        assert time.monotonic() - before > 0.15
        assert watch.seconds < 0.6
        gate.set()
        for library in opened:
            await until(lambda library=library: is_closed(library))

    asyncio.run(scenario())
