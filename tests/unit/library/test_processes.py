"""Processes that are killed, and processes that share a file."""

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from voicedesk.library import Library, Opening

PROGRAM = Path(__file__).with_name("keeping_program.py")
ROOT = PROGRAM.parents[3]
KILLS = 15
MakeLibrary = Callable[[], Library]


def _begin(folder: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(folder), name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
    )


def _kill(process: subprocess.Popen[str], after: float) -> list[list[str]]:
    """What it said it had saved until it was killed, `after` seconds from its opening."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after)  # the moment is the point
    process.kill()
    rest, complaints = process.communicate(timeout=30)
    assert first, complaints
    assert not complaints
    return [line.rstrip("\n").split("\t") for line in rest.splitlines(keepends=True)]


def _assert_saved(opening: Opening, said: Iterable[list[str]]) -> None:
    voices = {voice.id for voice in opening.known.voices}
    trainings = {training.number: training for training in opening.trainings}
    for kind, *values in said:
        match kind, values:
            case "voice", [voice_id]:
                assert voice_id in voices
            case "training", [number, voice_id, outcome]:
                training = trainings[int(number)]
                assert training.voice_id == voice_id
                assert outcome in {training.outcome, "sending"}
            case "demo", [voice_id, path]:
                assert str(opening.demos[voice_id].path) == path


def _assert_sound(folder: Path, opening: Opening) -> None:
    connection = sqlite3.connect(folder / "library.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    assert opening.set_aside is None
    for demo in opening.demos.values():
        assert demo.path.stat().st_size == demo.size


def test_killed_at_any_moment_nothing_that_was_saved_is_lost(
    make_library: MakeLibrary, folder: Path
) -> None:
    chance = random.Random(20261123)
    said: list[list[str]] = []
    for kill in range(KILLS):
        said += _kill(_begin(folder, f"p{kill}"), chance.uniform(0, 0.06))
        library = make_library()
        opening = library.open_now()
        _assert_saved(opening, said)
        _assert_sound(folder, opening)
        library.close_now()
    assert len(said) > KILLS


def test_two_processes_on_one_file_harm_nothing(make_library: MakeLibrary, folder: Path) -> None:
    # Both begin the file at once, write at once, and are killed at different moments.
    processes = [_begin(folder, name) for name in ("left", "right")]
    said = [_kill(process, 0.3) for process in processes]
    opening = make_library().open_now()
    _assert_sound(folder, opening)
    for lines in said:
        assert len(lines) > 10
        # Each replaces the other's list of voices; the rest of what they keep is joined.
        _assert_saved(opening, (line for line in lines if line[0] != "voice"))
