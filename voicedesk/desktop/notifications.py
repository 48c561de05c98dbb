"""The notifications of freedesktop.org's specification, over the session bus."""

import asyncio
import logging
import selectors
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from itertools import count
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection


@dataclass(frozen=True, slots=True)
class Notification:
    """A notification. Its words are plain text, whatever is in them.

    Attributes:
        tag: one at most is shown for each; a later one takes its place.
        summary: what happened, in a few words.
        body: what it means; may be empty.
        actions: keys and words of what can be done, the first also by pressing it anywhere.
        urgent: it is to be noticed.
    """

    tag: str
    summary: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    urgent: bool = False


_log = logging.getLogger(__name__)

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_LONGEST = 200
"""Characters of a summary or body: a name from the service may be of any length."""
_NORMAL, _CRITICAL = 1, 2
_BY_DEFAULT = -1


class BusLine:
    """Speaks with the desktop; waits for nobody but in `serve`, which waits for all.

    The desktop is first asked what it can do. It may have no buttons, or take a body for markup.
    """

    def __init__(self, acted: Callable[[str, str, str], None], icon: str) -> None:
        self._acted = acted
        self._icon = icon
        self._connection: DBusConnection | None = None
        self._serials = count(100)
        self._abilities: frozenset[str] | None = None
        self._asked = -1
        self._held: list[tuple[Notification, Future[bool]]] = []
        self._sent: dict[int, tuple[str, Future[bool]]] = {}
        self._ids: dict[str, int] = {}
        self._tokens: dict[int, str] = {}

    def serve(self, woken: socket.socket, carry_out: Callable[["BusLine"], bool]) -> None:
        """Do what is asked for and hear what is said, until told to end or the bus is gone."""
        try:
            connection = self._connect()
        except Exception as error:  # noqa: BLE001 - whatever a bus that isn't there comes to
            _log.info("no session bus: %s", error)
            return
        with selectors.DefaultSelector() as selector:
            selector.register(woken, selectors.EVENT_READ)
            selector.register(connection.sock, selectors.EVENT_READ)
            try:
                while carry_out(self):
                    for key, _ in selector.select():
                        if key.fileobj is woken:
                            woken.recv(4096)
                        else:
                            self._hear(connection)
            except OSError as error:
                _log.info("the session bus is gone: %s", error)

    def show(self, notification: Notification, shown: "Future[bool]") -> None:
        """Send it as soon as it is known what the desktop can do."""
        if self._connection is None:
            shown.set_result(False)
            return
        self._held.append((notification, shown))
        if self._abilities is not None:
            self._send_held()
        elif self._asked < 0:
            self._asked = self._call("GetCapabilities", None, ())

    def withdraw(self, tag: str) -> None:
        self._held = [one for one in self._held if one[0].tag != tag]
        number = self._ids.pop(tag, 0)
        if number and self._connection is not None:
            self._call("CloseNotification", "u", (number,))

    def close(self) -> None:
        """Close the connection; who still waits learns that there is no desktop."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        self._answer_held(shown=False)
        for _, shown in self._sent.values():
            shown.set_result(False)
        self._sent.clear()

    # Inside

    def _connect(self) -> "DBusConnection":
        from jeepney import MatchRule, message_bus  # noqa: PLC0415 - when there is something to tell
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

        connection = self._connection = open_dbus_connection("SESSION")
        rule = MatchRule(type="signal", sender=_NAME, interface=_NAME, path=_PATH)
        connection.send(message_bus.AddMatch(rule))
        return connection

    def _call(self, method: str, signature: str | None, body: tuple[Any, ...]) -> int:
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

        serial = next(self._serials)
        if self._connection is not None:
            address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
            self._connection.send(new_method_call(address, method, signature, body), serial)
        return serial

    def _hear(self, connection: "DBusConnection") -> None:
        while True:
            try:
                message = connection.receive(timeout=0)
            except TimeoutError:
                return
            try:
                self._take(message)
            except (TypeError, ValueError, KeyError) as error:
                _log.info("the desktop said something that can't be understood: %s", error)

    def _take(self, message: "Message") -> None:
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        header = message.header
        kind = header.message_type
        if kind is MessageType.signal:
            if header.fields.get(HeaderFields.interface) == _NAME:
                self._take_signal(str(header.fields[HeaderFields.member]), message.body)
            return
        serial = header.fields.get(HeaderFields.reply_serial, -1)
        good = kind is MessageType.method_return
        if serial == self._asked:
            self._asked = -1
            self._learn(message.body[0] if good else None)
        elif serial in self._sent:
            tag, shown = self._sent.pop(serial)
            if good:
                self._ids[tag] = int(message.body[0])
            shown.set_result(good)

    def _take_signal(self, member: str, body: tuple[Any, ...]) -> None:
        number = int(body[0])
        tag = next((tag for tag, known in self._ids.items() if known == number), None)
        if tag is None:
            return
        if member == "ActivationToken":
            self._tokens[number] = str(body[1])
        elif member == "ActionInvoked":
            self._acted(tag, str(body[1]), self._tokens.pop(number, ""))
        elif member == "NotificationClosed":
            self._tokens.pop(number, None)
            del self._ids[tag]

    def _learn(self, abilities: list[str] | None) -> None:
        """Take what the desktop can do; None: there is none, now."""
        self._abilities = frozenset(abilities) if abilities is not None else None
        if self._abilities is None:
            self._answer_held(shown=False)
        else:
            self._send_held()

    def _answer_held(self, *, shown: bool) -> None:
        held, self._held = self._held, []
        for _, answer in held:
            answer.set_result(shown)

    def _send_held(self) -> None:
        while self._held:
            notification, shown = self._held[0]  # held until it is sent: the bus may be gone
            try:
                serial = self._call("Notify", "susssasa{sv}i", self._arguments(notification))
            except ValueError as error:  # text that is none
                _log.info("can't be shown: %s", error)
                shown.set_result(False)
            else:
                self._sent[serial] = notification.tag, shown
            del self._held[0]

    def _arguments(self, notification: Notification) -> tuple[Any, ...]:
        abilities = self._abilities or frozenset()
        body = _short(notification.body)
        if "body-markup" in abilities:
            body = escape(body, quote=False)
        actions: list[str] = []
        if "actions" in abilities:
            for key, words in notification.actions:
                if not actions:
                    actions += ["default", words]
                actions += [key, words]
        hints: dict[str, tuple[str, Any]] = {
            "desktop-entry": ("s", "voicedesk"),
            "urgency": ("y", _CRITICAL if notification.urgent else _NORMAL),
            "suppress-sound": ("b", True),  # the program has one of its own, if it is wanted
        }
        replaced = self._ids.get(notification.tag, 0)
        summary = _short(notification.summary)
        return ("VoiceDesk", replaced, self._icon, summary, body, actions, hints, _BY_DEFAULT)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


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
