"""A question with two answers, in a sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.theme import Theme


class QuestionSheet(Sheet):
    """Leave everything as it is, or do what was asked for.

    Before something is destroyed the safe answer has the focus, else the one that does it.

    Args:
        act: what the button is that does it.

    Attributes:
        keep: the button that leaves everything as it is.
        act: the one that does it.

    Signals:
        confirmed: it is to be done; the sheet is closed.
    """

    confirmed = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        *,
        act: ButtonKind = ButtonKind.DESTROY,
        width: int = 440,
    ) -> None:
        super().__init__(theme, window, width=width)
        self._destroys = act is ButtonKind.DESTROY
        self.title = Label(theme, pixels=18, weight=600, wrap=True)
        self.sentence = Label(theme, wrap=True)
        self.keep = Button(theme)
        self.act = Button(theme, act)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch()
        self.buttons.addWidget(self.keep)
        self.buttons.addWidget(self.act)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)
        self.body.addSpacing(4)
        self.body.addLayout(self.buttons)
        self.keep.clicked.connect(self.close_sheet)
        self.act.clicked.connect(self.confirm)

    def add(self, *parts: QWidget) -> None:
        """Put more between the words and the answers."""
        for part in parts:
            self.body.insertWidget(self.body.count() - 2, part)

    def say(self, title: str, sentence: str, *, keep: str, act: str) -> None:
        """Set the words; an empty sentence takes no room."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.keep.setText(keep)
        self.act.setText(act)
        self.setAccessibleName(title)
        # Whoever hears the focused button has to hear the question too.
        self.first.setAccessibleDescription(f"{title} {sentence}".strip())

    @property
    def first(self) -> QWidget:
        """What has the focus at first."""
        return self.keep if self._destroys else self.act

    def ask(self) -> None:
        """Show the question."""
        self.open(self.first)

    def confirm(self) -> None:
        """Take it as answered: it is to be done."""
        self.close_sheet()
        self.confirmed.emit()
