"""What stood out in the recording of a training that failed, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.domain.findings_text import flaws
from voicedesk.domain.sample_findings import Finding
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.training.finding_row import LOOKS
from voicedesk.ui.training.finding_words import (
    advice_words,
    finding_sentence,
    measure_words,
    value_words,
    verdict_words,
)


class FlawList(View):
    """A line for each finding that isn't good, the bad ones first; hidden where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._findings: tuple[Finding, ...] = ()
        self.lines: list[FlawLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(10)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what is to be looked at of them."""
        if findings != self._findings:
            self._findings = findings
            for line in self.lines:
                self._column.removeWidget(line)
                line.hide()
                line.deleteLater()
            self.lines = [FlawLine(self.theme, finding) for finding in flaws(findings)]
            for line in self.lines:
                self._column.addWidget(line)
        self.setVisible(bool(self.lines))


class FlawLine(View):
    """One of them: icon, name, value and verdict; below them the advice."""

    def __init__(self, theme: Theme, finding: Finding) -> None:
        super().__init__(theme)
        self._finding = finding
        icon, ink = LOOKS[finding.verdict]
        self.name = Label(theme, weight=500)
        self.value = Label(theme, ink="text2", tabular=True)
        self.verdict = Label(theme, weight=600, ink=ink)
        self.advice = Label(theme, ink="text2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.value, 1)
        head.addWidget(self.verdict)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph(theme, icon, ink=ink, side=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.retranslate()

    def retranslate(self) -> None:
        finding = self._finding
        self.name.setText(measure_words(finding.measure))
        self.value.setText(value_words(finding))
        self.verdict.setText(verdict_words(finding.verdict))
        self.advice.setText(advice_words(finding.advice) if finding.advice is not None else "")
        self.setAccessibleName(finding_sentence(finding))
