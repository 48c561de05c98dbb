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
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.library.backups import (
    ACCOUNT,
    ANNA,
    BEN,
    Files,
    back_up,
    in_library,
    opening_of,
    restore,
    rewrite,
    sounds_in,
)
from tests.unit.library.conftest import MP3, files_no_longer_than, save_demo
from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.backup import RestoreResult
from voicedesk.domain.batch import BatchRow
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.domain.text import Reading
from voicedesk.domain.training import Training, TrainingDraft, TrainingStatus
from voicedesk.domain.voice import SlotRequest
from voicedesk.library import Library, Opening, backup
from voicedesk.library.database import MIGRATIONS, Database

EARLIER = next((Path(__file__).parents[2] / "data/library-2026-11/data/accounts").iterdir())


def test_a_fresh_library_holds_all_of_it_afterwards(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    facts = back_up(full, archive)
    status, there = restore(tmp_path / "there", archive)
    here = opening_of(full)

    assert (facts.voices, facts.trainings, facts.account) == (2, 2, "工作")
    assert facts.demos == status.demos == len(sounds_in(full))
    assert status == RestoreResult(True, 2, 0, 2, facts.demos)
    assert [one.consent for one in there.trainings] == [CONSENT, CONSENT]
    links = [one.audio_url for one in there.trainings]
    assert links == ["https://s.example/2.wav", "https://s.example/1.wav?x=1"]
    assert there.known.listed_at == 100.0
    unsigned = ANNA._replace(demo_url="https://cdn.example/a.mp3")
    assert there.known.voices == [unsigned, BEN]
    assert there.annotations == here.annotations
    assert sounds_in(tmp_path / "there") == sounds_in(full)
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


def test_taken_in_twice_changes_nothing_more(archive: Path, full: Path) -> None:
    before, files = opening_of(full), sounds_in(full)
    status, after = restore(full, archive)
    assert not status
    assert after == before
    assert sounds_in(full) == files


def test_what_is_newer_here_stays(archive: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    renamed = ANNA._replace(name="Newer")

    async def fill_there(library: Library) -> None:
        await library.save_listing([renamed], 200.0)
        annotations = VoiceAnnotations().with_favourite(False, 99).with_note("mine", 98)
        await library.annotations.save({"anna": annotations})

    in_library(there, fill_there)
    status, opening = restore(there, archive)

    assert opening.known.voices == [renamed]
    assert opening.known.listed_at == 200.0
    anna = opening.annotations["anna"]
    assert (anna.favourite, anna.note, anna.tags) == (False, "mine", ("旁白", "news"))
    assert (status.listing, status.annotated, status.newer_here) == (False, 2, 1)


def test_demos_keep_to_their_trainings_where_both_have_some(archive: Path, tmp_path: Path) -> None:
    """A training from before and one from after those of the backup: the demos move along."""
    there = tmp_path / "there"

    async def fill_there(library: Library) -> None:
        await library.save_listing([ANNA], 200.0)
        for at, content in ((20.0, MP3 + b"first"), (150.0, MP3 + b"last")):
            training = await library.start_training(
                "anna", "n", f"https://s.example/{at}", CONSENT, at
            )
            done = replace(training, status=TrainingStatus.READY, ended_at=at + 5)
            await library.save_trainings([done])
            await save_demo(library, ANNA, library.generation("anna"), content)

    in_library(there, fill_there)
    _, opening = restore(there, archive)

    sent = [(one.sent_at, one.generation) for one in opening.trainings if one.voice_id == "anna"]
    assert sent == [(150.0, 3), (50.0, 2), (20.0, 1)]
    newest = opening.demos["anna"]
    assert (newest.generation, newest.path.read_bytes()) == (3, MP3 + b"last")
    assert MP3 + b"new" in sounds_in(there)
    again = Library(there)
    again.open_now()
    assert again.generation("anna") == 3
    again.close_now()


def test_a_training_that_was_only_seen_here_is_the_one_that_was_sent_there(
    archive: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    seen = Training(0, "anna", "n", "", 55.0, None, TrainingStatus.RUNNING)
    in_library(there, lambda library: library.save_trainings([seen]))
    status, opening = restore(there, archive)

    assert status.trainings == 1  # Ben's
    anna = [one for one in opening.trainings if one.voice_id == "anna"]
    assert [(one.is_ours, one.sent_at, one.status, one.consent) for one in anna] == [
        (True, 50.0, TrainingStatus.READY, CONSENT)
    ]


def test_neither_a_token_nor_a_signed_link_is_in_it(archive: Path) -> None:
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


def test_what_is_typed_or_being_made_stays_here(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"

    async def begin(library: Library) -> None:
        await library.batches.create(
            [BatchRow(1, "secret row", "https://s.example/1", CONSENT)], 5.0
        )
        await library.slots.save(SlotRequest(6.0, frozenset({"secret slot"})))
        library.drafts.save_soon("", TrainingDraft("https://s.example/2?token=secret"))

    in_library(full, begin)
    back_up(full, archive)
    with zipfile.ZipFile(archive) as opened:
        assert b"secret" not in opened.read("library.sqlite3")
    _, opening = restore(tmp_path / "there", archive)
    assert (opening.batch, opening.slot_request, opening.drafts) == (None, None, {})


def test_readings_come_along(full: Path, tmp_path: Path) -> None:
    archive, there = tmp_path / "backup.zip", tmp_path / "there"
    readings = {"林": Reading("lin", "l")}
    in_library(full, lambda library: library.readings.save(readings))
    back_up(full, archive)
    restore(there, archive)
    assert in_library(there, lambda library: library.readings.read()) == readings


async def _see_trainings(library: Library, *times: float) -> None:
    await library.save_listing([ANNA], 100.0)
    for at in times:
        seen = Training(0, "anna", "n", "", at, None, TrainingStatus.RUNNING)
        await library.save_trainings([seen])
        await library.save_voice(ANNA)  # ready again


def _times(opening: Opening) -> list[tuple[float, int]]:
    return [(one.sent_at, one.generation) for one in opening.trainings]


def test_every_training_comes_however_close_they_were(tmp_path: Path) -> None:
    here, there, archive = tmp_path / "here", tmp_path / "there", tmp_path / "backup.zip"
    in_library(here, lambda library: _see_trainings(library, 50.0, 400.0, 700.0))
    back_up(here, archive)
    for added in (3, 0):
        result, opening = restore(there, archive)
        assert result.trainings == added
        assert _times(opening) == [(700.0, 3), (400.0, 2), (50.0, 1)]


def test_of_trainings_about_the_same_time_that_of_the_same_second_is_the_same(
    tmp_path: Path,
) -> None:
    folders, archive = [tmp_path / "here", tmp_path / "there"], tmp_path / "backup.zip"
    in_library(folders[0], lambda library: _see_trainings(library, 60.0, 50.0))
    in_library(folders[1], lambda library: _see_trainings(library, 50.0))
    back_up(folders[0], archive)
    _, opening = restore(folders[1], archive)
    assert _times(opening) == [(60.0, 2), (50.0, 1)]


def test_a_voice_deleted_since_brings_no_demo(archive: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    in_library(there, lambda library: library.save_listing([BEN], 200.0))
    status, _ = restore(there, archive)
    assert status.demos == 0
    assert sounds_in(there) == []


def test_a_file_of_the_same_name_here_stays_as_it_is(
    archive: Path, full: Path, tmp_path: Path
) -> None:
    demo = opening_of(full).demos["anna"]
    there = tmp_path / "there" / "demos"
    there.mkdir(parents=True)
    (there / demo.file).write_bytes(b"another's")
    result, opening = restore(there.parent, archive)
    assert result.demos == 2
    assert (there / demo.file).read_bytes() == b"another's"
    assert opening.demos["anna"].path.read_bytes() == MP3 + b"new"


def test_a_backup_of_an_older_database_is_brought_up_to_date(archive: Path, tmp_path: Path) -> None:
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

    rewrite(archive, older)
    result, opening = restore(tmp_path / "there", archive)
    assert result.listing
    assert [voice.name for voice in opening.known.voices] == ["Anna"]


def test_of_a_library_of_the_program_of_before_all_comes_along(tmp_path: Path) -> None:
    here, there, archive = tmp_path / "here", tmp_path / "there", tmp_path / "backup.zip"
    shutil.copytree(EARLIER, here)
    back_up(here, archive)
    _, restored = restore(there, archive)
    before = opening_of(here)
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
    in_library(full, lambda library: save_demo(library, BEN, 1, MP3 * 900))
    back_up(full, archive)
    opening_of(there)
    with files_no_longer_than(600_000), pytest.raises(BackupError) as raised:
        restore(there, archive)
    assert raised.value.problem is BackupProblem.CANT_WRITE
    assert str(there / "demos") in raised.value.detail
    assert opening_of(there).trainings == []
    assert sounds_in(there) == []


def test_what_cant_be_written_leaves_the_old_backup(full: Path, tmp_path: Path) -> None:
    target = tmp_path / "no such folder" / "backup.zip"
    with pytest.raises(BackupError) as raised:
        back_up(full, target)
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


def test_a_restore_that_is_cancelled_leaves_nothing(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there"
    report = backup._Watch.report

    def report_and_wait(watch: backup._Watch, done: int, number: int) -> None:
        report(watch, done, number)
        assert watch._is_stopped.wait(30), "nobody stopped it"

    monkeypatch.setattr(backup._Watch, "report", report_and_wait)
    library = Library(there)
    library.open_now()
    told = asyncio.run(
        _cancelled(library, lambda progress: library.backup.restore(archive, progress))
    )
    assert told == 1
    assert opening_of(there).trainings == []
    assert sounds_in(there) == []
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
        back_up(full, target)
    assert raised.value.problem is BackupProblem.UNREADABLE
    assert target.read_bytes() == b"the one before"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


KILLED = """
import asyncio, os, sys
from pathlib import Path
from tests.unit.library.backups import ACCOUNT
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
    in_library(full, lambda library: library.demos.verify())
    assert not [*full.glob("backup-*")]
    assert [path.name for path in documents.iterdir()] == [".0123456789ab.part"]
