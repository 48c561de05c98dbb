"""The recorder: a level, a clock, a text to read aloud, and the takes.

What it shows is set by its presenter; it says what was pressed.
"""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from voicedesk.domain.samples import LENGTH, FindingStatus
from voicedesk.services.takes import Take
from voicedesk.ui.findings import LOOKS
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, discard, row
from voicedesk.ui.kit.marks import paint_box, painting
from voicedesk.ui.kit.view import View, say, set_look
from voicedesk.ui.kit.waveform import clock, length_text
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

translate = QCoreApplication.translate

LOUD, SOFT, LEAST = -6.0, -24.0, -48.0
"""dBFS of the highest sample: too loud from the first on, too quiet below the second; the meter
begins at the third. General advice for speech, not the service's."""
_SEGMENTS = 60
_SCALE_SECONDS = 75


def take_title(number: int) -> str:
    """What a take is called wherever it is shown."""
    return translate("RecorderView", "Take {number}").format(number=number)


class RecorderState(Enum):
    """What the recorder is doing, as it is shown."""

    READY = "ready"
    COUNTING = "counting"
    RECORDING = "recording"
    PAUSED = "paused"


class LevelMeter(QProgressBar):
    """How loud the microphone hears it, between too quiet and too loud."""

    def __init__(self) -> None:
        super().__init__()
        self._level = self._peak = LEAST
        self.setValue(0)
        self.setFixedHeight(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Input level"))

    def show_level(self, level: float, peak: float) -> None:
        """Show the level of now, and the highest of the last second, in dBFS."""
        if (level, peak) != (self._level, self._peak):
            self._level, self._peak = level, peak
            self.setValue(round(100 * _place(level)))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, wide = theme().tokens, self.width() / _SEGMENTS
        lit, peak = (_SEGMENTS * _place(level) for level in (self._level, self._peak))
        with painting(self) as painter:
            for number in range(_SEGMENTS):
                loudness = LEAST + (number + 0.5) * -LEAST / _SEGMENTS
                ink = tokens.text2 if loudness < SOFT else tokens.ready
                ink = tokens.failed if loudness >= LOUD else ink
                is_lit = number < lit or (peak > 0 and number == int(peak))
                painter.setBrush(colour(ink, 1 if is_lit else 0.28))
                painter.drawRoundedRect(QRectF(number * wide, 0, wide - 2, self.height()), 1, 1)


class LengthScale(QWidget):
    """How long a take is against what is advised."""

    def __init__(self) -> None:
        super().__init__()
        self._seconds = 0.0
        self.setFixedHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_seconds(self, seconds: float) -> None:
        self._seconds = seconds
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, wide = theme().tokens, float(self.width())
        since, to = (wide * mark / _SCALE_SECONDS for mark in (LENGTH.since, LENGTH.to))
        now = wide * min(1.0, self._seconds / _SCALE_SECONDS)
        with painting(self) as painter:
            paint_box(painter, QRectF(0, 11, wide, 6), tokens.fill_hover, 3)
            painter.setBrush(colour(tokens.ready, 0.4))
            painter.drawRect(QRectF(since, 11, to - since, 6))
            paint_box(painter, QRectF(0, 11, now, 6), tokens.ready, 3)
            painter.setBrush(colour(tokens.text2))
            for mark in (since, to):
                painter.drawRect(QRectF(mark - 0.5, 8, 1, 12))
            painter.setBrush(colour(tokens.ready))
            painter.drawEllipse(QRectF(max(0.0, now - 6), 8, 12, 12))
            painter.setPen(colour(tokens.text2))
            painter.setFont(theme().font(12, text=self.tr("{seconds} s")))
            centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            for at, words in (
                (since, self.tr("{seconds} s").format(seconds=f"{LENGTH.since:g}")),
                ((since + to) / 2, self.tr("advised")),
                (to, self.tr("{seconds} s").format(seconds=f"{LENGTH.to:g}")),
            ):
                painter.drawText(QRectF(at - 60, 18, 120, 22), centre, words)


class TakeLine(View):
    """A take: to be heard, used or removed.

    Signals:
        played, used, removed: its buttons.
    """

    played = Signal()
    used = Signal()
    removed = Signal()

    def __init__(self, take: Take) -> None:
        super().__init__(edge="bottom")
        self.take = take
        name = take_title(take.number)
        self.play = IconButton("play", kind="disc", ink="text", side=28, glyph=14)
        self.title = Label(name, weight=500)
        self.length = Label(
            length_text(round(1000 * take.seconds)), pixels=12, ink="text2", tabular=True
        )
        self._glyph = Glyph("state-ready", side=16)
        self.verdict = Label(pixels=12)
        self.use = Button(text=self.tr("Use"), height=28)
        self.use.setAccessibleName(self.tr("Use take {number}").format(number=take.number))
        delete = self.tr("Delete take {number}").format(number=take.number)
        self.delete = IconButton("trash", text=delete, side=28, glyph=16)
        parts = (self.play, self.title, self.length, 4, self._glyph, (self.verdict, 1))
        row(*parts, self.use, self.delete, on=self, gap=8, margins=(10, 8, 8, 8))
        self._glyph.hide()
        self.show_sounding(sounding=False)
        self.play.clicked.connect(self.played)
        self.use.clicked.connect(self.used)
        self.delete.clicked.connect(self.removed)
        self.setAccessibleName(name)

    def show_verdict(self, status: FindingStatus, words: str) -> None:
        icon, ink = LOOKS[status]
        self._glyph.show_icon(icon, ink)
        self._glyph.show()
        self.verdict.setText(words)
        self.verdict.set_ink(ink)

    def show_sounding(self, *, sounding: bool) -> None:
        number = self.take.number
        words = self.tr("Pause take {number}") if sounding else self.tr("Play take {number}")
        self.play.set_icon_name("pause" if sounding else "play")
        self.play.set_text(words.format(number=number))


class RecorderView(View):
    """The recorder, in the training form.

    Signals:
        toggled: begin, or end the take.
        paused: pause, or go on.
        restarted: throw the take away and begin another.
        text_requested: another text to read.
        devices_requested: the menu of microphones.
        closed: back to the form.

    Attributes:
        use: uses the newest take.
    """

    toggled = Signal()
    paused = Signal()
    restarted = Signal()
    text_requested = Signal()
    devices_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = RecorderState.READY
        self.lines: list[TakeLine] = []
        self._loudness = ""
        heading = Label(self.tr("Recording"), weight=600)
        self.device = Button(ButtonKind.GHOST, icon="microphone", height=28)
        self.device.setToolTip(self.tr("Choose a microphone"))
        self.back = IconButton("close", text=self.tr("Close the recorder"), side=28, glyph=16)
        self._dot = Glyph("state-idle", side=16)
        self.fact = Label(weight=600)
        self.number = Label(pixels=12, ink="text2", tabular=True)
        self.time = Label(clock(0), pixels=32, weight=500, tabular=True)
        self.scale = LengthScale()
        self.meter = LevelMeter()
        self.soft = Label(self.tr("Too quiet"), pixels=12, ink="text3")
        self.good = Label(self.tr("Good level"), pixels=12, ink="text3")
        self.loud = Label(self.tr("Too loud"), pixels=12, ink="text3")
        self.notice = Label(pixels=12, ink="training", wrap=True)
        self.main = Button(ButtonKind.PRIMARY, icon="microphone")
        self.use = Button(icon="check", text=self.tr("Use recording"))
        self.pause = Button(icon="pause")
        self.restart = Button(ButtonKind.GHOST, icon="undo", text=self.tr("Start over"))
        self.hint = Label(pixels=12, ink="text2")
        read = Label(self.tr("Read aloud"), weight=600)
        pace = Label(self.tr("About 30 s at your usual pace"), pixels=12, ink="text2")
        self.another = Button(
            ButtonKind.LINK, icon="refresh", height=28, text=self.tr("Another text")
        )
        self.text = Label(pixels=15, wrap=True)
        self.takes = Label(weight=600)
        self.keeping = Label(self.tr("Kept until you delete them"), pixels=12, ink="text2")
        card, reading = View(surface="card"), View(surface="card")
        self.list = View(surface="card")
        self._lines = column(on=self.list, margins=(1, 0, 1, 0))
        centre = Qt.AlignmentFlag.AlignVCenter
        levels = row((self.soft, 49), (self.good, 36), (self.loud, 15), gap=0)
        for label in (self.soft, self.good, self.loud):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column(
            row(self._dot, (self.fact, 1), self.hint, 8, self.number),
            row((self.time, centre), (self.scale, 1), gap=20),
            column(self.meter, levels, gap=4),
            self.notice,
            row(self.main, self.use, self.pause, self.restart, None),
            on=card,
            margins=(16, 14, 16, 16),
            gap=12,
        )
        column(
            row(read, pace, None, self.another),
            self.text,
            on=reading,
            margins=(16, 10, 16, 14),
            gap=6,
        )
        self._over = row(self.takes, self.keeping, None)
        column(
            row(heading, None, self.device, self.back, gap=4),
            card,
            reading,
            column(self._over, self.list, gap=8),
            on=self,
            gap=12,
        )
        self.notice.hide()
        self.main.clicked.connect(self.toggled)
        self.pause.clicked.connect(self.paused)
        self.restart.clicked.connect(self.restarted)
        self.another.clicked.connect(self.text_requested)
        self.device.clicked.connect(self.devices_requested)
        self.back.clicked.connect(self.closed)
        self.show_takes([])
        self.show_state(RecorderState.READY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_on = self.state in {RecorderState.RECORDING, RecorderState.PAUSED}
        if event.key() == Qt.Key.Key_Space and is_on and not event.isAutoRepeat():
            self.paused.emit()
        else:
            super().keyPressEvent(event)

    def show_state(self, state: RecorderState, count: int = 0) -> None:
        """Show what goes on; `count` is how many seconds are left before a take begins."""
        self.state = state
        is_on = state in {RecorderState.RECORDING, RecorderState.PAUSED}
        facts = {
            RecorderState.READY: self.tr("Ready to record"),
            RecorderState.COUNTING: self.tr("Starts in {seconds} s").format(seconds=count),
            RecorderState.RECORDING: self.tr("Recording now"),
            RecorderState.PAUSED: self.tr("Paused"),
        }
        self.fact.setText(facts[state])
        inks = {RecorderState.RECORDING: "failed", RecorderState.PAUSED: "training"}
        self._dot.show_icon("stop" if is_on else "microphone", inks.get(state, "text2"))
        self.main.setText(self.tr("Stop recording") if is_on else self.tr("Start recording"))
        self.main.set_icon_name("stop" if is_on else "microphone")
        is_paused = state is RecorderState.PAUSED
        self.pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        self.pause.set_icon_name("play" if is_paused else "pause")
        for part in (self.pause, self.restart):
            part.setVisible(is_on)
        self.hint.show_text(self.tr("Space pauses") if state is RecorderState.RECORDING else "")
        self.another.setEnabled(not is_on)
        self._show_use()
        if not is_on:
            self.show_level(LEAST, LEAST)

    def show_elapsed(self, milliseconds: int) -> None:
        self.time.setText(clock(milliseconds))
        self.scale.show_seconds(milliseconds / 1000)

    def show_level(self, level: float, peak: float) -> None:
        """Show how loud it is; the word follows the highest of the last second."""
        self.meter.show_level(level, peak)
        loudness = ""
        if peak > LEAST:
            loudness = "soft" if peak < SOFT else "loud" if peak >= LOUD else "good"
        if loudness == self._loudness:
            return
        self._loudness = loudness
        words = {"soft": self.soft, "good": self.good, "loud": self.loud}
        inks = {"soft": "training", "good": "ready", "loud": "failed"}
        for name, label in words.items():
            label.set_ink(inks[name] if name == loudness else "text3")
            set_look(label, "said", name == loudness)
        if loudness in {"soft", "loud"}:
            say(self.meter, words[loudness].text())

    @property
    def loudness(self) -> str:
        """What is said of the level: `soft`, `good`, `loud`, or empty for silence."""
        return self._loudness

    def show_notice(self, words: str) -> None:
        if words != self.notice.text():
            self.notice.show_text(words)
            say(self.notice, words)

    def show_takes(self, takes: Sequence[Take]) -> None:
        before = {line.take: line for line in self.lines}
        self.lines = [before.pop(take) if take in before else TakeLine(take) for take in takes]
        for at, line in enumerate(self.lines):
            if self._lines.indexOf(line) != at:
                self._lines.insertWidget(at, line)
            line.restyle("edge", "" if line is self.lines[-1] else "bottom")
        for line in before.values():
            self._lines.removeWidget(line)
        discard(before.values())
        self.takes.setText(translate("RecorderView", "%n take(s)", "", len(takes)))
        for part in (self.takes, self.keeping, self.list):
            part.setVisible(bool(takes))
        self._show_use()

    def _show_use(self) -> None:
        """Offer the newest take, which is what was just recorded, unless another goes on."""
        self.use.setVisible(self.state is RecorderState.READY and bool(self.lines))
        self.use.setToolTip(take_title(self.lines[0].take.number) if self.lines else "")

    def line(self, path: Path) -> TakeLine | None:
        return next((line for line in self.lines if line.take.path == path), None)


def _place(level: float) -> float:
    return min(1.0, max(0.0, (level - LEAST) / -LEAST))
