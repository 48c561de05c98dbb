"""The history of a voice in its panel: its trainings and its earlier demos, newest first.

`TrainingHistory` makes a `HistoryLine` for each entry; a demo and the recording that a training was
sent with can be heard and compared from there.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal

from voicedesk.domain.text import clean, isolated
from voicedesk.domain.training import Consent, Training, TrainingStatus
from voicedesk.services.history import HistoryEntry
from voicedesk.services.trainings import LONGEST_TRAINING
from voicedesk.ui.common.facts import RecordingLook
from voicedesk.ui.common.texts import date_text, minutes_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.marks import STATE_ICONS
from voicedesk.ui.kit.view import View, plain_tip
from voicedesk.ui.theme.colours import Tone

_LEAST_HEIGHT = 40


class RecordingPart(View):
    """Two buttons; hidden where the recording isn't kept."""

    def __init__(self) -> None:
        super().__init__()
        self.play = Button(ButtonKind.LINK, text=self.tr("Recording"), icon="play", height=28)
        self.compare = Button(ButtonKind.LINK, text=self.tr("Compare"), icon="compare", height=28)
        row(self.play, self.compare, None, on=self, gap=12)
        self.compare.setToolTip(self.tr("Recording, new demo and earlier demo, side by side"))
        self.hide()

    def show_recording(self, look: RecordingLook, of: str = "") -> None:
        """Show whether it is here; `of` tells a screen reader which training it is of."""
        self.play.set_icon_name("pause" if look.is_sounding else "play")
        self.compare.setVisible(look.is_comparable)
        sounding = look.is_sounding
        play = self.tr("Pause the recording") if sounding else self.tr("Play the recording")
        compare = self.tr("Compare the recording with the demos")
        for button, name in ((self.play, play), (self.compare, compare)):
            button.setAccessibleName(f"{name}: {of}" if of else name)
        self.setVisible(look.is_kept)


class HistoryLine(View):
    """What happened and when; at the right the demo can be heard and compared."""

    def __init__(self) -> None:
        super().__init__()
        self.glyph = Glyph(STATE_ICONS[Tone.IDLE])
        self.fact = Label(weight=500, tabular=True)
        self.words = Label(pixels=12, ink="text2", tabular=True)
        self.consent = Label(pixels=12, ink="text3", wrap=True, tabular=True)
        self.recording = RecordingPart()
        self.current = Label(self.tr("Current"), pixels=12, ink="text2")
        self.play = IconButton("play", kind="disc", side=26, glyph=14, ink="text")
        self.play.setProperty("round", True)
        self.compare = Button(ButtonKind.LINK, text=self.tr("Compare"))
        self.compare.setToolTip(self.tr("Switch between this demo and the current one"))
        self.consent.hide()
        self.setMinimumHeight(_LEAST_HEIGHT)
        texts = column(self.fact, self.words, self.consent, self.recording, gap=3)
        buttons = (self.current, self.play, self.compare)
        layout = row(self.glyph, 10, (texts, 1), 6, *buttons, on=self, gap=0)
        layout.setAlignment(self.glyph, Qt.AlignmentFlag.AlignTop)

    def show_line(self, tone: Tone, fact: str, words: str) -> None:
        self.glyph.show_icon(STATE_ICONS[tone], tone.value)
        self.fact.setText(fact)
        self.fact.setToolTip(plain_tip(fact))
        self.words.setText(words)

    def show_consent(self, words: str, wording: str) -> None:
        """Show who agreed to it and when, and on asking what was agreed to; empty for nothing."""
        self.consent.show_text(words)
        self.consent.setAccessibleDescription(wording)
        self.consent.setToolTip(plain_tip(wording))

    def show_demo(self, *, kept: bool, current: bool, sounding: bool, comparable: bool) -> None:
        """Show whether there is a demo of it, and whether that is the voice's present one."""
        self.current.setVisible(current)
        self.play.setVisible(kept and not current)
        self.play.set_icon_name("pause" if sounding else "play")
        self.compare.setVisible(kept and comparable and not current)
        play = self.tr("Pause: {demo}") if sounding else self.tr("Play: {demo}")
        self.play.set_text(play.format(demo=self.fact.text()))
        compare = self.tr("Compare with the current demo: {demo}")
        self.compare.setAccessibleName(compare.format(demo=self.fact.text()))


_FEW = 6
"""Lines that are shown at first."""
_TONES = {
    TrainingStatus.READY: Tone.READY,
    TrainingStatus.FAILED: Tone.FAILED,
    TrainingStatus.NOT_BEGUN: Tone.IDLE,
}


_Shown = tuple[str, Sequence[HistoryEntry], str, bool, Sequence[RecordingLook]]


class TrainingHistory(View):
    """A heading, and a numbered line for each training and each demo from before, newest first."""

    play_pressed = Signal(int)
    compare_pressed = Signal(int)
    recording_pressed = Signal(int)
    recording_compared = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: _Shown = ("", (), "", False, ())
        self._all = False
        self.heading = Label(self.tr("History"), pixels=12, weight=600, ink="text2")
        self.more = Button(ButtonKind.LINK)
        self.lines: list[HistoryLine] = []
        self._column = column(self.heading, self.more, gap=8, on=self)
        self._column.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_all)
        self.hide()

    def show_history(
        self,
        voice_id: str,
        entries: Sequence[HistoryEntry],
        *,
        sounding: str = "",
        comparable: bool = False,
        recordings: Sequence[RecordingLook] = (),
    ) -> None:
        """Show what became of a voice, newest first; nothing at all where nothing is known.

        Args:
            sounding: the name of the file that plays now; empty for none.
            comparable: whether the voice has a present demo to compare earlier ones with.
            recordings: those that the trainings were sent with, one for each entry.
        """
        if voice_id != self._shown[0]:
            self._all = False
        shown = (voice_id, entries, sounding, comparable, recordings)
        if shown != self._shown:
            self._shown = shown
            self._show()

    # Inside

    def _show(self) -> None:
        _, entries, sounding, comparable, recordings = self._shown
        shown = entries if self._all else entries[:_FEW]
        while len(self.lines) < len(shown):
            self._add_line()
        for line, entry in zip(self.lines, shown, strict=False):
            self._fill(line, entry)
            line.show_demo(
                kept=entry.demo is not None,
                current=entry.is_current,
                sounding=entry.demo is not None and entry.demo.file == sounding,
                comparable=comparable,
            )
        for line, look in zip(self.lines, recordings, strict=False):
            line.recording.show_recording(look, line.fact.text())
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(shown))
        left = len(entries) - len(shown)
        self.more.setText(QCoreApplication.translate("TrainingHistory", "Show %n more", "", left))
        self.more.setVisible(left > 0)
        self.setVisible(bool(shown))

    def _show_all(self) -> None:
        before = len(self.lines)
        self._all = True
        self._show()
        buttons = (line.play for line in self.lines[before:] if line.play.isVisible())
        if (button := next(buttons, None)) is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_line(self) -> None:
        number, line = len(self.lines), HistoryLine()
        line.play.clicked.connect(lambda: self.play_pressed.emit(number))
        line.compare.clicked.connect(lambda: self.compare_pressed.emit(number))
        line.recording.play.clicked.connect(lambda: self.recording_pressed.emit(number))
        line.recording.compare.clicked.connect(lambda: self.recording_compared.emit(number))
        self.lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)

    def _fill(self, line: HistoryLine, entry: HistoryEntry) -> None:
        training, demo = entry.training, entry.demo
        self._fill_consent(line, training.consent if training is not None else None)
        if training is not None and training.is_ours:
            fact = self.tr("Training on {when}").format(when=date_text(training.sent_at))
            line.show_line(_TONES.get(training.status, Tone.TRAINING), fact, self._said(training))
        elif training is not None:
            fact = self.tr("Trained elsewhere")
            words = self.tr("noticed {when}").format(when=date_text(training.sent_at))
            line.show_line(_TONES.get(training.status, Tone.TRAINING), fact, words)
        elif demo is not None:
            words = self.tr("saved {when}").format(when=date_text(demo.kept_at))
            fact = self.tr("Current demo") if entry.is_current else self.tr("Earlier demo")
            line.show_line(Tone.IDLE, fact, words)

    def _fill_consent(self, line: HistoryLine, consent: Consent | None) -> None:
        if consent is None:
            line.show_consent("", "")
            return
        words = self.tr("Consent: {speaker}, {date} (confirmed by {account})").format(
            speaker=isolated(consent.speaker),
            date=date_text(consent.given_at),
            account=isolated(consent.confirmed_by),
        )
        line.show_consent(words, clean(consent.wording))

    def _said(self, training: Training) -> str:
        seconds = (training.ended_at or training.sent_at) - training.sent_at
        if seconds > LONGEST_TRAINING and training.status is TrainingStatus.READY:
            return self.tr("ready, noticed later")
        took = minutes_text(seconds)
        return {
            TrainingStatus.SENDING: self.tr("sending"),
            TrainingStatus.UNCERTAIN: self.tr("no answer; may have started"),
            TrainingStatus.RUNNING: self.tr("in progress"),
            TrainingStatus.READY: self.tr("ready in {time}").format(time=took),
            TrainingStatus.FAILED: self.tr("failed after {time}").format(time=took),
            TrainingStatus.NOT_BEGUN: self.tr("refused by the service"),
        }[training.status]
