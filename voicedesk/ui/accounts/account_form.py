"""The form that connects an account."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.account import Account
from voicedesk.domain.account_name import account_name_problem
from voicedesk.domain.service_address import (
    DEFAULT_ADDRESS,
    AddressError,
    AddressProblem,
    clean_address,
)
from voicedesk.domain.token import is_token
from voicedesk.ui.accounts.account_entry import AccountEntry
from voicedesk.ui.accounts.field_words import account_name_words, address_words, bad_token_words
from voicedesk.ui.accounts.titled_field import TitledField
from voicedesk.ui.accounts.token_field import TokenField
from voicedesk.ui.accounts.token_guide import TokenGuide
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.check_box import CheckBox
from voicedesk.ui.kit.notice import Notice
from voicedesk.ui.kit.view import View
from voicedesk.ui.messages.message import MessageTone
from voicedesk.ui.theme import Theme


class AccountForm(View):
    """An account's name, token and service address, tested and saved.

    Args:
        guided: whether it tells where to find the token.

    Signals:
        edited: the person changed a field; what was said of the last test no longer holds.
        test_asked(AccountEntry): the fields are in order and are to be tested.
        save_asked(AccountEntry): the fields are in order and are to be saved.
    """

    edited = Signal()
    test_asked = Signal(object)
    save_asked = Signal(object)

    def __init__(
        self, theme: Theme, *, guided: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._account = Account()
        self._token_kept = False
        self._checked_all = False
        self._token_reason = ""
        self._store = ""
        self._sandbox_note = Notice(theme, "flask")
        self._token_field = TokenField(theme)
        self.token = TitledField(theme, self._token_field)
        self.guide = TokenGuide(theme) if guided else None
        self.name = TitledField(theme)
        self.address = TitledField(theme)
        self._store_problem = Notice(theme, "warn")
        self.session_only = CheckBox(theme)
        self._result = Notice(theme, "info")
        self._kept = Notice(theme, "lock", pixels=12)
        self.test = Button(theme, ButtonKind.SECONDARY)
        self.save = Button(theme, ButtonKind.PRIMARY)
        self._lay_out()
        self._connect()
        for widget in (self._sandbox_note, self._store_problem, self.session_only, self._result):
            widget.hide()
        self.address.field.setText(DEFAULT_ADDRESS)
        self.name.field.setText(self._account.name)
        self.retranslate()

    @property
    def is_sandbox(self) -> bool:
        """Whether it shows the built-in service's account, which can't be changed."""
        return self._account.is_sandbox

    @property
    def entry(self) -> AccountEntry:
        """The fields as they stand."""
        return AccountEntry(
            self.name.text,
            self.token.text,
            self.address.text,
            # Hidden, it says nothing: the password store works.
            session_only=not self.session_only.isHidden() and self.session_only.isChecked(),
        )

    def show_account(self, account: Account) -> None:
        """Fill the form with an account, its token left out."""
        self._account = account
        self._token_field.forget()
        self.name.field.setText(account.name)
        self.address.field.setText(account.address)
        for field in (self.name, self.token, self.address):
            field.field.setEnabled(not self.is_sandbox)
        self._sandbox_note.setVisible(self.is_sandbox)
        self._kept.setVisible(not self.is_sandbox)
        self.save.setEnabled(not self.is_sandbox)
        self.retranslate()

    def show_token_kept(self, kept: bool) -> None:  # noqa: FBT001 - states a fact
        """Say whether the account has a token already, so that the field may stay empty."""
        self._token_kept = kept
        self.retranslate()

    def show_store(self, name: str) -> None:
        """Say which password store the token is kept in."""
        self._store = name
        self.retranslate()

    def show_store_problem(self, reason: str) -> None:
        """Say why no password store can be used, and offer to keep the token for this session."""
        self._store_problem.show_words(reason, icon="warn", ink="training")
        self._store_problem.show()
        self.session_only.show()
        self.retranslate()

    def offer_session(self, chosen: bool) -> None:  # noqa: FBT001 - states a fact
        """Show the check box although there is a password store: it was ticked before."""
        self.session_only.setVisible(chosen)
        self.session_only.setChecked(chosen)

    def show_token_problem(self, words: str) -> None:
        """Say what is wrong with the token, and take the person there."""
        self._token_reason = words
        self._check()
        self.token.field.setFocus()

    def show_result(self, tone: MessageTone, words: str, icon: str = "") -> None:
        """Say how testing or saving goes."""
        self._result.show_words(words, icon=icon or tone.icon, ink=tone.colours.value)
        self._result.show()

    def clear_result(self) -> None:
        """Say nothing of a test."""
        self._result.hide()

    def forget_token(self) -> None:
        """Let go of the token; it has been saved."""
        self._token_field.forget()

    def retranslate(self) -> None:
        self._token_field.retranslate()
        if self.is_sandbox:
            hint = self.tr("The sandbox needs none")
        elif self._token_kept:
            hint = self.tr("Kept. Paste a new one to replace it.")
        else:
            hint = self.tr("Paste the token")
        self.token.set_words(self.tr("API token"), self.tr("API token"), hint)
        self.name.set_words(self.tr("Account name"), self.tr("Account name"))
        self.address.set_words(self.tr("Service address"), self.tr("Service address"))
        self.session_only.setText(self.tr("Keep for this session only"))
        self.test.setText(self.tr("Test connection"))
        self.save.setText(self.tr("Save"))
        self.save.setToolTip(self.tr("The sandbox can’t be changed.") if self.is_sandbox else "")
        self._sandbox_note.show_words(
            self.tr("This is the built-in sandbox. There is nothing to set up or to change."),
            icon="flask",
            ink="training",
        )
        if self._store:
            where = self.tr("The token is kept in {store}").format(store=self._store)
        else:
            where = self.tr("The token is kept in this computer’s password store")
        if self.entry.session_only:
            where = self.tr("The token is kept until VoiceDesk closes")
        self._kept.show_words(where, icon="lock")
        nowhere = self._store_problem.isVisibleTo(self) and not self.entry.session_only
        self._kept.setVisible(not self.is_sandbox and not nowhere)
        self._check()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(12)
        where.addWidget(self.name, 2)
        where.addWidget(self.address, 3)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._kept, 1)
        foot.addStretch()
        foot.addWidget(self.test)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._sandbox_note)
        column.addWidget(self.token)
        if self.guide is not None:
            column.addWidget(self.guide)
        column.addLayout(where)
        column.addWidget(self._store_problem)
        column.addWidget(self.session_only)
        column.addStretch()
        column.addWidget(self._result)
        column.addLayout(foot)

    def _connect(self) -> None:
        for field in (self.token, self.name, self.address):
            field.edited.connect(self._edited)
            field.submitted.connect(self._save)
        self.address.field.editingFinished.connect(self._check)
        self.session_only.toggled.connect(self.retranslate)
        self.test.clicked.connect(self._test)
        self.save.clicked.connect(self._save)

    def _edited(self) -> None:
        self._token_reason = ""
        self._check()
        self.clear_result()
        self.edited.emit()

    def _check(self) -> bool:
        """Say beside each field why it won't do; empty ones only once asked to test or save."""
        if self.is_sandbox:
            return True
        every = self._checked_all
        entry = self.entry
        name = account_name_problem(entry.name) if entry.name or every else None
        self.name.show_reason(account_name_words(name) if name else "")
        sendable = not entry.token or is_token(entry.token)
        token = self._token_reason or ("" if sendable else bad_token_words())
        self.token.show_reason(token)
        address = _address_problem(entry.address)
        half_typed = self.address.field.hasFocus() and DEFAULT_ADDRESS[:8].startswith(entry.address)
        told = address if address and (every or not half_typed) else None
        self.address.show_reason(address_words(told) if told else "")
        return not (name or token or address)

    def _asked(self) -> AccountEntry | None:
        self._checked_all = True
        if self._check():
            entry = self.entry
            address = entry.address if self.is_sandbox else clean_address(entry.address)
            return AccountEntry(entry.name, entry.token, address, entry.session_only)
        wrong = (self.token, self.name, self.address)
        next(field for field in wrong if field.reason.text()).field.setFocus()
        return None

    def _test(self) -> None:
        if (entry := self._asked()) is not None:
            self.test_asked.emit(entry)

    def _save(self) -> None:
        if self.is_sandbox:
            return
        if (entry := self._asked()) is not None:
            self.save_asked.emit(entry)


def _address_problem(text: str) -> AddressProblem | None:
    try:
        clean_address(text)
    except AddressError as error:
        return error.problem
    return None
