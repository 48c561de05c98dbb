"""The notifications of freedesktop.org's specification, over the session bus."""

import asyncio
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue

from voicedesk.desktop.bus_line import BusLine
from voicedesk.desktop.notification import Notification

_PATIENCE = 4.0
"""Seconds that the desktop has to say that it shows something."""

Acted = Callable[[str, str, str], None]


class NotificationBus:
    """Shows notifications and hears what is pressed on them.

    All of it happens on a daemon thread of its own: a desktop that is slow, hangs or isn't there
    holds up nobody.

    Args:
        acted: told of each press: the notification's tag, the action's key, and the token with
            which a window may come to the front (empty for none). Called on the thread.
        icon: a picture's file, as an address.
    """

    def __init__(self, acted: Acted, icon: str = "") -> None:
        self._acted = acted
        self._icon = icon
        self._tasks: SimpleQueue[Callable[[BusLine], None] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._waker: socket.socket | None = None

    async def show(self, notification: Notification) -> bool:
        """Have it shown; returns whether there is a desktop that does.

        One that doesn't answer in time counts as there: it may show it later.
        """
        shown: Future[bool] = Future()
        shown.set_running_or_notify_cancel()
        self._give(lambda line: line.show(notification, shown))
        try:
            async with asyncio.timeout(_PATIENCE):
                return await asyncio.wrap_future(shown)
        except TimeoutError:
            return True

    def withdraw(self, tag: str) -> None:
        """Take the notification with this tag away, where there is one."""
        with self._lock:
            if self._waker is not None:
                self._tasks.put(lambda line: line.withdraw(tag))
                self._wake()

    def close(self) -> None:
        """Let go of the bus; waits for nothing."""
        with self._lock:
            if self._waker is not None:
                self._tasks.put(None)
                self._wake()

    # Inside

    def _give(self, task: Callable[[BusLine], None]) -> None:
        with self._lock:
            if self._waker is None:
                ours, theirs = socket.socketpair()
                ours.setblocking(False)  # noqa: FBT003 - the socket module takes no name for it
                self._waker = ours
                threading.Thread(
                    target=self._run, args=(theirs,), name="notifications", daemon=True
                ).start()
            self._tasks.put(task)
            self._wake()

    def _wake(self) -> None:
        if self._waker is not None:
            with suppress(OSError):  # full: the thread has enough to wake it
                self._waker.send(b"\0")

    def _run(self, woken: socket.socket) -> None:
        line = BusLine(self._acted, self._icon)
        try:
            line.serve(woken, self._carry_out)
        finally:
            with self._lock:
                waker, self._waker = self._waker, None
                line.close()
                self._drop_tasks(line)
            woken.close()
            if waker is not None:
                waker.close()

    def _carry_out(self, line: BusLine) -> bool:
        """Do what is asked for by now; returns whether to go on."""
        while True:
            try:
                task = self._tasks.get_nowait()
            except Empty:
                return True
            if task is None:
                return False
            task(line)

    def _drop_tasks(self, line: BusLine) -> None:
        """Whoever still waits learns that there is no desktop."""
        while True:
            try:
                task = self._tasks.get_nowait()
            except Empty:
                return
            if task is not None:
                task(line)
