"""Which voices are shown: joins the filters' buttons, chips and menus to the table."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import partial

from PySide6.QtCore import QPoint

from voicedesk.domain.text import isolated
from voicedesk.domain.voice import VoiceChanges
from voicedesk.library import SavedFilter
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.filters import (
    AnnotationCounter,
    AnnotationCounts,
    VoiceFilter,
    filters_on_text,
)
from voicedesk.ui.common.texts import listed
from voicedesk.ui.filters.widgets import FilterNameDialog, filter_menu, saved_filter_menu
from voicedesk.ui.kit.view import say
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone, Undo
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.sidebar.sidebar import FAVOURITES


class FilterPresenter(AccountPart):
    """Keeps one filter in force, remembers it, and lets go of tags that no voice has any more."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._counter = AnnotationCounter({}, bool)
        self._counts = AnnotationCounts()
        self.attach()

    def attach(self) -> None:
        window = self._window
        window.sidebar.place_chosen.connect(self.show_place)
        window.sidebar.tag_toggled.connect(self._toggle_tag)
        window.voices.filter_chosen.connect(self._take_off)
        window.voices.filters_cleared.connect(self.clear)
        window.voices.filters_requested.connect(self._open_menu)
        window.sidebar.filter_toggled.connect(self._toggle_saved)
        window.sidebar.filter_menu_requested.connect(self._open_saved_menu)
        window.model.counts_changed.connect(self._show_saved)
        self._show_saved()
        if self._session is not None:
            self._show_counts()

    def listens(self, session: AccountSession) -> Listening:
        return [
            (session.annotations.changed, self._marks_changed),
            (session.voices.changed, self._voices_changed),
        ]

    def opened(self, session: AccountSession) -> None:
        self._counter = AnnotationCounter(
            session.annotations.by_id, lambda voice_id: voice_id in session.voices.by_id
        )
        self._show_counts()

    def closed(self) -> None:
        self._counter = AnnotationCounter({}, bool)
        self._show_counts()

    @property
    def now(self) -> VoiceFilter:
        return self._window.model.filters

    @property
    def counts(self) -> AnnotationCounts:
        return self._counts

    def choose(self, wanted: VoiceFilter, told: str = "") -> None:
        """Put another filter in force, as the person asked. A search that is being typed stays.

        Args:
            told: what to say of it; it can be undone in any case.
        """
        before = self.now
        self._apply(wanted)
        after = replace(self.now, search="")
        first = replace(before, search="")
        if after == first:
            return
        again = Undo(lambda: self._apply(after), lambda: replace(self.now, search="") == first)
        undo = Undo(
            lambda: self._apply(before), lambda: replace(self.now, search="") == after, again
        )
        self._keep_undo(undo, told)

    def _keep_undo(self, undo: Undo, told: str) -> None:
        messages = self._window.messages
        if told:
            messages.show(Message("filters", MessageTone.NOTE, told, icon="sliders", undo=undo))
        else:
            messages.keep_undo(undo)

    def _apply(self, wanted: VoiceFilter) -> None:
        wanted = replace(wanted, search=self.now.search)
        self._window.show_filter(wanted)
        page = self._window.voices
        say(page, listed([page.title.text(), filters_on_text(wanted), page.count.accessibleName()]))
        self._preferences.change(
            shown_state=wanted.state,
            shown_favourites=wanted.favourites,
            shown_offline=wanted.offline,
            shown_unplayed=wanted.unplayed,
            shown_tags=wanted.tags,
        )

    def show(self, wanted: VoiceFilter) -> None:
        """Put another filter in force, its search included, and go to the table."""
        self._window.desk.leave_page()
        self.choose(wanted)
        self._window.voices.search.setText(wanted.search)

    def show_place(self, place: str) -> None:
        """Show the voices of one state, `FAVOURITES`, or all; the other filters stay."""
        favourites = place == FAVOURITES
        state = "" if favourites else place
        self.choose(replace(self.now, state=state, favourites=favourites))

    def clear(self) -> None:
        self.choose(VoiceFilter(), self.tr("Filters cleared."))

    def _take_off(self, wanted: VoiceFilter) -> None:
        self.choose(wanted, self.tr("Filter removed."))

    def reveal(self, voice_id: str) -> None:
        """Let go of the filters that hide a voice, and of the search if that does too."""
        model = self._window.model
        voice = model.voice(voice_id)
        if voice is None or model.row_of(voice_id) >= 0:
            return
        now, annotations = self.now, self._window.facts.marks_of(voice_id)
        self.choose(
            VoiceFilter(
                state=now.state if now.state == voice.state else "",
                favourites=now.favourites and annotations.favourite,
                offline=now.offline and voice_id in self._window.facts.demos,
                unplayed=now.unplayed and voice_id not in self._window.facts.played_at,
                tags=tuple(tag for tag in now.tags if tag in annotations.tags),
            )
        )
        if model.row_of(voice_id) < 0:
            self._window.voices.search.clear()

    def rename_tag(self, name: str, new_name: str) -> None:
        if name in self.now.tags:
            tags = (new_name if tag == name else tag for tag in self.now.tags)
            self._apply(replace(self.now, tags=tuple(dict.fromkeys(tags))))

    # Saved filters

    def ask_name(self, name: str = "") -> None:
        """Ask what the filter in force, or the saved one called `name`, is to be called."""
        saved = self._preferences.now.saved_filters
        others = [one.name for one in saved if one.name != name]
        dialog = FilterNameDialog(self._window, name, others)
        dialog.named.connect(lambda new_name: self._name(name, new_name))
        dialog.ask()

    def remove_saved(self, name: str) -> None:
        saved = self._preferences.now.saved_filters
        left = tuple(one for one in saved if one.name != name)
        self._save(left)
        undo = Undo(lambda: self._save(saved), lambda: self._preferences.now.saved_filters == left)
        self._keep_undo(undo, self.tr("Filter “{name}” removed.").format(name=isolated(name)))

    def _name(self, name: str, new_name: str) -> None:
        saved = self._preferences.now.saved_filters
        if name:
            self._save(one._replace(name=new_name) if one.name == name else one for one in saved)
        else:
            self._save([*saved, SavedFilter(new_name, **asdict(self.now))])

    def _save(self, saved: Iterable[SavedFilter]) -> None:
        self._preferences.change(saved_filters=tuple(saved))
        self._show_saved()

    def _show_saved(self) -> None:
        saved = self._preferences.now.saved_filters
        now = self.now if saved else None
        in_force = [one.name for one in saved if filter_of(one) == now]
        self._window.sidebar.show_saved([one.name for one in saved], in_force)

    def _toggle_saved(self, name: str, on: bool) -> None:  # noqa: FBT001 - a signal's
        saved = {one.name: one for one in self._preferences.now.saved_filters}
        self.show(filter_of(saved[name]) if on else VoiceFilter())

    def _open_saved_menu(self, name: str, where: QPoint) -> None:
        rename, remove = partial(self.ask_name, name), partial(self.remove_saved, name)
        saved_filter_menu(self._window, rename, remove).popup(where)

    # Inside

    def _toggle_tag(self, tag: str, on: bool) -> None:  # noqa: FBT001 - a signal's
        others = tuple(one for one in self.now.tags if one != tag)
        self.choose(replace(self.now, tags=(*others, tag) if on else others))

    def _open_menu(self, where: QPoint) -> None:
        menu = filter_menu(self._window, self.now, self._counts.tags, self.choose, self.ask_name)
        menu.popup(where)

    def _marks_changed(self, voice_ids: Iterable[str]) -> None:
        self._counter.renew(voice_ids)
        self._show_counts()

    def _voices_changed(self, changes: VoiceChanges) -> None:
        if changes.added or changes.removed:
            self._counter.renew([*(voice.id for voice in changes.added), *changes.removed])
            self._show_counts()

    def _show_counts(self) -> None:
        self._counts = self._counter.counts
        self._window.sidebar.show_annotations(self._counts)
        if self._session is not None:
            known = dict(self._counts.tags)
            left = tuple(tag for tag in self.now.tags if tag in known)
            if left != self.now.tags:
                self._apply(replace(self.now, tags=left))


def filter_of(saved: SavedFilter) -> VoiceFilter:
    return VoiceFilter(*saved[1:])
