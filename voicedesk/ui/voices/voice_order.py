"""Which voices are shown, and in what order: plain Python over cached keys."""

from collections.abc import Iterable, Mapping

from voicedesk.domain.folding import folded
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voice_facts import DemoLook, VoiceFacts
from voicedesk.ui.voices.voice_words import language_words

_STATE_RANK = {
    VoiceState.TRAINING.value: "0",
    VoiceState.SUCCESS.value: "1",
    VoiceState.INIT.value: "2",
    VoiceState.FAILED.value: "3",
}
_DEMO_RANK = {DemoLook.KEPT: 0.0, DemoLook.ONLINE: 1.0, DemoLook.OUT_OF_REACH: 2.0}


class VoiceOrder:
    """Filters and sorts voices. Search keys are folded once for each voice, not at each key press.

    Attributes:
        search: what the person typed; all its words must occur in name, id or language.
        state: the one state that is shown; empty for all.
        column, descending: what is sorted by. Voices without a value come last either way.
    """

    def __init__(self, facts: VoiceFacts) -> None:
        self._facts = facts
        self._hay: dict[str, str] = {}
        self.search = ""
        self.state = ""
        self.column = VoiceColumn.TRAINED
        self.descending = True

    def forget(self, voice_ids: Iterable[str]) -> None:
        """Drop what was cached of these voices: they changed or are gone."""
        for voice_id in voice_ids:
            self._hay.pop(voice_id, None)

    def forget_all(self) -> None:
        """Drop every cached key, as when the language of the window changes."""
        self._hay.clear()

    def arrange(self, voices: Mapping[str, Voice]) -> list[str]:
        """The ids of the voices to show, in order. Equal ones keep the service's order."""
        shown: Iterable[Voice] = voices.values()
        if self.state:
            shown = [voice for voice in shown if voice.state == self.state]
        terms = folded(self.search).split()
        if terms:
            hay = self._hay
            for voice in shown:
                if voice.id not in hay:
                    hay[voice.id] = self._hay_of(voice)
            first, *rest = terms
            shown = [voice for voice in shown if first in hay[voice.id]]
            for term in rest:
                shown = [voice for voice in shown if term in hay[voice.id]]
        valued: list[tuple[str | float, str]] = []
        without: list[str] = []
        for voice in shown:
            key = self._key(voice)
            if key is None:
                without.append(voice.id)
            else:
                valued.append((key, voice.id))
        valued.sort(key=_first, reverse=self.descending)
        return [voice_id for _, voice_id in valued] + without

    def _hay_of(self, voice: Voice) -> str:
        language = language_words(voice.language) if voice.language else ""
        return folded(f"{voice.name}\n{voice.id}\n{voice.language}\n{language}")

    def _key(self, voice: Voice) -> str | float | None:
        match self.column:
            case VoiceColumn.NAME:
                return folded(voice.name) or None
            case VoiceColumn.STATE:
                return _STATE_RANK.get(voice.state, "9" + voice.state)
            case VoiceColumn.DEMO:
                return _DEMO_RANK.get(self._facts.demo_look(voice))
            case VoiceColumn.LANGUAGE:
                return folded(language_words(voice.language)) if voice.language else None
            case VoiceColumn.TRAINED:
                running = self._facts.running.get(voice.id)
                return running.sent_at if running else self._facts.trained_at.get(voice.id)
            case VoiceColumn.ID:
                return voice.id
            case VoiceColumn.TAGS:
                tags = self._facts.marks_of(voice.id).tags
                return folded(tags[0]) if tags else None


def _first(pair: tuple[str | float, str]) -> str | float:
    return pair[0]
