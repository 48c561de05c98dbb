"""Makes and trains the voices of a table: each row once and only once.

Workers bring rows forward (`_forward`): a row's slot is asked for once, after that was written down
with the voices there are. Where the answer is lost the list tells whether a slot appeared; while
that isn't known, of a row's or of a new voice's (`Slots`), no other slot is asked for, so that it
can't be another's. Its training is sent by `Voices.train`, which writes it down before, too, and
finds out what became of one whose answer was lost. A row's file is uploaded before that, anew for
each try, and the link written down, by which its training is known as the row's (`_recording`). So
whatever ends the program, and whenever, what was sent isn't sent again.

Nothing goes on by itself after a start: the rest is sent once the person says so.
"""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from psygnal import Signal

from voicedesk.domain.batch import BatchRow, BatchRowStatus, BatchStep, RowFailure, RowProblem
from voicedesk.domain.errors import (
    AlreadyTrainingError,
    LibraryError,
    NotFoundError,
    RateLimitedError,
    ServiceError,
    TokenStoreError,
    VoiceChangedError,
)
from voicedesk.domain.recordings import LocalRecording, RecordingError, RecordingProblem
from voicedesk.domain.samples import findings_text
from voicedesk.domain.storage import StorageError, StorageProblem
from voicedesk.domain.training import Training
from voicedesk.domain.voice import Voice
from voicedesk.library import Library, Opening, SentRecording
from voicedesk.services.batch_rows import BatchRows, refusal
from voicedesk.services.polling import Connection, Pace, announce, connection_after
from voicedesk.services.recordings import Recordings
from voicedesk.services.slots import Slots, SlotStatus, find_slot, list_if_old
from voicedesk.services.uploads import Uploads
from voicedesk.services.voices import Voices

_LEFT: Final = (BatchRowStatus.WAITING, BatchRowStatus.MAKING, BatchRowStatus.SENDING)
_SENT: Final = (BatchRowStatus.TRAINING, BatchRowStatus.READY, BatchRowStatus.TRAINING_FAILED)


@dataclass(frozen=True, slots=True)
class BatchStatus:
    """How many rows have each status, and whether more are being sent.

    Attributes:
        counts: rows by status; a status that no row has may be missing.
        again: how many rows came to nothing in a way that another try may mend.
        is_going: whether rows are sent; if not and some are left, it is paused.
        is_waiting: whether it waits for the service to be reached.
        problem: why it stopped by itself.
    """

    counts: Mapping[BatchRowStatus, int] = field(default_factory=dict)
    again: int = 0
    is_going: bool = False
    is_waiting: bool = False
    problem: Exception | None = None

    def of(self, *statuses: BatchRowStatus) -> int:
        """How many rows have one of these statuses."""
        return sum(self.counts.get(status, 0) for status in statuses)

    @property
    def total(self) -> int:
        """How many rows there are; 0 where there is no table."""
        return sum(self.counts.values())

    @property
    def sent(self) -> int:
        """How many trainings the service has begun."""
        return self.of(*_SENT)

    @property
    def left(self) -> int:
        """How many rows are still to be sent, those under way included."""
        return self.of(*_LEFT)

    @property
    def waiting(self) -> int:
        """How many rows aren't sent until the person says so."""
        return 0 if self.is_going else self.left

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be sent."""
        return not self.left


_AT_ONCE: Final = 3
"""Trainings that are sent at a time. Slots are asked for one by one."""
_MOST_MISSES: Final = 3
"""Slots in a row that were asked for in vain before the person is asked."""
_log = logging.getLogger(__name__)


class Batches:
    """Sends the rows of one table, while `run` goes on and until the person pauses it.

    Signals:
        changed: BatchStatus, each time a row has another status, or sending starts or stops.
    """

    changed = Signal(BatchStatus)

    def __init__(
        self,
        voices: Voices,
        slots: Slots,
        library: Library,
        opening: Opening,
        recordings: Recordings,
        uploads: Uploads,
        *,
        pace: Pace = Pace(),  # noqa: B008 (frozen)
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._voices = voices
        self._slots = slots
        self._recordings = recordings
        self._uploads = uploads
        self._pace = pace
        self._clock = clock
        self._rows = BatchRows(voices, library, opening)
        self._at_work: set[int] = set()
        self._is_going = False
        self._is_cancelled = False
        self._is_ending = False
        self._problem: Exception | None = None
        self._rest_until = 0.0
        self._news = asyncio.Event()
        self._misses = 0
        self._lost: ServiceError | None = None
        voices.training_changed.connect(self._training_changed)
        voices.created.connect(self._rows.note_made)
        voices.connection_changed.connect(self._notify)
        slots.settled.connect(self._notify)

    @property
    def rows(self) -> list[BatchRow]:
        """The table's rows; empty where there is none."""
        return list(self._rows.rows.values())

    @property
    def now(self) -> BatchStatus:
        return BatchStatus(
            self._rows.counts(),
            sum(row.can_be_tried_again for row in self._rows.rows.values()),
            self._is_going,
            self._voices.connection in {Connection.OFFLINE, Connection.REFUSED},
            self._problem,
        )

    def status(self, row: BatchRow) -> BatchRowStatus:
        """A row's status, its training included."""
        return self._rows.status(row)

    async def start(self, rows: Sequence[BatchRow]) -> None:
        """Send a new table. The one before has to be over.

        Raises:
            LibraryError: it can't be saved; nothing is sent.
        """
        if not self.now.is_over or not rows:
            return
        await self._rows.start(rows, self._clock())
        self.resume()

    def pause(self) -> None:
        """Send nothing more until `resume`; what is under way comes to its end."""
        self._is_going = False
        self._notify()

    def resume(self) -> None:
        self._is_going, self._is_cancelled = True, False
        self._problem = None
        self._misses = 0
        self._notify()

    async def cancel(self) -> None:
        """Send nothing of what is left. What is under way comes to its end.

        Raises:
            LibraryError: the rest stays as it is, and paused.
        """
        self._is_going, self._is_cancelled = False, True
        self._problem = None
        await self._cancel_rest()
        self._notify()

    async def retry(self) -> None:
        """Try again what came to nothing where that may help; a slot there is isn't made again.

        Raises:
            LibraryError: nothing is sent.
        """
        rows = self._rows.rows.values()
        await self._rows.note([row.again() for row in rows if row.can_be_tried_again])
        self.resume()

    def end(self) -> None:
        """Have `run` return once what is under way has come to its end."""
        self._is_ending = True
        self._is_going = False
        self._news.set()

    async def run(self) -> None:
        """Do the work until `end`, or until cancelled."""
        await asyncio.gather(*(self._work() for _ in range(_AT_ONCE)))

    async def _work(self) -> None:
        while not self._is_ending:
            row = self._next()
            if row is None:
                self._news.clear()
                await self._news.wait()
                continue
            self._at_work.add(row.number)
            try:
                await self._bring_forward(row)
            except (LibraryError, TokenStoreError, StorageError) as error:
                self._stop(error)
            except Exception as error:  # noqa: BLE001 - one row must not end the others
                _log.exception("a row of a table could not be sent")
                self._stop(error)
            finally:
                self._at_work.discard(row.number)
            if self._is_cancelled:
                try:
                    await self._cancel_rest()
                except LibraryError as error:
                    self._stop(error)
            self._notify()

    def _next(self) -> BatchRow | None:
        """The next row to work on."""
        free = [row for row in self._rows.rows.values() if row.number not in self._at_work]
        if self._problem is None:
            for row in free:
                if self._rows.was_lost(row) or row.step is BatchStep.MAKING:
                    return row
        if not self._is_going or self._voices.connection is not Connection.ONLINE:
            return None
        trained = next((row for row in free if self._rows.is_to_be_trained(row)), None)
        if trained is not None or self._is_making or self._slots.is_open:
            return trained
        return next((row for row in free if row.step is BatchStep.WAITING), None)

    @property
    def _is_making(self) -> bool:
        rows = self._rows.rows
        steps = {BatchStep.WAITING, BatchStep.MAKING}
        return any(rows[number].step in steps for number in self._at_work)

    async def _bring_forward(self, row: BatchRow) -> None:
        try:
            await self._forward(row)
        except RecordingError as error:
            await self._fail(row, RowFailure(RowProblem.FILE, error.problem.value))

    async def _forward(self, row: BatchRow) -> None:
        if row.step is BatchStep.MAKING:
            async with self._voices.creating:
                await self._find_slot(row)
        elif self._rows.was_lost(row):
            await self._fail(row, RowFailure(RowProblem.NOT_BEGUN))
        elif not await self._rest():
            return
        elif row.step is BatchStep.WAITING:
            if row.file:  # before a slot is made for it
                await self._recordings.open(LocalRecording(Path(row.file), row.name))
            try:
                await self._make_slot(row)
            except ServiceError as error:
                self._put_off(error)
        else:
            await self._train(row)

    async def _make_slot(self, row: BatchRow) -> None:
        """Ask for a row's slot. Where the answer is lost the list tells what came of it.

        Raises:
            ServiceError: nothing was made, and the row waits again.
            TokenStoreError: likewise.
            LibraryError: it can't be written down; nothing was sent.
        """
        async with self._voices.creating:
            await list_if_old(self._voices, self._clock)
            if not self._is_going or self._slots.is_open:
                return
            asked = await self._rows.intend(row, self._clock())
            self._notify()
            try:
                voice = await self._voices.create()
            except (ServiceError, TokenStoreError) as error:
                if isinstance(error, ServiceError) and error.facts.may_have_taken_effect:
                    self._lost = error
                    await self._find_slot(asked._replace(asked_at=self._clock()))
                    return
                await self._rows.note([asked._replace(step=BatchStep.WAITING)])
                raise
            self._misses = 0
            await self._rows.note([asked._replace(step=BatchStep.MADE, voice_id=voice.id)])

    async def _find_slot(self, row: BatchRow) -> None:
        """Have the list tell whether a slot appeared whose answer was lost, before another's turn.

        Raises:
            LibraryError: what it told can't be written down.
        """

        async def appeared() -> list[Voice]:
            await self._rows.add_known(row)
            return self._rows.appeared()

        result = await find_slot(
            self._voices,
            row.asked_at,
            appeared,
            pace=self._pace,
            clock=self._clock,
            wait=self._wait,
            goes_on=lambda: not self._is_ending,
        )
        if result is None:
            return
        if result.voice is not None:
            row = row._replace(step=BatchStep.MADE, voice_id=result.voice.id)
        elif result.status is SlotStatus.UNCLEAR:
            row = row.failed(RowFailure(RowProblem.UNCLEAR))
        else:
            self._misses += 1
            row = row._replace(step=BatchStep.WAITING)
        await self._rows.note([row])
        if self._misses >= _MOST_MISSES:
            self._stop(self._lost)

    async def _train(self, row: BatchRow) -> None:
        if self._rows.is_taken(row):
            await self._fail(row, RowFailure(RowProblem.TAKEN))
            return
        try:
            async with self._recording(row) as (link, recording):
                await self._voices.train(
                    row.voice_id,
                    audio_url=link,
                    name=row.name,
                    consent=row.consent,
                    recording=recording,
                )
        except AlreadyTrainingError:
            if self._rows.is_to_be_trained(row):
                await self._fail(row, RowFailure(RowProblem.TAKEN))
        except VoiceChangedError:
            return  # it is looked at again: whether it is taken, or can be sent as it is now
        except ServiceError as error:
            if error.facts.may_have_taken_effect:
                return
            # A voice that can't be looked at is no fault of the row's.
            of_row = error.facts.method != "GET" or isinstance(error, NotFoundError)
            if not self._put_off(error, of_row=of_row) and of_row:
                await self._fail(row, refusal(error))

    async def _fail(self, row: BatchRow, failure: RowFailure) -> None:
        await self._rows.note([self._rows.rows[row.number].failed(failure)])

    @asynccontextmanager
    async def _recording(self, row: BatchRow) -> AsyncGenerator[tuple[str, SentRecording]]:
        """Where a row's recording can be fetched; what is uploaded for it is held meanwhile.

        Raises:
            RecordingError: the row's file can't be used.
            StorageError, TokenStoreError, LibraryError: as of `Uploads.upload`.
        """
        if not row.file:
            yield row.link, SentRecording(row.found)
            return
        content, report = await self._recordings.whole(Path(row.file))
        try:
            link = await self._uploads.upload(content)
        except StorageError as error:
            if error.problem is StorageProblem.TOO_LARGE:  # the next row's may not be
                raise RecordingError(RecordingProblem.TOO_LARGE) from None
            raise
        try:
            await self._rows.note([row._replace(link=link)])
            yield link, SentRecording(findings_text(report.findings), origin=report.origin)
        finally:
            self._uploads.release(link)

    def _put_off(self, error: ServiceError, *, of_row: bool = False) -> bool:
        """Have a row wait after nothing was done for it; whether it is to be sent again later.

        Without a connection all wait for it by themselves. A slot that is refused is no fault of
        the row's, and the next would be, too: that stops the sending.
        """
        if isinstance(error, RateLimitedError):
            wait = self._pace.retry_longest if error.retry_after is None else error.retry_after
            self._rest_until = asyncio.get_running_loop().time() + wait
            return True
        if connection_after(error) is not Connection.ONLINE:
            return True
        if not of_row:
            self._stop(error)
        return False

    async def _rest(self) -> bool:
        """Wait as long as the service wants; whether sending goes on then."""
        left = self._rest_until - asyncio.get_running_loop().time()
        await self._wait(left, lambda: not self._is_going)
        return self._is_going and self._voices.connection is Connection.ONLINE

    async def _wait(self, seconds: float, is_over: Callable[[], bool] = lambda: False) -> None:
        """Wait so long, or until the end, or until something happens after which `is_over`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(max(seconds, 0)):
                while not (self._is_ending or is_over()):
                    self._news.clear()
                    await self._news.wait()

    async def _cancel_rest(self) -> None:
        rest = [
            row._replace(step=BatchStep.CANCELLED)
            for row in self._rows.rows.values()
            if row.number not in self._at_work
            and row.step in {BatchStep.WAITING, BatchStep.MADE}
            and self._rows.status(row) is BatchRowStatus.WAITING
        ]
        await self._rows.note(rest)

    def _stop(self, error: Exception | None) -> None:
        self._is_going = False
        self._problem = error
        self._notify()

    def _notify(self) -> None:
        self._news.set()
        announce(self.changed, self.now)

    def _training_changed(self, training: Training) -> None:
        if self._rows.apply_training(training):
            self._notify()
