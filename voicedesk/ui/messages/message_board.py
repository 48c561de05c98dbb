"""The messages that wait to be read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from voicedesk.ui.messages.message import Message

OFFLINE_KEY = "offline"
"""The key of the message that the service can't be reached."""

_MOST = 20


class MessageBoard(QObject):
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
    def messages(self) -> "tuple[Message, ...]":
        """All that wait, the one to show first."""
        return tuple(self._messages)

    @property
    def current(self) -> "Message | None":
        """The one to show."""
        return self._messages[0] if self._messages else None

    def has(self, key: str) -> bool:
        """Whether a message waits under `key`."""
        return any(message.key == key for message in self._messages)

    def show(self, message: "Message") -> None:
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
        """Take the message under `key` away; nothing happens when there is none."""
        if self.has(key):
            self._messages = [kept for kept in self._messages if kept.key != key]
            self.changed.emit()

    def forget_account(self) -> None:
        """Take away what is about the open account: another one opens."""
        lasting = [kept for kept in self._messages if not kept.of_account]
        if lasting != self._messages:
            self._messages = lasting
            self.changed.emit()

    def renew(self) -> None:
        """Find the words anew, after the language changed."""
        self._messages = [kept.anew() if kept.anew else kept for kept in self._messages]
        self.changed.emit()
