"""The table of commands: everything that can be asked for from a menu or by a key, once.

Each command has an id, words, keys, an icon, and whether it is allowed now; presenters connect what
it does. `Actions.menu` puts all of them in their places: the menu of the window and the menu bar
are filled from it, and the list of keys and the command palette go through `Actions.all`.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from voicedesk.domain.text import clean
from voicedesk.ui.kit.view import popup_menu, sub_menu
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.player.compare_bar import SLOTS
from voicedesk.ui.theme import ThemeChoice, theme
from voicedesk.ui.voices.filtering import VoiceColumn

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
HAS_MENU_BAR = sys.platform == "darwin"
"""Whether programs have their menus at the top of the screen here."""


class Command(QAction):
    """Something that the person can ask for; its keys work wherever the focus is in the window.

    A key that types a character works in the table alone, and can be switched off.

    Args:
        command_id: its name for the program, kept as the object name; the same in any language.
        keys: in Qt's portable form; the first one is shown.
        icon: the icon's name.

    Attributes:
        is_plain: whether its keys type characters.
    """

    def __init__(
        self,
        window: QWidget,
        command_id: str,
        text: str,
        *keys: str,
        icon: str = "",
        checkable: bool = False,
    ) -> None:
        super().__init__(text, window)
        self.setObjectName(command_id)
        self.setMenuRole(QAction.MenuRole.NoRole)
        if icon:
            self.setIcon(theme().icon(icon))
        self.setCheckable(checkable)
        self._keys = [QKeySequence(key) for key in keys]
        self.is_plain = any(len(key.removeprefix("Shift+")) == 1 for key in keys)
        if self.is_plain:
            self.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.setShortcuts(self._keys)
        window.addAction(self)

    def allow_keys(self, *, allowed: bool) -> None:
        self.setShortcuts(self._keys if allowed else [])

    @property
    def words(self) -> str:
        """What it is called where no dialog is announced and no key marked."""
        return self.text().replace("&&", "&").removesuffix("…")

    @property
    def key(self) -> str:
        """Its first key as the platform writes it; empty for none."""
        return self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


@dataclass(frozen=True, slots=True)
class Menu:
    """What a menu holds, wherever it is shown.

    Attributes:
        entries: commands and menus; None for a line between them.
        is_choice: whether its commands say little without its title, such as those of languages.
    """

    title: str
    entries: Sequence["QAction | Menu | None"]
    icon: str = ""
    is_choice: bool = False

    def fill(self, menu: QMenu) -> None:
        for entry in self.entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Menu):
                inner = sub_menu(menu, entry.title)
                if entry.icon:
                    inner.setIcon(theme().icon(entry.icon))
                entry.fill(inner)
                inner.aboutToShow.connect(partial(entry.renew, inner))
            else:
                menu.addAction(entry)

    def renew(self, menu: QMenu) -> None:
        """Add what there is now and wasn't when `menu` was filled, such as a sound device."""
        there = menu.actions()
        actions = [entry for entry in self.entries if isinstance(entry, QAction)]
        menu.addActions([action for action in actions if action not in there])

    def commands(self) -> Iterator[tuple["Menu", Command]]:
        """Every command in it and in its menus, each with the menu that it stands in."""
        for entry in self.entries:
            if isinstance(entry, Menu):
                yield from entry.commands()
            elif isinstance(entry, Command):
                yield self, entry


class ListeningActions(QObject):
    """Stop, loop, volume, speed, Compare and the sound device.

    Attributes:
        auto_play, loop, mute, compare: switches.
        louder, quieter, slower, faster: a step each.
        speeds: by speed; one of them is checked.
        add: put the selected voice into the first free slot of Compare.
        hear, put: by slot; hear what is in it, or put the selected voice there.
        outputs: the sound devices there are.
        menu: all of them.

    Signals:
        speed_chosen: one of `SPEEDS`.
        output_chosen: a device's id; empty for the system's default.
    """

    speed_chosen = Signal(float)
    output_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        make = partial(Command, window)
        self._window = window
        slots = range(1, SLOTS + 1)
        hear, put = self.tr("Play compare slot {number}"), self.tr("Add to compare slot {number}")
        self.stop = make("stop", self.tr("Stop"), "Ctrl+.")
        self.auto_play = make("auto-play", self.tr("Auto-play"), "Ctrl+M", checkable=True)
        self.loop = make("loop", self.tr("Loop"), "Ctrl+L", icon="loop", checkable=True)
        self.mute = make("mute", self.tr("Mute"), icon="volume", checkable=True)
        self.louder = make("louder", self.tr("Louder"))
        self.quieter = make("quieter", self.tr("Quieter"))
        self.slower = make("slower", self.tr("Slower"), "[")
        self.faster = make("faster", self.tr("Faster"), "]")
        self.compare = make("compare", self.tr("Compare voices"), "Ctrl+K", checkable=True)
        self.add = make("compare-add", self.tr("Add to compare"))
        self.hear = [
            make(f"compare-hear-{slot}", hear.format(number=slot), str(slot)) for slot in slots
        ]
        self.put = [
            make(f"compare-put-{slot}", put.format(number=slot), f"Shift+{slot}") for slot in slots
        ]
        self.speeds = {
            speed: make(f"speed-{speed}", speed_text(speed), checkable=True) for speed in SPEEDS
        }
        self._speeds = QActionGroup(self)
        for speed, action in self.speeds.items():
            self._speeds.addAction(action)
            action.triggered.connect(lambda _=False, speed=speed: self.speed_chosen.emit(speed))
        self._outputs = QActionGroup(self)
        self._outputs.triggered.connect(lambda action: self.output_chosen.emit(action.data()))
        self._output_entries: list[QAction | Menu | None] = []
        self.outputs = Menu(
            self.tr("Audio output"), self._output_entries, "speaker", is_choice=True
        )
        speeds = (*self.speeds.values(), None, self.slower, self.faster)
        compare = (self.compare, None, *self.hear, None, *self.put)
        self.menu = Menu(
            self.tr("Playback"),
            (
                *(self.stop, self.auto_play, self.loop, None),
                *(self.mute, self.louder, self.quieter, None),
                Menu(self.tr("Speed"), speeds, is_choice=True),
                Menu(self.tr("Compare"), compare, "compare"),
                self.outputs,
            ),
        )

    def speed_menu(self) -> QMenu:
        menu = popup_menu(self._window)
        menu.addActions(list(self.speeds.values()))
        return menu

    def show_speed(self, speed: float) -> None:
        for one, action in self.speeds.items():
            action.setChecked(one == speed)

    def show_outputs(self, outputs: Sequence[tuple[str, str]], selected: str, away: str) -> None:
        """Offer devices: ids and what they are called.

        Args:
            selected: the id of the chosen one; empty for the system's default.
            away: what the chosen one is called where it isn't there; empty where it is.
        """
        for action in self._outputs.actions():
            self._outputs.removeAction(action)
            action.deleteLater()
        default = self.tr("System default")
        gone = [(selected, self.tr("{device} (not connected)").format(device=away))] if away else []
        for device_id, words in (("", default), *outputs, *gone):
            action = QAction(clean(words).replace("&", "&&"), self)
            action.setData(device_id)
            action.setCheckable(True)
            action.setChecked(device_id == selected)
            self._outputs.addAction(action)
        self._output_entries[:] = self._outputs.actions()


def speed_text(speed: float) -> str:
    return f"{QLocale().toString(speed, 'g', 3)}×"


class Actions(QObject):
    """The program's commands, and the menus made of them.

    Attributes:
        menu: everything, as the menu of the window has it.
        for_voices: what is done with voices, keys and all; off while they are out of sight.
        for_sound: what is done with what is heard, which goes on meanwhile.
        run_command: out of sight until the part that answers it shows it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        make = partial(Command, window)
        find = QKeySequence(QKeySequence.StandardKey.Find).toString()
        self.new = make("new-voice", self.tr("New voice"), "Ctrl+N", icon="plus")
        self.train_many = make("train-many", self.tr("Train many…"), "Ctrl+Shift+N", icon="library")
        self.run_command = make(
            "run-command", self.tr("Run a command…"), "Ctrl+Shift+P", "Ctrl+P", icon="command"
        )
        self.undo = make("undo", self.tr("Undo"), "Ctrl+Z", icon="undo")
        self.redo = make("redo", self.tr("Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.play = make("play", self.tr("Play"), icon="play")
        self.listening = ListeningActions(window)
        self.train = make("train", self.tr("Train"), "Ctrl+T", icon="train")
        self.rename = make("rename", self.tr("Rename"), "F2", icon="pencil")
        self.copy_id = make("copy-id", self.tr("Copy ID"), "Ctrl+Shift+C", icon="copy")
        self.favourite = make(
            "favourite", self.tr("Favourite"), "Ctrl+D", icon="star", checkable=True
        )
        self.add_tag = make("add-tag", self.tr("Add tag…"), "Ctrl+Shift+T", icon="tag")
        self.edit_note = make("edit-note", self.tr("Edit note"), "Ctrl+E", icon="file")
        self.keep = make("keep", self.tr("Always keep"), checkable=True)
        self.save_demo = make("save-demo", "", "Ctrl+S", icon="save")  # named by how many
        self.delete = make("delete", self.tr("Delete"), icon="trash")
        self.find = make("find", self.tr("Find"), find, icon="search")
        self.filter = make("filter", self.tr("Filter…"), icon="sliders")
        self.sort_by = {
            column: make(
                f"sort-{column.name.lower()}", column.title, f"Alt+{number}", checkable=True
            )
            for number, column in enumerate(VoiceColumn, 1)
        }
        self.sort_again = make("sort-again", self.tr("Reverse order"), "Alt+0")
        self.columns = {
            column: make(f"column-{column.name}", column.title, checkable=True)
            for column in VoiceColumn
            if column is not VoiceColumn.NAME
        }
        self.languages = self._choices("language", {"": self.tr("Follow system"), **LANGUAGES})
        self.themes = self._choices(
            "theme",
            {
                ThemeChoice.SYSTEM: self.tr("Follow system"),
                ThemeChoice.LIGHT: self.tr("Light"),
                ThemeChoice.DARK: self.tr("Dark"),
            },
        )
        self.refresh = make("refresh", self.tr("Refresh"), "F5", "Ctrl+R", icon="refresh")
        self.keep_all = make("keep-all", self.tr("Download all demos"), icon="download")
        self.retry_failed = make("retry-failed", self.tr("Retry all failed"), icon="train")
        self.export_list = make(
            "export-list", self.tr("Export list…"), "Ctrl+Shift+E", icon="external"
        )
        self.backup = make("back-up", self.tr("Back up…"), icon="save")
        self.restore = make("restore", self.tr("Restore…"))
        self.trainings = make("trainings", self.tr("Trainings"), "Ctrl+J", icon="clock")
        self.messages = make("messages", self.tr("All messages"), "Ctrl+Shift+M", icon="bell")
        self.account = make("account", self.tr("Account"), icon="key")
        self.switch_account = make("switch-account", self.tr("Switch account…"), "Ctrl+Shift+A")
        self.add_account = make("add-account", self.tr("Add account…"), icon="plus")
        self.manage_accounts = make("manage-accounts", self.tr("Manage accounts…"), icon="sliders")
        self.settings = make("settings", self.tr("Settings"), "Ctrl+,", icon="settings")
        self.guide = make("guide", self.tr("Guide"), "F1", icon="info")
        self.shortcuts = make("shortcuts", self.tr("Keyboard shortcuts"), "Ctrl+F1")
        self.support_report = make("support-report", self.tr("Support report…"))
        self.about = make("about", self.tr("About VoiceDesk"))
        self.quit = make("quit", self.tr("Quit"), "Ctrl+Q")
        self.run_command.setVisible(False)
        self._arrange()
        heard = self.listening
        self.for_sound = self._group(
            heard.stop,
            heard.auto_play,
            heard.loop,
            *(heard.mute, heard.louder, heard.quieter),
            *(heard.slower, heard.faster, heard.compare),
            *heard.hear,
        )
        self.for_voices = self._group(
            self.new,
            self.refresh,
            self.retry_failed,
            *(command for _, command in self.voice_menu.commands()),
            *heard.put,
            self.keep_all,
            self.export_list,
            *(self.find, self.filter),
            *self.sort_by.values(),
            self.sort_again,
            *self.columns.values(),
        )

    def _arrange(self) -> None:
        # Where there is a menu bar, the system has a place of its own for these.
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.voice_menu = Menu(
            self.tr("Voice"),
            (
                *(self.play, self.listening.add, None),
                *(self.train, self.rename, self.copy_id, None),
                *(self.favourite, self.add_tag, self.edit_note, None),
                *(self.keep, self.save_demo, None),
                self.delete,
            ),
        )
        sorting = (*self.sort_by.values(), None, self.sort_again)
        columns, languages = tuple(self.columns.values()), tuple(self.languages.values())
        view = Menu(
            self.tr("View"),
            (
                *(self.find, self.filter, None),
                Menu(self.tr("Sort by"), sorting, "sort-descending", is_choice=True),
                Menu(self.tr("Columns"), columns, is_choice=True),
                None,
                Menu(self.tr("Language"), languages, "globe", is_choice=True),
                Menu(self.tr("Theme"), tuple(self.themes.values()), "moon", is_choice=True),
            ),
        )
        lists = (self.refresh, self.retry_failed, self.keep_all, self.export_list)
        files = (*lists, None, self.backup, self.restore)
        accounts = (self.account, self.switch_account, self.add_account, self.manage_accounts)
        library = Menu(self.tr("Library"), files)
        account = Menu(self.tr("Account"), accounts, "key")
        self.menu = Menu(
            self.tr("Menu"),
            (
                *(self.new, self.train_many, self.undo, self.redo, self.run_command, None),
                *(self.voice_menu, self.listening.menu, view, library, None),
                *(self.trainings, self.messages, account, self.settings, None),
                *(self.guide, self.shortcuts, self.support_report, self.about, self.quit),
            ),
        )
        first = (
            *(self.new, self.train_many, self.undo, self.redo, self.run_command),
            *(self.trainings, self.messages),
        )
        last = (self.guide, self.shortcuts, self.support_report, self.about)
        self._bar = (
            Menu(self.tr("File"), (*first, None, self.settings, self.quit)),
            *(self.voice_menu, self.listening.menu, view, library, account),
            Menu(self.tr("Help"), last),
        )

    @property
    def all(self) -> list[tuple[Menu, Command]]:
        """Every command, in the order of the menu, with the menu that it stands in."""
        return list(self.menu.commands())

    @property
    def plain(self) -> list[Command]:
        """Those whose key types a character: they belong to the table."""
        return [command for _, command in self.all if command.is_plain]

    def main_menu(self) -> QMenu:
        return self._popup(self.menu)

    def row_menu(self) -> QMenu:
        return self._popup(self.voice_menu)

    def new_menu(self) -> QMenu:
        menu = popup_menu(self._window)
        menu.addActions([self.new, self.train_many])
        return menu

    def menu_bar(self) -> QMenuBar:
        """Everything, for where a program's menus are at the top of the screen."""
        bar = QMenuBar(self._window)
        for menu in self._bar:
            made = QMenu(menu.title, bar)
            menu.fill(made)
            bar.addMenu(made)
        return bar

    def remove(self) -> None:
        for action in self._window.actions():
            if isinstance(action, Command):
                self._window.removeAction(action)
                action.deleteLater()
        self.listening.deleteLater()
        self.deleteLater()

    def _popup(self, filled: Menu) -> QMenu:
        menu = popup_menu(self._window)
        filled.fill(menu)
        return menu

    def _group(self, *actions: QAction) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for action in actions:
            group.addAction(action)
        return group

    def _choices(self, kind: str, words: Mapping[str, str]) -> dict[str, Command]:
        group = QActionGroup(self)
        made: dict[str, Command] = {}
        for value, text in words.items():
            command_id = f"{kind}-{value or 'system'}"
            made[str(value)] = action = Command(self._window, command_id, text, checkable=True)
            group.addAction(action)
            action.setData(str(value))
        return made


def copy_to_clipboard(text: str) -> None:
    """Put `text` where the next paste takes it from. Never called with a token."""
    QApplication.clipboard().setText(text)
