"""What there is to say of a voice that can't be heard: not trained, in training, failed."""

from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from voicedesk.domain.display import clean
from voicedesk.domain.findings_text import findings_of
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour
from voicedesk.ui.training.failure_words import failure_lead
from voicedesk.ui.training.flaw_list import FlawList
from voicedesk.ui.voices.voice_facts import DemoLook, VoiceFacts
from voicedesk.ui.voices.voice_words import minutes_words, so_far_words


class VoiceCard(View):
    """A card with a fact and a sentence; red for a failed training, and never by colour alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._failed = False
        self.fact = Label(theme, pixels=15, weight=600)
        self.sentence = Label(theme, ink="text2", wrap=True)
        self.flaws = FlawList(theme)
        self.sample = Label(theme, pixels=12, ink="text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        for part in (self.fact, self.sentence, self.flaws, self.sample):
            column.addWidget(part)

    def show_voice(self, voice: Voice, facts: VoiceFacts) -> None:
        """Say what there is to say, or hide where the demo speaks for itself."""
        self._failed = voice.state == VoiceState.FAILED
        sample, found = "", None
        match voice.state:
            case VoiceState.TRAINING:
                fact, sentence = self._training(voice, facts)
                sample = self._sample(voice, facts)
            case VoiceState.FAILED:
                fact = self.tr("The service gave no reason.")
                training = self._failed_training(voice, facts)
                found = findings_of(training) if training is not None else None
                sentence = failure_lead(training) if training is not None else ""
                sentence = sentence or self.tr(
                    "Try another recording: one speaker, ten seconds to a minute, "
                    "no music or noise behind it."
                )
                sample = self._sample(voice, facts)
            case VoiceState.INIT:
                fact = self.tr("Not trained yet")
                sentence = self.tr(
                    "Train it from the address of a clean recording of one speaker, "
                    "ten seconds to a minute long."
                )
            case VoiceState.SUCCESS:
                fact = self.tr("No demo")
                sentence = self.tr("The voice can be used, but the service offers no demo of it.")
            case _:
                fact = self.tr("Unknown state")
                sentence = self.tr(
                    "VoiceDesk doesn’t know this state, so the voice counts as not usable."
                )
        self.fact.setText(fact)
        self.fact.set_ink("failed" if self._failed else "text")
        self.sentence.setText(sentence)
        self.flaws.show_findings(found or ())
        self.sample.setText(sample)
        self.sample.setVisible(bool(sample))
        self.setVisible(not (voice.is_ready and facts.demo_look(voice) is not DemoLook.NONE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if self._failed else colour(tokens.line))
        painter.setBrush(colour(tokens.failed_back if self._failed else tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()

    def _training(self, voice: Voice, facts: VoiceFacts) -> tuple[str, str]:
        training = facts.running.get(voice.id)
        fact = (
            so_far_words(training.sent_at, None, ours=training.is_ours)
            if training
            else self.tr("Training")
        )
        if facts.offline:
            return fact, self.tr("Not updating while offline. The service carries on.")
        usual = (
            self.tr("Usually about {time} here.").format(time=minutes_words(facts.usual))
            if facts.usual
            else self.tr("A training takes a few minutes to a quarter of an hour or so.")
        )
        rest = self.tr(
            "It can’t be stopped once sent. You can close VoiceDesk: the service carries on."
        )
        return fact, joined(usual, rest)

    @staticmethod
    def _failed_training(voice: Voice, facts: VoiceFacts) -> Training | None:
        """The voice's last training, if that is the one that failed."""
        last = next(iter(facts.history.get(voice.id, ())), None)
        failed = last is not None and last.outcome is TrainingOutcome.FAILED
        return last if failed else None

    def _sample(self, voice: Voice, facts: VoiceFacts) -> str:
        history = facts.history.get(voice.id)
        if not history:
            return ""
        name = unquote(urlsplit(history[0].audio_url).path).rsplit("/", 1)[-1]
        return self.tr("Sample: {name}").format(name=clean(name)) if name else ""
