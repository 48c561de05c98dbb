"""A voice's name as a field in its row."""

from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from voicedesk.domain.voice_name import name_problem
from voicedesk.ui.kit.name_words import name_words


class NameEditor(QLineEdit):
    """A field in a row; Enter is taken only for a name that can be sent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "cell")
        self.textChanged.connect(self._mark)

    def _mark(self) -> None:
        problem = name_problem(self.text())
        reason = name_words(problem, self.text())
        self.setAccessibleDescription(reason)
        place = self.mapToGlobal(self.rect().bottomLeft())
        QToolTip.showText(place, reason, self)  # an empty text hides it
        wrong = problem is not None
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
