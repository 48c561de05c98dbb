"""Makes slots for new voices, each once, and finds out what became of one without an answer."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from psygnal import Signal

from voicedesk.domain.errors import LibraryError, ServiceError, SlotOpenError
from voicedesk.domain.voice import SlotRequest, Voice, VoiceState
from voicedesk.library import Library, Opening
from voicedesk.services.polling import Pace, announce
from voicedesk.services.trainings import LATEST_START
from voicedesk.services.voices import Voices

_TELLING_SECONDS: Final = 3600.0
"""After which a voice that appeared may as well be another's: much happens in an hour."""


class SlotStatus(StrEnum):
    """What the list says."""

    MADE = "made"
    NOT_MADE = "not made"
    UNCLEAR = "unclear"
    """New voices are there, and which of them it is, if any, can't be told."""


@dataclass(frozen=True, slots=True)
class SlotResult:
    """The fate of a slot that was asked for; `voice` is the slot where it was made."""

    status: SlotStatus
    voice: Voice | None = None


def slot_status(appeared: Sequence[Voice], *, age: float, is_late: bool) -> SlotResult | None:
    """What a listing says of a slot that was asked for; None while it may still say otherwise.

    Args:
        appeared: slots that weren't there before, and that nobody is known to have made.
        age: seconds since it was asked for.
        is_late: whether a lost request can't be acted upon any more.
    """
    if not appeared:
        return SlotResult(SlotStatus.NOT_MADE) if is_late else None
    if len(appeared) > 1 or age > _TELLING_SECONDS:
        return SlotResult(SlotStatus.UNCLEAR)
    return SlotResult(SlotStatus.MADE, appeared[0])


_log = logging.getLogger(__name__)

_FRESH_SECONDS: Final = 10.0
"""How old the list may be that tells which voices there were before."""


class Slots:
    """Asks for one slot at a time.

    That it is meant is written down before the request goes, with the voices there are. Where the
    answer is lost, also by the program's end, the list tells whether a slot appeared; until that is
    known no other is asked for.

    Signals:
        settled: SlotResult, of a slot whose answer was lost.
    """

    settled = Signal(SlotResult)

    def __init__(
        self,
        voices: Voices,
        library: Library,
        opening: Opening,
        *,
        pace: Pace = Pace(),  # noqa: B008 (frozen)
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._voices = voices
        self._store = library.slots
        self._pace = pace
        self._clock = clock
        self._requested = opening.wanted_slot
        self._others: set[str] = set()
        self._is_asking = False
        voices.created.connect(self._note_made)

    @property
    def is_open(self) -> bool:
        """Whether it is to be found out what became of a slot."""
        return self._requested is not None and not self._is_asking

    async def make(self, *, language: str = "", tier: str = "") -> Voice:
        """Make a slot.

        Raises:
            SlotOpenError: it isn't known yet what became of the one before; nothing was sent.
            LibraryError: it can't be written down; nothing was sent.
            ServiceError: if it may have taken effect all the same, `find_out` tells.
        """
        if self._requested is not None:
            raise SlotOpenError
        async with self._voices.creating:
            listed_at = self._voices.listed_at
            if listed_at is None or not 0 <= self._clock() - listed_at < _FRESH_SECONDS:
                await self._voices.refresh()
            if self._requested is not None:
                raise SlotOpenError
            self._is_asking = True
            try:
                return await self._ask(language, tier)
            finally:
                self._is_asking = False

    async def find_out(self) -> SlotResult:
        """Have the list tell what became of the slot that `is_open`.

        A slot may appear for as long as a lost request may still be acted upon.
        """
        async with self._voices.creating:
            pause = self._pace.retry_first
            since = asyncio.get_running_loop().time()
            while (wanted := self._requested) is not None:
                waited = asyncio.get_running_loop().time() - since
                is_late = max(self._clock() - wanted.asked_at, waited) >= LATEST_START
                try:
                    await self._voices.refresh()
                except ServiceError:
                    pass
                else:
                    status = self._verdict(wanted, is_late=is_late)
                    if status is not None:
                        await self._forget()
                        announce(self.settled, status)
                        return status
                await asyncio.sleep(pause)
                pause = min(pause * self._pace.growth, self._pace.retry_longest)
        return SlotResult(SlotStatus.NOT_MADE)

    async def _ask(self, language: str, tier: str) -> Voice:
        wanted = SlotRequest(self._clock(), frozenset(self._voices.by_id))
        await self._store.want(wanted)
        self._requested = wanted
        self._others.clear()
        try:
            voice = await self._voices.create(language=language, tier=tier)
        except ServiceError as error:
            if not error.facts.may_have_taken_effect:
                await self._forget()
            raise
        except Exception:  # such as a token that can't be read: nothing was sent
            await self._forget()
            raise
        await self._forget()
        return voice

    def _verdict(self, wanted: SlotRequest, *, is_late: bool) -> SlotResult | None:
        """What the list says by now; None while it may still say otherwise."""
        known = wanted.known | self._others
        appeared = [
            voice
            for voice in self._voices.by_id.values()
            if voice.id not in known and voice.state == VoiceState.INIT
        ]
        age = self._clock() - wanted.asked_at
        return slot_status(appeared, age=age, is_late=is_late)

    def _note_made(self, voice_id: str) -> None:
        self._others.add(voice_id)

    async def _forget(self) -> None:
        self._requested = None
        try:
            await self._store.forget()
        except LibraryError:
            _log.warning("what became of a new voice can't be written down", exc_info=True)
