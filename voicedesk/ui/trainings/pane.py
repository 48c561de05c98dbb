"""The panel of the selected training."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from voicedesk.domain.samples import findings_of
from voicedesk.domain.text import clean, short_id
from voicedesk.services.trainings import LONGEST_TRAINING
from voicedesk.ui.common.permissions import Permission
from voicedesk.ui.common.recording import RecordingLook
from voicedesk.ui.common.texts import DASH, date_text, minutes_text, moment_text, so_far_text
from voicedesk.ui.findings import FlawList, found_look, found_text
from voicedesk.ui.kit.buttons import Button, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.marks import Pill, Tile
from voicedesk.ui.kit.qt_helpers import plain_tip
from voicedesk.ui.kit.view import PANEL_WIDTH, Foot, Pane, PaneScroll, View
from voicedesk.ui.kit.waveform import Card
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour
from voicedesk.ui.trainings.model import (
    TrainingRow,
    TrainingRowStatus,
    TrainingTexts,
    origin_sentence,
    sample_text,
    status_icon,
    status_sentence,
    status_text,
    status_tone,
)

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

    def __init__(self) -> None:
        super().__init__()
        self._row: TrainingRow | None = None
        self._titles = [Label(ink="text2") for _ in range(8)]
        self.recording = Label()
        self.play = IconButton("play", side=28, glyph=18)
        self.compare = IconButton("compare", side=28, glyph=18)
        self.link = Label(ink="text2")
        self.copy_link = IconButton("copy", side=28, glyph=18)
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
        self.wording.setText(f"“{clean(consent.wording)}”" if consent else self._unasked(row))
        self.id.setText(short_id(training.voice_id))
        self.id.setAccessibleName(clean(training.voice_id))

    def show_recording(self, look: RecordingLook) -> None:
        """Show whether the recording is kept on this computer, plays, and can be compared."""
        sounding = look.is_sounding
        self.play.setVisible(look.is_kept)
        self.compare.setVisible(look.is_comparable)
        self.play.set_icon_name("pause" if sounding else "play")
        self.play.set_text(
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
        self.compare.set_text(
            self.tr("Compare the recording with the demos"),
            self.tr("Recording, new demo and earlier demo, side by side"),
        )
        self.copy_link.set_text(self.tr("Copy link"))
        self.copy_id.set_text(self.tr("Copy ID"), self.tr("Copies the whole ID"))
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

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step()
        end = step * -(-max((*self._lengths, self._passed, step)) // step)
        self._paint_axis(painter, end, step)
        self._paint_dots(painter, end)
        self._paint_passed(painter, end)
        painter.end()

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


_RECENT = 12
"""Trainings that the dots show."""
_ENOUGH = 3
"""Trainings from which dots tell anything."""


class TimeCard(Card):
    """The time in large, what is usual below it, and the earlier trainings as dots."""

    def __init__(self) -> None:
        super().__init__()
        self.time = Label(pixels=22, weight=650, tabular=True)
        self.unusual = Label(weight=500, ink="training")
        self.usual = Label(pixels=12, ink="text2", wrap=True, tabular=True)
        self.plot = UsualPlot()
        self._warned = QWidget()
        warned = QHBoxLayout(self._warned)
        warned.setContentsMargins(0, 0, 0, 0)
        warned.setSpacing(6)
        warned.addWidget(Glyph("warn", ink="training"))
        warned.addWidget(self.unusual, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(5)
        for part in (self.time, self._warned, self.usual, self.plot):
            column.addWidget(part)

    def show_row(self, row: TrainingRow, words: TrainingTexts) -> None:
        """Show how long it takes or took; hidden where that isn't known at all."""
        running = row.status is TrainingRowStatus.TRAINING
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
        if row.status is TrainingRowStatus.TRAINING:
            return so_far_text(training.sent_at, None, ours=training.is_ours)
        took = minutes_text(passed)
        return took if training.is_ours else self.tr("At least {time}").format(time=took)

    def _usual(self, words: TrainingTexts, recent: int) -> str:
        usual = words.usual.seconds
        if usual is None:
            return self.tr("A training takes a few minutes to a quarter of an hour or so.")
        number = max(recent, len(words.usual.lengths))
        return QCoreApplication.translate(
            "TimeCard", "Usually about {time}, from %n training(s) here.", "", number
        ).format(time=minutes_text(usual))


class TrainingPane(Pane):
    """Shows one training: its time, what became of it, what was sent.

    Signals:
        voice_wanted, again_wanted: the buttons.
    """

    voice_requested = Signal()
    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[TrainingRow, TrainingTexts, Permission] | None = None
        self.setFixedWidth(PANEL_WIDTH)
        self.tile = Tile(56)
        self.name = Label(pixels=22, weight=650)
        self.pill = Pill()
        self.sent = Label(pixels=12, ink="text2", tabular=True)
        self.time = TimeCard()
        self.sentence = Label(ink="text2", wrap=True)
        self.origin = Label(ink="text2", wrap=True)
        self.facts = TrainingFacts()
        self.reason = Label(pixels=12, ink="text2", wrap=True)
        self.voice = Button()
        self.again = Button()
        self._lay_out()
        self.voice.clicked.connect(self.voice_requested)
        self.again.clicked.connect(self.again_requested)
        self.retranslate()

    def show_row(self, row: TrainingRow, words: TrainingTexts, again: Permission) -> None:
        """Show a training, and whether it can be sent again."""
        self._shown = row, words, again
        training = row.training
        coloured = not row.is_gone and row.status in {
            TrainingRowStatus.READY,
            TrainingRowStatus.TRAINING,
        }
        self.tile.show_voice(training.voice_id, playable=coloured)
        self.name.setText(clean(row.name))
        status = row.status
        self.pill.show_state(status_tone(status), status_text(status), status_icon(status))
        when = moment_text(training.sent_at)
        pattern = self.tr("sent {when}") if training.is_ours else self.tr("seen {when}")
        self.sent.setText(pattern.format(when=when))
        self.time.show_row(row, words)
        for label, said in (
            (self.sentence, status_sentence(row)),
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
        foot = Foot()
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
