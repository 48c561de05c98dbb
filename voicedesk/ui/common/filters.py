"""Which voices are wanted in the table."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QCollator, QCoreApplication, Qt

from voicedesk.domain.annotations import NO_ANNOTATIONS, VoiceAnnotations
from voicedesk.domain.text import folded
from voicedesk.domain.voice import VoiceState
from voicedesk.library import Settings
from voicedesk.ui.common.texts import state_text


@dataclass(frozen=True)
class VoiceFilter:
    """What a voice has to meet to be shown; each part that is empty or false asks for nothing.

    Attributes:
        search: what the person typed; each of its words must occur in what is searched.
        state: the one state that is shown.
        favourites: whether favourites alone are shown.
        offline: whether voices with a demo kept on this computer alone are shown.
        tags: names of tags; a voice must have each of them.
        unplayed: whether voices that were never played here alone are shown.
    """

    search: str = ""
    state: str = ""
    favourites: bool = False
    offline: bool = False
    tags: tuple[str, ...] = ()
    unplayed: bool = False

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The words looked for, as they are compared; the longest, which excludes most, first."""
        return tuple(sorted(set(folded(self.search).split()), key=len, reverse=True))


_STATES = frozenset(state.value for state in VoiceState)


def kept_filter(settings: Settings, known_tags: Container[str]) -> VoiceFilter:
    """The filter that was in force last, without tags that no voice has; no search is kept."""
    return VoiceFilter(
        state=settings.shown_state if settings.shown_state in _STATES else "",
        favourites=settings.shown_favourites,
        offline=settings.shown_offline,
        unplayed=settings.shown_unplayed,
        tags=tuple(tag for tag in settings.shown_tags if tag in known_tags),
    )


class FilterPart(NamedTuple):
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
    parts: list[FilterPart] = []
    if shown.state:
        parts.append(FilterPart(state_text(shown.state), replace(shown, state="")))
    if shown.favourites:
        parts.append(FilterPart(favourites_text(), replace(shown, favourites=False)))
    if shown.offline:
        parts.append(FilterPart(offline_text(), replace(shown, offline=False)))
    if shown.unplayed:
        parts.append(FilterPart(unplayed_text(), replace(shown, unplayed=False)))
    for tag in shown.tags:
        others = tuple(one for one in shown.tags if one != tag)
        parts.append(FilterPart(tag, replace(shown, tags=others), tag))
    return parts


def filters_on_text(shown: VoiceFilter) -> str:
    """How many filters are on; empty for none."""
    number = len(filter_parts(shown))
    return (
        QCoreApplication.translate("ShownFilter", "%n active filter(s)", "", number)
        if number
        else ""
    )


def is_place(shown: VoiceFilter) -> bool:
    """Whether the sidebar alone says what is shown."""
    beside = shown.offline or shown.unplayed or shown.tags
    return not beside and not (shown.state and shown.favourites)


def favourites_text() -> str:
    return QCoreApplication.translate("FilterParts", "Favourites")


def offline_text() -> str:
    """What the filter for what can be heard offline is called."""
    return QCoreApplication.translate("FilterParts", "On this computer")


def unplayed_text() -> str:
    """What the filter for voices that were never played here is called."""
    return QCoreApplication.translate("FilterParts", "Not played yet")


class AnnotationCounts(NamedTuple):
    """Counts of voices.

    Attributes:
        favourites: how many are.
        tags: each tag and how many have it, by name as the language sorts them.
    """

    favourites: int = 0
    tags: tuple[tuple[str, int], ...] = ()


class AnnotationCounter:
    """Counts once, and from then on only what changes.

    Args:
        marks: by voice id, also of voices that aren't listed; they may change.
        is_listed: whether a voice counts.
    """

    def __init__(
        self, annotations: Mapping[str, VoiceAnnotations], is_listed: Callable[[str], bool]
    ) -> None:
        self._annotations = annotations
        self._is_listed = is_listed
        self._counted: dict[str, VoiceAnnotations] = {}
        self._favourites = 0
        self._tags: Counter[str] = Counter()
        self.renew(annotations)

    def renew(self, voice_ids: Iterable[str]) -> None:
        for voice_id in voice_ids:
            before = self._counted.pop(voice_id, NO_ANNOTATIONS)
            annotations = self._annotations.get(voice_id, NO_ANNOTATIONS)
            now = annotations if self._is_listed(voice_id) else NO_ANNOTATIONS
            if now.favourite or now.tags:
                self._counted[voice_id] = now
            self._favourites += now.favourite - before.favourite
            if now.tags != before.tags:
                self._tags.subtract(before.tags)
                self._tags.update(now.tags)

    @property
    def counts(self) -> AnnotationCounts:
        order = QCollator()
        order.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        order.setNumericMode(True)
        names = sorted((name for name, count in self._tags.items() if count), key=order.sortKey)
        return AnnotationCounts(self._favourites, tuple((name, self._tags[name]) for name in names))
