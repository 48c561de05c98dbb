"""What became of a slot whose answer was lost."""

from dataclasses import dataclass
from enum import StrEnum

from voicedesk.domain.voice import Voice


class SlotFate(StrEnum):
    """What the list says."""

    MADE = "made"
    NOT_MADE = "not made"
    UNCLEAR = "unclear"
    """New voices are there, and which of them it is, if any, can't be told."""


@dataclass(frozen=True, slots=True)
class SlotVerdict:
    """The fate of a slot that was asked for; `voice` is the slot where it was made."""

    fate: SlotFate
    voice: Voice | None = None
