"""A backup of everything a library holds, taken in elsewhere without overwriting what is newer."""

import asyncio
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.library.conftest import MP3, in_chunks
from voicedesk.domain.account import Account
from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.backup import BackupFacts, RestoreResult
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import CachedDemo, Library, Opening

ACCOUNT = Account("工作", "https://voices.example")
SIGNED = "https://cdn.example/a.mp3?e=1&token=secret-signature"
ANNA = Voice("anna", "林知夏", "Success", "zh", SIGNED, "pro")
BEN = Voice("ben", "Ben \ud800", "Failed", "en", "", "free")


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A folder with a library that holds some of everything."""
    folder = tmp_path / "here"
    library = Library(folder)
    library.open_now()

    async def fill() -> None:
        await _list(library, 100.0, ANNA, replace(BEN, name="Ben"))
        await _keep(library, ANNA, 0, MP3)
        training = await library.begin_training(
            "anna", "林知夏", "https://s.example/1.wav?x=1", CONSENT, 50.0
        )
        done = replace(training, status=TrainingStatus.READY, ended_at=90.0)
        await library.save_trainings([done])
        kept = await _keep(library, ANNA, 1, MP3 + b"new")
        measured = replace(kept, duration_ms=1234, envelope=bytes(range(200)))
        await library.demos.save_envelope(measured)
        await library.begin_training("ben", "Ben", "https://s.example/2.wav", CONSENT, 95.0)
        annotations = VoiceAnnotations().with_favourite(True, 10).with_tags(("旁白", "news"), 11)
        await library.annotations.save(
            {"anna": annotations, "gone": VoiceAnnotations().with_note("was good\n", 12)}
        )

    asyncio.run(fill())
    library.close_now()
    return folder


async def _list(library: Library, at: float, *voices: Voice) -> None:
    changes = VoiceChanges(added=voices)
    await library.save_listing(changes, [voice.id for voice in voices], at)


async def _keep(library: Library, voice: Voice, generation: int, content: bytes) -> CachedDemo:
    return await library.demos.write(voice, generation, in_chunks(content), limit_bytes=100_000)


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
        status = asyncio.run(library.backup.restore(archive))
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
    assert there.known.listed_at == 100.0
    unsigned = replace(ANNA, demo_url="https://cdn.example/a.mp3")
    assert there.known.voices == [unsigned, replace(BEN, name="Ben")]
    assert there.annotations == here.annotations
    assert _files(tmp_path / "there") == _files(full)
    kept = there.demos["anna"]
    assert kept.path.read_bytes() == MP3 + b"new"
    anna = here.demos["anna"]
    assert replace(kept, folder=anna.folder, file=anna.file) == anna
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
    renamed = replace(ANNA, name="Newer")

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
    assert (status.listing, status.marked, status.newer_here) == (False, 2, 1)


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
            training = await library.begin_training(
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
        told = opened.read("library.json") + opened.read("manifest.json")
    assert b"secret-signature" not in told
    assert json.loads(told[: told.rindex(b"{")])["voices"][0]["name"] == "林知夏"
    assert all(name.startswith("demos/") or name.endswith(".json") for name in names)
    assert (archive.stat().st_mode & 0o777) == 0o600


def test_a_voice_deleted_since_brings_no_demo(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    there = tmp_path / "there"
    library = Library(there)
    library.open_now()
    asyncio.run(_list(library, 200.0, replace(BEN, name="Ben")))
    library.close_now()
    status, _ = _restore(there, archive)
    assert status.demos == 0
    assert _files(there) == []


def _a_demo(files: dict[str, bytes]) -> str:
    return next(name for name in files if name.startswith("demos/"))


def _rename_demo(files: dict[str, bytes], name: str) -> None:
    old = _a_demo(files)
    files[f"demos/{name}"] = files.pop(old)
    files["library.json"] = files["library.json"].replace(
        old.removeprefix("demos/").encode(), name.encode()
    )


def _no_audio(files: dict[str, bytes]) -> None:
    name = _a_demo(files)
    files[name] = b"<html>" + b" " * (len(files[name]) - 6)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda files: files.pop("manifest.json"), BackupProblem.NOT_A_BACKUP),
        (lambda files: files.update({"manifest.json": b"[]"}), BackupProblem.NOT_A_BACKUP),
        (
            lambda files: files.update(
                {"manifest.json": b'{"format": "voicedesk-backup", "version": 9}'}
            ),
            BackupProblem.NEWER,
        ),
        (lambda files: files.pop("library.json"), BackupProblem.DAMAGED),
        (lambda files: files.update({"library.json": b"{"}), BackupProblem.DAMAGED),
        (lambda files: files.pop(_a_demo(files)), BackupProblem.DAMAGED),
        (lambda files: files.update({_a_demo(files): MP3[:20]}), BackupProblem.DAMAGED),
        (lambda files: files.update({_a_demo(files): MP3 * 900}), BackupProblem.DAMAGED),
        (lambda files: _rename_demo(files, "../../evil.mp3"), BackupProblem.DAMAGED),
        (lambda files: _rename_demo(files, "/etc/passwd"), BackupProblem.DAMAGED),
        (_no_audio, BackupProblem.DAMAGED),
    ],
)
def test_what_is_no_good_backup_changes_nothing(
    full: Path, tmp_path: Path, spoil: object, problem: BackupProblem
) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    assert callable(spoil)
    spoil(files)
    with zipfile.ZipFile(archive, "w") as rewritten:
        for name, content in files.items():
            rewritten.writestr(name, content)
    there = tmp_path / "there"
    with pytest.raises(BackupError) as raised:
        _restore(there, archive)

    assert raised.value.problem is problem
    assert _open(there).known.listed_at is None
    assert _files(there) == []
    assert not (tmp_path / "evil.mp3").exists()


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


def test_rows_of_any_kind_are_taken_for_what_can_be_understood(full: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    _back_up(full, archive)
    odd = {
        "listed_at": 1e400,
        "voices": [None, {"id": 5}, {"id": "x", "name": None}, "y"],
        "marks": [{"voice_id": "x", "favourite": "yes", "tags": [1, "t", "t"], "tags_at": 5}],
        "trainings": [{"voice_id": "x", "sent_at": "never", "outcome": "odd"}, 7],
        "demos": {"voice_id": "x"},
    }
    with zipfile.ZipFile(archive) as opened:
        manifest = opened.read("manifest.json")
    with zipfile.ZipFile(archive, "w") as rewritten:
        rewritten.writestr("manifest.json", manifest)
        rewritten.writestr("library.json", json.dumps(odd))
    status, opening = _restore(tmp_path / "there", archive)

    assert opening.known.voices == []
    assert opening.annotations["x"].tags == ("t",)
    assert not opening.annotations["x"].favourite
    assert [one.status for one in opening.trainings] == [TrainingStatus.UNCERTAIN]
    assert status.trainings == 1


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
