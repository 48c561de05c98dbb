"""Everything that can be asked for from a menu or by a key, once.

`Actions` makes them with their texts, icons and keys, says which are allowed while the voices are
out of sight, and fills the menus. What they do is connected by the presenters.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from voicedesk.domain.text import clean
from voicedesk.ui.kit.view import popup_menu, sub_menu
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.player.compare_bar import SLOTS
from voicedesk.ui.theme import ThemeChoice, theme
from voicedesk.ui.voices.filtering import VoiceColumn

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)


class _Action(QAction):
    """An action of the window's: its keys work wherever the focus is in it."""

    def __init__(
        self, window: QWidget, text: str, *keys: str, icon: str = "", checkable: bool = False
    ) -> None:
        super().__init__(text, window)
        if icon:
            self.setIcon(theme().icon(icon))
        self.setCheckable(checkable)
        self.setShortcuts([QKeySequence(key) for key in keys])
        window.addAction(self)


class ListeningActions(QObject):
    """Loop, speed, Compare and the sound device.

    Attributes:
        loop, compare: switches.
        slower, faster: a step each.
        speeds: by speed; one of them is checked.
        add: put the selected voice into the first free slot of Compare.
        hear, put: by slot; hear what is in it, or put the selected voice there.

    Signals:
        speed_chosen: one of `SPEEDS`.
        output_chosen: a device's id; empty for the system's default.
    """

    speed_chosen = Signal(float)
    output_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        make = partial(_Action, window)
        self._window = window
        slots = range(1, SLOTS + 1)
        hear, put = self.tr("Hear slot {number}"), self.tr("Put into slot {number}")
        self.loop = make(self.tr("Loop"), "Ctrl+L", checkable=True)
        self.slower = make(self.tr("Slower"), "[")
        self.faster = make(self.tr("Faster"), "]")
        self.compare = make(self.tr("Compare voices"), "Ctrl+K", checkable=True)
        self.add = make(self.tr("Add to Compare"))
        self.hear = [make(hear.format(number=slot), str(slot)) for slot in slots]
        self.put = [make(put.format(number=slot), f"Shift+{slot}") for slot in slots]
        self.speeds = {speed: make(speed_text(speed), checkable=True) for speed in SPEEDS}
        self._speeds = QActionGroup(self)
        for speed, action in self.speeds.items():
            self._speeds.addAction(action)
            action.triggered.connect(lambda _=False, speed=speed: self.speed_chosen.emit(speed))
        self._outputs = QActionGroup(self)
        self._outputs.triggered.connect(lambda action: self.output_chosen.emit(action.data()))

    def fill(self, menu: QMenu) -> None:
        menu.addAction(self.loop)
        speed = sub_menu(menu, self.tr("Speed"))
        speed.addActions(list(self.speeds.values()))
        speed.addSeparator()
        speed.addActions([self.slower, self.faster])
        compare = sub_menu(menu, self.tr("Compare"))
        compare.addActions([self.compare, self.add])
        compare.addSeparator()
        compare.addActions(self.hear)
        compare.addSeparator()
        compare.addActions(self.put)
        outputs = sub_menu(menu, self.tr("Sound output"))
        outputs.addActions(self._outputs.actions())
        # There may be others by the time that it is opened.
        outputs.aboutToShow.connect(lambda: outputs.addActions(self._outputs.actions()))

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


def speed_text(speed: float) -> str:
    return f"{QLocale().toString(speed, 'g', 3)}×"


class Actions(QObject):
    """The program's actions, their keys, and the two menus made of them.

    Attributes:
        for_voices: what is done with voices, keys and all; off while they are out of sight.
        for_sound: what is done with what is heard, which goes on meanwhile.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        make = partial(_Action, window)
        find = QKeySequence(QKeySequence.StandardKey.Find).toString()
        self.new = make(self.tr("New voice"), "Ctrl+N", icon="plus")
        self.train_many = make(self.tr("Train many…"), "Ctrl+Shift+N")
        self.refresh = make(self.tr("Refresh"), "F5", "Ctrl+R", icon="refresh")
        self.play = make(self.tr("Play"), icon="play")
        self.play_on_move = make(self.tr("Play while moving"), "Ctrl+M", checkable=True)
        self.listening = ListeningActions(window)
        self.train = make(self.tr("Train"), "Ctrl+T", icon="train")
        self.rename = make(self.tr("Rename"), "F2", icon="pencil")
        self.favourite = make(self.tr("Favourite"), "Ctrl+D", checkable=True)
        self.add_tag = make(self.tr("Add tag…"), "Ctrl+Shift+T", icon="tag")
        self.edit_note = make(self.tr("Edit note"), "Ctrl+E", icon="file")
        self.copy_id = make(self.tr("Copy ID"), "Ctrl+Shift+C", icon="copy")
        self.keep = make(self.tr("Keep offline"), checkable=True)
        self.save_demo = make("", "Ctrl+S", icon="save")  # named by how many
        self.keep_all = make(self.tr("Keep all offline"), icon="download")
        self.export_list = make(self.tr("Export list…"), "Ctrl+Shift+E", icon="external")
        self.delete = make(self.tr("Delete"), icon="trash")
        self.trainings = make(self.tr("Trainings"), "Ctrl+J", icon="clock")
        self.settings = make(self.tr("Settings"), "Ctrl+,", icon="settings")
        self.switch_account = make(self.tr("Switch account…"), "Ctrl+Shift+A")
        self.add_account = make(self.tr("Add account…"), icon="plus")
        self.manage_accounts = make(self.tr("Manage accounts…"), icon="sliders")
        self.account = make(self.tr("Account"), icon="key")
        self.backup = make(self.tr("Back up…"), icon="save")
        self.restore = make(self.tr("Restore…"))
        self.find = make(self.tr("Find"), find)
        self.sort_by = {
            column: make(column.title, f"Alt+{number}", checkable=True)
            for number, column in enumerate(VoiceColumn, 1)
        }
        self.sort_again = make(self.tr("Reverse order"), "Alt+0")
        self.shortcuts = make(self.tr("Keyboard shortcuts"), "F1", icon="info")
        self.support_report = make(self.tr("Support report…"))
        self.about = make(self.tr("About VoiceDesk"))
        self.quit = make(self.tr("Quit"), "Ctrl+Q")
        heard = self.listening
        self.for_sound = self._group(
            heard.loop, heard.slower, heard.faster, heard.compare, *heard.hear
        )
        self.for_voices = self._group(
            self.new,
            self.refresh,
            self.play,
            self.play_on_move,
            heard.add,
            *heard.put,
            self.train,
            self.rename,
            self.favourite,
            self.add_tag,
            self.edit_note,
            self.copy_id,
            self.keep,
            self.save_demo,
            self.keep_all,
            self.export_list,
            self.delete,
            self.find,
            *self.sort_by.values(),
            self.sort_again,
        )
        self.themes = self._choices(
            {
                ThemeChoice.SYSTEM: self.tr("Follow system"),
                ThemeChoice.LIGHT: self.tr("Light"),
                ThemeChoice.DARK: self.tr("Dark"),
            }
        )
        self.languages = self._choices({"": self.tr("Follow system"), **LANGUAGES})

    def main_menu(self) -> QMenu:
        menu = popup_menu(self._window)
        menu.addActions([self.new, self.train_many, self.refresh, self.find])
        menu.addSeparator()
        voice = sub_menu(menu, self.tr("Voice"))
        self._add_voice_actions(voice)
        listening = sub_menu(menu, self.tr("Listening"))
        listening.addAction(self.play_on_move)
        self.listening.fill(listening)
        menu.addActions([self.keep_all, self.export_list, self.trainings])
        menu.addSeparator()
        self.add_sorting(menu)
        sub_menu(menu, self.tr("Language")).addActions(list(self.languages.values()))
        sub_menu(menu, self.tr("Theme")).addActions(list(self.themes.values()))
        menu.addActions([self.backup, self.restore])
        menu.addSeparator()
        menu.addActions([self.account, self.switch_account, self.settings])
        menu.addSeparator()
        menu.addActions([self.shortcuts, self.support_report, self.about])
        menu.addSeparator()
        menu.addAction(self.quit)
        return menu

    def add_sorting(self, menu: QMenu) -> None:
        sorting = sub_menu(menu, self.tr("Sort by"))
        sorting.addActions(list(self.sort_by.values()))
        sorting.addSeparator()
        sorting.addAction(self.sort_again)

    def row_menu(self) -> QMenu:
        menu = popup_menu(self._window)
        self._add_voice_actions(menu)
        return menu

    def remove(self) -> None:
        for action in self._window.actions():
            if isinstance(action, _Action):
                self._window.removeAction(action)
                action.deleteLater()
        self.listening.deleteLater()
        self.deleteLater()

    def _add_voice_actions(self, menu: QMenu) -> None:
        menu.addActions([self.play, self.listening.add])
        menu.addSeparator()
        menu.addActions([self.train, self.rename, self.copy_id])
        menu.addSeparator()
        menu.addActions([self.favourite, self.add_tag, self.edit_note])
        menu.addSeparator()
        menu.addActions([self.keep, self.save_demo])
        menu.addSeparator()
        menu.addAction(self.delete)

    def _group(self, *actions: QAction) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for action in actions:
            group.addAction(action)
        return group

    def _choices(self, words: Mapping[str, str]) -> dict[str, QAction]:
        group = QActionGroup(self)
        made: dict[str, QAction] = {}
        for value, text in words.items():
            made[str(value)] = action = group.addAction(QAction(text, self))
            action.setCheckable(True)
            action.setData(str(value))
        return made


def copy_to_clipboard(text: str) -> None:
    """Put `text` where the next paste takes it from. Never called with a token."""
    QApplication.clipboard().setText(text)
