"""The page of all voices: its header, the table, and what stands there when there is nothing."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.common.texts import state_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.empty_state import EmptyState
from voicedesk.ui.kit.fields import SearchField
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.view import VoicesView

if TYPE_CHECKING:
    from voicedesk.ui.filters.widgets import FilterBar
    from voicedesk.ui.selection.bar import SelectionBar

HEADER_HEIGHT = 64


class VoicesPage(View):
    """Title and count, search, filters, refresh, new voice; messages; filters on; the table.

    Signals:
        new_wanted, refresh_wanted, panel_wanted: the header's buttons.
        filters_wanted: the menu of filters is asked for: where, in screen pixels.
        filter_chosen: a VoiceFilter to put in force, from the row of those that are on.
        filters_cleared: no filter is to be in force.
    """

    new_requested = Signal()
    refresh_requested = Signal()
    panel_requested = Signal()
    filters_requested = Signal(QPoint)
    filter_chosen = Signal(object)
    filters_cleared = Signal()

    def __init__(self, model: VoicesModel) -> None:
        super().__init__(surface="content")
        self._model = model
        self._loading = False
        self._listed = True
        self._new_reason = ""
        self.title = Label(pixels=18, weight=600)
        self.count = Label(pixels=13, ink="text3", tabular=True)
        self.search = SearchField()
        self.filters = IconButton("sliders")
        self.refresh = IconButton("refresh")
        self.panel = IconButton("inspector")
        self.new = Button(ButtonKind.PRIMARY, icon="plus")
        self.table = VoicesView(model)
        self._header = QWidget()
        self._top = QStackedWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    @cached_property
    def none_yet(self) -> EmptyState:
        """Stands in the table's place while the account has no voices."""
        page = self._empty("plus")
        page.primary.set_icon_name("plus")
        page.secondary.set_icon_name("refresh")
        page.primary.clicked.connect(self.new_requested)
        page.secondary.clicked.connect(self.refresh_requested)
        return page

    @cached_property
    def none_found(self) -> EmptyState:
        """Stands in the table's place while no voice matches."""
        page = self._empty("search-none")
        page.primary.clicked.connect(self.search.clear)
        page.secondary.clicked.connect(self.filters_cleared)
        return page

    @cached_property
    def unlisted(self) -> EmptyState:
        """Stands in the table's place while there was no list to be had."""
        page = self._empty("cloud-off")
        page.secondary.deleteLater()  # a screen reader would find it without a name
        page.primary.clicked.connect(self.refresh_requested)
        return page

    @cached_property
    def loading(self) -> EmptyState:
        """Stands in the table's place while the first list is on its way."""
        page = self._empty("refresh")
        for button in (page.primary, page.secondary):
            button.deleteLater()  # a screen reader would find them without a name
        return page

    @cached_property
    def filter_bar(self) -> "FilterBar":
        """The row that says which filters are on. Made when there is the first one."""
        from voicedesk.ui.filters.widgets import FilterBar  # noqa: PLC0415

        bar = FilterBar(self.new)
        bar.selected.connect(self.filter_chosen)
        bar.cleared.connect(self.filters_cleared)
        self._column.insertWidget(self._column.count() - 1, bar)
        return bar

    @cached_property
    def selection_bar(self) -> "SelectionBar":
        """Stands in the header's place while several voices are chosen."""
        from voicedesk.ui.selection.bar import SelectionBar  # noqa: PLC0415

        bar = SelectionBar()
        bar.panel.setVisible(not self.panel.isHidden())
        bar.panel_requested.connect(self.panel_requested)
        self._top.addWidget(bar)
        bar.order_focus(self.new)
        return bar

    def show_selection(self, *, several: bool) -> None:
        """Put the bar for several voices in the header's place, or the header back."""
        if several or "selection_bar" in vars(self):
            self._top.setCurrentWidget(self.selection_bar if several else self._header)

    def show_panel_button(self, *, shown: bool) -> None:
        """Offer to bring the panel into sight, as in a narrow window."""
        self.panel.setVisible(shown)
        if "selection_bar" in vars(self):
            self.selection_bar.panel.setVisible(shown)
            self.selection_bar.retranslate()

    def show_filter(self, shown: VoiceFilter) -> None:
        """Say which filters are on, where the sidebar alone doesn't."""
        from voicedesk.ui.common.filters import is_place  # noqa: PLC0415
        from voicedesk.ui.filters.filters import filters_on_text  # noqa: PLC0415

        said = not is_place(shown)
        if said or "filter_bar" in vars(self):
            self.filter_bar.show_filter(shown)
            self.filter_bar.setVisible(said)
        self.filters.set_ink("accent_text" if said else "text2")
        self.filters.set_text(self.tr("Filters"), filters_on_text(shown) if said else "")
        self._show_counts()

    def take_strip(self, strip: QWidget) -> None:
        """Show messages in `strip`; there are none before the first paint."""
        self._column.insertWidget(1, strip)

    def show_loading(self, *, loading: bool, listed: bool) -> None:
        """Say that the first list is on its way, or that there was none yet (`listed`)."""
        self._loading, self._listed = loading, listed
        self._show_counts()

    def show_new(self, *, enabled: bool, reason: str = "", icon: str = "plus") -> None:
        """Allow a new voice, or say why not."""
        self._new_reason = reason
        self._allow(self.new, enabled=enabled)
        self.new.set_icon_name(icon)
        self._show_counts()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search voices"))
        self.search.setAccessibleName(self.tr("Search voices"))
        self.search.clear_button.set_text(self.tr("Clear search"))
        self.filters.set_text(self.tr("Filters"))
        self.refresh.set_text(self.tr("Refresh"), self.tr("Get the latest list (F5)"))
        self.panel.set_text(self.tr("Voice details"))
        self.new.setText(self.tr("New voice"))
        self.table.setAccessibleName(self.tr("Voices"))
        self._show_counts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_page()

    # Inside

    def _empty(self, icon: str) -> EmptyState:
        page = EmptyState(icon)
        self._stack.addWidget(page)
        return page

    def _allow(self, button: Button, *, enabled: bool) -> None:
        button.setEnabled(enabled)
        button.setToolTip(self._new_reason)
        button.setAccessibleDescription(self._new_reason)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(22, 0, 16, 0)
        header.setSpacing(4)
        header.addWidget(self.title)
        header.addSpacing(7)
        header.addWidget(self.count)
        header.addStretch(1)
        header.addWidget(self.search, 3)
        header.addSpacing(8)
        header.addWidget(self.filters)
        header.addWidget(self.refresh)
        header.addWidget(self.panel)
        header.addSpacing(8)
        header.addWidget(self.new)
        self._header.setLayout(header)
        self._top.addWidget(self._header)
        self._top.setFixedHeight(HEADER_HEIGHT)
        body = QVBoxLayout()
        body.setContentsMargins(12, 0, 4, 0)
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._top)
        self._column.addLayout(body, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_requested)
        self.filters.clicked.connect(self._ask_filters)
        self.refresh.clicked.connect(self.refresh_requested)
        self.panel.clicked.connect(self.panel_requested)
        self.search.textChanged.connect(self._search)
        self._model.counts_changed.connect(self._show_counts)

    def _search(self, text: str) -> None:
        self._model.filter(replace(self._model.filters, search=text))

    def _ask_filters(self) -> None:
        corner = self.filters.rect().bottomLeft() + QPoint(0, 4)
        self.filters_requested.emit(self.filters.mapToGlobal(corner))

    def _show_counts(self) -> None:
        shown, filters = self._model.rowCount(), self._model.filters
        other = self.tr("Favourites") if filters.favourites else self.tr("All voices")
        self.title.setText(state_text(filters.state) if filters.state else other)
        self.count.setText(str(shown))
        said = QCoreApplication.translate("VoicesPage", "%n voice(s)", "", shown)
        self.count.setAccessibleName(said)
        if self.isVisible():
            self._show_page()

    def _show_page(self) -> None:
        page: QWidget
        if self._model.rowCount():
            page = self.table
        elif self._model.total:
            page = self._explain_none_found()
        elif self._loading:
            page = self._explain_loading()
        elif not self._listed:
            page = self._explain_unlisted()
        else:
            page = self._explain_none_yet()
        if page is not self._stack.currentWidget():
            before: QWidget | None = self.window().focusWidget()
            self._stack.setCurrentWidget(page)
            if page is self.table and not self._is_elsewhere(before):
                self.table.setFocus()  # the keyboard was on what is hidden now

    def _is_elsewhere(self, focused: QWidget | None) -> bool:
        """Whether the keyboard is outside of what stands in the table's place."""
        return focused is not None and not self._stack.isAncestorOf(focused)

    def _explain_loading(self) -> EmptyState:
        self.loading.fact.setText(self.tr("Getting your voices…"))
        return self.loading

    def _explain_unlisted(self) -> EmptyState:
        page = self.unlisted
        page.fact.setText(self.tr("Your voices aren’t here yet"))
        page.sentence.setText(
            self.tr("The service hasn’t given a list so far. It is asked again by itself.")
        )
        page.primary.setText(self.tr("Look again"))
        return page

    def _explain_none_yet(self) -> EmptyState:
        page = self.none_yet
        page.fact.setText(self.tr("No voices yet"))
        page.sentence.setText(
            self.tr(
                "Train the first one from a clean recording of one speaker, "
                "ten seconds to a minute long."
            )
        )
        page.primary.setText(self.tr("New voice"))
        page.secondary.setText(self.tr("Look again"))
        self._allow(page.primary, enabled=self.new.isEnabled())
        return page

    def _explain_none_found(self) -> EmptyState:
        from voicedesk.ui.filters.widgets import explain_none_found  # noqa: PLC0415

        explain_none_found(self.none_found, self._model.filters)
        return self.none_found
