"""How many of the listed voices have which mark."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCollator, Qt

from voicedesk.domain.marks import NO_MARKS, Marks


@dataclass(frozen=True, slots=True)
class MarkCounts:
    """Counts of voices.

    Attributes:
        favourites: how many are.
        tags: each tag and how many have it, by name as the language sorts them.
    """

    favourites: int = 0
    tags: tuple[tuple[str, int], ...] = ()


class MarkCounter:
    """Counts once, and from then on only what changes.

    Args:
        marks: by voice id, also of voices that aren't listed; they may change.
        is_listed: whether a voice counts.
    """

    def __init__(self, marks: Mapping[str, Marks], is_listed: Callable[[str], bool]) -> None:
        self._marks = marks
        self._is_listed = is_listed
        self._counted: dict[str, Marks] = {}
        self._favourites = 0
        self._tags: Counter[str] = Counter()
        self.renew(marks)

    def renew(self, voice_ids: Iterable[str]) -> None:
        """Take in that the marks of these voices are others, or that they came or went."""
        for voice_id in voice_ids:
            before = self._counted.pop(voice_id, NO_MARKS)
            marks = self._marks.get(voice_id, NO_MARKS)
            now = marks if self._is_listed(voice_id) else NO_MARKS
            if now.favourite or now.tags:
                self._counted[voice_id] = now
            self._favourites += now.favourite - before.favourite
            if now.tags != before.tags:
                self._tags.subtract(before.tags)
                self._tags.update(now.tags)

    @property
    def counts(self) -> MarkCounts:
        """The counts as they are now."""
        order = QCollator()
        order.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        order.setNumericMode(True)
        names = sorted((name for name, count in self._tags.items() if count), key=order.sortKey)
        return MarkCounts(self._favourites, tuple((name, self._tags[name]) for name in names))
