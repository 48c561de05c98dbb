"""When the voices are listed, and what each call to the service shows of the connection.

Every call goes through `ServiceCalls`. From how it ends it tells whether the service can be reached
(`Connection`), and moves the `Schedule` on which the voices are listed, at the intervals of `Pace`.
"""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from psygnal import EmitLoopError, Signal, SignalInstance

from voicedesk.domain.errors import (
    NetworkSetupError,
    NoConnectionError,
    RateLimitedError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
)


@dataclass(frozen=True, slots=True)
class Pace:
    """Pauses between two listings, in seconds.

    Attributes:
        first: after a training has begun; each further pause grows by `growth`, up to `longest`.
        retry_first: after a listing failed; grows likewise up to `retry_longest`.
        idle: while nothing is going on.
    """

    first: float = 3.0
    longest: float = 30.0
    growth: float = 1.5
    retry_first: float = 2.0
    retry_longest: float = 30.0
    idle: float = 300.0


class Schedule:
    """The moment of the next listing, moved by what happens, and the wait for it.

    The first is due at once. After a refused token none is, until `now`: only the person can mend
    that, and a service may lock out who insists.
    """

    def __init__(self, pace: Pace, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._pace = pace
        self._monotonic = monotonic
        self._pause = pace.first
        self._retry = pace.retry_first
        self._due = monotonic()
        self._not_before = self._due
        self._moved = asyncio.Event()

    @property
    def due(self) -> float:
        """The next listing's moment on the monotonic clock; infinite after a refused token."""
        return max(self._due, self._not_before)

    def now(self) -> None:
        """List at once, or as soon as the service's own limit allows, and often from then on."""
        self._pause = self._pace.first
        self._retry = self._pace.retry_first
        self._move_to(self._monotonic())

    def training_began(self) -> None:
        """List after the shortest pause, then after growing ones."""
        self._pause = self._pace.first
        self._follow()

    def listed(self, *, following: bool) -> None:
        """A listing came: the next is due soon while trainings run, else after `Pace.idle`."""
        self._retry = self._pace.retry_first
        self._not_before = 0.0
        if following:
            self._follow()
        else:
            self._pause = self._pace.first
            self._move_to(self._monotonic() + self._pace.idle)

    def failed(self, error: ServiceError) -> None:
        """A call failed: list again after a growing pause, or not if the token was refused."""
        if isinstance(error, TokenRefusedError):
            self._move_to(math.inf)
            return
        moment = self._monotonic()
        if isinstance(error, RateLimitedError) and error.retry_after is not None:
            self._not_before = moment + error.retry_after
        self._move_to(moment + self._retry)
        self._retry = min(self._retry * self._pace.growth, self._pace.retry_longest)

    async def wait(self) -> None:
        """Return once a listing is due. Timers may fire early, so the clock is read again."""
        while (left := self.due - self._monotonic()) > 0:
            self._moved.clear()
            try:
                async with asyncio.timeout(left if math.isfinite(left) else None):
                    await self._moved.wait()
            except TimeoutError:
                continue

    def _follow(self) -> None:
        self._move_to(self._monotonic() + self._pause)
        self._pause = min(self._pause * self._pace.growth, self._pace.longest)

    def _move_to(self, moment: float) -> None:
        self._due = moment
        self._moved.set()


class Connection(StrEnum):
    """Whether the service can be reached, as far as its last answer tells."""

    UNKNOWN = "unknown"
    """Not asked yet."""
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"
    """It can be reached, and doesn't accept the token."""


def connection_after(error: ServiceError) -> Connection:
    """What a failed call says of the connection; an answer of any kind means online."""
    if isinstance(error, NoConnectionError | TimedOutError):
        return Connection.OFFLINE
    if isinstance(error, TokenRefusedError):
        return Connection.REFUSED
    return Connection.ONLINE


_log = logging.getLogger(__name__)


def announce(signal: SignalInstance, fact: object) -> None:
    """Emit a signal whose listeners' faults are logged, and are none of the caller's.

    The service's answer is true whatever a view makes of it: what follows from it still has to be
    done. Listeners after the one that raised aren't called.
    """
    try:
        signal.emit(fact)
    except EmitLoopError as error:
        # The cause alone: the error's own text may hold the fact, and that an audio link.
        words = "a listener of %r failed"
        _log.error(words, signal.name, exc_info=error.__cause__)


_Answer = TypeVar("_Answer")


class ServiceCalls:
    """Passes calls to the service on, and notes how they end.

    Signals:
        connection_changed: Connection; also where it is as it was, and for another reason.

    Attributes:
        fault: why the service can't be reached, or refuses the token; None else.
    """

    connection_changed = Signal(Connection)

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._connection = Connection.UNKNOWN
        self.fault: ServiceError | None = None

    @property
    def connection(self) -> Connection:
        return self._connection

    async def call(self, call: Awaitable[_Answer], *, lists: bool = False) -> _Answer:
        """Return the answer to a call.

        Args:
            call: the call, not awaited yet.
            lists: whether it is a listing. Any other call moves the schedule only where it shows
                that a listing can't work now, or works again.

        Raises:
            ServiceError: as the call did.
        """
        was = self._connection
        try:
            answer = await call
        except ServiceError as error:
            connection = connection_after(error)
            limited = isinstance(error, RateLimitedError)
            if lists or limited or connection is not Connection.ONLINE:
                self._schedule.failed(error)
            self._set_connection(connection, error)
            raise
        self._set_connection(Connection.ONLINE)
        if not lists and was in {Connection.OFFLINE, Connection.REFUSED}:
            self._schedule.now()
        return answer

    def _set_connection(self, connection: Connection, error: ServiceError | None = None) -> None:
        before = (self._connection, _setup(self.fault))
        self._connection = connection
        self.fault = error if connection is not Connection.ONLINE else None
        if (connection, _setup(self.fault)) != before:
            announce(self.connection_changed, connection)


def _setup(error: ServiceError | None) -> str:
    """The network setting that is in the way; empty where none is."""
    return error.name if isinstance(error, NetworkSetupError) else ""
