"""A task that a thread carries out and a coroutine waits for."""

from collections.abc import Callable
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class ThreadTask(Generic[_Result]):
    """Give it to a thread, which calls it once; `await` its `result` on the event loop.

    It is carried out whether or not anyone still waits, also when the loop has ended.
    """

    def __init__(self, task: Callable[[], _Result]) -> None:
        from concurrent.futures import Future  # noqa: PLC0415  (too slow for start-up)

        self._task = task
        self._done: Future[_Result] = Future()
        self._done.set_running_or_notify_cancel()  # from here on, nobody can cancel it

    def __call__(self) -> None:
        """Carry it out. What it raises belongs to whoever waits."""
        try:
            result = self._task()
        except BaseException as error:  # noqa: BLE001
            self._done.set_exception(error)
            del self  # the error's traceback holds this frame
        else:
            self._done.set_result(result)

    async def result(self) -> _Result:
        """What the task returns or raises. Cancelling the wait doesn't cancel the task."""
        import asyncio  # noqa: PLC0415  (too slow for start-up, and loaded by now)

        return await asyncio.wrap_future(self._done)
