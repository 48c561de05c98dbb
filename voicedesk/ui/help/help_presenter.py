"""Opens the sheets that explain the program."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from voicedesk.ui.help.about_sheet import AboutSheet
from voicedesk.ui.help.shortcuts_sheet import Shortcut, ShortcutsSheet
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.main_window import MainWindow


class HelpPresenter(QObject):
    """Joins F1 and the menu to their sheets."""

    def __init__(self, window: MainWindow, version: str) -> None:
        super().__init__(window)
        self._window = window
        self._version = version
        window.commands.shortcuts.triggered.connect(self._open_shortcuts)
        window.commands.about.triggered.connect(self._open_about)

    def _open_shortcuts(self) -> None:
        if self._window.findChild(Sheet) is None:
            sheet = ShortcutsSheet(self._window.theme, self._window, self._shortcuts)
            sheet.open_sheet()

    def _open_about(self) -> None:
        if self._window.findChild(Sheet) is None:
            sheet = AboutSheet(self._window.theme, self._window, self._version)
            sheet.open_sheet()

    def _shortcuts(self) -> list[Shortcut]:
        commands = self._window.commands
        named = (
            commands.new,
            commands.train_many,
            commands.refresh,
            commands.find,
            commands.train,
            commands.rename,
            commands.copy_id,
            commands.favourite,
            commands.add_tag,
            commands.edit_note,
            commands.save_demo,
            commands.export_list,
            commands.play_on_move,
            commands.listening.loop,
            commands.listening.compare,
            commands.switch_account,
            commands.trainings,
            commands.settings,
            commands.quit,
        )
        keys = QKeySequence.SequenceFormat.NativeText
        return [
            Shortcut(self.tr("Play or pause"), self.tr("Space")),
            Shortcut(self.tr("A second back or forward"), "← →"),
            Shortcut(self.tr("From the beginning"), self.tr("Home")),
            Shortcut(self.tr("Slower or faster"), "[ ]"),
            Shortcut(self.tr("Hear a slot of Compare"), "1 – 4"),
            Shortcut(self.tr("Put the voice into a slot"), self.tr("Shift") + "+1 – 4"),
            Shortcut(self.tr("Delete"), self.tr("Del")),
            Shortcut(self.tr("Select all"), "Ctrl+A"),
            *(Shortcut(action.text(), action.shortcut().toString(keys)) for action in named),
        ]
