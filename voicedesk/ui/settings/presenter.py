"""Opens the settings in the table's place, and closes them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from voicedesk.audio.output_devices import OutputDevices
from voicedesk.services.session import AccountSession
from voicedesk.ui.appearance import AppearancePresenter
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.banner import MessageBanner
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.accounts import AccountsSection, AccountsSectionPresenter
from voicedesk.ui.settings.general import (
    AppearanceSectionPresenter,
    NotificationsSectionPresenter,
    SoundSectionPresenter,
)
from voicedesk.ui.settings.page import SettingsPage
from voicedesk.ui.settings.storage import StoragePresenter
from voicedesk.ui.tasks import TaskRunner


class SettingsParts:
    """All of one showing of the settings.

    Args:
        chime: makes the sound that tells of a training's end.
        folder_of: where the library of the account with this name is.
        join_accounts: joins the section of the accounts to them.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        look: AppearancePresenter,
        preferences: Preferences,
        devices: OutputDevices,
        chime: Callable[[], None],
        folder_of: Callable[[str], Path],
        join_accounts: Callable[[AccountsSection], AccountsSectionPresenter],
    ) -> None:
        page = self.page = SettingsPage(MessageBanner(window.messages))
        AppearanceSectionPresenter(page.appearance, look, preferences)
        self._storage = StoragePresenter(page.storage, window, preferences, tasks, folder_of)
        outputs = window.commands.listening.output_chosen
        SoundSectionPresenter(page.sound, devices, preferences, outputs.emit)
        NotificationsSectionPresenter(page.notices, preferences, chime)
        self._accounts = join_accounts(page.accounts)

    def open(self, session: AccountSession) -> None:
        """Show what is kept of an account, which is the open one."""
        self._storage.open(session)
        self._accounts.show_open(session.account.name)

    def close(self) -> None:
        self._storage.close()
        self._accounts.show_open("")

    def end(self) -> None:
        self._accounts.end()


class SettingsPresenter(QObject):
    """Makes the page when it is asked for; closed, nothing of it is left.

    Args:
        make: makes the page and what joins it to the program.
    """

    def __init__(self, window: MainWindow, make: Callable[[], SettingsParts]) -> None:
        super().__init__(window)
        self._window = window
        self._make = make
        self._parts: SettingsParts | None = None
        self._session: AccountSession | None = None
        window.commands.settings.triggered.connect(self.show_settings)
        window.commands.manage_accounts.triggered.connect(self.show_accounts)
        window.desk.page_left.connect(self.leave)
        window.desk.page_changed.connect(self._page_changed)

    def open(self, session: AccountSession) -> None:
        """Show what is kept of another account."""
        self._session = session
        if not self._window.shows_desk:
            self.leave()  # from the welcome one comes to the voices
        if self._parts is not None:
            self._parts.open(session)

    def close(self) -> None:
        self._session = None
        if self._parts is not None:
            self._parts.close()

    def show_settings(self) -> None:
        """Open the settings, or go back to the voices where they are open."""
        if self._parts is not None:
            self.leave()
        elif self._window.shows_desk:
            self._open()

    def show_accounts(self) -> None:
        if self._parts is None and self._window.shows_desk:
            self._open()
        if self._parts is not None:
            self._parts.page.show_accounts()

    def leave(self) -> None:
        parts, self._parts = self._parts, None
        if parts is not None:
            parts.close()
            parts.end()
            if self._window.desk.page is parts.page:
                self._window.desk.leave_page()
            parts.page.deleteLater()  # and with it what was joined to it

    def _page_changed(self) -> None:
        """Another page stands in the place of this one."""
        if self._parts is not None and self._window.desk.page is not self._parts.page:
            self.leave()

    def _open(self) -> None:
        parts = self._parts = self._make()
        parts.page.closed.connect(self.leave)
        self._window.desk.show_page(parts.page)
        if self._session is not None:
            parts.open(self._session)
        parts.page.begin()
