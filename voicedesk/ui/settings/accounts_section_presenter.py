"""Joins the accounts on the settings page to what is known of them and done with them."""

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.domain.display import clean
from voicedesk.ui.accounts.account_changes_presenter import AccountChangesPresenter
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.token_states import TokenState, TokenStates
from voicedesk.ui.settings.accounts_section import AccountsSection

_SANDBOX = Account(SANDBOX_ACCOUNT)


class AccountsSectionPresenter(QObject):
    """Works for as long as its section lives.

    Args:
        edit: opens the form of an account.
        choose: opens an account.
        add: opens an empty form.
    """

    def __init__(
        self,
        section: AccountsSection,
        known: KnownAccounts,
        tokens: TokenStates,
        changes: AccountChangesPresenter,
        edit: Callable[[Account], None],
        choose: Callable[[Account], None],
        add: Callable[[], None],
    ) -> None:
        super().__init__(section)
        self._section = section
        self._known = known
        self._tokens = tokens
        self._opened = ""
        section.switch_asked.connect(lambda name: choose(self._account(name)))
        section.edit_asked.connect(lambda name: edit(self._account(name)))
        section.rename_asked.connect(lambda name: changes.ask_rename(self._account(name)))
        section.removal_asked.connect(lambda name: changes.ask_removal(self._account(name)))
        section.colour_chosen.connect(known.recolour)
        section.add_asked.connect(add)
        section.installEventFilter(self)
        known.changed.connect(self._show)
        tokens.changed.connect(self._show)
        self._show()

    def show_open(self, name: str) -> None:
        """Say which account is open; empty for none."""
        self._opened = name
        self._show()

    def end(self) -> None:
        """The section goes."""
        self._tokens.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)

    def _account(self, name: str) -> Account:
        return self._known.find(name) or Account(name)

    def _show(self) -> None:
        accounts = (*self._known.all, _SANDBOX)
        facts = {account.name: self._facts(account) for account in accounts}
        self._section.show_accounts(accounts, self._opened, facts)

    def _facts(self, account: Account) -> str:
        translate = QCoreApplication.translate
        if account.is_sandbox:
            return translate("AccountsSectionPresenter", "Sample voices, on this computer only")
        parts = urlsplit(account.address)
        where = clean(parts.netloc + parts.path)
        token = {
            TokenState.KEPT: translate("AccountsSectionPresenter", "token kept"),
            TokenState.SESSION: translate("AccountsSectionPresenter", "token for this session"),
            TokenState.NONE: translate("AccountsSectionPresenter", "no token"),
            TokenState.UNKNOWN: translate(
                "AccountsSectionPresenter", "the password store can’t be read"
            ),
        }
        state = self._tokens.states.get(account.name)
        return f"{where} · {token[state]}" if state is not None else where
