"""The question before a backup is taken in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.domain.backup import BackupFacts
from voicedesk.domain.display import isolated
from voicedesk.ui.backup.backup_words import contents_words, origin_words
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.notice import Notice
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.theme import Theme


class RestoreSheet(Sheet):
    """Says what the backup holds, where it goes, and that nothing newer is overwritten.

    Args:
        account: the name of the account it is taken into.
        foreign: whether it was made of another account.

    Signals:
        confirmed: the backup is to be taken in.
    """

    confirmed = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, facts: BackupFacts, account: str, *, foreign: bool
    ) -> None:
        super().__init__(theme, window)
        self._facts = facts
        self._account = account
        self.title = Label(theme, pixels=18, weight=600, wrap=True)
        self.origin = Label(theme, wrap=True)
        self.contents = Label(theme, ink="text2", wrap=True, tabular=True)
        self.rule = Label(theme, ink="text2", wrap=True)
        self.foreign = Notice(theme, "warn")
        self.foreign.setVisible(foreign)
        self.leave = Button(theme)
        self.restore = Button(theme, ButtonKind.PRIMARY)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        buttons.addWidget(self.restore)
        for part in (self.title, self.origin, self.contents, self.foreign, self.rule):
            self.body.addWidget(part)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.leave.clicked.connect(self.close_sheet)
        self.restore.clicked.connect(self._confirm)
        self.retranslate()

    def ask(self) -> None:
        """Show the question."""
        self.open(self.restore)

    def retranslate(self) -> None:
        name = isolated(self._account)
        self.title.setText(self.tr("Restore into the account “{name}”?").format(name=name))
        self.origin.setText(origin_words(self._facts))
        self.contents.setText(contents_words(self._facts))
        self.rule.setText(
            self.tr(
                "What is newer on this computer stays as it is; what is missing is added. "
                "Voices at the service aren’t touched."
            )
        )
        self.foreign.show_words(
            self.tr("It was made of another account, whose voices this one may not have."),
            icon="warn",
            ink="training",
        )
        self.leave.setText(self.tr("Cancel"))
        self.restore.setText(self.tr("Restore"))
        self.setAccessibleName(self.title.text())
        self.restore.setAccessibleDescription(
            " ".join(part.text() for part in (self.title, self.origin, self.contents, self.rule))
        )

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit()
