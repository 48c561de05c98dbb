"""The text of each voice that a search looks into."""

from collections.abc import Iterable, Mapping

from voicedesk.domain.folding import folded
from voicedesk.domain.voice import Voice
from voicedesk.ui.voices.voice_facts import VoiceFacts
from voicedesk.ui.voices.voice_words import language_words


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
        """The text of one voice."""
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
        marks = self._facts.marks.get(voice.id)
        if marks is not None and (marks.tags or marks.note):
            text += folded("\n".join(("", *marks.tags, marks.note)))
        readings = self._facts.readings
        if readings and not text.isascii():
            own = (voice.name,) if marks is None else (voice.name, *marks.tags, marks.note)
            for one in own:
                if reading := readings.get(one):
                    text += f"\n{reading.syllables.replace(' ', '')}\n{reading.initials}"
        return text

    def _language(self, code: str) -> str:
        words = folded(f"\n{code}\n{language_words(code)}") if code else ""
        self._languages[code] = words
        return words
