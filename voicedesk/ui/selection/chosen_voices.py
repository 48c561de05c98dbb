"""What several chosen voices have in common."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import TypeVar

from voicedesk.domain.marks import Marks
from voicedesk.domain.voice import Voice
from voicedesk.ui.voices.voice_actions import is_paid
from voicedesk.ui.voices.voice_facts import VoiceFacts

_STATE, _LANGUAGE = attrgetter("state"), attrgetter("language")
_TILES = 5

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class ChosenVoices:
    """Counts of the chosen voices.

    Attributes:
        number: how many are chosen.
        first: the topmost few.
        states, languages, tags: how many are in each, the most frequent first.
        playable: how many have a demo, kept or to be fetched.
        kept: how many demos are on this computer; `kept_size` is what they take in bytes.
        favourites, pinned: how many are.
        paid: how many have a slot that was paid for.
    """

    number: int = 0
    first: tuple[Voice, ...] = ()
    states: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    playable: int = 0
    kept: int = 0
    kept_size: int = 0
    favourites: int = 0
    pinned: int = 0
    paid: int = 0

    @property
    def all_favourite(self) -> bool:
        """Whether there is none that isn't a favourite."""
        return 0 < self.number == self.favourites

    @property
    def all_pinned(self) -> bool:
        """Whether there is none that isn't to be kept offline."""
        return 0 < self.number == self.pinned


@dataclass(slots=True)
class _Marked:
    """Counts of marks; few voices have any, however many are chosen."""

    favourites: int = 0
    pinned: int = 0
    tags: Counter[str] = field(default_factory=Counter)

    def add(self, marks: Iterable[Marks]) -> None:
        for one in marks:
            self.favourites += one.favourite
            self.pinned += one.pinned
            self.tags.update(one.tags)


def look_at(
    ids: AbstractSet[str],
    top: Iterable[Voice],
    voices: Mapping[str, Voice],
    facts: VoiceFacts,
) -> ChosenVoices:
    """Count what is to be said of these voices.

    Args:
        top: the chosen ones from top to bottom; only the first few are asked for.
    """
    chosen: Collection[Voice] = [voices[voice_id] for voice_id in ids if voice_id in voices]
    marked = _Marked()
    marked.add(_of(facts.marks, ids))
    demos = facts.demos
    kept = [demo.size for demo in _of(demos, ids)]
    return ChosenVoices(
        number=len(chosen),
        first=tuple(islice(top, _TILES)),
        states=_ranked(Counter(map(_STATE, chosen))),
        languages=_ranked(Counter(map(_LANGUAGE, chosen))),
        tags=_ranked(marked.tags),
        playable=sum(
            1 for voice in chosen if voice.id in demos or (voice.demo_url and voice.is_ready)
        ),
        kept=len(kept),
        kept_size=sum(kept),
        favourites=marked.favourites,
        pinned=marked.pinned,
        paid=sum(1 for voice in chosen if voice.tier and is_paid(voice)),
    )


def _of(found: Mapping[str, One], ids: AbstractSet[str]) -> Iterable[One]:
    """What there is of these ids, whichever of the two is fewer."""
    if len(found) < len(ids):
        return (one for key, one in found.items() if key in ids)
    return (found[key] for key in ids if key in found)


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
