"""The card in place of a demo: why there is none, and what to do about it.

Of a training that failed it tells what stood out in the recording, lets that be heard, and leads to
the form with everything filled in, or to one question about all that failed.
"""

from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voicedesk.domain.samples import Finding, findings_of, flaws
from voicedesk.domain.text import clean
from voicedesk.domain.training import Training
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.common.facts import DemoFacts, DemoLook, RecordingLook, VoiceFacts
from voicedesk.ui.common.texts import joined, minutes_text, so_far_text
from voicedesk.ui.findings import (
    LOOKS,
    cause_text,
    finding_sentence,
    good_text,
    no_reason_text,
    nothing_wrong_text,
    retry_all_text,
    value_text,
)
from voicedesk.ui.kit.buttons import Button, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, discard, row
from voicedesk.ui.kit.marks import painting
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.waveform import length_text, paint_waveform
from voicedesk.ui.theme import theme

_MOST_CAUSES = 3


class VoiceCard(View):
    """A card with a fact and a sentence; red for a failed training, and never by colour alone."""

    def __init__(self) -> None:
        super().__init__(surface="card")
        self._glyph = Glyph("state-failed", ink="failed", side=18)
        self.fact = Label(pixels=15, weight=600)
        self.sentence = Label(ink="text2", wrap=True)
        self.causes = CauseList()
        self.recording = SentRecordingPart()
        self.sample = Label(pixels=12, ink="text2", wrap=True)
        self.again = AgainPart()
        head = row(self._glyph, (self.fact, 1), gap=8)
        parts = (self.sentence, self.causes, self.recording, self.sample, self.again)
        column(head, *parts, gap=6, margins=(16, 14, 16, 14), on=self)

    def show_voice(self, voice: Voice, facts: VoiceFacts) -> None:
        failed = voice.state == VoiceState.FAILED
        self.restyle("surface", "alarm" if failed else "card")
        training = facts.failed_training(voice) if failed else None
        match voice.state:
            case VoiceState.TRAINING:
                fact, sentence = self._training(voice, facts)
            case VoiceState.FAILED:
                fact, sentence = self.tr("Training failed."), self._failed(training)
            case VoiceState.INIT:
                fact = self.tr("Not trained yet")
                sentence = self.tr(
                    "Train it with a link to a clean recording of one speaker, 10–60 seconds long."
                )
            case VoiceState.SUCCESS:
                fact = self.tr("No demo")
                sentence = self.tr("You can use this voice, but it has no demo to play.")
            case _:
                fact = self.tr("Unknown state")
                sentence = self.tr(
                    "VoiceDesk doesn’t recognise this state, so the voice can’t be used here."
                )
        self._glyph.setVisible(failed)
        self.fact.setText(fact)
        self.fact.set_ink("failed" if failed else "text")
        self.sentence.setText(sentence)
        self.causes.show_findings((findings_of(training) or ()) if training is not None else ())
        self.again.show_failed(training, len(facts.retriable))
        sample = self._sample(voice, facts)
        self.recording.name.setText(sample)
        of_sample = self.tr("Recording: {name}").format(name=sample) if sample else ""
        shown = failed or voice.is_training
        self.sample.show_text(of_sample if shown and self.recording.isHidden() else "")
        self.setVisible(not (voice.is_ready and facts.demo_look(voice) is not DemoLook.NONE))
        self.update()

    def show_recording(self, look: RecordingLook, sound: DemoFacts | None) -> None:
        """Show the recording that failed, where it is kept; None where there is none to hear."""
        self.recording.show_recording(look, sound)
        self.sample.setVisible(bool(self.sample.text()) and self.recording.isHidden())

    def _training(self, voice: Voice, facts: VoiceFacts) -> tuple[str, str]:
        training = facts.running.get(voice.id)
        fact = (
            so_far_text(training.sent_at, None, ours=training.is_ours)
            if training
            else self.tr("Training")
        )
        if facts.offline:
            return fact, self.tr("Not updating while offline. Training continues.")
        usual = (
            self.tr("Usually takes about {time}.").format(time=minutes_text(facts.usual))
            if facts.usual
            else self.tr("Training usually takes 3 to 15 minutes.")
        )
        rest = self.tr(
            "It can’t be stopped once started. You can close VoiceDesk. Training continues."
        )
        return fact, joined(usual, rest)

    def _failed(self, training: Training | None) -> str:
        """That the service gave no reason, and what to do where nothing else says it."""
        found = findings_of(training) if training is not None else None
        if found is None:
            advice = self.tr(
                "Try another recording: one speaker, 10–60 seconds, no music or background noise."
            )
        else:
            advice = "" if flaws(found) else nothing_wrong_text()
        return joined(no_reason_text(), advice)

    def _sample(self, voice: Voice, facts: VoiceFacts) -> str:
        """The file name of the recording that was sent last; empty where it has none."""
        history = facts.history.get(voice.id)
        path = urlsplit(history[0].audio_url).path if history else ""
        return clean(unquote(path).rsplit("/", 1)[-1])


class CauseList(View):
    """What stood out in the recording, the worst first; hidden where there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self.lines: list[CauseLine] = []
        line = View(surface="line_strong")
        line.setFixedHeight(1)
        title = Label(self.tr("Possible causes in the recording"), weight=600)
        self._column = column(4, line, 4, title, gap=4, on=self)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        if findings != self._findings:
            self._findings = findings
            discard(self.lines)
            self.lines = [CauseLine(finding) for finding in flaws(findings)[:_MOST_CAUSES]]
            for line in self.lines:
                self._column.addWidget(line)
        self.setVisible(bool(self.lines))


class CauseLine(View):
    """Icon, what it is and its value; below them what would be good."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        icon, ink = LOOKS[finding.status]
        self.name = Label(cause_text(finding), weight=500)
        value = Label(value_text(finding), ink="text2", tabular=True)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.good = Label(good_text(finding), pixels=12, ink="text2", wrap=True)
        column(row(Glyph(icon, ink=ink), (self.name, 1), value), row(24, self.good, gap=0), on=self)
        self.setAccessibleName(finding_sentence(finding))


class SentRecordingPart(View):
    """The recording that was sent: to be heard, its outline, its name and its length."""

    def __init__(self) -> None:
        super().__init__()
        self.play = IconButton("play", kind="disc", side=36, glyph=16, ink="failed")
        self.play.setProperty("round", True)
        self._outline = Outline()
        self.name = Label(pixels=12, ink="text2")
        self._length = Label(pixels=12, ink="text2", tabular=True)
        below = row(46, (self.name, 1), self._length, gap=0)
        column(row(self.play, (self._outline, 1), gap=10), below, on=self, margins=(0, 6, 0, 0))
        self.hide()

    def show_recording(self, look: RecordingLook, sound: DemoFacts | None) -> None:
        self.play.set_icon_name("pause" if look.is_sounding else "play")
        self.play.set_text(
            self.tr("Pause the recording") if look.is_sounding else self.tr("Play the recording")
        )
        self._outline.show_envelope(sound.envelope if sound is not None else b"")
        self._length.setText(length_text(sound.duration) if sound is not None else "")
        self.setVisible(look.is_kept)


class Outline(QWidget):
    """A recording's envelope. It says nothing that words don't."""

    def __init__(self) -> None:
        super().__init__()
        self._envelope = b""
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_envelope(self, envelope: bytes) -> None:
        self._envelope = envelope
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        area, ink = QRectF(self.rect()).adjusted(0, 2, 0, -2), theme().tokens.wave_failed
        with painting(self) as painter:
            paint_waveform(painter, area, self._envelope, bar=2, gap=2, rest=ink)


class AgainPart(View):
    """The button that trains the voice again, and the one for all whose training failed.

    Hidden where what was sent isn't known here: there is nothing to fill in.
    """

    def __init__(self) -> None:
        super().__init__()
        self.one = Button(text=self.tr("Train again"))
        self.one.setAccessibleName(self.tr("Train"))
        self.hint = Label(pixels=12, ink="text2", wrap=True)
        self.all = Button()
        line = row(self.one, (self.hint, 1), gap=14)
        column(line, (self.all, Qt.AlignmentFlag.AlignLeft), gap=8, margins=(0, 8, 0, 0), on=self)
        self.hide()

    def show_failed(self, training: Training | None, number: int) -> None:
        """Show what can be trained again: this one, and with it `number` in all."""
        self.all.setText(retry_all_text(number))
        self.all.setVisible(number > 1)
        self.setVisible(training is not None)

    def allow(self, *, allowed: bool, reason: str) -> None:
        said = reason or self.tr("Open the form with everything filled in.")
        self.one.setEnabled(allowed)
        self.one.setToolTip(reason)
        self.one.setAccessibleDescription(said)
        self.hint.setText(said)
