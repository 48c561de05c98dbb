"""Fetches the demos that are to be heard without a network."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from psygnal import Signal

from voicedesk.domain.errors import DemoError, LibraryError
from voicedesk.domain.links import without_query
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.services.annotations import Annotations
from voicedesk.services.demo_downloads import AT_ONCE
from voicedesk.services.demos import NETWORK_PROBLEMS, Demos, DemoStatus
from voicedesk.services.polling import Connection, announce
from voicedesk.services.voices import Voices

_SLICE: Final = 250
"""Voices judged in one turn of the event loop: with ten thousand it would stand still."""


class OfflineQueue:
    """Finds out what is missing of what is wanted, in the list's order.

    Attributes:
        pinned, new: the voices whose demos are wanted.
        taken: voices that are being fetched.
        checking: voices whose demos are being measured.
        given_up: by voice, the link that led to nothing.
    """

    def __init__(self, voices: Voices, demos: Demos, pinned: Iterable[str]) -> None:
        self.pinned = set(pinned)
        self.new: set[str] = set()
        self.taken: set[str] = set()
        self.checking: set[str] = set()
        self.given_up: dict[str, str] = {}
        self._voices = voices
        self._demos = demos
        self._fetches: dict[str, None] = {}
        self._checks: dict[str, None] = {}
        self._is_stale = True
        self._filling = asyncio.Lock()

    @property
    def is_known(self) -> bool:
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
        self._is_stale = True

    def add_check(self, voice_id: str) -> None:
        self._checks[voice_id] = None

    async def fill(self) -> None:
        """Find out what is missing, if anything changed."""
        async with self._filling:
            while self._is_stale:
                self._is_stale = False
                wanted = self.pinned | self.new
                voices = list(self._voices.by_id.values()) if wanted else []
                found: dict[str, None] = {}
                for start in range(0, len(voices), _SLICE):
                    if start:
                        await asyncio.sleep(0)
                    found |= self._judge(voices[start : start + _SLICE], wanted)
                self._fetches = {key: None for key in found if key not in self.taken}

    def next_fetch(self) -> str | None:
        return _first(self._fetches)

    def next_check(self) -> str | None:
        """The next voice whose demo is to be measured."""
        return _first(self._checks)

    def give_up(self) -> set[str]:
        """Leave all that is left, until it has another link; the voices still to be fetched."""
        wanted = self.pinned | self.new
        missing = self._judge(self._voices.by_id.values(), wanted)
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
        voice = self._voices.by_id.get(voice_id)
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
        kept = self._demos.cached.get(voice_id)
        is_unmeasured = kept is not None and kept.duration_ms is None
        return is_unmeasured and voice_id not in self.checking and voice_id not in self.given_up

    def _is_missing(self, voice: Voice) -> bool:
        return (
            voice.is_ready
            and self._demos.status(voice) is DemoStatus.ONLINE
            and self.given_up.get(voice.id) != without_query(voice.demo_url)
            and self._voices.open_training(voice.id) is None
        )


def _first(queue: dict[str, None]) -> str | None:
    voice_id = next(iter(queue), None)
    if voice_id is not None:
        del queue[voice_id]
    return voice_id


@dataclass(frozen=True, slots=True)
class OfflineStatus:
    """One run of fetching what is to be kept, from the first voice asked for to the last fetched.

    Attributes:
        total: how many voices' demos the run is about; 0 where there is nothing to do.
        done: how many of them were fetched or turned out not to be had.
        unchecked: how many of those fetched are still to be decoded and measured.
        failed: once it is over, why, by voice id, some could not be kept.
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
        """Whether anything is still to be done."""
        return self.done < self.total or self.unchecked > 0

    @property
    def is_checking(self) -> bool:
        """Whether all were fetched, and some are still being looked through."""
        return self.done == self.total and self.unchecked > 0


_PATIENCE: Final = 20.0
_HOLDS: Final = 30.0


class NetworkStatus:
    """Asks the service where a demo can't be reached; one question for all who wonder."""

    def __init__(self, voices: Voices) -> None:
        self._voices = voices
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
            if self._voices.connection is Connection.ONLINE and not is_known:
                await self._ask()
                self._found_at = loop.time()
            return self._voices.connection is not Connection.ONLINE

    async def _ask(self) -> None:
        answered = asyncio.Event()

        def hear(_: object) -> None:
            answered.set()

        signals = self._voices.listed, self._voices.connection_changed
        for signal in signals:
            signal.connect(hear)
        try:
            self._voices.refresh_soon()
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await answered.wait()
        finally:
            for signal in signals:
                signal.disconnect(hear)


_WORKERS: Final = 2 * AT_ONCE
"""While some demos come, others are being written to disk."""

_log = logging.getLogger(__name__)


class OfflineDownloads:
    """Keeps the demos of pinned voices on this computer, while `run` goes on.

    Whatever is pinned and whose present demo isn't kept is fetched, in the list's order and a few
    at a time; also when a voice was trained anew. Once all were fetched they are decoded and
    measured: the network may be gone sooner than the computer. The demo of a training that ends is
    fetched without being pinned where `fetches_new` says so. Without a connection it waits, and
    goes on by itself. A demo that could not be kept is tried again when it has another link, when
    its voice is pinned again, once the service is back, by `retry`, and at the next start.

    Signals:
        changed: OfflineStatus, each time it came further.
        ended: OfflineStatus, once all that was to be fetched is, or could not be.
    """

    changed = Signal(OfflineStatus)
    ended = Signal(OfflineStatus)

    def __init__(self, voices: Voices, demos: Demos, annotations: Annotations) -> None:
        self.fetches_new = False
        self._voices = voices
        self._demos = demos
        self._annotations = annotations
        self._verdict = NetworkStatus(voices)
        pinned = (voice_id for voice_id, one in annotations.by_id.items() if one.pinned)
        self._queue = OfflineQueue(voices, demos, pinned)
        self._stops: dict[str, asyncio.Timeout] = {}  # end what is being fetched
        self._done = 0
        self._failed: dict[str, Exception] = {}
        self._is_paused = False
        self._told = OfflineStatus()
        self._news = asyncio.Event()
        annotations.changed.connect(self._marks_changed)
        voices.changed.connect(self._voices_changed)
        voices.connection_changed.connect(self._connection_changed)
        voices.training_ended.connect(self._training_ended)
        demos.changed.connect(self._demo_changed)

    @property
    def status(self) -> OfflineStatus:
        return self._told

    @property
    def failures(self) -> Mapping[str, Exception]:
        """Why, by voice id, demos could not be kept in this run or the last."""
        return MappingProxyType(self._failed)

    async def run(self) -> None:
        """Look after the files there are, then keep what is to be kept until cancelled."""
        with suppress(LibraryError):  # a newer version's file, say: what is kept can be heard
            await self._demos.verify()
            for demo in self._demos.cached.values():
                if demo.loudness is None:
                    self._queue.add_check(demo.voice_id)
        self._look_again()
        await asyncio.gather(*(self._work() for _ in range(_WORKERS)))

    def pause(self) -> None:
        """Fetch nothing until `resume`; what was begun is gone on with then."""
        self._is_paused = True
        self._stop(*self._stops)
        self._tell()

    def resume(self) -> None:
        self._is_paused = False
        self._look_again()

    def retry(self) -> None:
        """Try again what could not be kept."""
        self._queue.given_up.clear()
        self._look_again()

    async def cancel(self) -> None:
        """Fetch nothing of what is left. What was kept stays kept and pinned.

        Voices of which nothing is kept are pinned no longer, so that it doesn't begin anew by
        itself. One of which an earlier demo is kept stays pinned; it is tried at the next start.

        Raises:
            LibraryError: they stay pinned.
        """
        left = self._queue.give_up()
        self._is_paused = False
        self._done = 0
        self._failed = {}
        self._stop(*self._stops)
        self._look_again()
        pinned, kept = self._queue.pinned, self._demos.cached
        unkept = [key for key in left if key in pinned and key not in kept]
        await self._annotations.set_pinned(unkept, pinned=False)

    # The work

    async def _work(self) -> None:
        while True:
            await self._queue.fill()
            if self._may_go and (voice_id := self._queue.next_fetch()) is not None:
                await self._keep(voice_id)
            elif (voice_id := self._queue.next_check()) is not None:
                await self._check(voice_id)
            else:
                self._tell()
                self._news.clear()
                await self._news.wait()

    @property
    def _may_go(self) -> bool:
        is_online = self._voices.connection is Connection.ONLINE
        return is_online and not self._is_paused and not self._verdict.is_open

    async def _check(self, voice_id: str) -> None:
        """Measure what was fetched; what is no audio is kept no longer."""
        link = self._queue.link(voice_id)
        self._queue.checking.add(voice_id)
        self._tell()
        try:
            await self._demos.measure(voice_id)
        except (DemoError, LibraryError) as error:
            self._fail(voice_id, link, error)
        except Exception as error:  # noqa: BLE001 - one demo must not end the others
            _log.exception("a demo could not be measured")
            self._fail(voice_id, link, error)
        finally:
            self._queue.checking.discard(voice_id)
        self._news.set()

    def _fail(self, voice_id: str, link: str, error: Exception) -> None:
        self._failed[voice_id] = error
        self._queue.fail(voice_id, link)

    async def _keep(self, voice_id: str) -> None:
        link = self._queue.link(voice_id)
        if not self._queue.taken and not self._done and not self._queue.checking:
            self._failed = {}
        self._queue.taken.add(voice_id)
        self._tell()
        try:
            was_stopped, error = await self._fetch(voice_id)
            comes_again = was_stopped or (error is not None and await self._is_offline(error))
        finally:
            self._queue.taken.discard(voice_id)
        if comes_again:
            self._queue.look_again()  # unless it is wanted no longer
        else:
            self._done += 1
            self._queue.new.discard(voice_id)
            if error is not None:
                self._fail(voice_id, link, error)
            elif (kept := self._demos.cached.get(voice_id)) and kept.duration_ms is None:
                self._queue.add_check(voice_id)
        self._news.set()

    async def _fetch(self, voice_id: str) -> tuple[bool, Exception | None]:
        """Whether it was stopped on the way, and why else it could not be kept."""
        stop = asyncio.timeout(None)
        self._stops[voice_id] = stop
        error: Exception | None = None
        try:
            async with stop:
                await self._demos.fetch(voice_id, allow_earlier=False, measured=False)
        except TimeoutError:
            if not stop.expired():
                raise
        except (DemoError, LibraryError) as caught:
            error = caught
        except Exception as caught:  # noqa: BLE001 - one demo must not end the others
            _log.exception("a demo could not be kept")
            error = caught
        finally:
            del self._stops[voice_id]
        return stop.expired(), error

    async def _is_offline(self, error: Exception) -> bool:
        """Whether nothing at all can be reached; else the demo itself is to blame."""
        if not isinstance(error, DemoError) or error.problem not in NETWORK_PROBLEMS:
            return False
        is_offline = await self._verdict.is_offline()
        self._news.set()
        return is_offline

    def _stop(self, *voice_ids: str) -> None:
        now = asyncio.get_running_loop().time() if voice_ids else 0.0
        for voice_id in voice_ids:
            self._stops[voice_id].reschedule(now)

    def _look_again(self) -> None:
        self._queue.look_again()
        self._news.set()

    def _tell(self) -> None:
        """Announce what is different, and the end of a run."""
        if not self._queue.is_known:
            return  # whoever finds out tells
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
        before, self._told = self._told, now if now.is_running else OfflineStatus()
        if self._told != before:
            announce(self.changed, self._told)
        if now.total and not now.is_running:
            announce(self.ended, now)

    # What happens elsewhere

    def _marks_changed(self, voice_ids: frozenset[str]) -> None:
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
        if is_gone and voice_id not in self._queue.taken | self._queue.checking:
            self._look_again()
