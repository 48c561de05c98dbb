"""What there is to hear with, and which of it is used."""

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioSink, QMediaDevices


class OutputDevice(NamedTuple):
    """A device to hear with: its id as settings keep it, and what the system calls it."""

    id: str
    description: str


class OutputDevices(QObject):
    """Follows the chosen device: the system's default stands in while that one is away.

    Attributes:
        server: what the devices belong to.

    Signals:
        changed: other devices are there, or another one is used.
        lost: the chosen device went away: what it is called. The default is used.
        returned: it is there again: what it is called.
    """

    changed = Signal()
    lost = Signal(str)
    returned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected = ""
        self._names: dict[str, str] = {}
        self._is_away = False
        self._watch = QMediaDevices(self)
        self._watch.audioOutputsChanged.connect(self._follow)
        self._note_names()
        self.server = SoundServer()
        if os.environ.get(_ADDRESS):
            self._trying = QTimer(self, interval=_TRY_MS)
            self._trying.timeout.connect(self._keep_trying)
            self._trying.start()

    @property
    def all(self) -> list[OutputDevice]:
        return [
            OutputDevice(device_id(one), one.description()) for one in QMediaDevices.audioOutputs()
        ]

    @property
    def selected(self) -> str:
        """The id of the chosen device; empty for the system's default."""
        return self._selected

    @property
    def away(self) -> str:
        """What the chosen device is called where it isn't there; empty where it is."""
        if self._is_there():
            return ""
        return self._names.get(self._selected) or _readable(self._selected)

    @property
    def default(self) -> str:
        """What the system's default is called; empty where there is none."""
        return QMediaDevices.defaultAudioOutput().description()

    @property
    def used(self) -> QAudioDevice:
        """The one to use; a null device where there is none."""
        for device in QMediaDevices.audioOutputs():
            if device_id(device) == self._selected:
                return device
        return QMediaDevices.defaultAudioOutput()

    def choose(self, selected: str) -> None:
        """Use this device whenever it is there; empty for the system's default."""
        if selected != self._selected:
            self._selected = selected
            self._is_away = not self._is_there()
            self.changed.emit()

    # Inside

    def _is_there(self) -> bool:
        return not self._selected or any(
            device_id(d) == self._selected for d in QMediaDevices.audioOutputs()
        )

    def _follow(self) -> None:
        self.server.look()
        self._note_names()
        was_away, self._is_away = self._is_away, not self._is_there()
        self.changed.emit()
        if self._is_away and not was_away:
            self.lost.emit(self.away)
        elif was_away and not self._is_away:
            self.returned.emit(self._names[self._selected])

    def _keep_trying(self) -> None:
        self._trying.setInterval(_TRY_MS if self.server.keep_trying() else _SOON_MS)

    def _note_names(self) -> None:
        self._names |= {one.id: one.description for one in self.all}


_TASKS: Final = Path("/proc/self/task")
_ADDRESS: Final = "PULSE_SERVER"
_SOCKET: Final = "unix:"
_REFUSES_LATER: Final = "tcp4:127.0.0.1:1"
_TRY_MS: Final = 2_000
"""Less than the three seconds after which Qt tries to connect again."""
_SOON_MS: Final = 200


class SoundServer:
    """Whether Qt is connected to PulseAudio, where it plays through that.

    Qt 6.11 (QPulseAudioContextManager) tells neither when the server ends nor when it is there
    again, and an output that is opened meanwhile aborts the program inside libpulse. So whoever
    opens one asks here first. Its connections, one for the devices and one for all outputs, are
    found by their threads, which Qt names: they end with the server, and others are made three
    seconds later. That for the outputs belongs to the thread which opens the first one, and isn't
    made again once that thread has ended: so the window's thread opens one before. To go once Qt
    looks whether it is connected, and connects again whatever has ended.
    """

    def __init__(self) -> None:
        self._threads: frozenset[Path] = frozenset()
        self._count = 0
        self._is_prepared = False
        self._address = os.environ.get(_ADDRESS, "")
        self.look()

    def look(self) -> None:
        """Count the connections; more are made when there is a device, and when one is used."""
        self._threads = _server_threads()
        self._count = max(self._count, len(self._threads))

    def prepare(self, device: QAudioDevice) -> None:
        """Have Qt connect, before the first output is opened."""
        if self._is_prepared or device.isNull():
            return
        self.look()
        if self._count and not self.is_away:
            self._is_prepared = True
            first = QAudioSink(device, device.preferredFormat())
            first.start()
            first.reset()
            self.look()

    def keep_trying(self) -> bool:
        """Have Qt look for a server that is away until it is there again. Whether it is.

        It never looks again once a socket has refused it, which it does at once. Where the socket
        is named in the environment, as under Flatpak and WSL, it is led meanwhile to what refuses
        it a moment later.
        """
        if not self._address.startswith(_SOCKET):
            return True
        is_there = not self.is_away or _accepts(self._address.removeprefix(_SOCKET))
        os.environ[_ADDRESS] = self._address if is_there else _REFUSES_LATER
        return is_there

    @property
    def connection(self) -> frozenset[Path]:
        """Differs from one connection to the next; empty while there is none."""
        if len(self._threads) < self._count or not all(map(_is_of_server, self._threads)):
            self._threads = _server_threads()
        return self._threads if len(self._threads) >= self._count else frozenset()

    @property
    def is_away(self) -> bool:
        """Whether it was there and no output can be opened now."""
        return self._count > 0 and not self.connection


def _server_threads() -> frozenset[Path]:
    with suppress(OSError):  # not Linux
        return frozenset(filter(_is_of_server, _TASKS.iterdir()))
    return frozenset()


def _is_of_server(thread: Path) -> bool:
    with suppress(OSError):  # it has ended
        return (thread / "comm").read_bytes() == b"QPulseAudioEngi\n"
    return False


def _accepts(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(0)
        return client.connect_ex(path) == 0


def device_id(device: QAudioDevice) -> str:
    """A device's id as settings keep it."""
    return bytes(device.id().data()).hex()


def _readable(device_id: str) -> str:
    """What the system names a device that this program has never seen."""
    try:
        return bytes.fromhex(device_id).decode(errors="replace")
    except ValueError:
        return device_id
