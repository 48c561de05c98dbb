"""Threads for the event loop's own blocking calls, above all the lookup of host names."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


class DaemonExecutor(Executor):
    """A daemon thread for each call, and none that the program's end waits for.

    A name server that doesn't answer holds its thread for as long as the system's resolver likes,
    which nobody can cut short: neither the next lookup nor the end may wait behind it.
    """

    def __init__(self) -> None:
        self._closed = False

    def submit(
        self,
        fn: Callable[_Arguments, _Result],
        /,
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> "Future[_Result]":
        """Carry out `fn` on a thread of its own.

        Raises:
            RuntimeError: after `shutdown`.
        """
        if self._closed:
            raise RuntimeError("no calls after the end")
        future: Future[_Result] = Future()

        def carry_out() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:  # noqa: BLE001 - belongs to whoever waits
                future.set_exception(error)
            else:
                future.set_result(result)

        threading.Thread(target=carry_out, name="voicedesk call", daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as its base
        """Take no more calls. Waits for none, whatever `wait` says."""
        del wait, cancel_futures
        self._closed = True
