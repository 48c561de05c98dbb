"""A new voice whose answer was lost: finds out whether it was made before another may be."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from voicedesk.domain.errors import SlotOpenError
from voicedesk.domain.text import isolated
from voicedesk.services.session import AccountSession
from voicedesk.services.slots import SlotResult, SlotStatus
from voicedesk.ui.messages.error_texts import is_uncertain
from voicedesk.ui.messages.messages import Message, Messages, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

_KEY = f"{OperationKind.CREATE}:"
_FIND = TaskKey("find lost slot")


class LostSlotPresenter(QObject):
    """Says that the list is looked at, and then whether the voice was made.

    Args:
        train: opens the form of a voice.
        make: makes another one.

    Signals:
        changed: `is_looking` is another.
        found: the Voice that was made all the same.
    """

    changed = Signal()
    found = Signal(object)

    def __init__(
        self,
        messages: Messages,
        tasks: TaskRunner,
        train: Callable[[str], None],
        make: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._tasks = tasks
        self._train = train
        self._make = make
        self._session: AccountSession | None = None

    @property
    def is_looking(self) -> bool:
        return self._session is not None and self._session.slots.is_open

    def open(self, session: AccountSession) -> None:
        """Look after another account; also after what the program's end left open."""
        self._session = session
        if self.is_looking:
            self._look()

    def close(self) -> None:
        self._session = None
        self._tasks.end(_FIND)

    def handle(self, error: Exception) -> bool:
        """Start looking if `error` leaves open whether a voice was made; whether it did."""
        if isinstance(error, SlotOpenError) or (is_uncertain(error) and self.is_looking):
            self._look()
            return True
        return False

    def _look(self) -> None:
        session = self._session
        if session is None:
            return

        async def look() -> None:
            result = await session.slots.find_out()
            if result.voice is not None:
                self.found.emit(result.voice)
            self._messages.show(self._result(result))
            self.changed.emit()

        self._messages.show(self._looking())
        if not self._tasks.is_busy(_FIND):
            self._tasks.read(_FIND, Operation(OperationKind.CREATE), look)
        self.changed.emit()

    def _looking(self) -> Message:
        return Message(
            _KEY,
            MessageTone.WARN,
            self.tr("The new voice may have been made: no answer came."),
            self.tr("VoiceDesk is looking in the list. That takes two minutes at the most."),
        )

    def _result(self, result: SlotResult) -> Message:
        voice = result.voice
        if voice is not None:
            return Message(
                _KEY,
                MessageTone.GOOD,
                self.tr("The new voice was made, although no answer came."),
                self.tr("It is {name}.").format(name=isolated(voice.name)),
                self.tr("Train"),
                lambda: self._train(voice.id),
            )
        if result.status is SlotStatus.NOT_MADE:
            return Message(
                _KEY,
                MessageTone.NOTE,
                self.tr("The new voice wasn’t made."),
                self.tr("You can make it now; there will be one."),
                self.tr("New voice"),
                self._make,
            )
        return Message(
            _KEY,
            MessageTone.WARN,
            self.tr("The new voice may have been made."),
            self.tr(
                "There are new voices in the list, and whether one of them is yours can’t be told. "
                "Look at them before you make another."
            ),
        )
