"""Shows the welcome where there is no account, and the account sheet where there is one."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voicedesk import __version__
from voicedesk.domain.account import Account
from voicedesk.ui.accounts.dialogs import AccountSheet
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.presenter import AccountsPresenter
from voicedesk.ui.accounts.welcome import WelcomePage
from voicedesk.ui.appearance import LookPresenter
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.banner import MessageStrip


class WelcomePresenter(QObject):
    """Makes the page and the sheet when they are needed, and no earlier.

    Args:
        known: the accounts that were set up.
        open_sandbox: opens the built-in service.
    """

    def __init__(
        self,
        window: MainWindow,
        accounts: AccountsPresenter,
        look: LookPresenter,
        known: KnownAccounts,
        open_sandbox: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._accounts = accounts
        self._look = look
        self._known = known
        self._open_sandbox = open_sandbox
        self._page: WelcomePage | None = None

    def show(self, account: Account) -> None:
        """Show the welcome, its form filled with `account`."""
        self.leave()
        page = WelcomePage(
            self._window.theme,
            language=self._look.language,
            version=__version__,
            strip=MessageStrip(self._window.theme, self._window.board),
        )
        page.offer_others(offered=any(one.name != account.name for one in self._known.all))
        page.others_wanted.connect(self._window.commands.switch_account.trigger)
        page.sandbox_chosen.connect(self._open_sandbox)
        page.language_chosen.connect(self._look.choose_language)
        page.theme_chosen.connect(self._look.choose_theme)
        self._page = page
        self._window.show_page(page)
        self._accounts.join(page.form, account)
        page.form.token.field.setFocus()

    def leave(self) -> None:
        """Let go of the welcome."""
        page, self._page = self._page, None
        if page is not None:
            self._window.show_desk()
            self._window.remove_page(page)

    def show_sheet(self, account: Account) -> None:
        """Open the account form over the window; once."""
        if self._page is not None:
            self._page.form.token.field.setFocus()
            return
        if self._window.findChild(AccountSheet) is not None:
            return
        known = self._known
        sheet = AccountSheet(
            self._window.theme, self._window, account, lambda name: known.find(name) is not None
        )
        sheet.removal_asked.connect(lambda: self._accounts.remove(account))
        sheet.connect_asked.connect(lambda: self._leave_sandbox(sheet))
        self._accounts.join(sheet.form, account)
        sheet.open_sheet()

    def add_account(self) -> None:
        """Open the account form for an account that isn't there yet."""
        self.show_sheet(Account(""))

    def close_sheet(self) -> None:
        """Close the account form over the window, if it is open."""
        sheet = self._window.findChild(AccountSheet)
        if sheet is not None:
            sheet.close_sheet()

    def _leave_sandbox(self, sheet: AccountSheet) -> None:
        sheet.close_sheet()
        if self._page is None:
            self.show(Account())
