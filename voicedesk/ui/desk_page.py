"""Everything of the open account: sidebar, voices, panel or form, player; and how it narrows."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.ui.kit.pane import PANEL_WIDTH, Pane
from voicedesk.ui.kit.view import View
from voicedesk.ui.player.player_bar import HEIGHT as PLAYER_HEIGHT
from voicedesk.ui.player.player_bar import PlayerBar
from voicedesk.ui.sidebar.sidebar import Sidebar
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour
from voicedesk.ui.voices.voices_page import HEADER_HEIGHT, VoicesPage

_DRAWER_BELOW = 1080
_FORM_FLOATS_BELOW = 1240
_RAIL_BELOW = 960


class DeskPage(View):
    """Lays the parts out. In a narrow window the panel is a drawer over the table.

    Signals:
        page_changed: a page stands in the place of table and panel, or no longer.
        page_left: Escape was pressed while one does.
    """

    page_changed = Signal()
    page_left = Signal()

    def __init__(
        self,
        theme: Theme,
        sidebar: Sidebar,
        voices: VoicesPage,
        player: PlayerBar,
    ) -> None:
        super().__init__(theme, surface="content")
        self.sidebar, self.voices, self.player = sidebar, voices, player
        self.panel = Pane(theme)
        self.panel.setFixedWidth(PANEL_WIDTH)
        self._form: QWidget | None = None
        self._page: QWidget | None = None
        self._form_open = False
        self._drawer_open = False
        self._is_narrow = False
        self._edge = _Edge(theme, self)
        self._upper = QHBoxLayout()
        self._upper.setSpacing(0)
        self._upper.addWidget(voices, 1)
        self._upper.addWidget(self.panel)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._upper, 1)
        right.addWidget(player)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addLayout(right, 1)
        voices.panel_wanted.connect(self._toggle_drawer)
        self._arrange()

    def take_panel(self, panel: Pane) -> None:
        """Put `panel` where an empty one held its place; it isn't needed for the first paint."""
        self._upper.removeWidget(self.panel)
        self.panel.hide()
        self.panel.deleteLater()
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

    @property
    def page(self) -> QWidget | None:
        """What stands in the place of table and panel, such as the settings."""
        return self._page

    def show_page(self, page: QWidget | None) -> None:
        """Put a page in the place of table and panel, or those back; who made it deletes it."""
        if self._page is not None:
            self._upper.removeWidget(self._page)
            self._page.hide()
        self._page = page
        if page is not None:
            self._upper.insertWidget(0, page, 1)
            page.show()
        self.sidebar.show_here(here=page is None)
        self._arrange()
        self.page_changed.emit()

    @property
    def form_is_open(self) -> bool:
        """Whether the training form stands in the panel's place."""
        return self._form_open

    def show_form(self, *, opened: bool) -> None:
        """Put the training form in the panel's place, or the panel back."""
        self._form_open = opened
        self._arrange()

    def show_drawer(self) -> None:
        """Bring the panel into sight in a narrow window."""
        self._drawer_open = True
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._page is not None:
            self.page_left.emit()
        elif event.key() == Qt.Key.Key_Escape and self._drawer_open and self._is_narrow:
            self._toggle_drawer()
            self.voices.table.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def order_focus(self, part: QWidget) -> None:
        """Let Tab go from the table through `part` to the player, although `part` came last."""
        before: QWidget = self.voices.table
        for widget in part.findChildren(QWidget):
            in_it = widget.window() is self.window()  # the list of a combo box is not
            if in_it and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                self.setTabOrder(before, widget)
                before = widget

    def _toggle_drawer(self) -> None:
        self._drawer_open = not self._drawer_open
        self._arrange()

    def _arrange(self) -> None:
        self._is_narrow = self.width() < (_FORM_FLOATS_BELOW if self._form_open else _DRAWER_BELOW)
        self.sidebar.set_rail(rail=self.width() < _RAIL_BELOW)
        away = self._page is not None
        self.voices.setVisible(not away)
        self.voices.show_panel_button(shown=self._is_narrow and not self._form_open)
        if self._form is not None:
            self._form.setVisible(self._form_open and not away)
        shown = not away and not self._form_open and (self._drawer_open or not self._is_narrow)
        self.panel.setVisible(shown)
        over: QWidget | None = None
        if self._is_narrow and not away:
            over = self._form if self._form_open else self.panel if shown else None
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
        if over is not None:
            width = min(over.maximumWidth(), self.width() - self.sidebar.width())
            height = self.height() - PLAYER_HEIGHT
            # The drawer leaves the header free: the button that closes it is there.
            top = HEADER_HEIGHT if over is self.panel else 0
            over.setGeometry(QRect(self.width() - width, top, width, height - top))
            self._edge.setGeometry(QRect(self.width() - width - 16, top, 16, height - top))
            self._edge.raise_()
            over.raise_()


class _Edge(View):
    """The shadow a drawer throws on the table."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for x in range(self.width()):
            shade = 0.10 * (x / self.width()) ** 2
            painter.fillRect(x, 0, 1, self.height(), colour("#000000", shade))
        painter.end()
