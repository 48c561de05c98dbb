"""Where one account's voices are: in memory, and written to the library.

A listing is compared with the voices in memory (`VoiceIndex.compare`), on a thread if it is long,
and then applied, but for voices that were written meanwhile. It goes to the library whole, and with
it what couldn't be written before (`VoiceStorage`).
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from psygnal import Signal

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.training import Training
from voicedesk.domain.voice import Voice, VoiceChanges, compare_voices
from voicedesk.library import Library
from voicedesk.services.polling import announce

_PIECE = 500
_BREATH = 0.0005


Comparison = tuple[dict[str, Voice], VoiceChanges]
"""The voices by id, in the service's order (those that are the same are the same objects, too), and
what turns the voices that were known into those."""


def compare_listing(known: Mapping[str, Voice], listed: Iterable[Voice]) -> Comparison:
    """Compare; of a repeated id the last counts, and a voice without an id not at all.

    Takes its time with many, and lets whoever paints go first.
    """
    latest: dict[str, Voice] = {}
    for number, voice in enumerate(listed, 1):
        if voice.id:
            before = known.get(voice.id)
            one = voice if before is None else _as_known(before, voice)
            latest[one.id] = one
        if number % _PIECE == 0:
            time.sleep(_BREATH)
    return latest, compare_voices(known, latest.values())


def _as_known(before: Voice, voice: Voice) -> Voice:
    """A listed voice, with the name and state we know where the service left them out."""
    if not (voice.name and voice.state):
        voice = voice._replace(name=voice.name or before.name, state=voice.state or before.state)
    if not before.looks_like(voice):
        return voice
    if voice.demo_url == before.demo_url:
        return before
    return before._replace(demo_url=voice.demo_url)


_LONG = 1000
"""Voices from which a listing is compared on a thread."""


class VoiceIndex:
    """One account's voices, in the service's order.

    A listing shows the voices as they were at some moment after it was asked for. So it says
    nothing sure of a voice that was written meanwhile, nor after a listing asked for later.
    """

    def __init__(self, voices: Iterable[Voice]) -> None:
        self._voices = {voice.id: voice for voice in voices}
        self._moment = 0  # counts what is asked for and what was written
        self._applied = 0
        self._written: dict[str, int] = {}

    @property
    def voices(self) -> Mapping[str, Voice]:
        """The voices by id, as they are now; a later listing makes a new mapping."""
        return MappingProxyType(self._voices)

    def request(self) -> int:
        """The moment at which a listing is asked for, to be passed to `apply` with it."""
        self._moment += 1
        return self._moment

    def written_since(self, request: int) -> set[str]:
        """Ids of the voices of which a write finished after `request`."""
        return {key for key, moment in self._written.items() if moment > request}

    async def compare(self, listed: Sequence[Voice]) -> Comparison:
        """Compare a listing with the voices, on a thread if it is long.

        Compares again where another listing is applied meanwhile.
        """
        while True:
            known = self._voices
            if len(listed) < _LONG:
                return compare_listing(known, listed)
            # What is written to `known` meanwhile, `apply` knows of.
            comparison = await asyncio.to_thread(compare_listing, known.copy(), listed)
            if self._voices is known:
                return comparison

    def apply(self, request: int, comparison: Comparison) -> VoiceChanges | None:
        """Apply a listing, right after it was compared.

        Returns:
            What changed; None if a listing asked for later came first, so that this one counts
            for nothing.
        """
        if request < self._applied:
            return None
        self._applied = request
        latest, changes = comparison
        written = self.written_since(request)
        for voice_id in written:
            known = self._voices.get(voice_id)
            if known is None:
                latest.pop(voice_id, None)
            else:
                latest[voice_id] = known
        self._written = {key: self._written[key] for key in written}
        self._voices = latest
        return changes.without(written) if written else changes

    def put(self, voice: Voice) -> VoiceChanges:
        """Apply the answer to a write."""
        self.mark_written(voice.id)
        known = self._voices.get(voice.id)
        if known == voice:
            return VoiceChanges()
        self._voices[voice.id] = voice
        return VoiceChanges(added=(voice,)) if known is None else VoiceChanges(changed=(voice,))

    def remove(self, voice_id: str) -> VoiceChanges:
        self.mark_written(voice_id)
        gone = self._voices.pop(voice_id, None)
        return VoiceChanges() if gone is None else VoiceChanges(removed=(voice_id,))

    def mark_written(self, voice_id: str) -> None:
        """A write finished: listings asked for before it say nothing sure of this voice."""
        self._moment += 1
        self._written[voice_id] = self._moment


class VoiceStorage:
    """Writes voices and trainings to the library, and later what could not be written.

    Whatever one answer of the service showed goes to the library in one piece and before the first
    wait: a cancelled wait leaves nothing half written.

    Signals:
        failed: the LibraryError with which writing began to fail; None once it succeeds again.
    """

    failed = Signal(object)

    def __init__(self, library: Library) -> None:
        self._library = library
        self._is_failing = False
        self._unsettled: dict[tuple[str, int], Training] = {}

    async def save_listing(
        self, voices: Iterable[Voice], listed_at: float, trainings: Iterable[Training]
    ) -> None:
        """Write the whole list, and with it what failed or was cancelled before."""
        listed = list(voices)
        await self._save(trainings, lambda due: self._library.save_listing(listed, listed_at, due))

    async def save_voice(self, voice: Voice, trainings: Iterable[Training] = ()) -> None:
        """Write one voice, and how far trainings have come."""
        await self._save(trainings, lambda due: self._library.save_voice(voice, due))

    async def forget_voice(self, voice_id: str, trainings: Iterable[Training] = ()) -> None:
        """Forget one voice, and write how far trainings have come."""
        await self._save(trainings, lambda due: self._library.forget_voice(voice_id, due))

    async def save_trainings(self, trainings: Iterable[Training]) -> None:
        await self._save(trainings, self._library.save_trainings)

    async def _save(
        self,
        trainings: Iterable[Training],
        save: Callable[[Sequence[Training]], Awaitable[None]],
    ) -> None:
        """Save `trainings` too, and those that failed or were cancelled before."""
        self._unsettled |= {(one.voice_id, one.number): one for one in trainings}
        due = self._unsettled.copy()
        try:
            await save(list(due.values()))
        except LibraryError as error:
            if not self._is_failing:
                self._is_failing = True
                announce(self.failed, error)
            return
        if self._is_failing:
            self._is_failing = False
            announce(self.failed, None)
        for key, training in due.items():
            if self._unsettled.get(key) is training:
                del self._unsettled[key]
