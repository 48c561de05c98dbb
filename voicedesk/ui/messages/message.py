"""One thing the program tells the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from voicedesk.ui.theme.tokens import Tone


class MessageTone(Enum):
    """What kind of news it is: the colours it is told in, and the icon where none is named."""

    GOOD = (Tone.READY, "state-ready")
    WARN = (Tone.TRAINING, "warn")
    BAD = (Tone.FAILED, "state-failed")
    NOTE = (Tone.IDLE, "info")

    @property
    def colours(self) -> Tone:
        """The pair of colours."""
        return self.value[0]

    @property
    def icon(self) -> str:
        """The icon that goes with it."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Message:
    """A message. It stays until it is read, withdrawn, or replaced under its key.

    Attributes:
        key: one message at most is kept for each.
        fact: what happened; one sentence, shown bold.
        consequence: what it means and what to do next, shown plain.
        action: the words of the one action; empty for none.
        act: does it. The message is taken as read then, unless it is sticky.
        details: what "Copy details" copies; empty for nothing to copy.
        sticky: it can't be dismissed, and gives way to those that can.
        icon: an icon's name; empty for the tone's own.
        of_account: it is about the open account, and goes with it.
        anew: makes the message again, in the language then in force.
    """

    key: str
    tone: MessageTone
    fact: str
    consequence: str = ""
    action: str = ""
    act: Callable[[], None] | None = None
    details: str = ""
    sticky: bool = False
    icon: str = ""
    of_account: bool = True
    anew: Callable[[], Message] | None = None

    @property
    def text(self) -> str:
        """All of it, as one reads it out."""
        return f"{self.fact} {self.consequence}".strip()
