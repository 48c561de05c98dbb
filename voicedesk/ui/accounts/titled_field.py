"""A field with its title above and, where it won't do, the reason below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme


class TitledField(View):
    """One line of text to fill in.

    Signals:
        edited: the text is another. Not from the keyboard alone: a screen reader sets it itself.
        submitted: Enter was pressed.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(
        self, theme: Theme, field: QLineEdit | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.title = Label(theme, weight=600)
        self.field = field or QLineEdit()
        self.reason = Label(theme, pixels=12, ink="failed", wrap=True)
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.field)
        column.addWidget(self.reason)
        column.addStretch()
        self.title.setBuddy(self.field)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.submitted)

    @property
    def text(self) -> str:
        """The text without the spaces around it."""
        return self.field.text().strip()

    def set_words(self, title: str, accessible_name: str, placeholder: str = "") -> None:
        """Name the field for the eye and for a screen reader."""
        self.title.setText(title)
        self.field.setAccessibleName(accessible_name)
        self.field.setPlaceholderText(placeholder)

    def show_reason(self, words: str) -> None:
        """Say why the text won't do; nothing when `words` is empty."""
        self.reason.setText(words)
        self.reason.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        if bool(self.field.property("wrong")) != bool(words):
            self.field.setProperty("wrong", bool(words))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _typed(self, text: str) -> None:
        del text
        self.edited.emit()
