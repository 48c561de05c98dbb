"""A scripted day on a disk that fails, or whose power does, at each of its calls in turn.

`sh packaging/kill` does all that is sampled here.
"""

import asyncio
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from tests.unit.library.day import ACCOUNT, Day, Places, Shown
from tests.unit.library.disk import Crash, Disk, Fault
from voicedesk.library import Library, Settings, SettingsStore, demo_files

CRASHES = int(os.environ.get("VOICEDESK_CRASHES", "60"))
FAULTS = int(os.environ.get("VOICEDESK_FAULTS", "16"))


@dataclass(frozen=True)
class Lived:
    """A day that went well."""

    disk: Disk
    shown: list[Shown]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    root = tmp_path_factory.mktemp("day")
    disk = Disk(root)
    shown = Day(root, disk).live()
    assert [one.step for one in shown if one.error is not None] == []
    return Lived(disk, shown)


@pytest.fixture(autouse=True)
def nobody_else_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_files, "_ABANDONED_SECONDS", -1.0)


def _sample(lived: Lived) -> Iterator[tuple[int, Crash, int]]:
    """Moments and kinds of crashes, by chance."""
    chance = Random(20261130)
    every = [(at, crash) for at in range(len(lived.disk.calls) + 1) for crash in Crash]
    chance.shuffle(every)
    for number, (at, crash) in enumerate(every[:CRASHES]):
        yield at, crash, number


def _found(places: Places) -> tuple[object, Settings, bytes | None]:
    """What the next start finds; what is half done is swept."""
    library = Library(places.library)
    try:
        opening = library.open_now()
        assert opening.set_aside is None
        tables = places.tables()
        lost = asyncio.run(library.demos.verify())
        left = places.tables()
    finally:
        library.close_now()
    files = {path.name: path.stat().st_size for path in (places.library / "demos").glob("*")}
    rows = {str(row[2]): row[4] for row in left["demo"]}
    assert files == rows | {str(row[1]): row[2] for row in left["sample"]}
    assert not [*places.library.glob("backup-*")]
    assert not [*places.backup.parent.glob(".*")]
    with closing(sqlite3.connect(places.library / "library.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    store = SettingsStore(places.settings)
    settings = store.read()
    assert store.set_aside is None
    return (tables, bool(lost)), settings, places.backed_up()


def _assert_kept(lived: Lived, at: int, crash: Crash, root: Path, chance: Random) -> None:
    places = Places(root)
    lived.disk.after(at, crash, root, chance)
    places.library.mkdir(parents=True, exist_ok=True)
    places.backup.parent.mkdir(exist_ok=True)
    (tables, has_lost), settings, backup = _found(places)
    done = [one for one in lived.shown if one.calls <= at]
    under_way = lived.shown[len(done) : len(done) + 1]
    # All of a step, or nothing of it.
    now = [*done[-1:], *under_way]
    assert settings in [*[one.settings for one in now], *[Settings()] * (not done)]
    assert backup in [one.backup for one in now]
    if crash is Crash.KILLED:
        assert not has_lost
        possible = now
    else:
        # What outlives only the process may be undone, the latest first.
        durable = max((number for number, one in enumerate(done) if one.is_durable), default=0)
        possible = [*done[durable:], *under_way]
    assert not done or tables in [one.tables for one in possible]
    if backup is not None:
        _assert_good(places.backup, root / "restored")


def test_after_a_crash_at_any_moment_what_was_shown_as_kept_is_there(
    lived: Lived, tmp_path: Path
) -> None:
    for at, crash, number in _sample(lived):
        try:
            _assert_kept(lived, at, crash, tmp_path / str(number), Random(number))
        except Exception as error:
            error.add_note(f"after call {at} of {len(lived.disk.calls)}: {crash.value}")
            raise


def _assert_good(backup: Path, folder: Path) -> None:
    library = Library(folder)
    library.open_now()
    assert asyncio.run(library.backup.look(backup)).account == ACCOUNT.name
    asyncio.run(library.backup.restore(backup, lambda *_: None))
    library.close_now()


def _cases(calls: int) -> Sequence[tuple[int, Fault]]:
    chance = Random(20261130)
    every = [(at, fault) for at in range(calls) for fault in Fault]
    chance.shuffle(every)
    return every[:FAULTS]


def _assert_one_step_lost(lived: Lived, root: Path, fault: tuple[int, Fault]) -> None:
    disk = Disk(root, fault)
    day = Day(root, disk)
    shown = day.live()
    assert disk.fault is None or fault[0] >= len(disk.calls)
    failed = [one for one in shown if one.error is not None]
    assert len(failed) <= 1  # tried again it succeeds
    for before, one in pairwise(shown):
        if one.error is not None:
            assert (one.tables, one.settings) == (before.tables, before.settings)
            assert one.backup == before.backup
    # It is the same day in the end.
    (tables, has_lost), settings, backup = _found(day.places)
    last, usual = shown[-1], lived.shown[-1]
    assert not has_lost
    assert (tables, settings, backup) == (last.tables, last.settings, last.backup)
    assert (settings, backup is None) == (usual.settings, usual.backup is None)
    counts, usual_counts = (
        {name: len(rows) for name, rows in one.tables.items()} for one in (last, usual)
    )
    assert counts == usual_counts


def test_a_call_to_the_disk_that_fails_costs_one_step_and_nothing_that_was_shown(
    lived: Lived, tmp_path: Path
) -> None:
    for number, fault in enumerate(_cases(len(lived.disk.calls))):
        root = tmp_path / str(number)
        root.mkdir()
        try:
            _assert_one_step_lost(lived, root, fault)
        except Exception as error:
            error.add_note(f"call {fault[0]} of {len(lived.disk.calls)}: {fault[1]}")
            raise
