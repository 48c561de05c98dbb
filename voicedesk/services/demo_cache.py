"""Which demos and recordings are on this computer, how much room they take, and which go first.

In memory alone: the files and their rows are the library's, and `Demos` keeps the two in step.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType

from psygnal import Signal

from voicedesk.library import CachedDemo, CachedRecording, CachedSound, Opening
from voicedesk.services.polling import announce


@dataclass(frozen=True, slots=True)
class DemoUse:
    """What is cached.

    Attributes:
        demos: how many files there are, earlier demos among them.
        size: bytes of all of them, and of the recordings.
        samples: how many recordings there are that were sent.
    """

    demos: int = 0
    size: int = 0
    samples: int = 0


class DemoCache:
    """The demos by voice, newest first, and the recordings that were sent, by training number.

    Signals:
        changed: the id of a voice of which other demos or recordings are cached now.

    Attributes:
        newest: the newest demo by voice id.
        limit: bytes that all may take; 0 for any number.
        in_use: names of files that are open in the player.
    """

    changed = Signal(str)

    def __init__(self, opening: Opening, is_protected: Callable[[str], bool]) -> None:
        self._is_protected = is_protected
        self._newest = dict(opening.demos)
        self._earlier = dict(opening.earlier)
        self._samples = dict(opening.samples)
        self._size = sum(demo.size for demo in self)
        self.newest: Mapping[str, CachedDemo] = MappingProxyType(self._newest)
        self.limit = 0
        self.in_use: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[CachedSound]:
        yield from self._newest.values()
        for demos in self._earlier.values():
            yield from demos
        yield from self._samples.values()

    @property
    def use(self) -> DemoUse:
        earlier = sum(len(demos) for demos in self._earlier.values())
        return DemoUse(len(self._newest) + earlier, self._size, len(self._samples))

    @property
    def is_over_limit(self) -> bool:
        return 0 < self.limit < self._size

    def earlier(self, voice_id: str) -> tuple[CachedDemo, ...]:
        """The demos of the voice's earlier trainings, newest first."""
        return self._earlier.get(voice_id, ())

    def demos(self, voice_id: str) -> tuple[CachedDemo, ...]:
        """All demos of the voice, newest first."""
        newest = self._newest.get(voice_id)
        return () if newest is None else (newest, *self.earlier(voice_id))

    def samples(self, voice_id: str) -> list[CachedRecording]:
        """The recordings that the voice was trained with."""
        return [sample for sample in self._samples.values() if sample.voice_id == voice_id]

    def count_samples(self, voice_ids: AbstractSet[str]) -> int:
        """How many recordings there are of these voices."""
        return sum(sample.voice_id in voice_ids for sample in self._samples.values())

    def sample(self, number: int) -> CachedRecording | None:
        """The recording that the training of this number was sent with."""
        return self._samples.get(number)

    def put(self, demo: CachedDemo, *, announced: bool = True) -> None:
        """Add a demo, in place of the one of its generation, and of what its file was before."""
        others = [
            one
            for one in self.demos(demo.voice_id)
            if one.generation != demo.generation and one.file != demo.file
        ]
        self._set(demo.voice_id, [demo, *others])
        if announced:
            announce(self.changed, demo.voice_id)

    def put_sample(self, number: int, sample: CachedRecording) -> None:
        """Add the recording that the training of this number was sent with."""
        self._samples[number] = sample
        self._size += sample.size
        announce(self.changed, sample.voice_id)

    def remove(self, demo: CachedSound) -> None:
        """Remove a demo or a recording, if it is here."""
        if self._remove(demo):
            announce(self.changed, demo.voice_id)

    def forget(self, voice_id: str) -> None:
        """Remove all demos and recordings of a voice."""
        gone: list[CachedSound] = [*self.demos(voice_id), *self.samples(voice_id)]
        if gone:
            for demo in gone:
                self._remove(demo)
            announce(self.changed, voice_id)

    def evictable(self) -> list[CachedSound]:
        """All that may be removed to make room, the least recently heard first."""
        return [
            demo
            for demo in sorted(self, key=attrgetter("last_used_at"))
            if demo.file not in self.in_use
            and not (demo is self._newest.get(demo.voice_id) and self._is_protected(demo.voice_id))
        ]

    def excess(self, fresh: CachedSound | None = None) -> list[CachedSound]:
        """What has to go to keep to the limit; never `fresh`, which was just asked for."""
        if not self.is_over_limit:
            return []
        over = self._size - self.limit
        going: list[CachedSound] = []
        for demo in self.evictable():
            if over <= 0:
                break
            if demo is not fresh:
                going.append(demo)
                over -= demo.size
        return going

    def _remove(self, demo: CachedSound) -> bool:
        if isinstance(demo, CachedRecording):
            numbers = [number for number, one in self._samples.items() if one.file == demo.file]
            self._size -= sum(self._samples.pop(number).size for number in numbers)
            return bool(numbers)
        demos = self.demos(demo.voice_id)
        rest = [one for one in demos if one.file != demo.file]
        self._set(demo.voice_id, rest)
        return len(rest) < len(demos)

    def _set(self, voice_id: str, demos: list[CachedDemo]) -> None:
        self._size += sum(demo.size for demo in demos)
        self._size -= sum(demo.size for demo in self.demos(voice_id))
        demos.sort(key=attrgetter("generation"), reverse=True)
        self._newest.pop(voice_id, None)
        self._earlier.pop(voice_id, None)
        if demos:
            self._newest[voice_id] = demos[0]
        if len(demos) > 1:
            self._earlier[voice_id] = tuple(demos[1:])
