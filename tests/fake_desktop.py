"""A desktop on a session bus of the test's own: its notifications, settings, player controls."""

import shutil
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

from tests.child_processes import next_line
from tests.desktop.session_parts import BUS_CONFIGURATION

NAME = "org.freedesktop.Notifications"
FROM = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


@contextmanager
def session_bus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[str]"]:
    """A session bus that nobody else is on; the test is skipped where there can be none."""
    if sys.platform != "linux" or not shutil.which("dbus-daemon"):
        pytest.skip("no session bus here")
    configuration = folder / "bus.conf"
    configuration.write_text(BUS_CONFIGURATION.format(folder=folder), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", next_line(process))
        yield process
        process.kill()


class FakeDesktop:
    """Notes what it is asked to show, and presses what it is told to.

    Args:
        bus: the session bus's address.

    Attributes:
        go_on: while it isn't set, nothing is answered, as by one that hangs.
    """

    def __init__(self, *abilities: str, bus: str = "SESSION", name: str = NAME) -> None:
        self.abilities = list(abilities)
        self.shown: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
        self.closed: SimpleQueue[int] = SimpleQueue()
        self.go_on = threading.Event()
        self.go_on.set()
        self.refuses = False
        self._count = 0
        self._connection = open_dbus_connection(bus)
        self._connection.send_and_get_reply(message_bus.RequestName(name))
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


class FakePortal(FakeDesktop):
    """The desktop's settings, as its portal tells them.

    Args:
        settings: by group and key, each with its type.
    """

    def __init__(self, settings: dict[str, dict[str, tuple[str, Any]]]) -> None:
        self.settings = settings
        super().__init__(name="org.freedesktop.portal.Desktop")

    def change(self, group: str, key: str, value: tuple[str, Any]) -> None:
        self.settings.setdefault(group, {})[key] = value
        interface = "org.freedesktop.portal.Settings"
        source = DBusAddress("/org/freedesktop/portal/desktop", interface=interface)
        self._connection.send(new_signal(source, "SettingChanged", "ssv", (group, key, value)))

    def _answer(self, message: Message) -> Message:
        if message.header.fields[HeaderFields.member] == "ReadAll":
            asked = {group: self.settings.get(group, {}) for group in message.body[0]}
            return new_method_return(message, "a{sa{sv}}", (asked,))
        return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")


PLAYER = "org.mpris.MediaPlayer2.io.github.voicedesk.voicedesk"


class PlayerClient:
    """A desktop's player controls."""

    def __init__(self) -> None:
        self._connection = open_dbus_connection("SESSION")
        self._signals: deque[Message] = deque()
        rule = MatchRule(type="signal", path="/org/mpris/MediaPlayer2")
        self._connection.send_and_get_reply(message_bus.AddMatch(rule))
        self._connection.filter(rule, queue=self._signals)

    def close(self) -> None:
        self._connection.close()

    def names(self) -> set[str]:
        """The players on the bus."""
        names = self._connection.send_and_get_reply(message_bus.ListNames()).body[0]
        return {name for name in names if name.startswith("org.mpris.MediaPlayer2.")}

    def call(
        self, member: str, signature: str | None = None, *body: Any, of: str = "Player"
    ) -> tuple[Any, ...]:
        """The answer to a call of the player, or of an interface of D-Bus's own; or the error."""
        interface = (
            f"org.freedesktop.DBus.{of}"
            if of in {"Properties", "Introspectable"}
            else (f"org.mpris.MediaPlayer2.{of}".rstrip("."))
        )
        address = DBusAddress("/org/mpris/MediaPlayer2", bus_name=PLAYER, interface=interface)
        call = new_method_call(address, member, signature, body)
        answer = self._connection.send_and_get_reply(call, timeout=30)
        if answer.header.message_type is MessageType.error:
            return (answer.header.fields[HeaderFields.error_name],)
        return answer.body

    def get(self, name: str, *, of: str = "org.mpris.MediaPlayer2.Player") -> Any:
        answer = self.call("Get", "ss", of, name, of="Properties")
        return answer[0][1] if isinstance(answer[0], tuple) else answer[0]

    def set(self, name: str, value: tuple[str, Any]) -> tuple[Any, ...]:
        interface = "org.mpris.MediaPlayer2.Player"
        return self.call("Set", "ssv", interface, name, value, of="Properties")

    def metadata(self) -> dict[str, Any]:
        return {name: value for name, (_, value) in self.get("Metadata").items()}

    def signals(self) -> list[tuple[str, tuple[Any, ...]]]:
        """What came since it was asked last: each signal's name and values."""
        with suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=0)
        told = list(self._signals)
        self._signals.clear()
        return [(one.header.fields[HeaderFields.member], one.body) for one in told]
