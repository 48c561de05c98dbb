"""Shows the welcome where there is no account, and the account form where there is one."""

from collections.abc import Callable

from voicedesk import __version__
from voicedesk.domain.account import Account
from voicedesk.ui.account_part import WindowPart
from voicedesk.ui.accounts.dialogs import AccountDialog
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.presenter import AccountsPresenter
from voicedesk.ui.accounts.welcome import WelcomePage
from voicedesk.ui.appearance import AppearancePresenter
from voicedesk.ui.main_window import MainWindow


class WelcomePresenter(WindowPart):
    """Makes the page and the dialog when they are needed, and no earlier.

    Args:
        known: the accounts that were set up.
        open_sandbox: opens the built-in service.
        requested: returns the account that was asked for last.
    """

    def __init__(
        self,
        window: MainWindow,
        accounts: AccountsPresenter,
        appearance: AppearancePresenter,
        known: KnownAccounts,
        open_sandbox: Callable[[], None],
        requested: Callable[[], Account],
    ) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._appearance = appearance
        self._known = known
        self._open_sandbox = open_sandbox
        self._requested = requested
        self._page: WelcomePage | None = None
        self._account = Account()
        self.attach()

    def attach(self) -> None:
        window = self._window
        window.commands.account.triggered.connect(self.show_form)
        window.commands.add_account.triggered.connect(self.add_account)
        if self._page is not None:
            self._page = None  # it goes with the widgets that were there before
            self.show(self._account)

    def show(self, account: Account) -> None:
        self.leave()
        self._account = account
        page = WelcomePage(
            language=self._appearance.language,
            version=__version__,
        )
        page.others.setVisible(any(one.name != account.name for one in self._known.all))
        page.others.clicked.connect(self._window.commands.switch_account.trigger)
        page.sandbox.selected.connect(self._open_sandbox)
        page.pickers.language_chosen.connect(self._appearance.choose_language)
        page.pickers.theme_chosen.connect(self._appearance.choose_theme)
        self._page = page
        self._window.show_page(page)
        self._accounts.join(page.form, account)
        page.form.token.field.setFocus()

    def leave(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self._window.show_desk()
            self._window.remove_page(page)

    def show_dialog(self, account: Account) -> None:
        if self._page is not None:
            self._page.form.token.field.setFocus()
            return
        if self._window.findChild(AccountDialog) is not None:
            return
        known = self._known
        dialog = AccountDialog(self._window, account, lambda name: known.find(name) is not None)
        dialog.removal_asked.connect(lambda: self._accounts.remove(account))
        dialog.connect_own.clicked.connect(lambda: self._leave_sandbox(dialog))
        self._accounts.join(dialog.form, account)
        dialog.open_dialog()

    def show_form(self) -> None:
        self.show_dialog(self._requested())

    def add_account(self) -> None:
        self.show_dialog(Account(""))

    def close_dialog(self) -> None:
        dialog = self._window.findChild(AccountDialog)
        if dialog is not None:
            dialog.reject()

    def _leave_sandbox(self, dialog: AccountDialog) -> None:
        dialog.reject()
        if self._page is None:
            self.show(Account())
