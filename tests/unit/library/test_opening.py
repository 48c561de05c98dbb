"""Opening a library: fresh, older, newer, damaged, out of reach."""

import asyncio
import ctypes
import json
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.library.conftest import MP3, save_demo
from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError, LibraryProblem
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo, Library
from voicedesk.library.database import MIGRATIONS, Database
from voicedesk.library.demo_files import DemoFolder

MakeLibrary = Callable[[], Library]
SOURCES = Path(__file__).resolve().parents[3]
VOICES = [Voice(f"qnvc-{number}", "复刻音色", "Success", "zh") for number in range(300)]


def _fill(library: Library) -> None:
    async def fill() -> None:
        await library.save_listing(VOICES, 1.0)
        await library.start_training(
            "qnvc-1", "name", "https://samples.example/a.wav", CONSENT, 2.0
        )
        await save_demo(library, VOICES[0], 0, MP3)

    asyncio.run(fill())
    library.close_now()


def _file(folder: Path) -> Path:
    return folder / "library.sqlite3"


def test_making_a_library_touches_no_disk(folder: Path) -> None:
    Library(folder)
    assert not folder.exists()


def test_everything_is_this_users_alone(library: Library, folder: Path) -> None:
    asyncio.run(library.save_voice(Voice("a")))
    names = {path.name for path in folder.iterdir()}
    assert names == {"library.sqlite3", "library.sqlite3-wal", "library.sqlite3-shm"}
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    for made in (folder, folder.parent):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700, made


def test_opens_on_its_own_thread_too(make_library: MakeLibrary) -> None:
    assert asyncio.run(make_library().open()).known.voices == []


def test_closing_leaves_one_file(library: Library, folder: Path) -> None:
    _fill(library)
    assert {path.name for path in folder.iterdir()} == {"library.sqlite3", "demos"}


def test_foreign_keys_are_held(library: Library) -> None:
    database = library._file._database
    assert database is not None
    with pytest.raises(sqlite3.IntegrityError), database.writing() as connection:
        connection.execute(
            "INSERT INTO demo (voice_id, generation, file, link, size, kept_at)"
            " VALUES ('nobody', 0, 'a', '', 1, 1.0)"
        )


def test_an_older_file_is_migrated_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    steps = (
        ("CREATE TABLE a (x)", "INSERT INTO a VALUES (1)"),
        ("ALTER TABLE a ADD COLUMN y DEFAULT 2",),
        ("UPDATE a SET x = x + 10",),
    )
    Database(path, steps[:1]).close()
    database = Database(path, steps)
    with database.reading() as connection:
        assert connection.execute("SELECT x, y FROM a").fetchall() == [(11, 2)]
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    database.close()


def test_a_file_of_the_first_release_is_migrated_with_its_demos(
    make_library: MakeLibrary, folder: Path
) -> None:
    (folder / "demos").mkdir(parents=True)
    (folder / "demos" / "a-1-x.mp3").write_bytes(MP3)
    database = Database(_file(folder), MIGRATIONS[:1])
    with database.writing() as connection:
        connection.execute("INSERT INTO voice (id, generation) VALUES ('a', 1)")
        connection.execute(
            "INSERT INTO demo (voice_id, generation, file, link, size, kept_at, duration_ms,"
            " envelope) VALUES ('a', 1, 'a-1-x.mp3', 'https://cdn/a.mp3', ?, 5.0, 1200, x'01ff')",
            (len(MP3),),
        )
    database.close()
    library = make_library()
    opening = library.open_now()
    demos = folder / "demos"
    kept = CachedDemo(
        "a", 1, demos, "a-1-x.mp3", "https://cdn/a.mp3", len(MP3), 5.0, 1200, b"\x01\xff"
    )
    assert (opening.demos, opening.earlier, opening.annotations) == ({"a": kept}, {}, {})
    assert kept.heard_at == 0.0
    assert asyncio.run(library.demos.verify()) == []


def test_ten_thousand_demos_open_without_a_look_at_any(
    library: Library, make_library: MakeLibrary, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ("https://cdn/a.mp3", 20_000, 1.0, 9_000, bytes(400))
    with library._file.writable().writing() as connection:
        connection.executemany("INSERT INTO voice (id) VALUES (?)", [(n,) for n in range(10_000)])
        connection.executemany(
            "INSERT INTO demo (voice_id, generation, file, link, size, kept_at, duration_ms,"
            " envelope) VALUES (?, 0, ?, ?, ?, ?, ?, ?)",
            [(number, f"{number}-0-x.mp3", *row) for number in range(10_000)],
        )
    library.close_now()
    monkeypatch.setattr(DemoFolder, "sizes", None)
    began = time.process_time()
    assert len(make_library().open_now().demos) == 10_000
    assert time.process_time() - began < 0.5


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    first = ("CREATE TABLE a (x)",)
    Database(path, (first,)).close()
    with pytest.raises(sqlite3.Error):
        Database(path, (first, ("ALTER TABLE a ADD COLUMN y", "no statement at all")))
    database = Database(path, (first,))
    with database.reading() as connection:
        assert connection.execute("SELECT * FROM a").description[0][0] == "x"
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    database.close()


def test_a_newer_file_is_shown_and_not_changed(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    _fill(library)
    connection = sqlite3.connect(_file(folder))
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.execute("ALTER TABLE listed ADD COLUMN mood TEXT")
    connection.execute("UPDATE training SET outcome = 'from the future'")
    connection.commit()
    connection.close()
    leftover = folder / "demos" / "incoming-old"
    leftover.write_bytes(b"ID3")
    os.utime(leftover, (0, 0))
    before = _file(folder).read_bytes()

    newer = make_library()
    opening = newer.open_now()
    assert opening.read_only
    assert opening.known.voices == VOICES
    assert len(opening.demos) == len(opening.trainings) == 1
    with pytest.raises(LibraryError, match="newer") as refused:
        asyncio.run(newer.save_voice(Voice("a")))
    assert refused.value.problem is LibraryProblem.NEWER
    with pytest.raises(DemoError, match="newer") as caught:
        asyncio.run(save_demo(newer, VOICES[0], 0, MP3))
    assert caught.value.problem is DemoProblem.DISK
    newer.close_now()
    assert _file(folder).read_bytes() == before
    assert leftover.exists()


READING = """
import json, sys
from pathlib import Path
from voicedesk.library import Library
from voicedesk.domain.errors import LibraryError
library = Library(Path(sys.argv[1]))
opening = library.open_now()
said = ""
try:
    library._file.writable()
except LibraryError as error:
    said = error.detail
library.close_now()
print(json.dumps([[one.id for one in opening.known.voices], opening.is_locked, said]))
"""


def _give_up_rights() -> None:
    """Be bound by a file's permissions although root runs the tests."""
    for cap_dac_override_and_read_search in (1, 2):
        ctypes.CDLL(None).prctl(24, cap_dac_override_and_read_search, 0, 0, 0)  # PR_CAPBSET_DROP


def test_what_a_folder_holds_that_cannot_be_written_to_is_shown(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    asyncio.run(library.save_listing(VOICES, 1.0))
    assert _file(folder).with_name("library.sqlite3-wal").stat().st_size, "as after a crash"
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    folder.chmod(0o500)
    try:
        done = subprocess.run(
            [sys.executable, "-c", READING, str(folder)],
            env={**os.environ, "PYTHONPATH": str(SOURCES), "TMPDIR": str(tmp_path)},
            preexec_fn=_give_up_rights,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    finally:
        folder.chmod(0o700)
    ids, is_locked, said = json.loads(done.stdout)
    assert ids == [voice.id for voice in VOICES]
    assert is_locked
    assert said == f"nothing can be written in {folder}"
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert not list(tmp_path.glob("voicedesk-*")), "the copy is gone"


def test_a_newer_file_that_cant_be_read_stays_where_it_is(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    _fill(library)
    connection = sqlite3.connect(_file(folder))
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.execute("DROP TABLE listed")
    connection.close()
    before = _file(folder).read_bytes()
    with pytest.raises(LibraryError, match="newer"):
        make_library().open_now()
    assert _file(folder).read_bytes() == before


def _overwrite(path: Path, start: float, length: int, filler: bytes) -> None:
    content = bytearray(path.read_bytes())
    at = int(len(content) * start)
    content[at : at + length] = (filler * length)[: len(content[at : at + length])]
    path.write_bytes(content)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "not a database": lambda path: path.write_bytes(b"hello" * 1000),
    "half of it": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut short in a page": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "no header": lambda path: _overwrite(path, 0, 100, b"\0"),
    "zeros within": lambda path: _overwrite(path, 0.5, 8192, b"\0"),
    "noise within": lambda path: _overwrite(path, 0.3, 8192, b"\xf7\x91\x05"),
    "text that isn't UTF-8": lambda path: path.write_bytes(
        path.read_bytes().replace("复刻".encode(), b"\xff" * 6)
    ),
    "another program's": lambda path: (
        path.unlink(),
        sqlite3.connect(path).executescript("CREATE TABLE voice (x); PRAGMA user_version = 0"),
    ),
}


@pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")
@pytest.mark.parametrize("harm", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_set_aside_whole_and_a_fresh_one_begun(
    library: Library, make_library: MakeLibrary, folder: Path, harm: Callable[[Path], object]
) -> None:
    _fill(library)
    harm(_file(folder))
    damaged = _file(folder).read_bytes()
    fresh = make_library()
    opening = fresh.open_now()
    assert opening.known.voices == []
    assert opening.demos == {}
    assert opening.set_aside is not None
    assert opening.set_aside.parent == folder
    assert opening.set_aside.name.startswith("library-damaged-2")
    assert opening.set_aside.read_bytes() == damaged
    (demos,) = folder.glob("demos-damaged-*")
    assert len(list(demos.iterdir())) == 1
    asyncio.run(fresh.save_voice(Voice("a")))
    fresh.close_now()
    again = make_library().open_now()
    assert again.known.voices == [Voice("a")]
    assert again.set_aside is None


def test_two_damaged_files_on_the_same_day_are_both_kept(
    make_library: MakeLibrary, folder: Path
) -> None:
    aside = set()
    for content in (b"first" * 1000, b"second" * 1000):
        folder.mkdir(parents=True, exist_ok=True)
        _file(folder).write_bytes(content)
        library = make_library()
        moved = library.open_now().set_aside
        library.close_now()
        assert moved is not None
        assert moved.read_bytes() == content
        aside.add(moved)
    assert len(aside) == 2


def test_an_empty_file_is_a_fresh_one(make_library: MakeLibrary, folder: Path) -> None:
    folder.mkdir(parents=True)
    _file(folder).touch()
    opening = make_library().open_now()
    assert opening.set_aside is None
    assert opening.known.voices == []


def test_a_folder_that_cant_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    library = Library(tmp_path / "file" / "default")
    with pytest.raises(LibraryError, match=r"file/default/library\.sqlite3"):
        library.open_now()
    library.close_now()


def test_a_file_that_cant_be_opened_is_named_and_not_moved(
    make_library: MakeLibrary, folder: Path
) -> None:
    _file(folder).mkdir(parents=True)
    with pytest.raises(LibraryError, match=r"default/library\.sqlite3"):
        make_library().open_now()
    assert _file(folder).is_dir()


def test_a_library_that_another_program_locks_is_told_as_that(
    library: Library, folder: Path
) -> None:
    asyncio.run(library.save_voice(Voice("a")))
    database = library._file._database
    assert database is not None
    database._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(_file(folder), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError) as locked:
        asyncio.run(library.save_voice(Voice("b")))
    assert locked.value.problem is LibraryProblem.LOCKED
    with pytest.raises(DemoError) as unsaved:
        asyncio.run(save_demo(library, Voice("a"), 0, MP3))
    assert isinstance(unsaved.value.__cause__, LibraryError)
    assert unsaved.value.__cause__.problem is LibraryProblem.LOCKED
    other.close()
    asyncio.run(library.save_voice(Voice("b")))


def test_a_full_disk_is_an_error_and_harms_nothing(
    library: Library, make_library: MakeLibrary
) -> None:
    database = library._file._database
    assert database is not None
    asyncio.run(library.save_voice(Voice("a")))
    database._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(LibraryError, match=r"the list of voices.*library\.sqlite3.*full") as full:
        asyncio.run(library.save_listing(VOICES, 1.0))
    assert full.value.problem is LibraryProblem.NO_ROOM
    assert make_library().open_now().known.voices == [Voice("a")]
    database._connection.execute("PRAGMA max_page_count = 100000")
    asyncio.run(library.save_voice(Voice("b")))
    assert make_library().open_now().known.voices == [Voice("a"), Voice("b")]


def test_start_up_brings_in_nothing_slow() -> None:
    """Before the first paint there is neither an event loop nor anything that logs."""
    code = (
        "import sys, tempfile; from pathlib import Path; from voicedesk.library import Library;"
        "library = Library(Path(tempfile.mkdtemp())); library.open_now(); library.close_now();"
        "slow = {'asyncio', 'logging', 'platformdirs', 'hashlib', 'concurrent', 'email'};"
        "sys.exit(', '.join(slow & set(sys.modules)) or None)"
    )
    finished = subprocess.run(
        [sys.executable, "-S", "-c", code], check=False, capture_output=True, text=True
    )
    assert finished.returncode == 0, finished.stderr
