"""The program at work: the services that last as long as it does, the parts of the window, the end.

Built around the window that is already seen; then opens the account that the start chose.
"""

import asyncio
import logging
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtGui import QIcon

from voicedesk import __version__
from voicedesk.accounts import (
    STORAGE_SERVICE,
    AccountSecrets,
    AccountTokens,
    KeyringTokens,
    SessionTokens,
)
from voicedesk.api import Proxies
from voicedesk.app.account_switch import AccountChanges, AccountSwitch, OpenLibraries
from voicedesk.app.child_processes import PinyinProcess, SandboxProcess
from voicedesk.app.first_paint import FirstPaint
from voicedesk.app.log_file import LogFile
from voicedesk.app.options import VOICE_SCHEME
from voicedesk.app.wiring import PartsContext, WindowParts
from voicedesk.audio.chime import Chime
from voicedesk.audio.decks import keep_decoder_quiet
from voicedesk.audio.player import Player
from voicedesk.domain.account import SANDBOX_ACCOUNT
from voicedesk.domain.errors import LibraryError
from voicedesk.library import SampleFiles
from voicedesk.resources import resource
from voicedesk.services.session import SessionOpener, probe
from voicedesk.threads import Deadline
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.presenter import CHANGE
from voicedesk.ui.appearance import DesktopAppearanceWatch
from voicedesk.ui.connection import NetworkWatch, ResumeWatch
from voicedesk.ui.messages.error_texts import ErrorReporter, ErrorTexts
from voicedesk.ui.messages.library_messages import settings_failed_message, settings_lost_message
from voicedesk.ui.notifications import NotificationOutlet
from voicedesk.ui.player.media import MediaControls
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskRunner

_log = logging.getLogger(__name__)
_LONGEST_END = 1.2
"""Seconds for the whole end; what comes after it, such as Qt's own end, has to fit in 2 s too."""
_FOR_KEEPING = 0.3
"""Seconds of that for what has to reach the disk in any case."""
_FOR_ANSWERS = 0.6
"""Seconds of that for the answers to what has been sent."""


class Program:
    """Everything but the window of the first paint.

    Attributes:
        accounts: which account is open.
        changes: renames and removes accounts.
        parts: the parts of the window.
    """

    def __init__(self, first: FirstPaint, player: Player) -> None:
        self._first = first
        window, places = first.window, first.places
        self._log_file = LogFile(places.logs)
        reporter = ErrorReporter(window.messages, ErrorTexts(__version__, self._open_account_form))
        self.tasks = TaskRunner(reporter.report)
        self.preferences = Preferences(first.settings, first.settings_store.save, self.tasks)
        here = first.account if first.options.base_url else None
        self.known = KnownAccounts(self.preferences, here)
        self.player = player
        self.sandbox = SandboxProcess(places.account_folder(SANDBOX_ACCOUNT))
        self._pinyin = PinyinProcess()
        self._decoder = player.decoder
        self._libraries = OpenLibraries(first)
        keep_decoder_quiet()
        kept_tokens, session_tokens = KeyringTokens(), SessionTokens()
        tokens = AccountTokens(session_tokens, kept_tokens)
        storage_keys = AccountTokens(SessionTokens(), KeyringTokens(STORAGE_SERVICE))
        self._proxies = Proxies(self.preferences.now.proxy)
        self.preferences.changed.connect(self._proxies_changed)
        opener = SessionOpener(
            self._decoder,
            SampleFiles(places.cache / "samples"),
            self._pinyin.find_out,
            self._proxies,
            storage_keys,
        )
        self.accounts = AccountSwitch(
            first, self.tasks, self.known, tokens, self._libraries, self.sandbox, opener
        )
        self.changes = AccountChanges(
            self.accounts,
            self.known,
            AccountSecrets(tokens, storage_keys),
            self._libraries.folders,
            self.preferences.flush,
        )
        icon = resource("icons", "app.svg")
        self._notifications = NotificationOutlet(QIcon(str(icon)), icon.as_uri(), window)
        self._media = MediaControls(window)
        self._appearance = DesktopAppearanceWatch(window)
        self.parts = WindowParts(
            PartsContext(
                window=window,
                tasks=self.tasks,
                preferences=self.preferences,
                player=player,
                languages=first.languages,
                known=self.known,
                accounts=self.accounts,
                account_changes=self.changes,
                tokens=kept_tokens,
                session_tokens=session_tokens,
                storage_keys=storage_keys,
                proxies=self._proxies,
                probe=partial(probe, self._proxies),
                account_folder=places.account_folder,
                notifications=self._notifications,
                media=self._media,
                chime=Chime(player.devices.server, window).play,
                resume=ResumeWatch(),
                network=NetworkWatch(),
                requests=self._log_file.recent_requests,
                log_lines=self._log_file.last_lines,
            )
        )
        self.accounts.parts = self.parts
        self.accounts.entered.connect(self.open_requested)

    def begin(self) -> None:
        """Open the account that the start chose."""
        self._decoder.warm_up()
        self._appearance.start()
        first = self._first
        if first.settings_store.set_aside is not None:
            first.window.messages.show(settings_lost_message(first.settings_store.set_aside))
        if first.settings_problem is not None:
            first.window.messages.show(settings_failed_message(first.settings_problem))
        self.accounts.open(first.account)
        if (move := first.move) is not None:
            self.preferences.save_anew()
            operation = Operation(OperationKind.RENAME_ACCOUNT, move.name)
            self.tasks.write(CHANGE, operation, lambda: self.changes.finish_rename(move))

    def open_requested(self) -> None:
        """Open what this start, or a second one, was to open, once an account is open."""
        if self.accounts.opened is None:
            return
        instance, link = self._first.instance, f"{VOICE_SCHEME}:"
        requested, instance.requested = instance.requested, []
        for one in requested:
            if one.startswith(link):
                self.parts.voices.open_link(one.removeprefix(link))
        files = [Path(one) for one in requested if not one.startswith(link)]
        if files:
            self.parts.training.open_files(files)

    async def end(self) -> None:
        """End all work and close everything; takes little more than a second at the most.

        Whatever doesn't end by then is left to its daemon thread.
        """
        deadline = Deadline(_LONGEST_END)
        self.accounts.keep_typed()
        geometry, columns = self._first.window.look()
        self.preferences.change(window=geometry, columns=columns)
        try:
            async with asyncio.timeout(_LONGEST_END - _FOR_KEEPING):
                await asyncio.gather(self._keep_settings(), self.tasks.close(_FOR_ANSWERS))
                self.sandbox.dismiss()
                await self.accounts.close()
                await self._keep_settings()
        except TimeoutError:
            _log.warning("not all could be ended in time")
        finally:
            self._close(deadline)

    def end_now(self) -> None:
        """Close everything without an event loop; what is under way is left."""
        with suppress(LibraryError):
            self._first.settings_store.write(self.preferences.now)
        self._close(Deadline(_LONGEST_END))

    def _close(self, deadline: Deadline) -> None:
        self._pinyin.stop()
        self._decoder.stop()
        self._notifications.close()
        self._media.close()
        self._appearance.close()
        self.sandbox.dismiss()
        self._libraries.close_now(deadline)
        self._first.settings_store.close_now(deadline.left)
        self.sandbox.stop(min(0.5, deadline.left))
        self._log_file.close(deadline.left)

    async def _keep_settings(self) -> None:
        with suppress(LibraryError):
            await self.preferences.flush()

    def _proxies_changed(self) -> None:
        self._proxies.setting = self.preferences.now.proxy

    def _open_account_form(self) -> None:
        self.parts.welcome.show_form()
