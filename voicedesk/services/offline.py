"""Downloads the demos that are to be heard without a network.

`OfflineDownloads` is a handful of workers over an `OfflineQueue`, which finds out which of the
wanted demos are missing. What it is about and how far it has come is an `OfflineStatus`.
"""

import asyncio
import logging
from collections.abc import Awaitable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from psygnal import Signal

from voicedesk.domain.errors import DemoError, LibraryError, ServiceError
from voicedesk.domain.links import without_query
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.services.annotations import Annotations
from voicedesk.services.demos import AT_ONCE, NETWORK_PROBLEMS, Demos, DemoStatus
from voicedesk.services.polling import Connection, announce
from voicedesk.services.voices import Voices

_WORKERS: Final = 2 * AT_ONCE
"""While some demos come, others are being written to disk."""

_SLICE: Final = 250
"""Voices judged in one turn of the event loop: with ten thousand it would stand still."""

_PATIENCE: Final = 20.0
"""Seconds in which the service has to answer not to count as out of reach."""

_HOLDS: Final = 30.0
"""Seconds for which its answer counts."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OfflineStatus:
    """One run, from the first voice asked for to the last demo that came.

    Attributes:
        total: how many voices' demos the run is about; 0 where there is nothing to do.
        done: how many of them were downloaded or turned out not to be had.
        unchecked: how many of those downloaded are still to be decoded and measured.
        failed: once it is over, why, by voice id, some could not be cached.
        is_paused: whether the person paused it.
        is_waiting: whether it waits for the service to be reached.
    """

    total: int = 0
    done: int = 0
    unchecked: int = 0
    failed: Mapping[str, Exception] = field(default_factory=dict)
    is_paused: bool = False
    is_waiting: bool = False

    @property
    def is_running(self) -> bool:
        return self.done < self.total or self.unchecked > 0

    @property
    def is_checking(self) -> bool:
        """Whether all were downloaded, and some are still to be measured."""
        return self.done == self.total and self.unchecked > 0


class OfflineDownloads:
    """Caches the demos of pinned voices, while `run` goes on.

    Whatever is pinned and whose present demo isn't cached is downloaded, in the list's order and a
    few at a time; also after another training. Once all have come they are decoded and measured:
    the network may be gone sooner than the computer. The demo of a training that ends is downloaded
    without being pinned where `fetches_new` says so. Without a connection it waits, and goes on by
    itself. A demo that could not be cached is tried again when it has another link, when its voice
    is pinned again, once the service is back, by `retry`, and at the next start.

    Signals:
        changed: OfflineStatus, each time it came further.
        ended: OfflineStatus, once all that was to be downloaded is, or could not be.
    """

    changed = Signal(OfflineStatus)
    ended = Signal(OfflineStatus)

    def __init__(self, voices: Voices, demos: Demos, annotations: Annotations) -> None:
        self.fetches_new = False
        self._voices = voices
        self._demos = demos
        self._annotations = annotations
        pinned = (voice_id for voice_id, one in annotations.by_id.items() if one.pinned)
        self._queue = OfflineQueue(voices, demos, pinned)
        self._stops: dict[str, asyncio.Timeout] = {}  # end what is being downloaded
        self._done = 0
        self._failed: dict[str, Exception] = {}
        self._is_paused = False
        self._status = OfflineStatus()
        self._has_news = asyncio.Event()
        self._asking = asyncio.Lock()
        self._asked_at: float | None = None
        annotations.changed.connect(self._annotations_changed)
        voices.changed.connect(self._voices_changed)
        voices.connection_changed.connect(self._connection_changed)
        voices.training_ended.connect(self._training_ended)
        demos.changed.connect(self._demo_changed)

    @property
    def status(self) -> OfflineStatus:
        return self._status

    async def run(self) -> None:
        """Verify the cached files, then cache what is missing, until cancelled."""
        with suppress(LibraryError):  # a newer version's file, say: what is cached can be heard
            await self._demos.verify()
        self._look_again()
        await asyncio.gather(*(self._work() for _ in range(_WORKERS)))

    def pause(self) -> None:
        """Download nothing until `resume`."""
        self._is_paused = True
        self._stop(*self._stops)
        self._report()

    def resume(self) -> None:
        self._is_paused = False
        self._look_again()

    def retry(self) -> None:
        """Try again what could not be cached."""
        self._queue.given_up.clear()
        self._look_again()

    async def cancel(self) -> None:
        """Download nothing of what is left. What is cached stays cached and pinned.

        Voices of which nothing is cached are pinned no longer, so that it doesn't begin again by
        itself. One of which an earlier demo is cached stays pinned; it is tried at the next start.

        Raises:
            LibraryError: they stay pinned.
        """
        left = self._queue.give_up()
        self._is_paused = False
        self._done = 0
        self._failed = {}
        self._stop(*self._stops)
        self._look_again()
        pinned, cached = self._queue.pinned, self._demos.cached
        uncached = [key for key in left if key in pinned and key not in cached]
        await self._annotations.set_pinned(uncached, pinned=False)

    async def _work(self) -> None:
        while True:
            await self._queue.fill()
            if self._may_fetch and (voice_id := _first(self._queue.to_fetch)) is not None:
                await self._fetch(voice_id)
            elif (voice_id := _first(self._queue.to_measure)) is not None:
                await self._measure(voice_id)
            else:
                self._report()
                self._has_news.clear()
                await self._has_news.wait()

    @property
    def _may_fetch(self) -> bool:
        is_online = self._voices.connection is Connection.ONLINE
        return is_online and not self._is_paused and not self._asking.locked()

    async def _fetch(self, voice_id: str) -> None:
        queue, link = self._queue, self._queue.link(voice_id)
        if not queue.fetching and not self._done and not queue.measuring:
            self._failed = {}
        queue.fetching.add(voice_id)
        self._report()
        try:
            was_stopped, error = await self._download(voice_id)
            comes_again = was_stopped or (error is not None and await self._is_offline(error))
        finally:
            queue.fetching.discard(voice_id)
        if comes_again:
            queue.look_again()  # unless it is wanted no longer
        else:
            self._done += 1
            queue.new.discard(voice_id)
            if error is not None:
                self._fail(voice_id, link, error)
            elif (demo := self._demos.cached.get(voice_id)) and demo.duration_ms is None:
                queue.to_measure[voice_id] = None
        self._has_news.set()

    async def _download(self, voice_id: str) -> tuple[bool, Exception | None]:
        """Whether it was stopped on the way, and why else it could not be cached."""
        stop = self._stops[voice_id] = asyncio.timeout(None)
        error: Exception | None = None
        try:
            with suppress(TimeoutError):
                async with stop:
                    fetching = self._demos.fetch(voice_id, allow_earlier=False, measured=False)
                    error = await _error_of(fetching)
        finally:
            del self._stops[voice_id]
        return stop.expired(), error

    async def _measure(self, voice_id: str) -> None:
        link = self._queue.link(voice_id)
        self._queue.measuring.add(voice_id)
        self._report()
        try:
            error = await _error_of(self._demos.measure(voice_id))
        finally:
            self._queue.measuring.discard(voice_id)
        if error is not None:
            self._fail(voice_id, link, error)
        self._has_news.set()

    def _fail(self, voice_id: str, link: str, error: Exception) -> None:
        self._failed[voice_id] = error
        self._queue.given_up[voice_id] = link

    async def _is_offline(self, error: Exception) -> bool:
        """Whether the service can't be reached either; else the demo itself is to blame.

        One question for all who wonder meanwhile; its answer holds for half a minute.
        """
        if not isinstance(error, DemoError) or error.problem not in NETWORK_PROBLEMS:
            return False
        now = asyncio.get_running_loop().time
        async with self._asking:
            is_known = self._asked_at is not None and now() - self._asked_at < _HOLDS
            if self._voices.connection is Connection.ONLINE and not is_known:
                with suppress(ServiceError, TimeoutError):
                    async with asyncio.timeout(_PATIENCE):
                        await self._voices.refresh()
                self._asked_at = now()
        self._has_news.set()
        return self._voices.connection is not Connection.ONLINE

    def _stop(self, *voice_ids: str) -> None:
        now = asyncio.get_running_loop().time() if voice_ids else 0.0
        for voice_id in voice_ids:
            self._stops[voice_id].reschedule(now)

    def _look_again(self) -> None:
        self._queue.look_again()
        self._has_news.set()

    def _report(self) -> None:
        """Announce what is different, and the end of a run."""
        if not self._queue.is_known:
            return  # whoever finds out announces it
        left, unchecked = self._queue.left, self._queue.unchecked
        now = OfflineStatus(
            total=self._done + left,
            done=self._done,
            unchecked=unchecked,
            failed=dict(self._failed) if not (left or unchecked) else {},
            is_paused=self._is_paused,
            is_waiting=self._voices.connection in {Connection.OFFLINE, Connection.REFUSED},
        )
        if not left:
            self._is_paused = False
        if not now.is_running:
            self._done = 0
        before, self._status = self._status, now if now.is_running else OfflineStatus()
        if self._status != before:
            announce(self.changed, self._status)
        if now.total and not now.is_running:
            announce(self.ended, now)

    def _annotations_changed(self, voice_ids: frozenset[str]) -> None:
        pinned = {voice_id for voice_id in voice_ids if self._annotations.get(voice_id).pinned}
        added = pinned - self._queue.pinned
        gone = (voice_ids - pinned) & self._queue.pinned
        if not added and not gone:
            return
        self._queue.pinned = (self._queue.pinned | added) - gone
        for voice_id in added:
            self._queue.given_up.pop(voice_id, None)
        self._stop(*(self._stops.keys() & gone - self._queue.new))
        self._look_again()

    def _voices_changed(self, _changes: VoiceChanges) -> None:
        if self._queue.pinned or self._queue.new:
            self._look_again()

    def _connection_changed(self, connection: Connection) -> None:
        if connection is Connection.ONLINE:
            self._queue.given_up.clear()
        self._look_again()

    def _training_ended(self, training: Training) -> None:
        if self.fetches_new and training.status is TrainingStatus.READY:
            self._queue.new.add(training.voice_id)
            self._look_again()

    def _demo_changed(self, voice_id: str) -> None:
        is_gone = voice_id in self._queue.pinned and voice_id not in self._demos.cached
        if is_gone and voice_id not in self._queue.fetching | self._queue.measuring:
            self._look_again()


async def _error_of(task: Awaitable[object]) -> Exception | None:
    """Why a task failed; None if it didn't."""
    try:
        await task
    except (DemoError, LibraryError) as error:
        return error
    except Exception as error:  # noqa: BLE001 - one demo must not end the others
        _log.exception("a demo could not be cached")
        return error
    return None


class OfflineQueue:
    """The demos that are wanted and not cached, in the list's order.

    Attributes:
        pinned, new: the voices whose demos are wanted.
        to_fetch, to_measure: voices whose demos are still to be downloaded or measured, in order.
        fetching: voices whose demos are being downloaded.
        measuring: voices whose demos are being measured.
        given_up: by voice, the link (without its query) that led to nothing.
    """

    def __init__(self, voices: Voices, demos: Demos, pinned: Iterable[str]) -> None:
        self.pinned = set(pinned)
        self.new: set[str] = set()
        self.fetching: set[str] = set()
        self.measuring: set[str] = set()
        self.given_up: dict[str, str] = {}
        self._voices = voices
        self._demos = demos
        self.to_fetch: dict[str, None] = {}
        self.to_measure: dict[str, None] = {}
        self._is_stale = True
        self._filling = asyncio.Lock()

    @property
    def is_known(self) -> bool:
        return not self._is_stale and not self._filling.locked()

    @property
    def left(self) -> int:
        """How many are being downloaded or still to be."""
        return len(self.to_fetch) + len(self.fetching)

    @property
    def unchecked(self) -> int:
        """How many are being measured or still to be."""
        return len(self.to_measure) + len(self.measuring)

    def look_again(self) -> None:
        """Have `fill` find out again what is missing."""
        self._is_stale = True

    async def fill(self) -> None:
        """Find out what is missing, if anything changed."""
        async with self._filling:
            while self._is_stale:
                self._is_stale = False
                voices = list(self._voices.by_id.values())
                found: dict[str, None] = {}
                for start in range(0, len(voices) if self.pinned or self.new else 0, _SLICE):
                    found |= self._missing(voices[start : start + _SLICE])
                    await asyncio.sleep(0)
                self.to_fetch = {key: None for key in found if key not in self.fetching}

    def give_up(self) -> set[str]:
        """Leave all that is left, until it has another link; the voices still to be fetched."""
        left = {*self.fetching, *self._missing(self._voices.by_id.values())}
        for voice_id in (*left, *self.to_measure):
            self.given_up[voice_id] = self.link(voice_id)
        self.to_fetch.clear()
        self.to_measure.clear()
        self.new.clear()
        return left

    def link(self, voice_id: str) -> str:
        """Where the voice's demo is, without the query."""
        voice = self._voices.by_id.get(voice_id)
        return without_query(voice.demo_url) if voice is not None else ""

    def _missing(self, voices: Iterable[Voice]) -> dict[str, None]:
        """Those that are to be downloaded; adds those to be measured to their queue."""
        missing: dict[str, None] = {}
        for voice in voices:
            is_wanted = voice.id in self.pinned or voice.id in self.new
            if is_wanted and voice.id not in self.fetching:
                if self._is_missing(voice):
                    missing[voice.id] = None
                elif self._is_unchecked(voice.id):
                    self.to_measure[voice.id] = None
        return missing

    def _is_missing(self, voice: Voice) -> bool:
        return (
            voice.is_ready
            and self._demos.status(voice) is DemoStatus.ONLINE
            and self.given_up.get(voice.id) != without_query(voice.demo_url)
            and self._voices.open_training(voice.id) is None
        )

    def _is_unchecked(self, voice_id: str) -> bool:
        demo = self._demos.cached.get(voice_id)
        is_unmeasured = demo is not None and demo.duration_ms is None
        return is_unmeasured and voice_id not in self.measuring and voice_id not in self.given_up


def _first(queue: dict[str, None]) -> str | None:
    voice_id = next(iter(queue), None)
    if voice_id is not None:
        del queue[voice_id]
    return voice_id
