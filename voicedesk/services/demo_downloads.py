"""Brings demos here; what was cut off goes on where it ended."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol, TypeVar

from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.links import NO_VERSION, DemoVersion, ResumePoint, without_query
from voicedesk.domain.samples import Envelope
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo, IncomingDemo, Library


class DemoStream(Protocol):
    """Audio as it arrives."""

    @property
    def start(self) -> int:
        """The place in the file of the first byte to come."""
        ...

    @property
    def size(self) -> int | None:
        """How many bytes the whole file has, where that is known."""
        ...

    @property
    def version(self) -> DemoVersion:
        """What the server said of the file's version."""
        ...

    @property
    def validator(self) -> str:
        """What to resume by; empty if what is cut off can't be resumed."""
        ...

    @property
    def unchanged(self) -> bool:
        """Whether the file is the known one, and no bytes come."""
        ...

    def chunks(self) -> AsyncIterator[bytes]:
        """Its bytes. Raises DemoError (CUT_OFF, TIMED_OUT)."""
        ...


class DemoSource(Protocol):
    """Opens audio links, without the token."""

    def open(
        self, url: str, *, known: DemoVersion = NO_VERSION, resume: ResumePoint | None = None
    ) -> AbstractAsyncContextManager[DemoStream]:
        """Begin a download. Raises DemoError."""
        ...


_Result = TypeVar("_Result")


class Elsewhere(Protocol):
    """An event loop that may be another one than that of whoever asks."""

    async def run(self, make: Callable[[], Coroutine[object, object, _Result]]) -> _Result:
        """What the coroutine that `make` makes there returns or raises.

        Cancelling the wait cancels the coroutine.
        """
        ...


class _Here:
    async def run(self, make: Callable[[], Coroutine[object, object, _Result]]) -> _Result:
        return await make()


HERE: Final[Elsewhere] = _Here()
"""The loop of whoever asks."""


LARGEST_DEMO = 20 << 20
"""Bytes."""

AT_ONCE: Final = 4
"""How many demos come at once."""

_PAUSES: Final = (0.2, 0.6, 1.5, 3.0)
"""Seconds before each further try at what was cut off."""

_PARTS: Final = 8
"""How many demos that were cut off are held for a later attempt."""

_BROKEN_OFF: Final = frozenset(
    {DemoProblem.CUT_OFF, DemoProblem.TIMED_OUT, DemoProblem.OFFLINE, DemoProblem.EXPIRED}
)
"""After these the rest may still come, in this attempt or a later one."""


@dataclass(slots=True)
class _Part:
    """What came so far of one version of one file.

    Attributes:
        began: whether a server has answered with it in this attempt.
    """

    link: str
    incoming: IncomingDemo
    version: DemoVersion = NO_VERSION
    validator: str = ""
    size: int | None = None
    began: bool = False

    @property
    def resume(self) -> ResumePoint | None:
        if self.incoming.is_over or not (self.incoming.size and self.validator):
            return None
        return ResumePoint(self.incoming.size, self.validator, self.size)


class DemoDownloads:
    """Downloads demos, one at a time for a voice, and holds what came of those that were cut off.

    Bytes of two versions never come together: what is resumed is resumed by its version, and
    begins anew if the server has another one.

    Args:
        source: is asked on the event loop that `network` stands for.
        measure: decodes a file; raises DemoError if it is no audio.
        limit_bytes: the largest demo that is kept.
        network: where bytes come and are written to disk.
    """

    def __init__(
        self,
        source: DemoSource,
        library: Library,
        measure: Callable[[Path], Awaitable[Envelope]],
        *,
        limit_bytes: int = LARGEST_DEMO,
        network: Elsewhere = HERE,
    ) -> None:
        self._source = source
        self._library = library
        self._measure = measure
        self._limit_bytes = limit_bytes
        self._network = network
        self._parts: dict[str, _Part] = {}
        self._room = asyncio.Semaphore(AT_ONCE)

    async def download(
        self, voice: Voice, known: CachedDemo | None, *, measured: bool
    ) -> CachedDemo:
        """The demo at the voice's link, kept; tried again where it was cut off.

        Args:
            known: a kept demo of the same training; the file behind the link may still be that.
            measured: whether it is decoded before it counts as kept.

        Raises:
            DemoError: it can't be fetched, isn't audio, or a training began meanwhile (NONE).
            LibraryError: it can't be kept.
        """
        part = self._part(voice)
        try:
            came = await self._network.run(lambda: self._fetch(voice, part, known))
        except BaseException as error:
            self._hold(part, error)
            raise
        if not came and known is not None:
            self._library.demos.discard(part.incoming)
            return await self._still(known, voice, part.version)
        return await self._library.demos.keep(
            part.incoming, version=part.version, measure=self._measure if measured else None
        )

    # Where the network is

    async def _fetch(self, voice: Voice, part: _Part, known: CachedDemo | None) -> bool:
        """Fetch the bytes, tried again where they are cut off; whether the known ones differ."""
        for pause in _PAUSES:
            try:
                return await self._try(voice, part, known)
            except DemoError as error:
                if not part.began or error.problem not in _BROKEN_OFF:
                    raise
            await asyncio.sleep(pause)
            self._check_generation(voice, part)
        return await self._try(voice, part, known)

    def _check_generation(self, voice: Voice, part: _Part) -> None:
        """Once a training has begun, the link leads to another demo, or to a provisional one."""
        if self._library.generation(voice.id) != part.incoming.generation:
            raise DemoError(DemoProblem.NONE)

    async def _try(self, voice: Voice, part: _Part, known: CachedDemo | None) -> bool:
        async with self._room:
            self._check_generation(voice, part)  # it may have been a long wait
            return await self._receive(voice, part, known)

    async def _receive(self, voice: Voice, part: _Part, known: CachedDemo | None) -> bool:
        """Fetch the bytes, or what is left of them; not where the known demo is still the one."""
        demos = self._library.demos
        resume = part.resume
        version = known.version if known is not None and resume is None else NO_VERSION
        async with self._source.open(voice.demo_url, known=version, resume=resume) as stream:
            part.version = stream.version
            if stream.unchanged and known is not None:
                return False
            if stream.size is not None and stream.size > self._limit_bytes:
                raise DemoError(DemoProblem.TOO_LARGE)
            incoming = part.incoming
            if incoming.is_over or stream.start != incoming.size:
                demos.discard(incoming)
                part.incoming = demos.begin(incoming.voice, incoming.generation)
            part.validator, part.size, part.began = stream.validator, stream.size, True
            await demos.receive(part.incoming, stream.chunks(), limit_bytes=self._limit_bytes)
        return True

    # Before and after

    async def _still(self, known: CachedDemo, voice: Voice, version: DemoVersion) -> CachedDemo:
        """The kept demo, which is the file behind the new link, too."""
        now = replace(
            known,
            link=without_query(voice.demo_url),
            etag=version.etag or known.etag,
            last_modified=version.last_modified or known.last_modified,
        )
        await self._library.demos.save_source(now)
        return now

    def _part(self, voice: Voice) -> _Part:
        """What there is of the demo; nothing of another training's, or another file's."""
        generation, link = self._library.generation(voice.id), without_query(voice.demo_url)
        part = self._parts.pop(voice.id, None)
        if part is not None:
            if (part.incoming.generation, part.link) == (generation, link):
                part.began = False
                return part
            self._library.demos.discard(part.incoming)
        return _Part(link, self._library.demos.begin(voice, generation))

    def _hold(self, part: _Part, error: BaseException) -> None:
        """Keep what can be gone on with after an error, of the latest few."""
        is_worthless = isinstance(error, DemoError) and error.problem not in _BROKEN_OFF
        if is_worthless or part.resume is None:
            self._library.demos.discard(part.incoming)
            return
        self._parts[part.incoming.voice.id] = part
        if len(self._parts) > _PARTS:
            self._library.demos.discard(self._parts.pop(next(iter(self._parts))).incoming)


class VoiceService(Protocol):
    """The voices of one account, at the service. Every verb raises `ServiceError` alone."""

    async def create(self, *, language: str = "", tier: str = "") -> Voice:
        """Make a slot."""
        ...

    async def train(self, voice_id: str, *, audio_url: str, name: str) -> Voice:
        """Train a voice and name it. Never sent twice by itself."""
        ...

    async def rename(self, voice_id: str, name: str) -> Voice:
        """Name a voice; can't train."""
        ...

    async def get(self, voice_id: str) -> Voice:
        """Read one voice."""
        ...

    async def delete(self, voice_id: str) -> None:
        """Delete a voice."""
        ...

    async def list(self) -> list[Voice]:
        """Read all voices."""
        ...
