"""The settings page and what joins its sections to the program, made and ended together."""

from collections.abc import Callable
from pathlib import Path

from voicedesk.audio.output_devices import OutputDevices
from voicedesk.services.account_session import AccountSession
from voicedesk.ui.look_presenter import LookPresenter
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.message_strip import MessageStrip
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.accounts_section import AccountsSection
from voicedesk.ui.settings.accounts_section_presenter import AccountsSectionPresenter
from voicedesk.ui.settings.appearance_presenter import AppearancePresenter
from voicedesk.ui.settings.notices_section_presenter import NoticesSectionPresenter
from voicedesk.ui.settings.settings_page import SettingsPage
from voicedesk.ui.settings.sound_section_presenter import SoundSectionPresenter
from voicedesk.ui.settings.storage_presenter import StoragePresenter
from voicedesk.ui.work import Work


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
        work: Work,
        look: LookPresenter,
        preferences: Preferences,
        devices: OutputDevices,
        chime: Callable[[], None],
        folder_of: Callable[[str], Path],
        join_accounts: Callable[[AccountsSection], AccountsSectionPresenter],
    ) -> None:
        page = self.page = SettingsPage(window.theme, MessageStrip(window.theme, window.board))
        AppearancePresenter(page.appearance, look, preferences)
        self._storage = StoragePresenter(page.storage, window, preferences, work, folder_of)
        outputs = window.commands.listening.output_chosen
        SoundSectionPresenter(page.sound, devices, preferences, outputs.emit)
        NoticesSectionPresenter(page.notices, preferences, chime)
        self._accounts = join_accounts(page.accounts)

    def open(self, session: AccountSession) -> None:
        """Show what is kept of an account, which is the open one."""
        self._storage.open(session)
        self._accounts.show_open(session.account.name)

    def close(self) -> None:
        """No account is open."""
        self._storage.close()
        self._accounts.show_open("")

    def end(self) -> None:
        """The page goes."""
        self._accounts.end()
