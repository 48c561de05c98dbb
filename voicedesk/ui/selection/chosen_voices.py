"""What several chosen voices have in common."""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TypeVar

from voicedesk.domain.voice import Voice
from voicedesk.ui.voices.voice_actions import is_paid
from voicedesk.ui.voices.voice_facts import VoiceFacts

_STATE, _LANGUAGE = attrgetter("state"), attrgetter("language")
_TILES = 5
_SLICE = 5_000
"""Voices that are counted at once: some milliseconds."""

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


def counting(
    ids: AbstractSet[str],
    top: Iterable[Voice],
    voices: Mapping[str, Voice],
    facts: VoiceFacts,
) -> Generator[None, None, ChosenVoices]:
    """Count what is to be said of these voices; yields now and then, so that it can wait.

    Args:
        top: the chosen ones from top to bottom; only the first few are asked for.
    """
    states: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    playable = paid = favourites = pinned = number = 0
    demos = facts.demos
    left = iter(ids)
    while part := [voices[one] for one in islice(left, _SLICE) if one in voices]:
        number += len(part)
        states.update(map(_STATE, part))
        languages.update(map(_LANGUAGE, part))
        playable += sum(
            1 for voice in part if voice.id in demos or (voice.demo_url and voice.is_ready)
        )
        paid += sum(1 for voice in part if voice.tier and is_paid(voice))
        yield
    for marks in _of(facts.marks, ids):
        favourites += marks.favourite
        pinned += marks.pinned
        tags.update(marks.tags)
    kept = [demo.size for demo in _of(demos, ids)]
    return ChosenVoices(
        number=number,
        first=tuple(islice(top, _TILES)),
        states=_ranked(states),
        languages=_ranked(languages),
        tags=_ranked(tags),
        playable=playable,
        kept=len(kept),
        kept_size=sum(kept),
        favourites=favourites,
        pinned=pinned,
        paid=paid,
    )


def _of(found: Mapping[str, One], ids: AbstractSet[str]) -> Iterable[One]:
    """What there is of these ids, whichever of the two is fewer."""
    if len(found) < len(ids):
        return (one for key, one in found.items() if key in ids)
    return (found[key] for key in ids if key in found)


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
