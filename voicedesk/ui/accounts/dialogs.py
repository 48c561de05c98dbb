"""Dialogs about one account: its form, and the question for another name."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from voicedesk.domain.account import Account, AddressError, account_name_problem, clean_address
from voicedesk.domain.text import clean, isolated
from voicedesk.ui.accounts.form import AccountForm, account_name_text, taken_name_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.dialogs import Dialog, QuestionDialog
from voicedesk.ui.kit.fields import TitledField
from voicedesk.ui.kit.labels import InlineNotice, Label
from voicedesk.ui.kit.layouts import row
from voicedesk.ui.kit.view import View


class AccountDialog(Dialog):
    """The account form for an account, and the way to take its token off this computer.

    Another name in the form opens that account, or adds it; the title says which.

    Args:
        account: what the form is filled with; one without a name is to be added.
        is_known: whether an account of this name was set up.

    Signals:
        removal_asked: the token is to be removed; the person has confirmed it.
    """

    removal_asked = Signal()

    def __init__(
        self, window: QWidget, account: Account, is_known: Callable[[str], bool] = lambda _: False
    ) -> None:
        super().__init__(window, width=528)
        self._account = account
        self._is_known = is_known
        self.setAccessibleName(self.tr("Account"))
        self.title = Label(pixels=18, weight=650)
        self.form = AccountForm()
        self.form.show_account(account)
        self._replaces = InlineNotice("info")
        self._replaces.hide()
        question = self.tr(
            "Remove the token of “{name}”? Your voices and everything on this "
            "computer stay. You’ll need the token to connect again."
        )
        self._question = Label(question.format(name=clean(account.name)), ink="text2", wrap=True)
        self.remove = Button(ButtonKind.DANGER, text=self.tr("Remove token from this computer"))
        self.keep = Button(text=self.tr("Keep token"))
        self.confirm = Button(ButtonKind.DESTROY, text=self.tr("Remove token"))
        self.connect_own = Button(ButtonKind.PRIMARY, text=self.tr("Connect an account"))
        self._lay_out()
        self._ask(False)
        self._show_title()
        self.remove.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.confirm.clicked.connect(self._confirmed)
        for field in (self.form.name, self.form.address):
            field.edited.connect(self._show_title)

    def open_dialog(self) -> None:
        """Show it, with the focus where the person will most likely type."""
        first = self.form.token if self._account.name else self.form.name
        self.open(self.connect_own if self.form.is_sandbox else first.field)

    def _lay_out(self) -> None:
        shut = IconButton("close", text=self.tr("Close"))
        shut.clicked.connect(self.reject)
        line = View(surface="line_strong")
        line.setFixedHeight(1)
        self.body.setSpacing(16)
        self.body.addLayout(row((self.title, 1), None, shut))
        for part in (self._replaces, self.form, line, self._question):
            self.body.addWidget(part)
        line.setVisible(bool(self._account.name))
        answers = (self.keep, self.confirm, self.connect_own)
        self.set_foot(row(self.remove, None, *answers))

    def _ask(self, asked: bool) -> None:  # noqa: FBT001 - states a fact
        sandbox = self.form.is_sandbox
        self.connect_own.setVisible(sandbox)
        self.remove.setVisible(not asked and not sandbox and bool(self._account.name))
        for widget in (self._question, self.keep, self.confirm):
            widget.setVisible(asked)
        if asked:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            self.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_title(self) -> None:
        """Say what saving does: another name is that of another account."""
        typed, own = self.form.name.text, self._account.name
        other = typed != own and self._is_known(typed)
        if self.form.is_sandbox:
            title = self.tr("Sandbox")
        elif other or (own and typed in {own, ""}):
            title = self.tr("Account “{name}”").format(name=clean(typed or own))
        else:
            title = self.tr("Add account")
        self.title.setText(title)
        if other:
            note = self.tr("This account already exists. Saving replaces its token and address.")
        elif typed == own and self._is_elsewhere():
            note = self.tr(
                "Voices that don’t exist at this address are removed from the list, "
                "along with their demos. To use another service, add another account."
            )
        else:
            note = ""
        self._replaces.show_text(note, icon="info")
        self._replaces.setVisible(bool(note))

    def _is_elsewhere(self) -> bool:
        """Whether the account, which was set up, gets another address."""
        if self.form.is_sandbox or not self._is_known(self._account.name):
            return False
        try:
            return clean_address(self.form.address.text) != self._account.address
        except AddressError:
            return False

    def _confirmed(self) -> None:
        self.removal_asked.emit()
        self.reject()


class RenameAccountDialog(QuestionDialog):
    """Asks for another name.

    Args:
        is_known: whether an account of this name was set up.

    Signals:
        renamed(str): the new name; it will do.
    """

    renamed = Signal(str)

    def __init__(self, window: QWidget, account: Account, is_known: Callable[[str], bool]) -> None:
        super().__init__(window, act=ButtonKind.PRIMARY)
        self._account = account
        self._is_known = is_known
        self.name = TitledField(self.tr("New account name"))
        self.name.field.setText(account.name)
        note = self.tr(
            "Voices, tags, notes, demos and the token move with it. Nothing changes on the service."
        )
        self.add(self.name, Label(note, pixels=12, ink="text2", wrap=True))
        self.say(
            self.tr("Rename account “{name}”").format(name=isolated(account.name)),
            "",
            keep=self.tr("Cancel"),
            act=self.tr("Rename account"),
        )
        self.name.edited.connect(self._check)
        self._check()

    def ask(self) -> None:
        self.open(self.name.field)
        self.name.field.selectAll()

    def _check(self) -> None:
        text = self.name.text
        problem = account_name_problem(text)
        if problem is not None:
            reason = account_name_text(problem)
        elif text != self._account.name and self._is_known(text):
            reason = taken_name_text()
        else:
            reason = ""
        self.name.show_reason(reason)
        self.act.setEnabled(not reason and text != self._account.name)

    def accept(self) -> None:
        if self.act.isEnabled():
            name = self.name.text
            super().accept()
            self.renamed.emit(name)
