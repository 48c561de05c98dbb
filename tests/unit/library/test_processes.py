"""Processes that are killed, and processes that share a file."""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.child_processes import next_line
from voicedesk.library import Library, Opening, SettingsStore, demo_files

PROGRAM = Path(__file__).with_name("keeping_program.py")
ROOT = PROGRAM.parents[3]
KILLS = int(os.environ.get("VOICEDESK_KILLS", "60"))
MakeLibrary = Callable[[], Library]


class Keepers:
    """Processes that keep things, begun and killed one by one."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._program = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(ROOT)},
        )

    def begin(self, name: str) -> int:
        assert self._program.stdin is not None
        self._program.stdin.write(f"{name}\n")
        self._program.stdin.flush()
        word, number = self._line()
        assert word == "begun"
        return int(number)

    def kill(self, number: int, name: str) -> list[list[str]]:
        """What it said it had saved until it was killed."""
        os.kill(number, signal.SIGKILL)
        assert self._line() == ["ended", name]
        return self.said(name)

    def said(self, name: str) -> list[list[str]]:
        """What it said so far that it had saved."""
        said = self._folder.with_name(f"said-{name}").read_text()
        return [line.split("\t") for line in said.splitlines()]

    def close(self) -> None:
        _, complaints = self._program.communicate(timeout=30)
        assert not complaints

    def _line(self) -> list[str]:
        return next_line(self._program).split("\t")


@pytest.fixture
def keepers(folder: Path) -> Iterator[Keepers]:
    made = Keepers(folder)
    yield made
    made.close()


def _assert_saved(opening: Opening, said: Iterable[list[str]]) -> None:
    """Nothing that was said is missing; of what came after it, some may be there, too."""
    said = list(said)
    voices = {voice.id for voice in opening.known.voices}
    trainings = {training.number: training for training in opening.trainings}
    demos = [*opening.demos.values(), *(one for some in opening.earlier.values() for one in some)]
    paths = {str(demo.path) for demo in demos}
    going = {what[0] for kind, *what in said if kind == "forgetting"}
    # Earlier ones may have been dropped, which is said afterwards.
    last = [what[1] for kind, *what in said if kind == "demo"][-3:]
    for kind, *values in said:
        match kind, values:
            case "voice", [voice_id] if voice_id not in going:
                assert voice_id in voices
            case "training", [number, voice_id, status]:
                training = trainings[int(number)]
                assert training.voice_id == voice_id
                assert status in {training.status, "sending"}
            case "demo", [_, path] if path in last:
                assert path in paths
            case "dropped", [path]:
                assert path not in paths
            case "forgotten", [voice_id]:
                assert voice_id not in opening.demos
            case "marks", [voice_id, how]:
                annotations = opening.annotations[voice_id]
                assert annotations.favourite
                assert annotations.tags == ("a", f"tag {voice_id.rpartition('-')[2]}")
                assert annotations.note or how == "tagged"


def _assert_files_kept(folder: Path, said: Iterable[list[str]]) -> None:
    """Settings and backups are whole, the latest ones or those under way; leftovers are swept."""
    said = list(said)
    store = SettingsStore(folder.with_name("settings.json"))
    kept = store.read().last_account
    assert store.set_aside is None
    voices = [what[0] for kind, *what in said if kind == "voice"]
    settings = [what[0] for kind, *what in said if kind == "settings"]
    if settings:
        assert kept in {settings[-1], voices[-1]}
    backups = folder.with_name("backups")
    library = Library(folder)
    for kind, *what in said:
        if kind == "backup":
            assert Path(what[0]).exists()
    for path in backups.iterdir():
        assert path.suffix == ".zip", "what was half written is swept"
        asyncio.run(library.backup.look(path))
    assert not [*folder.glob("backup-*")]


def _assert_sound(folder: Path, library: Library, opening: Opening) -> None:
    """The file is whole, and rows and files are the same ones once leftovers were swept."""
    connection = sqlite3.connect(folder / "library.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    files_of = "SELECT file, size FROM demo UNION ALL SELECT file, size FROM sample"
    rows = dict(connection.execute(files_of).fetchall())
    connection.close()
    assert opening.set_aside is None
    assert asyncio.run(library.demos.verify()) == [], "a row without its file"
    files = {path.name: path.stat().st_size for path in (folder / "demos").glob("*")}
    assert files == rows


def test_killed_at_any_moment_nothing_that_was_saved_is_lost(
    keepers: Keepers,
    make_library: MakeLibrary,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(demo_files, "_ABANDONED_SECONDS", -1.0)  # nobody else is at work
    chance = random.Random(20261123)
    steps = 0
    for kill in range(KILLS):
        number = keepers.begin(f"p{kill}")
        time.sleep(chance.uniform(0.005, 0.12))  # the moment is the point
        said = keepers.kill(number, f"p{kill}")
        steps += len(said)
        library = make_library()
        opening = library.open_now()
        _assert_saved(opening, said)
        _assert_sound(folder, library, opening)
        _assert_files_kept(folder, said)
        library.close_now()
    assert steps > 5 * KILLS


def test_two_processes_on_one_file_harm_nothing(
    keepers: Keepers, make_library: MakeLibrary, folder: Path
) -> None:
    # Both begin the file at once, write at once, and are killed at different moments.
    numbers = {name: keepers.begin(name) for name in ("left", "right")}
    deadline = time.monotonic() + 30
    while any(len(keepers.said(name)) <= 40 for name in numbers):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    said = [keepers.kill(number, name) for name, number in numbers.items()]
    library = make_library()
    opening = library.open_now()
    assert asyncio.run(library.demos.verify()) == []
    for lines in said:
        # Each replaces the other's list of voices, and with it goes what is kept of them; the
        # journal and the marks are joined.
        _assert_saved(opening, (line for line in lines if line[0] in {"training", "marks"}))
