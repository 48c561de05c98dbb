"""A backup of everything a library holds, taken in elsewhere without overwriting what is newer."""

import asyncio
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.consents import CONSENT
from tests.unit.library.conftest import MP3, files_no_longer_than, save_demo
from voicedesk.domain.account import Account
from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.backup import BackupFacts, RestoreResult
from voicedesk.domain.batch import BatchRow
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.domain.text import Reading
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import SlotRequest, Voice
from voicedesk.library import CachedDemo, Library, Opening, backup, backup_archive, backup_database
from voicedesk.library.database import MIGRATIONS, Database

ACCOUNT = Account("工作", "https://voices.example")
SIGNED = "https://cdn.example/a.mp3?e=1&token=secret-signature"
SENT = "https://s.example/2.wav?Expires=1&Signature=secret-signature"
ANNA = Voice("anna", "林知夏", "Success", "zh", SIGNED, "pro")
BEN = Voice("ben", "Ben", "Failed", "en", "", "free")

EARLIER = next((Path(__file__).parents[2] / "data/library-2026-11/data/accounts").iterdir())


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A folder with a library that holds some of everything."""
    folder = tmp_path / "here"
    library = Library(folder)
    library.open_now()

    async def fill() -> None:
        await _list(library, 100.0, ANNA, BEN)
        await _keep(library, ANNA, 0, MP3)
        training = await library.start_training(
            "anna", "林知夏", "https://s.example/1.wav?x=1", CONSENT, 50.0
        )
        done = replace(training, status=TrainingStatus.READY, ended_at=90.0)
        await library.save_trainings([done])
        kept = await _keep(library, ANNA, 1, MP3 + b"new")
        measured = kept._replace(duration_ms=1234, envelope=bytes(range(200)))
        await library.demos.save_envelope(measured)
        await library.start_training("ben", "Ben", SENT, CONSENT, 95.0)
        annotations = VoiceAnnotations().with_favourite(True, 10).with_tags(("旁白", "news"), 11)
        await library.annotations.save(
            {"anna": annotations, "gone": VoiceAnnotations().with_note("was good\n", 12)}
        )

    asyncio.run(fill())
    library.close_now()
    return folder


async def _list(library: Library, at: float, *voices: Voice) -> None:
    await library.save_listing(voices, at)


async def _keep(library: Library, voice: Voice, generation: int, content: bytes) -> CachedDemo:
    return await save_demo(library, voice, generation, content)


def _back_up(folder: Path, target: Path) -> BackupFacts:
    library = Library(folder)
    library.open_now()
    facts = asyncio.run(library.backup.write(target, ACCOUNT, lambda _done, _all: None))
    library.close_now()
    return facts


def _restore(folder: Path, archive: Path) -> tuple[RestoreResult, Opening]:
    library = Library(folder)
    library.open_now()
    try:
        status = asyncio.run(library.backup.restore(archive, lambda _done, _all: None))
    finally:
        library.close_now()
    return status, _open(folder)


def _open(folder: Path) -> Opening:
    library = Library(folder)
    opening = library.open_now()
    library.close_now()
    return opening


def _files(folder: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in (folder / "demos").glob("*"))


def test_a_fresh_library_holds_all_of_it_afterwards(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    facts = _back_up(full, archive)
    status, there = _restore(tmp_path / "there", archive)
    here = _open(full)

    assert (facts.voices, facts.trainings, facts.account) == (2, 2, "工作")
    assert facts.demos == status.demos == len(_files(full))
    assert status == RestoreResult(True, 2, 0, 2, facts.demos)
    assert [one.consent for one in there.trainings] == [CONSENT, CONSENT]
    links = [one.audio_url for one in there.trainings]
    assert links == ["https://s.example/2.wav", "https://s.example/1.wav?x=1"]
    assert there.known.listed_at == 100.0
    unsigned = ANNA._replace(demo_url="https://cdn.example/a.mp3")
    assert there.known.voices == [unsigned, BEN]
    assert there.annotations == here.annotations
    assert _files(tmp_path / "there") == _files(full)
    kept = there.demos["anna"]
    assert kept.path.read_bytes() == MP3 + b"new"
    anna = here.demos["anna"]
    assert kept._replace(folder=anna.folder, file=anna.file) == anna
    # Nobody knows there how the training under way has ended: it isn't told as one that runs.
    statuses = [(one.voice_id, one.status, one.sent_at) for one in there.trainings]
    assert statuses == [
        ("ben", TrainingStatus.UNCERTAIN, 95.0),
        ("anna", TrainingStatus.READY, 50.0),
    ]


def test_taken_in_twice_changes_nothing_more(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    before, files = _open(full), _files(full)
    status, after = _restore(full, archive)
    assert not status
    assert after == before
    assert _files(full) == files


def test_what_is_newer_here_stays(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    there = tmp_path / "there"
    library = Library(there)
    library.open_now()
    renamed = ANNA._replace(name="Newer")

    async def fill() -> None:
        await _list(library, 200.0, renamed)
        annotations = VoiceAnnotations().with_favourite(False, 99).with_note("mine", 98)
        await library.annotations.save({"anna": annotations})

    asyncio.run(fill())
    library.close_now()
    status, opening = _restore(there, archive)

    assert opening.known.voices == [renamed]
    assert opening.known.listed_at == 200.0
    anna = opening.annotations["anna"]
    assert (anna.favourite, anna.note, anna.tags) == (False, "mine", ("旁白", "news"))
    assert (status.listing, status.annotated, status.newer_here) == (False, 2, 1)


def test_demos_keep_to_their_trainings_where_both_have_some(full: Path, tmp_path: Path) -> None:
    """A training from before and one from after those of the backup: the demos move along."""
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    there = tmp_path / "there"
    library = Library(there)
    library.open_now()

    async def fill() -> None:
        await _list(library, 200.0, ANNA)
        for at, content in ((20.0, MP3 + b"first"), (150.0, MP3 + b"last")):
            training = await library.start_training(
                "anna", "n", f"https://s.example/{at}", CONSENT, at
            )
            done = replace(training, status=TrainingStatus.READY, ended_at=at + 5)
            await library.save_trainings([done])
            await _keep(library, ANNA, library.generation("anna"), content)

    asyncio.run(fill())
    library.close_now()
    _, opening = _restore(there, archive)

    sent = [(one.sent_at, one.generation) for one in opening.trainings if one.voice_id == "anna"]
    assert sent == [(150.0, 3), (50.0, 2), (20.0, 1)]
    newest = opening.demos["anna"]
    assert (newest.generation, newest.path.read_bytes()) == (3, MP3 + b"last")
    assert MP3 + b"new" in _files(there)
    again = Library(there)
    again.open_now()
    assert again.generation("anna") == 3
    again.close_now()


def test_a_training_that_was_only_seen_here_is_the_one_that_was_sent_there(
    full: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    there = tmp_path / "there"
    library = Library(there)
    library.open_now()
    seen = Training(0, "anna", "n", "", 55.0, None, TrainingStatus.RUNNING)
    asyncio.run(library.save_trainings([seen]))
    library.close_now()
    status, opening = _restore(there, archive)

    assert status.trainings == 1  # Ben's
    anna = [one for one in opening.trainings if one.voice_id == "anna"]
    assert [(one.is_ours, one.sent_at, one.status, one.consent) for one in anna] == [
        (True, 50.0, TrainingStatus.READY, CONSENT)
    ]


def test_neither_a_token_nor_a_signed_link_is_in_it(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
        database, manifest = opened.read("library.sqlite3"), opened.read("manifest.json")
    assert b"secret-signature" not in database + manifest
    assert "林知夏".encode() in database
    facts = json.loads(manifest)
    assert (facts["account"], facts["voices"], facts["demos"]) == ("工作", 2, 2)
    assert all(
        name.startswith("demos/") or name in {"library.sqlite3", "manifest.json"} for name in names
    )
    assert (archive.stat().st_mode & 0o777) == 0o600


def test_tables_and_slots_that_are_being_made_stay_here(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    library = Library(full)
    library.open_now()

    async def fill() -> None:
        await library.batches.create(
            [BatchRow(1, "secret row", "https://s.example/1", CONSENT)], 5.0
        )
        await library.slots.save(SlotRequest(6.0, frozenset({"secret slot"})))

    asyncio.run(fill())
    library.close_now()
    _back_up(full, archive)
    with zipfile.ZipFile(archive) as opened:
        assert b"secret" not in opened.read("library.sqlite3")
    _, opening = _restore(tmp_path / "there", archive)
    assert (opening.batch, opening.slot_request) == (None, None)


def test_readings_come_along(full: Path, tmp_path: Path) -> None:
    archive, there = tmp_path / "backup.zip", tmp_path / "there"
    library = Library(full)
    library.open_now()
    asyncio.run(library.readings.save({"林": Reading("lin", "l")}))
    library.close_now()
    _back_up(full, archive)
    _restore(there, archive)
    library = Library(there)
    library.open_now()
    assert asyncio.run(library.readings.read()) == {"林": Reading("lin", "l")}
    library.close_now()


async def _see_trainings(library: Library, *times: float) -> None:
    await _list(library, 100.0, ANNA)
    for at in times:
        seen = Training(0, "anna", "n", "", at, None, TrainingStatus.RUNNING)
        await library.save_trainings([seen])
        await library.save_voice(ANNA)  # ready again


def _times(opening: Opening) -> list[tuple[float, int]]:
    return [(one.sent_at, one.generation) for one in opening.trainings]


def test_every_training_comes_however_close_they_were(tmp_path: Path) -> None:
    here, there, archive = tmp_path / "here", tmp_path / "there", tmp_path / "backup.zip"
    library = Library(here)
    library.open_now()
    asyncio.run(_see_trainings(library, 50.0, 400.0, 700.0))
    library.close_now()
    _back_up(here, archive)
    for added in (3, 0):
        result, opening = _restore(there, archive)
        assert result.trainings == added
        assert _times(opening) == [(700.0, 3), (400.0, 2), (50.0, 1)]


def test_of_trainings_about_the_same_time_that_of_the_same_second_is_the_same(
    tmp_path: Path,
) -> None:
    folders, archive = [tmp_path / "here", tmp_path / "there"], tmp_path / "backup.zip"
    for folder, times in zip(folders, [(60.0, 50.0), (50.0,)], strict=True):
        library = Library(folder)
        library.open_now()
        asyncio.run(_see_trainings(library, *times))
        library.close_now()
    _back_up(folders[0], archive)
    _, opening = _restore(folders[1], archive)
    assert _times(opening) == [(60.0, 2), (50.0, 1)]


def test_a_voice_deleted_since_brings_no_demo(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    there = tmp_path / "there"
    library = Library(there)
    library.open_now()
    asyncio.run(_list(library, 200.0, BEN))
    library.close_now()
    status, _ = _restore(there, archive)
    assert status.demos == 0
    assert _files(there) == []


Files = dict[str, bytes]


def _rewrite(archive: Path, spoil: Callable[[Files], object]) -> None:
    """Put an archive at the same place, of the same entries but for what `spoil` does to them."""
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    spoil(files)
    with zipfile.ZipFile(archive, "w") as rewritten:
        for name, content in files.items():
            rewritten.writestr(name, content)


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
    full: Path, tmp_path: Path, spoil: Callable[[Files], object], problem: BackupProblem
) -> None:
    archive, there = tmp_path / "backup.zip", tmp_path / "there"
    _back_up(full, archive)
    _rewrite(archive, spoil)
    library = Library(there)
    library.open_now()
    asyncio.run(_list(library, 20.0, BEN))
    library.close_now()
    before = _open(there)
    with pytest.raises(BackupError) as raised:
        _restore(there, archive)

    assert raised.value.problem is problem
    assert _open(there) == before
    assert _files(there) == []
    assert not (tmp_path / "evil.mp3").exists()


def test_a_database_that_unpacks_without_end_is_given_up(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it says of its size."""
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    monkeypatch.setattr(backup_archive, "_LARGEST_DATABASE", 8192)
    with pytest.raises(BackupError) as raised:
        _restore(tmp_path / "there", archive)
    assert raised.value.problem is BackupProblem.DAMAGED


def test_rows_without_end_are_given_up(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    monkeypatch.setattr(backup_database, "_MOST_ROWS", 1)
    with pytest.raises(BackupError, match="number of rows"):
        _restore(tmp_path / "there", archive)


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
    full: Path, tmp_path: Path, spoil: Spoil, problem: BackupProblem
) -> None:
    archive, there = tmp_path / "backup.zip", tmp_path / "there"
    _back_up(full, archive)
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    with zipfile.ZipFile(archive, "w") as rewritten:
        for name, content in files.items():
            rewritten.writestr(name, content)
        spoil(rewritten, files)
    _open(there)
    with pytest.raises(BackupError) as raised:
        _restore(there, archive)
    assert raised.value.problem is problem
    assert _open(there).trainings == []
    assert {path.name for path in there.rglob("*")} <= {"library.sqlite3", "demos"}


def test_a_list_of_entries_without_end_is_not_read(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    for name, limit in (("_LARGEST_DIRECTORY", 200), ("_MOST_ENTRIES", 3)):
        with monkeypatch.context() as lowered:
            lowered.setattr(backup_archive, name, limit)
            lowered.setattr(backup_archive, "_PIECE", 100)
            with pytest.raises(BackupError) as raised:
                _restore(tmp_path / "there", archive)
        assert raised.value.problem is BackupProblem.NOT_A_BACKUP


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = {"pipe": tmp_path / "pipe.zip", "folder": tmp_path, "device": Path("/dev/zero")}[kind]
    if kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(BackupError) as raised:
        _restore(tmp_path / "there", path)
    assert raised.value.problem is BackupProblem.CANT_READ


@given(st.data())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_bytes_are_changed_it_is_restored_or_refused(
    full: Path, tmp_path: Path, data: st.DataObject
) -> None:
    archive = tmp_path / "whole.zip"
    if not archive.exists():
        _back_up(full, archive)
    content = bytearray(archive.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(-len(content), -1) | st.integers(-700, -1))
        content[at] = data.draw(st.sampled_from([0, 1, 0x7F, 0x80, 0xFF]) | st.integers(0, 255))
    spoiled = tmp_path / "spoiled.zip"
    spoiled.write_bytes(content)
    with TemporaryDirectory(dir=tmp_path) as there, suppress(BackupError):
        _restore(Path(there), spoiled)


def test_packed_sound_is_refused_lest_it_fill_the_disk(full: Path, tmp_path: Path) -> None:
    archive, packed = tmp_path / "backup.zip", tmp_path / "packed.zip"
    _back_up(full, archive)
    with zipfile.ZipFile(archive) as opened, zipfile.ZipFile(packed, "w") as rewritten:
        for name in opened.namelist():
            rewritten.writestr(name, opened.read(name), zipfile.ZIP_DEFLATED)
    with pytest.raises(BackupError) as raised:
        _restore(tmp_path / "there", packed)
    assert raised.value.problem is BackupProblem.DAMAGED


def test_files_that_share_bytes_are_refused_lest_they_fill_the_disk(
    full: Path, tmp_path: Path
) -> None:
    """One within the other: each is whole, and all together are more than the archive."""
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
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
        _restore(tmp_path / "there", archive)
    assert raised.value.problem is BackupProblem.DAMAGED


def test_a_file_of_the_same_name_here_stays_as_it_is(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    demo = _open(full).demos["anna"]
    there = tmp_path / "there" / "demos"
    there.mkdir(parents=True)
    (there / demo.file).write_bytes(b"another's")
    result, opening = _restore(there.parent, archive)
    assert result.demos == 2
    assert (there / demo.file).read_bytes() == b"another's"
    assert opening.demos["anna"].path.read_bytes() == MP3 + b"new"


def test_a_backup_of_an_older_database_is_brought_up_to_date(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)

    def older(files: Files) -> None:
        path = tmp_path / "older.sqlite3"
        Database(path, MIGRATIONS[:1]).close()
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("INSERT INTO voice (id, generation) VALUES ('anna', 0)")
            connection.execute(
                "INSERT INTO listed VALUES ('anna', 0, 'Anna', 'Success', 'en', '', 'pro')"
            )
            connection.execute("INSERT INTO listing VALUES (1, 100.0)")
            connection.execute("PRAGMA journal_mode = DELETE")
        files["library.sqlite3"] = path.read_bytes()

    _rewrite(archive, older)
    result, opening = _restore(tmp_path / "there", archive)
    assert result.listing
    assert [voice.name for voice in opening.known.voices] == ["Anna"]


def test_of_a_library_of_the_program_of_before_all_comes_along(tmp_path: Path) -> None:
    here, there, archive = tmp_path / "here", tmp_path / "there", tmp_path / "backup.zip"
    shutil.copytree(EARLIER, here)
    _back_up(here, archive)
    _, restored = _restore(there, archive)
    before = _open(here)
    assert restored.annotations == before.annotations
    assert [voice.name for voice in restored.known.voices] == [
        voice.name for voice in before.known.voices
    ]
    assert [(one.voice_id, one.sent_at, one.found) for one in restored.trainings] == [
        (one.voice_id, one.sent_at, one.found) for one in before.trainings
    ]
    listed = {voice.id for voice in before.known.voices}
    assert {
        (demo.voice_id, demo.generation, demo.size)
        for demo in (*restored.demos.values(), *sum(restored.earlier.values(), ()))
    } == {
        (demo.voice_id, demo.generation, demo.size)
        for demo in (*before.demos.values(), *sum(before.earlier.values(), ()))
        if demo.voice_id in listed
    }


def test_without_room_for_its_sound_nothing_is_taken_in(full: Path, tmp_path: Path) -> None:
    archive, there = tmp_path / "backup.zip", tmp_path / "there"
    library = Library(full)
    library.open_now()
    asyncio.run(save_demo(library, BEN, 1, MP3 * 900))
    library.close_now()
    _back_up(full, archive)
    _open(there)
    with files_no_longer_than(600_000), pytest.raises(BackupError) as raised:
        _restore(there, archive)
    assert raised.value.problem is BackupProblem.CANT_WRITE
    assert str(there / "demos") in raised.value.detail
    assert _open(there).trainings == []
    assert _files(there) == []


def test_a_broken_byte_is_noticed(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    content = bytearray(archive.read_bytes())
    content[content.index(MP3) + 10] ^= 1
    archive.write_bytes(content)
    with pytest.raises(BackupError) as raised:
        _restore(tmp_path / "there", archive)
    assert raised.value.problem is BackupProblem.DAMAGED


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04" + b"\0" * 60])
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(content)
    with pytest.raises(BackupError) as raised:
        _restore(tmp_path / "there", other)
    assert raised.value.problem is BackupProblem.NOT_A_BACKUP


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(BackupError) as raised:
        _restore(tmp_path / "there", tmp_path / "none.zip")
    assert raised.value.problem is BackupProblem.CANT_READ


def test_what_cant_be_written_leaves_the_old_backup(full: Path, tmp_path: Path) -> None:
    target = tmp_path / "no such folder" / "backup.zip"
    with pytest.raises(BackupError) as raised:
        _back_up(full, target)
    assert raised.value.problem is BackupProblem.CANT_WRITE
    assert str(target.parent) in raised.value.detail


def test_an_archive_cut_short_by_the_person_leaves_nothing(full: Path, tmp_path: Path) -> None:
    library = Library(full)
    library.open_now()
    target = tmp_path / "backup.zip"
    target.write_bytes(b"the one before")

    async def begin_and_stop() -> None:
        writing = asyncio.ensure_future(library.backup.write(target, ACCOUNT, lambda *_: None))
        await asyncio.sleep(0)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing

    asyncio.run(begin_and_stop())
    library.close_now()
    assert target.read_bytes() == b"the one before"


async def _cancelled(library: Library, task: Callable[[backup.Progress], Awaitable[object]]) -> int:
    """Cancel a task as soon as it tells how far it is; returns how often it told."""
    told = 0

    def tell(_done: int, _number: int) -> None:
        nonlocal told
        told += 1
        running.cancel()

    running = asyncio.ensure_future(task(tell))
    with pytest.raises(asyncio.CancelledError):
        await running
    await library.close()
    return told


def test_a_restore_that_is_cancelled_leaves_nothing(full: Path, tmp_path: Path) -> None:
    archive, there = tmp_path / "backup.zip", tmp_path / "there"
    _back_up(full, archive)
    library = Library(there)
    library.open_now()
    told = asyncio.run(
        _cancelled(library, lambda progress: library.backup.restore(archive, progress))
    )
    assert told == 1
    assert _open(there).trainings == []
    assert _files(there) == []
    assert not [*there.glob("backup-*")]


def test_what_doesnt_read_back_as_it_was_written_takes_no_backups_place(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup.zip"
    target.write_bytes(b"the one before")
    fsync = os.fsync

    def decay(descriptor: int) -> None:
        """A disk that says it has written a byte, and has another."""
        if os.fstat(descriptor).st_size > 4096:
            at = os.pread(descriptor, 1 << 20, 0).find(MP3)
            if at > 0:
                os.pwrite(descriptor, b"\0", at + 50)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", decay)
    with pytest.raises(BackupError) as raised:
        _back_up(full, target)
    assert raised.value.problem is BackupProblem.UNREADABLE
    assert target.read_bytes() == b"the one before"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


KILLED = """
import asyncio, os, sys
from pathlib import Path
from tests.unit.library.test_backup import ACCOUNT
from voicedesk.library import Library

library = Library(Path(sys.argv[1]))
library.open_now()

def die(done, number):
    os.kill(os.getpid(), 9)

asyncio.run(library.backup.write(Path(sys.argv[2]), ACCOUNT, die))
"""


def test_what_a_killed_backup_left_is_swept_at_the_next_start(full: Path, tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    (documents / ".0123456789ab.part").write_bytes(b"somebody else's")
    command = [sys.executable, "-c", KILLED, str(full), str(documents / "backup.zip")]
    ended = subprocess.run(command, check=False, cwd=Path(__file__).parents[3])
    assert ended.returncode == -signal.SIGKILL
    assert [*full.glob("backup-*")]
    assert len([*documents.iterdir()]) == 2
    library = Library(full)
    library.open_now()
    asyncio.run(library.demos.verify())
    library.close_now()
    assert not [*full.glob("backup-*")]
    assert [path.name for path in documents.iterdir()] == [".0123456789ab.part"]
