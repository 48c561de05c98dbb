"""What became of a slot whose answer was lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from voicedesk.domain.voice import Voice

_TELLING_SECONDS: Final = 3600.0
"""After which a voice that appeared may as well be another's: much happens in an hour."""


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


def slot_verdict(appeared: Sequence[Voice], *, age: float, is_late: bool) -> SlotVerdict | None:
    """What a listing says of a slot that was asked for; None while it may still say otherwise.

    Args:
        appeared: slots that weren't there before, and that nobody is known to have made.
        age: seconds since it was asked for.
        is_late: whether a lost request can't be acted upon any more.
    """
    if not appeared:
        return SlotVerdict(SlotFate.NOT_MADE) if is_late else None
    if len(appeared) > 1 or age > _TELLING_SECONDS:
        return SlotVerdict(SlotFate.UNCLEAR)
    return SlotVerdict(SlotFate.MADE, appeared[0])
