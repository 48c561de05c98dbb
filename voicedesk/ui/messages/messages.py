"""News and errors on their way to the person: `Messages.show()` hands them to the banners."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from voicedesk.ui.theme.colours import Tone


class MessageTone(Enum):
    """What kind of news it is: the colours it is told in, and the icon where none is named."""

    GOOD = (Tone.READY, "state-ready")
    WARN = (Tone.TRAINING, "warn")
    BAD = (Tone.FAILED, "state-failed")
    NOTE = (Tone.IDLE, "info")

    @property
    def colours(self) -> Tone:
        return self.value[0]

    @property
    def icon(self) -> str:
        return self.value[1]


class Message(NamedTuple):
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

    @property
    def text(self) -> str:
        return f"{self.fact} {self.consequence}".strip()


OFFLINE_KEY = "offline"
"""The key of the message that the service can't be reached."""

_MOST = 20


class Messages(QObject):
    """Keeps messages, the newest first; a sticky one that only renews its words stays in its place.

    At most 20 are kept: the oldest that could be dismissed goes first.

    Signals:
        changed: there are other messages, or they come in another order.
        arrived(Message): news; not sent when a sticky message only renews its words.
    """

    changed = Signal()
    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []

    @property
    def messages(self) -> tuple[Message, ...]:
        """All that wait, the one to show first."""
        return tuple(self._messages)

    @property
    def current(self) -> Message | None:
        return self._messages[0] if self._messages else None

    def has(self, key: str) -> bool:
        return any(message.key == key for message in self._messages)

    def show(self, message: Message) -> None:
        """Add a message, in place of the one under the same key."""
        before = next((kept for kept in self._messages if kept.key == message.key), None)
        if before == message:
            return
        if before is not None and message.sticky:
            self._messages[self._messages.index(before)] = message
        else:
            others = [kept for kept in self._messages if kept.key != message.key]
            self._messages = [message, *others]
        while len(self._messages) > _MOST:
            passing = [kept for kept in self._messages if not kept.sticky]
            self._messages.remove(passing[-1] if passing else self._messages[-1])
        self.changed.emit()
        if not message.sticky or before is None:
            self.arrived.emit(message)

    def withdraw(self, key: str) -> None:
        if self.has(key):
            self._messages = [kept for kept in self._messages if kept.key != key]
            self.changed.emit()

    def forget_account(self) -> None:
        lasting = [kept for kept in self._messages if not kept.of_account]
        if lasting != self._messages:
            self._messages = lasting
            self.changed.emit()
