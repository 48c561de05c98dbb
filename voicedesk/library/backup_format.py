"""What a backup holds beside the demos' sound, and how it is written down.

JSON, so that another program, or a person in twenty years, can read it. Times are POSIX seconds.
Never in it: the token; of a demo's link the query, which is the signature of who may fetch it.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from voicedesk.domain.annotations import AnnotationTimes, VoiceAnnotations
from voicedesk.domain.backup import BackupFacts
from voicedesk.domain.errors import BackupError, BackupProblem
from voicedesk.domain.links import without_query
from voicedesk.domain.samples import findings_in, findings_rows, findings_text, read_findings
from voicedesk.domain.training import Consent, Training, TrainingStatus
from voicedesk.domain.voice import Voice

_Item = TypeVar("_Item")
Json = dict[str, object]


def dump(value: Json) -> bytes:
    # Lone surrogates, which a service may send, are no UTF-8: they are written as escapes.
    return json.dumps(value, ensure_ascii=True, indent=1, allow_nan=False).encode()


def rows(found: Json, name: str, understand: Callable[[Json], _Item]) -> list[_Item]:
    table = found.get(name)
    return (
        [understand(row) for row in table if isinstance(row, dict)]
        if isinstance(table, list)
        else []
    )


def text(row: Json, name: str) -> str:
    """A text; empty for anything else."""
    value = row.get(name)
    return value if isinstance(value, str) else ""


def flag(row: Json, name: str) -> bool:
    """Whether something is said to be so."""
    return row.get(name) is True


def whole(row: Json, name: str) -> int:
    """A count; 0 for anything that SQLite couldn't keep as one."""
    value = row.get(name)
    return value if type(value) is int and 0 <= value < 1 << 53 else 0


def number(row: Json, name: str) -> float | None:
    """A number; None for anything else."""
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1 << 53 else None  # neither infinite nor NaN


def moment(row: Json, name: str) -> float:
    return number(row, name) or 0.0


def training_row(training: Training) -> Json:
    return {
        "voice_id": training.voice_id,
        "sent_from_here": training.is_ours,
        "generation": training.generation,
        "voice_name": training.voice_name,
        "audio_url": training.audio_url,
        "sent_at": training.sent_at,
        "ended_at": training.ended_at,
        "outcome": training.status.value,
        "consent": _consent_row(training.consent),
        "findings": findings_rows(read_findings(training.found)),
    }


def read_training(row: Json) -> Training:
    name = text(row, "outcome")
    # What was under way when the backup was made has ended long since, nobody here knows how.
    settled = {TrainingStatus.READY, TrainingStatus.FAILED, TrainingStatus.NOT_BEGUN}
    status = next((one for one in settled if one.value == name), TrainingStatus.UNCERTAIN)
    training = Training(
        int(flag(row, "sent_from_here")),
        text(row, "voice_id"),
        text(row, "voice_name"),
        text(row, "audio_url"),
        moment(row, "sent_at"),
        number(row, "ended_at"),
        status,
        consent=_consent(row.get("consent")),
        found=findings_text(findings_in(row.get("findings"))),
    )
    return replace(training, generation=whole(row, "generation"))


def _consent_row(consent: Consent | None) -> Json | None:
    if consent is None:
        return None
    return {
        "speaker": consent.speaker,
        "wording": consent.wording,
        "confirmed_by": consent.confirmed_by,
        "given_at": consent.given_at,
    }


def _consent(row: object) -> Consent | None:
    if not isinstance(row, dict):
        return None
    speaker, wording = text(row, "speaker"), text(row, "wording")
    if not speaker.strip() or not wording.strip():
        return None
    return Consent(speaker, wording, text(row, "confirmed_by"), moment(row, "given_at"))


FORMAT = "voicedesk-backup"
VERSION = 1


@dataclass(frozen=True, slots=True)
class BackupDemo:
    """A demo's row; `file` is its name in the archive's folder of demos."""

    voice_id: str
    generation: int
    file: str
    link: str
    size: int
    kept_at: float
    heard_at: float
    duration_ms: int | None
    envelope: bytes
    etag: str
    last_modified: str
    loudness: float | None


@dataclass(frozen=True, slots=True)
class BackupSample:
    """The row of a recording that a training was sent with, which is found by voice and time.

    `file` is its name in the archive's folder of recordings.
    """

    voice_id: str
    sent_at: float
    file: str
    size: int
    kept_at: float
    duration_ms: int
    envelope: bytes
    loudness: float | None


@dataclass(frozen=True, slots=True)
class BackupContent:
    """Everything but the sound.

    Attributes:
        listed_at: when `voices` were listed; None if they never were.
        trainings: the oldest first.
    """

    voices: tuple[Voice, ...] = ()
    listed_at: float | None = None
    annotations: Mapping[str, VoiceAnnotations] | None = None
    trainings: tuple[Training, ...] = ()
    demos: tuple[BackupDemo, ...] = ()
    samples: tuple[BackupSample, ...] = ()


def manifest_bytes(facts: BackupFacts) -> bytes:
    """The small file that says what the archive is."""
    return dump(
        {
            "format": FORMAT,
            "version": VERSION,
            "account": facts.account,
            "address": facts.address,
            "made_at": facts.made_at,
            "voices": facts.voices,
            "trainings": facts.trainings,
            "demos": facts.demos,
        }
    )


def read_manifest(content: bytes) -> BackupFacts:
    """What the archive is.

    Raises:
        BackupError: NOT_A_BACKUP; NEWER if a later version of the program made it.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BackupError(BackupProblem.NOT_A_BACKUP, "manifest.json")
    version = found.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BackupError(BackupProblem.NEWER, f"version {version}")
    return BackupFacts(
        text(found, "account"),
        text(found, "address"),
        moment(found, "made_at"),
        whole(found, "voices"),
        whole(found, "trainings"),
        whole(found, "demos"),
    )


def content_bytes(content: BackupContent) -> bytes:
    """The larger file, with a row for everything."""
    return dump(
        {
            "listed_at": content.listed_at,
            "voices": [_voice_row(voice) for voice in content.voices],
            "marks": [
                _marks_row(key, annotations)
                for key, annotations in (content.annotations or {}).items()
            ],
            "trainings": [training_row(training) for training in content.trainings],
            "demos": [_demo_row(demo) for demo in content.demos],
            "recordings": [_sample_row(sample) for sample in content.samples],
        }
    )


def read_content(content: bytes) -> BackupContent:
    """Everything but the sound. What a row says wrongly counts as not said.

    Raises:
        BackupError: DAMAGED.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BackupError(BackupProblem.DAMAGED, "library.json")
    voices = {voice.id: voice for voice in rows(found, "voices", _voice) if voice.id}
    return BackupContent(
        tuple(voices.values()),
        number(found, "listed_at"),
        dict(pair for pair in rows(found, "marks", _annotations) if pair[0]),
        tuple(one for one in rows(found, "trainings", read_training) if one.voice_id),
        tuple(demo for demo in rows(found, "demos", _demo) if demo.voice_id and demo.file),
        tuple(one for one in rows(found, "recordings", _sample) if one.voice_id and one.file),
    )


def _voice_row(voice: Voice) -> Json:
    return {
        "id": voice.id,
        "name": voice.name,
        "state": voice.state,
        "language": voice.language,
        "tier": voice.tier,
        "demo_link": without_query(voice.demo_url),
    }


def _voice(row: Json) -> Voice:
    names = ("id", "name", "state", "language", "demo_link", "tier")
    return Voice(*(text(row, name) for name in names))


def _marks_row(voice_id: str, annotations: VoiceAnnotations) -> Json:
    times = annotations.changed_at
    return {
        "voice_id": voice_id,
        "favourite": annotations.favourite,
        "favourite_at": times.favourite,
        "keep_offline": annotations.pinned,
        "keep_offline_at": times.pinned,
        "tags": list(annotations.tags),
        "tags_at": times.tags,
        "note": annotations.note,
        "note_at": times.note,
    }


def _annotations(row: Json) -> tuple[str, VoiceAnnotations]:
    tags = row.get("tags")
    names = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    fields = ("favourite_at", "keep_offline_at", "tags_at", "note_at")
    times = AnnotationTimes(*(moment(row, field) for field in fields))
    favourite, pinned = flag(row, "favourite"), flag(row, "keep_offline")
    annotations = VoiceAnnotations(
        favourite, pinned, tuple(dict.fromkeys(names)), text(row, "note"), times
    )
    return text(row, "voice_id"), annotations


def _demo_row(demo: BackupDemo) -> Json:
    return {
        "voice_id": demo.voice_id,
        "generation": demo.generation,
        "file": demo.file,
        "link": demo.link,
        "size": demo.size,
        "kept_at": demo.kept_at,
        "heard_at": demo.heard_at,
        "duration_ms": demo.duration_ms,
        "envelope": b64encode(demo.envelope).decode(),
        "etag": demo.etag,
        "last_modified": demo.last_modified,
        "loudness": demo.loudness,
    }


def _demo(row: Json) -> BackupDemo:
    duration, envelope = whole(row, "duration_ms"), _envelope(row)
    measured = duration > 0 and bool(envelope)
    return BackupDemo(
        text(row, "voice_id"),
        whole(row, "generation"),
        text(row, "file"),
        text(row, "link"),
        whole(row, "size"),
        moment(row, "kept_at"),
        moment(row, "heard_at"),
        duration if measured else None,
        envelope if measured else b"",
        text(row, "etag"),
        text(row, "last_modified"),
        number(row, "loudness"),
    )


def _sample_row(sample: BackupSample) -> Json:
    return {
        "voice_id": sample.voice_id,
        "sent_at": sample.sent_at,
        "file": sample.file,
        "size": sample.size,
        "kept_at": sample.kept_at,
        "duration_ms": sample.duration_ms,
        "envelope": b64encode(sample.envelope).decode(),
        "loudness": sample.loudness,
    }


def _sample(row: Json) -> BackupSample:
    return BackupSample(
        text(row, "voice_id"),
        moment(row, "sent_at"),
        text(row, "file"),
        whole(row, "size"),
        moment(row, "kept_at"),
        whole(row, "duration_ms"),
        _envelope(row),
        number(row, "loudness"),
    )


def _envelope(row: Json) -> bytes:
    try:
        return b64decode(text(row, "envelope"), validate=True)
    except (Base64Error, ValueError):
        return b""
