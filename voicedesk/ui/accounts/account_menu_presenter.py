"""Shows which account is open, and lets the person choose another."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from voicedesk.domain.account import Account
from voicedesk.services.account_session import AccountSession
from voicedesk.ui.accounts.account_menu import account_menu
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.welcome_page import WelcomePage
from voicedesk.ui.main_window import MainWindow


class AccountMenuPresenter(QObject):
    """Joins the button at the top of the sidebar to the accounts.

    Args:
        choose: opens an account.
    """

    def __init__(
        self, window: MainWindow, known: KnownAccounts, choose: Callable[[Account], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._known = known
        self._choose = choose
        self._opened = ""
        window.sidebar.accounts_wanted.connect(self.open_menu)
        window.commands.switch_account.triggered.connect(lambda _: self.open_menu())
        known.changed.connect(self._show)

    def open(self, session: AccountSession) -> None:
        """Another account is open."""
        self._opened = session.account.name
        self._window.sidebar.show_account(session.account)

    def close(self) -> None:
        """None is open."""
        self._opened = ""

    def open_menu(self) -> None:
        """Offer the accounts, at the button; on the welcome, at the one there."""
        window, commands = self._window, self._window.commands
        page = window.findChild(WelcomePage)
        if page is None:
            others = [commands.add_account, commands.manage_accounts]
            button: QWidget = window.sidebar.head.account
        else:
            others, button = [], page.others
        menu = account_menu(
            window, window.theme, self._known.all, self._opened, self._chosen, others
        )
        if page is None:
            menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        else:
            menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _chosen(self, account: Account) -> None:
        if account.name != self._opened:
            self._choose(account)

    def _show(self) -> None:
        """The colour may be another."""
        if (account := self._known.find(self._opened)) is not None:
            self._window.sidebar.show_account(account)
