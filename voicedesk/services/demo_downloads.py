"""Downloads demos into the library, a few at once, again where one was cut off."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from voicedesk.api import AudioFetcher
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo, Library

LARGEST_DEMO = 20 << 20
"""Bytes."""

AT_ONCE: Final = 4
"""How many demos come at once."""

_PAUSES: Final = (0.2, 0.6, 1.5, 3.0)
"""Seconds before each further try at what was cut off."""

_BROKEN_OFF: Final = frozenset({DemoProblem.CUT_OFF, DemoProblem.TIMED_OUT, DemoProblem.OFFLINE})
"""After these the demo may still come, once it had begun to."""


class DemoDownloads:
    """Downloads demos, a few at once, each from its beginning.

    Args:
        measure: decodes a file; raises DemoError if it is no audio.
        limit_bytes: the largest demo that is kept.
    """

    def __init__(
        self,
        source: AudioFetcher,
        library: Library,
        measure: Callable[[Path], Awaitable[Envelope]],
        *,
        limit_bytes: int = LARGEST_DEMO,
    ) -> None:
        self._source = source
        self._library = library
        self._measure = measure
        self._limit_bytes = limit_bytes
        self._room = asyncio.Semaphore(AT_ONCE)

    async def download(self, voice: Voice, *, measured: bool) -> CachedDemo:
        """Download and save the demo at the voice's link; tried again where it was cut off.

        Args:
            measured: whether it is decoded before it counts as cached.

        Raises:
            DemoError: it can't be downloaded or saved, isn't audio, or a training began meanwhile
                (NONE).
            LibraryError: the library is closed.
        """
        generation = self._library.generation(voice.id)
        pauses = iter(_PAUSES)
        has_begun = False
        while True:
            content = bytearray()
            try:
                await self._receive(voice, generation, content)
                break
            except DemoError as error:
                has_begun |= error.problem is DemoProblem.CUT_OFF or bool(content)
                pause = next(pauses, None)
                if error.problem not in _BROKEN_OFF or not has_begun or pause is None:
                    raise
            await asyncio.sleep(pause)
        measure = self._measure if measured else None
        return await self._library.demos.add(voice, generation, bytes(content), measure=measure)

    async def _receive(self, voice: Voice, generation: int, content: bytearray) -> None:
        async with self._room:
            # Once a training has begun, the link leads to another demo, or to a provisional one;
            # it may have been a long wait.
            if self._library.generation(voice.id) != generation:
                raise DemoError(DemoProblem.NONE)
            async with self._source.open(voice.demo_url) as stream:
                size = stream.size or 0
                async for chunk in stream.chunks():
                    content += chunk
                    if max(size, len(content)) > self._limit_bytes:
                        raise DemoError(DemoProblem.TOO_LARGE)
