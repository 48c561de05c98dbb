"""News and errors on their way to the person, and what of the person's changes can be undone.

Everything that is told goes through `Messages.show()`. `MessageArea` shows what has just come and
what lasts, `MessageList` shows all.

What can be undone is kept here and not in a QUndoStack: that one undoes the last change first,
while in the list of messages each can be undone as long as the thing is as it was left.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

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


class MessageKind(Enum):
    """How long it is true, and so how it is shown.

    An event is told in a corner for some seconds. Progress stays there until it is withdrawn or
    replaced. A condition is something of the whole account or program that lasts, such as being
    offline: a banner, until it is withdrawn.
    """

    EVENT = "event"
    PROGRESS = "progress"
    CONDITION = "condition"


class Undo(NamedTuple):
    """How a change is undone.

    Attributes:
        revert: undoes it.
        holds: whether the thing still is as the change left it; else there is nothing to undo.
        again: makes the change once more after it was undone; None where that can't be.
    """

    revert: Callable[[], None]
    holds: Callable[[], bool]
    again: "Undo | None" = None


class Message(NamedTuple):
    """A message.

    Attributes:
        key: one message at most is kept for each.
        fact: what happened; one sentence.
        consequence: what it means and what to do next.
        action: the words of the one action; empty for none.
        act: does it.
        details: what "Copy details" copies; empty for nothing to copy.
        icon: an icon's name; empty for the tone's own.
        of_account: it is about the open account, and goes with it.
        undo: undoes what the message tells of; offered in place of an action.
        guide: the guide's page that tells what to do; empty for none.
        at: when it came, POSIX seconds; `Messages` writes it.
    """

    key: str
    tone: MessageTone
    fact: str
    consequence: str = ""
    action: str = ""
    act: Callable[[], None] | None = None
    details: str = ""
    kind: MessageKind = MessageKind.EVENT
    icon: str = ""
    of_account: bool = True
    undo: Undo | None = None
    guide: str = ""
    at: float = 0.0

    @property
    def text(self) -> str:
        return f"{self.fact} {self.consequence}".strip()

    @property
    def offer(self) -> str:
        """The words of what it offers: its action, else its page of the guide."""
        return self.action or (guide_text() if self.guide else "")

    @property
    def is_wrong(self) -> bool:
        """Whether it tells of something that went wrong."""
        return self.tone in {MessageTone.WARN, MessageTone.BAD}


def guide_text() -> str:
    """The words that lead to the guide."""
    return QCoreApplication.translate("Messages", "What to do")


OFFLINE_KEY = "offline"
"""The key of the message that the service can't be reached."""

_MOST = 100
_SLOW_MS = 600
"""How long something goes on before a message of progress is worth its while."""


class Messages(QObject):
    """Keeps messages, the newest first; what goes on or lasts renews its words in its place.

    At most 100 are kept: the oldest events go.

    Signals:
        changed: there are other messages, or others are read or can be undone.
        arrived(Message): news; not sent when progress or a condition only renews its words.
        guide_requested(str): a message's page of the guide is wanted.
    """

    changed = Signal()
    arrived = Signal(object)
    guide_requested = Signal(str)

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._messages: list[Message] = []
        self._unread: set[str] = set()
        self._undos: list[Undo] = []
        self._undone: list[Undo] = []

    @property
    def messages(self) -> tuple[Message, ...]:
        """All, the newest first."""
        return tuple(self._messages)

    @property
    def current(self) -> Message | None:
        return self._messages[0] if self._messages else None

    def has(self, key: str) -> bool:
        return self.find(key) is not None

    def find(self, key: str) -> Message | None:
        return next((kept for kept in self._messages if kept.key == key), None)

    def show(self, message: Message) -> None:
        """Add a message, in place of the one under the same key."""
        before = self.find(message.key)
        message = message._replace(at=self._clock())
        renews = (
            before is not None
            and message.kind is before.kind
            and message.kind is not MessageKind.EVENT
        )
        if renews and before is not None:
            if before == message._replace(at=before.at):
                return
            self._messages[self._messages.index(before)] = message._replace(at=before.at)
        else:
            others = [kept for kept in self._messages if kept.key != message.key]
            self._messages = [message, *others]
            self._unread.add(message.key)
        if message.undo is not None:
            self._keep(message.undo)
        while len(self._messages) > _MOST:
            events = [kept for kept in self._messages if kept.kind is MessageKind.EVENT]
            self._remove((events or self._messages)[-1:])
        self.changed.emit()
        if not renews:
            self.arrived.emit(message)

    @contextmanager
    def shown_if_slow(self, message: Message) -> Iterator[None]:
        """Show a message of progress while the block goes on, where that takes a moment."""
        soon = QTimer(self, singleShot=True, interval=_SLOW_MS)
        soon.timeout.connect(lambda: self.show(message))
        soon.start()
        try:
            yield
        finally:
            soon.deleteLater()
            soon.stop()
            self.withdraw(message.key)

    def withdraw(self, key: str) -> None:
        if gone := self.find(key):
            self._remove([gone])
            self.changed.emit()

    def forget_account(self) -> None:
        self._undos.clear()
        self._undone.clear()
        if gone := [kept for kept in self._messages if kept.of_account]:
            self._remove(gone)
            self.changed.emit()

    def clear(self) -> None:
        """Forget what is over; what goes on or lasts stays."""
        self._remove([kept for kept in self._messages if kept.kind is MessageKind.EVENT])
        self.changed.emit()

    def act(self, message: Message) -> None:
        """Do what a message offers. What went wrong and is tried again isn't true any longer."""
        self._unread.discard(message.key)
        if not message.action and message.guide:
            self.changed.emit()
            self.guide_requested.emit(message.guide)
            return
        if message.kind is MessageKind.EVENT and message.is_wrong:
            self.withdraw(message.key)
        else:
            self.changed.emit()
        if message.act is not None:
            message.act()

    # What the person has seen

    @property
    def unread(self) -> int:
        return len(self._unread)

    def is_unread(self, message: Message) -> bool:
        return message.key in self._unread

    def mark_read(self, key: str = "") -> None:
        """The person has seen this message, or all."""
        before = len(self._unread)
        self._unread = self._unread - {key} if key else set()
        if len(self._unread) != before:
            self.changed.emit()

    # What can be undone

    @property
    def next_undo(self) -> Undo | None:
        """What Ctrl+Z undoes."""
        return next((undo for undo in reversed(self._undos) if undo.holds()), None)

    def can_undo(self, message: Message) -> bool:
        return message.undo is not None and message.undo in self._undos and message.undo.holds()

    def keep_undo(self, undo: Undo) -> None:
        """Let Ctrl+Z undo a change that isn't worth a message."""
        self._keep(undo)
        self.changed.emit()

    def undo(self, undo: Undo | None = None) -> None:
        """Undo a change, the newest one by default; nothing where it was changed again since."""
        undo = undo or self.next_undo
        if undo is None or undo not in self._undos:
            return
        # One that doesn't hold now may again once a later change is undone.
        self._undos = [one for one in self._undos if one is not undo]
        self._remove([kept for kept in self._messages if kept.undo is undo])
        if undo.holds():
            undo.revert()
            self._undone.append(undo)
        self.changed.emit()

    def redo(self) -> None:
        """Make again what was undone last, unless something else was changed since."""
        undo = self._undone.pop() if self._undone else None
        if undo is not None and undo.again is not None and undo.again.holds():
            undo.again.revert()
            self._undos.append(undo)
            self.changed.emit()

    def _keep(self, undo: Undo) -> None:
        self._undos = [*self._undos[1 - _MOST :], undo]
        self._undone.clear()

    def _remove(self, gone: Sequence[Message]) -> None:
        self._messages = [kept for kept in self._messages if kept not in gone]
        self._unread -= {one.key for one in gone}
