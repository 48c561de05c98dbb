"""Makes slots for new voices, each once, and finds out what became of one without an answer.

That a slot is meant is written down before its request goes, with the voices there are
(`Slots.make`). Where the answer is lost, also by the program's end, the list tells whether a slot
appeared (`find_slot`); until that is known no other is asked for, also for a table's row. A slot
that was made is written down, too: until it is trained or named, it is the new voice's, and no
other is made.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from psygnal import Signal

from voicedesk.domain.errors import LibraryError, ServiceError, SlotOpenError
from voicedesk.domain.voice import SlotRequest, Voice, VoiceState, is_default_name
from voicedesk.library import Library, Opening
from voicedesk.services.polling import Pace, announce
from voicedesk.services.trainings import LATEST_START
from voicedesk.services.voices import Voices

_TELLING_SECONDS: Final = 3600.0
"""After which a voice that appeared may as well be another's: much happens in an hour."""
_FRESH_SECONDS: Final = 10.0
"""How old the list may be that tells which voices there were before."""
_log = logging.getLogger(__name__)


class SlotStatus(StrEnum):
    """What the list says."""

    MADE = "made"
    NOT_MADE = "not made"
    UNCLEAR = "unclear"
    """New voices are there, and which of them it is, if any, can't be told."""


@dataclass(frozen=True, slots=True)
class SlotResult:
    """What became of a slot that was asked for; `voice` is the slot where it was made."""

    status: SlotStatus
    voice: Voice | None = None


class Slots:
    """Asks for one slot at a time.

    Signals:
        settled: what became of the slot that was `is_open`: a SlotResult.
    """

    settled = Signal(SlotResult)

    def __init__(
        self,
        voices: Voices,
        library: Library,
        opening: Opening,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._voices = voices
        self._store = library.slots
        self._clock = clock
        self._requested = opening.slot_request
        self._others = set(opening.batch_slots)
        self._is_asking = False
        voices.created.connect(self._note_made)

    @property
    def is_open(self) -> bool:
        """Whether it is to be found out what became of a slot."""
        return self._is_unknown and not self._is_asking

    @property
    def made(self) -> Voice | None:
        """The slot that was made for the new voice, and can be trained or named for it."""
        slot = self._unused
        return slot if slot is not None and self._voices.open_training(slot.id) is None else None

    def is_new(self, voice_id: str) -> bool:
        """Whether this is the slot of the new voice, which may be being trained."""
        return self._unused is not None and self._unused.id == voice_id

    async def make(self, *, language: str = "", tier: str = "") -> Voice:
        """The new voice's slot: the one that is `made`, or else a new one of this kind.

        Raises:
            SlotOpenError: it isn't known yet what became of the one before; nothing was sent.
            LibraryError: it can't be written down; nothing was sent.
            ServiceError: if it may have taken effect all the same, `find_out` tells.
        """
        if self._is_unknown:
            raise SlotOpenError
        async with self._voices.creating:
            if self._is_unknown:
                raise SlotOpenError
            await list_if_old(self._voices, self._clock)
            if (made := self.made) is not None:
                return made
            self._is_asking = True
            try:
                return await self._ask(language, tier)
            finally:
                self._is_asking = False

    async def find_out(self) -> SlotResult:
        """Have the list tell what became of the slot that `is_open`."""
        async with self._voices.creating:
            requested = self._requested
            if requested is None or not self._is_unknown:
                made = self.made
                return SlotResult(SlotStatus.MADE if made else SlotStatus.NOT_MADE, made)
            result = await find_slot(
                self._voices,
                requested.asked_at,
                lambda: self._appeared(requested),
                pace=Pace(),
                clock=self._clock,
            )
            if result is not None and result.voice is not None:
                await self._keep(requested, result.voice)
            else:
                await self._forget()
        result = result or SlotResult(SlotStatus.NOT_MADE)
        announce(self.settled, result)
        return result

    @property
    def _unused(self) -> Voice | None:
        """The new voice's slot as it came: neither trained nor named since, here or elsewhere."""
        requested = self._requested
        voice = self._voices.by_id.get(requested.voice_id) if requested is not None else None
        if requested is None or voice is None or voice.state != VoiceState.INIT:
            return None
        return voice if voice.name == requested.name or is_default_name(voice.name) else None

    @property
    def _is_unknown(self) -> bool:
        return self._requested is not None and not self._requested.voice_id

    async def _ask(self, language: str, tier: str) -> Voice:
        requested = SlotRequest(self._clock(), frozenset(self._voices.by_id))
        await self._store.save(requested)
        self._requested = requested
        self._others.clear()
        try:
            voice = await self._voices.create(language=language, tier=tier)
        except (ServiceError, asyncio.CancelledError) as error:
            if isinstance(error, ServiceError) and not error.facts.may_have_taken_effect:
                await self._forget()
            else:  # it may have gone as late as now, where writing or a sleep came before
                self._requested = requested._replace(asked_at=self._clock())
            raise
        except Exception:  # such as a token that can't be read: nothing was sent
            await self._forget()
            raise
        await self._keep(requested, voice)
        return voice

    async def _appeared(self, requested: SlotRequest) -> list[Voice]:
        return new_slots(self._voices, requested.known | self._others)

    def _note_made(self, voice_id: str) -> None:
        self._others.add(voice_id)

    async def _keep(self, requested: SlotRequest, voice: Voice) -> None:
        self._requested = requested._replace(voice_id=voice.id, name=voice.name)
        await self._write_down(self._store.save(self._requested))

    async def _forget(self) -> None:
        self._requested = None
        await self._write_down(self._store.delete())

    async def _write_down(self, writing: Awaitable[None]) -> None:
        try:
            await writing
        except LibraryError:
            _log.warning("what became of a new voice can't be written down", exc_info=True)


async def list_if_old(voices: Voices, clock: Callable[[], float]) -> None:
    """List the voices unless they were listed a moment ago: a slot that appears later is new.

    Raises:
        ServiceError: they can't be listed.
    """
    if voices.listed_at is None or not 0 <= clock() - voices.listed_at < _FRESH_SECONDS:
        await voices.refresh()


def new_slots(voices: Voices, known: set[str] | frozenset[str]) -> list[Voice]:
    """The slots that aren't among the `known` voices, and that nobody trained yet."""
    return [
        voice
        for voice in voices.by_id.values()
        if voice.id not in known and voice.state == VoiceState.INIT
    ]


async def find_slot(
    voices: Voices,
    asked_at: float,
    appeared: Callable[[], Awaitable[Sequence[Voice]]],
    *,
    pace: Pace,
    clock: Callable[[], float],
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    goes_on: Callable[[], bool] = lambda: True,
) -> SlotResult | None:
    """List the voices until it is known what became of a slot whose answer was lost.

    A slot may appear for as long as a lost request may still be acted upon. To be called while
    holding `Voices.creating`.

    Args:
        asked_at: when the slot was asked for (POSIX seconds).
        appeared: after a listing, the slots that weren't there before and that nobody is known to
            have made.
        wait: waits so many seconds.
        goes_on: whether to look again.

    Returns:
        None if it was given up before.
    """
    pause = pace.retry_first
    since = asyncio.get_running_loop().time()
    while goes_on():
        waited = asyncio.get_running_loop().time() - since
        is_late = max(clock() - asked_at, waited) >= LATEST_START
        try:
            await voices.refresh()
        except ServiceError:
            pass
        else:
            slots = await appeared()
            whole = not voices.unread
            result = slot_result(slots, age=clock() - asked_at, is_late=is_late, is_whole=whole)
            if result is not None:
                if result.voice is not None:
                    announce(voices.created, result.voice.id)
                return result
        await wait(pause)
        pause = min(pause * pace.growth, pace.retry_longest)
    return None


def slot_result(
    appeared: Sequence[Voice], *, age: float, is_late: bool, is_whole: bool = True
) -> SlotResult | None:
    """What a listing says of a slot that was asked for; None while it may still say otherwise.

    Args:
        appeared: slots that weren't there before, and that nobody is known to have made.
        age: seconds since it was asked for.
        is_late: whether a lost request can't be acted upon any more.
        is_whole: whether all entries of the listing could be read.
    """
    if not appeared:
        status = SlotStatus.NOT_MADE if is_whole else SlotStatus.UNCLEAR
        return SlotResult(status) if is_late else None
    if len(appeared) > 1 or age > _TELLING_SECONDS:
        return SlotResult(SlotStatus.UNCLEAR)
    return SlotResult(SlotStatus.MADE, appeared[0])
