"""A desktop's notification service that does as the test says."""

import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
FROM = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


class FakeDesktop:
    """Notes what it is asked to show, and presses what it is told to.

    Args:
        bus: the session bus's address.

    Attributes:
        go_on: while it isn't set, nothing is answered, as by one that hangs.
    """

    def __init__(self, *abilities: str, bus: str = "SESSION") -> None:
        self.abilities = list(abilities)
        self.shown: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
        self.closed: SimpleQueue[int] = SimpleQueue()
        self.go_on = threading.Event()
        self.go_on.set()
        self.refuses = False
        self._count = 0
        self._connection = open_dbus_connection(bus)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def press(self, number: int, key: str, token: str = "") -> None:
        if token:
            self._connection.send(new_signal(FROM, "ActivationToken", "us", (number, token)))
        self._connection.send(new_signal(FROM, "ActionInvoked", "us", (number, key)))

    def say_closed(self, number: int) -> None:
        self._connection.send(new_signal(FROM, "NotificationClosed", "uu", (number, 2)))

    def end(self) -> None:
        with suppress(OSError):
            self._connection.sock.shutdown(2)
        self.go_on.set()
        self._thread.join(5)
        self._connection.close()

    def _serve(self) -> None:
        with suppress(OSError, ValueError):
            while True:
                message = self._connection.receive()
                self.go_on.wait()
                if message.header.message_type is MessageType.method_call:
                    self._connection.send(self._answer(message))

    def _answer(self, message: Message) -> Message:
        match message.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                return new_method_return(message, "as", (self.abilities,))
            case "Notify" if self.refuses:
                return new_error(message, "org.freedesktop.DBus.Error.LimitsExceeded")
            case "Notify":
                self._count += 1
                number = message.body[1] or self._count
                self.shown.put((number, *message.body))
                return new_method_return(message, "u", (number,))
            case "CloseNotification":
                self.closed.put(message.body[0])
                return new_method_return(message)
            case _:
                return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
