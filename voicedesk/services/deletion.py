"""Deletes several voices, one after another, and finds out what became of each."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from voicedesk.domain.errors import (
    NoConnectionError,
    RateLimitedError,
    ServiceError,
    TokenRefusedError,
    VoiceBusyError,
)
from voicedesk.services.voices import Voices

_ENDING = (NoConnectionError, RateLimitedError, TokenRefusedError)
"""After these the next one would fare no better, so it isn't sent."""


class DeletionStatus(StrEnum):
    """What became of a voice that was to be deleted."""

    WAITING = "waiting"
    DELETING = "deleting"
    DELETED = "deleted"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_SENT = "not sent"


@dataclass(frozen=True, slots=True)
class DeletionResult:
    """What became of one voice; `error` is why it wasn't deleted, or isn't known to be."""

    status: DeletionStatus
    error: Exception | None = None


class VoiceDeletion:
    """One run over several voices. None is asked for twice, whatever came of it.

    Args:
        delete: deletes one; raises ServiceError or VoiceBusyError.
        on_change: called with a voice's id and its new result.
    """

    def __init__(
        self,
        voices: Voices,
        delete: Callable[[str], Awaitable[None]],
        on_change: Callable[[str, DeletionResult], None],
    ) -> None:
        self._voices = voices
        self._delete = delete
        self._on_change = on_change
        self._is_stopped = False
        self.results: dict[str, DeletionResult] = {}

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be done."""
        going = {DeletionStatus.WAITING, DeletionStatus.DELETING}
        return not any(result.status in going for result in self.results.values())

    def stop(self) -> None:
        """Send no more; what is on its way is waited for."""
        self._is_stopped = True

    async def run(self, voice_ids: Sequence[str]) -> None:
        """Delete these, in this order, and find out what became of each."""
        for voice_id in voice_ids:
            self.results[voice_id] = DeletionResult(DeletionStatus.WAITING)
        ending: Exception | None = None
        for voice_id in voice_ids:
            if self._is_stopped or ending is not None:
                self._set(voice_id, DeletionStatus.NOT_SENT, ending)
                continue
            self._set(voice_id, DeletionStatus.DELETING)
            error = await self._delete_one(voice_id)
            if isinstance(error, _ENDING):
                ending = error
        await self._clear_doubts()

    async def _delete_one(self, voice_id: str) -> Exception | None:
        try:
            if voice_id in self._voices.by_id:  # else it went elsewhere meanwhile
                await self._delete(voice_id)
        except VoiceBusyError as error:
            self._set(voice_id, DeletionStatus.FAILED, error)
            return error
        except ServiceError as error:
            doubtful = error.facts.may_have_taken_effect
            status = DeletionStatus.UNKNOWN if doubtful else DeletionStatus.FAILED
            self._set(voice_id, status, error)
            return error
        self._set(voice_id, DeletionStatus.DELETED)
        return None

    async def _clear_doubts(self) -> None:
        """List once more for those that may have been deleted."""
        doubtful = [
            voice_id
            for voice_id, result in self.results.items()
            if result.status is DeletionStatus.UNKNOWN
        ]
        if not doubtful:
            return
        with suppress(ServiceError):
            await self._voices.refresh(deleted=doubtful)
            for voice_id in doubtful:
                if voice_id in self._voices.by_id:
                    self._set(voice_id, DeletionStatus.FAILED, self.results[voice_id].error)
                else:
                    self._set(voice_id, DeletionStatus.DELETED)

    def _set(self, voice_id: str, status: DeletionStatus, error: Exception | None = None) -> None:
        result = self.results[voice_id] = DeletionResult(status, error)
        self._on_change(voice_id, result)
