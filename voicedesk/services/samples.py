"""The recordings that voices are trained with, before a training is spent on one and afterwards.

`SampleCheck.check` opens the link as the service would, sees by the first bytes whether audio
comes, keeps that on disk, and has it measured. What was found, or why it couldn't be looked at, is
a `SampleReport`. Those that were sent are cached by `SentSamples`, beside the demos.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from collections.abc import Set as AbstractSet
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from voicedesk.api import AudioStream, SampleFetcher
from voicedesk.domain.errors import (
    DemoError,
    DemoProblem,
    LibraryError,
    SampleError,
    SampleProblem,
)
from voicedesk.domain.links import expires_at
from voicedesk.domain.recordings import LocalRecording, RecordingError
from voicedesk.domain.samples import (
    Finding,
    SampleMeasures,
    expiry_finding,
    findings,
    findings_text,
)
from voicedesk.domain.text import page_title
from voicedesk.domain.training import Origin, Training, TrainingStatus
from voicedesk.library import (
    NO_RECORDING,
    CachedRecording,
    Library,
    SampleFiles,
    SentRecording,
)
from voicedesk.library.files import HEAD, audio_suffix, looks_like_page, may_be_audio
from voicedesk.services.demo_cache import DemoCache
from voicedesk.services.voices import Voices

_HOPELESS: Final = frozenset(
    {
        SampleProblem.NOTHING_THERE,
        SampleProblem.EMPTY,
        SampleProblem.WEB_PAGE,
        SampleProblem.NOT_AUDIO,
    }
)
"""What the service is sure to refuse."""

_NO_MATTER: Final = frozenset({SampleProblem.TOO_LARGE, SampleProblem.TOO_SLOW, SampleProblem.DISK})
"""It is audio and can be reached; only this computer couldn't look at it closely."""


@dataclass(frozen=True, slots=True)
class SampleReport:
    """What a check found.

    Attributes:
        link: that was tried.
        checked_at: POSIX seconds.
        error: why it couldn't be looked at; None if it could.
        size: in bytes; None if it isn't known.
        measures: of its sound.
        findings: what they mean, and how long the link lasts where it says so.
        path: the recording, to be heard; None where there is none.
        origin: the file on this computer that it was made from; None for what is behind a link.
        unusable: why such a file can't be sent; None if it can.
    """

    link: str
    checked_at: float
    error: SampleError | None = None
    size: int | None = None
    measures: SampleMeasures | None = None
    findings: tuple[Finding, ...] = ()
    path: Path | None = None
    origin: Origin | None = None
    unusable: RecordingError | None = None

    def recording(self, voice_id: str) -> CachedRecording | None:
        """The recording as it is heard for a voice; None where there is none or it has no sound."""
        if self.path is None or self.measures is None:
            return None
        return CachedRecording(
            voice_id,
            self.path.parent,
            self.path.name,
            self.size or 0,
            self.checked_at,
            round(self.measures.seconds * 1000),
            self.measures.peaks,
        )

    @property
    def is_hopeless(self) -> bool:
        """Whether the service is sure to refuse it, or it can't even be sent."""
        if self.unusable is not None:
            return True
        return self.error is not None and self.error.problem in _HOPELESS

    @property
    def needs_purpose(self) -> bool:
        """Whether it isn't known to be a recording at all, so that only a clear wish sends it.

        What can't be reached from here may be in the service's reach all the same.
        """
        return self.error is not None and self.error.problem not in _HOPELESS | _NO_MATTER


_MOST_BYTES: Final = 64 << 20
"""Six minutes of stereo without compression; what is larger is known for audio and not measured."""
_MOST_SECONDS: Final = 45.0
_PAGE: Final = 1 << 16
"""Bytes of a web page that are read for its title."""
_FRESH_SECONDS: Final = 60.0


class SampleCheck:
    """Tries a link, keeps the recording while it is of use, and judges what it sounds like.

    One recording is held: the next check takes the one before away, unless it is the same and
    still fresh.

    Args:
        measure: decodes a file; raises DemoError if it can't be.
        clock: POSIX seconds.
    """

    def __init__(
        self,
        source: SampleFetcher,
        files: SampleFiles,
        measure: Callable[[Path], Awaitable[SampleMeasures]],
        *,
        clock: Callable[[], float] = time.time,
        most_bytes: int = _MOST_BYTES,
        most_seconds: float = _MOST_SECONDS,
    ) -> None:
        self._source = source
        self._files = files
        self._measure = measure
        self._clock = clock
        self._most_bytes = most_bytes
        self._most_seconds = most_seconds
        self._report: SampleReport | None = None
        self._is_audio = False

    async def check(self, link: str) -> SampleReport:
        """What is behind a link that may be sent, as it is now or was within the last minute.

        Never raises for what is wrong with the recording or the way to it: the report tells.
        """
        known = self.fresh(link)
        if known is not None and known.error is None:
            return known
        self.discard()
        self._is_audio = False
        report = SampleReport(link, self._clock())
        try:
            async with asyncio.timeout(self._most_seconds):
                report = await self._look(report)
        except TimeoutError:
            problem = SampleProblem.TOO_SLOW if self._is_audio else SampleProblem.TIMED_OUT
            report = replace(report, error=SampleError(problem))
        report = replace(report, findings=(*report.findings, *self._expiry(link)))
        self._report = report
        return report

    def fresh(self, link: str) -> SampleReport | None:
        """The last report, if it is of this link and less than a minute old."""
        report = self.of(link)
        is_fresh = report and 0 <= self._clock() - report.checked_at < _FRESH_SECONDS
        return report if is_fresh else None

    def of(self, link: str) -> SampleReport | None:
        """The last report, if it is of this link."""
        return self._report if self._report is not None and self._report.link == link else None

    def discard(self) -> None:
        """Remove the recording that was looked at, and forget what was found."""
        report, self._report = self._report, None
        if report is not None and report.path is not None:
            self._files.delete(report.path)

    async def _look(self, report: SampleReport) -> SampleReport:
        try:
            async with self._source.open(report.link) as stream:
                report = replace(report, size=stream.size)
                content = await self._receive(stream)
            report = replace(report, size=len(content))
            path = await self._files.save(content)
            try:
                measures = await self._measure(path)
            except BaseException:
                self._files.delete(path)
                raise
        except SampleError as error:
            return replace(report, error=error)
        except MemoryError:
            return replace(report, error=SampleError(SampleProblem.TOO_LARGE))
        except DemoError as error:
            problem = SampleProblem.UNREADABLE
            if self._is_audio and error.problem is DemoProblem.TIMED_OUT:
                problem = SampleProblem.TOO_SLOW
            elif not self._is_audio and error.problem is DemoProblem.NOT_AUDIO:
                problem = SampleProblem.NOT_AUDIO
            return replace(report, error=SampleError(problem))
        return replace(report, measures=measures, findings=findings(measures), path=path)

    async def _receive(self, stream: AudioStream) -> bytes:
        """All of what may be audio.

        Raises:
            SampleError: EMPTY, WEB_PAGE with its title, NOT_AUDIO; TOO_LARGE, UNREADABLE if it is
                larger than is looked at and begins as audio does, or doesn't.
        """
        content = bytearray()
        is_page = is_possible = False
        async with aclosing(stream.chunks()) as chunks:
            async for chunk in chunks:
                content += chunk
                head = bytes(content[:HEAD])
                self._is_audio = audio_suffix(head) is not None
                is_page = looks_like_page(head)
                is_possible = may_be_audio(head)
                if not is_possible and len(content) >= (_PAGE if is_page else HEAD):
                    break
                if is_possible and max(len(content), stream.size or 0) > self._most_bytes:
                    raise SampleError(
                        SampleProblem.TOO_LARGE if self._is_audio else SampleProblem.UNREADABLE
                    )
        if not content:
            raise SampleError(SampleProblem.EMPTY)
        if is_page:
            title = page_title(bytes(content[:_PAGE]), stream.content_type)
            raise SampleError(SampleProblem.WEB_PAGE, detail=title)
        if not is_possible:
            raise SampleError(SampleProblem.NOT_AUDIO)
        return bytes(content)

    def _expiry(self, link: str) -> tuple[Finding, ...]:
        until = expires_at(link)
        return () if until is None else (expiry_finding(until - self._clock()),)


class SentSamples:
    """Caches the recordings that voices were trained with.

    The copy is there before the row that names it, and of a training that wasn't sent or never
    began nothing stays.
    """

    def __init__(self, cache: DemoCache, library: Library, voices: Voices) -> None:
        self._cache = cache
        self._library = library
        self._voices = voices
        self._coming: dict[tuple[str, str], CachedRecording] = {}  # by voice id and link
        voices.training_changed.connect(self._training_changed)

    def get(self, training: Training) -> CachedRecording | None:
        """The recording that a training was sent with; None where it isn't cached."""
        return self._cache.sample(training.number) if training.is_ours else None

    def local(self, path: Path) -> LocalRecording | None:
        """A cached recording, to be trained from again; None for any other file."""
        for training in self._voices.trainings:
            sample = self.get(training)
            if sample is not None and sample.path == path:
                return LocalRecording(path, training.voice_name, training=training)
        return None

    def count(self, voice_ids: AbstractSet[str]) -> int:
        """How many are cached of these voices."""
        return self._cache.count_samples(voice_ids)

    @asynccontextmanager
    async def prepare(
        self, voice_id: str, report: SampleReport | None, *, keep: bool
    ) -> AsyncGenerator[SentRecording, None]:
        """What is to be written down with a training that is sent within this context.

        Args:
            report: what is known of the recording; None for nothing.
            keep: whether the recording itself is copied. Where that can't be done, it isn't.
        """
        if report is None:
            yield NO_RECORDING
            return
        found = findings_text(report.findings)
        sample = await self._copy(voice_id, report) if keep else None
        if sample is None:
            yield SentRecording(found, origin=report.origin)
            return
        key = voice_id, report.link
        self._coming[key] = sample
        try:
            yield SentRecording(found, sample, report.origin)
        finally:
            if self._coming.pop(key, None) is not None:  # it wasn't written down
                self._library.demos.delete_soon(sample)
        await self._keep_to_limit(sample)

    async def _copy(self, voice_id: str, report: SampleReport) -> CachedRecording | None:
        if report.path is None or report.measures is None:
            return None
        try:
            name = await self._library.demos.add_copy(report.path)
        except LibraryError:
            return None
        return CachedRecording(
            voice_id,
            self._library.demos.folder,
            name,
            report.size or 0,
            report.checked_at,
            round(report.measures.seconds * 1000),
            report.measures.peaks,
        )

    async def _keep_to_limit(self, fresh: CachedRecording) -> None:
        going = self._cache.excess(fresh)
        with suppress(LibraryError):  # the training is on its way all the same
            await self._library.demos.delete(going)
            for demo in going:
                self._cache.remove(demo)

    def _training_changed(self, training: Training) -> None:
        if training.status is TrainingStatus.SENDING:
            sample = self._coming.pop((training.voice_id, training.audio_url), None)
            if sample is not None:
                self._cache.put_sample(training.number, sample)
        elif training.status is TrainingStatus.NOT_BEGUN:
            sample = self.get(training)
            if sample is not None:
                self._cache.remove(sample)
                self._library.demos.delete_soon(sample)
