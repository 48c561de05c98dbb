"""The slots of a table's rows: each asked for once, and looked for where the answer was lost."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from voicedesk.domain.batch_row import BatchRow, BatchStep, RowFailure, RowProblem
from voicedesk.domain.errors import ServiceError, TokenStoreError
from voicedesk.services.batch_ledger import BatchLedger
from voicedesk.services.pace import Pace
from voicedesk.services.slot_verdict import SlotFate, slot_verdict
from voicedesk.services.training_verdict import LATEST_START
from voicedesk.services.voice_book import VoiceBook

_FRESH_SECONDS: Final = 10.0
"""How old the list may be that tells which voices there were before a slot was asked for."""


class BatchSlots:
    """Holds `making` of the book while it asks or looks, so that nobody else asks meanwhile.

    Args:
        wait: waits so many seconds, or until the end.
        has_ended: whether that has come.
        may_go: whether a row may be sent now.

    Attributes:
        misses: how often in a row a slot was asked for in vain.
        lost: what the last lost answer was told by.
    """

    def __init__(
        self,
        book: VoiceBook,
        ledger: BatchLedger,
        pace: Pace,
        clock: Callable[[], float],
        *,
        wait: Callable[[float], Awaitable[None]],
        has_ended: Callable[[], bool],
        may_go: Callable[[], bool],
    ) -> None:
        self._book = book
        self._ledger = ledger
        self._pace = pace
        self._clock = clock
        self._wait = wait
        self._has_ended = has_ended
        self._may_go = may_go
        self.misses = 0
        self.lost: ServiceError | None = None

    async def make(self, row: BatchRow, meant: Callable[[], None]) -> None:
        """Ask for a row's slot; `meant` is called once that is written down.

        Raises:
            ServiceError: nothing was made, and the row waits again.
            TokenStoreError: likewise.
            LibraryError: it can't be written down; nothing was sent.
        """
        async with self._book.making:
            listed_at = self._book.listed_at
            if listed_at is None or not 0 <= self._clock() - listed_at < _FRESH_SECONDS:
                await self._book.refresh()
            if not self._may_go():
                return
            asked = await self._ledger.intend(row, self._clock())
            meant()
            try:
                voice = await self._book.create_now()
            except (ServiceError, TokenStoreError) as error:
                if isinstance(error, ServiceError) and error.facts.may_have_taken_effect:
                    self.lost = error
                    return  # the list will tell
                await self._ledger.note([replace(asked, step=BatchStep.WAITING)])
                raise
            self.misses = 0
            await self._ledger.note([replace(asked, step=BatchStep.MADE, voice_id=voice.id)])

    async def find_out(self, row: BatchRow) -> None:
        """Have the list tell whether a slot appeared whose answer was lost.

        Raises:
            LibraryError: what it told can't be written down.
        """
        async with self._book.making:
            since = asyncio.get_running_loop().time()
            pause = self._pace.retry_first
            while not self._has_ended():
                waited = asyncio.get_running_loop().time() - since
                is_late = max(self._clock() - row.asked_at, waited) >= LATEST_START
                try:
                    await self._book.refresh()
                except ServiceError:
                    pass
                else:
                    if await self._judge(row, is_late=is_late):
                        return
                await self._wait(pause)
                pause = min(pause * self._pace.growth, self._pace.retry_longest)

    async def _judge(self, row: BatchRow, *, is_late: bool) -> bool:
        """Whether the list tells."""
        await self._ledger.add_known(row)
        age = self._clock() - row.asked_at
        verdict = slot_verdict(self._ledger.appeared(), age=age, is_late=is_late)
        if verdict is None:
            return False
        if verdict.voice is not None:
            row = replace(row, step=BatchStep.MADE, voice_id=verdict.voice.id)
        elif verdict.fate is SlotFate.UNCLEAR:
            row = row.failed(RowFailure(RowProblem.UNCLEAR))
        else:
            self.misses += 1
            row = replace(row, step=BatchStep.WAITING)
        await self._ledger.note([row])
        return True
