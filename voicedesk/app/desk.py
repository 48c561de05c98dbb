"""The program at work: every part built once, accounts opened and closed, and the end."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from voicedesk import __version__
from voicedesk.accounts import KeyringTokens, SessionTokens
from voicedesk.app.deadline import Deadline
from voicedesk.app.diary import Diary
from voicedesk.app.first_paint import FirstPaint
from voicedesk.app.open_libraries import OpenLibraries
from voicedesk.app.pinyin_process import PinyinProcess
from voicedesk.app.probe import probe
from voicedesk.app.sandbox_process import SANDBOX_TOKEN, SandboxProcess
from voicedesk.app.session_opener import OpenAccount, SessionOpener
from voicedesk.audio.decoder_log import keep_decoder_quiet
from voicedesk.audio.envelope_reader import EnvelopeReader
from voicedesk.audio.player import Player
from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.domain.backup import RestoreOutcome
from voicedesk.domain.errors import LibraryError, TokenStoreError
from voicedesk.services.connection import Connection
from voicedesk.services.voice_book import VoiceBook
from voicedesk.ui.accounts.accounts_presenter import AccountsPresenter
from voicedesk.ui.accounts.welcome_presenter import WelcomePresenter
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.backup.backup_presenter import BackupPresenter
from voicedesk.ui.connection_presenter import ConnectionPresenter
from voicedesk.ui.filters.filter_presenter import FilterPresenter
from voicedesk.ui.help.help_presenter import HelpPresenter
from voicedesk.ui.library_notice import (
    failure_notice,
    library_notice,
    settings_failure_notice,
    settings_notice,
)
from voicedesk.ui.look_presenter import LookPresenter
from voicedesk.ui.marks.marks_presenter import MarksPresenter
from voicedesk.ui.marks.tags_presenter import TagsPresenter
from voicedesk.ui.messages.error_reporter import ErrorReporter
from voicedesk.ui.messages.wording import Wording
from voicedesk.ui.offline.offline_presenter import OfflinePresenter
from voicedesk.ui.player.player_presenter import PlayerPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.training.training_presenter import TrainingPresenter
from voicedesk.ui.voices.readings_presenter import ReadingsPresenter
from voicedesk.ui.voices.voices_presenter import VoicesPresenter
from voicedesk.ui.work import Work

_log = logging.getLogger(__name__)
_FOLLOWING = "voices.follow"
_CLOSING = "account.close"
_REVIVING = "sandbox.revive"
_REVIVING_PAUSE = 0.5
_LONGEST_END = 1.2
"""Seconds for the whole end; what comes after it, such as Qt's own end, has to fit in 2 s too."""
_FOR_KEEPING = 0.3
"""Seconds of that for what has to reach the disk in any case."""
_FOR_ANSWERS = 0.6
"""Seconds of that for the answers to what has been sent."""


class Desk:
    """Builds the rest of the program around the window that is already seen."""

    def __init__(self, first: FirstPaint, player: Player) -> None:
        self._first = first
        window = first.window
        self._diary = Diary(first.places.logs)
        reporter = ErrorReporter(window.board, Wording(__version__, self._open_account_form))
        self._work = Work(reporter.report)
        self._preferences = Preferences(first.settings, first.settings_store.save, self._work)
        self._tokens = KeyringTokens()
        self._session_tokens = SessionTokens()
        self._sandbox = SandboxProcess(first.places.account_folder(SANDBOX_ACCOUNT))
        self._pinyin = PinyinProcess()
        self._opener = SessionOpener(EnvelopeReader(window).read, self._pinyin.find_out)
        self._wanted = first.account
        self._open: OpenAccount | None = None
        self._libraries = OpenLibraries(first)
        self._player = player
        keep_decoder_quiet()
        self._filters = FilterPresenter(window, self._preferences)
        self._marks = MarksPresenter(window, self._work, self._filters)
        self._tags = TagsPresenter(window, self._marks)
        self._voices = VoicesPresenter(window, self._work, self._filters)
        self._playing = PlayerPresenter(
            window, self._voices, self._player, self._preferences, self._work
        )
        self._training = TrainingPresenter(window, self._voices, self._work, self._playing.listen)
        self._connection = ConnectionPresenter(window, self._open_account_form)
        self._of_account = (
            self._marks,
            self._tags,
            self._voices,
            self._filters,
            self._playing,
            self._training,
            self._connection,
            ReadingsPresenter(window, self._work),
            OfflinePresenter(window, self._preferences, self._work),
            BackupPresenter(window, self._work, self._restore),
        )
        self._look = LookPresenter(window, first.languages, self._preferences)
        self._help = HelpPresenter(window, __version__)
        accounts = AccountsPresenter(
            work=self._work,
            tokens=self._tokens,
            session_tokens=self._session_tokens,
            probe=probe,
            board=window.board,
            opened=self._account_saved,
            removed=self._token_removed,
        )
        self._welcome = WelcomePresenter(window, accounts, self._look, self.open_sandbox)
        window.sidebar.account_wanted.connect(self._open_account_form)
        window.commands.account.triggered.connect(self._open_account_form)

    # From here on

    def begin(self) -> None:
        """Open the account that the start chose."""
        first = self._first
        if first.settings_store.set_aside is not None:
            first.window.board.show(settings_notice(first.settings_store.set_aside))
        if first.settings_problem is not None:
            first.window.board.show(settings_failure_notice(first.settings_problem))
        self.open_account(first.account)

    def open_account(self, account: Account, token: str | None = None) -> None:
        """Open an account, closing the one before; `token` where it was just entered."""
        self._wanted = account
        attempt = Attempt(
            Doing.OPEN_ACCOUNT,
            account.name,
            lambda: self.open_account(account, token),
            caught=self._not_opened,
        )
        self._work.read("account.open", attempt, lambda: self._open_account(account, token))

    def open_sandbox(self) -> None:
        """Open the built-in service."""
        self.open_account(Account(SANDBOX_ACCOUNT))

    async def end(self) -> None:
        """End all work and close everything; takes little more than a second at the most.

        Whatever doesn't end by then is left to its daemon thread.
        """
        deadline = Deadline(_LONGEST_END)
        self._marks.keep_typed()
        geometry, columns = self._first.window.look()
        self._preferences.change(window=geometry, columns=columns)
        try:
            async with asyncio.timeout(_LONGEST_END - _FOR_KEEPING):
                await asyncio.gather(self._keep_settings(), self._work.close(_FOR_ANSWERS))
                self._sandbox.dismiss()
                await self._close_account()
                await self._keep_settings()
        except TimeoutError:
            _log.warning("not all could be ended in time")
        finally:
            self._pinyin.stop()
            self._sandbox.dismiss()
            self._libraries.close_now(deadline)
            self._first.settings_store.close_now(deadline.left)
            self._sandbox.stop(min(0.5, deadline.left))
            self._diary.close(deadline.left)

    # Inside

    async def _keep_settings(self) -> None:
        with suppress(LibraryError):
            await self._preferences.flush()

    async def _open_account(self, account: Account, token: str | None) -> None:
        await self._close_account()
        if account.is_sandbox:
            account = self._wanted = replace(account, address=await self._sandbox.start())
            token = SANDBOX_TOKEN
            await self._session_tokens.save(SANDBOX_ACCOUNT, SANDBOX_TOKEN)
        library, opening = await self._libraries.open(account)
        try:
            if opening.known.listed_at is None and token is None:
                token = await self._token_if_any(account)
        except BaseException:  # another account is wanted, or the end
            self._libraries.let_go(library)
            raise
        if notice := library_notice(opening):
            self._first.window.board.show(notice)
        if opening.known.listed_at is None and token is None:
            await library.close()
            self._welcome.show(account)
            return

        async def ask_token() -> str | None:
            return token or await self._token_or_none(account)

        opened = self._opener.open(account, library, opening, ask_token)
        self._open = opened
        for presenter in self._of_account:
            presenter.open(opened.session)
        opened.session.book.library_failed.connect(self._library_failed)
        opened.session.book.connection_changed.connect(self._connection_changed)
        if not account.is_sandbox:
            self._preferences.change(last_account=account.name)
        self._welcome.leave()
        self._first.window.show_desk()
        self._first.window.voices.table.setFocus()
        self._follow()

    def _not_opened(self, _error: Exception) -> bool:
        """The message about it stands on the desk, so the desk is shown."""
        self._welcome.leave()
        self._first.window.show_desk()
        return False

    def _follow(self) -> None:
        if self._open is not None:
            book = self._open.session.book
            attempt = Attempt(Doing.FOLLOW, retry=self._follow)
            self._work.read(_FOLLOWING, attempt, book.keep_current)

    async def _close_account(self) -> None:
        """Close the open account; where this is cut short, the next call does the rest."""
        opened = self._open
        if opened is not None:
            self._marks.keep_typed()
            await self._work.end_all(("voices.", "player.", "sandbox."))
            self._open = None
            for presenter in reversed(self._of_account):
                presenter.close()
            book = opened.session.book
            book.library_failed.disconnect(self._library_failed)
            book.connection_changed.disconnect(self._connection_changed)
            attempt = Attempt(Doing.OPEN_ACCOUNT, opened.session.account.name)
            if not self._work.write(_CLOSING, attempt, opened.close):  # at the end
                await opened.close()
        await self._work.finished(_CLOSING)

    async def _restore(self, archive: Path) -> RestoreOutcome:
        """Take a backup into the open account, which is closed meanwhile and opened anew."""
        account = self._wanted
        await self._close_account()
        library, _ = await self._libraries.open(account)
        try:
            return await library.backup.restore(archive)
        finally:
            await library.close()
            self.open_account(account)

    async def _token_if_any(self, account: Account) -> str | None:
        self._first.window.opening.tell_of_password_store()
        try:
            return await self._token_of(account)
        except TokenStoreError as error:
            _log.warning("%s", error)
            return None

    async def _token_or_none(self, account: Account) -> str | None:
        """None too where no store can hold one; asking the person for it is all that is left."""
        try:
            return await self._token_of(account)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
            _log.warning("%s", error)
            return None

    async def _token_of(self, account: Account) -> str | None:
        token = await self._session_tokens.read(account.name)
        return token or await self._tokens.read(account.name)

    def _connection_changed(self, connection: Connection) -> None:
        # An answer means that the token can be read again, which had ended the following.
        if not self._work.is_busy(_FOLLOWING):
            self._follow()
        opened = self._open
        if connection is Connection.OFFLINE and opened and opened.session.account.is_sandbox:
            book = opened.session.book
            attempt = Attempt(Doing.OPEN_ACCOUNT, SANDBOX_ACCOUNT, self.open_sandbox)
            self._work.read(_REVIVING, attempt, lambda: self._revive_sandbox(book))

    async def _revive_sandbox(self, book: VoiceBook) -> None:
        """Start the built-in service again where it has died, until it answers."""
        while book.connection is Connection.OFFLINE:
            if self._sandbox.ended:
                await self._sandbox.revive()
                book.look_soon()
            await asyncio.sleep(_REVIVING_PAUSE)  # it may be seen as gone before it has ended

    def _account_saved(self, account: Account, token: str) -> None:
        self._welcome.close_sheet()
        if self._is_for_this_run(account):
            self._preferences.change(last_account=account.name)
        else:
            self._preferences.remember_account(account)
        self.open_account(account, token)

    def _is_for_this_run(self, account: Account) -> bool:
        """Whether its address is the one that the command line gave for this run alone."""
        first = self._first
        return bool(first.options.base_url) and account == first.account

    def _token_removed(self, account: Account) -> None:
        if self._open is not None and self._open.session.account.name == account.name:
            self.open_account(account)

    def _open_account_form(self) -> None:
        self._welcome.show_sheet(self._wanted)

    def _library_failed(self, error: LibraryError) -> None:
        self._first.window.board.show(failure_notice(error))
