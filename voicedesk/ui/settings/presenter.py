"""Opens the settings in the table's place, and closes them."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from voicedesk.library import Settings
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.accounts import AccountsSection
from voicedesk.ui.settings.page import SettingsPage


class SettingsPresenter(AccountPart):
    """Has the page made when it is asked for; closed, nothing of it is left."""

    def __init__(
        self, window: MainWindow, preferences: Preferences, make_page: Callable[[], SettingsPage]
    ) -> None:
        super().__init__(window)
        self._make_page = make_page
        preferences.saved.connect(self._saved)
        self._page: SettingsPage | None = None
        self.attach()

    def attach(self) -> None:
        window = self._window
        window.commands.settings.triggered.connect(self.show_settings)
        window.commands.manage_accounts.triggered.connect(self.show_accounts)
        window.desk.page_left.connect(self.leave)
        window.desk.page_changed.connect(self._page_changed)
        if self._page is not None:
            self.leave()
            self._open()

    def opened(self, session: AccountSession) -> None:
        if not self._window.shows_desk:
            self.leave()  # from the welcome one comes to the voices
        if self._page is not None:
            for section in self._page.sections:
                section.account_opened(session)

    def closed(self) -> None:
        if self._page is not None:
            for section in self._page.sections:
                section.account_closed()

    def show_settings(self) -> None:
        """Open the settings, or go back to the voices where they are open."""
        if self._page is not None:
            self.leave()
        else:
            self._open()

    def show_accounts(self) -> None:
        page = self._page or self._open()
        if page is not None and (accounts := page.findChild(AccountsSection)) is not None:
            page.show_section(accounts)

    def leave(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            for section in page.sections:
                section.account_closed()
            if self._window.desk.page is page:
                self._window.desk.leave_page()
            page.deleteLater()

    def _page_changed(self) -> None:
        if self._page is not None and self._window.desk.page is not self._page:
            self.leave()

    def _saved(self, before: Settings, now: Settings) -> None:
        """Say so while the page is open, where what it has was changed."""
        if self._page is not None and _on_page(before) != _on_page(now):
            told = self.tr("Settings saved.")
            self._window.messages.show(
                Message("settings saved", MessageTone.GOOD, told, icon="check", of_account=False)
            )

    def _open(self) -> SettingsPage | None:
        if not self._window.shows_desk:
            return None
        page = self._page = self._make_page()
        page.shut.clicked.connect(self.leave)
        self._window.desk.show_page(page)
        if self._session is not None:
            for section in page.sections:
                section.account_opened(self._session)
        page.shut.setFocus(Qt.FocusReason.OtherFocusReason)
        return page


def _on_page(settings: Settings) -> tuple[object, ...]:
    """What can be chosen on the page."""
    return (
        *(settings.language, settings.theme, settings.device, settings.equal_loudness),
        *(settings.plain_keys, settings.keep_new_demos, settings.keep_samples),
        *(settings.demo_limit, settings.proxy, settings.notify, settings.notify_sound),
    )
