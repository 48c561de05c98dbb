"""How the Chinese texts of one account are read aloud, as far as it was found out."""

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
"""Texts found out at a time."""
_LOOKED_AT = 2000
"""Texts looked at before the event loop has its turn."""

FindOut = Callable[[Sequence[str]], Awaitable[list[Reading]]]


class Readings:
    """Holds the readings by text, finds out those that are missing, and keeps them.

    Without one a text is found by its characters. So a failure to find out is only logged, and
    isn't repeated while the account is open.

    Signals:
        changed: the texts whose readings are known now.
    """

    changed = Signal(frozenset)

    def __init__(self, library: Library, find_out: FindOut) -> None:
        """Take what finds out: one reading for each text, in their order, or `PinyinError`."""
        self._library = library
        self._find_out = find_out
        self._readings: dict[str, Reading] = {}
        self._requested: dict[str, None] = {}
        self._has_loaded = False
        self._has_failed = False

    @property
    def by_text(self) -> Mapping[str, Reading]:
        """The readings by text, as they become known."""
        return MappingProxyType(self._readings)

    @property
    def has_work(self) -> bool:
        return not self._has_loaded or bool(self._requested and not self._has_failed)

    def request(self, texts: Iterable[str]) -> None:
        """Have `run` find out how these texts are read, where they need it."""
        self._requested |= dict.fromkeys(texts)

    async def run(self) -> None:
        """Read what was kept, and find out what is wanted until nothing more is."""
        if not self._has_loaded:
            await self._load()
        while self.has_work:
            texts = await self._missing()
            if texts:
                await self._add(texts)

    async def _load(self) -> None:
        try:
            kept = await self._library.readings.read()
        except LibraryError as error:
            _log.warning("%s", error)
            kept = {}
        self._has_loaded = True
        self._readings |= kept
        if kept:
            announce(self.changed, frozenset(kept))

    async def _missing(self) -> list[str]:
        """Some of the wanted texts that need a reading and have none."""
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
            found = dict(zip(texts, await self._find_out(texts), strict=True))
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
