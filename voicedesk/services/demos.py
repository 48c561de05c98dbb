"""The demos on this computer: downloaded once, heard as often as wanted.

`Demos.fetch` is the way to every demo. It returns the cached one, or downloads the voice's present
one, measures it and makes room for it; where that can't be had, an earlier one may do.
What is cached is a `DemoCache`'s to know; what is downloaded comes through `DemoDownloads`.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from psygnal import Signal, SignalInstance

from voicedesk.api import AudioFetcher
from voicedesk.domain.errors import DemoError, DemoProblem, ServiceError
from voicedesk.domain.links import without_query
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import CachedDemo, CachedSound, Library, Opening
from voicedesk.library.demos import Measure
from voicedesk.services.demo_cache import DemoCache, DemoUse
from voicedesk.services.samples import SentSamples
from voicedesk.services.voices import Voices

NETWORK_PROBLEMS: Final = frozenset(
    {
        DemoProblem.OFFLINE,
        DemoProblem.TIMED_OUT,
        DemoProblem.CUT_OFF,
        DemoProblem.PROXY,
        DemoProblem.CERTIFICATES,
    }
)

LARGEST_DEMO: Final = 20 << 20
"""Bytes."""


class DemoStatus(StrEnum):
    """Where a voice's demo can be heard from."""

    CACHED = "cached"
    """On this computer: with no network too."""
    ONLINE = "online"
    NONE = "none"
    """There is none, or only the provisional one of a voice in training."""


@dataclass(slots=True)
class _Turn:
    """One voice's fetch, and all who wait for it.

    Attributes:
        failure: of the fetch that the others waited for.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    askers: int = 0
    failure: DemoError | None = None


class Demos:
    """Caches each voice's demo and says where it can be heard from.

    A demo belongs to a voice and one of its trainings; it is current while no further training
    began and the link, but for its query, is still the voice's. While a voice is in training, or
    may be, nothing is downloaded: the link then leads to the old or a provisional demo. The demos
    of earlier trainings stay, to be compared.

    Over the limit the least recently heard go first, earlier ones like others. What stays whatever
    the limit: the newest demo of a voice that `is_protected` names, and what is open in the player.

    Where files can't be removed, or what is known of one can't be saved, LibraryError is raised.

    Attributes:
        cached: the newest cached demo by voice id.
        played_at: when each voice was last played, by its id; one that never was is missing.
        samples: the recordings that were sent, which count and go like demos.

    Signals:
        changed: the id of a voice of which other demos or recordings are cached now.
        played: the id of a voice that is being listened to.
    """

    played = Signal(str)

    def __init__(
        self,
        source: AudioFetcher,
        library: Library,
        opening: Opening,
        voices: Voices,
        measure: Measure,
        *,
        is_protected: Callable[[str], bool] = lambda _: False,
        limit_bytes: int = LARGEST_DEMO,
    ) -> None:
        """Start with the demos that the library opened with.

        Args:
            measure: decodes a file into its envelope; raises DemoError if it is no audio.
            is_protected: whether the demo of the voice with this id stays whatever the limit.
            limit_bytes: the largest demo that is kept.
        """
        self._library = library
        self._voices = voices
        self._measure = measure
        self._downloads = DemoDownloads(source, library, limit_bytes)
        self._cache = DemoCache(opening, is_protected)
        self._turns: dict[str, _Turn] = {}
        self._played_at = dict(opening.played_at)
        self.changed: SignalInstance = self._cache.changed
        self.cached = self._cache.newest
        self.played_at: Mapping[str, float] = MappingProxyType(self._played_at)
        self.samples = SentSamples(self._cache, library, voices)
        voices.changed.connect(self._voices_changed)
        voices.training_changed.connect(self._training_changed)

    @property
    def use(self) -> DemoUse:
        return self._cache.use

    @property
    def is_over_limit(self) -> bool:
        """Whether what stays anyway takes more than the limit."""
        return self._cache.is_over_limit

    def earlier(self, voice_id: str) -> tuple[CachedDemo, ...]:
        """The demos of the voice's earlier trainings, newest first."""
        return self._cache.earlier(voice_id)

    def all_for(self, voice_id: str) -> tuple[CachedSound, ...]:
        """The voice's demos, newest first, and then the recordings that it was trained with."""
        return (*self._cache.demos(voice_id), *self._cache.samples(voice_id))

    def status(self, voice: Voice) -> DemoStatus:
        """Where the voice's demo can be heard from; an earlier one counts where there is no other.

        Of a voice in training an earlier demo may be cached; the provisional one doesn't count.
        """
        demo = self.cached.get(voice.id)
        if demo is not None and (voice.is_training or self.is_current(demo)):
            return DemoStatus.CACHED
        if voice.demo_url and not voice.is_training:
            return DemoStatus.ONLINE
        return DemoStatus.NONE if demo is None else DemoStatus.CACHED

    def is_current(self, demo: CachedDemo) -> bool:
        """Whether a demo is that of the voice as it is now, and not of an earlier training."""
        voice = self._voices.by_id.get(demo.voice_id)
        if voice is None:
            return True
        is_same = not voice.demo_url or demo.link == without_query(voice.demo_url)
        return is_same and self._is_of_latest_training(demo)

    async def fetch(
        self, voice_id: str, *, allow_earlier: bool = True, measured: bool = True
    ) -> CachedDemo:
        """Return the voice's demo, downloaded if needed, once for all who ask meanwhile.

        An earlier demo is returned where the current one can't be: while the voice is in training,
        without a network, or when only the link changed; `is_current` tells.

        Args:
            allow_earlier: whether an earlier demo will do where the download fails.
            measured: whether it is decoded, too; else that is left to the next who asks for it.

        Raises:
            DemoError: there is none, or it can't be downloaded or isn't audio.
        """
        if (demo := await self._ready(voice_id)) is not None:
            return demo
        async with self._turn(voice_id) as turn:
            if (demo := await self._ready(voice_id)) is not None:
                return demo
            if turn.failure is not None:
                raise turn.failure
            try:
                demo = await self._obtain(voice_id, allow_earlier=allow_earlier, measured=measured)
            except DemoError as error:
                turn.failure = error
                raise
        await self.remove(*self._cache.excess(demo))
        return demo

    async def _ready(self, voice_id: str) -> CachedDemo | None:
        """The cached demo, if it can be heard as it is."""
        demo = self.cached.get(voice_id)
        if demo is None or demo.duration_ms is None or not self._is_good(demo):
            return None
        if await asyncio.to_thread(demo.path.exists):
            return demo
        await self.remove(demo)
        return None

    @asynccontextmanager
    async def _turn(self, voice_id: str) -> AsyncIterator[_Turn]:
        turn = self._turns.setdefault(voice_id, _Turn())
        turn.askers += 1
        try:
            async with turn.lock:
                yield turn
        finally:
            turn.askers -= 1
            if not turn.askers:
                del self._turns[voice_id]

    async def _obtain(self, voice_id: str, *, allow_earlier: bool, measured: bool) -> CachedDemo:
        demo = self.cached.get(voice_id)
        if demo is not None and self._is_good(demo):
            return await self._with_envelope(demo)
        try:
            return await self._download(voice_id, measured=measured)
        except DemoError as error:
            if demo is None or not allow_earlier or not self._may_replace(demo, error):
                raise
            return demo

    async def _download(self, voice_id: str, *, measured: bool) -> CachedDemo:
        """Download the demo; where the link has expired, once more from a new one."""
        voice = self._voices.by_id.get(voice_id)
        if voice is None or not voice.demo_url or self._may_be_training(voice_id):
            raise DemoError(DemoProblem.NONE)
        try:
            return await self._download_from(voice, measured=measured)
        except DemoError as error:
            if error.problem is not DemoProblem.EXPIRED:
                raise
            try:
                fresh = await self._voices.renew_link(voice.id)
            except ServiceError:
                raise error from None
            if fresh.demo_url in {"", voice.demo_url}:
                raise
        return await self._download_from(fresh, measured=measured)

    async def _download_from(self, voice: Voice, *, measured: bool) -> CachedDemo:
        demo = await self._downloads.download(voice, self._measure if measured else None)
        self._cache.put(demo)
        return await self._with_envelope(demo) if measured else demo

    async def _with_envelope(self, demo: CachedDemo) -> CachedDemo:
        if demo.duration_ms is not None:
            return demo
        try:
            return await self._decode(demo)
        except DemoError as error:
            if error.problem is not DemoProblem.DECODER:
                await self.remove(demo)
            raise

    async def _decode(self, demo: CachedDemo) -> CachedDemo:
        measured = demo.measured(await self._measure(demo.path))
        self._cache.put(measured)
        await self._library.demos.save_envelope(measured)
        return measured

    def _is_good(self, demo: CachedDemo) -> bool:
        """Whether nothing better than this demo can be had now."""
        return self.is_current(demo) or self._may_be_training(demo.voice_id)

    def _is_of_latest_training(self, demo: CachedDemo) -> bool:
        return demo.generation == self._library.generation(demo.voice_id)

    def _may_be_training(self, voice_id: str) -> bool:
        """Whether what the voice's link leads to may be a provisional demo."""
        voice = self._voices.by_id.get(voice_id)
        is_training = voice is not None and voice.is_training
        return is_training or self._voices.open_training(voice_id) is not None

    def _may_replace(self, earlier: CachedDemo, error: DemoError) -> bool:
        """Whether an earlier demo may be heard in place of the one that can't be downloaded."""
        if self.cached.get(earlier.voice_id) is not earlier:
            return False
        excused = NETWORK_PROBLEMS | {DemoProblem.NONE}
        return self._is_of_latest_training(earlier) or error.problem in excused

    async def measure(self, voice_id: str) -> None:
        """Find out what isn't known of the voice's newest demo.

        Raises:
            DemoError: it can't be decoded and never was; it is removed.
        """
        async with self._turn(voice_id):
            demo = self.cached.get(voice_id)
            if demo is not None and demo.duration_ms is None:
                await self._with_envelope(demo)

    def mark_heard(self, demo: CachedSound) -> None:
        """Note that a demo is being listened to: it is the last one to go."""
        for cached in self._cache.demos(demo.voice_id):
            if cached.file == demo.file:
                heard = cached._replace(heard_at=time.time())
                self._cache.put(heard, announced=False)
                self._library.demos.save_heard_at(heard)
                self._played_at[demo.voice_id] = heard.heard_at
                self.played.emit(demo.voice_id)

    def set_in_use(self, paths: Iterable[Path]) -> None:
        """These files alone are open in the player; they aren't removed for lack of room."""
        self._cache.in_use = frozenset(path.name for path in paths)

    async def set_limit(self, limit: int) -> None:
        """Keep no more than `limit` bytes, or 0 for any number; removes what is over it."""
        self._cache.limit = limit
        await self.remove(*self._cache.excess())

    async def clear(self) -> None:
        """Remove all demos but those that stay whatever the limit."""
        await self.remove(*self._cache.evictable())

    async def verify(self) -> None:
        """Find out which files are missing, and keep to the limit."""
        lost = set(await self._library.demos.verify())
        for demo in [one for one in self._cache if one.file in lost]:
            self._cache.remove(demo)
        await self.remove(*self._cache.excess())

    async def remove(self, *demos: CachedSound) -> None:
        """Remove demos, such as one that doesn't play; all or none."""
        if demos:
            await self._library.demos.delete(demos)
        for demo in demos:
            self._cache.remove(demo)

    def _voices_changed(self, changes: VoiceChanges) -> None:
        for voice_id in changes.removed:
            self._cache.forget(voice_id)

    def _training_changed(self, training: Training) -> None:
        """A training that never began made no new demo: the cached one is still the voice's own."""
        demo = self.cached.get(training.voice_id)
        if demo is None or training.status is not TrainingStatus.NOT_BEGUN:
            return
        generation = self._library.generation(training.voice_id)
        if demo.generation == generation - 1:
            self._cache.put(demo._replace(generation=generation))


AT_ONCE: Final = 4
"""How many demos come at once."""

_PAUSES: Final = (0.2, 0.6, 1.5, 3.0)
"""Seconds before each further try at what was cut off."""


class DemoDownloads:
    """Downloads demos, a few at once, each from its beginning."""

    def __init__(self, source: AudioFetcher, library: Library, limit_bytes: int) -> None:
        self._source = source
        self._library = library
        self._limit_bytes = limit_bytes
        self._room = asyncio.Semaphore(AT_ONCE)

    async def download(self, voice: Voice, measure: Measure | None) -> CachedDemo:
        """Download and save the demo at the voice's link; tried again where it was cut off.

        Args:
            measure: decodes it before it counts as cached.

        Raises:
            DemoError: it can't be downloaded or saved, isn't audio, or a training began meanwhile
                (NONE).
            LibraryError: the library is closed.
        """
        generation = self._library.generation(voice.id)
        pauses = iter(_PAUSES)
        has_begun = False
        while True:
            content = bytearray()
            try:
                await self._receive(voice, generation, content)
                break
            except MemoryError:
                raise DemoError(DemoProblem.TOO_LARGE) from None
            except DemoError as error:
                has_begun |= error.problem is DemoProblem.CUT_OFF or bool(content)
                pause = next(pauses, None)
                if error.problem not in NETWORK_PROBLEMS or not has_begun or pause is None:
                    raise
            await asyncio.sleep(pause)
        return await self._library.demos.add(voice, generation, bytes(content), measure=measure)

    async def _receive(self, voice: Voice, generation: int, content: bytearray) -> None:
        async with self._room:
            # Once a training has begun, the link leads to another demo, or to a provisional one;
            # it may have been a long wait.
            if self._library.generation(voice.id) != generation:
                raise DemoError(DemoProblem.NONE)
            async with self._source.open(voice.demo_url) as stream:
                size = stream.size or 0
                async for chunk in stream.chunks():
                    content += chunk
                    if max(size, len(content)) > self._limit_bytes:
                        raise DemoError(DemoProblem.TOO_LARGE)
