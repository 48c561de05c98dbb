"""How long a training takes or took, against how long they usually take."""

import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.services.training_verdict import LONGEST_TRAINING
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.wave_card import Card
from voicedesk.ui.theme import Theme
from voicedesk.ui.trainings.training_row import Standing, TrainingRow
from voicedesk.ui.trainings.training_words import TrainingWords
from voicedesk.ui.trainings.usual_plot import UsualPlot
from voicedesk.ui.voices.voice_words import minutes_words, so_far_words

_RECENT = 12
"""Trainings that the dots show."""
_ENOUGH = 3
"""Trainings from which dots tell anything."""


class TimeCard(Card):
    """The time in large, what is usual below it, and the earlier trainings as dots."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.time = Label(theme, pixels=22, weight=650, tabular=True)
        self.unusual = Label(theme, weight=500, ink="training")
        self.usual = Label(theme, pixels=12, ink="text2", wrap=True, tabular=True)
        self.plot = UsualPlot(theme)
        self._warned = QWidget()
        warned = QHBoxLayout(self._warned)
        warned.setContentsMargins(0, 0, 0, 0)
        warned.setSpacing(6)
        warned.addWidget(Glyph(theme, "warn", ink="training"))
        warned.addWidget(self.unusual, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(5)
        for part in (self.time, self._warned, self.usual, self.plot):
            column.addWidget(part)

    def show_row(self, row: TrainingRow, words: TrainingWords) -> None:
        """Show how long it takes or took; hidden where that isn't known at all."""
        running = row.standing is Standing.TRAINING
        passed = time.time() - row.training.sent_at if running else row.took
        shown = passed is not None and (running or passed <= LONGEST_TRAINING)
        self.setVisible(shown)
        if passed is None or not shown:
            return
        self.time.setText(self._time(row, passed))
        self.unusual.setText(self.tr("Unusually long"))
        self._warned.setVisible(words.is_unusual(row))
        recent = words.usual.lengths[:_RECENT]
        self.usual.setText(self._usual(words, len(recent)))
        offline = running and words.offline
        self.plot.setVisible(len(recent) >= _ENOUGH and row.training.is_ours and not offline)
        self.plot.show_lengths(recent, passed, running=running)

    def _time(self, row: TrainingRow, passed: float) -> str:
        training = row.training
        if row.standing is Standing.TRAINING:
            return so_far_words(training.sent_at, None, ours=training.is_ours)
        took = minutes_words(passed)
        return took if training.is_ours else self.tr("At least {time}").format(time=took)

    def _usual(self, words: TrainingWords, recent: int) -> str:
        usual = words.usual.seconds
        if usual is None:
            return self.tr("A training takes a few minutes to a quarter of an hour or so.")
        number = max(recent, len(words.usual.lengths))
        return QCoreApplication.translate(
            "TimeCard", "Usually about {time}, from %n training(s) here.", "", number
        ).format(time=minutes_words(usual))
