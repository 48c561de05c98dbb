"""Plays one recording at a time."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QtAudio

from voicedesk.audio.play_clock import PlayClock
from voicedesk.audio.player_fault import PlayerFault, fault_of
from voicedesk.audio.player_phase import PlayerPhase

_FRAME: Final = 33
"""Milliseconds between two announcements of the position."""

_State = QMediaPlayer.PlaybackState
_Status = QMediaPlayer.MediaStatus


class Player(QObject):
    """The program's one player. Loading another recording stops the one before.

    It follows the system's default output, also when that changes while something plays. To be
    built outside of coroutines and kept for the program's life.

    Signals:
        phase_changed: PlayerPhase.
        position_changed: milliseconds; evenly while playing.
        duration_changed: milliseconds; may be corrected while a recording plays.
        failed: a PlayerFault's value. All but NO_DEVICE leave the player empty.
        device_changed: whether there is anything to hear with.
        finished: a recording was played to its end.
    """

    phase_changed = Signal(object)
    position_changed = Signal(int)
    duration_changed = Signal(int)
    failed = Signal(str)
    device_changed = Signal(bool)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phase = PlayerPhase.EMPTY
        self._is_switching = False
        self._is_starting = False
        self._told_position = 0
        self._volume = 1.0
        self._clock = PlayClock()
        self._output = _new_output(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._output)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.playbackStateChanged.connect(self._update_phase)
        self._player.positionChanged.connect(self._clock.report)
        self._player.durationChanged.connect(self._on_duration)
        self._player.errorOccurred.connect(self._on_error)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._follow_device)
        self._has_device = not QMediaDevices.defaultAudioOutput().isNull()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME)
        self._frames.timeout.connect(self._tell_position)

    @property
    def phase(self) -> PlayerPhase:
        """What the player is doing."""
        return self._phase

    @property
    def position(self) -> int:
        """Milliseconds from the beginning; while playing it moves between the player's reports."""
        return self._clock.read(self.duration)

    @property
    def duration(self) -> int:
        """Milliseconds; 0 while nothing is loaded."""
        return max(self._player.duration(), 0)

    @property
    def has_device(self) -> bool:
        """Whether there is anything to hear with."""
        return self._has_device

    @property
    def volume(self) -> float:
        """0 to 1, in even steps for the ear."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(max(volume, 0.0), 1.0)
        scale = QtAudio.VolumeScale
        linear = QtAudio.convertVolume(
            self._volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale
        )
        self._output.setVolume(linear)

    @property
    def muted(self) -> bool:
        """Whether nothing is heard, whatever the volume."""
        return self._output.isMuted()

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._output.setMuted(muted)

    def load(self, path: Path, *, play: bool) -> None:
        """Open the recording at `path`, from its beginning, and play it if wanted."""
        self._is_switching = True
        self._clear()
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._is_switching = False
        if play:
            self.play()
        self._update_phase()

    def unload(self) -> None:
        """Let go of the file, so that it can be replaced or deleted."""
        self._is_switching = True
        self._clear()
        self._is_switching = False
        self._update_phase()

    def play(self) -> None:
        """Play from the position, or from the beginning once the end was reached."""
        if not self._has_source:
            return
        if not self._has_device:
            self.failed.emit(PlayerFault.NO_DEVICE)
        self._is_starting = True
        self._player.play()

    def pause(self) -> None:
        """Stop at the position."""
        self._is_starting = False
        self._player.pause()

    def stop(self) -> None:
        """Stop, and go back to the beginning."""
        self._is_starting = False
        self._player.stop()
        self._player.setPosition(0)
        self._move_head(0)

    def seek(self, ms: int) -> None:
        """Go to a position; beyond the ends means the ends."""
        ms = min(max(ms, 0), self.duration)
        self._player.setPosition(ms)
        self._move_head(ms)

    @property
    def _has_source(self) -> bool:
        return not self._player.source().isEmpty()

    def _clear(self) -> None:
        # Qt ignores a source that it has already, also where the file is another by now.
        self._is_starting = False
        self._player.stop()
        self._player.setSource(QUrl())
        self._move_head(0)

    def _on_duration(self, ms: int) -> None:
        self.duration_changed.emit(max(ms, 0))

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is _Status.EndOfMedia:
            self._clock.halt()
            self._move_head(0)
            self._update_phase()
            self.finished.emit()
        else:
            self._update_phase()

    def _on_error(self, error: QMediaPlayer.Error, _text: str) -> None:
        if error is not QMediaPlayer.Error.NoError:
            self.failed.emit(fault_of(error))

    def _update_phase(self) -> None:
        if self._is_switching:
            return
        phase = self._actual_phase()
        if phase is self._phase:
            return
        self._phase = phase
        if phase is PlayerPhase.PLAYING:
            self._clock.run()
            self._frames.start()
        else:
            self._clock.halt()
            self._frames.stop()
            self._tell_position()
        self.phase_changed.emit(phase)

    def _actual_phase(self) -> PlayerPhase:
        status = self._player.mediaStatus()
        state = self._player.playbackState()
        if status in {_Status.NoMedia, _Status.InvalidMedia}:
            return PlayerPhase.EMPTY
        if state is _State.PlayingState:
            self._is_starting = False
            return PlayerPhase.PLAYING
        # Qt says that a recording is loaded just before it begins to play it.
        is_loaded_to_play = self._is_starting and self._phase is PlayerPhase.LOADING
        if status is _Status.LoadingMedia or is_loaded_to_play:
            return PlayerPhase.LOADING
        return PlayerPhase.PAUSED if state is _State.PausedState else PlayerPhase.STOPPED

    def _follow_device(self) -> None:
        device = QMediaDevices.defaultAudioOutput()
        if not device.isNull() and device != self._output.device():
            self._output.setDevice(device)
        has_device = not device.isNull()
        if has_device is not self._has_device:
            self._has_device = has_device
            self.device_changed.emit(has_device)

    def _move_head(self, ms: int) -> None:
        self._clock.set(ms)
        self._tell_position()

    def _tell_position(self) -> None:
        position = self.position
        if position != self._told_position:
            self._told_position = position
            self.position_changed.emit(position)


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
