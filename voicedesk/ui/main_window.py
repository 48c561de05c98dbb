"""The window: it assembles the parts and decides nothing."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from voicedesk.ui.desk_page import DeskPage
from voicedesk.ui.kit.focus_ring import FocusRing
from voicedesk.ui.messages.message_board import MessageBoard
from voicedesk.ui.opening_page import OpeningPage
from voicedesk.ui.player.player_bar import PlayerBar
from voicedesk.ui.sidebar.sidebar import Sidebar
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.voice_facts import VoiceFacts
from voicedesk.ui.voices.voices_model import VoicesModel
from voicedesk.ui.voices.voices_page import VoicesPage

if TYPE_CHECKING:
    from voicedesk.ui.actions import Actions
    from voicedesk.ui.voices.voice_panel import VoicePanel

_LEAST = (880, 560)
_FIRST = (1360, 860)
_FRAME = (8, 40)
"""What a desktop puts around a window, about."""


class MainWindow(QMainWindow):
    """Holds the desk of the open account, or the welcome where there is none.

    Signals:
        close_wanted: the person closed the window; the program ends what runs, then quits.
        language_changed: words have to be found anew; views do so by themselves.
    """

    close_wanted = Signal()
    language_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setWindowTitle("VoiceDesk")
        self.setMinimumSize(*_LEAST)
        self.resize(*_FIRST)
        self.facts = VoiceFacts()
        self.model = VoicesModel(self.facts)
        self.board = MessageBoard(self)
        self.sidebar = Sidebar(theme)
        self.voices = VoicesPage(theme, self.model)
        self.player = PlayerBar(theme)
        self.desk = DeskPage(theme, self.sidebar, self.voices, self.player)
        self.opening = OpeningPage(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.desk)
        self._pages.addWidget(self.opening)
        self.setCentralWidget(self._pages)
        self._ring = FocusRing(theme, self)
        self.board.changed.connect(self._take_strip, Qt.ConnectionType.SingleShotConnection)

    @cached_property
    def panel(self) -> "VoicePanel":
        """The panel of the selected voice. Made when first asked for, after the first paint."""
        from voicedesk.ui.voices.voice_panel import VoicePanel  # noqa: PLC0415

        panel = VoicePanel(self.theme, self.facts)
        self.desk.take_panel(panel)
        return panel

    @cached_property
    def commands(self) -> "Actions":
        """What menus and keys ask for. Made when first asked for, after the first paint."""
        from voicedesk.ui.actions import Actions  # noqa: PLC0415

        commands = Actions(self.theme, self)

        def allow() -> None:
            commands.allow_voices(allowed=self.shows_voices)
            commands.allow_sound(allowed=self.shows_desk)

        allow()
        for changed in (self._pages.currentChanged, self.desk.page_changed):
            changed.connect(allow)
        return commands

    def show_desk(self) -> None:
        """Show the open account."""
        self._pages.setCurrentWidget(self.desk)

    def show_opening(self) -> None:
        """Show next to nothing: it isn't known yet whether there is an account."""
        self._pages.setCurrentWidget(self.opening)

    def show_page(self, page: QWidget) -> None:
        """Show another page, such as the welcome."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def remove_page(self, page: QWidget) -> None:
        """Let go of a page that was shown."""
        self._pages.removeWidget(page)
        page.deleteLater()

    @property
    def shows_desk(self) -> bool:
        """Whether the desk is what is seen."""
        return self._pages.currentWidget() is self.desk

    @property
    def shows_voices(self) -> bool:
        """Whether the open account's voices are in sight."""
        return self.shows_desk and self.desk.page is None

    def restore_look(self, geometry: str, columns: str) -> None:
        """Take up size, place and columns as they were kept, in base64."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        else:
            room = self.screen().availableSize() - QSize(*_FRAME)
            self.resize(QSize(*_FIRST).boundedTo(room))
        if columns:
            self.voices.table.columns.restore(QByteArray.fromBase64(columns.encode()))

    def look(self) -> tuple[str, str]:
        """Size and place, and columns, in base64, to be kept."""
        geometry = self.saveGeometry().toBase64().toStdString()
        return geometry, self.voices.table.columns.keep().toBase64().toStdString()

    def bring_to_front(self) -> None:
        """Raise the window, as when the program is started a second time."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.language_changed.emit()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_wanted.emit()

    def _take_strip(self) -> None:
        from voicedesk.ui.messages.message_strip import MessageStrip  # noqa: PLC0415

        self.voices.take_strip(MessageStrip(self.theme, self.board))
