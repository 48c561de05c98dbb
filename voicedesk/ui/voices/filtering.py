"""Which voices are shown, and in what order: plain Python over what is cached."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QObject, QTimer

from voicedesk.domain.text import folded
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.common.facts import DemoLook, VoiceFacts
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.common.texts import language_text


class VoiceColumn(IntEnum):
    """A column; the value is its place in the model."""

    NAME = 0
    STATE = 1
    DEMO = 2
    LANGUAGE = 3
    TAGS = 4
    TRAINED = 5
    ID = 6

    @property
    def title(self) -> str:
        return QCoreApplication.translate("VoiceColumn", str(_TITLES[self]))


_TITLES = {
    VoiceColumn.NAME: QT_TRANSLATE_NOOP("VoiceColumn", "Name"),
    VoiceColumn.STATE: QT_TRANSLATE_NOOP("VoiceColumn", "State"),
    VoiceColumn.DEMO: QT_TRANSLATE_NOOP("VoiceColumn", "Demo"),
    VoiceColumn.LANGUAGE: QT_TRANSLATE_NOOP("VoiceColumn", "Language"),
    VoiceColumn.TRAINED: QT_TRANSLATE_NOOP("VoiceColumn", "Trained"),
    VoiceColumn.ID: QT_TRANSLATE_NOOP("VoiceColumn", "ID"),
    VoiceColumn.TAGS: QT_TRANSLATE_NOOP("VoiceColumn", "Tags"),
}


SortKey = str | float

_STATE_RANK = {
    VoiceState.TRAINING.value: "0",
    VoiceState.SUCCESS.value: "1",
    VoiceState.INIT.value: "2",
    VoiceState.FAILED.value: "3",
}
_DEMO_RANK = {DemoLook.KEPT: 0.0, DemoLook.ONLINE: 1.0, DemoLook.OUT_OF_REACH: 2.0}
_OF_FACTS = frozenset({VoiceColumn.DEMO, VoiceColumn.TRAINED})
"""The columns whose keys change without the voice."""


class SortKeys:
    """The keys by voice id, column by column, made when a column is first sorted by.

    A voice without a value in a column is missing there. Names are sorted by their pinyin in the
    Chinese window, by their characters in any other, and while it isn't known how they are read.
    """

    def __init__(self, facts: VoiceFacts) -> None:
        self._facts = facts
        self._columns: dict[VoiceColumn, dict[str, SortKey]] = {}
        self._by_sound = False
        self._languages: dict[str, str] = {}

    def of(self, column: VoiceColumn, voices: Mapping[str, Voice]) -> Mapping[str, SortKey]:
        keys = self._columns.get(column)
        if keys is None:
            self._by_sound = QLocale().language() == QLocale.Language.Chinese
            keys = self._columns[column] = self._all(column, voices)
        return keys

    def renew(
        self, voice_ids: Iterable[str], voices: Mapping[str, Voice], column: VoiceColumn
    ) -> list[str]:
        """Make the keys of these voices anew, whether they changed, are new or are gone.

        Args:
            column: the one that is sorted by.

        Returns:
            The ids of those whose key in `column` is another than before.
        """
        for one in _OF_FACTS - {column}:
            self._columns.pop(one, None)
        moved: list[str] = []
        for kept, keys in self._columns.items():
            make = self._maker(kept)
            for voice_id in voice_ids:
                voice = voices.get(voice_id)
                key = make(voice) if voice is not None else None
                if keys.get(voice_id) == key:
                    continue
                if kept is column:
                    moved.append(voice_id)
                if key is None:
                    del keys[voice_id]
                else:
                    keys[voice_id] = key
        return moved

    def forget_facts(self) -> None:
        """Drop the keys that come from other facts than the voice's own."""
        for column in _OF_FACTS:
            self._columns.pop(column, None)

    def forget_all(self) -> None:
        """Drop every key, as when the language of the window changes."""
        self._columns.clear()
        self._languages.clear()

    def _all(self, column: VoiceColumn, voices: Mapping[str, Voice]) -> dict[str, SortKey]:
        if column is VoiceColumn.ID:
            return dict(zip(voices, voices, strict=True))
        if column is VoiceColumn.STATE:
            ranks = {state: _state_key(state) for state in {one.state for one in voices.values()}}
            return {voice_id: ranks[voice.state] for voice_id, voice in voices.items()}
        concerned: Iterable[Voice] = voices.values()
        if column is VoiceColumn.TRAINED:
            dated = self._facts.running.keys() | self._facts.trained_at.keys()
            concerned = [voices[voice_id] for voice_id in dated if voice_id in voices]
        elif column is VoiceColumn.TAGS:
            concerned = [voices[key] for key in self._facts.annotations if key in voices]
        make = self._maker(column)
        return {voice.id: key for voice in concerned if (key := make(voice)) is not None}

    def _maker(self, column: VoiceColumn) -> Callable[[Voice], SortKey | None]:
        match column:
            case VoiceColumn.NAME:
                return self._sound_key if self._by_sound else _name_key
            case VoiceColumn.STATE:
                return lambda voice: _state_key(voice.state)
            case VoiceColumn.DEMO:
                return self._demo_key
            case VoiceColumn.LANGUAGE:
                return self._language_key
            case VoiceColumn.TRAINED:
                return self._trained_key
            case VoiceColumn.TAGS:
                return self._tags_key
            case VoiceColumn.ID:
                return lambda voice: voice.id

    def _sound_key(self, voice: Voice) -> str | None:
        return self._by_sound_of(voice.name) or None

    def _by_sound_of(self, text: str) -> str:
        """Syllable by syllable; what sounds the same, by its characters."""
        reading = self._facts.readings.get(text)
        return f"{reading.syllables}\n{folded(text)}" if reading else folded(text)

    def _demo_key(self, voice: Voice) -> float | None:
        return _DEMO_RANK.get(self._facts.demo_look(voice))

    def _language_key(self, voice: Voice) -> str | None:
        if not voice.language:
            return None
        key = self._languages.get(voice.language)
        if key is None:
            key = self._languages[voice.language] = folded(language_text(voice.language))
        return key

    def _trained_key(self, voice: Voice) -> float | None:
        running = self._facts.running.get(voice.id)
        return running.sent_at if running else self._facts.trained_at.get(voice.id)

    def _tags_key(self, voice: Voice) -> str | None:
        tags = self._facts.marks_of(voice.id).tags
        if not tags:
            return None
        return self._by_sound_of(tags[0]) if self._by_sound else folded(tags[0])


def _name_key(voice: Voice) -> str | None:
    return folded(voice.name) or None


def _state_key(state: str) -> str:
    return _STATE_RANK.get(state, "9" + state)


class SearchTexts:
    """Name, id, language, tags and notes of each voice, folded once and not at each key press.

    Chinese stands there as it is read aloud, too: its syllables without spaces, and their initials.
    A line for each, so that no word is found across two of them.
    """

    def __init__(self, facts: VoiceFacts) -> None:
        self._facts = facts
        self._texts: dict[str, str] = {}
        self._languages: dict[str, str] = {}

    def of_all(self, voices: Mapping[str, Voice]) -> Mapping[str, str]:
        """The texts by voice id; those that are missing are made now."""
        if len(self._texts) < len(voices):
            self.prepare(voices.values())
        return self._texts

    def of(self, voice: Voice) -> str:
        text = self._texts.get(voice.id)
        if text is None:
            text = self._texts[voice.id] = self._text(voice)
        return text

    def prepare(self, voices: Iterable[Voice]) -> None:
        """Make the texts of these voices that are missing."""
        texts, make = self._texts, self._text
        for voice in voices:
            if voice.id not in texts:
                texts[voice.id] = make(voice)

    def forget(self, voice_ids: Iterable[str]) -> None:
        """Drop the texts of these voices: they changed or are gone."""
        for voice_id in voice_ids:
            self._texts.pop(voice_id, None)

    def forget_all(self) -> None:
        """Drop every text, as when the language of the window changes."""
        self._texts = {}
        self._languages = {}

    def _text(self, voice: Voice) -> str:
        language = self._languages.get(voice.language)
        if language is None:
            language = self._language(voice.language)
        text = folded(f"{voice.name}\n{voice.id}") + language
        annotations = self._facts.annotations.get(voice.id)
        if annotations is not None and (annotations.tags or annotations.note):
            text += folded("\n".join(("", *annotations.tags, annotations.note)))
        readings = self._facts.readings
        if readings and not text.isascii():
            own = (
                (voice.name,)
                if annotations is None
                else (voice.name, *annotations.tags, annotations.note)
            )
            for one in own:
                if reading := readings.get(one):
                    text += f"\n{reading.syllables.replace(' ', '')}\n{reading.initials}"
        return text

    def _language(self, code: str) -> str:
        words = folded(f"\n{code}\n{language_text(code)}") if code else ""
        self._languages[code] = words
        return words


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
        self.forget_text()

    def prepare(self, voices: Iterable[Voice]) -> None:
        """Make ready what the first search needs of these voices, and the first change."""
        self._texts.prepare(voices)
        if self._places is None:
            self._number()

    def forget_text(self) -> None:
        """Drop all that was cached, as when the language of the window changes."""
        self._texts.forget_all()
        self._keys.forget_all()
        self._unsort()

    def forget_facts(self) -> None:
        """Drop what came from facts beside the voices: they may all be others."""
        self._keys.forget_facts()
        self._unsort()

    def sort(self, column: VoiceColumn, *, descending: bool) -> None:
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
            marked = {key for key in self._facts.annotations if self._has_annotations(key)}
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
        if (wanted.favourites or wanted.tags) and not self._has_annotations(voice.id):
            return False
        text = self._texts.of(voice)
        return all(term in text for term in wanted.terms)

    def _has_annotations(self, voice_id: str) -> bool:
        annotations = self._facts.marks_of(voice_id)
        if self.filter.favourites and not annotations.favourite:
            return False
        return all(tag in annotations.tags for tag in self.filter.tags)

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


_SCANS = 4
"""Rows looked for one by one before a map of all is made: it takes four times as long."""


class ShownRows:
    """The ids of the voices that are shown, from top to bottom.

    Args:
        ids: taken as they are; whoever holds the list too mustn't change it.
    """

    __slots__ = ("_found", "_rows", "ids")

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids
        self._rows: dict[str, int] | None = None
        self._found: dict[str, int] = {}  # those that were looked for one by one

    def __len__(self) -> int:
        return len(self.ids)

    def row_of(self, voice_id: str) -> int:
        """The row of a voice; -1 for one that isn't shown."""
        if self._rows is None:
            row = self._found.get(voice_id)
            if row is not None:
                return row
            if len(self._found) < _SCANS:
                self._found[voice_id] = row = self._scan(voice_id)
                return row
            self._rows = {one: row for row, one in enumerate(self.ids)}
        return self._rows.get(voice_id, -1)

    def _scan(self, voice_id: str) -> int:
        try:
            return self.ids.index(voice_id)
        except ValueError:
            return -1


def rows_between(
    before: Sequence[str], after: Sequence[str], moved: frozenset[str]
) -> tuple[list[int], list[int]] | None:
    """The rows that go from `before` and those that come in `after`.

    Args:
        moved: all that came, went or stand elsewhere are among these.

    Returns:
        None if some that stay stand elsewhere.
    """
    here, there = moved.intersection(before), moved.intersection(after)
    stay = [one for one in before if one not in here or one in there]
    if stay != [one for one in after if one not in there or one in here]:
        return None
    gone = [row for row, one in enumerate(before) if one in here and one not in there]
    come = [row for row, one in enumerate(after) if one in there and one not in here]
    return gone, come


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of neighbours among ascending `rows`."""
    first = last = -1
    for row in rows:
        if row > last + 1 or last < 0:
            if last >= 0:
                yield first, last
            first = row
        last = row
    if last >= 0:
        yield first, last


_AT_ONCE = 250
"""Voices at a time: well below a millisecond."""
_STEP_MS = 5


class SearchPreparation(QTimer):
    """Prepares voices a few at a time, so that the window answers in between.

    Args:
        prepare: makes ready what is missing of some voices.
    """

    def __init__(self, parent: QObject, prepare: Callable[[Iterable[Voice]], None]) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._left: Iterator[Voice] = iter(())
        self._has_begun = False
        self.setInterval(_STEP_MS)
        self.timeout.connect(self._go_on)

    def begin(self, voices: Sequence[Voice]) -> None:
        """Prepare these, in place of what was left to do."""
        self._has_begun = True
        self._left = iter(voices)
        self.start()

    def again(self, voices: Sequence[Voice]) -> None:
        """Prepare these if any were before."""
        if self._has_begun:
            self.begin(voices)

    def _go_on(self) -> None:
        some = list(islice(self._left, _AT_ONCE))
        if some:
            self._prepare(some)
        else:
            self.stop()
