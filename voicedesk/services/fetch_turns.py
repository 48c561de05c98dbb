"""One fetch at a time for each voice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from voicedesk.domain.errors import DemoError


@dataclass(slots=True)
class FetchTurn:
    """One voice's fetch, and all who wait for it.

    Attributes:
        failure: what the one before met, while others waited for it.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    askers: int = 0
    failure: DemoError | None = None


class FetchTurns:
    """Lets askers of the same voice in one after the other."""

    def __init__(self) -> None:
        self._turns: dict[str, FetchTurn] = {}

    @asynccontextmanager
    async def of(self, voice_id: str) -> AsyncIterator[FetchTurn]:
        """The voice's turn, once it comes. Whoever waited shares the failure that it waited for."""
        turn = self._turns.setdefault(voice_id, FetchTurn())
        turn.askers += 1
        try:
            async with turn.lock:
                yield turn
        finally:
            turn.askers -= 1
            if not turn.askers:
                del self._turns[voice_id]
