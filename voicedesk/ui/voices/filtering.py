"""Which voices the table shows, and in what order.

Two things are cached for each voice until it changes: the folded text that a search looks in, and
the key by which the column in force sorts it. A sort is then one `sorted` over the keys, a search
one comprehension over the texts. `QSortFilterProxyModel` would ask Python about every voice, and
for every comparison: seconds for a hundred thousand.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicedesk.domain.text import Reading, folded, natural, needs_reading
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
    PLAYED = 7

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
    VoiceColumn.PLAYED: QT_TRANSLATE_NOOP("VoiceColumn", "Last played"),
}
_STATE_RANK = {
    VoiceState.TRAINING.value: "0",
    VoiceState.SUCCESS.value: "1",
    VoiceState.INIT.value: "2",
    VoiceState.FAILED.value: "3",
}
_FIRST_CHINESE = "\u3007"
"""Of the characters that have a reading, the first; Latin comes before it."""
_DEMO_RANK = {DemoLook.KEPT: "0", DemoLook.ONLINE: "1", DemoLook.OUT_OF_REACH: "2"}


class VoiceOrder:
    """Filters and sorts voices.

    Attributes:
        filter: which ones are shown.
        column, descending: what is sorted by. Equal ones keep the service's order, and voices
            without a value come last, either way. Names and tags are sorted by their pinyin as far
            as it is known.

    By when voices were played it sorts and filters as of the moment when the person asked for it:
    the list stays as it is while one listens through it.
    """

    def __init__(self, facts: VoiceFacts) -> None:
        self._facts = facts
        self._voices: Mapping[str, Voice] = {}
        self._texts: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._languages: dict[str, str] = {}
        self._sorted: list[str] | None = None
        self._played_at: Mapping[str, float] = {}
        self.filter = VoiceFilter()
        self.column = VoiceColumn.TRAINED
        self.descending = True

    def open(self, voices: Mapping[str, Voice]) -> None:
        """Order these voices from now on; the mapping is the caller's to change."""
        self._voices = voices
        self._texts.clear()
        self.forget_keys()

    def sort(self, column: VoiceColumn, *, descending: bool) -> None:
        if column is not self.column:
            self._keys.clear()
        self.column, self.descending = column, descending
        self._sorted = None
        self._look_when_played()

    def choose(self, wanted: VoiceFilter) -> None:
        if wanted.unplayed and not self.filter.unplayed:
            self._look_when_played()
        self.filter = wanted

    def renew(self, voice_ids: Iterable[str]) -> None:
        """Take in that these voices changed, are gone, or are new."""
        keys = self._keys
        for voice_id in voice_ids:
            self._texts.pop(voice_id, None)
            before = keys.pop(voice_id, None)
            voice = self._voices.get(voice_id)
            if voice is not None:
                keys[voice_id] = self._key(voice)
            if keys.get(voice_id) != before:
                self._sorted = None

    def forget_keys(self) -> None:
        """Take in that any key may be another, as with another connection or language."""
        self._languages.clear()
        self._keys.clear()
        self._sorted = None
        self._look_when_played()

    def prepare(self, voices: Iterable[Voice]) -> None:
        """Make the texts of these voices that are missing."""
        texts = self._texts
        for voice in voices:
            if voice.id not in texts:
                texts[voice.id] = self._text(voice)

    def shown(self) -> list[str]:
        """The ids of the voices to show, in order. Not to be changed."""
        wanted, voices, facts = self.filter, self._voices, self._facts
        if self._sorted is None:
            self._sorted = self._sort()
        ids = self._sorted
        if wanted.state:
            ids = [one for one in ids if voices[one].state == wanted.state]
        if wanted.offline:
            ids = [one for one in ids if one in facts.demos]
        if wanted.unplayed:
            ids = [one for one in ids if one not in self._played_at]
        if wanted.favourites:
            ids = [one for one in ids if facts.marks_of(one).favourite]
        for tag in wanted.tags:
            ids = [one for one in ids if tag in facts.marks_of(one).tags]
        if wanted.terms:
            self.prepare(voices.values())
            texts = self._texts
            for term in wanted.terms:
                ids = [one for one in ids if term in texts[one]]
        return ids

    # Inside

    def _look_when_played(self) -> None:
        self._played_at = dict(self._facts.played_at)
        if self.column is VoiceColumn.PLAYED:
            self._keys.clear()
            self._sorted = None

    def _sort(self) -> list[str]:
        keys, voices = self._keys, self._voices
        for voice_id, voice in voices.items():
            if voice_id not in keys:
                keys[voice_id] = self._key(voice)
        valued = [one for one in voices if keys[one]]
        valued.sort(key=keys.__getitem__, reverse=self.descending)
        return valued + [one for one in voices if not keys[one]]

    def _key(self, voice: Voice) -> str:
        """What a voice is sorted by; empty for one without a value."""
        facts = self._facts
        match self.column:
            case VoiceColumn.TRAINED:
                running = facts.running.get(voice.id)
                at = running.sent_at if running else facts.trained_at.get(voice.id)
                return "" if at is None else f"{at:020.6f}"
            case VoiceColumn.NAME:
                return self._sound(voice.name)
            case VoiceColumn.STATE:
                return _STATE_RANK.get(voice.state, "9" + voice.state)
            case VoiceColumn.DEMO:
                return _DEMO_RANK.get(facts.demo_look(voice), "")
            case VoiceColumn.LANGUAGE:
                return self._language(voice.language)
            case VoiceColumn.TAGS:
                tags = facts.marks_of(voice.id).tags
                return self._sound(tags[0]) if tags else ""
            case VoiceColumn.ID:
                return voice.id
            case VoiceColumn.PLAYED:
                played = self._played_at.get(voice.id)
                return "" if played is None else f"{played:020.6f}"

    def _sound(self, text: str) -> str:
        """Numbers by value, Latin before Chinese, which goes by syllables, then characters."""
        reading = self._facts.readings.get(text)
        if reading is None:
            return natural(folded(text))
        before = _FIRST_CHINESE if needs_reading(text[:1]) else ""
        return f"{before}{natural(reading.syllables)}\n{folded(text)}"

    def _language(self, code: str) -> str:
        words = self._languages.get(code)
        if words is None:
            words = self._languages[code] = folded(language_text(code)) if code else ""
        return words

    def _text(self, voice: Voice) -> str:
        """Name, id, language, tags and note, a line for each: no word is found across two of them.

        Chinese stands there as it is read aloud, too: syllables without spaces, and their initials.
        """
        annotations, readings = self._facts.annotations.get(voice.id), self._facts.readings
        own = [voice.name]
        if annotations is not None:
            own += [*annotations.tags, annotations.note]
        text = folded("\n".join([*own, voice.id, voice.language]))
        text = f"{text}\n{self._language(voice.language)}"
        if readings and not text.isascii():
            for reading in filter(None, map(readings.get, own)):
                text += f"\n{reading.syllables.replace(' ', '')}\n{reading.initials}"
        return text


def matches(text: str, terms: Iterable[str], reading: Reading | None) -> list[tuple[int, int]]:
    """Where `text` holds what was looked for: from and to, in order, none overlapping.

    Args:
        terms: folded.
        reading: of `text`, in which a term is looked for that isn't there as it is written.
    """
    found: set[int] = set()
    letters = [(one, at) for at, character in enumerate(text) for one in folded(character)]
    written = "".join(one for one, _at in letters)
    sounds = _sounds(text, reading) if reading is not None else []
    for term in terms:
        if hits := _hits(written, term):
            found.update(letters[one][1] for one in hits)
            continue
        for part in (slice(None), slice(1)):  # whole syllables, else their first letters
            spoken = [(one, at) for sound, at in sounds for one in sound[part]]
            if hits := _hits("".join(one for one, _at in spoken), term):
                found.update(place for one in hits for place in spoken[one][1])
                break
    places = sorted(found)
    starts = [place for place in places if place - 1 not in found]
    ends = [place + 1 for place in places if place + 1 not in found]
    return list(zip(starts, ends, strict=True))


def _hits(text: str, term: str) -> list[int]:
    """The places of `text` that belong to a `term` in it."""
    places: list[int] = []
    at = text.find(term)
    while at >= 0:
        places += range(at, at + len(term))
        at = text.find(term, at + len(term))
    return places


def _sounds(text: str, reading: Reading) -> list[tuple[str, range]]:
    """Each syllable or word of a reading, and the places in `text` that it is of."""
    sounds: list[tuple[str, range]] = []
    at = 0
    for sound in reading.syllables.split():
        while text[at : at + 1].isspace():
            at += 1
        end = at + (1 if needs_reading(text[at : at + 1]) else len(sound))
        sounds.append((sound, range(at, min(end, len(text)))))
        at = end
    return sounds
