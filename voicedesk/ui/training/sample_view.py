"""What was found of the recording behind the link, and the recording itself to be heard."""

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.samples import FindingStatus, Measure, Span
from voicedesk.services.samples import SampleReport
from voicedesk.ui.findings import LOOKS, FindingRow, page_text, problem_text
from voicedesk.ui.kit.accessibility import say
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.waveform import Card, WaveSlider, clock
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_NARROWEST = 6.0


class SampleWave(WaveSlider):
    """A waveform to seek in."""

    def __init__(self) -> None:
        super().__init__(bar=3, gap=2, height=60)
        self._spans: tuple[Span, ...] = ()

    def mark(self, spans: Sequence[Span]) -> None:
        self._spans = tuple(spans)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._spans and self.maximum() > 0:
            tokens = theme().tokens
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour(tokens.arc, 0.7), 1))
            painter.setBrush(colour(tokens.training_back))
            for since, to in self._spans:
                left = since * 1000 / self.maximum() * (self.width() - 1)
                right = min(1.0, to * 1000 / self.maximum()) * (self.width() - 1)
                wide = max(_NARROWEST, right - left)
                box = QRectF(min(left, self.width() - 1 - wide), 1, wide, self.height() - 2)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.end()
        super().paintEvent(event)


class SamplePart(Card):
    """Hidden until there is a link that can be looked at.

    Signals:
        play_pressed: the recording is to be heard, or to pause.
        sought: a place in it was chosen, in milliseconds.
        check_wanted: it is to be looked at again.
        purpose_given: it is to be sent although it couldn't be looked at.
    """

    play_pressed = Signal()
    sought = Signal(int)
    check_requested = Signal()
    purpose_given = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._report: SampleReport | None = None
        self._looking = False
        self._sounding = False
        self._on_purpose = False
        self.rows: list[FindingRow] = []
        self.play = _PlayButton("play", ink="text", side=36, glyph=18)
        self.wave = SampleWave()
        self.position = Label(pixels=12, weight=500, tabular=True)
        self.length = Label(pixels=12, ink="text2", tabular=True)
        self._glyph = Glyph("clock", side=18)
        self.fact = Label(weight=600, wrap=True)
        self.page = Label(wrap=True)
        self.advice = Label(ink="text2", wrap=True)
        self.again = Button(ButtonKind.LINK, icon="refresh", height=28)
        self.anyway = Button(ButtonKind.LINK, icon="train", height=28)
        self._findings = QVBoxLayout()
        self._heard, self._notice = QWidget(), QWidget()
        self._lay_out()
        self.play.clicked.connect(self.play_pressed)
        self.wave.sought.connect(self.sought)
        self.again.clicked.connect(self.check_requested)
        self.anyway.clicked.connect(self.purpose_given)
        self.retranslate()
        self.clear()

    @property
    def is_looking(self) -> bool:
        return self._looking

    @property
    def is_doubted(self) -> bool:
        return self._report is not None and self._report.error is not None

    @property
    def has_recording(self) -> bool:
        """Whether the recording is here, to be heard and kept."""
        return self._report is not None and self._report.path is not None

    @property
    def hopeless_text(self) -> str:
        """Why the service is sure to refuse it; empty where it isn't."""
        report = self._report
        if report is None or report.error is None or not report.is_hopeless:
            return ""
        return problem_text(report.error)[0]

    def clear(self) -> None:
        """There is no link to look at."""
        self._report, self._looking, self._on_purpose = None, False, False
        self._show()

    def show_looking(self) -> None:
        self._report, self._looking, self._on_purpose = None, True, False
        self._show()

    def show_report(self, report: SampleReport) -> None:
        self._report, self._looking, self._on_purpose = report, False, False
        self._show()
        say(self, self.words())

    def show_purpose(self) -> None:
        """It will be sent although it couldn't be looked at."""
        self._on_purpose = True
        self._show_notice()

    def show_sounding(self, *, sounding: bool) -> None:
        """Whether the recording is being heard."""
        self._sounding = sounding
        self.play.set_icon_name("pause" if sounding else "play")
        words = self.tr("Pause the recording") if sounding else self.tr("Play the recording")
        self.play.set_text(words)

    def show_position(self, position: int) -> None:
        """Move the play head, in milliseconds."""
        if self._report is not None and self._report.measures is not None:
            self.wave.show_position(position, self.wave.maximum())
            self.position.setText(clock(position))

    def words(self) -> str:
        """The outcome in a sentence, for a screen reader."""
        report = self._report
        if report is None:
            return ""
        if report.error is not None:
            fact, advice = problem_text(report.error)
            return joined(joined(fact, page_text(report.error)), advice)
        flaws = [row.words() for row in self.rows if row.is_flaw]
        if not flaws:
            return self.tr("The recording is good.")
        return reduce(joined, flaws)

    def retranslate(self) -> None:
        self.wave.setAccessibleName(self.tr("The recording"))
        self.again.setText(self.tr("Check again"))
        self.anyway.setText(self.tr("Send anyway"))
        self.show_sounding(sounding=self._sounding)
        self._show_notice()

    # Inside

    def _show(self) -> None:
        report = self._report
        measures = report.measures if report is not None else None
        self.setVisible(report is not None or self._looking)
        self._heard.setVisible(measures is not None)
        if measures is not None:
            duration = round(measures.seconds * 1000)
            self.wave.show_demo(measures.peaks, duration)
            self.wave.show_position(0, duration)
            self.position.setText(clock(0))
            self.length.setText(clock(duration))
        self.wave.mark([])
        for row in self.rows:
            self._findings.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if report is not None:
            self._add_rows(report)
        self._show_notice()

    def _add_rows(self, report: SampleReport) -> None:
        marked: list[Span] = []
        before: QWidget = self.wave
        for finding in report.findings:
            row = FindingRow(finding)
            row.hear_requested.connect(lambda since: self.sought.emit(round(since * 1000)))
            self._findings.addWidget(row)
            self.rows.append(row)
            self.setTabOrder(before, row.hear)
            before = row.hear
            if finding.measure is not Measure.EXPIRY:
                marked += finding.spans
        self.wave.mark(marked)

    def _show_notice(self) -> None:
        report = self._report
        error = report.error if report is not None else None
        self._notice.setVisible(self._looking or error is not None)
        self.advice.setVisible(error is not None)
        page = page_text(error) if error is not None else ""
        self.page.setVisible(bool(page))
        self.page.setText(page)
        self.again.setVisible(error is not None)
        needs_purpose = report is not None and report.needs_purpose
        self.anyway.setVisible(needs_purpose and not self._on_purpose)
        if error is None:
            self._glyph.show_icon("clock", "text2")
            self.fact.setText(self.tr("Listening to the recording…") if self._looking else "")
            return
        status = (
            FindingStatus.BAD
            if report is not None and report.is_hopeless
            else FindingStatus.DOUBTFUL
        )
        self._glyph.show_icon(*LOOKS[status])
        fact, advice = problem_text(error)
        self.fact.setText(fact)
        self.advice.setText(
            self.tr("It’ll be sent without having been checked.") if self._on_purpose else advice
        )

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.addWidget(self.position)
        times.addStretch()
        times.addWidget(self.length)
        wave = QVBoxLayout()
        wave.setSpacing(2)
        wave.addWidget(self.wave)
        wave.addLayout(times)
        heard = QHBoxLayout(self._heard)
        heard.setContentsMargins(0, 4, 0, 8)
        heard.setSpacing(12)
        heard.addWidget(self.play, 0, Qt.AlignmentFlag.AlignVCenter)
        heard.addLayout(wave, 1)
        actions = QHBoxLayout()
        actions.setSpacing(4)
        actions.addWidget(self.again)
        actions.addWidget(self.anyway)
        actions.addStretch()
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.fact, self.page, self.advice):
            words.addWidget(label)
        words.addLayout(actions)
        notice = QHBoxLayout(self._notice)
        notice.setContentsMargins(0, 8, 0, 6)
        notice.setSpacing(8)
        notice.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        notice.addLayout(words, 1)
        self._findings.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self._heard)
        column.addLayout(self._findings)


class _PlayButton(IconButton):
    """An outlined disc: the filled one is the player's."""

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(tokens.button_line), 1))
        painter.setBrush(colour(tokens.raised))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        super().paintEvent(event)
