"""A library that the program of November 2026 wrote opens without loss.

The files and what is in them: tests/data/library-2026-11/README.md.
"""

import asyncio
import json
import shutil
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import soundfile

from tests.consents import CONSENT
from voicedesk.domain.annotations import AnnotationTimes, VoiceAnnotations
from voicedesk.domain.batch import BatchRow, BatchRowStatus
from voicedesk.domain.samples import findings_of, findings_text, read_findings
from voicedesk.domain.text import Reading
from voicedesk.domain.training import Consent, Training, TrainingStatus, consent_of, speaker_of
from voicedesk.domain.voice import SlotRequest, Voice, VoiceState
from voicedesk.library import (
    AccountFolders,
    CachedDemo,
    CachedSound,
    Library,
    Move,
    Opening,
    Places,
    Settings,
    SettingsStore,
)

EARLIER = Path(__file__).parents[2] / "data" / "library-2026-11"
EXPECTED: dict[str, Any] = json.loads((EARLIER / "expected.json").read_text(encoding="utf-8"))
ACCOUNT = "工作"
FOLDER = "_e5_b7_a5_e4_bd_9c"

Rows = list[dict[str, Any]]
MakeLibrary = Callable[[], Library]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A copy of the earlier program's data directory."""
    shutil.copytree(EARLIER / "data", tmp_path / "data")
    return Places.under(tmp_path / "data")


@pytest.fixture
def folder(places: Places) -> Path:
    """The account's folder, where today's program looks for it."""
    return places.account_folder(ACCOUNT)


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """The library, not opened yet."""
    return make_library()


@pytest.fixture
def opening(library: Library) -> Opening:
    opened = library.open_now()
    assert opened.set_aside is None
    assert not opened.read_only
    return opened


def _findings(text: str) -> object:
    """The findings in a text as today's program writes them."""
    return json.loads(findings_text(read_findings(text)) or "[]")


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _recording(kept: CachedSound) -> dict[str, Any]:
    """What is known of a file of sound, and the file itself."""
    content = kept.path.read_bytes()
    assert len(content) == kept.size
    with soundfile.SoundFile(kept.path) as sound:
        assert len(sound.read()) == sound.frames > 0
        if kept.duration_ms is not None:
            assert sound.frames / sound.samplerate * 1000 == pytest.approx(kept.duration_ms, abs=1)
    return {
        "voice_id": kept.voice_id,
        "size": kept.size,
        "kept_at": kept.kept_at,
        "duration_ms": kept.duration_ms,
        "envelope_sha256": _hash(kept.envelope),
        "sha256": _hash(content),
    }


def _demo(kept: CachedDemo) -> dict[str, Any]:
    return _recording(kept) | {
        "generation": kept.generation,
        "link": kept.link,
        "heard_at": kept.heard_at,
    }


def _what_is_read(rows: Rows) -> Rows:
    return [
        {key: row[key] for key in row.keys() - {"etag", "last_modified", "loudness", "training"}}
        for row in rows
    ]


def _consent(row: dict[str, Any]) -> Consent | None:
    if not row["speaker"]:
        return None
    return Consent(row["speaker"], row["wording"], row["confirmed_by"], row["given_at"])


def _demos(opening: Opening) -> list[CachedDemo]:
    """All of them, voice by voice, the newest first."""
    return [
        demo
        for voice_id in sorted(opening.demos)
        for demo in (opening.demos[voice_id], *opening.earlier.get(voice_id, ()))
    ]


def test_the_list_of_voices_in_the_services_order(opening: Opening) -> None:
    assert opening.known.voices == [Voice(**row) for row in EXPECTED["voices"]]
    assert opening.known.listed_at == EXPECTED["listed_at"]
    assert {voice.state for voice in opening.known.voices} == {*VoiceState, "Archived", ""}


def test_annotations_and_when_they_were_made(opening: Opening) -> None:
    assert opening.annotations == {
        row["voice_id"]: VoiceAnnotations(
            row["favourite"],
            row["pinned"],
            tuple(row["tags"]),
            row["note"],
            AnnotationTimes(row["favourite_at"], row["pinned_at"], row["tags_at"], row["note_at"]),
        )
        for row in EXPECTED["marks"]
    }


def test_readings(library: Library, opening: Opening) -> None:
    assert asyncio.run(library.readings.read()) == {
        row["text"]: Reading(row["syllables"], row["initials"]) for row in EXPECTED["readings"]
    }


def test_the_generation_of_each_voice(library: Library, opening: Opening) -> None:
    generations = EXPECTED["generations"]
    assert {voice_id: library.generation(voice_id) for voice_id in generations} == generations


def test_demos_of_every_generation_with_their_files(library: Library, opening: Opening) -> None:
    demos = _demos(opening)
    assert [_demo(demo) for demo in demos] == _what_is_read(EXPECTED["demos"])
    assert {demo.path.suffix for demo in demos} == {".mp3", ".ogg", ".wav", ".flac"}
    assert opening.earlier.keys() <= opening.demos.keys()
    assert asyncio.run(library.demos.verify()) == []
    assert all(demo.path.exists() for demo in (*demos, *opening.samples.values()))


def test_which_demos_are_of_the_last_training(library: Library, opening: Opening) -> None:
    """One from before a training that came to nothing is; from before another, it isn't."""
    present = {
        voice_id
        for voice_id, demo in opening.demos.items()
        if demo.generation == library.generation(voice_id)
    }
    assert present == {"qnvc-0001", "qnvc-0002", "qnvc-0006", "qnvc-0011"}
    assert opening.demos.keys() - present == {"qnvc-0003", "qnvc-0009", "qnvc-0012"}


def test_the_journal_of_trainings(opening: Opening) -> None:
    rows: Rows = EXPECTED["trainings"]
    assert opening.trainings == [
        Training(
            row["number"] if row["ours"] else 0,
            row["voice_id"],
            row["voice_name"],
            row["audio_url"],
            row["sent_at"],
            row["ended_at"],
            TrainingStatus(row["outcome"]),
            consent=_consent(row),
        )
        for row in rows
    ]
    assert [one.generation for one in opening.trainings] == [row["generation"] for row in rows]
    found = [_findings(one.found) for one in opening.trainings]
    assert found == [row["found"] for row in rows]
    assert {one.status for one in opening.trainings if one.is_ours} == {*TrainingStatus}
    assert {one.status.value for one in opening.trainings if not one.is_ours} == {
        *("running", "ready", "failed")
    }


def test_who_agreed(opening: Opening) -> None:
    assert speaker_of("qnvc-0010", opening.trainings) == "Ünal"
    (first,) = (row for row in EXPECTED["trainings"] if row["number"] == 13)
    (link,) = (one.audio_url for one in opening.trainings if one.number == 13)
    assert consent_of("ＮＯＲＡ", link, opening.trainings) == _consent(first)
    assert consent_of("Somebody", link, opening.trainings) is None


def test_the_kept_recording_and_what_was_found_of_it(opening: Opening) -> None:
    rows: Rows = EXPECTED["recordings"]
    assert [_recording(kept) for kept in opening.samples.values()] == _what_is_read(rows)
    assert list(opening.samples) == [row["training"] for row in rows]
    (number,) = opening.samples
    (training,) = (one for one in opening.trainings if one.number == number)
    assert opening.samples[number].voice_id == training.voice_id == "qnvc-0001"
    findings = findings_of(training)
    assert findings is not None
    told = {one.measure.value: one.advice.value for one in findings if one.advice is not None}
    assert told == {
        "length": "much longer",
        "format": "telephone",
        "loudness": "softer",
        "peaks": "clipped",
        "expiry": "expires soon",
    }
    assert {one.measure.value: one.spans for one in findings if one.spans} == {
        "peaks": ((0.36, 0.42),)
    }


def _batch_row(row: BatchRow) -> dict[str, Any]:
    failure = row.failure
    return {
        "number": row.number,
        "name": row.name,
        "link": row.link,
        "speaker": row.consent.speaker,
        "wording": row.consent.wording,
        "confirmed_by": row.consent.confirmed_by,
        "given_at": row.consent.given_at,
        "step": row.step.value,
        "voice_id": row.voice_id,
        "asked_at": row.asked_at,
        "problem": failure.problem.value if failure else "",
        "message": failure.message if failure else "",
        "reqid": failure.reqid if failure else "",
        "code": failure.code if failure else None,
        "found": _findings(row.found),
    }


def test_the_table_of_voices_that_is_being_made(opening: Opening) -> None:
    batch = opening.batch
    assert batch is not None
    latest = EXPECTED["batches"][-1]
    assert (batch.number, batch.started_at) == (latest["number"], latest["begun_at"])
    rows = [row for row in EXPECTED["batch_rows"] if row["batch"] == latest["number"]]
    assert [_batch_row(row) | {"batch": batch.number} for row in batch.rows] == [
        {key: row[key] for key in row.keys() - {"known"}} for row in rows
    ]
    assert batch.known == {voice_id for row in rows for voice_id in row["known"]} != set()


def test_how_the_rows_of_the_table_stand(opening: Opening) -> None:
    assert opening.batch is not None
    by_slot = defaultdict[tuple[str, str], list[Training]](list)
    for training in opening.trainings:
        by_slot[training.voice_id, training.audio_url].append(training)
    statuses = [
        row.status(next(iter(by_slot[row.voice_id, row.link]), None)) for row in opening.batch.rows
    ]
    assert statuses == [
        *(
            BatchRowStatus.READY,
            BatchRowStatus.FAILED,
            BatchRowStatus.TRAINING,
            BatchRowStatus.FAILED,
        ),
        *(
            BatchRowStatus.WAITING,
            BatchRowStatus.FAILED,
            BatchRowStatus.CANCELLED,
            BatchRowStatus.FAILED,
        ),
        *(BatchRowStatus.MAKING, BatchRowStatus.WAITING, BatchRowStatus.FAILED),
    ]
    assert [row.number for row in opening.batch.rows if row.can_be_tried_again] == [2, 8]


def test_the_slots_that_were_made_for_any_table(opening: Opening) -> None:
    slots = {row["voice_id"] for row in EXPECTED["batch_rows"]} - {""}
    assert opening.batch_slots == slots
    assert "qnvc-gone" in slots  # of the first table


def test_the_slot_whose_answer_was_lost(opening: Opening) -> None:
    (row,) = EXPECTED["wanted_slots"]
    assert opening.slot_request == SlotRequest(row["asked_at"], frozenset(row["known"]))


def test_it_goes_on_from_where_it_was(
    library: Library, opening: Opening, make_library: MakeLibrary
) -> None:
    """Numbers and generations aren't given twice, and writing loses nothing of what there was."""
    link = "https://samples.example/new.wav"
    sent = asyncio.run(library.start_training("qnvc-0001", "林知夏", link, CONSENT, 2e9))
    ended = replace(sent, status=TrainingStatus.READY, ended_at=2e9 + 1)
    asyncio.run(library.save_trainings([ended]))
    assert sent.number == max(row["number"] for row in EXPECTED["trainings"]) + 1
    assert library.generation("qnvc-0001") == EXPECTED["generations"]["qnvc-0001"] + 1
    (row, *_) = opening.batch.rows if opening.batch is not None else ()
    batch = asyncio.run(library.batches.create([row._replace(number=1)], 3.0))
    assert batch.number == EXPECTED["batches"][-1]["number"] + 1
    library.close_now()
    later = make_library().open_now()
    assert later == replace(opening, trainings=[ended, *opening.trainings], batch=batch)


def test_a_library_set_aside_under_the_earlier_name_is_taken_up_again(
    places: Places, make_library: MakeLibrary
) -> None:
    """An account's, which was removed while its library was kept."""
    kept = places.data / "accounts" / FOLDER
    kept.rename(f"{kept}.kept-0")
    folders = AccountFolders(places)
    assert not folders.has(ACCOUNT)
    folders.bring_back(ACCOUNT)
    assert len(make_library().open_now().known.voices) == len(EXPECTED["voices"])


def test_a_renaming_that_was_cut_short_is_known(places: Places) -> None:
    folders = AccountFolders(places)
    assert folders.unfinished() == Move(*EXPECTED["move"])
    folders.finish_move()
    assert folders.unfinished() is None
    assert folders.has(ACCOUNT)


def _selected(settings: Settings) -> dict[str, Any]:
    """What of the settings the earlier program knew, in the words of its file."""
    selected = {key: getattr(settings, key) for key in EXPECTED["settings"]}
    selected["shown_tags"] = list(settings.shown_tags)
    selected["accounts"] = [
        {"name": one.name, "address": one.address, "colour": one.colour}
        for one in settings.accounts
    ]
    return selected


def test_every_setting(places: Places) -> None:
    store = SettingsStore(places.settings)
    selected = _selected(store.read())
    assert store.set_aside is None
    assert selected == EXPECTED["settings"]
    usual = _selected(Settings())
    assert [key for key in selected if selected[key] == usual[key]] == []


def test_every_setting_is_there_after_it_was_saved_again(places: Places) -> None:
    SettingsStore(places.settings).write(SettingsStore(places.settings).read())
    assert _selected(SettingsStore(places.settings).read()) == EXPECTED["settings"]
