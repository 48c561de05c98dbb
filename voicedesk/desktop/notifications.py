"""Notifications outside of the window, over the session bus (freedesktop.org's specification).

`NotificationBus` has a thread of its own that speaks with the desktop; it starts with the first
notification.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from voicedesk import APP_ID
from voicedesk.desktop.bus_thread import BusThread

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
_PATIENCE = 4.0
"""Seconds that the desktop has to say that it shows something, before nobody waits any more."""
_LONGEST_ANSWER = 25.0
"""Seconds after which a call counts as lost, as in D-Bus's own library."""
_LONGEST = 200
"""Characters of a summary or body: a name from the service may be of any length."""
_NORMAL, _CRITICAL = 1, 2
_BY_DEFAULT = -1

Acted = Callable[[str, str, str], None]


class NotificationBus:
    """Shows notifications and hears what is pressed on them.

    Args:
        acted: told of each press: the notification's tag, the action's key, and the token with
            which a window may come to the front (empty for none). Called on the thread.
        icon: a picture's file, as an address.
    """

    def __init__(self, acted: Acted, icon: str = "") -> None:
        self._thread = BusThread(
            "notifications", lambda connection: _Desktop(connection, acted, icon)
        )

    async def show(self, notification: Notification) -> bool:
        """Have it shown; returns whether there is a desktop that does.

        One that doesn't answer in time counts as there: it may show it later.
        """
        shown: Future[bool] = Future()
        shown.set_running_or_notify_cancel()

        def show(desktop: _Desktop | None) -> None:
            try:
                shown.set_result(desktop is not None and desktop.show(notification))
            except OSError:
                shown.set_result(False)
                raise

        self._thread.give(show)
        try:
            async with asyncio.timeout(_PATIENCE):
                return await asyncio.wrap_future(shown)
        except TimeoutError:
            return True

    def withdraw(self, tag: str) -> None:
        """Take the notification with this tag away, where there is one."""

        def withdraw(desktop: _Desktop | None) -> None:
            if desktop is not None:
                desktop.withdraw(tag)

        self._thread.give(withdraw, start=False)

    def close(self) -> None:
        """Let go of the bus; waits for nothing."""
        self._thread.close()


class _Desktop:
    """The desktop's notification service, over one connection; its calls wait for the answers.

    It is first asked what it can do: it may have no buttons, or take a body for markup.
    """

    def __init__(self, connection: "DBusConnection", acted: Acted, icon: str) -> None:
        from jeepney import MatchRule, message_bus  # noqa: PLC0415 - when it is needed

        self.connection = connection
        self._acted = acted
        self._icon = icon
        self._abilities: frozenset[str] | None = None
        self._ids: dict[str, int] = {}
        self._tokens: dict[int, str] = {}
        self._signals: deque[Message] = deque()
        rule = MatchRule(type="signal", sender=_NAME, interface=_NAME, path=_PATH)
        connection.send(message_bus.AddMatch(rule))
        # A signal bears the sender's number, not its name.
        rule = MatchRule(type="signal", interface=_NAME, path=_PATH)
        connection.filter(rule, queue=self._signals)

    def show(self, notification: Notification) -> bool:
        """Whether the desktop shows it."""
        if self._abilities is None:
            abilities = self._call("GetCapabilities", None, ())
            if not isinstance(abilities, list):
                return False
            self._abilities = frozenset(map(str, abilities))
        try:
            number = self._call("Notify", "susssasa{sv}i", self._arguments(notification))
        except ValueError as error:  # text that is none
            _log.info("can't be shown: %s", error)
            return False
        if not isinstance(number, int):
            return False
        self._ids[notification.tag] = number
        return True

    def withdraw(self, tag: str) -> None:
        if number := self._ids.pop(tag, 0):
            self._call("CloseNotification", "u", (number,))

    def hear(self) -> None:
        """Tell of each press that came."""
        with suppress(TimeoutError):
            while True:
                self.connection.recv_messages(timeout=0)
        while self._signals:
            try:
                self._hear(self._signals.popleft())
            except (TypeError, ValueError, IndexError) as error:
                _log.info("the desktop said something that can't be understood: %s", error)

    def _hear(self, signal: "Message") -> None:
        from jeepney import HeaderFields  # noqa: PLC0415 - when it is needed

        number = int(signal.body[0])
        tag = next((tag for tag, known in self._ids.items() if known == number), None)
        if tag is None:
            return
        match signal.header.fields[HeaderFields.member]:
            case "ActivationToken":
                self._tokens[number] = str(signal.body[1])
            case "ActionInvoked":
                self._acted(tag, str(signal.body[1]), self._tokens.pop(number, ""))
            case "NotificationClosed":
                self._tokens.pop(number, None)
                del self._ids[tag]

    def _call(self, method: str, signature: str | None, body: tuple[Any, ...]) -> object:
        """The first value of the answer; None where it is a refusal, or none comes."""
        from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        call = new_method_call(address, method, signature, body)
        try:
            answer = self.connection.send_and_get_reply(call, timeout=_LONGEST_ANSWER)
        except TimeoutError:
            return None
        good = answer.header.message_type is MessageType.method_return
        return answer.body[0] if good and answer.body else None

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
            "desktop-entry": ("s", APP_ID),
            "urgency": ("y", _CRITICAL if notification.urgent else _NORMAL),
            "suppress-sound": ("b", True),  # the program has one of its own, if it is wanted
        }
        replaced = self._ids.get(notification.tag, 0)
        summary = _short(notification.summary)
        return ("VoiceDesk", replaced, self._icon, summary, body, actions, hints, _BY_DEFAULT)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
