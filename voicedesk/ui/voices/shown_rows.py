"""The rows of a table, by voice id and by number."""

from collections.abc import Iterable, Iterator, Sequence

_SCANS = 4
"""Rows looked for one by one before a map of all is made: it takes four times as long."""


class ShownRows:
    """The ids of the voices that are shown, from top to bottom.

    Args:
        ids: taken as they are; whoever holds the list too mustn't change it.
    """

    __slots__ = ("_found", "_rows", "ids")

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids
        self._rows: dict[str, int] | None = None
        self._found: dict[str, int] = {}  # those that were looked for one by one

    def __len__(self) -> int:
        return len(self.ids)

    def row_of(self, voice_id: str) -> int:
        """The row of a voice; -1 for one that isn't shown."""
        if self._rows is None:
            row = self._found.get(voice_id)
            if row is not None:
                return row
            if len(self._found) < _SCANS:
                self._found[voice_id] = row = self._scan(voice_id)
                return row
            self._rows = {one: row for row, one in enumerate(self.ids)}
        return self._rows.get(voice_id, -1)

    def _scan(self, voice_id: str) -> int:
        try:
            return self.ids.index(voice_id)
        except ValueError:
            return -1


def rows_between(
    before: Sequence[str], after: Sequence[str], moved: frozenset[str]
) -> tuple[list[int], list[int]] | None:
    """The rows that go from `before` and those that come in `after`.

    Args:
        moved: all that came, went or stand elsewhere are among these.

    Returns:
        None if some that stay stand elsewhere.
    """
    here, there = moved.intersection(before), moved.intersection(after)
    stay = [one for one in before if one not in here or one in there]
    if stay != [one for one in after if one not in there or one in here]:
        return None
    gone = [row for row, one in enumerate(before) if one in here and one not in there]
    come = [row for row, one in enumerate(after) if one in there and one not in here]
    return gone, come


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of neighbours among ascending `rows`."""
    first = last = -1
    for row in rows:
        if row > last + 1 or last < 0:
            if last >= 0:
                yield first, last
            first = row
        last = row
    if last >= 0:
        yield first, last
