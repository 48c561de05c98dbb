"""The question before an account is removed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.domain.account import Account
from voicedesk.domain.display import isolated
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.check_box import CheckBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.theme import Theme


class RemoveAccountSheet(Sheet):
    """Says what goes and what stays. The safe answer has the focus, and the library stays.

    Signals:
        confirmed(bool): the account is to be removed; whether its library is to go with it.
    """

    confirmed = Signal(bool)

    def __init__(self, theme: Theme, window: QWidget, account: Account) -> None:
        super().__init__(theme, window, width=480)
        self._account = account
        self.title = Label(theme, pixels=18, weight=600, wrap=True)
        self.sentence = Label(theme, wrap=True)
        self.with_library = CheckBox(theme)
        self.library = Label(theme, pixels=12, ink="text2", wrap=True)
        self.keep = Button(theme)
        self.remove = Button(theme, ButtonKind.DESTROY)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.remove)
        for widget in (self.title, self.sentence, self.with_library, self.library):
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.with_library.toggled.connect(lambda _: self.retranslate())
        self.keep.clicked.connect(self.close_sheet)
        self.remove.clicked.connect(self._confirm)
        self.retranslate()

    def ask(self) -> None:
        """Show the question."""
        self.open(self.keep)

    def retranslate(self) -> None:
        name = isolated(self._account.name)
        self.title.setText(self.tr("Remove the account “{name}”?").format(name=name))
        self.sentence.setText(
            self.tr(
                "Its token is removed from this computer. Its voices stay at the service; to "
                "connect again you need the token."
            )
        )
        self.with_library.setText(self.tr("Delete its library on this computer too"))
        self.library.setText(
            self.tr("Favourites, tags, notes, history and demos of this account can’t be restored.")
            if self.with_library.isChecked()
            else self.tr(
                "Favourites, tags, notes, history and demos are kept. They are back once you add "
                "an account of this name."
            )
        )
        self.library.set_ink("failed" if self.with_library.isChecked() else "text2")
        self.with_library.setAccessibleDescription(self.library.text())
        self.keep.setText(self.tr("Keep account"))
        self.remove.setText(self.tr("Remove account"))
        self.setAccessibleName(self.title.text())
        # Whoever hears the focused button has to hear the question too.
        self.keep.setAccessibleDescription(f"{self.title.text()} {self.sentence.text()}")

    def _confirm(self) -> None:
        with_library = self.with_library.isChecked()
        self.close_sheet()
        self.confirmed.emit(with_library)
