"""The left side: whose voices these are, where to go, and whether the list is up to date."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.display import clean
from voicedesk.domain.voice import VoiceState
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour
from voicedesk.ui.voices.voice_words import state_words

WIDTH = 216
RAIL_WIDTH = 56
_PLACES = (
    ("", "library", "text2"),
    (VoiceState.SUCCESS.value, "state-ready", "ready"),
    (VoiceState.TRAINING.value, "state-training", "arc"),
    (VoiceState.INIT.value, "state-idle", "text2"),
    (VoiceState.FAILED.value, "state-failed", "failed"),
)


class Sidebar(View):
    """Account, filters with counts, and the state of the connection; a rail in a narrow window.

    Signals:
        state_chosen: a filter was pressed; empty for all voices.
        account_wanted, menu_wanted: the buttons at the top and the bottom.
    """

    state_chosen = Signal(str)
    account_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, surface="sidebar")
        self._is_rail = False
        self._status = ("cloud", "")
        self.account = _AccountButton(theme)
        self.library = Label(theme, pixels=11, weight=600, ink="text2")
        self.places = {state: _Place(theme, icon, ink) for state, icon, ink in _PLACES}
        self.status_icon = _Glyph(theme)
        self.status = Label(theme, pixels=12, ink="text2", tabular=True)
        self.menu = IconButton(theme, "settings")
        head = QWidget()
        head.setFixedHeight(64)
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 8, 8, 8)
        row.addWidget(self.account)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(10, 0, 0, 0)
        self._foot.setSpacing(9)
        self._foot.addWidget(self.status_icon)
        self._foot.addWidget(self.status, 1)
        self._foot.addWidget(self.menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addSpacing(4)
        heading = QHBoxLayout()
        heading.setContentsMargins(18, 0, 8, 0)
        heading.addWidget(self.library)
        heading.addStretch()
        self._column.addLayout(heading)
        self._column.addSpacing(6)
        for state, place in self.places.items():
            holder = QHBoxLayout()
            holder.setContentsMargins(8, 0, 8, 0)
            holder.addWidget(place)
            self._column.addLayout(holder)
            place.clicked.connect(lambda _=False, which=state: self.state_chosen.emit(which))
        self._column.addStretch()
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addLayout(self._foot)
        self._column.addLayout(foot)
        self.account.clicked.connect(self.account_wanted)
        self.menu.clicked.connect(self.menu_wanted)
        self.setFixedWidth(WIDTH)
        self.show_place("")
        self.retranslate()

    def show_place(self, state: str) -> None:
        """Mark the filter that is in force."""
        for which, place in self.places.items():
            place.setChecked(which == state)

    def show_counts(self, total: int, counts: Mapping[str, int]) -> None:
        """Show how many voices there are of each state."""
        for state, place in self.places.items():
            place.show_count(counts.get(state, 0) if state else total)

    def show_account(self, name: str, status: str, dot: str) -> None:
        """Show whose voices these are; `dot` is the token of the connection's colour."""
        self.account.show_account(name, status, dot)

    def show_status(self, icon: str, words: str) -> None:
        """Show how fresh the list is."""
        self.status_icon.show_icon(icon)
        self.status.setText(words)
        self.status.setToolTip(words if self._is_rail else "")

    def set_rail(self, *, rail: bool) -> None:
        """Become a rail of icons, or wide again."""
        if rail == self._is_rail:
            return
        self._is_rail = rail
        self.setFixedWidth(RAIL_WIDTH if rail else WIDTH)
        self.library.setVisible(not rail)
        self.status.setVisible(not rail)
        self.status_icon.setVisible(not rail)
        self._foot.setContentsMargins(4 if rail else 10, 0, 0, 0)
        self.account.set_rail(rail=rail)
        for place in self.places.values():
            place.set_rail(rail=rail)

    def retranslate(self) -> None:
        self.library.setText(self.tr("Library"))
        for state, place in self.places.items():
            place.set_words(state_words(state) if state else self.tr("All voices"))
        self.menu.set_words(self.tr("Menu"))
        self.account.setAccessibleName(self.tr("Account"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour(self.tokens.line))
        painter.end()


class _Glyph(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = "cloud"
        self.setFixedSize(QSize(18, 18))
        theme.changed.connect(self.update)

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tokens = self._theme.tokens
        ink = tokens.training if self._icon == "cloud-off" else tokens.text3
        self._theme.icons.paint(painter, self._icon, QRectF(1, 1, 16, 16), ink)
        painter.end()


class _Place(KeyboardFocus, QAbstractButton):
    """One place to go: icon, word, count."""

    def __init__(self, theme: Theme, icon: str, ink: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._ink = ink
        self._count = 0
        self._is_rail = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(32)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def set_words(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words if self._is_rail else "")

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(str(count))
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        self._is_rail = rail
        self.setToolTip(self.text() if rail else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 if self._is_rail else 200, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(colour(tokens.nav_select if self.isChecked() else tokens.fill))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 8, 8)
        glyph = QRectF((self.width() - 18) / 2 if self._is_rail else 9, 7, 18, 18)
        ink = tokens.text if self.isChecked() and not self._ink.strip() else self._ink
        self._theme.icons.paint(painter, self._icon, glyph, getattr(tokens, ink, tokens.text2))
        if not self._is_rail:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        count = str(self._count)
        painter.setFont(self._theme.font(13, tabular=True))
        painter.setPen(colour(tokens.text2 if self.isChecked() else tokens.text3))
        room = painter.fontMetrics().horizontalAdvance(count)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(0, 0, self.width() - 10, 32), middle | Qt.AlignmentFlag.AlignRight, count
        )
        words = self.text()
        font = self._theme.font(13, 600 if self.isChecked() else 400, text=words)
        painter.setFont(font)
        painter.setPen(colour(tokens.text))
        place = QRectF(36, 0, self.width() - 36 - room - 18, 32)
        shown = QFontMetrics(font).elidedText(
            words, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, middle, shown)


class _AccountButton(KeyboardFocus, QAbstractButton):
    """Which account is open, and whether its service answers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self._status = ""
        self._dot = "text3"
        self._is_rail = False
        self.setFixedHeight(48)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_account(self, name: str, status: str, dot: str) -> None:
        self._name, self._status, self._dot = clean(name), status, dot
        self.setAccessibleDescription(f"{self._name}, {status}")
        self.setToolTip("" if not self._is_rail else self.accessibleDescription())
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        self._is_rail = rail
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 if self._is_rail else 200, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(colour(tokens.fill))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        tile = QRectF((self.width() - 24) / 2 if self._is_rail else 10, 12, 24, 24)
        painter.setBrush(colour("#C9722F"))
        painter.drawRoundedRect(tile, 6, 6)
        painter.setPen(colour("#FFFFFF"))
        letter = self._name[:1].upper()
        painter.setFont(self._theme.font(12, 600, text=letter))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, letter)
        painter.setPen(Qt.PenStyle.NoPen)
        dot = QRectF(tile.right() - 5, tile.bottom() - 5, 8, 8)
        painter.setBrush(colour(tokens.sidebar))
        painter.drawEllipse(dot.adjusted(-2, -2, 2, 2))
        painter.setBrush(colour(getattr(tokens, self._dot)))
        painter.drawEllipse(dot)
        if not self._is_rail:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        room = self.width() - 46 - 30
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for words, top, pixels, weight, ink in (
            (self._name, 7, 13, 600, tokens.text),
            (self._status, 25, 11, 400, tokens.text2),
        ):
            font = self._theme.font(pixels, weight, text=words)
            painter.setFont(font)
            painter.setPen(colour(ink))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(46, top, room + 4, 17), left, shown)
        glyph = QRectF(self.width() - 28, 15, 18, 18)
        self._theme.icons.paint(painter, "chevron-right", glyph, tokens.text2)
