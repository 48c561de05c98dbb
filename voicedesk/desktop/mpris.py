"""The desktop's player controls and media keys, by MPRIS 2 of freedesktop.org on the session bus.

`MediaPlayerBus` is told how the player stands. Its thread answers every question from that alone,
and passes on what is asked for, so that nobody waits for the window.
"""

import math
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from voicedesk import APP_ID
from voicedesk.desktop.bus_thread import BusThread
from voicedesk.domain.text import clean

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection


class MediaCommand(Enum):
    """What the desktop asks for, each with a number where one belongs to it."""

    RAISE = auto()
    QUIT = auto()
    PLAY = auto()
    PAUSE = auto()
    TOGGLE = auto()
    STOP = auto()
    NEXT = auto()
    PREVIOUS = auto()
    SEEK = auto()
    """By so many milliseconds, backwards below 0."""
    GO_TO = auto()
    """To a position in milliseconds."""
    VOLUME = auto()
    """0 to 1."""
    RATE = auto()
    LOOP = auto()
    """1 for on, 0 for off."""


@dataclass(frozen=True, slots=True)
class MediaStatus:
    """How the player stands, but for its position.

    Attributes:
        track: tells what is in the player from anything else; empty for nothing.
        title: what it is called, as plain text.
        duration: milliseconds; 0 where it isn't known.
        playback: `Playing`, `Paused` or `Stopped`.
        volume: 0 to 1.
        slowest, fastest: the least and greatest `rate`; 1 is as recorded.
    """

    track: str = ""
    title: str = ""
    duration: int = 0
    playback: str = "Stopped"
    volume: float = 1.0
    rate: float = 1.0
    slowest: float = 1.0
    fastest: float = 1.0
    loop: bool = False
    can_play: bool = False
    can_next: bool = False
    can_previous: bool = False


Asked = Callable[[MediaCommand, float], None]

_NAME: Final = f"org.mpris.MediaPlayer2.{APP_ID}"
_PATH: Final = "/org/mpris/MediaPlayer2"
_ROOT: Final = "org.mpris.MediaPlayer2"
_PLAYER: Final = "org.mpris.MediaPlayer2.Player"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_INTROSPECTABLE: Final = "org.freedesktop.DBus.Introspectable"
_PEER: Final = "org.freedesktop.DBus.Peer"
_NO_TRACK: Final = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
_ERROR: Final = "org.freedesktop.DBus.Error."
_LONGEST: Final = 200
"""Characters of a title: a name from the service may be of any length."""
_OWNER: Final = 1
"""The bus's answer to who got a name."""

Variant = tuple[str, object]
"""A value of D-Bus, after its signature."""


class MediaPlayerBus:
    """Makes the player known to the desktop, once it is told of it.

    Where there is no session bus, nothing happens. A second program that runs beside the first gets
    a name with its process id, as MPRIS has it.

    Args:
        asked: told of what the desktop asks for, on the thread.
    """

    def __init__(self, asked: Asked) -> None:
        self._thread = BusThread("media player", lambda connection: _Exported(connection, asked))
        self._has_started = False

    def show(self, status: MediaStatus, position: int, *, jumped: bool = False) -> None:
        """Tell how the player stands now.

        Args:
            position: milliseconds; while it plays, the desktop reckons it on by the rate.
            jumped: whether the position isn't where it would have come to by playing.
        """
        at = time.monotonic()

        def show(player: "_Exported | None") -> None:
            if player is not None:
                player.show(status, position, at, jumped=jumped)

        # A bus that isn't there, or is gone, won't come: then the session has no desktop.
        self._thread.give(show, start=not self._has_started)
        self._has_started = True

    def close(self) -> None:
        """Let go of the bus; waits for nothing."""
        self._thread.close()


_Method = tuple[str, str | None, Callable[..., object]]
"""The interface, the answer's signature (None for no values), and what to do."""


class _RefusedError(Exception):
    """What is asked for can't be had.

    Args:
        name: D-Bus's name of the error, without the part that all have.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = f"{_ERROR}{name}"


class _Exported:
    """The object on the bus, over one connection."""

    def __init__(self, connection: "DBusConnection", asked: Asked) -> None:
        from jeepney import MatchRule, message_bus  # noqa: PLC0415 - when it is needed
        from jeepney.bus_messages import DBusNameFlags  # noqa: PLC0415

        self._connection = connection
        self._asked = asked
        self._status = MediaStatus()
        self._position, self._at = 0, time.monotonic()
        self._methods: dict[tuple[str, str], _Method] = {
            ("Get", "ss"): (_PROPERTIES, "v", self._property),
            ("GetAll", "s"): (_PROPERTIES, "a{sv}", self._properties),
            ("Set", "ssv"): (_PROPERTIES, None, self._set),
            ("Seek", "x"): (_PLAYER, None, self._seek),
            ("SetPosition", "ox"): (_PLAYER, None, self._set_position),
            ("OpenUri", "s"): (_PLAYER, None, self._open),
        }
        for interface, commands in ((_ROOT, _ROOT_METHODS), (_PLAYER, _PLAYER_METHODS)):
            for name, command in commands.items():
                self._methods[name, ""] = (interface, None, partial(asked, command, 0))
        self._calls: deque[Message] = deque()
        connection.filter(MatchRule(type="method_call"), queue=self._calls)
        for name in (_NAME, f"{_NAME}.instance{os.getpid()}"):
            call = message_bus.RequestName(name, DBusNameFlags.do_not_queue)
            if connection.send_and_get_reply(call).body == (_OWNER,):
                break

    def show(self, status: MediaStatus, position: int, at: float, *, jumped: bool) -> None:
        before, self._status = _player_properties(self._status), status
        self._position, self._at = position, at
        now = _player_properties(status)
        changed = {name: value for name, value in now.items() if value != before[name]}
        if changed:
            self._tell(_PROPERTIES, "PropertiesChanged", "sa{sv}as", (_PLAYER, changed, []))
        if jumped:
            self._tell(_PLAYER, "Seeked", "x", (1000 * position,))

    def hear(self) -> None:
        try:
            while True:
                self._connection.recv_messages(timeout=0)
        except TimeoutError:
            pass
        while self._calls:
            self._answer(self._calls.popleft())

    def _tell(self, interface: str, signal: str, signature: str, body: tuple[object, ...]) -> None:
        from jeepney import DBusAddress, new_signal  # noqa: PLC0415 - when it is needed

        address = DBusAddress(_PATH, interface=interface)
        self._connection.send(new_signal(address, signal, signature, body))

    def _answer(self, call: "Message") -> None:
        from jeepney import MessageFlag, new_error, new_method_return  # noqa: PLC0415

        try:
            signature, body = self._carry_out(call)
            answer = new_method_return(call, signature, body)
        except _RefusedError as refused:
            answer = new_error(call, refused.name, "s", (refused.name,))
        if not call.header.flags & MessageFlag.no_reply_expected:
            self._connection.send(answer)

    def _carry_out(self, call: "Message") -> tuple[str | None, tuple[object, ...]]:
        """Do what a call asks for; returns the answer's signature and body.

        Raises:
            _RefusedError: there is nothing of the kind here.
        """
        from jeepney import HeaderFields  # noqa: PLC0415 - when it is needed

        fields, body = call.header.fields, call.body
        interface = fields.get(HeaderFields.interface, "")
        asked = (fields[HeaderFields.member], fields.get(HeaderFields.signature, ""))
        if interface in {"", _PEER} and asked == ("Ping", ""):
            return None, ()
        if interface in {"", _INTROSPECTABLE} and asked == ("Introspect", ""):
            return "s", (_introspection(fields[HeaderFields.path]),)
        if fields[HeaderFields.path] != _PATH:
            raise _RefusedError("UnknownObject")
        of, answer, do = self._methods.get(asked, ("", None, None))
        if do is None or interface not in {"", of}:
            raise _RefusedError("UnknownMethod")
        result = do(*body)
        return answer, (result,) if answer else ()

    def _open(self, _uri: str) -> None:
        raise _RefusedError("NotSupported")

    def _seek(self, by: int) -> None:
        duration = self._status.duration
        if duration and self._now() + by / 1000 > duration:
            self._asked(MediaCommand.NEXT, 0)
        else:
            self._asked(MediaCommand.SEEK, by / 1000)

    def _set_position(self, track: str, position: int) -> None:
        # One that was sent before the track changed, or is beyond it, means nothing.
        if track == _track_path(self._status) and 0 <= position <= 1000 * self._status.duration:
            self._asked(MediaCommand.GO_TO, position / 1000)

    def _set(self, interface: str, name: str, value: Variant) -> None:
        if name not in self._properties(interface):
            raise _RefusedError("UnknownProperty")
        match name, value:
            case ("Volume" | "Rate", ("d", float(number))) if not math.isfinite(number):
                raise _RefusedError("InvalidArgs")
            case ("Volume", ("d", float(volume))):
                self._asked(MediaCommand.VOLUME, min(max(volume, 0.0), 1.0))
            case ("Rate", ("d", 0.0)):  # the specification: as if paused
                self._asked(MediaCommand.PAUSE, 0)
            case ("Rate", ("d", float(rate))):
                self._asked(MediaCommand.RATE, rate)
            case ("LoopStatus", ("s", "None" | "Track" as loop)):
                self._asked(MediaCommand.LOOP, loop == "Track")
            case ("Volume" | "Rate" | "LoopStatus", _):
                raise _RefusedError("InvalidArgs")
            case _:
                raise _RefusedError("PropertyReadOnly")

    def _property(self, interface: str, name: str) -> Variant:
        properties = self._properties(interface)
        if name not in properties:
            raise _RefusedError("UnknownProperty")
        return properties[name]

    def _properties(self, interface: str) -> dict[str, Variant]:
        if interface == _ROOT:
            return _ROOT_PROPERTIES
        if interface == _PLAYER:
            position = ("x", round(1000 * self._now()))
            return {**_player_properties(self._status), "Position": position}
        raise _RefusedError("UnknownInterface")

    def _now(self) -> float:
        """The position in milliseconds."""
        status, passed = self._status, time.monotonic() - self._at
        moved = 1000 * passed * status.rate if status.playback == "Playing" else 0
        position = self._position + moved
        return min(position, status.duration) if status.duration else position


_ROOT_METHODS: Final = {"Raise": MediaCommand.RAISE, "Quit": MediaCommand.QUIT}
_PLAYER_METHODS: Final = {
    "Play": MediaCommand.PLAY,
    "Pause": MediaCommand.PAUSE,
    "PlayPause": MediaCommand.TOGGLE,
    "Stop": MediaCommand.STOP,
    "Next": MediaCommand.NEXT,
    "Previous": MediaCommand.PREVIOUS,
}
_WRITABLE: Final = frozenset({"LoopStatus", "Rate", "Volume"})
_ROOT_PROPERTIES: Final[dict[str, Variant]] = {
    "CanQuit": ("b", True),
    "CanRaise": ("b", True),
    "HasTrackList": ("b", False),
    "Identity": ("s", "VoiceDesk"),
    "DesktopEntry": ("s", APP_ID),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}


def _player_properties(status: MediaStatus) -> dict[str, Variant]:
    """All but the position, which isn't told when it changes."""
    return {
        "PlaybackStatus": ("s", status.playback),
        "LoopStatus": ("s", "Track" if status.loop else "None"),
        "Rate": ("d", status.rate),
        "Metadata": ("a{sv}", _metadata(status)),
        "Volume": ("d", status.volume),
        "MinimumRate": ("d", status.slowest),
        "MaximumRate": ("d", status.fastest),
        "CanGoNext": ("b", status.can_next),
        "CanGoPrevious": ("b", status.can_previous),
        "CanPlay": ("b", status.can_play),
        "CanPause": ("b", status.can_play),
        "CanSeek": ("b", status.can_play and status.duration > 0),
        "CanControl": ("b", True),
    }


def _metadata(status: MediaStatus) -> dict[str, Variant]:
    metadata: dict[str, Variant] = {"mpris:trackid": ("o", _track_path(status))}
    if status.track:
        metadata["xesam:title"] = ("s", clean(status.title)[:_LONGEST])
    if status.track and status.duration:
        metadata["mpris:length"] = ("x", 1000 * status.duration)
    return metadata


def _track_path(status: MediaStatus) -> str:
    """An object's path, which has letters, digits and `_` alone."""
    name = status.track.encode(errors="replace").hex()
    return f"/voicedesk/track/{name}" if name else _NO_TRACK


def _introspection(path: str) -> str:
    """What D-Bus's tools show of an object, and of those above it."""
    above = f"{path.rstrip('/')}/"
    if path != _PATH:
        child = _PATH.removeprefix(above).partition("/")[0] if _PATH.startswith(above) else ""
        return f'<node><node name="{child}"/></node>' if child else "<node/>"
    seek = '<method name="Seek"><arg name="Offset" type="x" direction="in"/></method>'
    set_position = (
        '<method name="SetPosition"><arg name="TrackId" type="o" direction="in"/>'
        '<arg name="Position" type="x" direction="in"/></method>'
    )
    open_uri = '<method name="OpenUri"><arg name="Uri" type="s" direction="in"/></method>'
    seeked = '<signal name="Seeked"><arg name="Position" type="x"/></signal>'
    own = (seek, set_position, open_uri, seeked)
    player = {**_player_properties(MediaStatus()), "Position": ("x", 0)}
    root = _described(_ROOT, _ROOT_METHODS, _ROOT_PROPERTIES)
    return f"<node>{root}{_described(_PLAYER, _PLAYER_METHODS, player, *own)}</node>"


def _described(
    interface: str, methods: Iterable[str], properties: Mapping[str, Variant], *rest: str
) -> str:
    described = [f'<method name="{name}"/>' for name in methods]
    for name, (signature, _) in properties.items():
        access = "readwrite" if name in _WRITABLE else "read"
        described.append(f'<property name="{name}" type="{signature}" access="{access}"/>')
    return f'<interface name="{interface}">{"".join([*described, *rest])}</interface>'
