"""An account's name as a field, in a sheet."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from voicedesk.domain.account import Account
from voicedesk.domain.account_name import account_name_problem
from voicedesk.domain.display import isolated
from voicedesk.ui.accounts.field_words import account_name_words, taken_name_words
from voicedesk.ui.accounts.titled_field import TitledField
from voicedesk.ui.kit.button import ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.question_sheet import QuestionSheet
from voicedesk.ui.theme import Theme


class RenameAccountSheet(QuestionSheet):
    """Asks for another name.

    Args:
        is_known: whether an account of this name was set up.

    Signals:
        renamed(str): the new name; it will do.
    """

    renamed = Signal(str)

    def __init__(
        self, theme: Theme, window: QWidget, account: Account, is_known: Callable[[str], bool]
    ) -> None:
        super().__init__(theme, window, act=ButtonKind.PRIMARY)
        self._account = account
        self._is_known = is_known
        self.name = TitledField(theme)
        self.name.field.setText(account.name)
        self.note = Label(theme, pixels=12, ink="text2", wrap=True)
        self.add(self.name, self.note)
        self.name.edited.connect(self._check)
        self.name.submitted.connect(self.confirm)
        self.retranslate()

    def ask(self) -> None:
        """Show it."""
        self.open(self.name.field)
        self.name.field.selectAll()

    def retranslate(self) -> None:
        self.say(
            self.tr("Rename account “{name}”").format(name=isolated(self._account.name)),
            "",
            keep=self.tr("Cancel"),
            act=self.tr("Rename account"),
        )
        self.name.set_words(self.tr("New account name"), self.tr("New account name"))
        self.note.setText(
            self.tr("Voices, marks, demos and the token go along. Nothing changes at the service.")
        )
        self._check()

    def _check(self) -> None:
        text = self.name.text
        problem = account_name_problem(text)
        if problem is not None:
            reason = account_name_words(problem)
        elif text != self._account.name and self._is_known(text):
            reason = taken_name_words()
        else:
            reason = ""
        self.name.show_reason(reason)
        self.act.setEnabled(not reason and text != self._account.name)

    def confirm(self) -> None:
        if self.act.isEnabled():
            name = self.name.text
            super().confirm()
            self.renamed.emit(name)
