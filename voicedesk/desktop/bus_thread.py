"""A daemon thread that speaks with the desktop over the session bus.

A bus that is slow, hangs or isn't there holds up nobody but this thread.
"""

import logging
import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

_log = logging.getLogger(__name__)


class Peer(Protocol):
    """What speaks over one connection."""

    def hear(self) -> None:
        """Take in what came over the bus, without waiting for more. Raises OSError once it's gone.

        Called whenever something came, and after each task.
        """


PeerT = TypeVar("PeerT", bound=Peer)


class BusThread(Generic[PeerT]):
    """Starts with the first task, ends with `close` or with the bus, starts again with the next.

    Args:
        name: the thread's.
        join: makes what speaks over a connection; called on the thread.
    """

    def __init__(self, name: str, join: "Callable[[DBusConnection], PeerT]") -> None:
        self._name = name
        self._join = join
        self._tasks: SimpleQueue[Callable[[PeerT | None], None] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._waker: socket.socket | None = None

    def give(self, task: Callable[[PeerT | None], None] | None, *, start: bool = True) -> None:
        """Have a task carried out on the thread; one that gets None learns that there is no bus.

        Args:
            task: None ends the thread.
            start: whether to start the thread where it doesn't run; else the task is dropped.
        """
        with self._lock:
            if self._waker is None:
                if not start:
                    return
                self._waker, woken = socket.socketpair()
                self._waker.setblocking(False)  # noqa: FBT003 - the module takes no name for it
                threading.Thread(
                    target=self._run, args=(woken,), name=self._name, daemon=True
                ).start()
            self._tasks.put(task)
            with suppress(OSError):  # full: the thread has enough to wake it
                self._waker.send(b"\0")

    def close(self) -> None:
        """Let go of the bus; waits for nothing."""
        self.give(None, start=False)

    # On the thread

    def _run(self, woken: socket.socket) -> None:
        try:
            self._serve(woken)
        finally:
            self._end(woken)

    def _end(self, woken: socket.socket) -> None:
        with self._lock:
            waker, self._waker = self._waker, None
            while not self._tasks.empty():
                if (task := self._tasks.get()) is not None:
                    task(None)
        woken.close()
        if waker is not None:
            waker.close()

    def _serve(self, woken: socket.socket) -> None:
        """Do what is asked for and hear what is said, until told to end or the bus is gone."""
        try:
            connection = _connect()
        except Exception as error:  # noqa: BLE001 - whatever a bus that isn't there comes to
            _log.info("no session bus: %s", error)
            return
        try:
            with connection, selectors.DefaultSelector() as selector:
                peer = self._join(connection)
                selector.register(woken, selectors.EVENT_READ)
                selector.register(connection.sock, selectors.EVENT_READ)
                while self._carry_out(peer):
                    peer.hear()
                    for key, _ in selector.select():
                        if key.fileobj is woken:
                            woken.recv(4096)
        except OSError as error:
            _log.info("the session bus is gone: %s", error)

    def _carry_out(self, peer: PeerT) -> bool:
        """Do what is asked for by now; returns whether to go on."""
        while not self._tasks.empty():
            task = self._tasks.get()
            if task is None:
                return False
            task(peer)
        return True


def _connect() -> "DBusConnection":
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - when it is needed

    return open_dbus_connection("SESSION")
