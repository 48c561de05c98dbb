"""The row that says which filters are on."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from voicedesk.domain.text import clean, isolated
from voicedesk.domain.voice import VoiceState
from voicedesk.ui.common.filters import (
    FilterPart,
    VoiceFilter,
    favourites_text,
    filter_parts,
    is_place,
    offline_text,
    unplayed_text,
)
from voicedesk.ui.common.texts import listed, state_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, Chip
from voicedesk.ui.kit.dialogs import QuestionDialog
from voicedesk.ui.kit.labels import EmptyState, Label
from voicedesk.ui.kit.layouts import Flow, row
from voicedesk.ui.kit.view import View, add_choice, popup_menu, set_look, sub_menu

_LINE = 32
_LONGEST_NAME = 60


class FilterBar(View):
    """A chip for each filter, and a button that ends them all.

    Args:
        after: the widget that Tab leads here from.

    Signals:
        selected: a VoiceFilter without the one whose chip was pressed.
    """

    selected = Signal(object)

    def __init__(self, after: QWidget) -> None:
        super().__init__(surface="content", edge="bottom")
        self._after = after
        self._parts: list[FilterPart] = []
        self.heading = Label(self.tr("Filters"), pixels=12, ink="text2")
        self.heading.setFixedHeight(_LINE)
        self.chips: list[Chip] = []
        self.clear = Button(ButtonKind.LINK, height=28, text=self.tr("Clear all"))
        self.clear.setAccessibleName(self.tr("Clear all filters"))
        self._flow = Flow(line=_LINE, gap=6)
        top = Qt.AlignmentFlag.AlignTop
        parts = ((self.heading, top), (self._flow, 1), (self.clear, top))
        row(*parts, on=self, margins=(22, 0, 12, 5), gap=12)

    def show_filter(self, shown: VoiceFilter) -> None:
        parts = filter_parts(shown)
        if [part.words for part in parts] == [part.words for part in self._parts]:
            self._parts = parts
            return
        self._parts = parts
        self.chips = [self._chip(at) for at in range(len(parts))]
        self._flow.set_parts([*self.chips], after=self._after)
        self.setTabOrder(self.chips[-1] if self.chips else self._after, self.clear)

    def _chip(self, at: int) -> Chip:
        part = self._parts[at]
        chip = Chip(part.words, tag=part.tag)
        chip.set_action(self.tr("Remove filter “{name}”").format(name=isolated(part.words)))
        chip.clicked.connect(lambda: self.selected.emit(self._parts[at].rest))
        return chip


_STATES = ("", VoiceState.SUCCESS, VoiceState.TRAINING, VoiceState.INIT, VoiceState.FAILED)


def filter_menu(
    parent: QWidget,
    shown: VoiceFilter,
    tags: Sequence[tuple[str, int]],
    choose: Callable[[VoiceFilter], None],
    save: Callable[[], None],
) -> QMenu:
    """A menu of the filters, which can be put in force beside each other.

    Args:
        shown: the filters that are on.
        tags: those there are, and how many voices have each.
        choose: told the filter that was chosen.
        save: asks for a name to save what is shown by.
    """
    translate = QCoreApplication.translate
    menu = popup_menu(parent)
    states = QActionGroup(menu)
    for state in _STATES:
        words = state_text(state) if state else translate("FilterMenu", "Any state")
        wanted = replace(shown, state=str(state))
        states.addAction(add_choice(menu, words, choose, wanted, on=shown.state == state))
    menu.addSeparator()
    wanted = replace(shown, favourites=not shown.favourites)
    add_choice(menu, favourites_text(), choose, wanted, on=shown.favourites)
    wanted = replace(shown, offline=not shown.offline)
    add_choice(menu, offline_text(), choose, wanted, on=shown.offline)
    wanted = replace(shown, unplayed=not shown.unplayed)
    add_choice(menu, unplayed_text(), choose, wanted, on=shown.unplayed)
    if tags:
        inside = sub_menu(menu, translate("FilterMenu", "Tags"))
        for tag, count in tags:
            on = tag in shown.tags
            others = tuple(one for one in shown.tags if one != tag)
            words = translate("FilterMenu", "{tag} ({count})").format(
                tag=clean(tag), count=QLocale().toString(count)
            )
            wanted = replace(shown, tags=others if on else (*others, tag))
            add_choice(inside, words, choose, wanted, on=on)
    menu.addSeparator()
    keep = menu.addAction(translate("FilterMenu", "Save filter…"))
    keep.setEnabled(shown != VoiceFilter())
    keep.triggered.connect(save)
    clear = menu.addAction(translate("FilterMenu", "Clear filters"))
    clear.setEnabled(bool(filter_parts(shown)))
    clear.triggered.connect(lambda: choose(VoiceFilter(search=shown.search)))
    return menu


def saved_filter_menu(
    parent: QWidget, rename: Callable[[], None], remove: Callable[[], None]
) -> QMenu:
    menu = popup_menu(parent)
    translate = QCoreApplication.translate
    menu.addAction(translate("FilterMenu", "Rename filter…")).triggered.connect(rename)
    menu.addAction(translate("FilterMenu", "Remove filter")).triggered.connect(remove)
    return menu


class FilterNameDialog(QuestionDialog):
    """Asks what a filter is to be called: `named`, by a name that no other has."""

    named = Signal(str)

    def __init__(self, window: QWidget, name: str, others: Collection[str]) -> None:
        super().__init__(window, act=ButtonKind.PRIMARY)
        self._others = others
        self.field = QLineEdit(name)
        self.field.setMaxLength(_LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Filter name"))
        self.reason = Label(pixels=12, ink="failed", wrap=True)
        self.add(self.field, self.reason)
        title = self.tr("Rename filter") if name else self.tr("Save filter")
        self.say(title, "", keep=self.tr("Cancel"), act=self.tr("Save"))
        self.field.textChanged.connect(self._check)
        self._check()

    def ask(self) -> None:
        self.open(self.field)
        self.field.selectAll()

    def accept(self) -> None:
        if self.act.isEnabled():
            super().accept()
            self.named.emit(self.field.text().strip())

    def _check(self) -> None:
        name = self.field.text().strip()
        taken = self.tr("A filter with this name already exists.") if name in self._others else ""
        self.act.setEnabled(bool(name) and not taken)
        self.reason.show_text(taken)
        self.field.setAccessibleDescription(taken)
        set_look(self.field, "wrong", bool(taken))


def explain_none_found(page: EmptyState, shown: VoiceFilter) -> None:
    """Say what was looked for, which filters are on, and how to see more."""
    translate = QCoreApplication.translate
    search = shown.search.strip()
    parts = filter_parts(shown)
    just_place = is_place(shown) and not search
    filters = (
        translate("NoneFound", "%n active filter(s): {filters}.", "", len(parts)).format(
            filters=listed(part.words for part in parts)
        )
        if parts
        else ""
    )
    if search:
        fact = translate("NoneFound", "No voices match “{search}”").format(search=isolated(search))
        looked = translate("NoneFound", "The search covers names, tags, notes, languages and IDs.")
        sentence = "\n".join(part for part in (filters, looked) if part)
    elif just_place and shown.favourites:
        fact = translate("NoneFound", "No favourites yet")
        sentence = translate("NoneFound", "Star a voice (Ctrl+D) to see it here.")
    elif just_place:
        fact = translate("NoneFound", "No voices in this state")
        sentence = ""
    else:
        fact = translate("NoneFound", "No voices match the filters")
        sentence = filters
    page.fact.setText(fact)
    page.sentence.setText(sentence)
    page.primary.setText(translate("NoneFound", "Clear search"))
    page.secondary.setText(
        translate("NoneFound", "Show all voices")
        if just_place
        else translate("NoneFound", "Clear filters")
    )
    page.primary.setVisible(bool(search))
    page.secondary.setVisible(bool(parts))
