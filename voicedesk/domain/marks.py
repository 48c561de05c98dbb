"""What the person adds to a voice on this computer; the service knows nothing of it."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class MarkTimes:
    """When each mark was last changed here, POSIX seconds; 0 for never."""

    favourite: float = 0.0
    pinned: float = 0.0
    tags: float = 0.0
    note: float = 0.0


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one voice. They outlive its renaming, retraining and disappearing.

    Attributes:
        favourite: whether the person likes it best.
        pinned: whether its demo is to be kept on this computer whatever room there is.
        tags: names as `tag_name.clean_tag` writes them, in the order they were added.
        note: free text, with its line breaks.
        changed_at: when each of them was changed.
    """

    favourite: bool = False
    pinned: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    changed_at: MarkTimes = MarkTimes()

    def with_favourite(self, favourite: bool, at: float) -> Self:  # noqa: FBT001 - the value
        """The marks with `favourite` set at that time (POSIX seconds)."""
        times = replace(self.changed_at, favourite=at)
        return replace(self, favourite=favourite, changed_at=times)

    def with_pinned(self, pinned: bool, at: float) -> Self:  # noqa: FBT001 - the value
        """The marks with `pinned` set at that time."""
        return replace(self, pinned=pinned, changed_at=replace(self.changed_at, pinned=at))

    def with_tags(self, tags: tuple[str, ...], at: float) -> Self:
        """The marks with these tags alone, set at that time."""
        return replace(self, tags=tags, changed_at=replace(self.changed_at, tags=at))

    def with_note(self, note: str, at: float) -> Self:
        """The marks with that note, set at that time."""
        return replace(self, note=note, changed_at=replace(self.changed_at, note=at))


NO_MARKS = Marks()


def newer_of_each(mine: Marks, others: Marks) -> Marks:
    """Of each mark the one that was changed later; `mine` where both were at once."""
    ours, theirs = mine.changed_at, others.changed_at
    merged = mine
    if theirs.favourite > ours.favourite:
        merged = merged.with_favourite(others.favourite, theirs.favourite)
    if theirs.pinned > ours.pinned:
        merged = merged.with_pinned(others.pinned, theirs.pinned)
    if theirs.tags > ours.tags:
        merged = merged.with_tags(others.tags, theirs.tags)
    if theirs.note > ours.note:
        merged = merged.with_note(others.note, theirs.note)
    return merged
