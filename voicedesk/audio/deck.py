"""One recording that can be played: a media player with an output of its own."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaPlayer

_Status = QMediaPlayer.MediaStatus


class Deck(QObject):
    """A media player and its output.

    What is at its beginning isn't sent there again: stopping and seeking make an MP3 begin 40 ms
    later, as its decoder then gives out the silence before the first sample, too.

    Attributes:
        player: plays it.
        path: the file that is open; None for none.
        gain: what its loudness is multiplied by, at most 1.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.player = QMediaPlayer(self)
        self.path: Path | None = None
        self.gain = 1.0
        self._wanted = 0
        self._is_fresh = True
        self._output = _new_output(self)
        self.player.setAudioOutput(self._output)
        self.player.setPitchCompensation(True)
        self.player.mediaStatusChanged.connect(self._status_changed)

    @property
    def is_playing(self) -> bool:
        """Whether it plays, heard or not."""
        return self.player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    @property
    def is_broken(self) -> bool:
        """Whether what is open can't be played."""
        return self.player.mediaStatus() is _Status.InvalidMedia

    def open(self, path: Path) -> None:
        """Open a file, from its beginning."""
        # Qt ignores a source that it has already, also where the file is another by now.
        self.clear()
        self._is_fresh = True
        self.path = path
        self.player.setSource(QUrl.fromLocalFile(str(path)))

    def clear(self) -> None:
        """Let go of the file."""
        self.path = None
        self._wanted = 0
        self.player.stop()
        self.player.setSource(QUrl())

    def rewind(self) -> None:
        """Stop, and go back to the beginning."""
        self._wanted = 0
        if not self._is_fresh:
            self.player.stop()
            self.player.setPosition(0)

    def play(self) -> None:
        """Play on, once the file is read."""
        self._is_fresh = False
        self.player.play()

    def seek(self, ms: int) -> None:
        """Go to a position, once the file is read; beyond the end means the end."""
        if self._is_fresh and ms <= 0:
            return
        self._is_fresh = False
        if self.player.mediaStatus() is _Status.LoadingMedia:
            self._wanted = ms
        else:
            self.player.setPosition(min(max(ms, 0), max(self.player.duration(), 0)))

    def sound(self, volume: float, *, muted: bool) -> None:
        """Be heard at a linear volume, times the gain, or not at all."""
        self._output.setVolume(volume * self.gain)
        self._output.setMuted(muted)

    def use(self, device: QAudioDevice) -> None:
        """Be heard from `device`."""
        if not device.isNull() and device != self._output.device():
            self._output.setDevice(device)

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if self._wanted and status is not _Status.LoadingMedia:
            wanted, self._wanted = self._wanted, 0
            if wanted < self.player.duration():
                self.seek(wanted)


def _new_output(parent: QObject) -> QAudioOutput:
    """An output that Qt's threads can let go of while the interpreter is busy.

    QMediaPlayer.stop() waits, with the interpreter locked, for a thread that disconnects from the
    output. The first time, the output would ask the interpreter whether Python overrides
    `disconnectNotify`, and both would wait for ever; afterwards it remembers the answer.
    """
    output = QAudioOutput(parent)
    output.mutedChanged.connect(output.setMuted)
    output.mutedChanged.disconnect(output.setMuted)
    return output
