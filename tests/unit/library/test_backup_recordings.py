"""Recordings that were sent, and what was found of them, in a backup."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.library.backups import ANNA, back_up, in_library, opening_of, restore, sounds_in
from tests.unit.library.conftest import MP3
from tests.unit.services.scripted_samples import MEASURES
from voicedesk.domain.errors import BackupError
from voicedesk.domain.samples import findings, findings_of, findings_text
from voicedesk.domain.training import Origin, TrainingStatus
from voicedesk.library import CachedRecording, Library, SentRecording

FOUND = findings(replace(MEASURES, clipped=7, clipped_spans=((1.0, 2.0),), noise_distance=9))
ORIGIN = Origin("ab" * 32, "cd" * 32, 1.5, 20.25)
SOUND = MP3 + b" as it was sent"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A library with a training whose recording is kept."""
    folder = tmp_path / "here"
    sent = tmp_path / "sent.mp3"
    sent.write_bytes(SOUND)

    async def fill(library: Library) -> None:
        await library.save_listing([ANNA], 100.0)
        name = await library.demos.add_copy(sent)
        sample = CachedRecording(
            ANNA.id, library.demos.folder, name, len(SOUND), 40.0, 32_000, b"ab"
        )
        training = await library.start_training(
            ANNA.id,
            "林知夏",
            "https://s.example/1.wav",
            CONSENT,
            50.0,
            SentRecording(findings_text(FOUND), sample, ORIGIN),
        )
        done = replace(training, status=TrainingStatus.READY, ended_at=90.0)
        await library.save_trainings([done])

    in_library(folder, fill)
    return folder


def test_a_recording_and_what_was_found_come_along(tmp_path: Path, here: Path) -> None:
    archive, there = tmp_path / "a.zip", tmp_path / "there"
    assert back_up(here, archive).demos == 0
    with zipfile.ZipFile(archive) as file:
        assert sum(name.startswith("demos/sent-") for name in file.namelist()) == 1
    status, _ = restore(there, archive)
    assert (status.trainings, status.demos) == (1, 0)
    opening = opening_of(there)
    (training,) = opening.trainings
    assert findings_of(training) == FOUND
    assert training.origin == ORIGIN
    sample = opening.samples[training.number]
    before = next(iter(opening_of(here).samples.values()))
    assert sample == before._replace(folder=sample.folder, file=sample.file)
    assert sample.path.read_bytes() == SOUND


def test_a_recording_that_is_here_already_isnt_taken_twice(tmp_path: Path, here: Path) -> None:
    archive = tmp_path / "a.zip"
    back_up(here, archive)
    before = opening_of(here).samples
    restore(here, archive)
    assert opening_of(here).samples == before
    assert sounds_in(here) == [SOUND]


def test_a_recording_of_a_voice_that_is_gone_isnt_taken(tmp_path: Path, here: Path) -> None:
    archive, there = tmp_path / "a.zip", tmp_path / "there"
    back_up(here, archive)
    in_library(there, lambda library: library.save_listing([], 200.0))
    restore(there, archive)
    assert opening_of(there).samples == {}
    assert sounds_in(there) == []


def test_a_recording_whose_file_is_missing_stays_out_of_the_backup(
    tmp_path: Path, here: Path
) -> None:
    archive, there = tmp_path / "a.zip", tmp_path / "there"
    for path in (here / "demos").glob("sent-*"):
        path.unlink()
    back_up(here, archive)
    restore(there, archive)
    opening = opening_of(there)
    assert opening.samples == {}
    assert findings_of(opening.trainings[0]) == FOUND


def test_of_a_backup_with_a_broken_recording_nothing_is_taken(tmp_path: Path, here: Path) -> None:
    archive, broken, there = tmp_path / "a.zip", tmp_path / "b.zip", tmp_path / "there"
    back_up(here, archive)
    with zipfile.ZipFile(archive) as file, zipfile.ZipFile(broken, "w") as copy:
        for name in file.namelist():
            copy.writestr(name, b"<html>" if name.startswith("demos/") else file.read(name))
    with pytest.raises(BackupError):
        restore(there, broken)
    assert opening_of(there).trainings == []
    assert sounds_in(there) == []
