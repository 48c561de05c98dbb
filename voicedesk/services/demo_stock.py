"""Which demos are kept, how much room they take, and which would go first."""

from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import asynccontextmanager
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType

from psygnal import SignalInstance

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.samples import findings_text
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.library import NO_RECORDING, CachedDemo, Library, Opening, SentRecording
from voicedesk.library.demo_rows import SAMPLE
from voicedesk.services.polling import announce
from voicedesk.services.samples import SampleReport
from voicedesk.services.voices import Voices


@dataclass(frozen=True, slots=True)
class DemoUse:
    """What the kept demos use.

    Attributes:
        demos: how many files there are, earlier demos among them.
        size: bytes of all of them, and of the recordings.
        samples: how many recordings there are that were sent.
    """

    demos: int = 0
    size: int = 0
    samples: int = 0


class CachedDemos:
    """The kept demos in memory: of each voice the newest, and those of its earlier trainings.

    Beside them the recordings that were sent, by the number of their training.

    Attributes:
        limit: bytes that they may take; 0 for as many as there are.
        open: names of files that are open in the player.
    """

    def __init__(self, opening: Opening, stays: Callable[[str], bool]) -> None:
        """Take up what was kept.

        Args:
            stays: whether the newest demo of the voice with this id stays whatever the limit.
        """
        self.limit = 0
        self.open: frozenset[str] = frozenset()
        self._stays = stays
        self._newest = dict(opening.demos)
        self._newest_seen = MappingProxyType(self._newest)
        self._earlier = dict(opening.earlier)
        self._samples = dict(opening.samples)
        self._number = 0
        self._size = 0
        for demo in self:
            self._count(demo, 1)

    def __iter__(self) -> Iterator[CachedDemo]:
        yield from self._newest.values()
        for demos in self._earlier.values():
            yield from demos
        yield from self._samples.values()

    @property
    def newest(self) -> Mapping[str, CachedDemo]:
        """The newest demo by voice id."""
        return self._newest_seen

    @property
    def use(self) -> DemoUse:
        samples = len(self._samples)
        return DemoUse(self._number - samples, self._size, samples)

    @property
    def is_over_limit(self) -> bool:
        """Whether they take more than they may."""
        return 0 < self.limit < self._size

    def earlier(self, voice_id: str) -> tuple[CachedDemo, ...]:
        """The demos of a voice's earlier trainings, newest first."""
        return self._earlier.get(voice_id, ())

    def all_of(self, voice_id: str) -> tuple[CachedDemo, ...]:
        """All demos of a voice, newest first."""
        newest = self._newest.get(voice_id)
        return () if newest is None else (newest, *self.earlier(voice_id))

    def sample(self, number: int) -> CachedDemo | None:
        """The recording that the training of this number was sent with."""
        return self._samples.get(number)

    def samples_of(self, voice_id: str) -> list[CachedDemo]:
        """The recordings that a voice was trained with."""
        return [one for one in self._samples.values() if one.voice_id == voice_id]

    def number_of_samples(self, voice_ids: AbstractSet[str]) -> int:
        """How many recordings there are of these voices."""
        return sum(sample.voice_id in voice_ids for sample in self._samples.values())

    def put_sample(self, number: int, sample: CachedDemo) -> None:
        """Take up the recording that a training was sent with."""
        self._samples[number] = sample
        self._count(sample, 1)

    def put(self, demo: CachedDemo) -> None:
        """Take up a demo, in place of the one of its generation."""
        others = [one for one in self.all_of(demo.voice_id) if one.generation != demo.generation]
        self._set(demo.voice_id, [demo, *others])

    def replace(self, before: CachedDemo, after: CachedDemo) -> None:
        """Have `after` stand for the file that `before` stood for."""
        self.take(before)
        self.put(after)

    def take(self, demo: CachedDemo) -> bool:
        """Have a demo or a recording no longer; whether it was there."""
        if demo.generation == SAMPLE:
            return self._take_sample(demo)
        demos = self.all_of(demo.voice_id)
        rest = [one for one in demos if one.file != demo.file]
        self._set(demo.voice_id, rest)
        return len(rest) < len(demos)

    def forget(self, voice_id: str) -> bool:
        """Have none of a voice's demos any longer; whether there were any."""
        samples = self.samples_of(voice_id)
        there_were = voice_id in self._newest or bool(samples)
        for sample in samples:
            self._take_sample(sample)
        self._set(voice_id, [])
        return there_were

    def loose(self) -> list[CachedDemo]:
        """All that needn't stay, the least recently heard first."""
        return [
            demo
            for demo in sorted(self, key=attrgetter("last_used_at"))
            if demo.file not in self.open
            and not (demo is self._newest.get(demo.voice_id) and self._stays(demo.voice_id))
        ]

    def excess(self, fresh: CachedDemo | None = None) -> list[CachedDemo]:
        """What has to go to keep to the limit; never the one that was just asked for."""
        if not self.is_over_limit:
            return []
        over = self._size - self.limit
        going: list[CachedDemo] = []
        for demo in self.loose():
            if over <= 0:
                break
            if demo is not fresh:
                going.append(demo)
                over -= demo.size
        return going

    def _take_sample(self, sample: CachedDemo) -> bool:
        numbers = [number for number, one in self._samples.items() if one.file == sample.file]
        for number in numbers:
            self._count(self._samples.pop(number), -1)
        return bool(numbers)

    def _set(self, voice_id: str, demos: list[CachedDemo]) -> None:
        for before in self.all_of(voice_id):
            self._count(before, -1)
        for demo in demos:
            self._count(demo, 1)
        demos.sort(key=attrgetter("generation"), reverse=True)
        self._newest.pop(voice_id, None)
        self._earlier.pop(voice_id, None)
        if demos:
            self._newest[voice_id] = demos[0]
        if len(demos) > 1:
            self._earlier[voice_id] = tuple(demos[1:])

    def _count(self, demo: CachedDemo, sign: int) -> None:
        self._number += sign
        self._size += sign * demo.size


class SentSamples:
    """Copies a checked recording into the library, to be written down with its training.

    The copy is there before the row that names it, and of a training that wasn't sent or never
    began nothing stays.
    """

    def __init__(
        self, stock: CachedDemos, library: Library, voices: Voices, changed: SignalInstance
    ) -> None:
        self._stock = stock
        self._library = library
        self._changed = changed
        self._coming: dict[tuple[str, str], CachedDemo] = {}
        voices.training_changed.connect(self._training_changed)

    def get(self, training: Training) -> CachedDemo | None:
        """The recording that a training was sent with; None where it isn't kept."""
        return self._stock.sample(training.number) if training.is_ours else None

    def count(self, voice_ids: AbstractSet[str]) -> int:
        """How many are kept of these voices."""
        return self._stock.number_of_samples(voice_ids)

    @asynccontextmanager
    async def prepare(
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

    async def _copy(self, voice_id: str, report: SampleReport) -> CachedDemo | None:
        if report.path is None or report.measures is None:
            return None
        try:
            name = await self._library.demos.take_copy(report.path)
        except LibraryError:
            return None
        return CachedDemo(
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

    async def _keep_to_limit(self, fresh: CachedDemo) -> None:
        going = self._stock.excess(fresh)
        try:
            await self._library.demos.drop(going)
        except LibraryError:
            return  # the training is on its way all the same
        for demo in going:
            if self._stock.take(demo):
                announce(self._changed, demo.voice_id)

    def _training_changed(self, training: Training) -> None:
        if training.status is TrainingStatus.SENDING:
            sample = self._coming.pop((training.voice_id, training.audio_url), None)
            if sample is not None:
                self._stock.put_sample(training.number, sample)
                announce(self._changed, training.voice_id)
        elif training.status is TrainingStatus.NOT_BEGUN:
            sample = self.get(training)
            if sample is not None and self._stock.take(sample):
                self._library.demos.drop_soon(sample)
                announce(self._changed, training.voice_id)
