"""What is true, written down on this computer; a failure to do so doesn't make it less true."""

from collections.abc import Awaitable, Iterable, Mapping, Sequence

from psygnal import Signal

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.training import Training
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import Library
from voicedesk.services.announce import announce


class BookKeeping:
    """Writes voices and trainings to the library, and makes good what could not be written.

    Whatever one answer of the service showed goes to the library in one piece and before the first
    wait: a cancelled wait leaves nothing half written.

    Signals:
        failed: a write failed; said once, until one succeeds again.
    """

    failed = Signal(LibraryError)

    def __init__(self, library: Library) -> None:
        self._library = library
        self._is_failing = False
        self._writes = 0
        self._unsaved: dict[str, int] = {}  # by voice, the latest write that it was part of
        self._unlinked = 0  # the latest write with new links alone that isn't known to be done
        self._unsettled: dict[tuple[str, int], Training] = {}

    async def listing(
        self,
        changes: VoiceChanges,
        voices: Mapping[str, Voice],
        listed_at: float,
        trainings: Iterable[Training],
    ) -> None:
        """Write a listing's changes, and all that failed or was cancelled before."""
        mine = {voice.id for voice in (*changes.added, *changes.changed)} | {*changes.removed}
        owed = self._unsaved.keys() - mine
        # Links change all at once: which ones are owed isn't remembered, but that some are.
        relinked = tuple(voices.values()) if self._unlinked else changes.relinked
        whole = VoiceChanges(
            changes.added,
            (*changes.changed, *(voices[key] for key in owed if key in voices)),
            (*changes.removed, *(key for key in owed if key not in voices)),
            relinked,
        )
        due = self._due(trainings)
        saving = self._library.save_listing(whole, list(voices), listed_at, due)
        if relinked:
            self._unlinked = self._writes + 1
        await self._write(saving, due, mine | owed)

    async def voice(self, voice: Voice, trainings: Iterable[Training] = ()) -> None:
        """Write one voice, and how far trainings have come."""
        due = self._due(trainings)
        await self._write(self._library.save_voice(voice, due), due, {voice.id})

    async def gone(self, voice_id: str, trainings: Iterable[Training] = ()) -> None:
        """Forget one voice, and write how far trainings have come."""
        due = self._due(trainings)
        await self._write(self._library.forget_voice(voice_id, due), due, {voice_id})

    async def trainings(self, trainings: Iterable[Training]) -> None:
        """Write how far trainings have come."""
        due = self._due(trainings)
        await self._write(self._library.save_trainings(due), due)

    def _due(self, trainings: Iterable[Training]) -> Sequence[Training]:
        """`trainings`, and those that failed or were cancelled before."""
        self._unsettled |= {(one.voice_id, one.number): one for one in trainings}
        return list(self._unsettled.values())

    async def _write(
        self,
        writing: Awaitable[object],
        trainings: Sequence[Training],
        voice_ids: Iterable[str] = (),
    ) -> None:
        self._writes += 1
        number = self._writes
        self._unsaved |= dict.fromkeys(voice_ids, number)
        try:
            await writing
        except LibraryError as error:
            if not self._is_failing:
                self._is_failing = True
                announce(self.failed, error)
            return
        self._is_failing = False
        # What a later write holds anew stays owed until that one is done.
        self._unsaved = {key: write for key, write in self._unsaved.items() if write != number}
        if self._unlinked == number:
            self._unlinked = 0
        for training in trainings:
            key = training.voice_id, training.number
            if self._unsettled.get(key) is training:
                del self._unsettled[key]
