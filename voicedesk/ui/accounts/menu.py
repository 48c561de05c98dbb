"""The menu of the accounts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.welcome import WelcomePage
from voicedesk.ui.common.texts import account_text
from voicedesk.ui.kit.view import add_choice, open_at, popup_menu
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.sidebar.buttons import account_icon
from voicedesk.ui.theme import theme

_WIDEST = 40
"""Characters of a name that a menu has room for."""


def account_menu(
    parent: QWidget,
    accounts: Sequence[Account],
    opened: str,
    choose: Callable[[Account], None],
    others: Sequence[QAction],
) -> QMenu:
    """A menu of the accounts.

    Args:
        accounts: those that were set up; the sandbox is added.
        opened: the name of the open one.
        choose: called with the account that was chosen.
        others: what else the menu offers.
    """
    menu = popup_menu(parent)
    menu.setProperty("look", "marks")
    menu.setAccessibleName(QCoreApplication.translate("AccountMenu", "Accounts"))
    group = QActionGroup(menu)
    for account in (*accounts, Account(SANDBOX_ACCOUNT)):
        if account.is_sandbox:
            menu.addSeparator()
        is_open = account.name == opened
        action = group.addAction(add_choice(menu, _shown(account), choose, account, on=is_open))
        action.setIcon(account_icon(account))
        if is_open:
            action.setFont(theme().font(13, 600, text=action.text()))
    if others:
        menu.addSeparator()
        menu.addActions(list(others))
    return menu


def _shown(account: Account) -> str:
    words = account_text(account)
    return words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"


class AccountMenuPresenter(AccountPart):
    """Joins the button at the top of the sidebar to the accounts; `choose` opens one."""

    def __init__(
        self, window: MainWindow, known: KnownAccounts, choose: Callable[[Account], None]
    ) -> None:
        super().__init__(window)
        self._known = known
        self._choose = choose
        self._opened = ""
        known.changed.connect(self._show)
        self.attach()

    def attach(self) -> None:
        self._window.sidebar.account.clicked.connect(self.open_menu)
        self._window.commands.switch_account.triggered.connect(lambda _: self.open_menu())
        if self._session is not None:
            self._window.sidebar.show_account(self._session.account)

    def opened(self, session: AccountSession) -> None:
        self._opened = session.account.name
        self._window.sidebar.show_account(session.account)

    def closed(self) -> None:
        self._opened = ""

    def open_menu(self) -> None:
        """Offer the accounts, at the button; on the welcome, at the one there."""
        window, commands = self._window, self._window.commands
        page = window.findChild(WelcomePage)
        if page is None:
            others = [commands.account, commands.add_account, commands.manage_accounts]
            button: QWidget = window.sidebar.account
        else:
            others, button = [], page.others
        menu = account_menu(window, self._known.all, self._opened, self._selected, others)
        open_at(menu, button, above=page is not None)

    def _selected(self, account: Account) -> None:
        if account.name != self._opened:
            self._choose(account)

    def _show(self) -> None:
        if (account := self._known.find(self._opened)) is not None:
            self._window.sidebar.show_account(account)
