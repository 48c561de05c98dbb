"""Tells what became of a new voice whose answer was lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from voicedesk.domain.display import isolated
from voicedesk.domain.voice import Voice
from voicedesk.services.account_session import AccountSession
from voicedesk.services.slot_open_error import SlotOpenError
from voicedesk.services.slot_verdict import SlotFate, SlotVerdict
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.messages.message_board import MessageBoard
from voicedesk.ui.messages.wording import is_uncertain
from voicedesk.ui.work import Work

_KEY = f"{Doing.CREATE}:"
_WORK = "voices.lost_slot"


class LostSlotPresenter(QObject):
    """Has the list asked, and says which of the two happened before another may be made.

    Args:
        train: opens the form of a voice.
        make: makes another one.

    Signals:
        changed: whether it `is_looking` is another.
        found: the Voice that was made all the same.
    """

    changed = Signal()
    found = Signal(object)

    def __init__(
        self,
        board: MessageBoard,
        work: Work,
        train: Callable[[str], None],
        make: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._work = work
        self._train = train
        self._make = make
        self._session: AccountSession | None = None

    @property
    def is_looking(self) -> bool:
        """Whether it isn't known yet."""
        return self._session is not None and self._session.slots.is_open

    def open(self, session: AccountSession) -> None:
        """Look after another account; also after what the program's end left open."""
        self._session = session
        if self.is_looking:
            self._look()

    def close(self) -> None:
        """Let go of the account."""
        self._session = None
        self._work.end(_WORK)

    def take(self, error: Exception) -> bool:
        """Whether `error` means that it has to be found out; it is told then."""
        if isinstance(error, SlotOpenError) or (is_uncertain(error) and self.is_looking):
            self._look()
            return True
        return False

    # Inside

    def _look(self) -> None:
        session = self._session
        if session is None:
            return

        async def look() -> None:
            verdict = await session.slots.find_out()
            if verdict.voice is not None:
                self.found.emit(verdict.voice)
            self._board.show(self._told(verdict))
            self.changed.emit()

        self._board.show(self._looking())
        if not self._work.is_busy(_WORK):
            self._work.read(_WORK, Attempt(Doing.CREATE), look)
        self.changed.emit()

    def _looking(self) -> Message:
        return Message(
            _KEY,
            MessageTone.WARN,
            self.tr("The new voice may have been made: no answer came."),
            self.tr("VoiceDesk is looking in the list. That takes two minutes at the most."),
            anew=self._looking,
        )

    def _told(self, verdict: SlotVerdict) -> Message:
        voice = verdict.voice
        if verdict.fate is SlotFate.MADE and voice is not None:
            return self._made(voice)
        if verdict.fate is SlotFate.NOT_MADE:
            return Message(
                _KEY,
                MessageTone.NOTE,
                self.tr("The new voice wasn’t made."),
                self.tr("You can make it now; there will be one."),
                self.tr("New voice"),
                self._make,
                anew=lambda: self._told(verdict),
            )
        return Message(
            _KEY,
            MessageTone.WARN,
            self.tr("The new voice may have been made."),
            self.tr(
                "There are new voices in the list, and whether one of them is yours can’t be told. "
                "Look at them before you make another."
            ),
            anew=lambda: self._told(verdict),
        )

    def _made(self, voice: Voice) -> Message:
        return Message(
            _KEY,
            MessageTone.GOOD,
            self.tr("The new voice was made, although no answer came."),
            self.tr("It is {name}.").format(name=isolated(voice.name)),
            self.tr("Train"),
            lambda: self._train(voice.id),
            anew=lambda: self._made(voice),
        )
