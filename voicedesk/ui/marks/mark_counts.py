"""How many of the listed voices have which mark."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCollator, Qt

from voicedesk.domain.marks import Marks


@dataclass(frozen=True, slots=True)
class MarkCounts:
    """Counts of voices.

    Attributes:
        favourites: how many are.
        tags: each tag and how many have it, by name as the language sorts them.
    """

    favourites: int = 0
    tags: tuple[tuple[str, int], ...] = ()


def count_marks(marks: Mapping[str, Marks], listed: Container[str]) -> MarkCounts:
    """Count the marks of the voices in `listed`."""
    favourites = 0
    tags: Counter[str] = Counter()
    for voice_id, one in marks.items():
        if (one.favourite or one.tags) and voice_id in listed:
            favourites += one.favourite
            tags.update(one.tags)
    order = QCollator()
    order.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    order.setNumericMode(True)
    names = sorted(tags, key=order.sortKey)
    return MarkCounts(favourites, tuple((name, tags[name]) for name in names))
