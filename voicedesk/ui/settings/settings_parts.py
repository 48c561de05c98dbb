"""The settings page and what joins its sections to the program, made and ended together."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voicedesk.domain.account import Account
from voicedesk.services.account_session import AccountSession
from voicedesk.ui.accounts.account_changes_presenter import AccountChangesPresenter
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.token_states import TokenStates
from voicedesk.ui.look_presenter import LookPresenter
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.message_strip import MessageStrip
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.accounts_section_presenter import AccountsSectionPresenter
from voicedesk.ui.settings.appearance_presenter import AppearancePresenter
from voicedesk.ui.settings.settings_page import SettingsPage


class SettingsParts:
    """All of one showing of the settings.

    Args:
        tokens: makes what knows which accounts have a token, as a child of the given object.
        edit, choose, add: open the form of an account, an account, and an empty form.
    """

    def __init__(
        self,
        window: MainWindow,
        look: LookPresenter,
        preferences: Preferences,
        known: KnownAccounts,
        tokens: Callable[[QObject], TokenStates],
        changes: AccountChangesPresenter,
        edit: Callable[[Account], None],
        choose: Callable[[Account], None],
        add: Callable[[], None],
    ) -> None:
        page = self.page = SettingsPage(window.theme, MessageStrip(window.theme, window.board))
        AppearancePresenter(page.appearance, look, preferences)
        self._tokens = tokens(page)
        self._accounts = AccountsSectionPresenter(
            page.accounts, known, self._tokens, changes, edit, choose, add
        )

    def open(self, session: AccountSession) -> None:
        """Show what is kept of an account, which is the open one."""
        self._accounts.show_open(session.account.name)

    def close(self) -> None:
        """No account is open."""
        self._accounts.show_open("")

    def end(self) -> None:
        """The page goes."""
        self._tokens.close()
