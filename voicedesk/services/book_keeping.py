"""What is true, written down on this computer; a failure to do so doesn't make it less true."""

from collections.abc import Awaitable, Mapping

from psygnal import Signal

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.training import Training
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import Library


class BookKeeping:
    """Writes voices and trainings to the library, and makes good what could not be written.

    Signals:
        failed: a write failed; said once, until one succeeds again.
    """

    failed = Signal(LibraryError)

    def __init__(self, library: Library) -> None:
        self._library = library
        self._is_failing = False
        self._unsaved: set[str] = set()

    async def listing(
        self, changes: VoiceChanges, voices: Mapping[str, Voice], listed_at: float
    ) -> None:
        """Write a listing's changes, and those that failed or were cancelled before."""
        mine = {voice.id for voice in (*changes.added, *changes.changed)} | {*changes.removed}
        owed = self._unsaved - mine
        whole = VoiceChanges(
            changes.added,
            (*changes.changed, *(voices[key] for key in owed if key in voices)),
            (*changes.removed, *(key for key in owed if key not in voices)),
        )
        saving = self._library.save_listing(whole, list(voices), listed_at)
        await self._write(saving, mine | owed)

    async def voice(self, voice: Voice) -> None:
        """Write one voice."""
        await self._write(self._library.save_voice(voice), {voice.id})

    async def gone(self, voice_id: str) -> None:
        """Forget one voice."""
        await self._write(self._library.forget_voice(voice_id), {voice_id})

    async def outcome(self, training: Training) -> None:
        """Write how far a training has come; one not sent from here ends with its voice's state."""
        if training.is_ours:
            await self._write(
                self._library.settle_training(training.number, training.outcome, training.ended_at)
            )

    async def seen(self, training: Training) -> None:
        """Write that a training was seen which wasn't sent from here."""
        await self._write(
            self._library.note_seen_training(
                training.voice_id, training.voice_name, training.sent_at
            )
        )

    async def _write(self, writing: Awaitable[object], voice_ids: set[str] | None = None) -> None:
        self._unsaved |= voice_ids or set()
        try:
            await writing
        except LibraryError as error:
            if not self._is_failing:
                self._is_failing = True
                self.failed.emit(error)
            return
        self._is_failing = False
        self._unsaved -= voice_ids or set()
