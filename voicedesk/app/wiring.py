"""The program at work: every part built once and joined to the others, and the end."""

import asyncio
import logging
from contextlib import suppress
from pathlib import Path

from PySide6.QtGui import QIcon

from voicedesk import __version__
from voicedesk.accounts import KeyringTokens, SessionTokens
from voicedesk.app.account_switch import AccountChanges, AccountSwitch, OpenLibraries
from voicedesk.app.child_processes import PinyinProcess, SandboxProcess
from voicedesk.app.first_paint import FirstPaint
from voicedesk.app.log_file import LogFile
from voicedesk.app.open_account import AccountTokens, SessionOpener, probe
from voicedesk.audio.chime import Chime
from voicedesk.audio.decoding import keep_decoder_quiet
from voicedesk.audio.player import Player
from voicedesk.audio.readers import EnvelopeReader, SampleReader
from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.domain.backup import RestoreResult
from voicedesk.domain.errors import LibraryError
from voicedesk.library import SampleFiles
from voicedesk.resources import resource
from voicedesk.threads import Deadline
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.menu import AccountMenuPresenter
from voicedesk.ui.accounts.presenter import CHANGE, AccountChangesPresenter, AccountsPresenter
from voicedesk.ui.accounts.token_states import TokenStates
from voicedesk.ui.accounts.welcome_presenter import WelcomePresenter
from voicedesk.ui.annotations.presenter import AnnotationsPresenter, TagsPresenter
from voicedesk.ui.appearance import AppearancePresenter
from voicedesk.ui.backup import BackupPresenter
from voicedesk.ui.batch.presenter import BatchPresenter
from voicedesk.ui.connection import (
    ConnectionPresenter,
    NetworkWatch,
    ResumePresenter,
    ResumeWatch,
    settings_failure_notice,
    settings_notice,
)
from voicedesk.ui.deletion.presenter import DeletionPresenter
from voicedesk.ui.filters.presenter import FilterPresenter
from voicedesk.ui.help import HelpPresenter
from voicedesk.ui.messages.error_texts import ErrorReporter, ErrorTexts
from voicedesk.ui.notifications import NotificationOutlet, NotificationPresenter
from voicedesk.ui.offline import OfflinePresenter
from voicedesk.ui.player.compare import ComparePresenter
from voicedesk.ui.player.history import HistoryPresenter
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.player.sound import SoundPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.saving.drag import DragPresenter
from voicedesk.ui.saving.presenter import SavingPresenter
from voicedesk.ui.selection.presenter import SelectionPresenter
from voicedesk.ui.settings.accounts import AccountsSection, AccountsSectionPresenter
from voicedesk.ui.settings.presenter import SettingsParts, SettingsPresenter
from voicedesk.ui.tasks import Operation, OperationKind, TaskRunner
from voicedesk.ui.training.presenter import TrainingPresenter
from voicedesk.ui.trainings.presenter import TrainingsPresenter
from voicedesk.ui.voices.presenter import ReadingsPresenter, VoicesPresenter

_log = logging.getLogger(__name__)
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
        self._log_file = LogFile(first.places.logs)
        reporter = ErrorReporter(window.messages, ErrorTexts(__version__, self._open_account_form))
        self._tasks = TaskRunner(reporter.report)
        self._preferences = Preferences(first.settings, first.settings_store.save, self._tasks)
        here = first.account if first.options.base_url else None
        self._known = KnownAccounts(self._preferences, here)
        tokens, session_tokens = KeyringTokens(), SessionTokens()
        self._tokens, self._session_tokens = tokens, session_tokens
        self._sandbox = SandboxProcess(first.places.account_folder(SANDBOX_ACCOUNT))
        self._pinyin = PinyinProcess()
        self._libraries = OpenLibraries(first)
        self._player = player
        keep_decoder_quiet()
        self._filters = FilterPresenter(window, self._preferences)
        self._annotations = AnnotationsPresenter(window, self._tasks, self._filters)
        self._tags = TagsPresenter(window, self._annotations, self._tasks)
        self._voices = VoicesPresenter(window, self._tasks, self._filters)
        self._playing = PlayerPresenter(
            window, self._voices, self._player, self._preferences, self._tasks
        )
        self._compare = ComparePresenter(window, self._playing, self._tasks)
        self._history = HistoryPresenter(window, self._playing, self._compare, self._tasks)
        self._sound = SoundPresenter(window, self._player, self._preferences)
        self._training = TrainingPresenter(
            window, self._voices, self._tasks, self._playing, self._player, self._preferences
        )
        trainings = TrainingsPresenter(
            window, self._voices, self._history, self._training.train_again
        )
        icon = resource("icons", "app.svg")
        self._notices = NotificationOutlet(QIcon(str(icon)), icon.as_uri(), window)
        self._chime = Chime(window)
        self._connection = ConnectionPresenter(window, self._open_account_form)
        self._batch = BatchPresenter(window, self._tasks)
        self._of_account = (
            self._annotations,
            self._tags,
            self._voices,
            self._filters,
            self._playing,
            self._compare,
            self._history,
            self._training,
            self._connection,
            AccountMenuPresenter(window, self._known, self._open_account),
            SettingsPresenter(window, self._make_settings),
            trainings,
            NotificationPresenter(
                window,
                trainings,
                self._notices,
                self._preferences,
                self._tasks,
                self._playing.listen,
                self._chime.play,
            ),
            self._batch,
            ResumePresenter(window, ResumeWatch(), NetworkWatch()),
            ReadingsPresenter(window, self._tasks),
            OfflinePresenter(window, self._preferences, self._tasks),
            BackupPresenter(window, self._tasks, self._restore),
            SelectionPresenter(window, self._annotations),
            DeletionPresenter(window, self._tasks, self._voices),
            SavingPresenter(window, self._tasks),
            DragPresenter(window, self._tasks),
        )
        self._look = AppearancePresenter(window, first.languages, self._preferences)
        self._help = HelpPresenter(window, __version__)
        accounts = AccountsPresenter(
            tasks=self._tasks,
            tokens=tokens,
            session_tokens=session_tokens,
            probe=probe,
            messages=window.messages,
            opened=self._account_saved,
            removed=self._token_removed,
        )
        self._welcome = WelcomePresenter(
            window, accounts, self._look, self._known, self._open_sandbox
        )
        account_tokens = AccountTokens(session_tokens, tokens)
        self._accounts = AccountSwitch(
            first,
            self._tasks,
            self._known,
            account_tokens,
            self._libraries,
            self._sandbox,
            SessionOpener(
                EnvelopeReader(window).read,
                SampleReader(window).read,
                SampleFiles(first.places.cache / "samples"),
                self._pinyin.find_out,
            ),
            self._of_account,
            self._before_end,
            self._welcome,
        )
        self._changes = AccountChanges(
            self._accounts,
            self._known,
            account_tokens,
            self._libraries.folders,
            self._preferences.flush,
        )
        self._account_changes = AccountChangesPresenter(
            window, self._tasks, self._known, self._changes
        )
        window.sidebar.account_requested.connect(self._open_account_form)
        window.commands.account.triggered.connect(self._open_account_form)
        window.commands.add_account.triggered.connect(self._welcome.add_account)

    # From here on

    def begin(self) -> None:
        """Open the account that the start chose."""
        first = self._first
        if first.settings_store.set_aside is not None:
            first.window.messages.show(settings_notice(first.settings_store.set_aside))
        if first.settings_problem is not None:
            first.window.messages.show(settings_failure_notice(first.settings_problem))
        self._accounts.open(first.account)
        if (move := first.move) is not None:
            self._preferences.save_anew()
            operation = Operation(OperationKind.RENAME_ACCOUNT, move.name)
            self._tasks.write(CHANGE, operation, lambda: self._changes.finish_rename(move))

    async def end(self) -> None:
        """End all work and close everything; takes little more than a second at the most.

        Whatever doesn't end by then is left to its daemon thread.
        """
        deadline = Deadline(_LONGEST_END)
        self._before_end()
        geometry, columns = self._first.window.look()
        self._preferences.change(window=geometry, columns=columns)
        try:
            async with asyncio.timeout(_LONGEST_END - _FOR_KEEPING):
                await asyncio.gather(self._keep_settings(), self._tasks.close(_FOR_ANSWERS))
                self._sandbox.dismiss()
                await self._accounts.close()
                await self._keep_settings()
        except TimeoutError:
            _log.warning("not all could be ended in time")
        finally:
            self._pinyin.stop()
            self._notices.close()
            self._sandbox.dismiss()
            self._libraries.close_now(deadline)
            self._first.settings_store.close_now(deadline.left)
            self._sandbox.stop(min(0.5, deadline.left))
            self._log_file.close(deadline.left)

    # Inside

    def _before_end(self) -> None:
        self._annotations.keep_typed()
        self._batch.rest()

    async def _keep_settings(self) -> None:
        with suppress(LibraryError):
            await self._preferences.flush()

    def _account_saved(self, account: Account, token: str) -> None:
        self._welcome.close_dialog()
        self._accounts.open(self._known.remember(account), token)

    def _open_account(self, account: Account) -> None:
        self._accounts.open(account)

    def _token_removed(self, account: Account) -> None:
        self._accounts.open_anew(account)

    def _make_settings(self) -> SettingsParts:
        return SettingsParts(
            self._first.window,
            self._tasks,
            self._look,
            self._preferences,
            self._player.devices,
            self._chime.play,
            self._first.places.account_folder,
            self._join_accounts,
        )

    def _join_accounts(self, section: AccountsSection) -> AccountsSectionPresenter:
        return AccountsSectionPresenter(
            section,
            self._known,
            TokenStates(self._tasks, self._known, self._tokens, self._session_tokens, section),
            self._account_changes,
            self._welcome.show_dialog,
            self._open_account,
            self._welcome.add_account,
        )

    def _open_sandbox(self) -> None:
        self._accounts.open_sandbox()

    async def _restore(self, archive: Path) -> RestoreResult:
        return await self._accounts.restore(archive)

    def _open_account_form(self) -> None:
        self._welcome.show_dialog(self._accounts.wanted)
