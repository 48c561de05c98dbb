"""A recording on this computer, the range of it that a training gets, and what can go wrong."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from voicedesk.domain.errors import ProblemError
from voicedesk.domain.samples import SampleMeasures, Span
from voicedesk.domain.training import Training

RECORDING_SUFFIXES: Final = tuple(
    ".wav .mp3 .m4a .aac .flac .ogg .oga .opus .webm .mp4".split()  # noqa: SIM905 - one line
)
"""Of the files that a folder's recordings are; what is in one its content tells."""
SENT_LOUDNESS: Final = -20.0
"""LUFS that a recording is evened out to before it is sent, where its peaks allow it."""
_BESIDE_SPEECH: Final = 0.25
"""Seconds left before and after speech: breath and the last sound's end are a part of it."""


class LocalRecording(NamedTuple):
    """A recording in a file: one that the person chose, a take, or one that was sent and kept.

    Attributes:
        title: what it is called where it is shown.
        is_take: whether it was recorded here.
        made_at: when a take was recorded (POSIX seconds); 0 where that isn't known.
        training: that it was sent with and kept of.
    """

    path: Path
    title: str
    is_take: bool = False
    made_at: float = 0
    training: Training | None = None


class Cut(NamedTuple):
    """What of a recording is sent.

    Attributes:
        since, to: seconds from the original's beginning.
        is_even: whether it is raised or lowered to `SENT_LOUDNESS`, its true peak to at most
            -1 dBTP.
    """

    since: float
    to: float
    is_even: bool = False

    @property
    def seconds(self) -> float:
        return self.to - self.since


_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?/", re.IGNORECASE)
_UNWRITABLE: Final = re.compile("[\x00-\x1f\ud800-\udfff]")


def is_recording_name(text: str) -> bool:
    """Whether a text names a recording's file, with or without its folder, and is no link."""
    text = text.strip().strip('"').lower()
    if text.startswith("file:///"):
        return not _UNWRITABLE.search(text)
    is_named = text.endswith(RECORDING_SUFFIXES) and not _UNWRITABLE.search(text)
    return is_named and "://" not in text and not _HOST.match(text)


def named_file(name: str, folder: str = "") -> Path:
    """The file that a name stands for; relative where neither says where it is.

    Args:
        name: as of `is_recording_name`.
        folder: which the name is relative to; empty where that isn't known.
    """
    name = name.strip().strip('"')
    if name.lower().startswith("file:///"):
        name = unquote(urlsplit(name).path)
    if "/" not in name:
        name = name.replace("\\", "/")  # as Windows writes it
    return Path(folder, name)


def speech_range(measures: SampleMeasures) -> Span:
    """From where to where somebody speaks, and a breath more; all of it where nobody does."""
    since, to = measures.silence_before, measures.seconds - measures.silence_after
    if since >= to:
        return 0.0, measures.seconds
    return max(0.0, since - _BESIDE_SPEECH), min(measures.seconds, to + _BESIDE_SPEECH)


class RecordingProblem(StrEnum):
    """Why a recording on this computer can't be used."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    """The system doesn't let it be read; `detail` is what it says."""
    NO_FILE = "no file"
    """A folder, a pipe or a device."""
    EMPTY = "empty"
    """No byte in it, or no sound in the range."""
    NOT_AUDIO = "not audio"
    """Nothing here can decode it, or it is a film without sound."""
    TOO_LARGE = "too large"
    TOO_LONG = "too long"
    """Only its beginning is decoded, and all of it was asked for."""
    CHANGING = "changing"
    """It was written to while it was read, such as a download that goes on."""
    TOO_SLOW = "too slow"
    """It couldn't be read or decoded in time."""
    NO_DECODER = "no decoder"
    """What decodes sound can't be started; `detail` says why."""
    DISK = "disk"
    """What is made of it can't be stored on this computer."""


class RecordingError(ProblemError[RecordingProblem]):
    """A recording on this computer that can't be used."""

    about = "recording"
