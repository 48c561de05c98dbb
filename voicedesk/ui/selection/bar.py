"""What can be done with all chosen voices, in place of the page's header."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from voicedesk.domain.text import clean
from voicedesk.domain.voice import Voice
from voicedesk.ui.common.facts import VoiceFacts
from voicedesk.ui.common.permissions import is_paid
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import order_tabs, row
from voicedesk.ui.kit.view import View, add_choice, plain_tip, popup_menu, set_look


class BarButton(Button):
    """Always named by its word, which a tool tip shows where the button doesn't."""

    def __init__(self, icon: str, kind: ButtonKind = ButtonKind.GHOST) -> None:
        super().__init__(kind, icon=icon)
        self._is_compact = False
        self._words = ""
        self._why = ""

    def set_text(self, words: str, why: str = "") -> None:
        """Name the button, and say what its word doesn't: its key, or why it can't be pressed."""
        self._words, self._why = words, why
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
        self._show_words()

    def set_compact(self, *, compact: bool) -> None:
        if compact != self._is_compact:
            self._is_compact = compact
            self._show_words()

    @property
    def full_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._words) + 26 + 16

    def sizeHint(self) -> QSize:
        return QSize(34 if self._is_compact else self.full_width, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _show_words(self) -> None:
        self.setText("" if self._is_compact else self._words)
        set_look(self, "compact", self._is_compact)
        self.setIconSize(QSize(20 if self._is_compact else 23, 20))
        words = [self._words] if self._is_compact else []
        self.setToolTip(plain_tip("\n".join([*words, *filter(None, [self._why])])))
        self.updateGeometry()


_STATE, _LANGUAGE = attrgetter("state"), attrgetter("language")
_TILES = 5
_SLICE = 5_000
"""Voices that are counted at once: some milliseconds."""

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class SelectedVoices:
    """Counts of the chosen voices.

    Attributes:
        number: how many are chosen.
        first: the topmost few.
        states, languages, tags: how many are in each, the most frequent first.
        playable: how many have a demo, kept or to be fetched.
        kept: how many demos are on this computer; `kept_size` is what they take in bytes.
        favourites, pinned: how many are.
        paid: how many have a slot that was paid for.
    """

    number: int = 0
    first: tuple[Voice, ...] = ()
    states: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    playable: int = 0
    kept: int = 0
    kept_size: int = 0
    favourites: int = 0
    pinned: int = 0
    paid: int = 0

    @property
    def all_favourite(self) -> bool:
        return 0 < self.number == self.favourites

    @property
    def all_pinned(self) -> bool:
        """Whether there is none that isn't to be kept offline."""
        return 0 < self.number == self.pinned


def counting(
    ids: AbstractSet[str],
    top: Iterable[Voice],
    voices: Mapping[str, Voice],
    facts: VoiceFacts,
) -> Generator[None, None, SelectedVoices]:
    """Count what is to be said of these voices; yields now and then, so that it can wait.

    Args:
        top: the chosen ones from top to bottom; only the first few are asked for.
    """
    states: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    playable = paid = favourites = pinned = number = 0
    demos = facts.demos
    left = iter(ids)
    while part := [voices[one] for one in islice(left, _SLICE) if one in voices]:
        number += len(part)
        states.update(map(_STATE, part))
        languages.update(map(_LANGUAGE, part))
        playable += sum(
            1 for voice in part if voice.id in demos or (voice.demo_url and voice.is_ready)
        )
        paid += sum(1 for voice in part if voice.tier and is_paid(voice))
        yield
    for annotations in _of(facts.annotations, ids):
        favourites += annotations.favourite
        pinned += annotations.pinned
        tags.update(annotations.tags)
    kept = [demo.size for demo in _of(demos, ids)]
    return SelectedVoices(
        number=number,
        first=tuple(islice(top, _TILES)),
        states=_ranked(states),
        languages=_ranked(languages),
        tags=_ranked(tags),
        playable=playable,
        kept=len(kept),
        kept_size=sum(kept),
        favourites=favourites,
        pinned=pinned,
        paid=paid,
    )


def _of(found: Mapping[str, One], ids: AbstractSet[str]) -> Iterable[One]:
    """What there is of these ids, whichever of the two is fewer."""
    if len(found) < len(ids):
        return (one for key, one in found.items() if key in ids)
    return (found[key] for key in ids if key in found)


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


_EDGE = 12
_TOP = 10
_INSET = 6
_GAP = 2
_BETWEEN = 24
"""Pixels between the groups, all together."""


class SelectionBar(View):
    """Says how many are chosen; the buttons apply to all of them.

    Signals:
        tag_requested: the menu of tags: where, in screen pixels.
        more_requested: the menu of all else: where.
    """

    tag_requested = Signal(QPoint)
    more_requested = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__(surface="selection")
        self.clear = IconButton("close", text=self.tr("Clear selection"), why=self.tr("Esc"))
        self.escape = self.clear
        self.count = Label(weight=600, tabular=True)
        self.tag = BarButton("tag")
        self.favourite = BarButton("star")
        self.keep = BarButton("kept-offline")
        self.copy = BarButton("copy")
        self.save = BarButton("save")
        self.more = IconButton("more", text=self.tr("More"))
        self.panel = IconButton("inspector", text=self.tr("Summary"))
        self.delete = BarButton("trash", ButtonKind.DANGER)
        self._buttons = (self.tag, self.favourite, self.keep, self.copy, self.save, self.delete)
        self.tag.set_text(self.tr("Tag"), "Ctrl+Shift+T")
        self.copy.set_text(self.tr("Copy IDs"), "Ctrl+Shift+C")
        self._line = View(surface="line_strong")
        self._line.setFixedSize(1, 20)
        self.panel.hide()
        left = (self.clear, 6, self.count, None, *self._buttons[:-1], self.more)
        row(
            *left, 4, self._line, 4, self.delete, self.panel,
            on=self, margins=(_EDGE + _INSET, _TOP, _EDGE + _INSET, _TOP), gap=_GAP,
        )  # fmt: skip
        self.tag.clicked.connect(lambda: self.tag_requested.emit(_under(self.tag)))
        self.more.clicked.connect(lambda: self.more_requested.emit(_under(self.more)))
        self.show_selected(SelectedVoices())

    def order_focus(self, before: QWidget) -> None:
        """Let Tab go from `before` through the bar, from left to right."""
        words = (self.tag, self.favourite, self.keep, self.copy, self.save)
        order_tabs(before, self.clear, *words, self.more, self.delete, self.panel)

    def show_selected(self, selected: SelectedVoices, *, delete_reason: str = "") -> None:
        """Say what is chosen, and why it can't be deleted where it can't."""
        self.show_number(selected.number)
        favourite = self.tr("Unfavourite") if selected.all_favourite else self.tr("Favourite")
        self.favourite.set_icon_name("star-filled" if selected.all_favourite else "star")
        self.favourite.set_text(favourite, "Ctrl+D")
        if selected.all_pinned:
            words, why = (
                self.tr("Allow removal"),
                self.tr("Allow removing their demos when storage is full."),
            )
        else:
            words = self.tr("Always keep")
            why = self.tr("Keep their demos even when storage is full.")
        self.keep.set_text(words, why)
        none = self.tr("None of these voices has a demo.")
        self.save.setEnabled(selected.playable > 0)
        self.save.set_text(self.tr("Save demos"), "Ctrl+S" if selected.playable else none)
        self.delete.setEnabled(not delete_reason)
        self.delete.set_text(self.tr("Delete"), delete_reason)
        self.fit()

    def show_number(self, number: int) -> None:
        self.count.setText(QCoreApplication.translate("SelectionBar", "%Ln selected", "", number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave the words out where they don't fit beside each other."""
        beside = sum(
            part.width() for part in (self.clear, self.more, self.panel) if part.isVisibleTo(self)
        )
        full = sum(button.full_width + _GAP for button in self._buttons)
        room = (
            self.width() - 2 * (_EDGE + _INSET) - beside - self.count.sizeHint().width() - _BETWEEN
        )
        for button in self._buttons:
            button.set_compact(compact=full > room)


def _under(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft() + QPoint(0, 4))


_MOST = 15
"""Tags in the menu: those used most. Any other one is typed."""


def tag_menu(
    parent: QWidget,
    known: Sequence[str],
    counts: Mapping[str, int],
    number: int,
    put: Callable[[str, bool], None],
) -> tuple[QMenu, QAction]:
    """A menu of tags to put on voices or take off, and its action for a new tag.

    Args:
        known: all tags, the most used first.
        counts: how many of the `number` voices have each.
        put: told a tag, and whether it is to be on all or on none.
    """
    translate = QCoreApplication.translate
    menu = popup_menu(parent)
    for tag in known[:_MOST]:
        count = counts.get(tag, 0)
        words = clean(tag)
        if 0 < count < number:
            words = translate("TagMenu", "{tag} ({count} of {number})").format(
                tag=words, count=count, number=number
            )
        add_choice(menu, words, put, tag, count < number, on=count >= number)
    if known:
        menu.addSeparator()
    return menu, menu.addAction(translate("TagMenu", "New tag…"))
