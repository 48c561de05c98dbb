"""The left side: whose voices these are, where to go, and whether the list is up to date."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from voicedesk.domain.account import Account
from voicedesk.domain.voice import VoiceState
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.common.texts import state_text
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, order_tabs, row, tab_stops
from voicedesk.ui.kit.view import View
from voicedesk.ui.sidebar.buttons import AccountButton, PlaceButton

if TYPE_CHECKING:
    from voicedesk.ui.common.filters import AnnotationCounts
    from voicedesk.ui.sidebar.tags import OfflineLine, TagList

translate = QCoreApplication.translate

WIDTH = 216
RAIL_WIDTH = 56
_BELOWPLACES = 4
"""The place in the column at which the tags stand."""
_STEPS_FROM = 640
"""The least height, in pixels, at which the first steps take no room from the rest."""
FAVOURITES = "favourites"
"""The place of the favourites; every other place bears the name of its state."""
PLACES = (
    ("", "library", "text2"),
    (VoiceState.SUCCESS.value, "state-ready", "ready"),
    (VoiceState.TRAINING.value, "state-training", "arc"),
    (VoiceState.INIT.value, "state-idle", "text2"),
    (VoiceState.FAILED.value, "state-failed", "failed"),
    (FAVOURITES, "star", "text2"),
)


class Sidebar(View):
    """Account, filters with counts, and the state of the connection; a rail in a narrow window.

    Signals:
        place_chosen: a place was pressed: a state, `FAVOURITES`, or empty for all voices.
        voices_requested, trainings_requested: a place was pressed, also the one that one is at.
        tag_toggled: a tag was switched on or off.
        filter_toggled, filter_menu_requested: the same of a saved filter, by its name.
        tag_menu_requested: a tag's menu is asked for: the tag, and where in screen pixels.
    """

    place_chosen = Signal(str)
    voices_requested = Signal()
    trainings_requested = Signal()
    tag_toggled = Signal(str, bool)
    tag_menu_requested = Signal(str, QPoint)
    filter_toggled = Signal(str, bool)
    filter_menu_requested = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__(surface="sidebar", edge="right")
        self._is_rail = False
        self._shown_place = ""
        self._is_at_trainings = False
        self._chosen_tags: tuple[str, ...] = ()
        self._tags: TagList | None = None
        self._saved: TagList | None = None
        self._keeping: OfflineLine | None = None
        self._steps: QWidget | None = None
        self._has_steps = False
        self.account = AccountButton()
        self.places = {state: PlaceButton(icon, ink) for state, icon, ink in PLACES}
        self.trainings = PlaceButton("clock", "text2", badge=True)
        self.trainings.set_text(self.tr("Trainings"))
        self.batch = PlaceButton("warn", "training", badge=True)
        self.batch.set_text(self.tr("Train many"))
        self.batch.setCheckable(False)
        self.batch.hide()
        self.status_icon = Glyph("cloud", ink="text3", side=18)
        self.status = Label(pixels=12, ink="text2", tabular=True)
        self.menu = IconButton("menu", text=self.tr("Menu"))
        self.library = Label(self.tr("Library"), pixels=11, weight=600, ink="text2")
        self.activity = Label(self.tr("Activity"), pixels=11, weight=600, ink="text2")
        self._column = column(
            row((self.account, 1), margins=(8, 8, 8, 12)),
            row(self.library, None, margins=(18, 0, 8, 0)),
            6,
            column(*self.places.values(), margins=(8, 0, 8, 0)),
            14,
            row(self.activity, None, margins=(18, 0, 8, 0)),
            6,
            column(self.trainings, self.batch, margins=(8, 0, 8, 0)),
            (QWidget(), 1),
            on=self,
            margins=(0, 0, 0, 8),
        )
        foot = (self.status_icon, (self.status, 1), self.menu)
        self._foot = row(*foot, margins=(18, 0, 8, 0), gap=9)
        self._column.addLayout(self._foot)
        self.setFixedWidth(WIDTH)
        for state, place in self.places.items():
            words = state_text(state) if state else self.tr("All voices")
            place.set_text(self.tr("Favourites") if state == FAVOURITES else words)
            place.toggled.connect(lambda on, which=state: self._place_toggled(which, on=on))
            place.clicked.connect(self.voices_requested)
        self.trainings.toggled.connect(self._trainings_toggled)
        self.trainings.clicked.connect(self.trainings_requested)
        self._show_checked()

    def take_keeping(self, line: "OfflineLine") -> None:
        """Show what is being kept offline above the foot; it isn't needed for the first paint."""
        self._keeping = line
        line.set_rail(rail=self._is_rail)
        self._column.insertWidget(self._column.count() - 1, line)

    def take_steps(self, steps: QWidget) -> None:
        """Have first steps above the foot, where there is room."""
        self._steps = steps
        steps.hide()
        self._column.insertWidget(self._column.count() - 1, steps)
        order_tabs(self.batch, *tab_stops(steps))

    def show_steps(self, *, shown: bool) -> None:
        self._has_steps = shown
        self._arrange_steps()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_steps()

    def _arrange_steps(self) -> None:
        if self._steps is not None:
            has_room = self.height() >= _STEPS_FROM and not self._is_rail
            self._steps.setVisible(self._has_steps and has_room)

    @property
    def tags(self) -> "TagList":
        """The group of tags. Made when there is the first one."""
        if self._tags is None:
            from voicedesk.ui.sidebar.tags import TagList  # noqa: PLC0415

            above = [*self._saved.buttons.values()] if self._saved is not None else []
            self._tags = TagList(above[-1] if above else self.places[FAVOURITES])
            self._tags.toggled.connect(self.tag_toggled)
            self._tags.menu_requested.connect(self.tag_menu_requested)
            self._tags.show_selected(self._chosen_tags)
            # Their own height comes first, and the rest of the column is left empty.
            self._column.insertWidget(_BELOWPLACES + bool(self._saved), self._tags, 1000)
        return self._tags

    def show_saved(self, names: Sequence[str], in_force: Collection[str]) -> None:
        """Show the saved filters, of which some are what is in force."""
        if self._saved is None and names:
            from voicedesk.ui.sidebar.tags import FilterButton, TagList  # noqa: PLC0415

            heading = self.tr("Saved filters")
            self._saved = TagList(self.places[FAVOURITES], heading, FilterButton)
            self._saved.toggled.connect(self.filter_toggled)
            self._saved.menu_requested.connect(self.filter_menu_requested)
            self._column.insertWidget(_BELOWPLACES, self._saved, 500)
        if self._saved is not None:
            self._saved.show_tags([(name, 0) for name in names])
            self._saved.show_selected(in_force)
            self._arrange_tags()

    def show_filter(self, shown: VoiceFilter) -> None:
        self._shown_place = shown.state or (FAVOURITES if shown.favourites else "")
        self._show_checked()
        self._chosen_tags = shown.tags
        if self._tags is not None:
            self._tags.show_selected(shown.tags)

    def _show_checked(self) -> None:
        self.trainings.setChecked(self._is_at_trainings)
        for which, place in self.places.items():
            place.setChecked(which == self._shown_place and not self._is_at_trainings)

    def show_here(self, *, here: bool) -> None:
        """Say whether the voices are in sight, and not another page such as the settings."""
        for place in self.places.values():
            place.show_here(here=here)

    def show_trainings(self, *, here: bool) -> None:
        self._is_at_trainings = here
        self.trainings.show_here(here=here)
        self._show_checked()

    def show_batch(self, waiting: int) -> None:
        """Mark, until that is decided, how many rows of a table wait for the person to go on."""
        self.batch.show_count(waiting)
        waits = translate("Sidebar", "%n row(s) waiting", "", waiting)
        self.batch.setAccessibleDescription(waits)
        self.batch.setVisible(waiting > 0)

    def show_counts(self, total: int, counts: Mapping[str, int]) -> None:
        for state, place in self.places.items():
            if state != FAVOURITES:
                place.show_count(counts.get(state, 0) if state else total)

    def show_annotations(self, counts: "AnnotationCounts") -> None:
        self.places[FAVOURITES].show_count(counts.favourites)
        if counts.tags or self._tags is not None:
            self.tags.show_tags(counts.tags)
            self._arrange_tags()

    def show_account(self, account: Account) -> None:
        self.account.show_account(account)

    def show_status(self, icon: str, words: str) -> None:
        self.status_icon.show_icon(icon, "training" if icon in {"cloud-off", "warn"} else "text3")
        self.status.setText(words)
        self.status.setToolTip(words)

    def set_rail(self, *, rail: bool) -> None:
        if rail == self._is_rail:
            return
        self._is_rail = rail
        self.setFixedWidth(RAIL_WIDTH if rail else WIDTH)
        for label in (self.library, self.activity, self.status, self.status_icon):
            label.setVisible(not rail)
        self._foot.setContentsMargins(12 if rail else 18, 0, 8, 0)
        self.account.set_rail(rail=rail)
        for place in (*self.places.values(), self.trainings, self.batch):
            place.set_rail(rail=rail)
        if self._keeping is not None:
            self._keeping.set_rail(rail=rail)
        self._arrange_tags()
        self._arrange_steps()

    def _place_toggled(self, state: str, *, on: bool) -> None:
        # Not `clicked`: a screen reader's press toggles without a click.
        if on and state != self._shown_place:
            self.place_chosen.emit(state)
        if on and self._is_at_trainings:
            self.voices_requested.emit()

    def _trainings_toggled(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        if on and not self._is_at_trainings:
            self.trainings_requested.emit()

    def _arrange_tags(self) -> None:
        """A rail has no room for names, and a dot alone tells nothing: the filter menu has them."""
        for group in (self._saved, self._tags):
            if group is not None:
                group.setVisible(bool(group.buttons) and not self._is_rail)
