"""Joins the bar and the summary of several chosen voices to what can be done with them."""

from collections.abc import Generator

from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from voicedesk.domain.text import clean
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.actions import copy_to_clipboard
from voicedesk.ui.annotations.presenter import AnnotationsPresenter
from voicedesk.ui.common.permissions import deletion_of_several
from voicedesk.ui.kit.view import popup_menu, say
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.selection.bar import SelectedVoices, SelectionBar, counting, tag_menu
from voicedesk.ui.selection.summary import SummaryPage

_PACE_MS = 150
"""Between two counts while the voices change: of a hundred thousand one takes a moment."""

Counting = Generator[None, None, SelectedVoices]


class SelectionPresenter(AccountPart):
    """Shows what is chosen once that is several, and carries out what is asked for all of it."""

    def __init__(self, window: MainWindow, annotations: AnnotationsPresenter) -> None:
        super().__init__(window)
        self._annotations = annotations
        self._bar: SelectionBar | None = None
        self._summary: SummaryPage | None = None
        self._selected = SelectedVoices()
        self._counting: Counting | None = None
        self._is_stale = False
        self._pace = QTimer(self, singleShot=True)
        self._pace.timeout.connect(self._count)
        for signal in (window.model.dataChanged, window.model.counts_changed):
            signal.connect(self._facts_changed)
        self.attach()

    def attach(self) -> None:
        window, table, commands = self._window, self._window.voices.table, self._window.commands
        self._bar = self._summary = None
        self._selected = SelectedVoices()
        table.selection_changed.connect(self._selection_changed)
        table.voice_selected.connect(lambda _voice_id: self._show_commands())
        commands.copy_id.triggered.connect(self.copy_ids)
        commands.add_tag.triggered.connect(self._begin_tag)
        commands.keep.triggered.connect(self._keep)
        for copy in (window.panel.details.copy, window.panel.usage.copy):
            copy.clicked.connect(self.copy_ids)
        self._selection_changed()

    def listens(self, session: AccountSession) -> Listening:
        return [(session.annotations.changed, self._marks_changed)]

    def opened(self, _session: AccountSession) -> None:
        self._show_commands()

    def closed(self) -> None:
        if self._summary is not None:
            self._summary.tags.field.forget()
        self._show_commands()

    def copy_ids(self) -> None:
        """Copy the whole ids of the chosen voices, one to a line."""
        ids = self._window.voices.table.selected_ids
        if ids:
            copy_to_clipboard("\n".join(ids))
            self._window.messages.show(self._copied(ids[0], len(ids)))

    # Inside

    @property
    def _is_several(self) -> bool:
        return len(self._window.voices.table.selection.ids) > 1

    def _selection_changed(self) -> None:
        if not self._is_several and self._has_focus():
            self._window.voices.table.setFocus()  # what has the keyboard is about to go
        self._window.voices.show_selection(several=self._is_several)
        self._counting = None
        if self._is_several:
            self._made_bar().show_number(len(self._window.voices.table.selection.ids))
            self._pace.start(0)
        elif self._selected.number:
            self._show(SelectedVoices())
        self._show_commands()

    def _has_focus(self) -> bool:
        focused: QWidget | None = self._window.focusWidget()
        parts = [part for part in (self._bar, self._summary) if part is not None]
        return focused is not None and any(part.isAncestorOf(focused) for part in parts)

    def _marks_changed(self, _voice_ids: frozenset[str]) -> None:
        self._facts_changed()
        self._show_commands()

    def _facts_changed(self) -> None:
        self._is_stale = self._counting is not None
        if self._is_several and not self._pace.isActive():
            self._pace.start(_PACE_MS)

    def _show_commands(self) -> None:
        number = len(self._window.voices.table.selection.ids)
        ids, facts = self._window.voices.table.selection.ids, self._window.facts
        keep = self._window.commands.keep
        keep.setEnabled(number > 0 and self._session is not None)
        keep.setChecked(number > 0 and all(facts.marks_of(one).pinned for one in ids))
        copy = self._window.commands.copy_id
        copy.setEnabled(number > 0)
        copy.setText(self.tr("Copy IDs") if number > 1 else self.tr("Copy ID"))

    def _count(self) -> None:
        """Count a part of what is chosen; once all is counted, show it."""
        if not self._is_several:
            self._counting = None
            return
        self._counting = self._counting or self._begin_counting()
        try:
            next(self._counting)
        except StopIteration as end:
            self._counting = None
            self._show(end.value)
            if self._is_stale:  # something changed while it was counted
                self._is_stale = False
                self._pace.start(_PACE_MS)
        else:
            self._pace.start(0)

    def _show(self, selected: SelectedVoices) -> None:
        """Show the bar and the summary of several, or the header and the panel of one."""
        window, several, before = self._window, self._is_several, self._selected.number
        self._selected = selected
        if several:
            delete = deletion_of_several(window.facts, number=selected.number, paid=selected.paid)
            self._made_bar().show_selected(selected, delete_reason=delete.reason)
            window.commands.delete.setEnabled(delete.allowed)
            self._made_summary().show_selected(self._selected)
        window.panel.show_instead(self._summary if several else None)
        if before != self._selected.number:
            number = self._selected.number or 1
            say(
                window.voices.table,
                QCoreApplication.translate("SelectionBar", "%Ln selected", "", number),
            )
        self._show_commands()

    def _begin_counting(self) -> Counting:
        model, ids = self._window.model, self._window.voices.table.selection.ids
        top = (
            voice
            for voice_id in model.shown_ids
            if voice_id in ids and (voice := model.voice(voice_id)) is not None
        )
        return counting(ids, top, model.voices, self._window.facts)

    def _made_bar(self) -> SelectionBar:
        if self._bar is None:
            bar = self._bar = self._window.voices.selection_bar
            table, commands = self._window.voices.table, self._window.commands
            bar.clear.clicked.connect(self._clear)
            bar.tag_requested.connect(self._open_tags)
            bar.favourite.clicked.connect(
                lambda: self._annotations.toggle_favourite(table.selected_ids)
            )
            bar.keep.clicked.connect(lambda: self._keep(not commands.keep.isChecked()))
            bar.copy.clicked.connect(self.copy_ids)
            bar.save.clicked.connect(commands.save_demo.trigger)
            bar.delete.clicked.connect(commands.delete.trigger)
            bar.more_requested.connect(self._open_more)
        return self._bar

    def _made_summary(self) -> SummaryPage:
        if self._summary is None:
            page = self._summary = SummaryPage()
            table = self._window.voices.table
            page.cleared.connect(self._clear)
            page.tags.field.opened.connect(self._offer_tags)
            page.tags.added.connect(
                lambda name: self._annotations.add_tag(table.selected_ids, name)
            )
            page.tags.removed.connect(
                lambda name: self._annotations.remove_tag(table.selected_ids, name)
            )
            self._window.panel.show_instead(page)
            self._window.desk.order_focus(page)
        return self._summary

    def _clear(self) -> None:
        table = self._window.voices.table
        table.selection.select_current()
        table.setFocus()

    def _keep(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        self._annotations.set_pinned(self._window.voices.table.selected_ids, pinned=on)

    def _begin_tag(self) -> None:
        """Bring the summary into sight, and let a tag be typed there."""
        if self._is_several and not self._window.desk.form_is_open:
            self._window.panel.show_instead(self._made_summary())
            self._window.desk.show_drawer()
            self._made_summary().begin_tag()

    def _open_tags(self, where: QPoint) -> None:
        if self._session is None:
            return
        counts, number = dict(self._selected.tags), self._selected.number
        known = self._session.annotations.tags()
        menu, new = tag_menu(self._window, known, counts, number, self._put_tag)
        new.triggered.connect(self._begin_tag)
        new.setEnabled(not self._window.desk.form_is_open)
        menu.popup(where)

    def _put_tag(self, tag: str, on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        ids = self._window.voices.table.selected_ids
        (self._annotations.add_tag if on else self._annotations.remove_tag)(ids, tag)

    def _offer_tags(self) -> None:
        if self._session is not None:
            self._made_summary().tags.field.show_known(self._session.annotations.tags())

    def _open_more(self, where: QPoint) -> None:
        menu, commands = popup_menu(self._window), self._window.commands
        menu.addActions([commands.refresh, commands.export_list])
        menu.popup(where)

    def _copied(self, first: str, number: int) -> Message:
        fact = (
            self.tr("ID copied.")
            if number == 1
            else QCoreApplication.translate("SelectionPresenter", "%Ln IDs copied.", "", number)
        )
        consequence = clean(first) if number == 1 else ""
        return Message("copied", MessageTone.GOOD, fact, consequence)
