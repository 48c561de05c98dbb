"""Fetches the demos that are to be heard without a network."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from psygnal import Signal

from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import VoiceChanges
from voicedesk.services.announce import announce
from voicedesk.services.connection import Connection
from voicedesk.services.demo_downloads import AT_ONCE
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.services.keeping_queue import KeepingQueue
from voicedesk.services.mark_book import MarkBook
from voicedesk.services.network_verdict import NetworkVerdict
from voicedesk.services.offline_keeping import OfflineKeeping
from voicedesk.services.voice_book import VoiceBook

_WORKERS: Final = 2 * AT_ONCE
"""While some demos come, others are being written to disk."""

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
        pinned = (voice_id for voice_id, one in marks.marks.items() if one.pinned)
        self._queue = KeepingQueue(book, shelf, pinned)
        self._stops: dict[str, asyncio.Timeout] = {}  # end what is being fetched
        self._done = 0
        self._failed: dict[str, Exception] = {}
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
            for demo in self._shelf.kept.values():
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
        """Go on after `pause`."""
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
        pinned, kept = self._queue.pinned, self._shelf.kept
        unkept = [key for key in left if key in pinned and key not in kept]
        await self._marks.set_pinned(unkept, pinned=False)

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
        is_online = self._book.connection is Connection.ONLINE
        return is_online and not self._is_paused and not self._verdict.is_open

    async def _check(self, voice_id: str) -> None:
        """Measure what was fetched; what is no audio is kept no longer."""
        link = self._queue.link(voice_id)
        self._queue.checking.add(voice_id)
        self._tell()
        try:
            await self._shelf.measure(voice_id)
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
            elif (kept := self._shelf.kept.get(voice_id)) and kept.duration_ms is None:
                self._queue.add_check(voice_id)
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
        if self.keeps_new and training.outcome is TrainingOutcome.READY:
            self._queue.new.add(training.voice_id)
            self._look_again()

    def _demo_changed(self, voice_id: str) -> None:
        is_gone = voice_id in self._queue.pinned and voice_id not in self._shelf.kept
        if is_gone and voice_id not in self._queue.taken | self._queue.checking:
            self._look_again()
