"""Composition: every part of the window, built in one place and in one order.

The program and the tests' window both build their parts here. A part joins the window's widgets to
services; those that work for the open account are opened with it in the order of
`WindowParts.of_account`, and closed in the other.
"""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication

from voicedesk import __version__
from voicedesk.accounts import AccountTokens, PasswordStore, TokenStore
from voicedesk.api import Proxies
from voicedesk.audio.player import Player
from voicedesk.domain.account import Account
from voicedesk.domain.backup import RestoreResult
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.menu import AccountMenuPresenter
from voicedesk.ui.accounts.presenter import (
    AccountChangesPresenter,
    AccountsPresenter,
    Changes,
)
from voicedesk.ui.accounts.welcome_presenter import WelcomePresenter
from voicedesk.ui.annotations.presenter import AnnotationsPresenter, TagsPresenter
from voicedesk.ui.appearance import AppearancePresenter
from voicedesk.ui.backup import BackupPresenter
from voicedesk.ui.batch.presenter import BatchPresenter
from voicedesk.ui.batch.retry import RetryPresenter
from voicedesk.ui.connection import ConnectionPresenter, NetworkWatch, ResumePresenter, ResumeWatch
from voicedesk.ui.deletion.presenter import DeletionPresenter
from voicedesk.ui.filters.presenter import FilterPresenter
from voicedesk.ui.first_steps import FirstStepsPresenter
from voicedesk.ui.help import HelpPresenter
from voicedesk.ui.languages import Languages
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.notifications import NotificationOutlet, NotificationPresenter
from voicedesk.ui.offline import OfflinePresenter
from voicedesk.ui.palette.presenter import PalettePresenter
from voicedesk.ui.player.compare import ComparePresenter
from voicedesk.ui.player.history import HistoryPresenter
from voicedesk.ui.player.media import MediaControls, MediaPresenter
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.player.sound import SoundPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.saving.drag import DragPresenter
from voicedesk.ui.saving.presenter import SavingPresenter
from voicedesk.ui.selection.presenter import SelectionPresenter
from voicedesk.ui.settings.accounts import AccountActions, AccountsSection, TokenStates
from voicedesk.ui.settings.general import (
    appearance_section,
    keyboard_section,
    notifications_section,
    sound_section,
)
from voicedesk.ui.settings.network import NetworkSection
from voicedesk.ui.settings.page import SettingsPage
from voicedesk.ui.settings.presenter import SettingsPresenter
from voicedesk.ui.settings.recording_storage import RecordingStorageSection, StorageSetup
from voicedesk.ui.settings.storage import StorageSection
from voicedesk.ui.tasks import TaskRunner
from voicedesk.ui.training.presenter import TrainingPresenter
from voicedesk.ui.training.uploads import UploadsPresenter
from voicedesk.ui.trainings.presenter import TrainingsPresenter
from voicedesk.ui.voices.presenter import ReadingsPresenter, VoicesPresenter


class Accounts(Protocol):
    """What opens accounts, seen from the window.

    Attributes:
        wanted: the account that was asked for last.
    """

    @property
    def wanted(self) -> Account: ...

    def open(self, account: Account, token: str | None = None) -> None: ...

    def open_sandbox(self) -> None: ...

    def open_anew(self, account: Account) -> None: ...

    async def restore(
        self, archive: Path, progress: Callable[[int, int], None]
    ) -> RestoreResult: ...


@dataclass(frozen=True, kw_only=True)
class PartsContext:
    """What the parts are built from.

    Attributes:
        accounts: opens accounts.
        account_changes: renames and removes them.
        tokens: the password store.
        session_tokens: tokens kept until the program ends.
        storage_keys: the keys of the accounts' own storage.
        proxies: which of them requests go through.
        probe: asks a service with a token; returns the number of its voices.
        account_folder: where the library of the account with this name is.
        chime: makes the sound that tells of a training's end.
        requests: the latest requests of this run.
        log_lines: the latest lines of the log file; blocks.
        is_watched: whether the person has the program in front.
        monotonic: seconds, by a clock that nobody sets.
    """

    window: MainWindow
    tasks: TaskRunner
    preferences: Preferences
    player: Player
    languages: Languages
    known: KnownAccounts
    accounts: Accounts
    account_changes: Changes
    tokens: PasswordStore
    session_tokens: TokenStore
    storage_keys: AccountTokens
    proxies: Proxies
    probe: Callable[[str, str], Awaitable[int]]
    account_folder: Callable[[str], Path]
    notifications: NotificationOutlet
    media: MediaControls
    chime: Callable[[], None]
    resume: ResumeWatch
    network: NetworkWatch
    requests: Callable[[], Sequence[str]] = tuple
    log_lines: Callable[[], Sequence[str]] = tuple
    is_watched: Callable[[], bool] = lambda: QApplication.activeWindow() is not None
    monotonic: Callable[[], float] = time.monotonic


class WindowParts:
    """Every part of the window, built in one order and joined to the others.

    Attributes:
        of_account: those that are opened with an account, in order.
    """

    def __init__(self, context: PartsContext) -> None:
        self._context = context
        window, tasks, preferences = context.window, context.tasks, context.preferences
        known, player, accounts = context.known, context.player, context.accounts

        self.filters = FilterPresenter(window, preferences)
        self.annotations = AnnotationsPresenter(window, tasks, self.filters)
        self.tags = TagsPresenter(window, self.annotations)
        self.voices = VoicesPresenter(window, tasks, self.filters, preferences)
        self.playing = PlayerPresenter(window, self.voices, player, preferences, tasks)
        self.compare = ComparePresenter(window, self.playing, tasks)
        self.history = HistoryPresenter(window, self.playing, self.compare, tasks)
        self.sound = SoundPresenter(window, player, preferences)
        self.batch = BatchPresenter(window, tasks)
        self.training = TrainingPresenter(
            window,
            self.voices,
            tasks,
            self.playing,
            player,
            preferences,
            context.account_folder,
            self.batch.take_files,
        )
        retry = RetryPresenter(window, tasks, self.batch, self.training.train_again)
        self.trainings = TrainingsPresenter(
            window, self.voices, self.history, self.training.train_again, retry.ask
        )
        self.notifications = NotificationPresenter(
            window,
            self.trainings,
            context.notifications,
            preferences,
            tasks,
            self.playing.listen,
            context.chime,
            context.is_watched,
            context.monotonic,
        )
        self.appearance = AppearancePresenter(
            window, context.languages, preferences, self._show_language
        )
        self.accounts = AccountsPresenter(
            tasks=tasks,
            tokens=context.tokens,
            session_tokens=context.session_tokens,
            probe=context.probe,
            messages=window.messages,
            opened=self._account_saved,
            removed=accounts.open_anew,
        )
        self.welcome = WelcomePresenter(
            window,
            self.accounts,
            self.appearance,
            known,
            accounts.open_sandbox,
            lambda: accounts.wanted,
        )
        self.account_changes = AccountChangesPresenter(
            window, tasks, known, context.account_changes
        )
        self.connection = ConnectionPresenter(window, self.welcome.show_form)
        self.resume = ResumePresenter(window, context.resume, context.network)
        self.offline = OfflinePresenter(window, preferences, tasks)
        self.backup = BackupPresenter(window, tasks, accounts.restore)
        self.selection = SelectionPresenter(window, self.annotations)
        self.deletion = DeletionPresenter(window, tasks, self.voices)
        self.saving = SavingPresenter(window, tasks)
        self.uploads = UploadsPresenter(window, tasks)
        self.storage = StorageSetup(window, tasks, known, context.storage_keys, context.proxies)
        for part in (self.training, self.batch):
            part.storage_requested.connect(self.storage.open_dialog)
            self.storage.changed.connect(part.show_storage)
        readings = ReadingsPresenter(window, tasks)
        self.of_account: tuple[AccountPart, ...] = (
            self.annotations,
            self.tags,
            self.voices,
            self.filters,
            self.playing,
            self.compare,
            self.history,
            self.training,
            self.connection,
            AccountMenuPresenter(window, known, accounts.open),
            SettingsPresenter(window, preferences, self._make_settings),
            self.trainings,
            self.notifications,
            self.batch,
            retry,
            self.resume,
            readings,
            self.offline,
            self.backup,
            self.selection,
            self.deletion,
            self.saving,
            FirstStepsPresenter(window, player, preferences),
            DragPresenter(window, tasks),
            self.uploads,
            self.storage,
            MediaPresenter(window, self.playing, player, preferences, context.media),
            PalettePresenter(
                window,
                self.voices,
                self.playing,
                self.filters,
                readings,
                known,
                preferences,
                accounts.open,
            ),
            HelpPresenter(
                window, tasks, preferences, __version__, context.requests, context.log_lines
            ),
        )

    def _make_settings(self) -> SettingsPage:
        context = self._context
        tasks, preferences, known = context.tasks, context.preferences, context.known
        states = TokenStates(tasks, known, context.tokens, context.session_tokens)
        choose_output = context.window.commands.listening.output_chosen.emit
        actions = AccountActions(
            open=context.accounts.open,
            edit=self.welcome.show_dialog,
            rename=self.account_changes.ask_rename,
            remove=self.account_changes.ask_removal,
            recolour=known.recolour,
            add=self.welcome.add_account,
        )
        return SettingsPage(
            appearance_section(self.appearance, preferences),
            StorageSection(context.window, tasks, preferences, context.account_folder),
            sound_section(preferences, context.player.devices, choose_output),
            keyboard_section(preferences),
            notifications_section(preferences, context.chime),
            NetworkSection(preferences),
            RecordingStorageSection(self.storage),
            AccountsSection(known, states, actions),
        )

    def _account_saved(self, account: Account, token: str) -> None:
        self.welcome.close_dialog()
        self._context.accounts.open(self._context.known.remember(account), token)

    def _show_language(self) -> None:
        self.annotations.keep_typed()
        self._context.window.make_again(self._attach)

    def _attach(self) -> None:
        for part in (self.appearance, *self.of_account, self.sound, self.welcome):
            part.attach()
        self._context.window.model.touch_all()
