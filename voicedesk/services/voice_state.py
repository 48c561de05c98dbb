"""Where one account's voices are: in memory, and written to the library.

A listing is compared with the voices in memory (`VoiceIndex.compare`), on a thread if it is long,
and then applied, but for voices that were written meanwhile. What came of it goes to the library,
with all that couldn't be written before (`VoiceStorage`).
"""

import asyncio
import time
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from psygnal import Signal

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.training import Training
from voicedesk.domain.voice import Voice, VoiceChanges, compare_voices
from voicedesk.library import Library
from voicedesk.services.polling import announce

_PIECE = 500
_BREATH = 0.0005


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a listing would make of the voices.

    Attributes:
        latest: the voices by id, in the service's order; those that are the same are the same
            objects, too.
        changes: what turns the voices that were known into those.
    """

    latest: dict[str, Voice]
    changes: VoiceChanges


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
    return Comparison(latest, compare_voices(known, latest.values()))


def _as_known(before: Voice, voice: Voice) -> Voice:
    """A listed voice, with the name and state we know where the service left them out."""
    if not (voice.name and voice.state):
        voice = replace(voice, name=voice.name or before.name, state=voice.state or before.state)
    if not before.looks_like(voice):
        return voice
    if voice.demo_url == before.demo_url:
        return before
    # The texts that both have are kept once.
    state, language, tier = before.state, before.language, before.tier
    return Voice(before.id, before.name, state, language, voice.demo_url, tier)


_LONG = 1000
"""Voices from which a listing is compared on a thread."""


@dataclass(frozen=True, slots=True)
class ListRequest:
    """A listing that was asked for: its number, and how many writes had finished by then."""

    number: int
    writes: int


class VoiceIndex:
    """One account's voices, in the service's order.

    A listing shows the voices as they were at some moment after it was asked for. So it says
    nothing sure of a voice that was written meanwhile, nor after a listing asked for later.
    """

    def __init__(self, voices: Iterable[Voice]) -> None:
        self._voices = {voice.id: voice for voice in voices}
        self._asked = 0
        self._applied = 0
        self._writes = 0
        self._written: dict[str, int] = {}

    @property
    def voices(self) -> Mapping[str, Voice]:
        """The voices by id, as they are now; a later listing makes a new mapping."""
        return MappingProxyType(self._voices)

    def request(self) -> ListRequest:
        """To be called when a listing is asked for, and passed to `apply` with it."""
        self._asked += 1
        return ListRequest(self._asked, self._writes)

    def written_since(self, request: ListRequest) -> set[str]:
        """Ids of the voices of which a write finished after `request`."""
        return {key for key, write in self._written.items() if write > request.writes}

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

    def apply(self, request: ListRequest, comparison: Comparison) -> VoiceChanges | None:
        """Apply a listing, right after it was compared.

        Returns:
            What changed; None if a listing asked for later came first, so that this one counts
            for nothing.
        """
        if request.number < self._applied:
            return None
        self._applied = request.number
        latest, changes = comparison.latest, comparison.changes
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
        self._writes += 1
        self._written[voice_id] = self._writes


class VoiceStorage:
    """Writes voices and trainings to the library, and later what could not be written.

    Whatever one answer of the service showed goes to the library in one piece and before the first
    wait: a cancelled wait leaves nothing half written.

    Signals:
        failed: LibraryError; once, until a write succeeds again.
    """

    failed = Signal(LibraryError)

    def __init__(self, library: Library) -> None:
        self._library = library
        self._is_failing = False
        self._writes = 0
        self._unsaved: dict[str, int] = {}  # by voice, the latest write that it was part of
        self._unlinked = 0  # the latest write with new links alone that isn't known to be done
        self._unsettled: dict[tuple[str, int], Training] = {}

    async def save_listing(
        self,
        changes: VoiceChanges,
        voices: Mapping[str, Voice],
        listed_at: float,
        trainings: Iterable[Training],
    ) -> None:
        """Write a listing's changes, and all that failed or was cancelled before."""
        mine = {voice.id for voice in (*changes.added, *changes.changed)} | {*changes.removed}
        owed = self._unsaved.keys() - mine
        # Links change all at once: which ones are owed isn't remembered, but that some are.
        relinked = tuple(voices.values()) if self._unlinked else changes.relinked
        whole = VoiceChanges(
            changes.added,
            (*changes.changed, *(voices[key] for key in owed if key in voices)),
            (*changes.removed, *(key for key in owed if key not in voices)),
            relinked,
        )
        due = self._due(trainings)
        saving = self._library.save_listing(whole, list(voices), listed_at, due)
        if relinked:
            self._unlinked = self._writes + 1
        await self._write(saving, due, mine | owed)

    async def save_voice(self, voice: Voice, trainings: Iterable[Training] = ()) -> None:
        """Write one voice, and how far trainings have come."""
        due = self._due(trainings)
        await self._write(self._library.save_voice(voice, due), due, {voice.id})

    async def forget_voice(self, voice_id: str, trainings: Iterable[Training] = ()) -> None:
        """Forget one voice, and write how far trainings have come."""
        due = self._due(trainings)
        await self._write(self._library.forget_voice(voice_id, due), due, {voice_id})

    async def save_trainings(self, trainings: Iterable[Training]) -> None:
        due = self._due(trainings)
        await self._write(self._library.save_trainings(due), due)

    def _due(self, trainings: Iterable[Training]) -> Sequence[Training]:
        """`trainings`, and those that failed or were cancelled before."""
        self._unsettled |= {(one.voice_id, one.number): one for one in trainings}
        return list(self._unsettled.values())

    async def _write(
        self,
        writing: Awaitable[object],
        trainings: Sequence[Training],
        voice_ids: Iterable[str] = (),
    ) -> None:
        self._writes += 1
        number = self._writes
        self._unsaved |= dict.fromkeys(voice_ids, number)
        try:
            await writing
        except LibraryError as error:
            if not self._is_failing:
                self._is_failing = True
                announce(self.failed, error)
            return
        self._is_failing = False
        # What a later write holds again stays owed until that one is done.
        self._unsaved = {key: write for key, write in self._unsaved.items() if write != number}
        if self._unlinked == number:
            self._unlinked = 0
        for training in trainings:
            key = training.voice_id, training.number
            if self._unsettled.get(key) is training:
                del self._unsettled[key]
