"""One finding: what was measured, how good that is, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.domain.sample_findings import Finding, Measure, Verdict
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.waveform import clock
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour
from voicedesk.ui.training.finding_words import (
    advice_words,
    finding_sentence,
    measure_words,
    value_words,
    verdict_words,
)
from voicedesk.ui.training.range_bar import RangeBar

LOOKS = {
    Verdict.GOOD: ("state-ready", "ready"),
    Verdict.DOUBTFUL: ("warn", "training"),
    Verdict.BAD: ("state-failed", "failed"),
}
"""Icon and colour of each verdict, which is also said in words."""

_INSET = 26


class FindingRow(View):
    """A line under which stand icon, name, value, range and verdict; the advice below them.

    Signals:
        hear_wanted: seconds from the beginning, of the first place that it is about.
    """

    hear_wanted = Signal(float)

    def __init__(self, theme: Theme, finding: Finding) -> None:
        super().__init__(theme)
        self._finding = finding
        icon, ink = LOOKS[finding.verdict]
        self._glyph = Glyph(theme, icon, ink=ink, side=16)
        self.name = Label(theme, weight=500)
        self.value = Label(theme, ink="text2", tabular=True)
        self.range = RangeBar(theme)
        self.verdict = Label(theme, weight=600, ink=ink)
        self.advice = Label(theme, ink="text2", wrap=True)
        self.hear = Button(theme, ButtonKind.LINK, icon="play", height=28)
        self.name.setFixedSize(108, 20)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        has_range = finding.scale is not None and finding.value is not None
        self.range.show_value(finding.scale, finding.value, ink)
        self.hear.clicked.connect(lambda: self.hear_wanted.emit(finding.spans[0][0]))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._glyph)
        line.addWidget(self.name)
        line.addWidget(self.value, 1)
        line.addWidget(self.range)
        line.addWidget(self.verdict)
        below = QVBoxLayout()
        below.setContentsMargins(_INSET, 0, 0, 0)
        below.setSpacing(2)
        below.addWidget(self.advice)
        below.addWidget(self.hear, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 7)
        column.setSpacing(4)
        column.addLayout(line)
        column.addLayout(below)
        # Not before they have a parent: each would be a window of its own for a moment.
        self.range.setVisible(has_range)
        self.advice.setVisible(finding.advice is not None)
        is_heard = finding.measure is not Measure.SILENCE
        self.hear.setVisible(is_heard and bool(finding.spans))
        self.retranslate()

    @property
    def is_flaw(self) -> bool:
        """Whether there is something to be done about it."""
        return self._finding.verdict is not Verdict.GOOD

    def words(self) -> str:
        """All of it as one text, for a screen reader."""
        return finding_sentence(self._finding)

    def retranslate(self) -> None:
        finding = self._finding
        self.name.setText(measure_words(finding.measure))
        self.value.setText(value_words(finding))
        self.verdict.setText(verdict_words(finding.verdict))
        self.verdict.setFixedWidth(max(60, self.verdict.sizeHint().width()))
        if finding.advice is not None:
            self.advice.setText(advice_words(finding.advice))
        if finding.spans:
            when = clock(round(finding.spans[0][0] * 1000))
            self.hear.setText(self.tr("Hear it at {time}").format(time=when))
        self.setAccessibleName(self.words())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, colour(self.tokens.line))
        painter.end()
