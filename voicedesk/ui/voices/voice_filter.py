"""Which voices are wanted in the table."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from voicedesk.domain.folding import folded


@dataclass(frozen=True)
class VoiceFilter:
    """What a voice has to meet to be shown; each part that is empty or false asks for nothing.

    Attributes:
        search: what the person typed; each of its words must occur in what is searched.
        state: the one state that is shown.
        favourites: whether favourites alone are shown.
        offline: whether voices with a demo kept on this computer alone are shown.
        tags: names of tags; a voice must have each of them.
    """

    search: str = ""
    state: str = ""
    favourites: bool = False
    offline: bool = False
    tags: tuple[str, ...] = ()

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The words looked for, as they are compared; the longest, which excludes most, first."""
        return tuple(sorted(set(folded(self.search).split()), key=len, reverse=True))

    @property
    def shows_all(self) -> bool:
        """Whether no voice is left out."""
        return not (self.terms or self.state or self.favourites or self.offline or self.tags)

    def narrows(self, wider: Self) -> bool:
        """Whether all that meet this filter are sure to meet `wider`, too."""
        return (
            wider.state in {"", self.state}
            and wider.favourites <= self.favourites
            and wider.offline <= self.offline
            and set(wider.tags) <= set(self.tags)
            and all(any(word in term for term in self.terms) for word in wider.terms)
        )
