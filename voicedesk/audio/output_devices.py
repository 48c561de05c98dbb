"""What there is to hear with, and which of it is used."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices


class OutputDevice(NamedTuple):
    """A device to hear with: its id as settings keep it, and what the system calls it."""

    id: str
    description: str


class OutputDevices(QObject):
    """Follows the chosen device: the system's default stands in while that one is away.

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

    @property
    def all(self) -> list[OutputDevice]:
        return [OutputDevice(_id(one), one.description()) for one in QMediaDevices.audioOutputs()]

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
            if _id(device) == self._selected:
                return device
        return QMediaDevices.defaultAudioOutput()

    def choose(self, device_id: str) -> None:
        """Use this device whenever it is there; empty for the system's default."""
        if device_id != self._selected:
            self._selected = device_id
            self._is_away = not self._is_there()
            self.changed.emit()

    # Inside

    def _is_there(self) -> bool:
        return not self._selected or any(
            _id(d) == self._selected for d in QMediaDevices.audioOutputs()
        )

    def _follow(self) -> None:
        self._note_names()
        was_away, self._is_away = self._is_away, not self._is_there()
        self.changed.emit()
        if self._is_away and not was_away:
            self.lost.emit(self.away)
        elif was_away and not self._is_away:
            self.returned.emit(self._names[self._selected])

    def _note_names(self) -> None:
        self._names |= {one.id: one.description for one in self.all}


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).hex()


def _readable(device_id: str) -> str:
    """What the system names a device that this program has never seen."""
    try:
        return bytes.fromhex(device_id).decode(errors="replace")
    except ValueError:
        return device_id
