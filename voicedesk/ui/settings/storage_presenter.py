"""Joins the storage on the settings page to what the open account keeps."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from voicedesk.services.account_session import AccountSession
from voicedesk.services.demo_stock import DemoUse
from voicedesk.ui.accounts.account_words import account_words
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.kit.folders import show_folder
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.clear_demos_sheet import ClearDemosSheet
from voicedesk.ui.settings.storage_section import StorageSection
from voicedesk.ui.voices.voice_words import size_words
from voicedesk.ui.work import Work

_CLEAR = "voices.clear_demos"
_KEY = "demos cleared"
_PACE_MS = 150


class StoragePresenter(QObject):
    """Works for as long as its section lives.

    Args:
        folder_of: where the library of the account with this name is.
    """

    def __init__(
        self,
        section: StorageSection,
        window: MainWindow,
        preferences: Preferences,
        work: Work,
        folder_of: Callable[[str], Path],
    ) -> None:
        super().__init__(section)
        self._section = section
        self._window = window
        self._preferences = preferences
        self._work = work
        self._folder_of = folder_of
        self._session: AccountSession | None = None
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(_PACE_MS)
        self._pace.timeout.connect(self._show_use)
        section.limit_chosen.connect(lambda limit: preferences.change(demo_limit=limit))
        section.keep_new_chosen.connect(lambda on: preferences.change(keep_new_demos=on))
        section.clear_asked.connect(self._ask_clear)
        section.folder_asked.connect(self._show_folder)
        section.backup_asked.connect(window.commands.backup.trigger)
        section.restore_asked.connect(window.commands.restore.trigger)
        preferences.changed.connect(self._show_settings)
        self._show_settings()
        self._show_use()
        section.show_folder(None)

    def open(self, session: AccountSession) -> None:
        """Show what another account keeps."""
        self._session = session
        session.shelf.changed.connect(self._changed)
        self._section.show_folder(self._folder_of(session.account.name))
        self._show_use()

    def close(self) -> None:
        """Let go of the account."""
        session, self._session = self._session, None
        if session is not None:
            session.shelf.changed.disconnect(self._changed)
        self._section.show_folder(None)
        self._show_use()

    def _changed(self, _voice_id: str) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _show_use(self) -> None:
        use = self._session.shelf.use if self._session is not None else DemoUse()
        self._section.show_use(use.demos, use.size, use.samples)

    def _show_settings(self) -> None:
        settings = self._preferences.now
        self._section.show_settings(settings.demo_limit, keep_new=settings.keep_new_demos)

    def _show_folder(self) -> None:
        if self._session is not None:
            show_folder(self._folder_of(self._session.account.name))

    def _ask_clear(self) -> None:
        session = self._session
        if session is not None and self._window.findChild(Sheet) is None:
            name = account_words(session.account)
            sheet = ClearDemosSheet(self._window.theme, self._window, name)
            sheet.confirmed.connect(lambda: _clear(self._work, self._window, session))
            sheet.ask()


def _clear(work: Work, window: MainWindow, session: AccountSession) -> None:
    """It goes on and is told of although the page is closed meanwhile."""

    async def clear() -> None:
        before = session.shelf.use.size
        await session.shelf.clear()
        window.board.show(_cleared(before - session.shelf.use.size))

    attempt = Attempt(
        Doing.KEEP_OFFLINE, session.account.name, lambda: _clear(work, window, session)
    )
    work.write(_CLEAR, attempt, clear)


def _cleared(freed: int) -> Message:
    translate = QCoreApplication.translate
    if freed > 0:
        fact = translate("StoragePresenter", "{size} of demos were cleared away.")
        return Message(
            _KEY,
            MessageTone.GOOD,
            fact.format(size=size_words(freed)),
            anew=lambda: _cleared(freed),
        )
    return Message(
        _KEY,
        MessageTone.NOTE,
        translate("StoragePresenter", "There was nothing to clear away."),
        translate("StoragePresenter", "All demos here are of favourites or kept offline."),
        anew=lambda: _cleared(freed),
    )
