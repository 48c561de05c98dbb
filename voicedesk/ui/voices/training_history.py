"""The trainings of a voice that were sent from this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.voice_mark import STATE_ICONS
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import Tone
from voicedesk.ui.voices.voice_words import date_words, minutes_words

_MOST = 6
_TONES = {
    TrainingOutcome.READY: Tone.READY,
    TrainingOutcome.FAILED: Tone.FAILED,
    TrainingOutcome.NOT_BEGUN: Tone.IDLE,
}


class TrainingHistory(View):
    """A heading, and a line for each training, newest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._trainings: Sequence[Training] = ()
        self.heading = Label(theme, pixels=12, weight=600, ink="text2")
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.heading)
        self.retranslate()

    def show_trainings(self, trainings: Sequence[Training]) -> None:
        """Show these trainings, newest first; nothing at all where there are none."""
        self._trainings = trainings
        shown = trainings[:_MOST]
        while len(self._lines) < len(shown):
            line = _Line(self.theme)
            self._lines.append(line)
            self._column.addWidget(line)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(shown))
            if number < len(shown):
                self._fill(line, shown[number])
        self.setVisible(bool(shown))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("History"))
        self.show_trainings(self._trainings)

    def _fill(self, line: "_Line", training: Training) -> None:
        fact = self.tr("Training on {when}").format(when=date_words(training.sent_at))
        took = minutes_words((training.ended_at or training.sent_at) - training.sent_at)
        words = {
            TrainingOutcome.SENDING: self.tr("being sent"),
            TrainingOutcome.UNCERTAIN: self.tr("no answer came; it may have begun"),
            TrainingOutcome.RUNNING: self.tr("under way"),
            TrainingOutcome.READY: self.tr("ready after {time}").format(time=took),
            TrainingOutcome.FAILED: self.tr("failed after {time}").format(time=took),
            TrainingOutcome.NOT_BEGUN: self.tr("refused by the service"),
        }[training.outcome]
        line.show_line(_TONES.get(training.outcome, Tone.TRAINING), fact, words)


class _Line(View):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.glyph = Glyph(theme, STATE_ICONS[Tone.IDLE])
        self.fact = Label(theme, weight=500, tabular=True)
        self.words = Label(theme, pixels=12, ink="text2", tabular=True)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self.fact)
        texts.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def show_line(self, tone: Tone, fact: str, words: str) -> None:
        self.glyph.show_icon(STATE_ICONS[tone], tone.value)
        self.fact.setText(fact)
        self.words.setText(words)
