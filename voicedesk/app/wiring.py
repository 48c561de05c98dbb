"""Composition: every part of the window, built in one function and in one order.

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
from voicedesk.accounts import TokenStore
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
    PasswordStore,
)
from voicedesk.ui.accounts.welcome_presenter import WelcomePresenter
from voicedesk.ui.annotations.presenter import AnnotationsPresenter, TagsPresenter
from voicedesk.ui.appearance import AppearancePresenter
from voicedesk.ui.backup import BackupPresenter
from voicedesk.ui.batch.presenter import BatchPresenter
from voicedesk.ui.connection import ConnectionPresenter, NetworkWatch, ResumePresenter, ResumeWatch
from voicedesk.ui.deletion.presenter import DeletionPresenter
from voicedesk.ui.filters.presenter import FilterPresenter
from voicedesk.ui.help import HelpPresenter
from voicedesk.ui.languages import Languages
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.banner import MessageBanner
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
from voicedesk.ui.settings.storage import StorageSection
from voicedesk.ui.tasks import TaskRunner
from voicedesk.ui.training.presenter import TrainingPresenter
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
    probe: Callable[[str, str], Awaitable[int]]
    account_folder: Callable[[str], Path]
    notifications: NotificationOutlet
    chime: Callable[[], None]
    resume: ResumeWatch
    network: NetworkWatch
    requests: Callable[[], Sequence[str]] = tuple
    log_lines: Callable[[], Sequence[str]] = tuple
    is_watched: Callable[[], bool] = lambda: QApplication.activeWindow() is not None
    monotonic: Callable[[], float] = time.monotonic


@dataclass(frozen=True, kw_only=True)
class WindowParts:
    """The parts that are asked for by name, and those that are opened with an account, in order."""

    filters: FilterPresenter
    annotations: AnnotationsPresenter
    tags: TagsPresenter
    voices: VoicesPresenter
    playing: PlayerPresenter
    compare: ComparePresenter
    history: HistoryPresenter
    sound: SoundPresenter
    training: TrainingPresenter
    trainings: TrainingsPresenter
    connection: ConnectionPresenter
    notifications: NotificationPresenter
    batch: BatchPresenter
    offline: OfflinePresenter
    backup: BackupPresenter
    selection: SelectionPresenter
    deletion: DeletionPresenter
    saving: SavingPresenter
    resume: ResumePresenter
    appearance: AppearancePresenter
    accounts: AccountsPresenter
    account_changes: AccountChangesPresenter
    welcome: WelcomePresenter
    of_account: tuple[AccountPart, ...]


def build_parts(context: PartsContext) -> WindowParts:
    """Build every part of the window and join it to the others."""
    window, tasks, preferences = context.window, context.tasks, context.preferences
    known, player, requests = context.known, context.player, context.accounts

    filters = FilterPresenter(window, preferences)
    annotations = AnnotationsPresenter(window, tasks, filters)
    tags = TagsPresenter(window, annotations, tasks)
    voices = VoicesPresenter(window, tasks, filters, preferences)
    playing = PlayerPresenter(window, voices, player, preferences, tasks)
    compare = ComparePresenter(window, playing, tasks)
    history = HistoryPresenter(window, playing, compare, tasks)
    sound = SoundPresenter(window, player, preferences)
    training = TrainingPresenter(window, voices, tasks, playing, player, preferences)
    trainings = TrainingsPresenter(window, voices, history, training.train_again)
    notifications = NotificationPresenter(
        window,
        trainings,
        context.notifications,
        preferences,
        tasks,
        playing.listen,
        context.chime,
        context.is_watched,
        context.monotonic,
    )
    batch = BatchPresenter(window, tasks)

    def show_language() -> None:
        annotations.keep_typed()
        window.make_again(attach)

    appearance = AppearancePresenter(window, context.languages, preferences, show_language)
    help_part = HelpPresenter(
        window, tasks, preferences, __version__, context.requests, context.log_lines
    )

    def account_saved(account: Account, token: str) -> None:
        welcome.close_dialog()
        requests.open(known.remember(account), token)

    accounts = AccountsPresenter(
        tasks=tasks,
        tokens=context.tokens,
        session_tokens=context.session_tokens,
        probe=context.probe,
        messages=window.messages,
        opened=account_saved,
        removed=requests.open_anew,
    )
    welcome = WelcomePresenter(
        window, accounts, appearance, known, requests.open_sandbox, lambda: requests.wanted
    )
    account_changes = AccountChangesPresenter(window, tasks, known, context.account_changes)

    connection = ConnectionPresenter(window, welcome.show_form)

    account_actions = AccountActions(
        open=requests.open,
        edit=welcome.show_dialog,
        rename=account_changes.ask_rename,
        remove=account_changes.ask_removal,
        recolour=known.recolour,
        add=welcome.add_account,
    )

    def make_settings() -> SettingsPage:
        states = TokenStates(tasks, known, context.tokens, context.session_tokens)
        choose_output = window.commands.listening.output_chosen.emit
        return SettingsPage(
            MessageBanner(window.messages),
            appearance_section(appearance, preferences),
            StorageSection(window, tasks, preferences, context.account_folder),
            sound_section(preferences, player.devices, choose_output),
            keyboard_section(preferences),
            notifications_section(preferences, context.chime),
            NetworkSection(preferences),
            AccountsSection(known, states, account_actions),
        )

    resume = ResumePresenter(window, context.resume, context.network)
    offline = OfflinePresenter(window, preferences, tasks)
    backup = BackupPresenter(window, tasks, requests.restore)
    selection = SelectionPresenter(window, annotations)
    deletion = DeletionPresenter(window, tasks, voices)
    saving = SavingPresenter(window, tasks)
    of_account: tuple[AccountPart, ...] = (
        annotations,
        tags,
        voices,
        filters,
        playing,
        compare,
        history,
        training,
        connection,
        AccountMenuPresenter(window, known, requests.open),
        SettingsPresenter(window, make_settings),
        trainings,
        notifications,
        batch,
        resume,
        ReadingsPresenter(window, tasks),
        offline,
        backup,
        selection,
        deletion,
        saving,
        DragPresenter(window, tasks),
        help_part,
    )

    def attach() -> None:
        for part in (appearance, *of_account, sound, welcome):
            part.attach()
        window.model.touch_all()

    return WindowParts(
        filters=filters,
        annotations=annotations,
        tags=tags,
        voices=voices,
        playing=playing,
        compare=compare,
        history=history,
        sound=sound,
        training=training,
        trainings=trainings,
        connection=connection,
        notifications=notifications,
        batch=batch,
        offline=offline,
        backup=backup,
        selection=selection,
        deletion=deletion,
        saving=saving,
        resume=resume,
        appearance=appearance,
        accounts=accounts,
        account_changes=account_changes,
        welcome=welcome,
        of_account=of_account,
    )
