"""An event loop for the network, beside the window's."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from contextlib import suppress
from typing import Final, TypeVar

from voicedesk.app.event_loop import DaemonExecutor

_Result = TypeVar("_Result")

_UNWINDING_SECONDS: Final = 0.3
"""How long a cancelled coroutine is waited for: it may sit on a disk that doesn't answer."""


class NetworkThread:
    """A daemon thread with a loop of asyncio's own, begun with the first coroutine.

    Fetching a file takes some thirty small steps. On the window's loop each waits for Qt, and for
    whatever the window does; here they follow one another.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._orders: deque[Callable[[], object]] = deque()
        self._is_rung = False

    async def run(self, make: Callable[[], Coroutine[object, object, _Result]]) -> _Result:
        """What the coroutine that `make` makes on this thread returns or raises.

        Cancelling the wait cancels the coroutine, and waits for its end.
        """
        here, there = asyncio.get_running_loop(), self._begun()
        status: asyncio.Future[_Result] = here.create_future()
        unwound: asyncio.Future[None] = here.create_future()
        started: list[asyncio.Task[_Result]] = []

        def start() -> None:
            task = there.create_task(make())
            started.append(task)
            task.add_done_callback(end)

        def cancel() -> None:
            started[0].cancel()

        def end(task: asyncio.Task[_Result]) -> None:
            with suppress(RuntimeError):  # the window's loop has ended
                here.call_soon_threadsafe(settle, task)

        def settle(task: asyncio.Task[_Result]) -> None:
            _settle(status, task)
            unwound.set_result(None)

        self._order(start)
        try:
            return await status
        except asyncio.CancelledError:
            self._order(cancel)
            await asyncio.wait([unwound], timeout=_UNWINDING_SECONDS)
            raise

    def stop(self) -> None:
        """Let the thread end; what still runs there is left as it is. Waits for nothing."""
        loop, self._loop = self._loop, None
        if loop is not None:
            loop.call_soon_threadsafe(loop.stop)

    def _order(self, order: Callable[[], object]) -> None:
        """Have `order` carried out on the thread. It is rung for all of one turn together.

        Each ring wakes the thread, and who rings loses the interpreter to it for a while.
        """
        self._orders.append(order)
        if not self._is_rung:
            self._is_rung = True
            asyncio.get_running_loop().call_soon(self._ring)

    def _ring(self) -> None:
        self._is_rung = False
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._carry_out)

    def _carry_out(self) -> None:
        while self._orders:
            self._orders.popleft()()

    def _begun(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = _NetworkLoop()
            threading.Thread(
                target=_turn, args=(self._loop,), name="voicedesk network", daemon=True
            ).start()
        return self._loop


class _NetworkLoop(asyncio.SelectorEventLoop):
    """Asyncio's own but for the lookup of host names, which its end must not wait for."""

    def __init__(self) -> None:
        super().__init__()
        self._calls = DaemonExecutor()

    def run_in_executor(
        self, executor: Executor | None, func: Callable[..., _Result], *args: object
    ) -> asyncio.Future[_Result]:
        """Carry out a blocking call, by default on a daemon thread."""
        return super().run_in_executor(executor or self._calls, func, *args)


def _turn(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


def _settle(status: "asyncio.Future[_Result]", task: "asyncio.Task[_Result]") -> None:
    """Hand on what a task came to; nobody may wait for it any more."""
    error = None if task.cancelled() else task.exception()
    if status.done():
        return
    if task.cancelled():
        status.cancel()
    elif error is not None:
        status.set_exception(error)
    else:
        status.set_result(task.result())
