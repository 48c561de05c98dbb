"""The demos kept on this computer: fetched once, heard as often as wanted."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from psygnal import Signal

from voicedesk.domain.errors import DemoError, DemoProblem, ServiceError
from voicedesk.domain.links import without_query
from voicedesk.domain.samples import Envelope
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import CachedDemo, Library, Opening
from voicedesk.services.demo_downloads import DemoDownloads
from voicedesk.services.demo_stock import CachedDemos, DemoUse, SentSamples
from voicedesk.services.polling import announce
from voicedesk.services.voices import Voices


class DemoStatus(StrEnum):
    """Where a voice's demo can be heard from."""

    CACHED = "kept"
    """On this computer: with no network too."""
    ONLINE = "online"
    NONE = "none"
    """There is none, or only the provisional one of a voice in training."""


_NETWORK = frozenset({DemoProblem.OFFLINE, DemoProblem.TIMED_OUT, DemoProblem.CUT_OFF})


class DemoRules:
    """Judges the demos of a stock by the voices and trainings of a book."""

    def __init__(self, stock: CachedDemos, voices: Voices, library: Library) -> None:
        self._stock = stock
        self._voices = voices
        self._library = library

    def status(self, voice: Voice) -> DemoStatus:
        """Where the voice's demo can be heard from; an earlier one counts where there is no other.

        Of a voice in training an earlier demo may be kept; the provisional one doesn't count.
        """
        kept = self._stock.newest.get(voice.id)
        if kept is not None and (voice.is_training or self.is_current(kept)):
            return DemoStatus.CACHED
        if voice.demo_url and not voice.is_training:
            return DemoStatus.ONLINE
        return DemoStatus.NONE if kept is None else DemoStatus.CACHED

    def is_current(self, kept: CachedDemo) -> bool:
        """Whether a kept demo is that of the voice as it is now, and not of an earlier training."""
        voice = self._voices.by_id.get(kept.voice_id)
        if voice is None:
            return True
        is_same = not voice.demo_url or kept.link == without_query(voice.demo_url)
        return is_same and kept.generation == self._library.generation(kept.voice_id)

    def may_be_training(self, voice_id: str) -> bool:
        """Whether what the voice's link leads to may be a provisional demo."""
        voice = self._voices.by_id.get(voice_id)
        is_training = voice is not None and voice.is_training
        return is_training or self._voices.open_training(voice_id) is not None

    def with_demo(self, voice_id: str) -> Voice:
        """The voice, whose demo can be fetched.

        Raises:
            DemoError: NONE; it can't, or there is no such voice.
        """
        voice = self._voices.by_id.get(voice_id)
        if voice is None or not voice.demo_url or self.may_be_training(voice_id):
            raise DemoError(DemoProblem.NONE)
        return voice

    def stands_in(self, kept: CachedDemo, error: DemoError) -> bool:
        """Whether an earlier demo may be heard instead of the one that can't be fetched."""
        if self._stock.newest.get(kept.voice_id) is not kept:
            return False
        is_same_training = kept.generation == self._library.generation(kept.voice_id)
        return is_same_training or error.problem in _NETWORK or error.problem is DemoProblem.NONE


@dataclass(slots=True)
class FetchTurn:
    """One voice's fetch, and all who wait for it.

    Attributes:
        failure: what the one before met, while others waited for it.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    askers: int = 0
    failure: DemoError | None = None


class FetchTurns:
    """Lets askers of the same voice in one after the other."""

    def __init__(self) -> None:
        self._turns: dict[str, FetchTurn] = {}

    @asynccontextmanager
    async def of(self, voice_id: str) -> AsyncIterator[FetchTurn]:
        """The voice's turn, once it comes. Whoever waited shares the failure that it waited for."""
        turn = self._turns.setdefault(voice_id, FetchTurn())
        turn.askers += 1
        try:
            async with turn.lock:
                yield turn
        finally:
            turn.askers -= 1
            if not turn.askers:
                del self._turns[voice_id]


class Demos:
    """Keeps each voice's demo and says where it can be heard from.

    A demo belongs to a voice and one of its trainings; it is current while no further training
    began and the link, but for its query, is still the voice's. While a voice is in training, or
    may be, nothing is fetched: the link then leads to the old or a provisional demo. The demos of
    earlier trainings stay, to be compared.

    Over the limit the least recently heard go first, earlier ones like others. What stays whatever
    the limit: the newest demo of a voice that `is_protected` names, and what is open in the player.

    Attributes:
        samples: the recordings that were sent, which count and go like demos.

    Signals:
        changed: other demos or recordings are kept of the voice with this id, or none.
    """

    changed = Signal(str)

    def __init__(
        self,
        downloads: DemoDownloads,
        library: Library,
        opening: Opening,
        voices: Voices,
        measure: Callable[[Path], Awaitable[Envelope]],
        *,
        is_protected: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Take up what was kept.

        Args:
            measure: decodes a file into its envelope; raises DemoError if it is no audio.
            is_protected: whether the demo of the voice with this id stays whatever the limit.
        """
        self._library = library
        self._voices = voices
        self._measure = measure
        self._downloads = downloads
        self._stock = CachedDemos(opening, is_protected)
        self._rules = DemoRules(self._stock, voices, library)
        self._turns = FetchTurns()
        self.samples = SentSamples(self._stock, library, voices, self.changed)
        voices.changed.connect(self._forget_removed)
        voices.training_changed.connect(self._carry_over)

    @property
    def cached(self) -> Mapping[str, CachedDemo]:
        """The newest kept demo by voice id."""
        return self._stock.newest

    @property
    def use(self) -> DemoUse:
        """How many demos there are, and what they take."""
        return self._stock.use

    @property
    def is_over_limit(self) -> bool:
        """Whether what is_protected anyway takes more than the limit."""
        return self._stock.is_over_limit

    def earlier(self, voice_id: str) -> tuple[CachedDemo, ...]:
        """The demos of the voice's earlier trainings, newest first."""
        return self._stock.earlier(voice_id)

    def all_for(self, voice_id: str) -> tuple[CachedDemo, ...]:
        """The voice's demos, newest first, and then the recordings that it was trained with."""
        return (*self._stock.all_of(voice_id), *self._stock.samples_of(voice_id))

    def status(self, voice: Voice) -> DemoStatus:
        """Where the voice's demo can be heard from, as `DemoRules` has it."""
        return self._rules.status(voice)

    def is_current(self, kept: CachedDemo) -> bool:
        """Whether a kept demo is that of the voice as it is now, and not of an earlier training."""
        return self._rules.is_current(kept)

    async def fetch(
        self, voice_id: str, *, allow_earlier: bool = True, measured: bool = True
    ) -> CachedDemo:
        """The voice's demo on disk: the kept one at once, else downloaded, once for all askers.

        An earlier demo is returned where the current one can't be: while the voice is in training,
        without a network, or when only the link changed; `is_current` tells.

        Args:
            allow_earlier: whether an earlier demo will do where the current one can't be had.
            measured: whether it is decoded, too; else that is left to the next who asks for it.

        Raises:
            DemoError: there is none, or it can't be fetched or isn't audio.
            LibraryError: it can't be kept.
        """
        if (kept := await self._ready_to_hear(voice_id)) is not None:
            return kept
        async with self._turns.of(voice_id) as turn:
            if (kept := await self._ready_to_hear(voice_id)) is not None:
                return kept
            if turn.failure is not None:
                raise turn.failure
            try:
                kept = await self._fetch(voice_id, allow_earlier=allow_earlier, measured=measured)
            except DemoError as error:
                turn.failure = error
                raise
        await self._drop(self._stock.excess(kept))
        return kept

    async def measure(self, voice_id: str) -> None:
        """Find out what isn't known of the voice's newest demo: of one from before, its loudness.

        Raises:
            DemoError: it can't be decoded and never was; it is kept no longer.
            LibraryError: that can't be kept.
        """
        async with self._turns.of(voice_id):
            kept = self.cached.get(voice_id)
            if kept is not None and kept.duration_ms is None:
                await self._measured(kept)
            elif kept is not None and kept.loudness is None:
                with suppress(DemoError):
                    await self._measured_now(kept)

    def mark_heard(self, voice_id: str, demo: CachedDemo | None = None) -> None:
        """The voice's newest demo, or an earlier one, is being listened to."""
        name = demo.file if demo is not None else None
        kept = next((one for one in self._stock.all_of(voice_id) if name in {None, one.file}), None)
        if kept is not None:
            now = replace(kept, heard_at=time.time())
            self._stock.put(now)
            self._library.demos.heard(now)

    def set_in_use(self, paths: Iterable[Path]) -> None:
        """These files are open in the player; they aren't dropped for lack of room."""
        self._stock.open = frozenset(path.name for path in paths)

    async def set_limit(self, limit: int) -> None:
        """Keep no more than `limit` bytes, or 0 for as much as comes; drops what is over it.

        Raises:
            LibraryError: what is over it can't be removed.
        """
        self._stock.limit = limit
        await self._drop(self._stock.excess())

    async def clear(self) -> None:
        """Drop all demos but those that stay whatever the limit.

        Raises:
            LibraryError: they can't be removed.
        """
        await self._drop(self._stock.loose())

    async def verify(self) -> None:
        """Find out which files are missing, and keep to the limit.

        Raises:
            LibraryError: that can't be done.
        """
        lost = set(await self._library.demos.verify())
        for demo in [one for one in self._stock if one.file in lost]:
            self._lose(demo)
        await self._drop(self._stock.excess())

    async def remove(self, voice_id: str, demo: CachedDemo | None = None) -> None:
        """Keep the voice's newest demo no longer, or an earlier one, such as one that doesn't play.

        Raises:
            LibraryError: it can't be removed.
        """
        demo = demo or self.cached.get(voice_id)
        if demo is not None:
            await self._drop([demo])

    async def _drop(self, demos: list[CachedDemo]) -> None:
        if demos:
            await self._library.demos.drop(demos)
        for demo in demos:
            self._lose(demo)

    def _lose(self, demo: CachedDemo) -> None:
        if self._stock.take(demo):
            announce(self.changed, demo.voice_id)

    async def _ready_to_hear(self, voice_id: str) -> CachedDemo | None:
        kept = self.cached.get(voice_id)
        if kept is None or kept.duration_ms is None:
            return None
        if not (self.is_current(kept) or self._rules.may_be_training(voice_id)):
            return None
        if await asyncio.to_thread(kept.path.exists):
            return kept
        await self._drop([kept])
        return None

    async def _fetch(self, voice_id: str, *, allow_earlier: bool, measured: bool) -> CachedDemo:
        kept = self.cached.get(voice_id)
        if kept is not None and (self.is_current(kept) or self._rules.may_be_training(voice_id)):
            return await self._measured(kept)
        try:
            return await self._download(self._rules.with_demo(voice_id), measured=measured)
        except DemoError as error:
            if kept is None or not allow_earlier or not self._rules.stands_in(kept, error):
                raise
            return kept

    async def _download(self, voice: Voice, *, measured: bool) -> CachedDemo:
        """Fetch the demo; if the link has expired, ask for the voice once and try its new one."""
        try:
            return await self._download_from(voice, measured=measured)
        except DemoError as error:
            if error.problem is not DemoProblem.EXPIRED:
                raise
            expired = error
        try:
            fresh = await self._voices.renew_link(voice.id)
        except ServiceError:
            raise expired from None
        if not fresh.demo_url or fresh.demo_url == voice.demo_url:
            raise expired
        return await self._download_from(fresh, measured=measured)

    async def _download_from(self, voice: Voice, *, measured: bool) -> CachedDemo:
        kept = await self._downloads.download(voice, measured=measured)
        self._put(kept)
        return await self._measured(kept) if measured else kept

    async def _measured(self, kept: CachedDemo) -> CachedDemo:
        """The demo with its length and envelope.

        Raises:
            DemoError: it can't be decoded; it is kept no longer.
        """
        if kept.duration_ms is not None:
            return kept
        try:
            return await self._measured_now(kept)
        except DemoError:
            await self._drop([kept])
            raise

    async def _measured_now(self, kept: CachedDemo) -> CachedDemo:
        envelope = await self._measure(kept.path)
        measured = replace(
            kept,
            duration_ms=envelope.duration_ms,
            envelope=envelope.peaks,
            loudness=envelope.loudness,
        )
        self._put(measured)
        await self._library.demos.save_envelope(measured)
        return measured

    def _put(self, kept: CachedDemo) -> None:
        self._stock.put(kept)
        announce(self.changed, kept.voice_id)

    def _forget_removed(self, changes: VoiceChanges) -> None:
        for voice_id in changes.removed:
            if self._stock.forget(voice_id):
                announce(self.changed, voice_id)

    def _carry_over(self, training: Training) -> None:
        """A training that never began made no new demo: the kept one is still the voice's own."""
        kept = self.cached.get(training.voice_id)
        if kept is None or training.status is not TrainingStatus.NOT_BEGUN:
            return
        generation = self._library.generation(training.voice_id)
        if kept.generation == generation - 1:
            self._stock.replace(kept, replace(kept, generation=generation))
            announce(self.changed, kept.voice_id)
