"""The pinyin of one account's Chinese texts, so that they are found by their sound.

Texts are requested as they appear; `Readings.run` takes those that need pinyin and have none from a
child process, some at a time, and saves what it found.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from psygnal import Signal

from voicedesk.domain.errors import LibraryError, PinyinError
from voicedesk.domain.text import Reading, needs_reading
from voicedesk.library import Library
from voicedesk.services.polling import announce

_log = logging.getLogger(__name__)
_AT_ONCE = 2000
"""Texts whose readings are made at a time."""
_LOOKED_AT = 2000
"""Texts looked at before the event loop has its turn."""

MakeReadings = Callable[[Sequence[str]], Awaitable[list[Reading]]]


class Readings:
    """The readings by text.

    Without one a text is found by its characters. So a failure is only logged, and nothing more is
    tried while the account is open.

    Signals:
        changed: the texts (frozenset) whose readings are known now.
    """

    changed = Signal(frozenset)

    def __init__(self, library: Library, make: MakeReadings) -> None:
        """`make` returns one reading for each text, in their order, or raises PinyinError."""
        self._library = library
        self._make = make
        self._readings: dict[str, Reading] = {}
        self._requested: dict[str, None] = {}
        self._has_loaded = False
        self._has_failed = False

    @property
    def by_text(self) -> Mapping[str, Reading]:
        return MappingProxyType(self._readings)

    @property
    def has_work(self) -> bool:
        return not self._has_loaded or bool(self._requested and not self._has_failed)

    def request(self, texts: Iterable[str]) -> None:
        """Have `run` make the readings of these texts that need one."""
        self._requested |= dict.fromkeys(texts)

    async def run(self) -> None:
        """Load what was saved, then make what is requested until nothing more is."""
        if not self._has_loaded:
            await self._load()
        while self.has_work:
            texts = await self._missing()
            if texts:
                await self._add(texts)

    async def _load(self) -> None:
        try:
            saved = await self._library.readings.read()
        except LibraryError as error:
            _log.warning("%s", error)
            saved = {}
        self._has_loaded = True
        self._readings |= saved
        if saved:
            announce(self.changed, frozenset(saved))

    async def _missing(self) -> list[str]:
        """Some of the requested texts that need a reading and have none."""
        texts: list[str] = []
        looked_at = 0
        while self._requested and len(texts) < _AT_ONCE:
            text, _ = self._requested.popitem()
            if needs_reading(text) and text not in self._readings:
                texts.append(text)
            looked_at += 1
            if looked_at % _LOOKED_AT == 0:
                await asyncio.sleep(0)
        return texts

    async def _add(self, texts: Sequence[str]) -> None:
        try:
            found = dict(zip(texts, await self._make(texts), strict=True))
        except (PinyinError, ValueError) as error:
            self._has_failed = True
            _log.warning("Chinese is searched by its characters alone: %s", error)
            return
        except BaseException:
            self._requested |= dict.fromkeys(texts)  # cancelled on the way
            raise
        self._readings |= found
        announce(self.changed, frozenset(found))
        try:
            await self._library.readings.save(found)
        except LibraryError as error:
            _log.warning("%s", error)
