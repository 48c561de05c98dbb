"""The left side: whose voices these are, where to go, and whether the list is up to date."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.voice import VoiceState
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.sidebar.account_button import AccountButton
from voicedesk.ui.sidebar.place_button import PlaceButton
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour
from voicedesk.ui.voices.voice_words import state_words

if TYPE_CHECKING:
    from voicedesk.ui.offline.keeping_line import KeepingLine

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
        self._shown_state = ""
        self.account = AccountButton(theme)
        self.library = Label(theme, pixels=11, weight=600, ink="text2")
        self.places = {state: PlaceButton(theme, icon, ink) for state, icon, ink in _PLACES}
        self.status_icon = Glyph(theme, "cloud", ink="text3", side=18)
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
            place.toggled.connect(lambda on, which=state: self._place_toggled(which, on=on))
        self._column.addStretch()
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addLayout(self._foot)
        self._column.addLayout(foot)
        self._keeping: KeepingLine | None = None
        self.account.clicked.connect(self.account_wanted)
        self.menu.clicked.connect(self.menu_wanted)
        self.setFixedWidth(WIDTH)
        self.show_place("")
        self.retranslate()

    def take_keeping(self, line: "KeepingLine") -> None:
        """Show what is being kept offline above the foot; it isn't needed for the first paint."""
        self._keeping = line
        line.set_rail(rail=self._is_rail)
        self._column.insertWidget(self._column.count() - 1, line)

    def show_place(self, state: str) -> None:
        """Mark the filter that is in force."""
        self._shown_state = state
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
        self.status_icon.show_icon(icon, "training" if icon == "cloud-off" else "text3")
        self.status.setText(words)
        self.status.setToolTip(words)

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
        if self._keeping is not None:
            self._keeping.set_rail(rail=rail)
        for place in self.places.values():
            place.set_rail(rail=rail)

    def retranslate(self) -> None:
        self.library.setText(self.tr("Library"))
        for state, place in self.places.items():
            place.set_words(state_words(state) if state else self.tr("All voices"))
        self.menu.set_words(self.tr("Menu"))
        self.account.setAccessibleName(self.tr("Account"))

    def _place_toggled(self, state: str, *, on: bool) -> None:
        # Not `clicked`: a screen reader's press toggles without a click.
        if on and state != self._shown_state:
            self.state_chosen.emit(state)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour(self.tokens.line))
        painter.end()
