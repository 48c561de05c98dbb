"""The question before a tag is taken off all voices."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.domain.display import isolated
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme import Theme


class RemoveTagSheet(Sheet):
    """Says how many voices have the tag. The safe answer has the focus.

    Signals:
        confirmed: the tag is to go.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, window: QWidget, tag: str, number: int) -> None:
        super().__init__(theme, window)
        self._tag = tag
        self._number = number
        self.title = Label(theme, pixels=18, weight=600)
        self.sentence = Label(theme, wrap=True)
        self.keep = Button(theme)
        self.remove = Button(theme, ButtonKind.DESTROY)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.remove)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.keep.clicked.connect(self.close_sheet)
        self.remove.clicked.connect(self._confirm)
        self.retranslate()

    def ask(self) -> None:
        """Show the question."""
        self.open(self.keep)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Remove the tag “{name}”?").format(name=isolated(self._tag)))
        fact = QCoreApplication.translate(
            "RemoveTagSheet", "It is taken off %n voice(s).", "", self._number
        )
        self.sentence.setText(joined(fact, self.tr("The voices themselves stay as they are.")))
        self.keep.setText(self.tr("Keep tag"))
        # Whoever hears the focused button has to hear the question too.
        self.setAccessibleName(self.title.text())
        self.keep.setAccessibleDescription(f"{self.title.text()} {self.sentence.text()}")
        self.remove.setText(self.tr("Remove tag"))

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit()
