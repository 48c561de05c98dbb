"""What was sent with a training, line by line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from voicedesk.domain.display import clean, short_id
from voicedesk.domain.findings_text import findings_of
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.kit.view import View
from voicedesk.ui.player.recording_look import RecordingLook
from voicedesk.ui.theme import Theme
from voicedesk.ui.training.flaw_list import FlawList
from voicedesk.ui.trainings.found_words import found_look, found_words
from voicedesk.ui.trainings.training_row import TrainingRow
from voicedesk.ui.trainings.training_words import sample_words
from voicedesk.ui.voices.voice_words import DASH, date_words

_LINE = 32


class TrainingFacts(View):
    """Recording and link, name, speaker and what was agreed to, and the voice's id.

    Signals:
        play_pressed, compare_pressed, link_copied, id_copied: the buttons.
    """

    play_pressed = Signal()
    compare_pressed = Signal()
    link_copied = Signal()
    id_copied = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._row: TrainingRow | None = None
        self._titles = [Label(theme, ink="text2") for _ in range(8)]
        self.recording = Label(theme)
        self.play = IconButton(theme, "play", side=28, glyph=18)
        self.compare = IconButton(theme, "compare", side=28, glyph=18)
        self.link = Label(theme, ink="text2")
        self.copy_link = IconButton(theme, "copy", side=28, glyph=18)
        self.check_mark = Glyph(theme, "state-ready")
        self.check = Label(theme, wrap=True)
        self.flaws = FlawList(theme)
        self.name = Label(theme)
        self.speaker = Label(theme)
        self.agreed = Label(theme, tabular=True)
        self.confirmed = Label(theme)
        self.wording = Label(theme, pixels=12, ink="text2", wrap=True)
        self.id = Label(theme, pixels=12, mono=True)
        self.copy_id = IconButton(theme, "copy", side=28, glyph=18)
        self._lay_out()
        self.play.clicked.connect(self.play_pressed)
        self.compare.clicked.connect(self.compare_pressed)
        self.copy_link.clicked.connect(self.link_copied)
        self.copy_id.clicked.connect(self.id_copied)
        self.retranslate()

    def show_row(self, row: TrainingRow) -> None:
        """Show what was sent, as far as it is known here."""
        self._row = row
        training, consent = row.training, row.training.consent
        for label, words in (
            (self.recording, sample_words(row) if training.is_ours else DASH),
            (self.link, clean(training.audio_url) or DASH),
            (self.name, clean(training.voice_name) or DASH),
            (self.speaker, clean(row.speaker) or DASH),
            (self.agreed, date_words(consent.given_at) if consent else DASH),
            (self.confirmed, clean(consent.confirmed_by) or DASH if consent else DASH),
        ):
            label.setText(words)
            label.setToolTip(plain_tip(words) if words != DASH else "")
        icon, ink = found_look(training)
        self.check_mark.setVisible(bool(icon))
        if icon:
            self.check_mark.show_icon(icon, ink)
        self.check.setText(found_words(training) if training.is_ours else DASH)
        self.flaws.show_findings(findings_of(training) or ())
        self.copy_link.setVisible(bool(training.audio_url))
        self.wording.setText(f"“{clean(consent.wording)}”" if consent else self._unasked(row))
        self.id.setText(short_id(training.voice_id))
        self.id.setAccessibleName(clean(training.voice_id))

    def show_recording(self, look: RecordingLook) -> None:
        """Show whether the recording is kept on this computer, plays, and can be compared."""
        sounding = look.is_sounding
        self.play.setVisible(look.is_kept)
        self.compare.setVisible(look.is_comparable)
        self.play.set_icon_name("pause" if sounding else "play")
        self.play.set_words(
            self.tr("Pause the recording") if sounding else self.tr("Play the recording")
        )

    def retranslate(self) -> None:
        words = (
            self.tr("Recording"),
            self.tr("Link"),
            self.tr("Sample check"),
            self.tr("Voice name"),
            self.tr("Speaker"),
            self.tr("Agreed"),
            self.tr("Confirmed by"),
            self.tr("Voice ID"),
        )
        for label, text in zip(self._titles, words, strict=True):
            label.setText(text)
        self.compare.set_words(
            self.tr("Compare the recording with the demos"),
            self.tr("Recording, new demo and earlier demo, side by side"),
        )
        self.copy_link.set_words(self.tr("Copy link"))
        self.copy_id.set_words(self.tr("Copy ID"), self.tr("Copies the whole ID"))
        if self._row is not None:
            self.show_row(self._row)

    def _unasked(self, row: TrainingRow) -> str:
        if row.training.is_ours:
            return self.tr("It was sent before VoiceDesk asked whether the speaker agreed.")
        return self.tr("Whether the speaker agreed isn’t known here.")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 100)
        grid.setColumnStretch(1, 1)
        values: tuple[QWidget | QLayout, ...] = (
            _beside(self.recording, self.compare, self.play),
            _beside(self.link, self.copy_link),
            self._checked(),
            self.name,
            self.speaker,
            self.agreed,
            self.confirmed,
            _beside(self.id, self.copy_id, stretched=True),
        )
        rows = (0, 1, 2, 4, 5, 6, 7, 9)  # below the check its advice, below the consent its words
        for row, title, value in zip(rows, self._titles, values, strict=True):
            grid.setRowMinimumHeight(row, _LINE)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignVCenter)
            if isinstance(value, QLayout):
                grid.addLayout(value, row, 1)
            else:
                grid.addWidget(value, row, 1)
        grid.addLayout(_over_a_gap(self.flaws), 3, 0, 1, 2)
        grid.addLayout(_over_a_gap(self.wording), 8, 0, 1, 2)

    def _checked(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.check_mark)
        row.addWidget(self.check, 1)
        return row


def _beside(label: Label, *buttons: IconButton, stretched: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(label, 0 if stretched else 1)
    for button in buttons:
        row.addWidget(button)
    if stretched:
        row.addStretch()
    return row


def _over_a_gap(part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 6)
    column.addWidget(part)
    return column
