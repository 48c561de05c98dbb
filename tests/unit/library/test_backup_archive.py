"""Archives that aren't what a backup should be: nothing is taken in from them."""

import json
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.library.backups import (
    BEN,
    Files,
    in_library,
    opening_of,
    restore,
    rewrite,
    sounds_in,
)
from tests.unit.library.conftest import MP3
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.library import backup_archive, backup_database


def _a_demo(files: Files) -> str:
    return next(name for name in files if name.startswith("demos/"))


def _no_audio(files: Files) -> None:
    name = _a_demo(files)
    files[name] = b"<html>" + b" " * (len(files[name]) - 6)


def _with_database(*statements: str) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder, "library.sqlite3")
            path.write_bytes(files["library.sqlite3"])
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                for statement in statements:
                    connection.execute(statement)
            files["library.sqlite3"] = path.read_bytes()

    return spoil


def _renamed_demo(name: str) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        old = _a_demo(files)
        files[f"demos/{name}"] = files.pop(old)
        _with_database(f"UPDATE demo SET file = '{name}' WHERE file = '{old[6:]}'")(files)

    return spoil


def _version(number: int) -> Callable[[Files], None]:
    manifest = json.dumps({"format": "voicedesk-backup", "version": number}).encode()
    return lambda files: files.update({"manifest.json": manifest})


def _noise_within(files: Files) -> None:
    content = bytearray(files["library.sqlite3"])
    content[8192:16384] = b"\xf7\x91\x05\x00" * 2048
    files["library.sqlite3"] = bytes(content)


BAD: dict[str, tuple[Callable[[Files], object], BackupProblem]] = {
    "no manifest": (lambda files: files.pop("manifest.json"), BackupProblem.NOT_A_BACKUP),
    "another manifest": (
        lambda files: files.update({"manifest.json": b"[]"}),
        BackupProblem.NOT_A_BACKUP,
    ),
    "nested manifest": (
        lambda files: files.update({"manifest.json": b"[" * 100_000}),
        BackupProblem.NOT_A_BACKUP,
    ),
    "endless manifest": (
        lambda files: files.update({"manifest.json": b" " * (2 << 20)}),
        BackupProblem.NOT_A_BACKUP,
    ),
    "older": (_version(1), BackupProblem.OLDER),
    "newer": (_version(3), BackupProblem.NEWER),
    "newer database": (_with_database("PRAGMA user_version = 99"), BackupProblem.NEWER),
    "no version": (_with_database("PRAGMA user_version = 0"), BackupProblem.DAMAGED),
    "no database": (lambda files: files.pop("library.sqlite3"), BackupProblem.DAMAGED),
    "text for a database": (
        lambda files: files.update({"library.sqlite3": b"hello" * 1000}),
        BackupProblem.DAMAGED,
    ),
    "half a database": (
        lambda files: files.update({"library.sqlite3": files["library.sqlite3"][:8192]}),
        BackupProblem.DAMAGED,
    ),
    "noise within": (_noise_within, BackupProblem.DAMAGED),
    "a trigger": (
        _with_database("CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM voice; END"),
        BackupProblem.DAMAGED,
    ),
    "a view in a table's place": (
        _with_database("DROP TABLE reading", "CREATE VIEW reading AS SELECT 'a' AS text, 'b', 'c'"),
        BackupProblem.DAMAGED,
    ),
    "a virtual table": (
        _with_database(
            "DROP TABLE reading", "CREATE VIRTUAL TABLE reading USING fts5(text, syllables)"
        ),
        BackupProblem.DAMAGED,
    ),
    "a computed column": (
        _with_database("ALTER TABLE demo ADD COLUMN more AS (size + 1)"),
        BackupProblem.DAMAGED,
    ),
    "no such table": (_with_database("DROP TABLE tag"), BackupProblem.DAMAGED),
    "a row that belongs to none": (
        _with_database("INSERT INTO tag VALUES ('nobody', 'tag', 0)"),
        BackupProblem.DAMAGED,
    ),
    "text for a time": (
        _with_database("UPDATE training SET sent_at = 'never'"),
        BackupProblem.DAMAGED,
    ),
    "no time of any calendar": (
        _with_database("UPDATE listing SET listed_at = 9e999"),
        BackupProblem.DAMAGED,
    ),
    "bytes for a name": (
        _with_database("UPDATE listed SET name = x'ff00ff'"),
        BackupProblem.DAMAGED,
    ),
    "a name that isn't UTF-8": (
        _with_database("UPDATE listed SET name = CAST(x'ff00ff' AS TEXT)"),
        BackupProblem.DAMAGED,
    ),
    "a place beyond all": (
        _with_database("UPDATE listed SET position = 9223372036854775807"),
        BackupProblem.DAMAGED,
    ),
    "no length": (_with_database("UPDATE demo SET duration_ms = 0"), BackupProblem.DAMAGED),
    "two rows for a file": (
        _with_database("UPDATE demo SET (file, size) = (SELECT file, size FROM demo LIMIT 1)"),
        BackupProblem.DAMAGED,
    ),
    "a demo missing": (lambda files: files.pop(_a_demo(files)), BackupProblem.DAMAGED),
    "a demo cut short": (
        lambda files: files.update({_a_demo(files): MP3[:20]}),
        BackupProblem.DAMAGED,
    ),
    "a demo too long": (
        lambda files: files.update({_a_demo(files): MP3 * 900}),
        BackupProblem.DAMAGED,
    ),
    "a way out": (_renamed_demo("../../evil.mp3"), BackupProblem.DAMAGED),
    "another's file": (_renamed_demo("/etc/passwd"), BackupProblem.DAMAGED),
    "no audio": (_no_audio, BackupProblem.DAMAGED),
    # One demo that many trainings of one generation lay claim to: a copy for each of them.
    "a training of one generation twice": (
        _with_database(
            "INSERT INTO training (voice_id, ours, generation, voice_name, audio_url, sent_at,"
            " outcome) SELECT voice_id, 1, generation, '', '', number + 1000, 'ready'"
            " FROM training WHERE generation = 1"
        ),
        BackupProblem.DAMAGED,
    ),
    "a value without end": (
        _with_database("UPDATE listed SET name = printf('%.*c', 2000000, 'x')"),
        BackupProblem.DAMAGED,
    ),
    "bytes without end": (
        _with_database("UPDATE demo SET envelope = zeroblob(2000000)"),
        BackupProblem.DAMAGED,
    ),
    "trainings of one voice without end": (
        _with_database(
            "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)"
            "INSERT INTO training (voice_id, ours, generation, voice_name, audio_url, sent_at,"
            " outcome) SELECT 'anna', 0, i, '', '', i, 'ready' FROM n"
        ),
        BackupProblem.DAMAGED,
    ),
}


@pytest.mark.parametrize(("spoil", "problem"), BAD.values(), ids=BAD.keys())
def test_what_is_no_good_backup_changes_nothing(
    archive: Path, tmp_path: Path, spoil: Callable[[Files], object], problem: BackupProblem
) -> None:
    there = tmp_path / "there"
    rewrite(archive, spoil)
    in_library(there, lambda library: library.save_listing([BEN], 20.0))
    before = opening_of(there)
    with pytest.raises(BackupError) as raised:
        restore(there, archive)

    assert raised.value.problem is problem
    assert opening_of(there) == before
    assert sounds_in(there) == []
    assert not (tmp_path / "evil.mp3").exists()


def test_a_database_that_unpacks_without_end_is_given_up(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it says of its size."""
    monkeypatch.setattr(backup_archive, "_LARGEST_DATABASE", 8192)
    with pytest.raises(BackupError) as raised:
        restore(tmp_path / "there", archive)
    assert raised.value.problem is BackupProblem.DAMAGED


def test_rows_without_end_are_given_up(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_database, "_MOST_ROWS", 1)
    with pytest.raises(BackupError, match="number of rows"):
        restore(tmp_path / "there", archive)


Spoil = Callable[[zipfile.ZipFile, Files], object]


def _entry(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    return entry


def _twice(name: str) -> Spoil:
    def spoil(out: zipfile.ZipFile, files: Files) -> None:
        with pytest.warns(UserWarning, match="Duplicate"):
            out.writestr(name, files[name])

    return spoil


def _packed(method: int) -> Spoil:
    def spoil(out: zipfile.ZipFile, files: Files) -> None:
        out.filelist.remove(out.NameToInfo.pop("library.sqlite3"))
        out.writestr("library.sqlite3", files["library.sqlite3"], method)

    return spoil


def _secret(out: zipfile.ZipFile, _files: Files) -> None:
    out.getinfo("manifest.json").flag_bits |= 1


def _elsewhere(offset: int) -> Spoil:
    def spoil(out: zipfile.ZipFile, _files: Files) -> None:
        for entry in out.filelist:
            entry.header_offset = offset

    return spoil


def _all_one(out: zipfile.ZipFile, files: Files) -> None:
    """As many entries as one likes that are the bytes of one."""
    offset = out.getinfo(_a_demo(files)).header_offset
    for name in files:
        if name.startswith("demos/"):
            out.getinfo(name).header_offset = offset


LYING: dict[str, tuple[Spoil, BackupProblem]] = {
    "a link": (
        lambda out, _: out.writestr(_entry("demos/link", 0o120777), "/etc/passwd"),
        BackupProblem.DAMAGED,
    ),
    "a device": (
        lambda out, _: out.writestr(_entry("demos/null", 0o020666), ""),
        BackupProblem.DAMAGED,
    ),
    "a pipe": (
        lambda out, _: out.writestr(_entry("demos/pipe", 0o010666), ""),
        BackupProblem.DAMAGED,
    ),
    "the database twice": (_twice("library.sqlite3"), BackupProblem.DAMAGED),
    "the manifest twice": (_twice("manifest.json"), BackupProblem.DAMAGED),
    # Either may ask for gigabytes to unpack with.
    "packed by LZMA": (_packed(zipfile.ZIP_LZMA), BackupProblem.DAMAGED),
    "packed by bzip2": (_packed(zipfile.ZIP_BZIP2), BackupProblem.DAMAGED),
    "locked by a password": (_secret, BackupProblem.NOT_A_BACKUP),
    "entries beyond the end": (_elsewhere(1 << 31), BackupProblem.NOT_A_BACKUP),
    "entries beyond all": (_elsewhere((1 << 63) + 5), BackupProblem.NOT_A_BACKUP),
    "entries that are one": (_all_one, BackupProblem.DAMAGED),
}


@pytest.mark.parametrize(("spoil", "problem"), LYING.values(), ids=LYING.keys())
def test_an_archive_that_lies_changes_nothing(
    archive: Path, tmp_path: Path, spoil: Spoil, problem: BackupProblem
) -> None:
    there = tmp_path / "there"
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    with zipfile.ZipFile(archive, "w") as rewritten:
        for name, content in files.items():
            rewritten.writestr(name, content)
        spoil(rewritten, files)
    opening_of(there)
    with pytest.raises(BackupError) as raised:
        restore(there, archive)
    assert raised.value.problem is problem
    assert opening_of(there).trainings == []
    assert {path.name for path in there.rglob("*")} <= {"library.sqlite3", "demos"}


def test_a_list_of_entries_without_end_is_not_read(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, limit in (("_LARGEST_DIRECTORY", 200), ("_MOST_ENTRIES", 3)):
        with monkeypatch.context() as lowered:
            lowered.setattr(backup_archive, name, limit)
            lowered.setattr(backup_archive, "_PIECE", 100)
            with pytest.raises(BackupError) as raised:
                restore(tmp_path / "there", archive)
        assert raised.value.problem is BackupProblem.NOT_A_BACKUP


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = {"pipe": tmp_path / "pipe.zip", "folder": tmp_path, "device": Path("/dev/zero")}[kind]
    if kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(BackupError) as raised:
        restore(tmp_path / "there", path)
    assert raised.value.problem is BackupProblem.CANT_READ


@given(st.data())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_bytes_are_changed_it_is_restored_or_refused(
    archive: Path, tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(archive.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(-len(content), -1) | st.integers(-700, -1))
        content[at] = data.draw(st.sampled_from([0, 1, 0x7F, 0x80, 0xFF]) | st.integers(0, 255))
    spoiled = tmp_path / "spoiled.zip"
    spoiled.write_bytes(content)
    with TemporaryDirectory(dir=tmp_path) as there, suppress(BackupError):
        restore(Path(there), spoiled)


def test_packed_sound_is_refused_lest_it_fill_the_disk(archive: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(archive) as opened, zipfile.ZipFile(packed, "w") as rewritten:
        for name in opened.namelist():
            rewritten.writestr(name, opened.read(name), zipfile.ZIP_DEFLATED)
    with pytest.raises(BackupError) as raised:
        restore(tmp_path / "there", packed)
    assert raised.value.problem is BackupProblem.DAMAGED


def test_files_that_share_bytes_are_refused_lest_they_fill_the_disk(
    archive: Path, tmp_path: Path
) -> None:
    """One within the other: each is whole, and all together are more than the archive."""
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    outer, inner = (name for name in files if name.startswith("demos/"))
    content = MP3 * 50
    within = zipfile.ZipInfo(inner)
    within.CRC = zlib.crc32(content)
    within.file_size = within.compress_size = len(content)
    around = MP3 + within.FileHeader() + content
    _with_database(
        f"UPDATE demo SET size = {len(around)} WHERE file = '{outer[6:]}'",
        f"UPDATE demo SET size = {len(content)} WHERE file = '{inner[6:]}'",
    )(files)
    with zipfile.ZipFile(archive, "w") as rewritten:
        rewritten.writestr("manifest.json", files["manifest.json"])
        rewritten.writestr("library.sqlite3", files["library.sqlite3"], zipfile.ZIP_DEFLATED)
        rewritten.writestr(outer, around)
        entry = rewritten.getinfo(outer)
        within.header_offset = entry.header_offset + len(entry.FileHeader()) + len(MP3)
        rewritten.filelist.append(within)
        rewritten.NameToInfo[inner] = within
    with pytest.raises(BackupError) as raised:
        restore(tmp_path / "there", archive)
    assert raised.value.problem is BackupProblem.DAMAGED


def test_a_broken_byte_is_noticed(archive: Path, tmp_path: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[content.index(MP3) + 10] ^= 1
    archive.write_bytes(content)
    with pytest.raises(BackupError) as raised:
        restore(tmp_path / "there", archive)
    assert raised.value.problem is BackupProblem.DAMAGED


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04" + b"\0" * 60])
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(content)
    with pytest.raises(BackupError) as raised:
        restore(tmp_path / "there", other)
    assert raised.value.problem is BackupProblem.NOT_A_BACKUP


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(BackupError) as raised:
        restore(tmp_path / "there", tmp_path / "none.zip")
    assert raised.value.problem is BackupProblem.CANT_READ
