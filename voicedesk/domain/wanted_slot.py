"""A slot that was asked for, and of which no answer is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WantedSlot:
    """What was written down before it was asked for.

    Attributes:
        asked_at: POSIX seconds.
        known: the ids of the voices there were.
    """

    asked_at: float
    known: frozenset[str]
