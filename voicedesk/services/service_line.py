"""The line to the service: what each call shows of the connection and of when to look again."""

from collections.abc import Awaitable
from typing import TypeVar

from psygnal import Signal

from voicedesk.domain.errors import RateLimitedError, ServiceError
from voicedesk.services.announce import announce
from voicedesk.services.connection import Connection, connection_after
from voicedesk.services.schedule import Schedule

_Answer = TypeVar("_Answer")


class ServiceLine:
    """Every call to the service goes through here.

    Signals:
        connection_changed: the service became reachable, unreachable, or refused the token.
    """

    connection_changed = Signal(Connection)

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._connection = Connection.UNKNOWN

    @property
    def connection(self) -> Connection:
        """How the service stood at the last answer."""
        return self._connection

    async def call(self, call: Awaitable[_Answer], *, lists: bool = False) -> _Answer:
        """The answer to a call.

        Args:
            call: the call, not awaited yet.
            lists: whether it is the listing that the schedule is about. Any other call moves the
                schedule only where it shows that a listing can't work now, or works again.

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
            self._become(connection)
            raise
        self._become(Connection.ONLINE)
        if not lists and was in {Connection.OFFLINE, Connection.REFUSED}:
            self._schedule.now()
        return answer

    def _become(self, connection: Connection) -> None:
        if connection is not self._connection:
            self._connection = connection
            announce(self.connection_changed, connection)
