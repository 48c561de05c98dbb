"""Recordings on this computer: opened, measured, and made into what a training is sent with.

A file is read once (`Recordings.open`) and never changed: what is shown, heard and sent is made
from those bytes. `prepare` makes a WAV file of exactly the range that is kept, stores it to be
heard, and judges it as `SampleCheck` does what is behind a link. The decoder is a confined process.
"""

import asyncio
import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from voicedesk.audio.decoder import LARGEST, Decoder
from voicedesk.domain.errors import DemoError, DemoProblem, SampleError
from voicedesk.domain.recordings import (
    Cut,
    LocalRecording,
    RecordingError,
    RecordingProblem,
    speech_range,
)
from voicedesk.domain.samples import Envelope, Span, findings, size_findings
from voicedesk.domain.training import Origin, Training, TrainingStatus
from voicedesk.library import SampleFiles
from voicedesk.services.samples import SampleReport
from voicedesk.threads import in_thread

_READ_SECONDS: Final = 20.0
"""A folder of another computer may never answer."""
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""No waiting for the other end of a pipe."""


@dataclass(frozen=True, slots=True)
class OpenedRecording:
    """A recording as it was read.

    Attributes:
        seconds: its length, as far as it was decoded.
        is_whole: whether that is all of it: a long one is decoded for ten minutes.
        envelope: its outline.
        speech: from where to where somebody speaks, with a breath on both sides.
        content: the file's bytes.
        digest: of the content, in hexadecimal.
    """

    recording: LocalRecording
    seconds: float
    is_whole: bool
    envelope: Envelope
    speech: Span
    content: bytes = field(repr=False)
    digest: str

    def whole(self) -> Cut:
        """All of it."""
        return Cut(0.0, self.seconds)


@dataclass(frozen=True, slots=True)
class PreparedRecording:
    """What a training is sent with.

    Attributes:
        content: a WAV file of 16 bits in one channel.
        report: what was found of it. Its `path` is the same content, to be heard and to be copied;
            its `link` is empty until there is one.
        seconds: its length.
    """

    content: bytes = field(repr=False)
    report: SampleReport
    seconds: float


class Recordings:
    """Opens and prepares recordings.

    Args:
        files: where what is prepared is stored, to be heard.
        trainings: all of them, newest first.
        clock: POSIX seconds.
    """

    def __init__(
        self,
        decoder: Decoder,
        files: SampleFiles,
        trainings: Callable[[], Iterable[Training]],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._decoder = decoder
        self._files = files
        self._trainings = trainings
        self._clock = clock

    async def open(self, recording: LocalRecording) -> OpenedRecording:
        """Read and measure a recording.

        Raises:
            RecordingError: it can't be used.
        """
        try:
            async with asyncio.timeout(_READ_SECONDS):
                content, digest, at = await in_thread(lambda: _read(recording.path), "recording")
        except TimeoutError:
            raise RecordingError(RecordingProblem.TOO_SLOW) from None
        try:
            measures = await self._decoder.measure(content)
        except DemoError as error:
            raise _problem(error) from None
        if recording.is_take:
            recording = recording._replace(made_at=at)
        envelope = Envelope(round(measures.seconds * 1000), measures.peaks)
        speech = speech_range(measures)
        return OpenedRecording(
            recording, measures.seconds, measures.is_whole, envelope, speech, content, digest
        )

    async def check(self, opened: OpenedRecording, cut: Cut) -> SampleReport:
        """What is found of exactly the cut; nothing is stored.

        Raises:
            RecordingError: EMPTY if nothing is in it; NOT_AUDIO, NO_DECODER, TOO_SLOW.
        """
        return (await self._made(opened, cut))[1]

    async def check_file(self, path: Path) -> SampleReport:
        """What is found of all of a file, or why it can't be used; nothing is stored."""
        try:
            return (await self.whole(path))[1]
        except RecordingError as error:
            return SampleReport("", self._clock(), unusable=error)

    async def whole(self, path: Path) -> tuple[bytes, SampleReport]:
        """What a training with all of a file is sent with; nothing is stored.

        Raises:
            RecordingError: as of `open` and `check`; TOO_LONG.
        """
        opened = await self.open(LocalRecording(path, path.name))
        if not opened.is_whole:
            raise RecordingError(RecordingProblem.TOO_LONG)
        return await self._made(opened, opened.whole())

    async def prepare(self, opened: OpenedRecording, cut: Cut) -> PreparedRecording:
        """Make what a training is sent with, and store it to be heard, until `discard`.

        Raises:
            RecordingError: as of `check`; DISK.
        """
        content, report = await self._made(opened, cut)
        try:
            path = await self._files.save(content)
        except SampleError as error:
            raise RecordingError(RecordingProblem.DISK, str(error.__cause__)) from None
        assert report.measures is not None  # noqa: S101 - `_made` measures
        return PreparedRecording(content, replace(report, path=path), report.measures.seconds)

    def used_before(self, opened: OpenedRecording, voice_id: str = "") -> list[str]:
        """The names of the voices, but this one, that were trained from the same file.

        That file may be the one that a recording was made from, or the one that was sent.
        """
        others = (one for one in self._trainings() if one.voice_id != voice_id)
        return names_by_recording(others).get(opened.digest, [])

    def discard(self, prepared: PreparedRecording) -> None:
        """Delete what was stored to be heard."""
        if prepared.report.path is not None:
            self._files.delete(prepared.report.path)

    async def _made(self, opened: OpenedRecording, cut: Cut) -> tuple[bytes, SampleReport]:
        if not cut.since < min(cut.to, opened.seconds):
            raise RecordingError(RecordingProblem.EMPTY)
        try:
            content = await self._decoder.cut(opened.content, cut)
            measures = await self._decoder.measure(content)
        except DemoError as error:
            raise _problem(error) from None
        digest = await asyncio.to_thread(_digest, content)
        return content, SampleReport(
            "",
            self._clock(),
            size=len(content),
            measures=measures,
            findings=(*findings(measures), *size_findings(len(content))),
            origin=Origin(opened.digest, digest, cut.since, cut.to),
        )


def names_by_recording(trainings: Iterable[Training]) -> dict[str, list[str]]:
    """By the digest of a file, the names of the voices that were trained from it."""
    names: dict[str, dict[str, None]] = {}
    for one in trainings:
        if one.origin is not None and one.status is not TrainingStatus.NOT_BEGUN:
            for digest in {one.origin.original, one.origin.sent}:
                names.setdefault(digest, {})[one.voice_name] = None
    return {digest: list(told) for digest, told in names.items()}


_PROBLEMS: Final = {
    DemoProblem.TIMED_OUT: RecordingProblem.TOO_SLOW,
    DemoProblem.DECODER: RecordingProblem.NO_DECODER,
}


def _problem(error: DemoError) -> RecordingError:
    problem = _PROBLEMS.get(error.problem, RecordingProblem.NOT_AUDIO)
    return RecordingError(problem, error.detail)


def _read(path: Path) -> tuple[bytes, str, float]:
    """A file's bytes, their digest, and when it was last written to (POSIX seconds).

    Raises:
        RecordingError: it isn't a file of any use, or changes meanwhile.
    """
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AT_ONCE)) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise RecordingError(RecordingProblem.NO_FILE)
            if found.st_size > LARGEST:
                raise RecordingError(RecordingProblem.TOO_LARGE)
            content = file.read(LARGEST + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError as error:
        raise RecordingError(RecordingProblem.MISSING, str(error)) from None
    except IsADirectoryError:
        raise RecordingError(RecordingProblem.NO_FILE) from None
    except OSError as error:
        raise RecordingError(RecordingProblem.UNREADABLE, str(error)) from None
    if (len(content), after.st_mtime_ns) != (found.st_size, found.st_mtime_ns):
        raise RecordingError(RecordingProblem.CHANGING)
    if not content:
        raise RecordingError(RecordingProblem.EMPTY)
    return content, _digest(content), found.st_mtime


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
