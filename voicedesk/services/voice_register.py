"""The voices in memory, and the rule for which of two answers is the newer one."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.services.listing_comparison import Comparison, compare_listing

_LONG = 1000
"""Voices from which a listing is compared on a thread."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A listing that was asked for: its number, and how many writes had finished by then."""

    number: int
    writes: int


class VoiceRegister:
    """One account's voices, in the service's order.

    A listing shows the voices as they were at some moment after it was asked for. So it says
    nothing sure of a voice that was written meanwhile, nor after a listing asked for later.
    """

    def __init__(self, voices: Iterable[Voice]) -> None:
        self._voices = {voice.id: voice for voice in voices}
        self._asked = 0
        self._taken = 0
        self._writes = 0
        self._written: dict[str, int] = {}

    @property
    def voices(self) -> Mapping[str, Voice]:
        """The voices by id, as they are now; a later listing makes a new mapping."""
        return MappingProxyType(self._voices)

    def ask(self) -> Asking:
        """To be called when a listing is asked for, and handed to `take` with it."""
        self._asked += 1
        return Asking(self._asked, self._writes)

    def written_since(self, asking: Asking) -> set[str]:
        """Ids of the voices of which a write finished after `asking`."""
        return {key for key, write in self._written.items() if write > asking.writes}

    async def compare(self, listed: Sequence[Voice]) -> Comparison:
        """What a listing would change, found out on a thread if it is long; to be handed to `take`.

        It is found out anew where another listing is taken meanwhile.
        """
        while True:
            known = self._voices
            if len(listed) < _LONG:
                return compare_listing(known, listed)
            # What is written to `known` meanwhile, `take` knows of.
            comparison = await asyncio.to_thread(compare_listing, known.copy(), listed)
            if self._voices is known:
                return comparison

    def take(self, asking: Asking, comparison: Comparison) -> VoiceChanges | None:
        """Apply a listing, right after it was compared.

        Returns:
            What changed; None if a listing asked for later came first, so that this one counts
            for nothing.
        """
        if asking.number < self._taken:
            return None
        self._taken = asking.number
        latest, changes = comparison.latest, comparison.changes
        written = self.written_since(asking)
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
        self.touch(voice.id)
        known = self._voices.get(voice.id)
        if known == voice:
            return VoiceChanges()
        self._voices[voice.id] = voice
        return VoiceChanges(added=(voice,)) if known is None else VoiceChanges(changed=(voice,))

    def remove(self, voice_id: str) -> VoiceChanges:
        """Apply a deletion."""
        self.touch(voice_id)
        gone = self._voices.pop(voice_id, None)
        return VoiceChanges() if gone is None else VoiceChanges(removed=(voice_id,))

    def touch(self, voice_id: str) -> None:
        """A write finished: listings asked for before say nothing sure of this voice."""
        self._writes += 1
        self._written[voice_id] = self._writes
