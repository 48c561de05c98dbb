"""What was found of the recording behind the form's link, and the recording itself to be heard.

Hidden without a link. Where it couldn't be looked at, a notice says so; else there are the waveform
to listen to and a line with the outcome (`FindingsLine`), which opens a row for each finding.
"""

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voicedesk.domain.samples import Finding, FindingStatus, Measure, Span, flaws
from voicedesk.services.samples import SampleReport
from voicedesk.ui.common.texts import joined
from voicedesk.ui.findings import (
    LOOKS,
    FindingRow,
    cause_text,
    finding_sentence,
    page_text,
    problem_text,
    value_text,
)
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, discard, order_tabs, row
from voicedesk.ui.kit.marks import painting
from voicedesk.ui.kit.view import View, say
from voicedesk.ui.kit.waveform import WaveSlider, clock, length_text
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_TOP = Qt.AlignmentFlag.AlignTop


class SamplePart(View):
    """Shows how the look at a recording stands, and what it found.

    Attributes:
        report: what was found; None before, and where there is no link.

    Signals:
        sought: a place in the recording was chosen, in milliseconds.
    """

    sought = Signal(int)

    def __init__(self) -> None:
        super().__init__(surface="card")
        self.report: SampleReport | None = None
        self.is_looking = False
        self.on_purpose = False
        self.play = IconButton("play", kind="disc", ink="text", side=36, glyph=18)
        self.wave = SampleWave()
        self.wave.setAccessibleName(self.tr("The recording"))
        self.position = Label(pixels=12, weight=500, tabular=True)
        self.length = Label(pixels=12, ink="text2", tabular=True)
        self._glyph = Glyph("warn", side=18)
        self.fact = Label(weight=600, wrap=True)
        self.page = Label(wrap=True)
        self.advice = Label(ink="text2", wrap=True)
        self.again = Button(ButtonKind.LINK, icon="refresh", height=28, text=self.tr("Check again"))
        self.anyway = Button(ButtonKind.LINK, icon="train", height=28, text=self.tr("Send anyway"))
        self._heard, self._notice = QWidget(), QWidget()
        self.outcome = FindingsLine()
        times = row(self.position, None, self.length)
        row(
            (self.play, Qt.AlignmentFlag.AlignVCenter),
            (column(self.wave, times, gap=2), 1),
            on=self._heard,
            margins=(0, 4, 0, 8),
            gap=12,
        )
        actions = row(self.again, self.anyway, None, gap=4)
        words = column(self.fact, self.page, self.advice, actions, gap=4)
        row((self._glyph, _TOP), (words, 1), on=self._notice, margins=(0, 8, 0, 6))
        column(self._notice, self._heard, self.outcome, on=self, margins=(16, 6, 16, 6))
        self.wave.sought.connect(self.sought)
        self.outcome.hear_requested.connect(self.sought)
        self.show_sounding(sounding=False)
        self.clear()

    @property
    def rows(self) -> list[FindingRow]:
        return self.outcome.rows

    @property
    def is_doubted(self) -> bool:
        return self.report is not None and self.report.error is not None

    @property
    def has_recording(self) -> bool:
        return self.report is not None and self.report.path is not None

    @property
    def hopeless_text(self) -> str:
        """Why the service is sure to refuse it; empty where it isn't."""
        report = self.report
        if report is None or report.error is None or not report.is_hopeless:
            return ""
        return problem_text(report.error)[0]

    def take_over(self, part: "SamplePart") -> None:
        self._show(part.report, looking=part.is_looking)
        if part.on_purpose:
            self.show_purpose()

    def clear(self) -> None:
        self._show(None)

    def show_looking(self) -> None:
        self._show(None, looking=True)

    def show_report(self, report: SampleReport) -> None:
        self._show(report)
        say(self, self.words())

    def show_purpose(self) -> None:
        """It will be sent although it couldn't be looked at."""
        self.on_purpose = True
        self._show_notice()

    def show_sounding(self, *, sounding: bool) -> None:
        self.play.set_icon_name("pause" if sounding else "play")
        self.play.set_text(
            self.tr("Pause the recording") if sounding else self.tr("Play the recording")
        )

    def show_position(self, position: int) -> None:
        if self.report is not None and self.report.measures is not None:
            self.wave.show_position(position, self.wave.maximum())
            self.position.setText(clock(position))

    def words(self) -> str:
        """The outcome in a sentence, for a screen reader."""
        report = self.report
        if report is None:
            return ""
        if report.error is not None:
            fact, advice = problem_text(report.error)
            return reduce(joined, (fact, page_text(report.error), advice))
        return outcome_sentence(report.findings)

    def _show(self, report: SampleReport | None, *, looking: bool = False) -> None:
        self.report, self.is_looking, self.on_purpose = report, looking, False
        measures = report.measures if report is not None else None
        self.setVisible(report is not None or looking)
        self._heard.setVisible(measures is not None or looking)
        duration = round(measures.seconds * 1000) if measures is not None else 0
        self.wave.show_demo(measures.peaks if measures is not None else b"", duration)
        self.wave.show_position(0, duration)
        self.position.setText(clock(0))
        self.length.setText(length_text(duration) if measures is not None else "")
        self.play.setEnabled(measures is not None)
        findings = report.findings if report is not None else ()
        self.outcome.setVisible(looking or bool(findings))
        if looking:
            self.outcome.show_looking()
        else:
            self.outcome.show_findings(findings)
        order_tabs(self.wave, self.outcome.details, *(line.hear for line in self.rows))
        timed = (one for one in findings if one.measure is not Measure.EXPIRY)
        self.wave.mark([span for one in timed for span in one.spans])
        self._show_notice()

    def _show_notice(self) -> None:
        report = self.report
        error = report.error if report is not None else None
        self._notice.setVisible(error is not None)
        self.advice.setVisible(error is not None)
        self.again.setVisible(error is not None)
        self.anyway.setVisible(report is not None and report.needs_purpose and not self.on_purpose)
        page = page_text(error) if error is not None else ""
        self.page.show_text(page)
        if report is None or error is None:
            return
        status = FindingStatus.BAD if report.is_hopeless else FindingStatus.DOUBTFUL
        self._glyph.show_icon(*LOOKS[status])
        fact, advice = problem_text(error)
        self.fact.setText(fact)
        self.advice.setText(
            self.tr("The recording will be sent unchecked.") if self.on_purpose else advice
        )


def outcome_sentence(findings: Sequence[Finding]) -> str:
    """What isn't good, with what to do about it, for a screen reader."""
    found = [one for one in findings if one.status is not FindingStatus.GOOD]
    if not found:
        return QCoreApplication.translate("SamplePart", "The recording looks good.")
    return reduce(joined, map(finding_sentence, found))


class FindingsLine(View):
    """The outcome of a check on a line, which opens a row for each finding.

    It is as high while it is looked at as it is afterwards.

    Signals:
        hear_requested: a place in the recording is to be heard, in milliseconds.
    """

    hear_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FindingRow] = []
        self._glyph = Glyph("clock", side=16)
        self.words = Label(weight=600)
        self.details = Button(ButtonKind.GHOST, icon="chevron-down", height=28)
        self.details.setText(self.tr("Details"))
        self.details.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.details.setCheckable(True)
        self.details.setAccessibleDescription(self.tr("What was found of the recording"))
        self._list = QWidget()
        self._column = column(on=self._list)
        line = row(self._glyph, (self.words, 1), self.details, margins=(0, 4, 0, 0))
        column(line, self._list, on=self)
        self.details.toggled.connect(self._open)
        self._list.hide()

    def show_looking(self) -> None:
        self._glyph.show_icon("clock", "text2")
        self.words.setText(self.tr("Checking the recording…"))
        self.words.set_ink("text2")
        self.details.setEnabled(False)
        self.details.show()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, the worst on the line; the list stays open where it is."""
        discard(self.rows)
        self.rows = [FindingRow(finding) for finding in findings]
        for line in self.rows:
            line.hear_requested.connect(lambda since: self.hear_requested.emit(round(since * 1000)))
            self._column.addWidget(line)
        worst = flaws(findings)
        icon, ink = LOOKS[worst[0].status if worst else FindingStatus.GOOD]
        self._glyph.show_icon(icon, ink)
        self.words.set_ink(ink)
        self.details.setEnabled(bool(findings))
        self.details.setVisible(bool(findings))
        causes = [cause_text(one) for one in worst]
        said = "".join(causes[:1])
        if len(causes) > 1:
            said = self.tr("{first}, {second}").format(first=said, second=causes[1])
        if len(causes) > 2:
            said = self.tr("{causes} and more").format(causes=said)
        length = next((one for one in findings if one.measure is Measure.LENGTH), None)
        if worst:
            self.words.setText(said)
        elif length is not None:
            length_said = value_text(length)
            self.words.setText(self.tr("Good recording, {length}").format(length=length_said))
        else:
            self.words.setText(self.tr("Good recording"))

    def _open(self, opened: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        self.details.set_icon_name("chevron-up" if opened else "chevron-down")
        self._list.setVisible(opened)


_NARROWEST = 6.0


class SampleWave(WaveSlider):
    """A waveform to seek in."""

    def __init__(self) -> None:
        super().__init__(bar=3, gap=2, height=60)
        self.spans: tuple[Span, ...] = ()

    def mark(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.spans and self.maximum() > 0:
            tokens, room = theme().tokens, self.width() - 1
            with painting(self) as painter:
                painter.setPen(QPen(colour(tokens.arc, 0.7), 1))
                painter.setBrush(colour(tokens.training_back))
                for since, to in self.spans:
                    left = since * 1000 / self.maximum() * room
                    wide = max(_NARROWEST, min(1.0, to * 1000 / self.maximum()) * room - left)
                    box = QRectF(min(left, room - wide), 1, wide, self.height() - 2)
                    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        super().paintEvent(event)
