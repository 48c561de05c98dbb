"""A message's two sentences, on one line while they fit."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voicedesk.ui.kit.label import Label
from voicedesk.ui.theme import Theme

_GAP = 10


class MessageText(QWidget):
    """The fact in bold with the consequence after it, or below it where the line is too short.

    No word is ever lost: both wrap, and the height follows the width.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = Label(theme, weight=600, wrap=True, parent=self)
        self.consequence = Label(theme, ink="text2", wrap=True, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._place)

    def show_words(self, fact: str, consequence: str) -> None:
        """Show another message."""
        self.fact.setText(fact)
        self.consequence.setText(consequence)
        self.consequence.setVisible(bool(consequence))
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(self._one_line(), self.fact.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 0)

    def heightForWidth(self, width: int) -> int:
        if self._fits(width):
            return max(self.fact.heightForWidth(width), self.consequence.heightForWidth(width))
        below = self.consequence.heightForWidth(width) if self.consequence.text() else 0
        return self.fact.heightForWidth(width) + below

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _fits(self, width: int) -> bool:
        return self._one_line() <= width

    def _one_line(self) -> int:
        wide = self._wide(self.fact)
        return wide + _GAP + self._wide(self.consequence) if self.consequence.text() else wide

    @staticmethod
    def _wide(label: Label) -> int:
        return label.fontMetrics().horizontalAdvance(label.text()) + 2

    def _place(self) -> None:
        width = self.width()
        fact, consequence = self.fact, self.consequence
        for label in (fact, consequence):
            label.setMinimumHeight(0)  # what it needed at another width
        if self._fits(width):
            left, rest = self._wide(fact), width - self._wide(fact) - _GAP
            for label, x, wide in ((fact, 0, left), (consequence, left + _GAP, rest)):
                tall = label.heightForWidth(wide)
                label.setGeometry(x, (self.height() - tall) // 2, wide, tall)
        else:
            above = fact.heightForWidth(width)
            fact.setGeometry(0, 0, width, above)
            consequence.setGeometry(0, above, width, consequence.heightForWidth(width))
