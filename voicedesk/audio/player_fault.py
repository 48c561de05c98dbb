"""Why a recording can't be heard."""

from enum import StrEnum

from PySide6.QtMultimedia import QMediaPlayer


class PlayerFault(StrEnum):
    """Why a recording can't be heard."""

    NO_DEVICE = "no device"
    """Nothing to hear it with. It plays on silently, and is heard once a device is there."""
    SILENT = "silent"
    """Whatever it was heard with takes no more sound. It rests where it was."""
    NO_FILE = "no file"
    NO_ACCESS = "no access"
    NOT_AUDIO = "not audio"
    BROKEN = "broken"


_FAULTS = {
    QMediaPlayer.Error.ResourceError: PlayerFault.NO_FILE,
    QMediaPlayer.Error.AccessDeniedError: PlayerFault.NO_ACCESS,
    QMediaPlayer.Error.FormatError: PlayerFault.NOT_AUDIO,
}


def fault_of(error: QMediaPlayer.Error) -> PlayerFault:
    """Qt's error in the program's own terms."""
    return _FAULTS.get(error, PlayerFault.BROKEN)
