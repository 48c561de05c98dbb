"""The voices of the open account, and how many there are of each state."""

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from voicedesk.domain.voice import Voice, VoiceChanges

_ID = attrgetter("id")


class CountedVoices:
    """Voices as they are now.

    Attributes:
        by_id: in the service's order. A plain dictionary: it is looked into for every row.
        states: how many there are of each state.
    """

    def __init__(self, voices: Iterable[Voice] = ()) -> None:
        self.by_id = {voice.id: voice for voice in voices}
        self.states = Counter([voice.state for voice in self.by_id.values()])

    def take(self, changes: VoiceChanges) -> list[str]:
        """Bring them up to date; the ids of those of which something is seen that is another."""
        voices, states = self.by_id, self.states
        for voice_id in changes.removed:
            if (gone := voices.pop(voice_id, None)) is not None:
                states[gone.state] -= 1
        for voice in (*changes.changed, *changes.added):
            if (before := voices.get(voice.id)) is not None:
                states[before.state] -= 1
            states[voice.state] += 1
            voices[voice.id] = voice
        # Nothing of these is seen; there may be one for each voice.
        voices.update(zip(map(_ID, changes.relinked), changes.relinked, strict=True))
        # Those that are new last: they are sorted in the order they are given in.
        seen = (voice.id for voice in (*changes.changed, *changes.added))
        return [*changes.removed, *seen]
