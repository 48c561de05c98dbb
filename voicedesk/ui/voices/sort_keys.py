"""What each column is sorted by."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QLocale

from voicedesk.domain.folding import folded
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voice_facts import DemoLook, VoiceFacts
from voicedesk.ui.voices.voice_words import language_words

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
        """The keys of a column."""
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
            concerned = [voices[key] for key in self._facts.marks if key in voices]
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
            key = self._languages[voice.language] = folded(language_words(voice.language))
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
