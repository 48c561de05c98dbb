"""The words in the cells of the table of voices."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import clean
from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.waveform import clock
from voicedesk.ui.sentences import listed
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voice_facts import DemoLook, VoiceFacts
from voicedesk.ui.voices.voice_words import (
    DASH,
    day_words,
    language_words,
    sent_words,
    so_far_words,
    state_words,
)


class CellWords:
    """Says what a cell shows, which is what a screen reader reads of it."""

    def __init__(self, facts: VoiceFacts) -> None:
        self._facts = facts

    def of(self, voice: Voice, column: VoiceColumn) -> str:
        """The words of a voice's cell."""
        match column:
            case VoiceColumn.NAME:
                return clean(voice.name)
            case VoiceColumn.STATE:
                return state_words(voice.state)
            case VoiceColumn.DEMO:
                return self._demo(voice)
            case VoiceColumn.LANGUAGE:
                return language_words(voice.language)
            case VoiceColumn.TRAINED:
                return self._trained(voice)
            case VoiceColumn.ID:
                return clean(voice.id)
            case VoiceColumn.TAGS:
                # Said, not seen: a screen reader finds something in every cell.
                return listed(self._facts.marks_of(voice.id).tags) or DASH

    def beside_name(self, voice: Voice) -> str:
        """What is seen beside a voice's name: a star, and the key of its place in Compare."""
        translate, said = QCoreApplication.translate, []
        if self._facts.marks_of(voice.id).favourite:
            said.append(translate("VoicesModel", "Favourite"))
        if slot := self._facts.compared.get(voice.id):
            said.append(translate("VoicesModel", "slot {number} of Compare").format(number=slot))
        return listed(said)

    def _demo(self, voice: Voice) -> str:
        facts, translate = self._facts, QCoreApplication.translate
        if voice.is_training:
            if facts.offline:
                return translate("VoicesModel", "Not updating while offline")
            training = facts.running.get(voice.id)
            if training is None:
                return ""
            return so_far_words(training.sent_at, facts.usual, ours=training.is_ours)
        match facts.demo_look(voice):
            case DemoLook.KEPT:
                return translate("VoicesModel", "{length}, kept offline").format(
                    length=clock(facts.demos[voice.id].duration)
                )
            case DemoLook.ONLINE:
                return translate("VoicesModel", "Online only")
            case DemoLook.OUT_OF_REACH:
                return translate("VoicesModel", "Not available offline")
            case DemoLook.NONE:
                return DASH

    def _trained(self, voice: Voice) -> str:
        training = self._facts.running.get(voice.id)
        if voice.is_training and training is not None and training.is_ours:
            return QCoreApplication.translate("VoicesModel", "Sent {when}").format(
                when=sent_words(training.sent_at)
            )
        at = self._facts.trained_at.get(voice.id)
        return day_words(at) if at is not None and not voice.is_training else DASH
