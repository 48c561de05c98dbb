"""A new voice whose answer was lost: finds out whether it was made before another may be."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from voicedesk.domain.text import isolated
from voicedesk.domain.voice import Voice
from voicedesk.services.session import AccountSession
from voicedesk.services.slots import SlotResult, SlotStatus
from voicedesk.ui.messages.messages import Message, MessageKind, Messages, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

_KEY = f"{OperationKind.CREATE}:"
_FIND = TaskKey("find lost slot")


class LostSlotPresenter(QObject):
    """Says that the list is looked at, and then what became of the voice.

    Args:
        open_new: opens the form of the new voice.

    Signals:
        changed: `is_looking` is another.
    """

    changed = Signal()

    def __init__(
        self,
        messages: Messages,
        tasks: TaskRunner,
        open_new: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._tasks = tasks
        self._open_new = open_new
        self._session: AccountSession | None = None
        self._finds_out = False

    @property
    def is_looking(self) -> bool:
        return self._session is not None and self._session.slots.is_open

    def open(self, session: AccountSession) -> None:
        """Look after another account, and after what the program's end left open there.

        Nothing that was meant before is sent by that: the form has it, until the person says so.
        """
        self._session = session
        if self.is_looking:
            self.look_again()
        elif (voice := session.slots.made) is not None:
            self._messages.show(self._made(voice))

    def look_again(self) -> None:
        """Find out what is still open, as once the token can be read again; where nobody does."""
        session = self._session
        if session is None or not session.slots.is_open or self._finds_out:
            return

        async def look() -> None:
            voice = await self.find_out(session)
            if voice is not None:
                self._messages.show(self._made(voice))

        operation = Operation(OperationKind.CREATE, retry=self.look_again)
        self._tasks.read(_FIND, operation, look)

    def close(self) -> None:
        self._session = None
        self._tasks.end(_FIND)

    async def find_out(self, session: AccountSession) -> Voice | None:
        """The slot, if it was made although no answer came; else it is told why there is none."""
        self._messages.show(self._looking())
        self.changed.emit()
        self._finds_out = True
        try:
            result = await session.slots.find_out()
        finally:
            self._finds_out = False
        if result.voice is None:
            self._messages.show(self._result(result))
        else:
            self._messages.withdraw(_KEY)
        self.changed.emit()
        return result.voice

    def _looking(self) -> Message:
        return Message(
            _KEY,
            MessageTone.WARN,
            self.tr("The service didn’t answer. The new voice may have been created."),
            self.tr("VoiceDesk is checking the list. This takes up to two minutes."),
            kind=MessageKind.PROGRESS,
        )

    def _made(self, voice: Voice) -> Message:
        return Message(
            _KEY,
            MessageTone.NOTE,
            self.tr("Your last new voice isn’t finished."),
            self.tr("{name} was created but hasn’t been trained yet.").format(
                name=isolated(voice.name)
            ),
            self.tr("Continue"),
            self._open_new,
        )

    def _result(self, result: SlotResult) -> Message:
        if result.status is SlotStatus.NOT_MADE:
            return Message(
                _KEY,
                MessageTone.NOTE,
                self.tr("The new voice wasn’t created."),
                self.tr("It’s safe to create it again."),
                self.tr("New voice"),
                self._open_new,
            )
        return Message(
            _KEY,
            MessageTone.WARN,
            self.tr("The new voice may have been created."),
            self.tr(
                "The list has new voices, and one of them may be yours. Check them "
                "before you create another."
            ),
        )
