"""One row of the table as it is shown."""

from dataclasses import dataclass
from enum import IntEnum

from voicedesk.ui.theme.tokens import Tone


class BatchColumn(IntEnum):
    """The columns, from left to right."""

    NUMBER = 0
    NAME = 1
    LINK = 2
    SPEAKER = 3
    FOUND = 4


EDITABLE = frozenset({BatchColumn.NAME, BatchColumn.LINK, BatchColumn.SPEAKER})


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What a row's cells say.

    Attributes:
        found: what was found of it, or what became of it, in a few words.
        detail: the same at length.
        tone: how good that is; None for nothing to be said.
        icon: stands before it; empty for the tone's own.
        wrong: the cells that have to be changed before it can be sent.
        is_shared: whether the speaker is the name, as none was given.
    """

    number: int
    name: str
    link: str
    speaker: str
    found: str = ""
    detail: str = ""
    tone: Tone | None = None
    icon: str = ""
    wrong: frozenset[BatchColumn] = frozenset()
    is_shared: bool = False

    def text(self, column: BatchColumn) -> str:
        """What a cell says."""
        return {
            BatchColumn.NUMBER: str(self.number),
            BatchColumn.NAME: self.name,
            BatchColumn.LINK: self.link,
            BatchColumn.SPEAKER: self.speaker,
            BatchColumn.FOUND: self.found,
        }[column]
