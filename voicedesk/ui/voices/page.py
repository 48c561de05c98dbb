"""The page of all voices: its header, the table, and what stands there when there is nothing."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from voicedesk.ui.common.filters import VoiceFilter, filters_on_text, is_place
from voicedesk.ui.common.texts import state_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.fields import SearchField
from voicedesk.ui.kit.labels import EmptyState, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.view import VoicesView

if TYPE_CHECKING:
    from voicedesk.ui.filters.widgets import FilterBar
    from voicedesk.ui.selection.bar import SelectionBar

HEADER_HEIGHT = 64


class VoicesPage(View):
    """Title and count, search, filters, refresh, messages, new voice; filters on; the table.

    Signals:
        filters_requested: the menu of filters is asked for: where, in screen pixels.
        filter_chosen: a VoiceFilter to put in force, from the row of those that are on.
        filters_cleared: no filter is to be in force.
    """

    filters_requested = Signal(QPoint)
    filter_chosen = Signal(object)
    filters_cleared = Signal()

    def __init__(self, model: VoicesModel) -> None:
        super().__init__(surface="content")
        self._model = model
        self._loading = False
        self._listed = True
        self._new_reason = ""
        self._lent_focus = False
        self._again: list[Button] = []
        self.title = Label(pixels=18, weight=600)
        self.count = Label(pixels=13, ink="text3", tabular=True)
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search voices"))
        self.search.setAccessibleName(self.tr("Search voices"))
        self.search.clear_button.set_text(self.tr("Clear search"))
        self.filters = IconButton("sliders", text=self.tr("Filters"))
        self.refresh = IconButton("refresh")
        self.refresh.set_text(self.tr("Refresh"), self.tr("Get the latest list (F5)"))
        self.bell = IconButton("bell", text=self.tr("All messages"))
        self.panel = IconButton("inspector", text=self.tr("Voice details"))
        self.new = Button(ButtonKind.PRIMARY, icon="plus", text=self.tr("New voice"))
        self.new.setProperty("joined", True)
        self.new.setEnabled(False)  # until there is an account that it can be made in
        self.more = IconButton("chevron-down", kind="primary", ink="#FFFFFF", glyph=16)
        self.more.set_text(self.tr("More ways to train"))
        self.more.setFixedWidth(30)
        self.table = VoicesView(model)
        self.table.setAccessibleName(self.tr("Voices"))
        self._header = QWidget()
        new = row(self.new, self.more, gap=1)
        buttons = (8, self.filters, self.refresh, self.bell, self.panel, 8, new)
        header = row(
            self.title, 7, self.count, None, (self.search, 3), *buttons,
            on=self._header, margins=(22, 0, 16, 0), gap=4,
        )  # fmt: skip
        header.setStretch(3, 1)
        self._top = QStackedWidget()
        self._top.addWidget(self._header)
        self._top.setFixedHeight(HEADER_HEIGHT)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        body = row(self._stack, margins=(12, 0, 4, 0))
        self._column = column(self._top, (body, 1), on=self)
        self.filters.clicked.connect(self._ask_filters)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._play_first)
        model.counts_changed.connect(self._show_counts)
        self._show_counts()

    # What stands in the table's place; each page is made when it is first needed

    @cached_property
    def none_yet(self) -> EmptyState:
        page = self._empty("plus", self.tr("No voices yet"))
        page.sentence.setText(
            self.tr(
                "Train your first one with a clean recording of one speaker, 10–60 seconds long."
            )
        )
        page.primary.setText(self.tr("New voice"))
        page.primary.set_icon_name("plus")
        page.primary.clicked.connect(self.new.click)
        page.secondary.setText(self.tr("Try again"))
        page.secondary.set_icon_name("refresh")
        self._ask_again_by(page.secondary)
        return page

    @cached_property
    def none_found(self) -> EmptyState:
        page = self._empty("search-none")
        page.primary.clicked.connect(self.search.clear)
        page.secondary.clicked.connect(self.filters_cleared)
        return page

    @cached_property
    def unlisted(self) -> EmptyState:
        page = self._empty("cloud-off", self.tr("Couldn’t load your voices yet"))
        page.sentence.setText(self.tr("The list hasn’t arrived yet. VoiceDesk will keep trying."))
        page.primary.setText(self.tr("Try again"))
        self._ask_again_by(page.primary)
        page.secondary.deleteLater()  # a screen reader would find it without a name
        return page

    @cached_property
    def loading(self) -> EmptyState:
        page = self._empty("refresh", self.tr("Loading your voices…"))
        for button in (page.primary, page.secondary):
            button.deleteLater()
        return page

    @cached_property
    def filter_bar(self) -> "FilterBar":
        """The row that says which filters are on. Made when there is the first one."""
        from voicedesk.ui.filters.widgets import FilterBar  # noqa: PLC0415

        bar = FilterBar(self.more)
        bar.selected.connect(self.filter_chosen)
        bar.clear.clicked.connect(self.filters_cleared)
        self._column.insertWidget(self._column.count() - 1, bar)
        return bar

    @cached_property
    def selection_bar(self) -> "SelectionBar":
        """Stands in the header's place while several voices are chosen."""
        from voicedesk.ui.selection.bar import SelectionBar  # noqa: PLC0415

        bar = SelectionBar()
        bar.panel.setVisible(not self.panel.isHidden())
        bar.panel.clicked.connect(self.panel.click)
        self._top.addWidget(bar)
        bar.order_focus(self.more)
        return bar

    def show_selection(self, *, several: bool) -> None:
        if several or "selection_bar" in vars(self):
            self._top.setCurrentWidget(self.selection_bar if several else self._header)

    def show_panel_button(self, *, shown: bool) -> None:
        self.panel.setVisible(shown)
        if "selection_bar" in vars(self):
            self.selection_bar.panel.setVisible(shown)
            self.selection_bar.fit()

    def show_filter(self, shown: VoiceFilter) -> None:
        said = not is_place(shown)
        if said or "filter_bar" in vars(self):
            self.filter_bar.show_filter(shown)
            self.filter_bar.setVisible(said)
        self.filters.set_ink("accent_text" if said else "text2")
        self.filters.set_text(self.tr("Filters"), filters_on_text(shown) if said else "")
        self.table.show_current()
        self._show_counts()

    def show_unread(self, count: int) -> None:
        """Mark the bell while there are messages that weren't read."""
        self.bell.set_marked(marked=count > 0)
        said = QCoreApplication.translate("VoicesPage", "%Ln unread", "", count) if count else ""
        self.bell.set_text(self.tr("All messages"), said)

    def show_loading(self, *, loading: bool, listed: bool) -> None:
        """Say that the first list is on its way, or that there was none yet (`listed`)."""
        self._loading, self._listed = loading, listed
        self._show_counts()

    def show_waiting(self, *, waiting: bool) -> None:
        """Have every button that asks for the list show that it is waited for."""
        self.refresh.show_waiting(waiting=waiting)
        for button in self._again:
            button.show_waiting(waiting=waiting)

    def _ask_again_by(self, button: Button) -> None:
        self._again.append(button)
        button.clicked.connect(self.refresh.click)

    def show_new(self, *, enabled: bool, reason: str = "", icon: str = "plus") -> None:
        self._new_reason = reason
        self._allow(self.new, enabled=enabled)
        self.new.set_icon_name(icon)
        self._show_counts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_page()

    # Inside

    def _empty(self, icon: str, fact: str = "") -> EmptyState:
        page = EmptyState(icon)
        page.fact.setText(fact)
        self._stack.addWidget(page)
        return page

    def _allow(self, button: Button, *, enabled: bool) -> None:
        button.setEnabled(enabled)
        button.setToolTip(self._new_reason)
        button.setAccessibleDescription(self._new_reason)

    def _search(self, text: str) -> None:
        self._lent_focus = False
        self._model.filter(replace(self._model.filters, search=text))
        self.table.show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.search.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down:
            self._go_to_results()
        elif event.key() == Qt.Key.Key_Escape:  # the field takes one that clears it
            self._go_to_table()
        else:
            super().keyPressEvent(event)

    def _go_to_results(self) -> None:
        if voice := self._model.voice_at(0):
            self.table.select(voice.id)
            self._go_to_table()

    def _play_first(self) -> None:
        voice = self._model.voice_at(0)
        if voice is not None and self.search.text().strip():
            self.table.select(voice.id)
            self.table.play_requested.emit(voice.id)

    def take_focus(self) -> None:
        """Have the keyboard in the table, or where it is empty in the search: a key harms nothing.

        It returns from there with the rows, unless something was typed.
        """
        has_rows = bool(self._model.rowCount())
        self._lent_focus = not has_rows and not self.search.text()
        (self.table if has_rows else self.search).setFocus()

    def _go_to_table(self) -> None:
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask_filters(self) -> None:
        corner = self.filters.rect().bottomLeft() + QPoint(0, 4)
        self.filters_requested.emit(self.filters.mapToGlobal(corner))

    def _show_counts(self) -> None:
        shown, filters = self._model.rowCount(), self._model.filters
        other = self.tr("Favourites") if filters.favourites else self.tr("All voices")
        self.title.setText(state_text(filters.state) if filters.state else other)
        number, total = QLocale().toString(shown), QLocale().toString(self._model.total)
        is_part = filters != VoiceFilter() and self._model.total
        part = self.tr("{shown} of {total}").format(shown=number, total=total)
        self.count.setText(part if is_part else number)
        said = QCoreApplication.translate("VoicesPage", "%Ln voice(s)", "", shown)
        self.count.setAccessibleName(said)
        if self.isVisible():
            self._show_page()

    def _show_page(self) -> None:
        page: QWidget
        if self._model.rowCount():
            page = self.table
        elif self._model.total:
            from voicedesk.ui.filters.widgets import explain_none_found  # noqa: PLC0415

            page = self.none_found
            explain_none_found(self.none_found, self._model.filters)
        elif self._loading:
            page = self.loading
        elif not self._listed:
            page = self.unlisted
        else:
            page = self.none_yet
            self._allow(self.none_yet.primary, enabled=self.new.isEnabled())
        if page is not self._stack.currentWidget():
            before: QWidget | None = self.window().focusWidget()
            self._stack.setCurrentWidget(page)
            if not self._is_elsewhere(before) or (before is self.search and self._lent_focus):
                self.take_focus()  # the keyboard was on what is hidden now

    def _is_elsewhere(self, focused: QWidget | None) -> bool:
        """Whether the keyboard is outside of what stands in the table's place."""
        return focused is not None and not self._stack.isAncestorOf(focused)
