"""Counts, one under the other: icon, word, number."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


@dataclass(frozen=True, slots=True)
class CountedFact:
    """One line.

    Attributes:
        icon, ink: the icon's name and the token it is painted in.
        words: what is counted.
        count: how many, in words.
    """

    icon: str
    ink: str
    words: str
    count: str


class FactList(View):
    """As many lines as there are facts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_facts(self, facts: Sequence[CountedFact]) -> None:
        """Show these."""
        while len(self._lines) < len(facts):
            self._lines.append(_Line(self.theme))
            self._column.addWidget(self._lines[-1])
        for number, line in enumerate(self._lines):
            if number < len(facts):
                line.show_fact(facts[number])
            line.setVisible(number < len(facts))


class _Line(View):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._glyph = Glyph(theme, "state-idle")
        self._words = Label(theme)
        self._count = Label(theme, ink="text2", tabular=True)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(33)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 1)
        row.setSpacing(11)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)

    def show_fact(self, fact: CountedFact) -> None:
        self._glyph.show_icon(fact.icon, fact.ink)
        self._words.setText(fact.words)
        self._count.setText(fact.count)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(self.tokens.line))
        painter.end()
