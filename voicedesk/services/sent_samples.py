"""The recordings that trainings were sent with, kept where the person agrees."""

from collections.abc import AsyncGenerator
from collections.abc import Set as AbstractSet
from contextlib import asynccontextmanager

from psygnal import SignalInstance

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.findings_text import findings_text
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.library import NO_RECORDING, KeptDemo, Library, SentRecording
from voicedesk.library.kept_demo import SAMPLE
from voicedesk.services.announce import announce
from voicedesk.services.demo_stock import DemoStock
from voicedesk.services.sample_report import SampleReport
from voicedesk.services.voice_book import VoiceBook


class SentSamples:
    """Copies a checked recording into the library, to be written down with its training.

    The copy is there before the row that names it, and of a training that wasn't sent or never
    began nothing stays.
    """

    def __init__(
        self, stock: DemoStock, library: Library, book: VoiceBook, changed: SignalInstance
    ) -> None:
        self._stock = stock
        self._library = library
        self._changed = changed
        self._coming: dict[tuple[str, str], KeptDemo] = {}
        book.training_changed.connect(self._training_changed)

    def of(self, training: Training) -> KeptDemo | None:
        """The recording that a training was sent with; None where it isn't kept."""
        return self._stock.sample(training.number) if training.is_ours else None

    def number_of(self, voice_ids: AbstractSet[str]) -> int:
        """How many are kept of these voices."""
        return self._stock.number_of_samples(voice_ids)

    @asynccontextmanager
    async def sent(
        self, voice_id: str, report: SampleReport | None, *, keep: bool
    ) -> AsyncGenerator[SentRecording, None]:
        """What is to be written down with a training that is sent meanwhile.

        Args:
            report: what is known of the recording; None for nothing.
            keep: whether the recording itself is kept. Where that can't be done, it isn't.
        """
        if report is None:
            yield NO_RECORDING
            return
        found = findings_text(report.findings)
        sample = await self._copy(voice_id, report) if keep else None
        if sample is None:
            yield SentRecording(found)
            return
        key = voice_id, report.link
        self._coming[key] = sample
        try:
            yield SentRecording(found, sample)
        finally:
            if self._coming.pop(key, None) is not None:  # it wasn't written down
                self._library.demos.drop_soon(sample)
        await self._keep_to_limit(sample)

    async def _copy(self, voice_id: str, report: SampleReport) -> KeptDemo | None:
        if report.path is None or report.measures is None:
            return None
        try:
            name = await self._library.demos.take_copy(report.path)
        except LibraryError:
            return None
        return KeptDemo(
            voice_id,
            SAMPLE,
            self._library.demos.folder,
            name,
            "",
            report.size or 0,
            report.checked_at,
            round(report.measures.seconds * 1000),
            report.measures.peaks,
            loudness=report.measures.loudness,
        )

    async def _keep_to_limit(self, fresh: KeptDemo) -> None:
        going = self._stock.excess(fresh)
        try:
            await self._library.demos.drop(going)
        except LibraryError:
            return  # the training is on its way all the same
        for demo in going:
            if self._stock.take(demo):
                announce(self._changed, demo.voice_id)

    def _training_changed(self, training: Training) -> None:
        if training.outcome is TrainingOutcome.SENDING:
            sample = self._coming.pop((training.voice_id, training.audio_url), None)
            if sample is not None:
                self._stock.put_sample(training.number, sample)
                announce(self._changed, training.voice_id)
        elif training.outcome is TrainingOutcome.NOT_BEGUN:
            sample = self.of(training)
            if sample is not None and self._stock.take(sample):
                self._library.demos.drop_soon(sample)
                announce(self._changed, training.voice_id)
