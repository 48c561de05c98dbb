"""Which voices are shown, and in what order: plain Python over what is cached."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from voicedesk.domain.voice import Voice
from voicedesk.ui.voices.search_texts import SearchTexts
from voicedesk.ui.voices.sort_keys import SortKey, SortKeys
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voice_facts import VoiceFacts
from voicedesk.ui.voices.voice_filter import VoiceFilter

_MANY = 4
"""Beyond one in so many, those that move aren't put in place one by one: all are sorted."""
_STEPS_BACK = 12


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is shown, and what a change of it came to.

    Attributes:
        shown: the ids of the voices to show, in order. Not to be changed.
        moved: all that came, went, or stand elsewhere are among these; None if that isn't known.
    """

    shown: list[str]
    moved: frozenset[str] | None = None


class VoiceOrder:
    """Filters and sorts voices.

    All are sorted once for a column, and filters keep that order. A filter that narrows an earlier
    one looks through that one's result alone, such as when a search goes on being typed; the
    results on the way are kept for the way back.

    Attributes:
        filter: which ones are shown.
        column, descending: what is sorted by. Equal ones keep the service's order, and voices
            without a value come last, either way.
    """

    def __init__(self, facts: VoiceFacts) -> None:
        self._facts = facts
        self._texts = SearchTexts(facts)
        self._keys = SortKeys(facts)
        self._voices: Mapping[str, Voice] = {}
        self._all: list[str] | None = None
        self._results: list[tuple[VoiceFilter, list[str]]] = []
        self._places: dict[str, int] | None = None
        self._next_place = 0
        self.filter = VoiceFilter()
        self.column = VoiceColumn.TRAINED
        self.descending = True

    def open(self, voices: Mapping[str, Voice]) -> None:
        """Order these voices from now on; the mapping is the caller's to change."""
        self._voices = voices
        self._places = None
        self.forget_words()

    def prepare(self, voices: Iterable[Voice]) -> None:
        """Make ready what the first search needs of these voices, and the first change."""
        self._texts.prepare(voices)
        if self._places is None:
            self._number()

    def forget_words(self) -> None:
        """Drop all that was cached, as when the language of the window changes."""
        self._texts.forget_all()
        self._keys.forget_all()
        self._unsort()

    def forget_facts(self) -> None:
        """Drop what came from facts beside the voices: they may all be others."""
        self._keys.forget_facts()
        self._unsort()

    def sort(self, column: VoiceColumn, *, descending: bool) -> None:
        """Sort by a column."""
        if (column, descending) != (self.column, self.descending):
            self.column, self.descending = column, descending
            self._unsort()

    def arrange(self) -> list[str]:
        """The ids of the voices to show, in order. Not to be changed."""
        if self._all is None:
            self._all = self._sorted()
        if self.filter.shows_all:
            self._results.clear()
            return self._all
        results = self._results
        while results and not self.filter.narrows(results[-1][0]):
            results.pop()
        base = self._all
        if results:
            wider, base = results[-1]
            if wider == self.filter:
                return base
        shown = self._matching(base)
        if len(results) < _STEPS_BACK:
            results.append((self.filter, shown))
        return shown

    def renew(self, voice_ids: Iterable[str]) -> Arrangement:
        """Take in that these voices changed, are gone, or are new: those in the service's order."""
        touched = dict.fromkeys(voice_ids).keys()
        voices = self._voices
        self._texts.forget(touched)
        moved = set(self._keys.renew(touched, voices, self.column))
        if self._all is None:
            self._places = None
            return Arrangement(self.arrange())
        before = self._results[-1][1] if self._results else self._all
        moved |= self._take_places(touched)
        if len(touched) * _MANY > len(voices):
            self._unsort()
            return Arrangement(self.arrange(), frozenset(touched))
        if moved:
            self._all = self._put_in_place(self._all, moved, moved & voices.keys())
        if self.filter.shows_all:
            return Arrangement(self._all, frozenset(moved))
        matching = {key for key in touched if key in voices and self._matches(voices[key])}
        shown = self._put_in_place(before, touched, matching)
        self._results = [(self.filter, shown)]
        return Arrangement(shown, frozenset(touched))

    # Inside

    def _unsort(self) -> None:
        self._all = None
        self._results.clear()

    def _sorted(self) -> list[str]:
        keys = self._keys.of(self.column, self._voices)
        if not keys:
            return list(self._voices)
        if len(keys) == len(self._voices):
            valued, without = list(self._voices), []
        else:
            valued = [voice_id for voice_id in self._voices if voice_id in keys]
            without = [voice_id for voice_id in self._voices if voice_id not in keys]
        values = set(keys.values())
        if len(values) * 8 < len(valued):
            valued = self._grouped(valued, keys, values)
        else:
            valued.sort(key=keys.__getitem__, reverse=self.descending)
        return valued + without

    def _grouped(
        self, valued: Sequence[str], keys: Mapping[str, SortKey], values: AbstractSet[SortKey]
    ) -> list[str]:
        """Few different values need no comparing of each with each."""
        ranked: list[SortKey] = sorted(values, reverse=self.descending)
        groups: dict[SortKey, list[str]] = {value: [] for value in ranked}
        for voice_id in valued:
            groups[keys[voice_id]].append(voice_id)
        return [voice_id for value in ranked for voice_id in groups[value]]

    def _matching(self, ids: list[str]) -> list[str]:
        wanted, voices = self.filter, self._voices
        if wanted.state:
            state = wanted.state
            ids = [voice_id for voice_id in ids if voices[voice_id].state == state]
        if wanted.offline:
            demos = self._facts.demos
            ids = [voice_id for voice_id in ids if voice_id in demos]
        if wanted.favourites or wanted.tags:
            marked = {key for key in self._facts.marks if self._has_marks(key)}
            ids = [voice_id for voice_id in ids if voice_id in marked]
        if wanted.terms:
            texts = self._texts.of_all(voices)
            for term in wanted.terms:
                ids = [voice_id for voice_id in ids if term in texts[voice_id]]
        return ids

    def _matches(self, voice: Voice) -> bool:
        wanted = self.filter
        if wanted.state and voice.state != wanted.state:
            return False
        if wanted.offline and voice.id not in self._facts.demos:
            return False
        if (wanted.favourites or wanted.tags) and not self._has_marks(voice.id):
            return False
        text = self._texts.of(voice)
        return all(term in text for term in wanted.terms)

    def _has_marks(self, voice_id: str) -> bool:
        marks = self._facts.marks_of(voice_id)
        if self.filter.favourites and not marks.favourite:
            return False
        return all(tag in marks.tags for tag in self.filter.tags)

    def _take_places(self, touched: Iterable[str]) -> set[str]:
        """Give new voices the last places in the service's order; the ids that came or went."""
        voices = self._voices
        if self._places is None:
            known = set(self._all or ())
            self._number()
            return {voice_id for voice_id in touched if (voice_id in known) != (voice_id in voices)}
        others: set[str] = set()
        for voice_id in touched:
            if voice_id not in voices:
                if self._places.pop(voice_id, None) is not None:
                    others.add(voice_id)
            elif voice_id not in self._places:
                others.add(voice_id)
                self._places[voice_id] = self._next_place
                self._next_place += 1
        return others

    def _number(self) -> None:
        self._places = {voice_id: place for place, voice_id in enumerate(self._voices)}
        self._next_place = len(self._voices)

    def _put_in_place(
        self, ids: list[str], out: AbstractSet[str], into: Iterable[str]
    ) -> list[str]:
        """`ids` without those in `out`, and with those in `into` where they belong."""
        rest = [voice_id for voice_id in ids if voice_id not in out]
        pieces: list[str] = []
        done = 0
        for at, voice_id in sorted(
            ((self._place_in(rest, voice_id), voice_id) for voice_id in self._ranked(into)),
            key=lambda pair: pair[0],
        ):
            pieces += rest[done:at]
            pieces.append(voice_id)
            done = at
        return pieces + rest[done:] if pieces else rest

    def _ranked(self, ids: Iterable[str]) -> list[str]:
        """`ids` as they stand to each other."""
        keys = self._keys.of(self.column, self._voices)
        places = self._places or {}
        ranked = sorted(ids, key=places.__getitem__)
        valued = [voice_id for voice_id in ranked if voice_id in keys]
        valued.sort(key=keys.__getitem__, reverse=self.descending)
        return valued + [voice_id for voice_id in ranked if voice_id not in keys]

    def _place_in(self, ids: Sequence[str], voice_id: str) -> int:
        """How many of `ids` stand before this voice."""
        keys = self._keys.of(self.column, self._voices)
        places = self._places or {}
        key, place = keys.get(voice_id), places[voice_id]
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            other = keys.get(ids[middle])
            if other == key:
                before = places[ids[middle]] < place
            elif key is None or other is None:
                before = key is None
            else:
                before = (other < key) != self.descending  # type: ignore[operator]
            if before:
                low = middle + 1
            else:
                high = middle
        return low
