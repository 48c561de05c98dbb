"""The demos kept on this computer: fetched once, heard as often as wanted."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from psygnal import Signal

from voicedesk.audio.envelope import Envelope
from voicedesk.domain.audio_link import without_query
from voicedesk.domain.errors import DemoError, DemoProblem, ServiceError
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import KeptDemo, Library, Opening
from voicedesk.services.announce import announce
from voicedesk.services.demo_source import DemoSource
from voicedesk.services.demo_state import DemoState
from voicedesk.services.voice_book import VoiceBook

LARGEST_DEMO = 20 << 20
"""Bytes."""

_AT_ONCE = 4
_NETWORK = frozenset({DemoProblem.OFFLINE, DemoProblem.TIMED_OUT, DemoProblem.CUT_OFF})


@dataclass(slots=True)
class _Fetching:
    """One voice's fetch, and all who wait for it."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    askers: int = 0
    failure: DemoError | None = None


class DemoShelf:
    """Keeps each voice's demo and says where it can be heard from.

    A demo belongs to a voice and one of its trainings; it is current while no further training
    began and the link, but for its query, is still the voice's. While a voice is in training, or
    may be, nothing is fetched: the link then leads to the old or a provisional demo.

    Signals:
        changed: another demo is kept of the voice with this id, or none.
    """

    changed = Signal(str)

    def __init__(
        self,
        source: DemoSource,
        library: Library,
        opening: Opening,
        book: VoiceBook,
        measure: Callable[[Path], Awaitable[Envelope]],
        *,
        limit_bytes: int = LARGEST_DEMO,
    ) -> None:
        """Take up what was kept.

        Args:
            measure: decodes a file into its envelope; raises DemoError if it is no audio.
            limit_bytes: the largest demo that is kept.
        """
        self._source = source
        self._library = library
        self._book = book
        self._measure = measure
        self._limit_bytes = limit_bytes
        self._kept = dict(opening.demos)
        self._fetching: dict[str, _Fetching] = {}
        self._room = asyncio.Semaphore(_AT_ONCE)
        book.changed.connect(self._forget_removed)
        book.training_changed.connect(self._carry_over)

    @property
    def kept(self) -> Mapping[str, KeptDemo]:
        """The kept demos by voice id."""
        return MappingProxyType(self._kept)

    def state(self, voice: Voice) -> DemoState:
        """Where the voice's demo can be heard from; an earlier one counts where there is no other.

        Of a voice in training an earlier demo may be kept; the provisional one doesn't count.
        """
        kept = self._kept.get(voice.id)
        if kept is not None and (voice.is_training or self.is_current(kept)):
            return DemoState.KEPT
        if voice.demo_url and not voice.is_training:
            return DemoState.ONLINE
        return DemoState.NONE if kept is None else DemoState.KEPT

    def is_current(self, kept: KeptDemo) -> bool:
        """Whether a kept demo is that of the voice as it is now, and not of an earlier training."""
        voice = self._book.voices.get(kept.voice_id)
        if voice is None:
            return True
        is_same = not voice.demo_url or kept.link == without_query(voice.demo_url)
        return is_same and kept.generation == self._library.generation(kept.voice_id)

    async def fetch(self, voice_id: str) -> KeptDemo:
        """The voice's demo on disk: the kept one at once, else downloaded, once for all askers.

        An earlier demo is returned where the current one can't be: while the voice is in training,
        without a network, or when only the link changed; `is_current` tells.

        Raises:
            DemoError: there is none, or it can't be fetched or isn't audio.
            LibraryError: it can't be kept.
        """
        if (kept := self._ready_to_hear(voice_id)) is not None:
            return kept
        async with self._turn(voice_id) as fetching:
            if (kept := self._ready_to_hear(voice_id)) is not None:
                return kept
            if fetching.failure is not None:
                raise fetching.failure
            try:
                async with self._room:
                    return await self._fetch(voice_id)
            except DemoError as error:
                fetching.failure = error
                raise

    async def drop(self, voice_id: str) -> None:
        """Keep the voice's demo no longer, such as a file that turned out not to play.

        Raises:
            LibraryError: it can't be removed.
        """
        if self._kept.pop(voice_id, None) is not None:
            announce(self.changed, voice_id)
        await self._library.demos.drop(voice_id)

    def _ready_to_hear(self, voice_id: str) -> KeptDemo | None:
        kept = self._kept.get(voice_id)
        if kept is None or kept.duration_ms is None:
            return None
        return kept if self.is_current(kept) or self._may_be_training(voice_id) else None

    def _may_be_training(self, voice_id: str) -> bool:
        voice = self._book.voices.get(voice_id)
        is_training = voice is not None and voice.is_training
        return is_training or self._book.running(voice_id) is not None

    async def _fetch(self, voice_id: str) -> KeptDemo:
        kept = self._kept.get(voice_id)
        if kept is not None and (self.is_current(kept) or self._may_be_training(voice_id)):
            return await self._measured(kept)
        try:
            return await self._download(self._with_demo(voice_id))
        except DemoError as error:
            if kept is None or not self._stands_in(kept, error):
                raise
            return kept

    def _with_demo(self, voice_id: str) -> Voice:
        voice = self._book.voices.get(voice_id)
        if voice is None or not voice.demo_url or self._may_be_training(voice_id):
            raise DemoError(DemoProblem.NONE)
        return voice

    def _stands_in(self, kept: KeptDemo, error: DemoError) -> bool:
        """Whether an earlier demo may be heard instead of the one that can't be fetched."""
        if self._kept.get(kept.voice_id) is not kept:
            return False
        is_same_training = kept.generation == self._library.generation(kept.voice_id)
        return is_same_training or error.problem in _NETWORK or error.problem is DemoProblem.NONE

    async def _download(self, voice: Voice) -> KeptDemo:
        """Fetch the demo; if the link has expired, ask for the voice once and try its new one."""
        try:
            return await self._download_from(voice)
        except DemoError as error:
            if error.problem is not DemoProblem.EXPIRED:
                raise
            expired = error
        try:
            fresh = await self._book.look_at(voice.id)
        except ServiceError:
            raise expired from None
        if not fresh.demo_url or fresh.demo_url == voice.demo_url:
            raise expired
        return await self._download_from(fresh)

    async def _download_from(self, voice: Voice) -> KeptDemo:
        generation = self._library.generation(voice.id)
        async with self._source.open(voice.demo_url) as stream:
            kept = await self._library.demos.write(
                voice, generation, stream.chunks(), limit_bytes=self._limit_bytes
            )
        self._put(kept)
        return await self._measured(kept)

    async def _measured(self, kept: KeptDemo) -> KeptDemo:
        """The demo with its length and envelope.

        Raises:
            DemoError: it can't be decoded; it is kept no longer.
        """
        if kept.duration_ms is not None:
            return kept
        try:
            envelope = await self._measure(kept.path)
        except DemoError:
            await self.drop(kept.voice_id)
            raise
        measured = replace(kept, duration_ms=envelope.duration_ms, envelope=envelope.peaks)
        self._put(measured)
        await self._library.demos.save_envelope(
            kept.voice_id, kept.generation, envelope.duration_ms, envelope.peaks
        )
        return measured

    def _put(self, kept: KeptDemo) -> None:
        self._kept[kept.voice_id] = kept
        announce(self.changed, kept.voice_id)

    @asynccontextmanager
    async def _turn(self, voice_id: str) -> AsyncIterator[_Fetching]:
        """One at a time per voice. Whoever waited shares the failure that it waited for."""
        fetching = self._fetching.setdefault(voice_id, _Fetching())
        fetching.askers += 1
        try:
            async with fetching.turn:
                yield fetching
        finally:
            fetching.askers -= 1
            if not fetching.askers:
                del self._fetching[voice_id]

    def _forget_removed(self, changes: VoiceChanges) -> None:
        for voice_id in changes.removed:
            if self._kept.pop(voice_id, None) is not None:
                announce(self.changed, voice_id)

    def _carry_over(self, training: Training) -> None:
        """A training that never began made no new demo: the kept one is still the voice's own."""
        kept = self._kept.get(training.voice_id)
        if kept is None or training.outcome is not TrainingOutcome.NOT_BEGUN:
            return
        generation = self._library.generation(training.voice_id)
        if kept.generation == generation - 1:
            self._put(replace(kept, generation=generation))
