"""How far keeping demos offline has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OfflineKeeping:
    """One run of fetching what is to be kept, from the first voice asked for to the last fetched.

    Attributes:
        total: how many voices' demos the run is about; 0 where there is nothing to do.
        done: how many of them were fetched or turned out not to be had.
        unchecked: how many of those fetched are still to be decoded and measured.
        failed: once it is over, why, by voice id, some could not be kept.
        is_paused: whether the person paused it.
        is_waiting: whether it waits for the service to be reached.
    """

    total: int = 0
    done: int = 0
    unchecked: int = 0
    failed: Mapping[str, Exception] = field(default_factory=dict)
    is_paused: bool = False
    is_waiting: bool = False

    @property
    def is_running(self) -> bool:
        """Whether anything is still to be done."""
        return self.done < self.total or self.unchecked > 0

    @property
    def is_checking(self) -> bool:
        """Whether all were fetched, and some are still being looked through."""
        return self.done == self.total and self.unchecked > 0
