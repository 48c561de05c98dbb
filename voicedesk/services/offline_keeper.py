"""Fetches the demos that are to be heard without a network."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from psygnal import Signal

from voicedesk.domain.audio_link import without_query
from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.services.announce import announce
from voicedesk.services.connection import Connection
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.services.demo_state import DemoState
from voicedesk.services.mark_book import MarkBook
from voicedesk.services.network_verdict import NetworkVerdict
from voicedesk.services.offline_keeping import OfflineKeeping
from voicedesk.services.voice_book import VoiceBook

AT_ONCE: Final = 4

_NETWORK = frozenset({DemoProblem.OFFLINE, DemoProblem.TIMED_OUT, DemoProblem.CUT_OFF})
_log = logging.getLogger(__name__)


class OfflineKeeper:
    """Keeps the demos of pinned voices on this computer, while `run` goes on.

    Whatever is pinned and whose present demo isn't kept is fetched, in the list's order and a few
    at a time; also when a voice was trained anew. Once all were fetched they are decoded and
    measured: the network may be gone sooner than the computer. The demo of a training that ends is
    fetched without being pinned where `keeps_new` says so. Without a connection it waits, and goes
    on by itself. A demo that could not be kept is tried again when it has another link, when its
    voice is pinned again, once the service is back, by `retry`, and at the next start.

    Signals:
        changed: OfflineKeeping, each time it came further.
        ended: OfflineKeeping, once all that was to be fetched is, or could not be.
    """

    changed = Signal(OfflineKeeping)
    ended = Signal(OfflineKeeping)

    def __init__(self, book: VoiceBook, shelf: DemoShelf, marks: MarkBook) -> None:
        self.keeps_new = False
        self._book = book
        self._shelf = shelf
        self._marks = marks
        self._verdict = NetworkVerdict(book)
        self._pinned = {voice_id for voice_id, one in marks.marks.items() if one.pinned}
        self._new: set[str] = set()
        self._queue: dict[str, None] = {}  # what is still to be begun, in the list's order
        self._is_stale = True
        self._taken: set[str] = set()  # out of the queue, and not done yet
        self._unchecked: dict[str, None] = {}  # fetched, and still to be measured
        self._checking: set[str] = set()
        self._stops: dict[str, asyncio.Timeout] = {}  # end what is being fetched
        self._done = 0
        self._failed: dict[str, Exception] = {}
        self._given_up: dict[str, str] = {}  # by voice, the link that led to nothing
        self._is_paused = False
        self._told = OfflineKeeping()
        self._news = asyncio.Event()
        marks.changed.connect(self._marks_changed)
        book.changed.connect(self._voices_changed)
        book.connection_changed.connect(self._connection_changed)
        book.training_ended.connect(self._training_ended)
        shelf.changed.connect(self._demo_changed)

    @property
    def now(self) -> OfflineKeeping:
        """How far it has come."""
        return self._told

    @property
    def failures(self) -> Mapping[str, Exception]:
        """Why, by voice id, demos could not be kept in this run or the last."""
        return MappingProxyType(self._failed)

    async def run(self) -> None:
        """Look after the files there are, then keep what is to be kept until cancelled."""
        with suppress(LibraryError):  # a newer version's file, say: what is kept can be heard
            await self._shelf.verify()
            kept = self._shelf.kept.values()
            self._unchecked |= {demo.voice_id: None for demo in kept if demo.loudness is None}
        self._look_again()
        await asyncio.gather(*(self._work() for _ in range(AT_ONCE)))

    def pause(self) -> None:
        """Fetch nothing until `resume`; what was begun is gone on with then."""
        self._is_paused = True
        self._stop(*self._stops)
        self._tell()

    def resume(self) -> None:
        """Go on after `pause`."""
        self._is_paused = False
        self._look_again()

    def retry(self) -> None:
        """Try again what could not be kept."""
        self._given_up.clear()
        self._look_again()

    async def cancel(self) -> None:
        """Fetch nothing of what is left. What was kept stays kept and pinned.

        Voices of which nothing is kept are pinned no longer, so that it doesn't begin anew by
        itself. One of which an earlier demo is kept stays pinned; it is tried at the next start.

        Raises:
            LibraryError: they stay pinned.
        """
        left = {*self._taken, *self._queue}
        self._given_up |= {key: self._link(key) for key in (*left, *self._unchecked)}
        self._queue.clear()
        self._unchecked.clear()
        self._new.clear()
        self._is_paused = False
        self._done = 0
        self._failed = {}
        self._stop(*self._stops)
        self._look_again()
        unkept = [key for key in left if key in self._pinned and key not in self._shelf.kept]
        await self._marks.set_pinned(unkept, pinned=False)

    # The work

    async def _work(self) -> None:
        while True:
            self._fill_queue()
            if self._may_go and self._queue:
                await self._keep(_first(self._queue))
            elif self._unchecked:
                await self._check(_first(self._unchecked))
            else:
                self._tell()
                self._news.clear()
                await self._news.wait()

    @property
    def _may_go(self) -> bool:
        is_online = self._book.connection is Connection.ONLINE
        return is_online and not self._is_paused and not self._verdict.is_open

    async def _check(self, voice_id: str) -> None:
        """Measure what was fetched; what is no audio is kept no longer."""
        link = self._link(voice_id)
        self._checking.add(voice_id)
        self._tell()
        try:
            await self._shelf.measure(voice_id)
        except (DemoError, LibraryError) as error:
            self._fail(voice_id, link, error)
        except Exception as error:  # noqa: BLE001 - one demo must not end the others
            _log.exception("a demo could not be measured")
            self._fail(voice_id, link, error)
        finally:
            self._checking.discard(voice_id)
        self._news.set()

    def _fail(self, voice_id: str, link: str, error: Exception) -> None:
        self._failed[voice_id] = error
        self._given_up[voice_id] = link

    async def _keep(self, voice_id: str) -> None:
        link = self._link(voice_id)
        if not self._taken and not self._done and not self._checking:
            self._failed = {}
        self._taken.add(voice_id)
        self._tell()
        try:
            was_stopped, error = await self._fetch(voice_id)
            comes_again = was_stopped or (error is not None and await self._is_offline(error))
        finally:
            self._taken.discard(voice_id)
        if comes_again:
            self._is_stale = True  # unless it is wanted no longer
        else:
            self._done += 1
            self._new.discard(voice_id)
            if error is not None:
                self._fail(voice_id, link, error)
            elif (kept := self._shelf.kept.get(voice_id)) and kept.duration_ms is None:
                self._unchecked[voice_id] = None
        self._news.set()

    async def _fetch(self, voice_id: str) -> tuple[bool, Exception | None]:
        """Whether it was stopped on the way, and why else it could not be kept."""
        stop = asyncio.timeout(None)
        self._stops[voice_id] = stop
        error: Exception | None = None
        try:
            async with stop:
                await self._shelf.fetch(voice_id, stand_in=False, measured=False)
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
        if not isinstance(error, DemoError) or error.problem not in _NETWORK:
            return False
        is_offline = await self._verdict.is_offline()
        self._news.set()
        return is_offline

    def _fill_queue(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        asked = self._pinned | self._new
        voices = self._book.voices.values() if asked else ()
        self._queue = {
            voice.id: None for voice in voices if voice.id in asked and self._is_missing(voice)
        }
        self._unchecked |= {key: None for key in asked if self._is_unchecked(key)}

    def _is_missing(self, voice: Voice) -> bool:
        return (
            voice.is_ready
            and voice.id not in self._taken
            and self._given_up.get(voice.id) != without_query(voice.demo_url)
            and self._book.running(voice.id) is None
            and self._shelf.state(voice) is DemoState.ONLINE
        )

    def _is_unchecked(self, voice_id: str) -> bool:
        kept = self._shelf.kept.get(voice_id)
        is_unmeasured = kept is not None and kept.duration_ms is None
        return is_unmeasured and voice_id not in self._checking and voice_id not in self._given_up

    def _link(self, voice_id: str) -> str:
        voice = self._book.voices.get(voice_id)
        return without_query(voice.demo_url) if voice is not None else ""

    def _stop(self, *voice_ids: str) -> None:
        now = asyncio.get_running_loop().time() if voice_ids else 0.0
        for voice_id in voice_ids:
            self._stops[voice_id].reschedule(now)

    def _look_again(self) -> None:
        self._is_stale = True
        self._fill_queue()
        self._news.set()
        self._tell()

    def _tell(self) -> None:
        """Announce what is different, and the end of a run."""
        left = len(self._queue) + len(self._taken)
        unchecked = len(self._unchecked) + len(self._checking)
        now = OfflineKeeping(
            total=self._done + left,
            done=self._done,
            unchecked=unchecked,
            failed=dict(self._failed) if not (left or unchecked) else {},
            is_paused=self._is_paused,
            is_waiting=self._book.connection in {Connection.OFFLINE, Connection.REFUSED},
        )
        if not left:
            self._is_paused = False
        if not now.is_running:
            self._done = 0
        before, self._told = self._told, now if now.is_running else OfflineKeeping()
        if self._told != before:
            announce(self.changed, self._told)
        if now.total and not now.is_running:
            announce(self.ended, now)

    # What happens elsewhere

    def _marks_changed(self, voice_ids: frozenset[str]) -> None:
        pinned = {voice_id for voice_id in voice_ids if self._marks.of(voice_id).pinned}
        added = pinned - self._pinned
        gone = (voice_ids - pinned) & self._pinned
        if not added and not gone:
            return
        self._pinned = (self._pinned | added) - gone
        for voice_id in added:
            self._given_up.pop(voice_id, None)
        self._stop(*(self._stops.keys() & gone - self._new))
        self._look_again()

    def _voices_changed(self, _changes: VoiceChanges) -> None:
        if self._pinned or self._new:
            self._look_again()

    def _connection_changed(self, connection: Connection) -> None:
        if connection is Connection.ONLINE:
            self._given_up.clear()
        self._look_again()

    def _training_ended(self, training: Training) -> None:
        if self.keeps_new and training.outcome is TrainingOutcome.READY:
            self._new.add(training.voice_id)
            self._look_again()

    def _demo_changed(self, voice_id: str) -> None:
        is_gone = voice_id in self._pinned and voice_id not in self._shelf.kept
        if is_gone and voice_id not in self._taken | self._checking:
            self._look_again()


def _first(queue: dict[str, None]) -> str:
    voice_id = next(iter(queue))
    del queue[voice_id]
    return voice_id
