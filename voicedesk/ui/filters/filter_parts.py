"""A filter taken apart into what a person would call its filters."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from voicedesk.ui.voices.voice_filter import VoiceFilter
from voicedesk.ui.voices.voice_words import state_words


@dataclass(frozen=True, slots=True)
class FilterPart:
    """One of the filters that are on.

    Attributes:
        words: what it is called.
        rest: the whole filter without it.
        tag: the tag it asks for; empty for what is no tag.
    """

    words: str
    rest: VoiceFilter
    tag: str = ""


def filter_parts(shown: VoiceFilter) -> list[FilterPart]:
    """The filters that are on, the search left out."""
    parts: list[FilterPart] = []
    if shown.state:
        parts.append(FilterPart(state_words(shown.state), replace(shown, state="")))
    if shown.favourites:
        parts.append(FilterPart(favourites_words(), replace(shown, favourites=False)))
    if shown.offline:
        parts.append(FilterPart(offline_words(), replace(shown, offline=False)))
    for tag in shown.tags:
        others = tuple(one for one in shown.tags if one != tag)
        parts.append(FilterPart(tag, replace(shown, tags=others), tag))
    return parts


def is_place(shown: VoiceFilter) -> bool:
    """Whether the sidebar alone says what is shown."""
    return not shown.offline and not shown.tags and not (shown.state and shown.favourites)


def favourites_words() -> str:
    """What the filter for favourites is called."""
    return QCoreApplication.translate("FilterParts", "Favourites")


def offline_words() -> str:
    """What the filter for what can be heard offline is called."""
    return QCoreApplication.translate("FilterParts", "Kept offline")
