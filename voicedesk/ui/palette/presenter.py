"""Opens the command palette, and carries out what is chosen there."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon

from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.domain.voice import Voice
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.actions import Command, Menu
from voicedesk.ui.common.filters import VoiceFilter, offline_text, unplayed_text
from voicedesk.ui.common.texts import account_text, language_text, state_text
from voicedesk.ui.filters.presenter import FilterPresenter, filter_of
from voicedesk.ui.kit.waveform import length_text
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.palette.dialog import CommandPalette
from voicedesk.ui.palette.entries import Entries, Entry, Group
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.sidebar.sidebar import FAVOURITES, PLACES
from voicedesk.ui.theme import theme
from voicedesk.ui.voices.presenter import ReadingsPresenter, VoicesPresenter

_LAST = 5
"""Commands that stand in the palette before anything is typed."""


class PalettePresenter(AccountPart):
    """Gathers all that can be chosen when the palette is opened.

    Args:
        open_account: opens one.
    """

    def __init__(
        self,
        window: MainWindow,
        voices: VoicesPresenter,
        playing: PlayerPresenter,
        filters: FilterPresenter,
        readings: ReadingsPresenter,
        known: KnownAccounts,
        preferences: Preferences,
        open_account: Callable[[Account], None],
    ) -> None:
        super().__init__(window)
        self._voices = voices
        self._playing = playing
        self._filters = filters
        self._readings = readings
        self._known = known
        self._preferences = preferences
        self._open_account = open_account
        self._dialog: CommandPalette | None = None
        self.attach()

    def attach(self) -> None:
        command = self._window.commands.run_command
        command.setVisible(True)
        command.triggered.connect(lambda _: self.open_palette())

    def listens(self, session: AccountSession) -> Listening:
        return [(session.readings.changed, self._readings_changed)]

    def closed(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def open_palette(self) -> None:
        commands = [*self._commands(), *self._outputs()]
        others = [*commands, *self._filters_and_tags(), *self._accounts()]
        window = self._window
        entries = Entries(
            others=others,
            recent=self._preferences.now.recent_commands,
            voices=list(window.model.all()),
            readings=window.facts.readings,
            of_voice=self._of_voice,
        )
        self._readings.request([one.name for one in others])
        dialog = self._dialog = CommandPalette(window, entries)
        dialog.chosen.connect(self._run)
        dialog.play_requested.connect(lambda entry: entry.play())
        dialog.finished.connect(self._forget)
        dialog.open(dialog.field)

    # What there is

    def _commands(self) -> Iterator[Entry]:
        for menu, command in self._window.commands.all:
            if command.isVisible() and command is not self._window.commands.run_command:
                words = command.text().replace("&&", "&")
                yield Entry(
                    group=Group.COMMANDS,
                    name=f"{menu.title}: {words}" if menu.is_choice else words,
                    run=command.trigger,
                    keys=command.key,
                    reason=self._reason(command),
                    is_on=command.isChecked(),
                    icon=_icon(menu, command),
                    command_id=command.objectName(),
                )

    def _outputs(self) -> Iterator[Entry]:
        listening = self._window.commands.listening
        for action in listening.outputs.entries:
            if isinstance(action, QAction):
                words = action.text().replace("&&", "&")
                yield Entry(
                    group=Group.COMMANDS,
                    name=f"{listening.outputs.title}: {words}",
                    # Not the action, which may be gone by then.
                    run=partial(listening.output_chosen.emit, action.data()),
                    is_on=action.isChecked(),
                    icon=theme().icon(listening.outputs.icon),
                )

    def _reason(self, command: Command) -> str:
        """Why a command can't be run now; empty where it can."""
        if command.isEnabled():
            return ""
        commands, voice = self._window.commands, self._voices.voice
        if any(command is one for _, one in commands.voice_menu.commands()):
            if voice is None:
                return self.tr("Select a voice first")
            may = self._voices.permissions(voice)
            if may is not None:
                of = {"train": may.train, "rename": may.rename, "delete": may.delete}
                allowed = of.get(command.objectName())
                if allowed is not None and allowed.reason:
                    return allowed.reason
        return self.tr("Not available now")

    def _filters_and_tags(self) -> Iterator[Entry]:
        window, counts = self._window, self._window.model.counts()
        for place, icon, ink in PLACES:
            button = window.sidebar.places[place]
            number = window.model.total if not place else counts[place]
            if place == FAVOURITES:
                number = self._filters.counts.favourites
            yield self._of_filter(button.text(), icon, button.click, ink, number)
        for name, wanted in (
            (offline_text(), VoiceFilter(offline=True)),
            (unplayed_text(), VoiceFilter(unplayed=True)),
        ):
            yield self._of_filter(name, "sliders", partial(self._filters.show, wanted))
        for saved in self._preferences.now.saved_filters:
            show = partial(self._filters.show, filter_of(saved))
            yield self._of_filter(saved.name, "sliders", show)
        for tag, number in self._filters.counts.tags:
            show = partial(self._filters.show, VoiceFilter(tags=(tag,)))
            yield self._of_filter(tag, "", show, number=number)

    def _of_filter(
        self,
        name: str,
        icon: str,
        run: Callable[[], object],
        ink: str = "text2",
        number: int | None = None,
    ) -> Entry:
        translate = QCoreApplication.translate
        is_open = self._session is not None
        return Entry(
            group=Group.FILTERS,
            name=name,
            run=run,
            icon=theme().icon(icon, ink) if icon else QIcon(),
            detail="" if number is None else translate("CommandPalette", "%n voice(s)", "", number),
            reason="" if is_open else self.tr("Not available now"),
        )

    def _accounts(self) -> Iterator[Entry]:
        opened = self._session.account.name if self._session is not None else ""
        for account in (*self._known.all, Account(SANDBOX_ACCOUNT)):
            is_open = account.name == opened
            yield Entry(
                group=Group.ACCOUNTS,
                name=account_text(account),
                run=(lambda: None) if is_open else partial(self._open_account, account),
                account=account,
                detail=self.tr("In use") if is_open else self.tr("Switch"),
                is_on=is_open,
            )

    def _of_voice(self, voice: Voice) -> Entry:
        facts, voice_id = self._window.facts, voice.id
        demo = facts.demos.get(voice_id)
        language = language_text(voice.language) if voice.language else ""
        parts = [state_text(voice.state), language, length_text(demo.duration) if demo else ""]
        return Entry(
            group=Group.VOICES,
            name=voice.name,
            run=partial(self._show_voice, voice_id),
            play=partial(self._play, voice_id) if facts.is_playable(voice) else None,
            detail=" · ".join(filter(None, parts)),
            voice_id=voice_id,
            coloured=voice.is_training or (voice.is_ready and bool(voice.demo_url)),
        )

    # What is chosen

    def _run(self, entry: Entry) -> None:
        if entry.command_id:
            before = self._preferences.now.recent_commands
            others = [one for one in before if one != entry.command_id]
            self._preferences.change(recent_commands=(entry.command_id, *others)[:_LAST])
        entry.run()

    def _show_voice(self, voice_id: str) -> None:
        self._window.desk.leave_page()
        self._voices.select(voice_id)
        self._window.voices.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _play(self, voice_id: str) -> None:
        self._show_voice(voice_id)
        self._playing.play(voice_id)

    def _readings_changed(self, _texts: frozenset[str]) -> None:
        if self._dialog is not None:
            self._dialog.show_readings()

    def _forget(self) -> None:
        self._dialog = None


def _icon(menu: Menu, command: Command) -> QIcon:
    if not command.icon().isNull():
        return command.icon()
    return theme().icon(menu.icon or "command")
