"""Everything that can be asked for from a menu or by a key, once."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from voicedesk.domain.text import clean
from voicedesk.ui.kit.qt_helpers import sub_menu
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.player.compare_bar import SLOTS
from voicedesk.ui.theme import ThemeChoice, theme

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)


class MakeAction(Protocol):
    """Makes an action of the window's."""

    def __call__(self, *keys: str, checkable: bool = False) -> QAction: ...


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

    def __init__(self, make: MakeAction, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.loop = make("Ctrl+L", checkable=True)
        self.slower = make("[")
        self.faster = make("]")
        self.compare = make("Ctrl+K", checkable=True)
        self.add = make()
        self.hear = [make(str(number + 1)) for number in range(SLOTS)]
        self.put = [make(f"Shift+{number + 1}") for number in range(SLOTS)]
        self.speeds = {speed: make(checkable=True) for speed in SPEEDS}
        self._speeds = QActionGroup(self)
        for speed, action in self.speeds.items():
            self._speeds.addAction(action)
            action.triggered.connect(lambda _=False, speed=speed: self.speed_chosen.emit(speed))
        self._outputs = QActionGroup(self)
        self._outputs.triggered.connect(lambda action: self.output_chosen.emit(action.data()))

    @property
    def of_sound(self) -> list[QAction]:
        """Those for what is heard, which goes on while the voices are out of sight."""
        return [self.loop, self.slower, self.faster, self.compare, *self.hear]

    @property
    def of_voices(self) -> list[QAction]:
        return [self.add, *self.put]

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
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.speeds.values()))
        return menu

    def show_speed(self, speed: float) -> None:
        for one, action in self.speeds.items():
            action.setChecked(one == speed)

    def show_outputs(self, outputs: Sequence[tuple[str, str]], selected: str, away: str) -> None:
        """Offer devices: ids and what they are called.

        Args:
            chosen: the id of the chosen one; empty for the system's default.
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

    def retranslate(self) -> None:
        self.loop.setText(self.tr("Loop"))
        self.slower.setText(self.tr("Slower"))
        self.faster.setText(self.tr("Faster"))
        self.compare.setText(self.tr("Compare voices"))
        self.add.setText(self.tr("Add to Compare"))
        for number, (hear, put) in enumerate(zip(self.hear, self.put, strict=True), 1):
            hear.setText(self.tr("Hear slot {number}").format(number=number))
            put.setText(self.tr("Put into slot {number}").format(number=number))
        for speed, action in self.speeds.items():
            action.setText(speed_text(speed))


def speed_text(speed: float) -> str:
    return f"{QLocale().toString(speed, 'g', 3)}×"


class Actions(QObject):
    """The program's actions, their keys, and the two menus made of them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        keys = QKeySequence.StandardKey
        self.new = self._make("Ctrl+N")
        self.train_many = self._make("Ctrl+Shift+N")
        self.refresh = self._make("F5", "Ctrl+R")
        self.play = self._make()
        self.play_on_move = self._make("Ctrl+M", checkable=True)
        self.listening = ListeningActions(self._make, window)
        self.train = self._make("Ctrl+T")
        self.rename = self._make("F2")
        self.favourite = self._make("Ctrl+D", checkable=True)
        self.add_tag = self._make("Ctrl+Shift+T")
        self.edit_note = self._make("Ctrl+E")
        self.copy_id = self._make("Ctrl+Shift+C")
        self.keep = self._make(checkable=True)
        self.save_demo = self._make("Ctrl+S")
        self.keep_all = self._make()
        self.export_list = self._make("Ctrl+Shift+E")
        self.delete = self._make()
        self.trainings = self._make("Ctrl+J")
        self.settings = self._make("Ctrl+,")
        self.switch_account = self._make("Ctrl+Shift+A")
        self.add_account = self._make()
        self.manage_accounts = self._make()
        self.account = self._make()
        self.backup = self._make()
        self.restore = self._make()
        self.find = self._make(QKeySequence(keys.Find).toString())
        self.shortcuts = self._make("F1")
        self.about = self._make()
        self.quit = self._make("Ctrl+Q")
        self._for_voices, self._for_sound = QActionGroup(self), QActionGroup(self)
        for group in (self._for_voices, self._for_sound):
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for action in self.listening.of_sound:
            self._for_sound.addAction(action)
        for action in (
            self.new,
            self.refresh,
            self.play,
            self.play_on_move,
            *self.listening.of_voices,
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
        ):
            self._for_voices.addAction(action)
        self.themes = self._choices([choice.value for choice in ThemeChoice])
        self.languages = self._choices(["", *LANGUAGES])
        theme().changed.connect(self._tint)
        window.installEventFilter(self)
        self._icons = {
            self.new: "plus",
            self.refresh: "refresh",
            self.play: "play",
            self.train: "train",
            self.rename: "pencil",
            self.add_tag: "tag",
            self.edit_note: "file",
            self.copy_id: "copy",
            self.save_demo: "save",
            self.keep_all: "download",
            self.export_list: "external",
            self.delete: "trash",
            self.trainings: "clock",
            self.settings: "settings",
            self.add_account: "plus",
            self.manage_accounts: "sliders",
            self.account: "key",
            self.backup: "save",
            self.shortcuts: "info",
        }
        self._tint()
        self.retranslate()

    def allow_voices(self, *, allowed: bool) -> None:
        """Switch off what is done with voices, keys and all, or leave it as each is by itself."""
        self._for_voices.setEnabled(allowed)

    def allow_sound(self, *, allowed: bool) -> None:
        """The same for what is done with what is heard."""
        self._for_sound.setEnabled(allowed)

    def main_menu(self) -> QMenu:
        menu = self._menu()
        menu.addActions([self.new, self.train_many, self.refresh, self.find])
        menu.addSeparator()
        voice = sub_menu(menu, self.tr("Voice"))
        self._add_voice_actions(voice)
        listening = sub_menu(menu, self.tr("Listening"))
        listening.addAction(self.play_on_move)
        self.listening.fill(listening)
        menu.addActions([self.keep_all, self.export_list, self.trainings])
        menu.addSeparator()
        sub_menu(menu, self.tr("Language")).addActions(list(self.languages.values()))
        sub_menu(menu, self.tr("Theme")).addActions(list(self.themes.values()))
        menu.addActions([self.backup, self.restore])
        menu.addSeparator()
        menu.addActions([self.account, self.switch_account, self.settings])
        menu.addSeparator()
        menu.addActions([self.shortcuts, self.about])
        menu.addSeparator()
        menu.addAction(self.quit)
        return menu

    def row_menu(self) -> QMenu:
        """What can be done with the selected voice."""
        menu = self._menu()
        self._add_voice_actions(menu)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self.new.setText(self.tr("New voice"))
        self.train_many.setText(self.tr("Train many…"))
        self.refresh.setText(self.tr("Refresh"))
        self.play.setText(self.tr("Play"))
        self.play_on_move.setText(self.tr("Play while moving"))
        self.listening.retranslate()
        self.train.setText(self.tr("Train"))
        self.rename.setText(self.tr("Rename"))
        self.favourite.setText(self.tr("Favourite"))
        self.add_tag.setText(self.tr("Add tag…"))
        self.edit_note.setText(self.tr("Edit note"))
        self.copy_id.setText(self.tr("Copy ID"))
        self.keep.setText(self.tr("Keep offline"))
        self.keep_all.setText(self.tr("Keep all offline"))
        self.export_list.setText(self.tr("Export list…"))
        self.delete.setText(self.tr("Delete"))
        self.trainings.setText(self.tr("Trainings"))
        self.account.setText(self.tr("Account"))
        self.switch_account.setText(self.tr("Switch account…"))
        self.add_account.setText(self.tr("Add account…"))
        self.manage_accounts.setText(self.tr("Manage accounts…"))
        self.settings.setText(self.tr("Settings"))
        self.backup.setText(self.tr("Back up…"))
        self.restore.setText(self.tr("Restore…"))
        self.find.setText(self.tr("Find"))
        self.shortcuts.setText(self.tr("Keyboard shortcuts"))
        self.about.setText(self.tr("About VoiceDesk"))
        self.quit.setText(self.tr("Quit"))
        system = self.tr("Follow system")
        for code, action in self.languages.items():
            action.setText(LANGUAGES.get(code, system))
        for choice, words in (
            (ThemeChoice.SYSTEM, system),
            (ThemeChoice.LIGHT, self.tr("Light")),
            (ThemeChoice.DARK, self.tr("Dark")),
        ):
            self.themes[choice.value].setText(words)

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

    def _make(self, *keys: str, checkable: bool = False) -> QAction:
        action = QAction(self._window)
        action.setCheckable(checkable)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action

    def _choices(self, values: list[str]) -> dict[str, QAction]:
        group = QActionGroup(self)
        made: dict[str, QAction] = {}
        for value in values:
            action = QAction(self._window)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
            made[value] = action
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _tint(self) -> None:
        for action, icon in self._icons.items():
            action.setIcon(theme().icon(icon))


def copy_to_clipboard(text: str) -> None:
    """Put `text` where the next paste takes it from. Never called with a token."""
    QApplication.clipboard().setText(text)
