"""What the person set for every program's look, as the desktop's portal tells it, now and later.

Read from `org.freedesktop.portal.Settings`, version 1 and later; of what it doesn't say, nothing is
assumed.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicedesk.desktop.bus_thread import BusThread

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_NAME = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_COMMON = "org.freedesktop.appearance"
_GNOME = "org.gnome.desktop.interface"
_GNOME_CONTRAST = "org.gnome.desktop.a11y.interface"
_PATIENCE = 25.0
"""Seconds for the portal's answer: the bus may have to start it first."""


@dataclass(frozen=True, slots=True)
class DesktopAppearance:
    """What the person set for every program.

    Attributes:
        dark: None where light or dark is left to the programs.
        accent: red, green and blue from 0 to 1; None for the program's own.
        high_contrast: more contrast is wanted.
        reduced_motion: nothing is to move that needn't.
    """

    dark: bool | None = None
    accent: tuple[float, float, float] | None = None
    high_contrast: bool = False
    reduced_motion: bool = False


class AppearanceBus:
    """Hears of the desktop's appearance on a thread of its own.

    Args:
        changed: told what holds, once the portal has said so, and at each change. Called on the
            thread.
    """

    def __init__(self, changed: Callable[[DesktopAppearance], None]) -> None:
        self._thread = BusThread("appearance", lambda bus: _Portal(bus, changed))

    def start(self) -> None:
        """Ask the portal, and hear it from then on; waits for nothing."""
        self._thread.give(lambda _portal: None)

    def close(self) -> None:
        """Let go of the bus; waits for nothing."""
        self._thread.close()


class _Portal:
    def __init__(
        self, connection: "DBusConnection", changed: Callable[[DesktopAppearance], None]
    ) -> None:
        from jeepney import (  # noqa: PLC0415 - when it is needed
            DBusAddress,
            HeaderFields,
            MatchRule,
            message_bus,
            new_method_call,
        )

        self._connection = connection
        self._changed = changed
        self._told = DesktopAppearance()
        self._values: dict[tuple[str, str], object] = {}
        self._signals: deque[Message] = deque()
        rule = MatchRule(
            type="signal", sender=_NAME, interface=_INTERFACE, member="SettingChanged", path=_PATH
        )
        connection.send(message_bus.AddMatch(rule))
        # A signal bears the sender's number, not its name.
        rule = MatchRule(type="signal", interface=_INTERFACE, member="SettingChanged", path=_PATH)
        connection.filter(rule, queue=self._signals)
        address = DBusAddress(_PATH, bus_name=_NAME, interface=_INTERFACE)
        call = new_method_call(address, "ReadAll", "as", ([_COMMON, _GNOME, _GNOME_CONTRAST],))
        with suppress(TimeoutError):
            answer = connection.send_and_get_reply(call, timeout=_PATIENCE)
            if answer.header.fields.get(HeaderFields.signature) == "a{sa{sv}}":
                for group, values in answer.body[0].items():
                    for key, (_, value) in values.items():
                        self._values[group, key] = value
        self._tell()

    def hear(self) -> None:
        """Take in the changes that came."""
        with suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=0)
        while self._signals:
            match self._signals.popleft().body:
                case (str(group), str(key), (str(), value)):
                    self._values[group, key] = value
        self._tell()

    def _tell(self) -> None:
        values = self._values
        scheme = values.get((_COMMON, "color-scheme"))
        now = DesktopAppearance(
            dark={1: True, 2: False}.get(scheme) if isinstance(scheme, int) else None,
            accent=_colour(values.get((_COMMON, "accent-color"))),
            high_contrast=values.get((_COMMON, "contrast")) == 1
            or values.get((_GNOME_CONTRAST, "high-contrast")) is True,
            reduced_motion=values.get((_COMMON, "reduced-motion")) == 1
            or values.get((_GNOME, "enable-animations")) is False,
        )
        if now != self._told:
            self._told = now
            self._changed(now)


def _colour(value: object) -> tuple[float, float, float] | None:
    """A share outside of 0 to 1 is how the portal says that none is set."""
    match value:
        case (float(red), float(green), float(blue)):
            return (red, green, blue) if all(0 <= one <= 1 for one in value) else None
        case _:
            return None
