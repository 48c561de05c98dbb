"""The menu of all filters."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from voicedesk.domain.display import clean
from voicedesk.domain.voice import VoiceState
from voicedesk.ui.filters.filter_parts import favourites_words, filter_parts, offline_words
from voicedesk.ui.kit.sub_menu import sub_menu
from voicedesk.ui.voices.voice_filter import VoiceFilter
from voicedesk.ui.voices.voice_words import state_words

_STATES = ("", VoiceState.SUCCESS, VoiceState.TRAINING, VoiceState.INIT, VoiceState.FAILED)

Choose = Callable[[VoiceFilter], None]


def filter_menu(
    parent: QWidget, shown: VoiceFilter, tags: Sequence[tuple[str, int]], choose: Choose
) -> QMenu:
    """A menu that deletes itself once it is closed.

    Args:
        shown: the filters that are on.
        tags: those there are, and how many voices have each.
        choose: told the filter that was chosen.
    """
    translate = QCoreApplication.translate
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    states = QActionGroup(menu)
    for state in _STATES:
        words = state_words(state) if state else translate("FilterMenu", "Any state")
        action = _add(menu, words, on=shown.state == state)
        states.addAction(action)
        _when(action, choose, replace(shown, state=str(state)))
    menu.addSeparator()
    favourites = _add(menu, favourites_words(), on=shown.favourites)
    _when(favourites, choose, replace(shown, favourites=not shown.favourites))
    offline = _add(menu, offline_words(), on=shown.offline)
    _when(offline, choose, replace(shown, offline=not shown.offline))
    if tags:
        inside = sub_menu(menu, translate("FilterMenu", "Tags"))
        for tag, count in tags:
            on = tag in shown.tags
            others = tuple(one for one in shown.tags if one != tag)
            words = translate("FilterMenu", "{tag} ({count})").format(tag=clean(tag), count=count)
            action = _add(inside, words, on=on)
            _when(action, choose, replace(shown, tags=others if on else (*others, tag)))
    menu.addSeparator()
    clear = menu.addAction(translate("FilterMenu", "Clear filters"))
    clear.setEnabled(bool(filter_parts(shown)))
    _when(clear, choose, VoiceFilter(search=shown.search))
    return menu


def _add(menu: QMenu, words: str, *, on: bool) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    action.setCheckable(True)
    action.setChecked(on)
    menu.addAction(action)
    return action


def _when(action: QAction, choose: Choose, wanted: VoiceFilter) -> None:
    # Not in the menu's own event, which is still to close it: what is chosen may rebuild the page.
    action.triggered.connect(lambda: choose(wanted))
