"""The panel of the selected training: how long it took, what became of it, what was sent."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from voicedesk.domain.samples import findings_of
from voicedesk.domain.text import clean, short_id
from voicedesk.services.trainings import LONGEST_TRAINING
from voicedesk.ui.common.facts import RecordingLook
from voicedesk.ui.common.permissions import Permission
from voicedesk.ui.common.texts import DASH, date_text, minutes_text, moment_text, so_far_text
from voicedesk.ui.findings import (
    FlawList,
    failed_text,
    found_advice,
    found_look,
    found_text,
    retry_all_text,
)
from voicedesk.ui.kit.buttons import Button, IconButton
from voicedesk.ui.kit.labels import Glyph, Label, lay_out_facts
from voicedesk.ui.kit.layouts import Flow, column, row
from voicedesk.ui.kit.marks import Pill, Tile, painting
from voicedesk.ui.kit.view import PANEL_WIDTH, PaneScroll, View, plain_tip
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour
from voicedesk.ui.trainings.model import (
    TrainingRow,
    TrainingRowStatus,
    TrainingsModel,
    sample_text,
    status_icon,
    status_text,
    status_tone,
)

translate = QCoreApplication.translate


class TrainingPane(View):
    """Shows one training."""

    def __init__(self, model: TrainingsModel) -> None:
        super().__init__(surface="pane", edge="left")
        self._row: TrainingRow | None = None
        self.setFixedWidth(PANEL_WIDTH)
        self.tile = Tile(56)
        self.name = Label(pixels=22, weight=650)
        self.pill = Pill()
        self.sent = Label(pixels=12, ink="text2", tabular=True)
        self.time = TimeCard(model)
        self.sentence = Label(ink="text2", wrap=True)
        self.origin = Label(ink="text2", wrap=True)
        self.facts = TrainingFacts()
        self.reason = Label(pixels=12, ink="text2", wrap=True)
        self.voice, self.again = Button(), Button()
        self.voice.setText(self.tr("Show voice"))
        self.again.setText(self.tr("Train again"))
        self.retry_all = Button()
        under = Flow(line=24, gap=8)  # a date of another year goes below the state
        under.set_parts([self.pill, self.sent])
        titles = column(self.name, under, gap=5)
        head = row((self.tile, Qt.AlignmentFlag.AlignTop), (titles, 1), gap=16)
        inside, foot = QWidget(), View(edge="top")
        column(
            head,
            *(self.time, self.sentence, self.origin, self.facts),
            None,
            on=inside,
            margins=(20, 20, 20, 16),
            gap=16,
        )
        buttons = row(self.voice, self.again, None)
        all_failed = (self.retry_all, Qt.AlignmentFlag.AlignLeft)
        column(self.reason, buttons, all_failed, on=foot, margins=(20, 15, 16, 16), gap=10)
        self.retry_all.hide()
        column((PaneScroll(inside), 1), foot, on=self, margins=(1, 0, 0, 0))

    def show_row(self, row: TrainingRow, again: Permission, failed: int) -> None:
        """Show a training; `failed` is how many can be tried again at once."""
        self._row = row
        training, status = row.training, row.status
        self.tile.show_voice(training.voice_id, playable=row.is_playable)
        self.name.setText(clean(row.name))
        self.pill.show_state(status_tone(status), status_text(status), status_icon(status))
        pattern = self.tr("started {when}") if training.is_ours else self.tr("noticed {when}")
        self.sent.setText(pattern.format(when=moment_text(training.sent_at)))
        self.time.show_row(row)
        for label, said in (
            (self.sentence, status_sentence(row)),
            (self.origin, origin_sentence(row)),
            (self.reason, again.reason),
        ):
            label.show_text(said)
        self.facts.show_row(row)
        self.voice.setEnabled(not row.is_gone)
        self.again.setEnabled(again.allowed)
        self.again.setAccessibleDescription(again.reason)
        self.again.setToolTip(again.reason)
        self.retry_all.setText(retry_all_text(failed))
        self.retry_all.setVisible(failed > 1 and status is TrainingRowStatus.FAILED)

    def renew_time(self) -> None:
        if self._row is not None:
            self.time.show_row(self._row)


def status_sentence(row: TrainingRow) -> str:
    """What it means, and what to do where there is something to do."""
    if row.status is TrainingRowStatus.FAILED and row.is_gone:
        return translate(
            "TrainingTexts", "The training failed, or the voice was deleted in the meantime."
        )
    if row.status is TrainingRowStatus.READY:
        took = row.took
        seen_late = row.training.is_ours and took is not None and took > LONGEST_TRAINING
        late = translate(
            "TrainingTexts",
            "VoiceDesk was closed when the training finished, so the time it took is unknown.",
        )
        return late if seen_late else ""
    if row.status is TrainingRowStatus.FAILED:
        if found_advice(row.training):
            return translate(
                "TrainingTexts",
                "The service gave no reason. See the recording check below.",
            )
        return failed_text(row.training)
    return {
        TrainingRowStatus.SENDING: translate("TrainingTexts", "Sending it to the service."),
        TrainingRowStatus.CHECKING: translate(
            "TrainingTexts",
            "The service didn’t answer. VoiceDesk is checking whether the training "
            "started. Don’t start it again yet.",
        ),
        TrainingRowStatus.UNCERTAIN: translate(
            "TrainingTexts",
            "The service didn’t answer. VoiceDesk can’t tell whether the training started.",
        ),
        TrainingRowStatus.TRAINING: translate(
            "TrainingTexts",
            "It can’t be stopped once started. You can close VoiceDesk. Training "
            "continues, and you’ll see the result here.",
        ),
        TrainingRowStatus.UNSEEN: translate(
            "TrainingTexts", "The voice was trained again before this result was known."
        ),
        TrainingRowStatus.NOT_BEGUN: translate(
            "TrainingTexts", "The service refused the training or didn’t start it."
        ),
    }[row.status]


def origin_sentence(row: TrainingRow) -> str:
    """What is to be said of one that wasn't sent from here, or whose voice is gone."""
    sentences = []
    if not row.training.is_ours:
        sentences.append(
            translate(
                "TrainingTexts",
                "Started outside this computer, so no details are available.",
            )
        )
    if row.is_gone:
        sentences.append(
            translate("TrainingTexts", "The voice was deleted here or on another device.")
        )
    return "\n".join(sentences)


class TrainingFacts(View):
    """Recording and link, name, speaker and what was agreed to, and the voice's id."""

    def __init__(self) -> None:
        super().__init__()
        self.recording = Label()
        self.play = IconButton("play", side=28, glyph=18)
        self.compare = IconButton("compare", side=28, glyph=18)
        self.compare.set_text(
            self.tr("Compare the recording with the demos"),
            self.tr("Recording, new demo and earlier demo, side by side"),
        )
        self.link = Label(ink="text2")
        self.copy_link = IconButton("copy", side=28, glyph=18, text=self.tr("Copy link"))
        self.check_mark = Glyph("state-ready")
        self.check = Label(wrap=True)
        self.flaws = FlawList()
        self.name = Label()
        self.speaker = Label()
        self.agreed = Label(tabular=True)
        self.confirmed = Label()
        self.wording = Label(pixels=12, ink="text2", wrap=True)
        self.id = Label(pixels=12, mono=True)
        self.copy_id = IconButton("copy", side=28, glyph=18)
        self.copy_id.set_text(self.tr("Copy ID"), self.tr("Copy the full ID"))
        lay_out_facts(
            self,
            (self.tr("Recording"), row((self.recording, 1), self.compare, self.play, gap=6)),
            (self.tr("Link"), row((self.link, 1), self.copy_link, gap=6)),
            (self.tr("Check"), row(self.check_mark, (self.check, 1), gap=6)),
            self.flaws,
            (self.tr("Voice name"), self.name),
            (self.tr("Speaker"), self.speaker),
            (self.tr("Consent"), self.agreed),
            (self.tr("Confirmed by"), self.confirmed),
            self.wording,
            (self.tr("Voice ID"), row(self.id, self.copy_id, None, gap=6)),
        )
        self.show_recording(RecordingLook())

    def show_row(self, row: TrainingRow) -> None:
        training, consent = row.training, row.training.consent
        for label, words in (
            (self.recording, sample_text(row) if training.is_ours else DASH),
            (self.link, clean(training.audio_url) or DASH),
            (self.name, clean(training.voice_name) or DASH),
            (self.speaker, clean(row.speaker) or DASH),
            (self.agreed, date_text(consent.given_at) if consent else DASH),
            (self.confirmed, clean(consent.confirmed_by) or DASH if consent else DASH),
        ):
            label.setText(words)
            label.setToolTip(plain_tip(words) if words != DASH else "")
        icon, ink = found_look(training)
        self.check_mark.setVisible(bool(icon))
        if icon:
            self.check_mark.show_icon(icon, ink)
        self.check.setText(found_text(training) if training.is_ours else DASH)
        self.flaws.show_findings(findings_of(training) or ())
        self.copy_link.setVisible(bool(training.audio_url))
        if consent is not None:
            self.wording.setText(f"“{clean(consent.wording)}”")
        elif training.is_ours:
            self.wording.setText(
                self.tr("Started before VoiceDesk asked for the speaker’s consent.")
            )
        else:
            self.wording.setText(self.tr("No consent was recorded on this computer."))
        self.id.setText(short_id(training.voice_id))
        self.id.setAccessibleName(clean(training.voice_id))

    def show_recording(self, look: RecordingLook) -> None:
        self.play.setVisible(look.is_kept)
        self.compare.setVisible(look.is_comparable)
        self.play.set_icon_name("pause" if look.is_sounding else "play")
        self.play.set_text(
            self.tr("Pause the recording") if look.is_sounding else self.tr("Play the recording")
        )


_RECENT = 12
"""Trainings that the dots show."""
_ENOUGH = 3
"""Trainings from which dots tell anything."""


class TimeCard(View):
    """The time in large, what is usual below it, and the earlier trainings as dots."""

    def __init__(self, model: TrainingsModel) -> None:
        super().__init__(surface="card")
        self._model = model
        self.time = Label(pixels=22, weight=650, wrap=True, tabular=True)
        self.unusual = Label(self.tr("Unusually long"), weight=500, ink="training")
        self.usual = Label(pixels=12, ink="text2", wrap=True, tabular=True)
        self.plot = UsualPlot()
        self._warned = QWidget()
        row(Glyph("warn", ink="training"), (self.unusual, 1), on=self._warned, gap=6)
        parts = (self.time, self._warned, self.usual, self.plot)
        column(*parts, on=self, margins=(16, 14, 16, 14), gap=5)

    def show_row(self, row: TrainingRow) -> None:
        """Show how long it takes or took; hidden where that isn't known at all."""
        model, training = self._model, row.training
        running = row.status is TrainingRowStatus.TRAINING
        passed = row.so_far if running else row.took
        shown = passed is not None and (running or passed <= LONGEST_TRAINING)
        self.setVisible(shown)
        if passed is None or not shown:
            return
        if running:
            time = so_far_text(training.sent_at, None, ours=training.is_ours)
        elif training.is_ours:
            time = minutes_text(passed)
        else:
            time = self.tr("At least {time}").format(time=minutes_text(passed))
        self.time.setText(time)
        self._warned.setVisible(model.is_unusual(row))
        lengths, usual = model.usual.lengths, model.usual.seconds
        if usual is None:
            words = self.tr("Training usually takes 3 to 15 minutes.")
        else:
            words = translate(
                "TimeCard", "Usually about {time}, based on %n training(s).", "", len(lengths)
            ).format(time=minutes_text(usual))
        self.usual.setText(words)
        recent = lengths[:_RECENT]
        offline = running and model.offline
        self.plot.setVisible(len(recent) >= _ENOUGH and training.is_ours and not offline)
        self.plot.show_lengths(recent, passed, running=running)


_STEPS = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1200, 1800)
_MOST_STEPS = 4
_BINS = 16
_DOT = 6
_PITCH = 7.5
_MOST_DOTS = 5
_AXIS = 44
_HEIGHT = 66


class UsualPlot(View):
    """A dot for each earlier training over an axis of time, and on it this one.

    It says nothing that the words above it don't.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lengths: tuple[float, ...] = ()
        self._passed = 0.0
        self._running = False
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lengths(self, lengths: Sequence[float], passed: float, *, running: bool) -> None:
        """Show these, in seconds, and how long the one in question has taken."""
        shown = (tuple(lengths), passed, running)
        if shown != (self._lengths, self._passed, self._running):
            self._lengths, self._passed, self._running = shown
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        step = self._step()
        end = step * -(-max((*self._lengths, self._passed, step)) // step)
        with painting(self) as painter:
            self._paint_axis(painter, end, step)
            self._paint_dots(painter, end)
            self._paint_passed(painter, end)

    def _step(self) -> int:
        longest = max((*self._lengths, self._passed, 1.0))
        return next((step for step in _STEPS if longest <= step * _MOST_STEPS), 3600)

    def _x(self, seconds: float, end: float) -> float:
        return 3 + (self.width() - 6) * min(1.0, seconds / end)

    def _paint_axis(self, painter: QPainter, end: float, step: int) -> None:
        tokens = self.tokens
        painter.setPen(QPen(colour(tokens.line_strong), 1))
        painter.drawLine(QPointF(3, _AXIS), QPointF(self.width() - 3, _AXIS))
        painter.setPen(colour(tokens.text3))
        unit, of = (60, "min") if step >= 60 else (1, "s")
        annotations = range(0, int(end) + 1, step)
        for at in annotations:
            words = f"{at // unit}"
            if at == annotations[-1]:
                pattern = (
                    QCoreApplication.translate("UsualPlot", "{number} min")
                    if of == "min"
                    else QCoreApplication.translate("UsualPlot", "{number} s")
                )
                words = pattern.format(number=words)
            painter.setFont(theme().font(12, text=words, tabular=True))
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(0.0, self._x(at, end) - wide / 2), self.width() - wide)
            box = QRectF(left, _AXIS + 5, wide + 2, 17)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_dots(self, painter: QPainter, end: float) -> None:
        heights: dict[int, int] = {}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.tokens.wave_rest))
        for length in self._lengths:
            place = min(_BINS - 1, int(length / end * _BINS))
            height = heights[place] = heights.get(place, 0) + 1
            if height <= _MOST_DOTS:
                x = self._x((place + 0.5) * end / _BINS, end)
                middle = QPointF(x, _AXIS - 1 - _PITCH * height + _PITCH / 4)
                painter.drawEllipse(middle, _DOT / 2, _DOT / 2)

    def _paint_passed(self, painter: QPainter, end: float) -> None:
        ink = colour(self.tokens.arc if self._running else self.tokens.accent)
        x = self._x(self._passed, end)
        painter.setPen(QPen(ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(3, _AXIS), QPointF(x, _AXIS))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, _AXIS), 5, 5)
