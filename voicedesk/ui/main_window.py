"""The window: it assembles the parts and decides nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from voicedesk.ui.common.facts import VoiceFacts
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.focus_ring import FocusRing
from voicedesk.ui.keys import Typing
from voicedesk.ui.kit.buttons import IconButton, KeyboardFocus
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, discard, order_tabs, row, tab_stops
from voicedesk.ui.kit.marks import painting
from voicedesk.ui.kit.view import PANEL_WIDTH, View, open_at
from voicedesk.ui.languages import copy_typed, counterpart_of
from voicedesk.ui.messages.messages import Messages
from voicedesk.ui.player.bar import HEIGHT as PLAYER_HEIGHT
from voicedesk.ui.player.bar import PlayerBar
from voicedesk.ui.sidebar.sidebar import Sidebar
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.page import HEADER_HEIGHT, VoicesPage

if TYPE_CHECKING:
    from voicedesk.ui.actions import Actions
    from voicedesk.ui.messages.area import MessageArea
    from voicedesk.ui.voices.panel import VoicePanel

_DRAWER_BELOW = 1080
_DRAWER_HEAD = 40
_FORM_FLOATS_BELOW = 1240
_RAIL_BELOW = 960


class MainPage(View):
    """Lays the parts out. In a narrow window the panel is a drawer over the table.

    Attributes:
        page: what stands in the place of table and panel, such as the settings.
        room: takes place below the table, for messages to lie over.
        form_is_open: whether the training form stands in the panel's place.

    Signals:
        page_changed: a page stands in the place of table and panel, or no longer.
        page_left: Escape was pressed while one does.
        arranged: parts came, went or were placed anew.
    """

    page_changed = Signal()
    page_left = Signal()
    arranged = Signal()

    def __init__(self, sidebar: Sidebar, voices: VoicesPage, player: PlayerBar) -> None:
        super().__init__(surface="content")
        self.sidebar, self.voices, self.player = sidebar, voices, player
        self.panel = View(surface="pane", edge="left")
        self.panel.setFixedWidth(PANEL_WIDTH)
        self._form: QWidget | None = None
        self._over: QWidget | None = None
        self.page: QWidget | None = None
        self.form_is_open = False
        self._drawer_open = False
        self._is_narrow = False
        self._edge = _Edge(self)
        self._close_drawer = IconButton("close", text=self.tr("Close details"))
        self._drawer_head = View(self, surface="pane", edge="left")
        title = Label(self.tr("Voice details"), weight=600)
        head = (title, None, self._close_drawer)
        row(*head, on=self._drawer_head, margins=(20, 0, 12, 0))
        self.room = QWidget()
        self.room.setFixedHeight(0)
        self._left = column((voices, 1), self.room)
        self._upper = row((self._left, 1), self.panel, gap=0)
        row(sidebar, (column((self._upper, 1), player), 1), on=self, gap=0)
        voices.panel.clicked.connect(self._toggle_drawer)
        self._close_drawer.clicked.connect(self._leave_drawer)
        for elsewhere in (sidebar.voices_requested, sidebar.tag_toggled):
            elsewhere.connect(self.leave_page)
        self._arrange()

    def take_panel(self, panel: View) -> None:
        """Put `panel` where an empty one held its place; it isn't needed for the first paint."""
        self._upper.removeWidget(self.panel)
        discard([self.panel])
        self.panel = panel
        self._upper.insertWidget(1, panel)
        self.order_focus(panel)
        self._arrange()

    def take_form(self, form: QWidget) -> None:
        """Use `form` in the panel's place when asked to; it isn't needed for the first paint."""
        form.hide()
        self._form = form
        self._upper.addWidget(form)
        self.order_focus(form)
        self._arrange()

    def show_page(self, page: QWidget | None) -> None:
        """Put a page in the place of table and panel, or those back; who made it deletes it."""
        if self.page is not None:
            self._left.removeWidget(self.page)
            self.page.hide()
        self.page = page
        if page is not None:
            self._left.insertWidget(0, page, 1)
            page.show()
        self.sidebar.show_here(here=page is None)
        self._arrange()
        self.page_changed.emit()

    def leave_page(self) -> None:
        """Go back from a page to the table; nothing happens where there is none."""
        if self.page is not None:
            self.show_page(None)
            self.voices.table.setFocus()

    @property
    def message_place(self) -> QRect:
        """What is free for messages: the table or page, without what floats over it."""
        place, over = self._left.geometry(), self._over
        if over is not None:
            place.setRight(over.x() - 1)
        return place

    def show_form(self, *, opened: bool) -> None:
        self.form_is_open = opened
        self._arrange()

    def show_drawer(self) -> None:
        self._drawer_open = True
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.page is not None:
            self.page_left.emit()
        elif event.key() == Qt.Key.Key_Escape and self._drawer_open and self._is_narrow:
            self._leave_drawer()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def stays_within(self, before: QWidget, now: QWidget) -> bool:
        """Whether the focus stays in the form or page that it was in, which is in sight."""
        parts = [part for part in (self._form, self.page) if part is not None]
        if any(part.isVisible() and part.isAncestorOf(now) for part in parts):
            return any(part.isAncestorOf(before) for part in parts) or self.page is not None
        return self.page is not None

    def order_focus(self, part: QWidget) -> None:
        """Let Tab go from the table through `part` to the player, although `part` came last."""
        order_tabs(self.voices.table, self._close_drawer, *tab_stops(part))

    def _toggle_drawer(self) -> None:
        self._drawer_open = not self._drawer_open
        self._arrange()

    def _leave_drawer(self) -> None:
        self._drawer_open = False
        self._arrange()
        self.voices.table.setFocus()

    def _arrange(self) -> None:
        self._is_narrow = self.width() < (
            _FORM_FLOATS_BELOW if self.form_is_open else _DRAWER_BELOW
        )
        self._drawer_open = self._drawer_open and self._is_narrow  # it starts closed
        self.sidebar.set_rail(rail=self.width() < _RAIL_BELOW)
        away = self.page is not None
        self.voices.setVisible(not away)
        self.voices.show_panel_button(shown=self._is_narrow and not self.form_is_open)
        if self._form is not None:
            self._form.setVisible(self.form_is_open and not away)
        shown = not away and not self.form_is_open and (self._drawer_open or not self._is_narrow)
        self.panel.setVisible(shown)
        self._over = over = None
        if self._is_narrow and not away:
            self._over = over = self._form if self.form_is_open else self.panel if shown else None
        for part in (self.panel, self._form):
            if part is None:
                continue
            floating = self._is_narrow
            in_layout = self._upper.indexOf(part) >= 0
            if floating and in_layout:
                self._upper.removeWidget(part)
                part.setParent(self)
                part.setVisible(part is over)
            elif not floating and not in_layout:
                self._upper.addWidget(part)
        self._edge.setVisible(over is not None)
        self._drawer_head.setVisible(over is self.panel)
        if over is not None:
            width = min(over.maximumWidth(), self.width() - self.sidebar.width())
            height = self.height() - PLAYER_HEIGHT
            # The drawer leaves the header free: the button that opened it is there.
            top = HEADER_HEIGHT if over is self.panel else 0
            self._edge.setGeometry(QRect(self.width() - width - 16, top, 16, height - top))
            self._edge.raise_()
            if over is self.panel:
                self._drawer_head.setGeometry(self.width() - width, top, width, _DRAWER_HEAD)
                self._drawer_head.raise_()
                top += _DRAWER_HEAD
            over.setGeometry(QRect(self.width() - width, top, width, height - top))
            over.raise_()
        self.arranged.emit()


class _Edge(View):
    """The shadow a drawer throws on the table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            for x in range(self.width()):
                shade = 0.10 * (x / self.width()) ** 2
                painter.fillRect(x, 0, 1, self.height(), colour("#000000", shade))


_QUIET_MS = 300
"""An ordinary start is over by then, and words that flash by say nothing."""


class OpeningPage(View):
    """Nothing at first; then a quiet line that says what is waited for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, surface="content")
        self._line: Label | None = None
        self._asks_store = False
        self._column = QVBoxLayout(self)
        self._pause = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._pause.timeout.connect(self._speak)

    def tell_of_password_store(self) -> None:
        self._asks_store = True
        self._show_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._line is None:
            self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous():  # the window was minimised
            return
        self._pause.stop()
        self._asks_store = False
        if self._line is not None:
            self._line.deleteLater()
            self._line = None

    def _speak(self) -> None:
        # Made now, as the first paint has no use for it.
        self._line = Label(pixels=15, ink="text2")
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._line)
        self._show_text()

    def _show_text(self) -> None:
        if self._line is not None:
            self._line.setText(
                self.tr("Opening the keyring…") if self._asks_store else self.tr("Opening…")
            )


_LEAST = (880, 500)
"""Fits on a screen of 1920 × 1080 at 200 %, below a panel of the desktop's."""
_FIRST = (1360, 860)
_FRAME = (8, 40)
"""What a desktop puts around a window, about."""


class MainWindow(QMainWindow):
    """Holds the desk of the open account, or the welcome where there is none.

    Attributes:
        commands, panel: not there before `make_actions` and `make_panel`.
        page_before, form_was_open: within `make_again`, the page that stood in the place of table
            and panel, and whether the training form was open.

    Signals:
        close_requested: the person closed the window; the program ends what runs, then quits.
    """

    commands: "Actions"
    panel: "VoicePanel"
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("VoiceDesk")
        self.setMinimumSize(*_LEAST)
        self.resize(*_FIRST)
        self.facts = VoiceFacts()
        self.model = VoicesModel(self.facts)
        self.messages = Messages(self)
        self.messages.changed.connect(self._show_unread)
        self._area: MessageArea | None = None
        self.page_before: QWidget | None = None
        self.form_was_open = False
        self._ring = FocusRing(self)
        self._typing = Typing(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self._make_pages()

    def make_again(self, attach: Callable[[], None]) -> None:
        """Make all widgets again, in the language in force; the window itself stays.

        The same voices are selected and in sight, what is typed stays, and so does the keyboard.

        Args:
            attach: has the parts of the window attach to its new widgets.
        """
        pages, commands, panel = self._pages, self.commands, self.panel
        table, sought = self.voices.table, self.voices.search.text()
        row, top = table.selection.row_id, table.verticalScrollBar().value()
        shows_desk = self.shows_desk
        focus: QWidget | None = self.focusWidget()
        self.page_before, self.form_was_open = self.desk.page, self.desk.form_is_open
        self.setUpdatesEnabled(False)
        theme().show_language()
        commands.remove()
        self._make_pages()
        self.make_actions()
        self.make_panel()
        self.voices.table.columns.restore(table.columns.keep())
        self.voices.search.setText(sought)
        self.show_filter(self.model.filters)
        if shows_desk:
            self.show_desk()
        else:
            self.show_opening()
        self.voices.table.selection.restore(table.selection.ids, row)
        attach()
        copy_typed(pages, self._pages)
        if panel.rename_form.isVisibleTo(panel):
            self.panel.begin_rename(panel.rename_form.name.field.text())
        self.voices.table.verticalScrollBar().setValue(top)
        now = counterpart_of(focus, pages, self._pages) if focus is not None else None
        if now is not None:
            now.setFocus()
        self.page_before, self.form_was_open = None, False
        self.setUpdatesEnabled(True)

    def _make_pages(self) -> None:
        self.sidebar = Sidebar()
        self.voices = VoicesPage(self.model)
        self.player = PlayerBar()
        self.desk = MainPage(self.sidebar, self.voices, self.player)
        self.opening = OpeningPage()
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)  # which deletes the one before
        self._pages.addWidget(self.desk)
        self._pages.addWidget(self.opening)
        if self._area is not None:
            discard([self._area])
            self._area = None
        self.voices.bell.clicked.connect(self.show_messages)
        self._show_unread()

    def make_actions(self) -> None:
        """Make what menus and keys ask for: the first paint doesn't need it."""
        from voicedesk.ui.actions import HAS_MENU_BAR, Actions  # noqa: PLC0415 - after the first paint

        self.commands = Actions(self)
        if HAS_MENU_BAR:
            self.setMenuBar(self.commands.menu_bar())  # which deletes the one before
        self._allow_actions()
        self.voices.table.addActions(self.commands.plain)
        self.sidebar.menu.clicked.connect(self._open_menu)
        self.voices.more.clicked.connect(self._open_new_menu)
        self.commands.quit.triggered.connect(self.close)
        self.commands.messages.triggered.connect(self.show_messages)
        self.commands.undo.triggered.connect(self._undo)
        self.commands.redo.triggered.connect(self._redo)
        for changed in (self._pages.currentChanged, self.desk.page_changed):
            changed.connect(self._allow_actions)

    def make_panel(self) -> None:
        """Make the panel of the selected voice, and the place of messages.

        The first paint doesn't need them.
        """
        from voicedesk.ui.messages.area import MessageArea  # noqa: PLC0415 - after the first paint
        from voicedesk.ui.voices.panel import VoicePanel  # noqa: PLC0415

        self.panel = VoicePanel(self.facts)
        self.desk.take_panel(self.panel)
        self._area = area = MessageArea(
            self.messages, self, self.desk.room, self._message_place, self.voices.take_focus
        )
        self._pages.currentChanged.connect(area.arrange)
        self.desk.arranged.connect(area.arrange)

    def show_desk(self) -> None:
        self._pages.setCurrentWidget(self.desk)

    def show_filter(self, wanted: VoiceFilter) -> None:
        if wanted != self.model.filters:
            self.model.filter(wanted)
        self.sidebar.show_filter(wanted)
        self.voices.show_filter(wanted)

    def show_opening(self) -> None:
        self._pages.setCurrentWidget(self.opening)

    def show_page(self, page: QWidget) -> None:
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def remove_page(self, page: QWidget) -> None:
        self._pages.removeWidget(page)
        page.deleteLater()

    @property
    def shows_desk(self) -> bool:
        return self._pages.currentWidget() is self.desk

    @property
    def shows_voices(self) -> bool:
        return self.shows_desk and self.desk.page is None

    def restore_look(self, geometry: str, columns: str) -> None:
        """Take up size, place and columns as they were kept, in base64, as far as they fit."""
        # Qt restores nothing of a much larger screen, and nothing that it can't read.
        if not self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            self.resize(*_FIRST)
        self.fit_into(self.screen().availableGeometry())
        if columns:
            self.voices.table.columns.restore(QByteArray.fromBase64(columns.encode()))

    def fit_into(self, screen: QRect) -> None:
        """Be no larger than a screen, and on it; smaller than is comfortable where it has to be."""
        room = screen.size() - QSize(*_FRAME)
        self.setMinimumSize(QSize(*_LEAST).boundedTo(room))
        if self.isMaximized() or self.isFullScreen():
            return
        self.resize(self.size().boundedTo(room))
        if self.testAttribute(Qt.WidgetAttribute.WA_Moved):  # else the desktop finds the place
            most = screen.bottomRight() - QPoint(
                self.width() + _FRAME[0], self.height() + _FRAME[1]
            )
            x, y = min(self.x(), most.x()), min(self.y(), most.y())
            self.move(max(x, screen.left()), max(y, screen.top()))

    def look(self) -> tuple[str, str]:
        """Size and place, and columns, in base64, to be kept."""
        geometry = self.saveGeometry().toBase64().toStdString()
        return geometry, self.voices.table.columns.keep().toBase64().toStdString()

    def bring_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_requested.emit()

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Where what had the focus goes away, Qt gives it to the next: to any button."""
        if before is None or not isValid(before) or not isinstance(now, KeyboardFocus):
            return
        if now.focus_reason is not Qt.FocusReason.TabFocusReason or now.window() is not self:
            return
        is_gone = before.window() is self and not (before.isVisible() and before.isEnabled())
        if is_gone and self.shows_desk and not self.desk.stays_within(before, now):
            self.voices.take_focus()

    def _allow_actions(self) -> None:
        self.commands.for_voices.setEnabled(self.shows_voices)
        self.commands.for_sound.setEnabled(self.shows_desk)

    def _open_menu(self) -> None:
        # It ends above the player, which stays in sight.
        menu, button = self.commands.main_menu(), self.sidebar.menu
        x = button.mapToGlobal(button.rect().topLeft()).x()
        bottom = self.player.mapToGlobal(self.player.rect().topLeft()).y()
        menu.popup(QPoint(x, bottom - menu.sizeHint().height() - 6))

    def _open_new_menu(self) -> None:
        open_at(self.commands.new_menu(), self.voices.more, right=True)

    def _undo(self) -> None:
        self.messages.undo()

    def _redo(self) -> None:
        self.messages.redo()

    def show_messages(self) -> None:
        """Open the list of all messages."""
        from voicedesk.ui.messages.message_list import MessageList  # noqa: PLC0415

        if (area := self._area) is not None:
            area.set_listed(listed=True)
        shown = MessageList(self.messages, self, self._list_corner)
        if area is not None:
            shown.finished.connect(lambda: area.set_listed(listed=False))
        shown.show_list()

    def _show_unread(self) -> None:
        self.voices.show_unread(self.messages.unread)

    def _message_place(self) -> QRect:
        return self.desk.message_place if self.shows_desk else self._pages.geometry()

    def _list_corner(self) -> QPoint:
        return self._message_place().topRight() + QPoint(1 - 16, HEADER_HEIGHT - 8)
