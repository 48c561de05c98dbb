"""The panel of the selected training."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.display import clean
from voicedesk.ui.kit.button import Button
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.pane import PANEL_WIDTH, Foot, Pane, PaneScroll
from voicedesk.ui.kit.tile import Pill, Tile
from voicedesk.ui.theme import Theme
from voicedesk.ui.trainings.time_card import TimeCard
from voicedesk.ui.trainings.training_facts import TrainingFacts
from voicedesk.ui.trainings.training_row import Standing, TrainingRow
from voicedesk.ui.trainings.training_words import (
    TrainingWords,
    origin_sentence,
    standing_icon,
    standing_sentence,
    standing_tone,
    standing_words,
)
from voicedesk.ui.voices.voice_actions import Permission
from voicedesk.ui.voices.voice_words import moment_words


class TrainingPane(Pane):
    """Shows one training: its time, what became of it, what was sent.

    Signals:
        voice_wanted, again_wanted: the buttons.
    """

    voice_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: tuple[TrainingRow, TrainingWords, Permission] | None = None
        self.setFixedWidth(PANEL_WIDTH)
        self.tile = Tile(theme, 56)
        self.name = Label(theme, pixels=22, weight=650)
        self.pill = Pill(theme)
        self.sent = Label(theme, pixels=12, ink="text2", tabular=True)
        self.time = TimeCard(theme)
        self.sentence = Label(theme, ink="text2", wrap=True)
        self.origin = Label(theme, ink="text2", wrap=True)
        self.facts = TrainingFacts(theme)
        self.reason = Label(theme, pixels=12, ink="text2", wrap=True)
        self.voice = Button(theme)
        self.again = Button(theme)
        self._lay_out()
        self.voice.clicked.connect(self.voice_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.retranslate()

    def show_row(self, row: TrainingRow, words: TrainingWords, again: Permission) -> None:
        """Show a training, and whether it can be sent again."""
        self._shown = row, words, again
        training = row.training
        coloured = not row.is_gone and row.standing in {Standing.READY, Standing.TRAINING}
        self.tile.show_voice(training.voice_id, playable=coloured)
        self.name.setText(clean(row.name))
        standing = row.standing
        self.pill.show_state(
            standing_tone(standing), standing_words(standing), standing_icon(standing)
        )
        when = moment_words(training.sent_at)
        pattern = self.tr("sent {when}") if training.is_ours else self.tr("seen {when}")
        self.sent.setText(pattern.format(when=when))
        self.time.show_row(row, words)
        for label, said in (
            (self.sentence, standing_sentence(row)),
            (self.origin, origin_sentence(row)),
            (self.reason, again.reason),
        ):
            label.setText(said)
            label.setVisible(bool(said))
        self.facts.show_row(row)
        self.voice.setEnabled(not row.is_gone)
        self.again.setEnabled(again.allowed)
        self.again.setAccessibleDescription(again.reason)
        self.again.setToolTip(again.reason)

    def show_passing_time(self) -> None:
        """Show how long it has run by now."""
        if self._shown is not None:
            row, words, _ = self._shown
            self.time.show_row(row, words)

    def retranslate(self) -> None:
        self.voice.setText(self.tr("Show voice"))
        self.again.setText(self.tr("Train again"))
        if self._shown is not None:
            self.show_row(*self._shown)

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.pill)
        under.addWidget(self.sent, 1)
        titles = QVBoxLayout()
        titles.setSpacing(5)
        titles.addWidget(self.name)
        titles.addLayout(under)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(head)
        for part in (self.time, self.sentence, self.origin, self.facts):
            column.addWidget(part)
        column.addStretch()
        foot = Foot(self.theme)
        below = QVBoxLayout(foot)
        below.setContentsMargins(20, 15, 16, 16)
        below.setSpacing(10)
        below.addWidget(self.reason)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.voice)
        buttons.addWidget(self.again)
        buttons.addStretch()
        below.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(PaneScroll(inside), 1)
        whole.addWidget(foot)
