"""What is still to be fetched or measured, so that it can be heard offline."""

import asyncio
from collections.abc import Iterable
from typing import Final

from voicedesk.domain.audio_link import without_query
from voicedesk.domain.voice import Voice
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.services.demo_state import DemoState
from voicedesk.services.voice_book import VoiceBook

_SLICE: Final = 250
"""Voices judged in one turn of the event loop: with ten thousand it would stand still."""


class KeepingQueue:
    """Finds out what is missing of what is wanted, in the list's order.

    Attributes:
        pinned, new: the voices whose demos are wanted.
        taken: voices that are being fetched.
        checking: voices whose demos are being measured.
        given_up: by voice, the link that led to nothing.
    """

    def __init__(self, book: VoiceBook, shelf: DemoShelf, pinned: Iterable[str]) -> None:
        self.pinned = set(pinned)
        self.new: set[str] = set()
        self.taken: set[str] = set()
        self.checking: set[str] = set()
        self.given_up: dict[str, str] = {}
        self._book = book
        self._shelf = shelf
        self._fetches: dict[str, None] = {}
        self._checks: dict[str, None] = {}
        self._is_stale = True
        self._filling = asyncio.Lock()

    @property
    def is_known(self) -> bool:
        """Whether it is known what is left."""
        return not self._is_stale and not self._filling.locked()

    @property
    def left(self) -> int:
        """How many are being fetched or still to be."""
        return len(self._fetches) + len(self.taken)

    @property
    def unchecked(self) -> int:
        """How many are being measured or still to be."""
        return len(self._checks) + len(self.checking)

    def look_again(self) -> None:
        """Something changed that may matter."""
        self._is_stale = True

    def add_check(self, voice_id: str) -> None:
        """Have a demo measured."""
        self._checks[voice_id] = None

    async def fill(self) -> None:
        """Find out what is missing, if anything changed."""
        async with self._filling:
            while self._is_stale:
                self._is_stale = False
                wanted = self.pinned | self.new
                voices = list(self._book.voices.values()) if wanted else []
                found: dict[str, None] = {}
                for start in range(0, len(voices), _SLICE):
                    if start:
                        await asyncio.sleep(0)
                    found |= self._judge(voices[start : start + _SLICE], wanted)
                self._fetches = {key: None for key in found if key not in self.taken}

    def next_fetch(self) -> str | None:
        """The next voice to be fetched."""
        return _first(self._fetches)

    def next_check(self) -> str | None:
        """The next voice whose demo is to be measured."""
        return _first(self._checks)

    def give_up(self) -> set[str]:
        """Leave all that is left, until it has another link; the voices still to be fetched."""
        wanted = self.pinned | self.new
        missing = self._judge(self._book.voices.values(), wanted)
        left = {*self.taken, *missing}
        for voice_id in (*left, *self._checks):
            self.fail(voice_id)
        self._fetches.clear()
        self._checks.clear()
        self.new.clear()
        return left

    def fail(self, voice_id: str, link: str | None = None) -> None:
        """Leave a voice until it has another link than this."""
        self.given_up[voice_id] = self.link(voice_id) if link is None else link

    def link(self, voice_id: str) -> str:
        """Where the voice's demo is, without the query."""
        voice = self._book.voices.get(voice_id)
        return without_query(voice.demo_url) if voice is not None else ""

    def _judge(self, voices: Iterable[Voice], wanted: set[str]) -> dict[str, None]:
        """Those that are to be fetched; those to be measured are noted by the way."""
        missing: dict[str, None] = {}
        for voice in voices:
            if voice.id in wanted and voice.id not in self.taken:
                if self._is_missing(voice):
                    missing[voice.id] = None
                elif self._is_unchecked(voice.id):
                    self._checks[voice.id] = None
        return missing

    def _is_unchecked(self, voice_id: str) -> bool:
        kept = self._shelf.kept.get(voice_id)
        is_unmeasured = kept is not None and kept.duration_ms is None
        return is_unmeasured and voice_id not in self.checking and voice_id not in self.given_up

    def _is_missing(self, voice: Voice) -> bool:
        return (
            voice.is_ready
            and self._shelf.state(voice) is DemoState.ONLINE
            and self.given_up.get(voice.id) != without_query(voice.demo_url)
            and self._book.running(voice.id) is None
        )


def _first(queue: dict[str, None]) -> str | None:
    voice_id = next(iter(queue), None)
    if voice_id is not None:
        del queue[voice_id]
    return voice_id
