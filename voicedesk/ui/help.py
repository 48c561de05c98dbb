"""Opens the sheets that explain the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key.

    Attributes:
        words: what it does, in the language in force.
        keys: as written on the keyboard, such as `Ctrl+F`.
    """

    words: str
    keys: str


class ShortcutsDialog(Dialog):
    """A list of keys to look at.

    Args:
        shortcuts: tells the keys in the language in force; asked again when that changes.

    """

    def __init__(self, window: QWidget, shortcuts: Callable[[], Sequence[Shortcut]]) -> None:
        super().__init__(window, width=600)
        self._shortcuts = shortcuts
        self.title = Label(pixels=18, weight=650)
        self.shut = IconButton("close")
        self._rows = [(Label(), _KeyCaps()) for _ in shortcuts()]
        self._lay_out()
        self.shut.clicked.connect(self.close_dialog)
        self.retranslate()

    def open_dialog(self) -> None:
        self.open(self.shut)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.title.setText(self.tr("Keyboard shortcuts"))
        self.shut.set_text(self.tr("Close"))
        for (words, caps), shortcut in zip(self._rows, self._shortcuts(), strict=True):
            words.setText(shortcut.words)
            caps.show_keys(shortcut.keys)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, -6, 0)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.shut)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(2, 24)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        half = (len(self._rows) + 1) // 2
        for number, (words, caps) in enumerate(self._rows):
            row, column = number % half, 3 * (number // half)
            grid.addWidget(words, row, column)
            grid.addWidget(caps, row, column + 1, Qt.AlignmentFlag.AlignRight)
            grid.setRowMinimumHeight(row, 28)
        self.body.addLayout(head)
        self.body.addLayout(grid)


class _KeyCaps(Label):
    """Keys as caps, one beside the other."""

    def __init__(self) -> None:
        super().__init__(pixels=12, weight=500, ink="text2")
        self._keys: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_keys(self, keys: str) -> None:
        self._keys = [key for key in keys.split("+") if key] or [keys]
        if keys.endswith("++"):
            self._keys.append("+")
        self.setText(keys)

    def sizeHint(self) -> QSize:
        wide = sum(self._wide(key) for key in self._keys) + 4 * (len(self._keys) - 1)
        return QSize(max(0, wide), 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        x = 0
        for key in self._keys:
            box = QRectF(x + 0.5, 1.5, self._wide(key) - 1, 21)
            painter.setPen(colour(tokens.line_strong))
            painter.setBrush(colour(tokens.content))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(colour(tokens.text2))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            x += self._wide(key) + 4
        painter.end()

    def _wide(self, key: str) -> int:
        return max(24, self.fontMetrics().horizontalAdvance(key) + 14)


class AboutDialog(Dialog):
    """Name, version, purpose and licence."""

    def __init__(self, window: QWidget, version: str) -> None:
        super().__init__(window, width=420)
        self._number = version
        self.name = Label("VoiceDesk", pixels=22, weight=650)
        self.version = Label(ink="text2", tabular=True)
        self.purpose = Label(wrap=True)
        self.licence = Label(pixels=12, ink="text2", wrap=True)
        for label in (self.purpose, self.licence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.shut = Button(ButtonKind.SECONDARY)
        centre = Qt.AlignmentFlag.AlignHCenter
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.shut)
        foot.addStretch()
        self.body.setSpacing(8)
        self.body.addWidget(Glyph("app", side=64), 0, centre)
        self.body.addSpacing(4)
        self.body.addWidget(self.name, 0, centre)
        self.body.addWidget(self.version, 0, centre)
        self.body.addSpacing(4)
        self.body.addWidget(self.purpose)
        self.body.addWidget(self.licence)
        self.body.addSpacing(8)
        self.body.addLayout(foot)
        self.shut.clicked.connect(self.close_dialog)
        self.retranslate()

    def open_dialog(self) -> None:
        self.open(self.shut)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("About VoiceDesk"))
        self.version.setText(self.tr("Version {version}").format(version=self._number))
        self.purpose.setText(
            self.tr("For the cloned voices of your account: see them, hear them, train new ones.")
        )
        self.licence.setText(
            self.tr(
                "Free software under the MIT licence. The typefaces Inter and JetBrains Mono are "
                "under the SIL Open Font License."
            )
        )
        self.shut.setText(self.tr("Close"))


class HelpPresenter(QObject):
    """Joins F1 and the menu to their sheets."""

    def __init__(self, window: MainWindow, version: str) -> None:
        super().__init__(window)
        self._window = window
        self._version = version
        window.commands.shortcuts.triggered.connect(self._open_shortcuts)
        window.commands.about.triggered.connect(self._open_about)

    def _open_shortcuts(self) -> None:
        if self._window.findChild(Dialog) is None:
            dialog = ShortcutsDialog(self._window, self._shortcuts)
            dialog.open_dialog()

    def _open_about(self) -> None:
        if self._window.findChild(Dialog) is None:
            dialog = AboutDialog(self._window, self._version)
            dialog.open_dialog()

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
