"""Whether the network is gone, or a server of demos alone doesn't answer."""

import asyncio
from contextlib import suppress
from typing import Final

from voicedesk.services.connection import Connection
from voicedesk.services.voice_book import VoiceBook

_PATIENCE: Final = 20.0
_HOLDS: Final = 30.0


class NetworkVerdict:
    """Asks the service where a demo can't be reached; one question for all who wonder."""

    def __init__(self, book: VoiceBook) -> None:
        self._book = book
        self._turn = asyncio.Lock()
        self._found_at: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is being found out."""
        return self._turn.locked()

    async def is_offline(self) -> bool:
        """Whether the service can't be reached either. An answer holds for half a minute."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            is_known = self._found_at is not None and loop.time() - self._found_at < _HOLDS
            if self._book.connection is Connection.ONLINE and not is_known:
                await self._ask()
                self._found_at = loop.time()
            return self._book.connection is not Connection.ONLINE

    async def _ask(self) -> None:
        answered = asyncio.Event()

        def hear(_: object) -> None:
            answered.set()

        signals = self._book.listed, self._book.connection_changed
        for signal in signals:
            signal.connect(hear)
        try:
            self._book.look_soon()
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await answered.wait()
        finally:
            for signal in signals:
                signal.disconnect(hear)
