"""A field for a voice's name, with a counter of the characters the service counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voicedesk.domain.voice_name import LONGEST_NAME, NameProblem, name_problem
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.name_words import name_words
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme


class NameField(View):
    """A label, a counter out of 20 code points, the field, and a reason where the name won't do.

    Nothing is cut while it is typed: an input method composes longer text than it commits, and Qt's
    own limit counts UTF-16 units.

    Signals:
        changed: the text is another.
        submitted: Enter was pressed on a name that will do.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = Label(theme, weight=600)
        self.counter = Label(theme, pixels=12, ink="text3", tabular=True)
        self.field = QLineEdit()
        self.reason = Label(theme, pixels=12, ink="failed", wrap=True)
        self.reason.hide()
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.reason)
        self.title.setBuddy(self.field)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self.retranslate()

    def set_words(self, title: str, accessible_name: str) -> None:
        """Name the field for the eye and for a screen reader."""
        self.title.setText(title)
        self.field.setAccessibleName(accessible_name)

    @property
    def name(self) -> str:
        """The name as it would be sent."""
        return self.field.text().strip()

    def set_name(self, name: str) -> None:
        """Fill the field."""
        self.field.setText(name)

    def problem(self) -> NameProblem | None:
        """What is wrong with the name now."""
        return name_problem(self.field.text())

    def retranslate(self) -> None:
        self._typed()

    def _typed(self) -> None:
        count = len(self.name)
        self.counter.setText(self.tr("{count} / {most}").format(count=count, most=LONGEST_NAME))
        self.counter.set_ink("failed" if count > LONGEST_NAME else "text3")
        reason = name_words(self.problem(), self.field.text())
        self.reason.setVisible(bool(reason))
        self.reason.setText(reason)
        self.field.setAccessibleDescription(self.reason.text())
        if self.field.property("wrong") != bool(reason):
            self.field.setProperty("wrong", bool(reason))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self.changed.emit()

    def _enter(self) -> None:
        if self.problem() is None:
            self.submitted.emit()
