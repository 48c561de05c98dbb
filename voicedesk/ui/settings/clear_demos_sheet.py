"""The question before kept demos are cleared away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.domain.display import isolated
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.theme import Theme


class ClearDemosSheet(Sheet):
    """Says which go and which stay. The safe answer has the focus.

    Signals:
        confirmed: they are to be cleared.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, window: QWidget, account: str) -> None:
        super().__init__(theme, window)
        self._account = account
        self.title = Label(theme, pixels=18, weight=600, wrap=True)
        self.sentence = Label(theme, wrap=True)
        self.keep = Button(theme)
        self.clear = Button(theme, ButtonKind.DESTROY)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.clear)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.keep.clicked.connect(self.close_sheet)
        self.clear.clicked.connect(self._confirm)
        self.retranslate()

    def ask(self) -> None:
        """Show the question."""
        self.open(self.keep)

    def retranslate(self) -> None:
        name = isolated(self._account)
        self.title.setText(self.tr("Clear the demos of “{name}”?").format(name=name))
        self.sentence.setText(
            self.tr(
                "Demos of favourites and those you keep offline stay. The others are fetched anew "
                "when you play them; earlier demos of retrained voices are gone for good."
            )
        )
        self.keep.setText(self.tr("Keep demos"))
        self.clear.setText(self.tr("Clear demos"))
        self.setAccessibleName(self.title.text())
        # Whoever hears the focused button has to hear the question too.
        self.keep.setAccessibleDescription(f"{self.title.text()} {self.sentence.text()}")

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit()
